use proptest::{prelude::*, strategy::ValueTree};

use super::*;
use crate::{destination, distance_km, interpolate};

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).expect("a position")
}

fn sea() -> &'static Sea {
    Sea::embedded().expect("the embedded sea")
}

#[test]
fn known_places() {
    for (lat, lon, name) in [
        (42.0, 51.0, "Caspian"),
        (43.0, 34.0, "Black Sea"),
        (46.0, 36.5, "Azov"),
        (40.75, 28.2, "Marmara"),
        (60.0, -85.0, "Hudson Bay"),
        (47.7, -87.5, "Lake Superior"),
        (43.6, -77.8, "Lake Ontario"),
        (60.8, 31.5, "Ladoga"),
        (39.0, 135.0, "Sea of Japan"),
        (0.0, 180.0, "Pacific at the antimeridian"),
        (0.0, -180.0, "Pacific at the antimeridian"),
        (70.6, 180.0, "north of Wrangel's strait"),
        (90.0, 0.0, "north pole"),
        (89.9, -180.0, "by the north pole"),
        (-60.0, 0.0, "Southern Ocean"),
        (57.0, 20.0, "Baltic"),
        (28.0, 51.0, "Persian Gulf"),
        (20.0, 38.5, "Red Sea"),
        (29.0, 32.8, "Gulf of Suez"),
    ] {
        assert!(!sea().is_land(at(lat, lon)), "{name} is sea");
        assert!(sea().navigable(at(lat, lon)), "{name} is navigable");
        assert_eq!(sea().inland_km(at(lat, lon)), None, "{name}");
    }
    for (lat, lon, name) in [
        (53.5, 108.0, "Lake Baikal"),
        (48.0, 2.0, "France"),
        (40.0, 127.0, "Korea"),
        (-90.0, 0.0, "south pole"),
        (-89.9, 180.0, "by the south pole"),
        (-80.0, 20.0, "Antarctica"),
        (67.5, 180.0, "Chukotka at the antimeridian"),
        (67.5, -180.0, "Chukotka at the antimeridian"),
        (67.5, -179.999, "Chukotka beyond it"),
        (71.2, 180.0, "Wrangel island"),
        (71.2, -179.0, "Wrangel island"),
        (45.7, 82.9, "Alakol"),
        (75.0, -40.0, "Greenland"),
        (-16.75, 179.9, "Fiji"),
        (45.75, -82.5, "Manitoulin island"),
        (47.98, -88.9, "Isle Royale"),
        (9.1, -79.65, "Panama, beside the canal"),
        (30.0, 31.2, "Cairo"),
    ] {
        assert!(sea().is_land(at(lat, lon)), "{name} is land");
        assert!(!sea().navigable(at(lat, lon)), "{name} is not navigable");
        assert!(sea().inland_km(at(lat, lon)).expect(name) > 0.0, "{name}");
    }
}

/// Even and odd over all pieces of shore, along the meridian to the north pole.
fn is_land_slowly(at: LatLon) -> bool {
    let coast = &sea().coast;
    let spot = coast.lattice.spot(at);
    let mut land = false;
    buckets::for_each_piece(&coast.lattice, &coast.points, &coast.ends, |_, from, to| {
        let (x0, x1) = (coast.lattice.beside(from.x, spot.x), coast.lattice.beside(from.x, spot.x) + to.x - from.x);
        if (x0 <= spot.x) != (x1 <= spot.x) {
            land ^= from.y + (spot.x - x0) / (x1 - x0) * (to.y - from.y) > spot.y;
        }
    });
    land
}

#[test]
fn land_as_by_every_shore() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let place = (-90.0..=90.0_f64, -180.0..=180.0_f64);
    for n in 0..400 {
        let (lat, lon) = place.new_tree(&mut runner).expect("a place").current();
        // Half of them near a shore.
        let point = sea().coast.points[(n * 7919) % sea().coast.points.len()].map(f64::from);
        let near = sea().coast.lattice.latlon(lattice::Spot { x: point[0] + lat / 20.0, y: point[1] + lon / 40.0 });
        for here in [at(lat, lon), near] {
            assert_eq!(sea().is_land(here), is_land_slowly(here), "{here:?}");
        }
    }
}

/// Distance to every piece of shore, cut into lengths of 100 m and measured on the ellipsoid.
fn shore_km_slowly(here: LatLon) -> f64 {
    let coast = &sea().coast;
    let place = ecef(here);
    let mut best = (f64::INFINITY, lattice::Spot { x: 0.0, y: 0.0 }, lattice::Spot { x: 0.0, y: 0.0 });
    buckets::for_each_piece(&coast.lattice, &coast.points, &coast.ends, |_, from, to| {
        for n in 0..=4 {
            let share = f64::from(n) / 4.0;
            let spot = lattice::Spot { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
            let chord = space::chord_km(ecef(coast.lattice.latlon(spot)), place);
            if chord < best.0 {
                best = (chord, from, to);
            }
        }
    });
    let (_, from, to) = best;
    (0..=2000)
        .map(|n| {
            let share = f64::from(n) / 2000.0;
            let spot = lattice::Spot { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
            distance_km(here, coast.lattice.latlon(spot))
        })
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn shore_as_by_every_shore() {
    let mut places = vec![
        at(0.0, -140.0),
        at(-48.9, -123.4),
        at(30.0, -40.0),
        at(89.9, 10.0),
        at(-89.0, 10.0),
        at(0.0, 180.0),
        at(46.3, 86.7),
        at(39.0, 135.0),
        at(67.5, -179.99),
    ];
    for n in 0..30 {
        let point = sea().coast.points[(n * 13_331) % sea().coast.points.len()].map(f64::from);
        let shore = sea().coast.lattice.latlon(lattice::Spot { x: point[0], y: point[1] });
        places.push(destination(shore, n as f64 * 37.0, 1_000.0 + 500.0 * (n * n) as f64));
    }
    for here in places {
        let (found, expected) = (sea().shore_km(here), shore_km_slowly(here));
        assert!((found - expected).abs() <= 0.0005 * expected + 0.06, "{here:?}: {found} and {expected}");
    }
}

#[test]
fn known_distances() {
    // Point Nemo, the place farthest from land: 2 688 km to Ducie, Motu Nui and Maher islands. Natural Earth may lack the islets.
    let nemo = sea().shore_km(at(-48.876_7, -123.393_3));
    assert!((2_600.0..2_800.0).contains(&nemo), "{nemo}");
    // The pole of inaccessibility of Eurasia: about 2 510 to 2 645 km, by what counts as sea.
    let inland = sea().inland_km(at(46.28, 86.67)).expect("land");
    assert!((1_500.0..2_650.0).contains(&inland), "{inland}");
    assert_eq!(sea().inland_km(at(46.0, 36.5)), None);
}

#[test]
fn straight_ways() {
    for (a, b, name) in [
        (at(9.5, -79.9), at(8.7, -79.5), "Panama"),
        (at(37.95, 22.8), at(37.85, 23.1), "Corinth"),
        (at(10.3, 98.4), at(10.3, 99.4), "Kra"),
        (at(56.0, 7.5), at(56.0, 11.0), "Jutland"),
        (at(27.0, -83.5), at(27.0, -79.5), "Florida"),
        (at(41.0, 129.9), at(39.5, 124.0), "Korea"),
        (at(67.5, 179.0), at(67.5, -179.0), "Chukotka across the antimeridian"),
        (at(89.0, 0.0), at(70.0, -40.0), "Greenland from the north"),
        (at(-60.0, 0.0), at(-60.0, 180.0), "Antarctica by the pole"),
        (at(0.0, -20.0), at(0.0, 60.0), "Africa"),
        (at(40.0, -72.0), at(48.0, 2.0), "into France"),
        (at(46.4, 35.0), at(45.6, 34.9), "the spit of Arabat and Crimea"),
    ] {
        assert!(sea().crosses_land(a, b), "{name}");
        assert!(sea().crosses_land(b, a), "{name}, back");
        assert!(sea().is_land(sea().first_land(a, b).expect(name)), "{name}");
    }
    for (a, b, name) in [
        (at(41.0, 131.0), at(38.0, 134.0), "Sea of Japan"),
        (at(10.0, 179.0), at(-10.0, -179.0), "across the antimeridian"),
        (at(88.0, 0.0), at(88.0, 180.0), "over the north pole"),
        (at(30.0, -140.0), at(35.0, 150.0), "the North Pacific"),
        (at(-30.0, -178.0), at(-40.0, -90.0), "the South Pacific"),
        (at(-30.0, 178.0), at(-32.0, -150.0), "the South Pacific, across the antimeridian"),
        (at(36.0, -5.5), at(36.0, -4.8), "Gibraltar"),
        (at(47.7, -87.5), at(47.2, -86.0), "Lake Superior"),
        (at(0.0, -20.0), at(0.0, -20.0), "nowhere"),
    ] {
        assert_eq!(sea().first_land(a, b), None, "{name}");
    }
}

/// Walked in steps of 100 m.
fn first_land_slowly(a: LatLon, b: LatLon) -> Option<f64> {
    let km = distance_km(a, b);
    let steps = (km / 0.1).ceil().max(1.0) as u32;
    (0..=steps).map(|n| f64::from(n) / f64::from(steps)).find(|share| !sea().navigable(interpolate(a, b, *share))).map(|s| s * km)
}

#[test]
fn straight_ways_as_walked() {
    let mut runs = 0;
    for n in 0..300_usize {
        let point = sea().coast.points[(n * 7_577) % sea().coast.points.len()].map(f64::from);
        let shore = sea().coast.lattice.latlon(lattice::Spot { x: point[0], y: point[1] });
        let a = destination(shore, n as f64 * 71.0, 3_000.0 + 40.0 * n as f64);
        let b = destination(a, n as f64 * 137.0, 1_000.0 + 300.0 * n as f64);
        if !sea().navigable(a) {
            continue;
        }
        runs += 1;
        let found = sea().first_land(a, b).map(|land| distance_km(a, land));
        let walked = first_land_slowly(a, b);
        match (found, walked) {
            // A step of the walk may jump a corner.
            (Some(found), Some(walked)) => assert!(found <= walked + 0.05, "{a:?} {b:?}: {found} {walked}"),
            (None | Some(_), None) => {}
            (None, Some(walked)) => panic!("{a:?} {b:?}: land after {walked} km not found"),
        }
        if let (Some(found), true) = (found, walked.is_none_or(|w| found.is_some_and(|f| f < w - 0.15))) {
            // What the walk jumped over is land all the same.
            assert!(sea().is_land(sea().first_land(a, b).expect("land")), "{a:?} {b:?}: {found} {walked:?}");
        }
    }
    assert!(runs > 100, "{runs}");
}

proptest! {
    #[test]
    fn never_panics(lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64, lat2 in -90.0..=90.0_f64, lon2 in -180.0..=180.0_f64) {
        let (a, b) = (at(lat, lon), at(lat2, lon2));
        let land = sea().first_land(a, b);
        prop_assert_eq!(sea().navigable(a), sea().inland_km(a).is_none());
        if !sea().navigable(a) || !sea().navigable(b) {
            prop_assert!(land.is_some());
        }
    }
}
