use super::*;

fn near(text: &str) -> Vec<(&str, usize)> {
    let names = Box::leak(Box::new(Fuzzy::new(
        [("ROTTERDAM", true), ("GDANSK", true), ("GDYNIA", true), ("RIGA", true), ("KUMMELNAS", false), ("GDANSQ", false)]
            .into_iter(),
    )));
    names.near(text, 4).into_iter().map(|n| (n.name, n.edits)).collect()
}

#[test]
fn edits_by_length() {
    assert_eq!(near("ROTTERDAM"), [("ROTTERDAM", 0)]);
    assert_eq!(near("ROTERDAN"), [("ROTTERDAM", 2)]);
    assert_eq!(near("ROTTRDMA"), [("ROTTERDAM", 2)], "a swap counts once");
    assert_eq!(near("RUGA"), [], "four letters allow none");
    assert_eq!(near("GDNSK"), [("GDANSK", 1)]);
    assert_eq!(near("GDYNSK"), [("GDANSK", 1)]);
}

#[test]
fn a_small_place_needs_a_long_name() {
    assert_eq!(near("KUMELNAS"), [("KUMMELNAS", 1)]);
    assert_eq!(near("GDANSX"), [("GDANSK", 1)]);
}

#[test]
fn the_first_letter_is_rarely_wrong() {
    assert_eq!(near("POTTERDAM"), [("ROTTERDAM", 1)]);
    assert_eq!(near("POTERDAM"), []);
}

#[test]
fn no_text_is_too_odd() {
    assert_eq!(near(""), []);
    assert_eq!(near("ÅÄÖÅÄÖ"), []);
    assert_eq!(near(&"X".repeat(200)), []);
}
