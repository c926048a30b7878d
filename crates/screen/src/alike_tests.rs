use proptest::prelude::*;

use super::*;

fn score(asked: &str, listed: &str, schema: Schema) -> f64 {
    match (Called::new(asked, schema), Called::new(listed, schema)) {
        (Some(a), Some(b)) => alike(&a, &b, schema).score,
        _ => 0.0,
    }
}

#[test]
fn edits_in_halves() {
    for (one, other, edits) in [
        ("TIFON", "TIFON", 0),
        ("TIFON", "TFION", 2),
        ("HERMANN", "HERMAN", 1),
        ("KOREA", "COREA", 1),
        ("AB", "", 4),
        ("", "A", 2),
        ("SONA", "SONYA", 2),
    ] {
        assert_eq!(halves(one, other), edits, "{one} {other}");
    }
}

#[test]
fn ships_that_are_the_same() {
    for (asked, listed) in [
        ("HERMAN", "HERMANN"),
        ("M/V HREMANN", "HERMANN"),
        ("HUNG TONG 5", "TONG HUNG 5"),
        ("TONGHUNG V", "TONG HUNG 5"),
        ("Юрий Топчев", "YURY TOPCHEV"),
        ("금강산호", "KUMGANGSAN"),
        ("ISLAMIC REPUBLIC OF I", "ISLAMIC REPUBLIC OF I"),
        ("VELIKIY NOVGOROD", "Velikii Novgorod"),
    ] {
        assert!(score(asked, listed, Schema::Vessel) >= 0.8, "{asked} {listed} {}", score(asked, listed, Schema::Vessel));
    }
    assert!(score("CONTAINER CARRIER IN", "CONTAINER CARRIER INDIGO", Schema::Vessel) > 0.9);
}

#[test]
fn ships_that_are_not() {
    for (asked, listed) in [
        ("TONG HUNG 1", "TONG HUNG 5"),
        ("VICTORY", "VICTORY 3"),
        ("LADY LEILA", "LADY RANIA"),
        ("YEROTSAKOS", "YEVGENY PRIMAKOV"),
        ("VICTORY", "VICTOR KONETSKY"),
        ("LADY R", "LADY M"),
        ("SONA", "SANA"),
    ] {
        assert!(score(asked, listed, Schema::Vessel) < 0.78, "{asked} {listed} {}", score(asked, listed, Schema::Vessel));
    }
}

#[test]
fn companies_and_people() {
    assert!(score("Ocean Maritime Mgmt Co Ltd", "OCEAN MARITIME MANAGEMENT COMPANY LIMITED", Schema::Organisation) > 0.95);
    assert!(score("Frost, William W.", "William W Frost", Schema::Person) > 0.95);
    assert!(score("CORP", "11420 CORP.", Schema::Organisation) < 0.5);
    assert!(score("Volkswagen Aktiengesellschaft", "Siemens AG", Schema::Organisation) < 0.6);
}

proptest! {
    #[test]
    fn a_share_the_same_both_ways_for_ships(a in "[A-E 1-3]{0,14}", b in "[A-E 1-3]{0,14}") {
        let there = score(&a, &b, Schema::Vessel);
        prop_assert!((0.0..=1.0).contains(&there));
        if Called::new(&a, Schema::Vessel).is_some() {
            prop_assert!(score(&a, &a, Schema::Vessel) > 0.999);
        }
    }
}
