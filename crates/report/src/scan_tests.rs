use model::Language;

use super::*;
use crate::reader::Reader;

fn scan<'t>(reader: &Reader, language: Language, text: &'t str) -> Scan<'t> {
    Scan::new(text, false, reader.lexicon(language), &NoiseRules::read("none", "rule = []").unwrap())
}

#[test]
fn lines_that_wrap_are_one_paragraph() {
    assert_eq!(paragraphs("Un titre\n\nLe convoi est\nparti.\n\nFin.").len(), 3);
    assert_eq!(paragraphs("The first line stops.\nThe second begins.").len(), 2);
}

#[test]
fn quotations_of_every_kind_are_found() {
    let reader = Reader::new(&[]).unwrap();
    for text in
        ["He said “no shells” today.", "He said \"no shells\" today.", "He said ‘no shells’ today.", "Il dit « pas d’obus » ici."]
    {
        let scan = scan(&reader, Language::En, text);
        assert_eq!(scan.quotes.len(), 1, "{text}");
        assert_eq!(scan.quotes_in(0..scan.tokens.len()).count(), 1);
    }
    let scan = scan(&reader, Language::En, "The army’s shells aren’t ours.");
    assert!(scan.quotes.is_empty(), "apostrophes quote nothing");
}

#[test]
fn a_short_name_wants_capitals() {
    let reader = Reader::new(&[]).unwrap();
    let states = |text| {
        let scan = scan(&reader, Language::En, text);
        scan.hits.iter().filter(|h| matches!(h.sense, Sense::Place(..))).count()
    };
    assert_eq!(states("The US sent us shells."), 1);
    assert_eq!(states("They told us nothing."), 0);
}
