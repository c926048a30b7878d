use geo::distance_m;
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use super::*;
use crate::route::Route;

#[test]
fn a_circle_is_round_and_a_perfect_track_straight() {
    let t = |minutes: i64| Timestamp::from_millis(minutes * 60_000);
    let sway = Sway::under_way(&mut Pcg64Mcg::seed_from_u64(1));
    let centre = LatLon { lat: 43.0, lon: 34.0 };
    let circle = Shown::Circle { centre, radius_m: 1500.0, kn: 9.0, start_deg: 10.0 };
    let circle = Pretence { begin: t(0), end: t(300), shown: circle };
    let mut before = circle.state(t(0), &sway).at;
    for minute in 1..300 {
        let here = circle.state(t(minute), &sway);
        assert!((distance_m(centre, here.at) - 1500.0).abs() < 1.0);
        let kn = distance_m(before, here.at) / METRES_PER_NM * 60.0;
        assert!((8.9..9.1).contains(&kn), "{kn}");
        before = here.at;
    }
    let (a, b) = (centre, LatLon { lat: 44.0, lon: 34.0 });
    let route = Route::new(&[a, b], 10.0).slow_at(false, false).with_room(|_| 5000.0);
    let leg = Box::new(Leg { route, skip_h: 0.0, abreast_m: 0.0 });
    let perfect = Pretence { begin: t(0), end: t(360), shown: Shown::Perfect(leg) };
    for minute in 0..360 {
        let here = perfect.state(t(minute), &sway);
        assert!((here.at.lon - 34.0).abs() < 1e-9 && here.exact && here.speed_kn == 10.0);
    }
}
