use h3o::LatLng;

use super::*;
use crate::places::FINE;

fn cell(lat: f64, lon: f64) -> CellIndex {
    LatLng::new(lat, lon).unwrap().to_cell(FINE)
}

fn hour(mmsi: u32, hour: i32, at: CellIndex, reports: u16) -> ShipHour {
    ShipHour { mmsi, hour, cell: at.into(), class: TransponderClass::A, reports }
}

const NOBODY: u32 = 0;

#[test]
fn an_outage_is_seen_in_its_hours_alone() {
    let (here, mut coverage) = (cell(42.0, 131.0), Coverage::new());
    for h in 0..48 {
        for ship in 1..=5 {
            coverage.add(&hour(ship, h, here, u16::from(!(20..30).contains(&h)) * 12));
        }
    }
    let share = |h| coverage.share(here, h, TransponderClass::A, NOBODY);
    assert!(share(10).heard > 0.85 && share(25).heard < 0.15, "{:?} {:?}", share(10), share(25));
    assert_eq!((share(10).others_present, share(10).others_heard), (5, 5));
    assert_eq!((share(25).others_present, share(25).others_heard), (5, 0));
}

#[test]
fn ships_beside_show_an_outage_too() {
    let (here, mut coverage) = (cell(42.0, 131.0), Coverage::new());
    let beside = here.grid_disk_safe(1).find(|c| *c != here).unwrap();
    for h in 0..48 {
        coverage.add(&hour(1, h, here, 5));
        for ship in 2..=6 {
            coverage.add(&hour(ship, h, beside, u16::from(h != 20) * 12));
        }
    }
    let share = |h| coverage.share(here, h, TransponderClass::A, 1).heard;
    assert!(share(20) < 0.5 * share(19), "{} {}", share(20), share(19));
}

#[test]
fn the_ship_itself_does_not_speak_against_itself() {
    let (here, mut coverage) = (cell(42.0, 131.0), Coverage::new());
    for h in 0..20 {
        coverage.add(&hour(1, h, here, 5));
        coverage.add(&hour(2, h, here, if h == 10 { 0 } else { 5 }));
    }
    let with = coverage.share(here, 10, TransponderClass::A, NOBODY);
    let without = coverage.share(here, 10, TransponderClass::A, 2);
    assert!(without.heard > with.heard);
    assert_eq!((without.others_present, without.others_heard), (1, 1));
}

#[test]
fn where_no_ship_ever_was_nobody_is_known_to_be_heard() {
    let (here, mut coverage) = (cell(42.0, 131.0), Coverage::new());
    for h in 0..20 {
        coverage.add(&hour(1, h, here, 5));
    }
    assert!(coverage.share(cell(45.0, 140.0), 3, TransponderClass::A, NOBODY).heard < 0.2);
    assert!(Coverage::new().share(here, 3, TransponderClass::A, NOBODY).heard < 0.2);
}

#[test]
fn what_is_forgotten_counts_no_more_and_order_is_nothing() {
    let (here, there) = (cell(42.0, 131.0), cell(42.3, 131.0));
    let rows: Vec<ShipHour> =
        (0..60).flat_map(|h| (1..4).map(move |s| hour(s, h, if s == 3 { there } else { here }, (h % 5) as u16))).collect();
    let learnt = |rows: &mut dyn Iterator<Item = &ShipHour>| {
        let mut coverage = Coverage::new();
        rows.for_each(|r| coverage.add(r));
        coverage
    };
    let share = |c: &Coverage| [10, 30, 50].map(|h| c.share(here, h, TransponderClass::A, 1));
    let late = learnt(&mut rows.iter().filter(|r| r.hour >= 20));
    let mut forgot = learnt(&mut rows.iter());
    forgot.forget_before(20);
    assert_eq!(share(&forgot), share(&late));
    assert_eq!(share(&learnt(&mut rows.iter().rev().filter(|r| r.hour >= 20))), share(&late));
    let mut merged = learnt(&mut rows.iter().filter(|r| r.hour >= 40));
    merged.merge(&learnt(&mut rows.iter().filter(|r| (20..40).contains(&r.hour))));
    assert_eq!(share(&merged), share(&late));
    forgot.forget_before(100);
    assert_eq!(share(&forgot), share(&Coverage::new()));
}

#[test]
fn no_cell_is_no_harm() {
    let mut coverage = Coverage::new();
    coverage.add(&ShipHour { mmsi: 1, hour: 0, cell: 17, class: TransponderClass::A, reports: 1 });
    assert!(coverage.hours.is_empty());
}

#[test]
fn a_row_holds_what_was_put_in() {
    let row = Row::new(1 << 20, 2, 999_999_999, true);
    assert_eq!((row.place(), row.class(), row.mmsi(), row.heard()), (1 << 20, 2, 999_999_999, true));
    assert!(!Row::new(0, 0, 1, false).heard());
}
