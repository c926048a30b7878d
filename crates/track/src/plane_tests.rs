use geo::{destination, distance_m};

use super::*;

#[test]
fn distances_agree_with_the_geodesic_out_to_twenty_kilometres() {
    for (lat, lon) in [(0.0, 0.0), (43.0, 131.9), (-60.0, 179.95), (70.0, -179.98)] {
        let origin = LatLon::new(lat, lon).unwrap();
        let plane = Plane::at(origin);
        for bearing in [0.0, 45.0, 90.0, 200.0, 300.0] {
            let there = destination(origin, bearing, 20_000.0);
            let (x, y) = plane.xy(there);
            assert!((x.hypot(y) / 20_000.0 - 1.0).abs() < 0.006, "{lat} {bearing}: {}", x.hypot(y));
            let back = plane.back((x, y)).unwrap();
            assert!(distance_m(back, there) < 1e-3);
        }
    }
}
