use super::*;
use crate::fixture::PARSER;

fn pieces(text: &str, at: At) -> Vec<&str> {
    cut(text, &PARSER.lexicon, at).map(|legs| legs.pieces).unwrap_or_default()
}

fn both(text: &str) -> bool {
    cut(text, &PARSER.lexicon, At::Arrows).is_some_and(|legs| legs.both)
}

#[test]
fn arrows() {
    for text in ["KRPUS>RUVVO", "KRPUS > RUVVO", "KRPUS>>RUVVO", "KRPUS=>RUVVO", "KRPUS-->RUVVO", ">KRPUS>>>RUVVO>"] {
        assert_eq!(pieces(text, At::Arrows), ["KRPUS", "RUVVO"], "{text}");
        assert!(!both(text), "{text}");
    }
    assert_eq!(pieces("EEMUG>PACTB>CRCAL", At::Arrows), ["EEMUG", "PACTB", "CRCAL"]);
    assert!(both("HELSINKI<>TALLINN"));
    assert!(both("HELSINKI<->TALLINN"));
}

#[test]
fn nothing_to_cut() {
    assert!(pieces("KRPUS", At::Arrows).is_empty());
    assert!(pieces("KRPUS>>", At::Arrows).is_empty());
    assert!(pieces("PORT SAID-SUEZ", At::Arrows).is_empty());
    assert!(pieces("", At::All).is_empty());
}

#[test]
fn a_hyphen_is_cut_last() {
    assert_eq!(pieces("UST-LUGA - KALININGRAD", At::Spaced), ["UST-LUGA", "KALININGRAD"]);
    assert_eq!(pieces("UST-LUGA TO ROTTERDAM", At::Spaced), ["UST-LUGA", "ROTTERDAM"]);
    assert!(pieces("UST-LUGA/KALININGRAD", At::Spaced).is_empty());
    assert_eq!(pieces("UST-LUGA/KALININGRAD", At::AllButHyphen), ["UST-LUGA", "KALININGRAD"]);
    assert_eq!(pieces("UST-LUGA/KALININGRAD", At::All), ["UST", "LUGA", "KALININGRAD"]);
}
