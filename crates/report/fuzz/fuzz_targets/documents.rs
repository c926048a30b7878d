//! Any bytes as a document: its kind found by content, or taken for text, a page or a news API's answer.
//!
//! Whatever the bytes are, nothing panics; every claim's span holds the words that the claim says it holds, outside of what was left
//! out; and every claim belongs to an utterance of its document.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use report::{
    Reader,
    input::{self, Kind},
    origins::{self, Agencies, Sketch},
};

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new(&[("places.toml", include_str!("../../gold/lexicon/places.toml"))]).expect("the lexicons"));
static AGENCIES: LazyLock<Agencies> = LazyLock::new(|| Agencies::new(&[]).expect("the table"));

/// Nothing is "by content".
const KINDS: [Option<Kind>; 4] = [None, Some(Kind::Text), Some(Kind::Html), Some(Kind::Json)];

/// The first byte says which kind; the rest is the document.
fn read(bytes: &[u8]) {
    let [choice, content @ ..] = bytes else { return };
    let kind = KINDS[usize::from(*choice) % KINDS.len()];
    let mut sketches = Vec::new();
    for taken in input::bytes("https://www.example.org/a", content, kind, None).into_iter().flatten() {
        let text = &taken.raw.text;
        let reading = READER.read(&taken.raw);
        let marks: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        for claim in &reading.claims {
            let (from, to) = (marks[claim.span.start as usize], marks[claim.span.end as usize]);
            assert_eq!(text[from..to], claim.exact, "{claim:?}");
            assert!(reading.utterances.iter().any(|u| u.id == claim.utterance), "{claim:?}");
            assert!(!reading.document.noise.iter().any(|n| n.span.shared(claim.span) > 0), "{claim:?}");
        }
        sketches.push(Sketch::new(&taken.raw, &reading, &READER, &AGENCIES));
    }
    let found = origins::resolve(&sketches, &READER);
    assert_eq!(found.documents.len(), sketches.len());
    let speeches: usize = sketches.iter().map(|s| s.speeches.len()).sum();
    assert_eq!(found.utterances.iter().map(|u| u.rendered.len()).sum::<usize>(), speeches);
}

fuzz_target!(|bytes: &[u8]| read(bytes));
