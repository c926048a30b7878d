use h3o::LatLng;

use super::*;

fn cell(lat: f64, lon: f64) -> CellIndex {
    LatLng::new(lat, lon).unwrap().to_cell(Resolution::Five)
}

fn hour(mmsi: u32, hour: i32, at: CellIndex, reports: u16) -> ShipHour {
    ShipHour { mmsi, hour, cell: at.into(), class: TransponderClass::A, reports }
}

#[test]
fn an_outage_is_seen_in_its_hours_alone() {
    let (here, mut coverage) = (cell(42.0, 131.0), Coverage::new());
    for h in 0..48 {
        for ship in 1..=5 {
            coverage.add(&hour(ship, h, here, u16::from(!(20..30).contains(&h)) * 12));
        }
    }
    let share = |h| coverage.share(here, h, TransponderClass::A, false).heard;
    assert!(share(10) > 0.9 && share(25) < 0.15, "{} {}", share(10), share(25));
    assert_eq!(coverage.share(here, 10, TransponderClass::A, false).others_heard, 5);
    assert_eq!(coverage.witnesses(here, 10), [1, 2, 3, 4, 5]);
    assert!(coverage.witnesses(here, 25).is_empty());
}

#[test]
fn the_ship_itself_does_not_speak_against_itself() {
    let (here, mut coverage) = (cell(42.0, 131.0), Coverage::new());
    for h in 0..20 {
        coverage.add(&hour(1, h, here, 5));
        coverage.add(&hour(2, h, here, if h == 10 { 0 } else { 5 }));
    }
    let with = coverage.share(here, 10, TransponderClass::A, false);
    let without = coverage.share(here, 10, TransponderClass::A, true);
    assert!(without.heard > with.heard);
    assert_eq!((without.others_present, without.others_heard), (1, 1));
}

#[test]
fn what_is_forgotten_counts_no_more() {
    let (here, mut coverage) = (cell(42.0, 131.0), Coverage::new());
    for h in 0..20 {
        coverage.add(&hour(1, h, here, 0));
    }
    for h in 20..40 {
        coverage.add(&hour(1, h, here, 5));
    }
    let mut fresh = Coverage::new();
    for h in 20..40 {
        fresh.add(&hour(1, h, here, 5));
    }
    coverage.forget_before(20);
    assert_eq!(coverage.share(here, 30, TransponderClass::A, false), fresh.share(here, 30, TransponderClass::A, false));
    assert_eq!(coverage.places, fresh.places);
    coverage.forget_before(100);
    assert!(coverage.places.iter().all(FxHashMap::is_empty) && coverage.hours.is_empty());
}

#[test]
fn no_cell_is_no_harm() {
    let mut coverage = Coverage::new();
    coverage.add(&ShipHour { mmsi: 1, hour: 0, cell: 17, class: TransponderClass::A, reports: 1 });
    assert!(coverage.hours.is_empty());
}
