use super::*;
use crate::fixture::{PARSER, PORTS, REGIONS};

#[test]
fn every_place_of_the_lists_is_in_the_port_table() {
    for (list, data) in [
        ("abbreviations", include_str!("../data/abbreviations.tsv")),
        ("other_names", include_str!("../data/other_names.tsv")),
        ("passages", include_str!("../data/passages.tsv")),
        ("codes", include_str!("../data/codes.tsv")),
    ] {
        let unknown: Vec<(&str, &str)> = rows(data)
            .flat_map(|(text, places)| places.split('|').map(move |place| (text, place)))
            .filter(|(_, place)| !place.is_empty() && PORTS.by_key(place).is_none() && PORTS.by_locode(place).is_none())
            .collect();
        assert!(unknown.is_empty(), "{list}: {unknown:?}");
    }
}

#[test]
fn every_region_of_the_list_is_in_the_table() {
    let unknown: Vec<_> = rows(include_str!("../data/regions.tsv")).filter(|(_, key)| REGIONS.by_key(key).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn no_row_stands_twice() {
    for (list, data) in [
        ("abbreviations", include_str!("../data/abbreviations.tsv")),
        ("other_names", include_str!("../data/other_names.tsv")),
        ("passages", include_str!("../data/passages.tsv")),
        ("codes", include_str!("../data/codes.tsv")),
        ("vague", include_str!("../data/vague.tsv")),
        ("noise", include_str!("../data/noise.tsv")),
        ("regions", include_str!("../data/regions.tsv")),
        ("false_friends", include_str!("../data/false_friends.tsv")),
    ] {
        let mut seen = FxHashSet::default();
        let twice: Vec<&str> = rows(data).map(|row| row.0).filter(|text| !seen.insert(*text)).collect();
        assert!(twice.is_empty(), "{list}: {twice:?}");
    }
}

#[test]
fn countries_by_code_name_and_likeness() {
    let lexicon = &PARSER.lexicon;
    for (word, code) in [("DK", b"DK"), ("DNK", b"DK"), ("DENMARK", b"DK"), ("UK", b"GB"), ("TURKEY", b"TR"), ("KSA", b"SA")] {
        assert_eq!(lexicon.countries.get(word).and_then(|c| c.first()), Some(code), "{word}");
    }
    assert_eq!(lexicon.like_a_country("BANGLADES", true), Some(vec![*b"BD"]), "cut short");
    assert_eq!(lexicon.like_a_country("ARGENTIMA", false), Some(vec![*b"AR"]), "misspelt");
    assert_eq!(lexicon.like_a_country("QQQQQQ", true), None);
    assert_eq!(lexicon.like_a_country("DE", true), None);
}
