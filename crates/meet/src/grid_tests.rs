use geo::{LatLon, distance_m};
use model::Timestamp;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::*;

fn fix(mmsi: u32, lat: f64, lon: f64) -> SlowFix {
    let t = Timestamp::from_secs(0);
    SlowFix { step: 0, mmsi, track: 0, lat, lon, kn: 0.5, sparse: false, came: true, t, source: 1, offset: 0 }
}

/// Near the antimeridian, the poles and elsewhere: the pairs are those that all-pairs work finds.
#[test]
fn pairs_are_those_of_all_pairs() {
    let mut rng = Pcg64Mcg::seed_from_u64(7);
    for (lat, lon) in [(0.0, 0.0), (42.0, 179.99), (80.0, -180.0), (-89.99, 10.0), (55.0, 12.0), (0.0, 180.0)] {
        let spread: f64 = 0.02;
        let fixes: Vec<SlowFix> = (0..300)
            .map(|n| {
                let wide = spread / f64::cos(f64::to_radians(lat)).max(0.001);
                let east: f64 = lon + rng.random_range(-wide..wide);
                let at = (lat + rng.random_range(-spread..spread)).clamp(-90.0, 90.0);
                fix(n, at, (east + 180.0).rem_euclid(360.0) - 180.0)
            })
            .collect();
        let mut found = Vec::new();
        Grid::new(500.0).pairs(&fixes, |i, j, m| found.push((i.min(j), i.max(j), m)));
        found.sort_by_key(|p| (p.0, p.1));
        let mut expected = Vec::new();
        for i in 0..fixes.len() {
            for j in i + 1..fixes.len() {
                let place = |f: &SlowFix| LatLon::new(f.lat, f.lon).unwrap();
                let m = distance_m(place(&fixes[i]), place(&fixes[j]));
                if m <= 500.0 {
                    expected.push((i, j, m));
                }
            }
        }
        assert!(expected.len() > 20, "{lat} {lon}: {}", expected.len());
        let numbers = |pairs: &[(usize, usize, f64)]| pairs.iter().map(|p| (p.0, p.1)).collect::<Vec<_>>();
        // Within metres of a pole the map is not flat.
        if lat > -89.0 {
            assert_eq!(numbers(&found), numbers(&expected), "{lat} {lon}");
            assert!(found.iter().zip(&expected).all(|(a, b)| (a.2 - b.2).abs() < 0.05), "{lat} {lon}");
        }
    }
}
