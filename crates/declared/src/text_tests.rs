use super::*;

#[test]
fn the_field_ends_at_the_first_at() {
    assert_eq!(field("SE GOT@@@CROUND"), "SE GOT");
    assert_eq!(field("@@@@"), "");
    assert_eq!(field("  Kotka\t"), "KOTKA");
    assert_eq!(field("Мурманск"), "MURMANSK");
    assert_eq!(field("A\u{0}B"), "A B");
    assert_eq!(field(&"X".repeat(500)).len(), CHARACTERS);
}

#[test]
fn words_and_what_joins_them() {
    assert_eq!(words("R'DAM"), ["RDAM"]);
    assert_eq!(words("PORT,SAID>>"), ["PORT", "SAID"]);
    assert_eq!(words("F0R 0RDERS"), ["FOR", "0RDERS"]);
    assert_eq!(words("10 H0URS"), ["10", "HOURS"]);
    assert!(words("...").is_empty());
    assert_eq!(words(&"A ".repeat(90)).len(), WORDS);
}

#[test]
fn keys() {
    assert_eq!(squash(&["SANKT", "PETERBURG"]), "STPETERBURG");
    assert_eq!(squash(&["PT", "SAID"]), "PORTSAID");
    assert_eq!(squash(&["SAINT"]), "SAINT");
    assert_eq!(name_keys("Göteborg (Skandia)"), ["GOTEBORG", "GOETEBORG", "SKANDIA"]);
    assert_eq!(one_letter("NYNAESHAMN"), "NYNASHAMN");
}

#[test]
fn numbers() {
    for word in ["12", "0600LT", "05DEC", "25TH", "7M", "CH67", "T74"] {
        assert!(is_number(word), "{word}");
    }
    for word in ["KOTKA", "DEC", "USLO8", "L84A"] {
        assert!(!is_number(word), "{word}");
    }
}

#[test]
fn without_vowels() {
    assert_eq!(consonants("GDANSK"), "GDNSK");
    assert_eq!(consonants("OY"), "");
}
