use geo::distance_m;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::*;

fn t(minutes: i64) -> Timestamp {
    Timestamp::from_millis(460_000 * HOUR_MS + minutes * 60_000)
}

#[test]
fn a_ship_under_way_strays_by_tens_of_metres_and_its_speed_varies_slowly() {
    let rng = &mut Pcg64Mcg::seed_from_u64(4);
    let from = LatLon { lat: 40.0, lon: 20.0 };
    let to = LatLon { lat: 40.0, lon: 24.0 };
    let route = Route::new(&[from, to], 12.0).with_room(|_| 1000.0);
    let what = What::sail(route.clone());
    for _ in 0..10 {
        let sway = Sway::under_way(rng);
        let states: Vec<State> = (120..600).map(|m| state(&what, t(0), t(m), &sway)).collect();
        let off = |m: i64, s: &State| distance_m(s.at, route.after(m as f64 / 60.0).at);
        let most = (120..).zip(&states).map(|(m, s)| off(m, s)).fold(0.0, f64::max);
        assert!((30.0..700.0).contains(&most), "{most}");
        for pair in states.windows(2) {
            let kn = distance_m(pair[0].at, pair[1].at) / METRES_PER_NM * 60.0;
            assert!((kn - pair[0].speed_kn).abs() < 0.5, "{kn} and {}", pair[0].speed_kn);
            assert!((9.0..15.0).contains(&kn), "{kn}");
        }
    }
    // In a narrow channel it keeps to the line.
    let narrow = What::sail(route.clone().with_room(|_| 0.0));
    let sway = Sway::under_way(rng);
    assert!(distance_m(state(&narrow, t(0), t(200), &sway).at, route.after(200.0 / 60.0).at) < 1.0);
}

#[test]
fn an_anchored_ship_swings_and_a_barge_stays_alongside() {
    let rng = &mut Pcg64Mcg::seed_from_u64(4);
    let at = LatLon { lat: 40.0, lon: 20.0 };
    let lay_deg = Wander::new(60.0, 12.0, rng);
    let anchor = Anchor { at, scope_m: 150.0, lay_deg, mean_deg: 200.0, beside_m: 0.0 };
    let barge = What::Anchor(Anchor { beside_m: 40.0, ..anchor });
    let sway = Sway::under_way(rng);
    let mut most: f64 = 0.0;
    let first = state(&What::Anchor(anchor), t(0), t(0), &sway).at;
    for minutes in 0..24 * 60 {
        let ship = state(&What::Anchor(anchor), t(0), t(minutes), &sway).at;
        most = most.max(distance_m(first, ship));
        assert!((distance_m(at, ship) - 150.0).abs() < 2.0);
        assert!((distance_m(ship, state(&barge, t(0), t(minutes), &sway).at) - 40.0).abs() < 1.0);
    }
    assert!((60.0..310.0).contains(&most), "{most}");
}

#[test]
fn two_adrift_together_stay_together() {
    let rng = &mut Pcg64Mcg::seed_from_u64(9);
    let one = Drift {
        since: t(0),
        at: LatLon { lat: 42.0, lon: -179.99 },
        set_deg: 250.0,
        kn: 0.7,
        sway: Sway::at_rest(80.0, rng),
        beside: (0.0, 0.0),
    };
    let other = Drift { beside: (rng.random_range(100.0..280.0), 30.0), ..one };
    let sway = Sway::under_way(rng);
    for minutes in 0..600 {
        let (a, b) = (one.at(t(minutes)), other.at(t(minutes)));
        assert!((90.0..300.0).contains(&distance_m(a, b)));
        let s = state(&What::Drift(Box::new(one)), t(0), t(minutes), &sway);
        assert!(s.speed_kn < 1.6, "{}", s.speed_kn);
    }
    assert!((4.0..10.0).contains(&(distance_m(one.at(t(0)), one.at(t(600))) / METRES_PER_NM)));
}
