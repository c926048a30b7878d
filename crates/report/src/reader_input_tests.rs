//! Whatever comes in: the reader ends, in time, with spans inside the text.

use std::time::Instant;

use model::Language;
use proptest::prelude::*;

use crate::{Raw, Reader, Reading, input};

fn reader() -> &'static Reader {
    static READER: std::sync::OnceLock<Reader> = std::sync::OnceLock::new();
    READER.get_or_init(|| Reader::new(&[("places.toml", include_str!("../gold/lexicon/places.toml"))]).unwrap())
}

fn read(text: &str) -> Reading {
    let reading = reader().read(&Raw { uri: "test".into(), text: text.into(), ..Raw::default() });
    check(text, &reading);
    reading
}

/// Spans lie inside the text, and what they hold is what the claim says it holds.
fn check(text: &str, reading: &Reading) {
    let marks: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    for claim in &reading.claims {
        let (from, to) = (marks[claim.span.start as usize], marks[claim.span.end as usize]);
        assert_eq!(text[from..to], claim.exact, "{claim:?}");
        assert!(reading.utterances.iter().any(|u| u.id == claim.utterance), "{claim:?}");
        assert!(!reading.document.noise.iter().any(|n| n.span.shared(claim.span) > 0), "{claim:?}");
        assert!(claim.denies.iter().all(|id| reading.claims.iter().any(|c| c.id == *id)), "{claim:?}");
    }
    for noise in &reading.document.noise {
        assert!((noise.span.end as usize) < marks.len(), "{noise:?}");
    }
}

const LEAD: &str =
    "Kestria has shipped thousands of artillery shells to Marovia, the Valdorian spokeswoman Mara Voss said on Tuesday.";

#[test]
fn empty() {
    for text in ["", " ", "\n\n\n", "\u{feff}", "\0"] {
        let reading = read(text);
        assert!(reading.claims.is_empty() && reading.document.language.is_none(), "{text:?}");
    }
}

#[test]
fn only_marks() {
    for text in ["…".repeat(5000), "?!,;:. ".repeat(5000), "«»“”\"'‘’()[]".repeat(2000), "—\n\n".repeat(3000), "🚢".repeat(3000)]
    {
        assert!(read(&text).claims.is_empty());
    }
}

#[test]
fn a_language_that_is_not_read_is_named() {
    let german = "Die Regierung erklärte am Dienstag, dass Kestria Artilleriegranaten an Marovia geliefert habe. Die Sprecherin sagte, man \
                  beobachte weiterhin, ob die Lieferungen tatsächlich eingetroffen seien. Das Ministerium wies die Vorwürfe zurück.";
    let portuguese = "O governo afirmou na terça-feira que a Kestria enviou munições de artilharia para a Marovia. A porta-voz disse que \
                      continuam a acompanhar se as remessas foram realmente recebidas. O ministério negou as acusações.";
    let arabic = "قالت المتحدثة باسم الحكومة يوم الثلاثاء إن السفينة غادرت الميناء محملة بالقذائف وإنها تتجه إلى ميناء آخر ولم يؤكد أحد وصولها";
    let hebrew = "דוברת הממשלה אמרה ביום שלישי כי הספינה עזבה את הנמל עם פגזים וכי היא בדרכה לנמל אחר, ואיש לא אישר שהגיעה ליעדה";
    for (text, code) in [(german, "deu"), (portuguese, "por"), (arabic, "ara"), (hebrew, "heb")] {
        let reading = read(text);
        assert_eq!((reading.document.language, reading.document.detected.as_deref()), (None, Some(code)));
        assert!(reading.claims.is_empty() && reading.utterances.is_empty());
    }
}

#[test]
fn right_to_left_words_inside() {
    let text = format!("{LEAD}\n\nThe ship’s name, «\u{202b}نجم البحر\u{202c}», was painted over. {LEAD}");
    let reading = read(&text);
    assert_eq!(reading.document.language, Some(Language::En));
    assert!(!reading.claims.is_empty());
}

#[test]
fn mixed_encodings() {
    let mut bytes =
        "Une responsable valdorienne a déclaré mardi que la Kestrie avait expédié des obus à la Marovie.\n\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"La Kestrie a ni\xe9 ces all\xe9gations.\n");
    let taken = input::bytes("mixed.txt", &bytes, None, None).remove(0).unwrap();
    assert_eq!((taken.encoding, taken.replaced), ("UTF-8", 2));
    let reading = read(&taken.raw.text);
    assert_eq!(reading.document.language, Some(Language::Fr));
    assert!(!reading.claims.is_empty());
}

#[test]
fn a_page_that_closes_nothing() {
    let page = format!("<html><head><title>Shells at sea<body><div><p>{LEAD}<p>Kestria denied having shipped shells to Marovia.");
    let page = page.replace("<body>", "</title><body>");
    let taken = input::bytes("a.html", page.as_bytes(), None, None).remove(0).unwrap();
    let reading = reader().read(&taken.raw);
    check(&taken.raw.text, &reading);
    assert!(reading.claims.iter().any(|c| c.stance == model::Stance::Denies), "{:?}", taken.raw.text);
}

#[test]
fn thousands_of_quotations_within_each_other() {
    for (open, close) in [("«", "»"), ("“", "”"), ("\"", "\""), ("‘", "’"), ("(", ")")] {
        let begun = Instant::now();
        read(&format!("{LEAD} {}{LEAD}{}", format!("{open} he said ").repeat(5000), close.repeat(5000)));
        read(&format!("{LEAD} {}", format!("{open}{LEAD} ").repeat(1000)));
        assert!(begun.elapsed().as_secs() < 60, "{open}: {:?}", begun.elapsed());
    }
}

#[test]
fn one_line_without_a_space() {
    for piece in ["abcdefghij", "shells", "é", "a-", "l’", "1.", "a.b,c"] {
        let begun = Instant::now();
        read(&piece.repeat((2 << 20) / piece.len()));
        assert!(begun.elapsed().as_secs() < 60, "{piece}: {:?}", begun.elapsed());
    }
}

/// One sentence that goes on for a megabyte, and one paragraph of short ones.
#[test]
fn one_line_without_an_end() {
    for piece in [
        "Kestria shipped shells to Marovia and ",
        "Kestria shipped shells to Marovia, she said. ",
        "he said that ",
        "the shells ",
    ] {
        let begun = Instant::now();
        read(&format!("{LEAD} {}", piece.repeat((1 << 20) / piece.len())));
        println!("1 MB of {piece:?}: {:?}", begun.elapsed());
        assert!(begun.elapsed().as_secs() < 120, "{piece}: {:?}", begun.elapsed());
    }
}

#[test]
fn fifty_megabytes() {
    // As long documents are: a claim here and there among much else.
    let other = "The weather was fine in the port that day, and “the market opened early”, as it does in spring.\n\n".repeat(200);
    let piece = format!("{LEAD}\n\n“We are still watching whether they were received,” she said.\n\n{other}");
    let text = piece.repeat((50 << 20) / piece.len());
    let begun = Instant::now();
    let reading = reader().read(&Raw { text, ..Raw::default() });
    let seconds = begun.elapsed().as_secs_f64();
    println!("50 MB of text: {seconds:.1} s, {:.2} MB/s, {} claims", 50.0 / seconds, reading.claims.len());
    assert!(seconds < 600.0);
}

/// Words that the rules look for, in any order.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Kestria",
        "Marovia",
        "Kestrie",
        "la",
        "obus",
        "shells",
        "missiles",
        "a expédié",
        "has shipped",
        "denied",
        "nie",
        "said",
        "a-t-il dit",
        "selon",
        "lesquelles",
        "that",
        "que",
        "«",
        "»",
        "“",
        "”",
        "\"",
        ".",
        ",",
        ";",
        "\n\n",
        "M.",
        "Voss",
        "not",
        "ne",
        "pas",
        "by sea",
        "to",
        "à",
        "hundreds of",
        "des milliers de",
        "on Tuesday",
        "mardi",
        "2024",
        "12 March 2024",
        "they",
        "ils",
        "received",
        "reçu",
        "bought",
        "—",
        "(",
        ")",
        "’s",
        "l’",
        "aurait",
        "may have",
        "without",
        "specifying",
        "sans",
        "préciser",
        "used",
        "\u{a0}",
        "[them]",
        "é",
        "🚢",
    ]);
    prop::collection::vec(word, 0..120).prop_map(|w| w.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_string(text in "\\PC{0,400}") {
        read(&text);
    }

    #[test]
    fn any_words(text in words()) {
        for start in [LEAD, "Une responsable valdorienne a déclaré mardi que la Kestrie avait expédié des obus à la Marovie."] {
            read(&format!("{start} {text}"));
        }
    }

    #[test]
    fn any_bytes(content in prop::collection::vec(any::<u8>(), 0..600)) {
        for kind in [None, Some(input::Kind::Html), Some(input::Kind::Json)] {
            for taken in input::bytes("x", &content, kind, None).into_iter().flatten() {
                check(&taken.raw.text, &reader().read(&taken.raw));
            }
        }
    }

    #[test]
    fn any_page(page in "(<(p|div|b|table|td|h1|title|script|!--|/p|/div|a href=|q|br/|meta content=)>?|[a-z «»&;\"']{0,12}|&#x[0-9a-f]{1,6};){0,60}") {
        for taken in input::bytes("x", page.as_bytes(), Some(input::Kind::Html), None).into_iter().flatten() {
            check(&taken.raw.text, &reader().read(&taken.raw));
        }
    }
}
