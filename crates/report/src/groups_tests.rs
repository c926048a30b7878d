use model::Language;

use super::*;
use crate::{noise::NoiseRules, reader::Reader};

/// The group of a sentence's verb with that lemma.
fn group(language: Language, text: &str, lemma: &str) -> Group {
    let reader = Reader::new(&[]).unwrap();
    let lexicon = reader.lexicon(language);
    let scan = Scan::new(text, false, lexicon, &NoiseRules::read("none", "rule = []").unwrap());
    scan.groups
        .iter()
        .find(|g| lexicon.verb(g.verb).unwrap().lemma == lemma)
        .unwrap_or_else(|| panic!("no {lemma} in {text:?}"))
        .clone()
}

#[test]
fn negation_is_seen_around_the_verb() {
    for text in [
        "L'Iran n'a pas livré d'obus.",
        "L'Iran ne livre pas d'obus.",
        "Aucun obus n'a été livré.",
        "L'Iran affirme n'avoir « jamais livré » d'obus.",
        "Sans livrer d'obus, l'Iran menace.",
    ] {
        assert!(group(Language::Fr, text, "livrer").negated, "{text}");
    }
    for text in
        ["Iran has not delivered shells.", "No shells were delivered.", "Iran delivered nothing.", "Iran never delivered shells."]
    {
        assert!(group(Language::En, text, "deliver").negated, "{text}");
    }
    assert!(!group(Language::En, "Iran has not only delivered shells.", "deliver").negated);
    assert!(!group(Language::Fr, "L'Iran n'a pas seulement livré des obus.", "livrer").negated);
}

#[test]
fn tense_says_what_is_done_and_what_is_to_come() {
    assert!(group(Language::Fr, "L'Iran avait livré des obus.", "livrer").completed);
    assert!(group(Language::Fr, "L'Iran livrera des obus.", "livrer").future);
    assert!(group(Language::Fr, "L'Iran va livrer des obus.", "livrer").future);
    assert!(group(Language::Fr, "L'Iran aurait livré des obus.", "livrer").hearsay);
    assert!(group(Language::En, "Iran will deliver shells.", "deliver").future);
    assert!(group(Language::En, "Iran may have delivered shells.", "deliver").hearsay);
    let passive = group(Language::En, "The shells were delivered by Iran.", "deliver");
    assert!(passive.passive && passive.completed);
}

#[test]
fn an_infinitive_behind_avoir_is_no_finite_verb() {
    assert_eq!(group(Language::Fr, "Moscou nie avoir livré des obus.", "livrer").mood, Mood::Infinitive);
    assert_eq!(group(Language::En, "Moscow denies having delivered shells.", "deliver").mood, Mood::Gerund);
    assert!(group(Language::Fr, "« Rien », a-t-il déclaré.", "déclarer").inverted);
}
