use geo::{destination, distance_m};

use super::*;
use crate::false_track::made::{config, detail, noise, place, report, round, who};

fn hear(reports: &[Report]) -> (Circle, Vec<Event>) {
    let (mut circle, mut out) = (Circle::default(), Vec::new());
    for r in reports {
        circle.hear(&config(), who(), r, r.at.unwrap(), &mut out);
    }
    (circle, out)
}

#[test]
fn three_turns_of_one_radius_are_a_circle_whatever_its_size() {
    let middle = place(38.0, -123.0);
    for (radius_m, kn, every_min) in [(60.0, 4.0, 0.1), (800.0, 12.0, 1.0), (3000.0, 20.0, 0.5), (19_000.0, 30.0, 1.0)] {
        let (circle, out) = hear(&round(middle, radius_m, kn, every_min, 3.0));
        assert_eq!(out, []);
        let event = circle.event(&config(), who(), true).unwrap_or_else(|| panic!("{radius_m} m"));
        let d = detail(&event);
        assert!(event.open && d.end.is_none() && d.rule == "circle" && d.unit == "m");
        assert!((d.value / radius_m - 1.0).abs() < 0.02, "{} of {radius_m}", d.value);
        let off_m = distance_m(LatLon::new(d.to_lat, d.to_lon).unwrap(), middle);
        assert!(off_m < radius_m * 0.02 + 1.0, "{off_m}");
    }
}

#[test]
fn it_ends_where_the_ship_goes_straight_and_counts_but_once() {
    let mut reports = round(place(0.0, 179.99), 1000.0, 12.0, 1.0, 3.0);
    let last = reports[reports.len() - 1];
    let begun = reports.len() as f64;
    for i in 0..60 {
        let at = destination(last.at.unwrap(), 300.0, f64::from(i) * 370.0);
        reports.push(report(begun + f64::from(i), at, 12.0, 300.0 - f64::from(i % 3)));
    }
    let (circle, out) = hear(&reports);
    assert_eq!(circle.event(&config(), who(), true), None);
    // The straight line is part of it until the ship has turned back far enough; then it is no circle any more, or still one.
    assert!(out.len() <= 1, "{out:?}");
    // A stop ends it cleanly.
    let mut reports = round(place(0.0, 179.99), 1000.0, 12.0, 1.0, 3.0);
    reports.push(report(begun, last.at.unwrap(), 0.0, 0.0));
    let (_, out) = hear(&reports);
    let [event] = &out[..] else { panic!("{out:?}") };
    assert!(!event.open && detail(event).end.is_some());
    assert_eq!(event.evidence.len(), 2);
}

#[test]
fn innocent_turning_is_no_circle() {
    // One turn and a half, as for a compass.
    assert_eq!(hear(&round(place(50.0, 0.0), 500.0, 8.0, 0.5, 1.6)).0.event(&config(), who(), true), None);
    // A drifter that swings slowly.
    assert!(!hear(&round(place(50.0, 0.0), 500.0, 2.0, 1.0, 5.0)).0.is_busy());
    // A spiral, as of a ship that steers a constant rudder in a current.
    let mut reports = round(place(50.0, 0.0), 300.0, 8.0, 0.25, 5.0);
    for (i, r) in reports.iter_mut().enumerate() {
        r.at = r.at.map(|at| destination(at, 90.0, i as f64 * 8.0));
    }
    assert_eq!(hear(&reports).0.event(&config(), who(), true), None);
    // A trawler: turns this way and that.
    let mut seed = 3;
    let (mut at, mut course) = (place(55.0, 3.0), 0.0);
    let mut reports = Vec::new();
    for i in 0..600 {
        course += (noise(&mut seed) - 0.45) * 40.0;
        at = destination(at, course, 110.0);
        reports.push(report(f64::from(i), at, 3.5, course));
    }
    let (circle, out) = hear(&reports);
    assert!(out.is_empty() && circle.event(&config(), who(), true).is_none());
    // A survey grid: up, turn, down, turn the other way.
    let mut reports = Vec::new();
    for i in 0..400 {
        let north = i / 40 % 2 == 0;
        reports.push(report(f64::from(i), place(55.0 + f64::from(i % 40) / 1000.0, 3.0), 4.0, if north { 2.0 } else { 182.0 }));
    }
    assert!(hear(&reports).1.is_empty());
}

#[test]
fn a_ship_in_a_river_makes_bends() {
    let mut seed = 9;
    let mut at = place(30.0, -91.0);
    let mut reports = Vec::new();
    for i in 0..2000 {
        let course = (f64::from(i) / 30.0).sin() * 150.0 + noise(&mut seed);
        at = destination(at, course, 250.0);
        reports.push(report(f64::from(i), at, 8.0, course));
    }
    let (circle, out) = hear(&reports);
    assert!(out.is_empty() && circle.event(&config(), who(), true).is_none());
}
