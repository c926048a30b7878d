use super::*;

#[test]
fn typing_is_no_change_of_name() {
    for (a, b) in [
        ("ANGARA", "angara"),
        ("LADY R", "LADY-R"),
        ("LADY R", "LADY R  Q"),
        ("MAIA-1", "MAIA 1"),
        ("MAIA 1", "MAYA 1"),
        ("ANGARA", "ANGRA"),
        ("SEVMORPUT", "SEVMOR"),
        ("PACIFIC", "PACIFIC 7"),
    ] {
        assert!(name(a, b) && name(b, a), "{a} {b}");
    }
    for (a, b) in [
        ("TONG HUNG 1", "TONG HUNG 5"),
        ("TONG HUNG 1", "TONG HUNG 15"),
        ("ANGARA", "MARIA"),
        ("LADY R", "LADY RICHARD II X"),
        ("AB", "ABSENT"),
    ] {
        let part = a.starts_with("LADY");
        assert_eq!(name(a, b), part, "{a} {b}");
    }
}

#[test]
fn typing_is_no_change_of_call_sign() {
    assert!(call_sign("V7AB2", "V7 AB2") && call_sign("V7AB2", "V7AB3") && call_sign("UBXM7", "UBXM"));
    assert!(!call_sign("V7AB2", "3FXX9") && !call_sign("", "UBXM7"));
}

#[test]
fn corrections_are_no_other_ship() {
    let config = IdentityConfig::default();
    let same = |a, b| size(&config, a, b);
    assert!(same((115.0, 17.0), (119.0, 18.0)) && same((300.0, 45.0), (328.0, 48.0)));
    assert!(!same((115.0, 17.0), (140.0, 20.0)) && !same((20.0, 6.0), (30.0, 6.0)) && !same((115.0, 17.0), (115.0, 23.0)));
}
