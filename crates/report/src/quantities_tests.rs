use model::{Language, QuantityKind};

use super::*;
use crate::{noise::NoiseRules, reader::Reader};

fn quantity(language: Language, text: &str) -> Option<(QuantityKind, Option<f64>, Option<f64>)> {
    let reader = Reader::new(&[]).unwrap();
    let lexicon = reader.lexicon(language);
    let scan = Scan::new(text, false, lexicon, &NoiseRules::read("none", "rule = []").unwrap());
    find(&scan, 0..scan.tokens.len(), &[], lexicon).map(|q| (q.kind, q.min, q.max))
}

#[test]
fn bounds_around_a_number_are_kept() {
    use QuantityKind::{Exact, Max, Min, Range, Vague};
    let cases = [
        (Language::Fr, "Il a livré 1 000 obus.", Exact, Some(1000.0), Some(1000.0)),
        (Language::Fr, "Il a livré au moins 200 obus.", Min, Some(200.0), None),
        (Language::Fr, "Il a livré jusqu’à 200 obus.", Max, None, Some(200.0)),
        (Language::Fr, "Il a livré entre 200 et 300 obus.", Range, Some(200.0), Some(300.0)),
        (Language::Fr, "Il a livré trente-deux drones.", Exact, Some(32.0), Some(32.0)),
        (Language::Fr, "Il a livré un nombre important d’obus.", Vague, None, None),
        (Language::En, "It shipped 1,000 shells.", Exact, Some(1000.0), Some(1000.0)),
        (Language::En, "It shipped more than 200 shells.", Min, Some(200.0), None),
        (Language::En, "It shipped 200 to 300 shells.", Range, Some(200.0), Some(300.0)),
        (Language::En, "It shipped a considerable number of shells.", Vague, None, None),
    ];
    for (language, text, kind, min, max) in cases {
        assert_eq!(quantity(language, text), Some((kind, min, max)), "{text}");
    }
}

#[test]
fn a_number_of_something_else_counts_no_goods() {
    assert_eq!(quantity(Language::Fr, "Les 27 pays sont réunis."), None);
    assert_eq!(quantity(Language::En, "All 27 countries met."), None);
}
