use super::*;

fn one(content: &[u8]) -> Taken {
    bytes("https://www.phare.example/a", content, None, None).remove(0).unwrap()
}

#[test]
fn found_by_content() {
    let text = one("Une phrase.".as_bytes());
    assert_eq!((text.way, text.raw.text.as_str(), text.raw.outlet.as_deref()), (Way::Text, "Une phrase.", Some("phare.example")));
    assert_eq!(text.raw.raw_sha256.len(), 64);
    assert_eq!(one(b"  <!doctype html><p>A sentence.").raw.text, "A sentence.");
    assert_eq!(one(b"{\"title\": \"A\", \"text\": \"B.\"}").way, Way::Entry);
    assert_eq!(one(b"[them] and so on").way, Way::Text);
    assert_eq!(one(b"").raw.text, "");
}

#[test]
fn charset_of_the_page() {
    let page = b"<html><head><meta charset=windows-1251></head><body><p>\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0.</p>";
    let taken = one(page);
    assert_eq!((taken.encoding, taken.raw.text.as_str()), ("windows-1251", "Привет мир."));
    // A page that is UTF-8 is read as such, whatever it says.
    let lying = "<html><meta charset=iso-8859-1><p>été.";
    assert_eq!(one(lying.as_bytes()).raw.text, "été.");
}

#[test]
fn dates() {
    for (text, day) in [
        ("2022-11-02", "2022-11-02"),
        ("2022-11-02T23:53:00-05:00", "2022-11-02"),
        ("Wed, 02 Nov 2022 15:53:00 GMT", "2022-11-02"),
        ("20221102T155300Z", "2022-11-02"),
        ("1667404380", "2022-11-02"),
        ("1667404380000", "2022-11-02"),
    ] {
        assert_eq!(date(text).unwrap().to_string(), day, "{text}");
    }
    for text in ["", "yesterday", "2022-13-02", "2022-11-022", "17", "é é é é é é", "20221345"] {
        assert_eq!(date(text), None, "{text}");
    }
}

#[test]
fn media_types() {
    assert_eq!(Kind::of_media("text/HTML; charset=x"), Some(Kind::Html));
    assert_eq!(Kind::of_media("application/ld+json"), Some(Kind::Json));
    assert_eq!(Kind::of_media("text/markdown"), Some(Kind::Text));
    assert_eq!(Kind::of_media("application/pdf"), None);
}
