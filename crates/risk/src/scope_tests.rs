use model::Verdict;

use super::*;
use crate::made::{SHIP, encounter, false_track, gap, identity, loitering, voyage};

#[test]
fn a_voyage_has_the_events_of_its_time() {
    let v = voyage(Verdict::Kept, None);
    let inside = [gap(10.0, None), false_track(95.0, "circle", false), loitering(-1.0, "slow_for_hours")];
    let outside = [gap(97.0, None), gap(-20.0, None), false_track(-3.0, "circle", false)];
    let all: Vec<Event> = inside.iter().chain(&outside).cloned().collect();
    assert_eq!(of_voyage(&v, &all), inside.iter().collect::<Vec<_>>());
    assert!(of_voyage(&inside[0], &all).is_empty());
}

#[test]
fn what_stands_bears_on_later_voyages_and_what_happened_once_does_not() {
    let v = voyage(Verdict::Kept, None);
    assert_eq!(of_voyage(&v, &[identity(-500.0, "mmsi_unassigned")]).len(), 1);
    assert_eq!(of_voyage(&v, &[identity(-500.0, "changed_name")]).len(), 0);
    assert_eq!(of_voyage(&v, &[identity(50.0, "changed_name")]).len(), 1);
    assert_eq!(of_voyage(&v, &[identity(100.0, "mmsi_unassigned")]).len(), 0);
}

#[test]
fn meetings_are_both_ships_and_other_ships_events_are_not() {
    let v = voyage(Verdict::Kept, None);
    assert_eq!(of_voyage(&v, &[encounter(100_000_001, SHIP, 10.0, "coastal")]).len(), 1);
    assert_eq!(of_voyage(&v, &[encounter(100_000_001, 100_000_002, 10.0, "coastal")]).len(), 0);
    let other_track = Event { track: 3, ..encounter(SHIP, 613_000_001, 10.0, "coastal") };
    assert_eq!(of_voyage(&v, &[other_track]).len(), 0);
    let mut stranger = gap(10.0, None);
    stranger.mmsi = model::Mmsi::new(1).unwrap();
    assert_eq!(of_voyage(&v, &[stranger]).len(), 0);
}
