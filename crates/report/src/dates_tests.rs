use model::{Day, Language};

use super::find;
use crate::{noise::NoiseRules, reader::Reader, scan::Scan};

/// The first date of a sentence read on 2 November 2022, a Wednesday.
fn date(language: Language, text: &str) -> String {
    let reader = Reader::new(&[]).unwrap();
    let lexicon = reader.lexicon(language);
    let scan = Scan::new(text, false, lexicon, &NoiseRules::read("none", "rule = []").unwrap());
    let day = Day::parse("2022-11-02").unwrap();
    let found = find(scan.text, &scan.tokens, &scan.words, 0..scan.tokens.len(), lexicon, day);
    found.first().map(|d| d.when.to_string()).unwrap_or_default()
}

#[test]
fn dates_are_read_as_of_the_document() {
    for (text, expected) in [
        ("Il est parti hier.", "2022-11-01"),
        ("Il est parti lundi.", "2022-10-31"),
        ("Il est parti le 3 octobre.", "2022-10-03"),
        ("Il est parti le 3 octobre 2021.", "2021-10-03"),
        ("Il est parti en septembre.", "2022-09"),
    ] {
        assert_eq!(date(Language::Fr, text), expected, "{text}");
    }
    for (text, expected) in [
        ("It left yesterday.", "2022-11-01"),
        ("It left on Monday.", "2022-10-31"),
        ("It left on 3 October.", "2022-10-03"),
        ("It left on October 3, 2021.", "2021-10-03"),
        ("It left in September.", "2022-09"),
    ] {
        assert_eq!(date(Language::En, text), expected, "{text}");
    }
}

#[test]
fn numbers_of_goods_are_no_dates() {
    assert_eq!(date(Language::Fr, "Il a livré 2022 obus."), "");
    assert_eq!(date(Language::En, "It may deliver shells."), "");
}
