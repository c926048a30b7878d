use proptest::prelude::*;

use super::*;

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).expect("a position")
}

/// Figures of `GeographicLib`'s `GeodSolve -i`, from its documentation and test data (`GeodTest.dat`, metres).
#[test]
fn known_geodesics() {
    // JFK to LHR, from the documentation of GeodSolve.
    let metres = distance_m(at(40.6, -73.8), at(51.6, -0.5));
    assert!((metres - 5_551_759.4).abs() < 1.0, "{metres}");
    // A quarter meridian of WGS 84: 10 001 965.729 m.
    let metres = distance_m(at(0.0, 12.0), at(90.0, 77.0));
    assert!((metres - 10_001_965.729).abs() < 0.001, "{metres}");
    // A degree of the equator.
    let metres = distance_m(at(0.0, 0.0), at(0.0, 1.0));
    assert!((metres - 111_319.490_793).abs() < 0.001, "{metres}");
}

#[test]
fn across_the_antimeridian_and_the_pole() {
    let metres = distance_m(at(0.0, 179.5), at(0.0, -179.5));
    assert!((metres - 111_319.490_793).abs() < 0.001);
    assert!((near_distance_m(at(0.0, 179.5), at(0.0, -179.5)) - metres).abs() < 1.0);
    assert!((bearing_deg(at(0.0, 179.5), at(0.0, -179.5)) - 90.0).abs() < 1e-9);
    let end = destination(at(0.0, 179.5), 90.0, metres);
    assert!((end.lon + 179.5).abs() < 1e-9, "{end:?}");
    // Over the pole: 2 degrees of meridian, due north.
    assert!((distance_m(at(89.0, 0.0), at(89.0, 180.0)) - 223_387.9).abs() < 1.0);
    assert!((bearing_deg(at(89.0, 0.0), at(89.0, 180.0))).abs() < 1e-9);
    let middle = interpolate(at(10.0, 170.0), at(10.0, -170.0), 0.5);
    assert!((middle.lon.abs() - 180.0).abs() < 1e-9 && middle.lat > 10.0);
}

#[test]
fn out_of_range_is_no_position() {
    for (lat, lon) in [(91.0, 0.0), (0.0, 181.0), (f64::NAN, 0.0), (0.0, f64::INFINITY), (-90.1, 0.0)] {
        assert_eq!(LatLon::new(lat, lon), None);
    }
    assert!(LatLon::new(-90.0, -180.0).is_some());
}

proptest! {
    #[test]
    fn near_is_near_the_geodesic(lat in -60.0..60.0_f64, lon in -180.0..180.0_f64, bearing in 0.0..360.0_f64, metres in 1.0..100_000.0_f64) {
        let a = at(lat, lon);
        let b = destination(a, bearing, metres);
        prop_assert!((near_distance_m(a, b) / metres - 1.0).abs() < 1e-3);
    }

    #[test]
    fn there_and_back(lat in -89.0..89.0_f64, lon in -180.0..180.0_f64, bearing in 0.0..359.0_f64, metres in 10.0..9_000_000.0_f64) {
        let a = at(lat, lon);
        let b = destination(a, bearing, metres);
        prop_assert!((distance_m(a, b) - metres).abs() < 1e-3);
        let difference = (bearing_deg(a, b) - bearing).abs();
        prop_assert!(difference.min(360.0 - difference) < 1e-4);
        prop_assert!(LatLon::new(b.lat, b.lon).is_some());
    }
}
