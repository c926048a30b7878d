use rand::SeedableRng;

use super::*;

#[test]
fn slow_smooth_and_bounded() {
    let rng = &mut Pcg64Mcg::seed_from_u64(1);
    for _ in 0..50 {
        let wander = Wander::new(100.0, 3.0, rng);
        let values: Vec<f64> = (0..6000).map(|i| wander.at(460_000.0 + f64::from(i) / 60.0)).collect();
        let most = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        assert!((15.0..140.0).contains(&most), "{most}");
        // No more than some metres a minute, and the rate says how many.
        for (i, pair) in values.windows(2).enumerate() {
            let rate = wander.rate(460_000.0 + (i as f64 + 0.5) / 60.0) / 60.0;
            assert!((pair[1] - pair[0]).abs() < 15.0 && (pair[1] - pair[0] - rate).abs() < 0.1);
        }
    }
}

#[test]
fn metres_are_metres() {
    let at = LatLon { lat: 60.0, lon: 179.9999 };
    let there = moved_toward(at, 1000.0, 90.0);
    assert!((geo::distance_m(at, there) - 1000.0).abs() < 10.0 && there.lon < -179.9, "{there:?}");
    assert!((geo::distance_m(at, moved_toward(at, 500.0, 180.0)) - 500.0).abs() < 5.0);
}
