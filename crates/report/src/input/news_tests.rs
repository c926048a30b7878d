use crate::input::{self, InputError, Kind, Taken, Way};

fn read(json: &str) -> Vec<Result<Taken, InputError>> {
    input::bytes("feed.json", json.as_bytes(), Some(Kind::Json), None)
}

fn one(json: &str) -> Taken {
    let mut all = read(json);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).unwrap()
}

#[test]
fn apis() {
    let newsapi = one(
        r#"{"status":"ok","articles":[{"source":{"id":null,"name":"The Beacon"},"author":"A. Roe","title":"Shells at sea",
        "description":"short","url":"https://www.beacon.example/1","publishedAt":"2024-03-12T10:00:00Z","content":"A ship left."}]}"#,
    );
    assert_eq!(newsapi.raw.text, "Shells at sea\n\nA ship left.");
    assert_eq!(newsapi.raw.outlet.as_deref(), Some("The Beacon"));
    assert_eq!(newsapi.raw.published.as_ref().unwrap().to_string(), "2024-03-12");
    assert_eq!((newsapi.raw.uri.as_str(), newsapi.way), ("https://www.beacon.example/1", Way::Entry));
    assert_eq!(newsapi.byline.as_deref(), Some("A. Roe"));

    let results = one(
        r#"{"response":{"results":[{"webTitle":"Un navire","webUrl":"https://phare.example/2","webPublicationDate":"2024-03-12T10:00:00Z",
        "fields":{"bodyText":"Il a quitté le port."}}]}}"#,
    );
    assert_eq!(results.raw.text, "Un navire\n\nIl a quitté le port.");
    assert_eq!(results.raw.outlet.as_deref(), Some("phare.example"));

    let docs =
        one(r#"{"response":{"docs":[{"headline":{"main":"A ship"},"lead_paragraph":"It left.","web_url":"https://x.example/3",
        "pub_date":"Tue, 12 Mar 2024 10:00:00 GMT","source":"The X"}]}}"#);
    assert_eq!(docs.raw.title.as_deref(), Some("A ship"));
    assert_eq!(docs.raw.published.unwrap().to_string(), "2024-03-12");

    let markup = one(r#"[{"title":"A &amp; B","body":"<p>One.</p><p>Two&nbsp;x.</p>","date":1710237600}]"#);
    assert_eq!(markup.raw.text, "A & B\n\nOne.\n\nTwo\u{a0}x.");
    assert_eq!(markup.raw.uri, "feed.json#0");
    assert_eq!(markup.raw.published.unwrap().to_string(), "2024-03-12");
    for wrapper in ["items", "data", "results"] {
        assert_eq!(one(&format!(r#"{{"{wrapper}":[{{"text":"Only text."}}]}}"#)).raw.text, "Only text.");
    }
    assert_eq!(one(r#"{"title":"Alone","text":"One article."}"#).raw.text, "Alone\n\nOne article.");
}

#[test]
fn bad_entries_are_told_by_index() {
    let found = read(
        r#"{"articles":[{"title":"a","content":"One."},7,{"title":"no text"},{"content":"x","publishedAt":"yesterday"},{"content":"Last."}]}"#,
    );
    assert_eq!(found.iter().filter(|f| f.is_ok()).count(), 2);
    let told: Vec<String> = found.iter().filter_map(|f| f.as_ref().err()).map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "feed.json, entry 1: expected an object",
            "feed.json, entry 2: expected text in content, body, text, bodyText or description",
            "feed.json, entry 3: expected a date in ISO 8601, RFC 2822 or seconds since 1970",
        ]
    );
}

#[test]
fn lines() {
    let found = read("{\"text\":\"One.\"}\n\n{\"text\":\"Two.\"}\n{cut");
    assert_eq!(found.iter().filter(|f| f.is_ok()).count(), 2);
    assert!(matches!(found[2], Err(InputError::Entry { index: 2, expected: "a line of JSON", .. })));
}

#[test]
fn not_news() {
    assert!(matches!(read("{cut")[0], Err(InputError::Json { .. })));
    assert!(matches!(read("")[0], Err(InputError::Json { .. })));
    assert!(matches!(read(r#"{"error":"no key"}"#)[0], Err(InputError::NoList { .. })));
    assert!(matches!(read("3")[0], Err(InputError::NoList { .. })));
    assert!(read("[]").is_empty());
    assert!(matches!(read(&"[".repeat(1_000_000))[0], Err(InputError::Json { .. })));
}
