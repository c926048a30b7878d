use proptest::prelude::*;

use super::*;
use crate::fixture::{PARSER, PORTS, REGIONS, port};

const NEW: Record = Record { kept: 0, readable: 0 };

fn weight_of(text: &str, to: &str, record: Record) -> f64 {
    weight_by(text, to, record, &VerdictConfig::default())
}

fn weight_by(text: &str, to: &str, record: Record, config: &VerdictConfig) -> f64 {
    weight(&PARSER.parse(text), port(to), record, &PORTS, &REGIONS, config)
}

#[test]
fn more_where_the_record_is_good() {
    let of = |kept, readable| weight_of("KRPUS", "KPRJN", Record { kept, readable });
    assert!(of(0, 20) < of(5, 20));
    assert!(of(5, 20) < of(10, 20));
    assert!(of(10, 20) < of(20, 20));
    assert!(of(0, 1) < of(0, 0), "a broken word costs");
    assert!(of(0, 0) < of(1, 1), "a kept one earns");
    assert!(of(1, 1) < of(20, 20), "one voyage is no record");
}

#[test]
fn more_where_the_region_differs() {
    // One distance, with and without the share of the region.
    let without = VerdictConfig { region_share: 0.0, ..VerdictConfig::default() };
    let share = |text, to| weight_of(text, to, NEW) - weight_by(text, to, NEW, &without);
    assert!(share("RUVVO", "EGALY") > 0.15, "the Sea of Japan and the Mediterranean");
    assert_eq!(share("RUVVO", "KPRJN"), 0.0, "both on the Sea of Japan");
    assert!(share("KALININGRAD", "RUVVO") > 0.15, "one country is not one region");
}

#[test]
fn more_where_farther() {
    let of = |to| weight_of("RUVVO", to, NEW);
    assert!(of("RUNJK") < of("KRPUS"), "on one sea");
    assert!(of("EGALY") < of("BRSSZ"), "on others");
}

#[test]
fn more_where_the_reading_is_surer() {
    assert!(weight_of("ROTTERAM", "BRSSZ", NEW) < weight_of("NL RTM", "BRSSZ", NEW));
}

#[test]
fn of_several_places_the_nearest_counts() {
    assert!(weight_of("HELSINKI-SANTOS", "BRRIO", NEW) < weight_of("HELSINKI", "BRRIO", NEW));
}

#[test]
fn a_region_is_as_far_as_its_nearest_port() {
    let near = weight_of("SOUTH KOREA", "KPRJN", NEW);
    let far = weight_of("BRAZIL", "KPRJN", NEW);
    assert!(near < far, "{near} {far}");
    assert!(near > 0.0);
}

#[test]
fn an_impossible_record_is_cut_to_what_is_possible() {
    let config = VerdictConfig::default();
    assert_eq!(record_share(Record { kept: 9, readable: 3 }, &config), record_share(Record { kept: 3, readable: 3 }, &config));
    let none = VerdictConfig { prior_voyages: 0.0, ..config };
    assert_eq!(record_share(NEW, &none), none.prior_kept_share);
}

proptest! {
    #[test]
    fn the_record_is_a_share((readable, kept) in (0u32..2000).prop_flat_map(|n| (Just(n), 0..=n))) {
        let config = VerdictConfig::default();
        let share = record_share(Record { kept, readable }, &config);
        prop_assert!((0.0..=1.0).contains(&share));
        let better = record_share(Record { kept: kept + 1, readable: readable + 1 }, &config);
        prop_assert!(better >= share);
        let worse = record_share(Record { kept, readable: readable + 1 }, &config);
        prop_assert!(worse <= share);
    }
}
