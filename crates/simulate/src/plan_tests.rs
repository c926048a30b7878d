use geo::LatLon;
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use super::*;
use crate::{fleet::Identity, route::Route};

fn t(minutes: i64) -> Timestamp {
    Timestamp::from_millis(minutes * 60_000)
}

fn sample() -> Plan {
    let identity = Identity { mmsi: 200_000_001, imo: 0, name: String::new(), call_sign: String::new() };
    let mut plan = Plan::new(identity, Sway::under_way(&mut Pcg64Mcg::seed_from_u64(1)));
    let (a, b) = (LatLon { lat: 40.0, lon: 10.0 }, LatLon { lat: 41.0, lon: 10.0 });
    plan.push(t(0), t(600), What::Berth(a));
    plan.push(t(600), t(900), What::sail(Route::new(&[a, b], 12.0)));
    plan.push(t(900), t(1500), What::Berth(b));
    plan.typed.push(Typed { t: t(590), text: String::new() });
    plan.voyages.push(Planned {
        from: 0,
        to: 1,
        departure: t(600),
        arrival: t(900),
        stay_end: t(1500),
        previous_arrival: t(0),
        act: Act::Kept,
        keys: vec![0],
    });
    plan
}

#[test]
fn what_comes_after_comes_later() {
    let mut plan = sample();
    let here = LatLon { lat: 40.5, lon: 10.0 };
    let delay = plan.instead(t(700), vec![(What::Berth(here), 5.0), (What::Berth(here), 1.0)]).unwrap();
    assert!((delay - (6.0 - 200.0 / 60.0)).abs() < 1e-9);
    let ends: Vec<i64> = plan.segments.iter().map(|s| s.end.millis() / 60_000).collect();
    assert_eq!(ends, [600, 700, 1000, 1060, 1660]);
    assert!(plan.segments.windows(2).all(|p| p[0].end == p[1].begin));
    let v = &plan.voyages[0];
    assert_eq!((v.departure, v.arrival, v.stay_end), (t(600), t(1060), t(1660)));
    assert_eq!(plan.typed[0].t, t(590));
    // And sooner, where what is done instead is shorter.
    let mut plan = sample();
    plan.instead(t(700), vec![(What::Berth(here), 1.0)]).unwrap();
    assert_eq!((plan.segments[3].begin, plan.voyages[0].arrival), (t(760), t(760)));
    assert!(plan.instead(t(5000), Vec::new()).is_none());
}

#[test]
fn identities_change_when_they_change() {
    let mut plan = sample();
    let other = Identity { mmsi: 200_500_001, ..plan.identities[0].1.clone() };
    plan.identities.push((t(800), other));
    assert_eq!((plan.mmsi_at(t(799)), plan.mmsi_at(t(800))), (200_000_001, 200_500_001));
}
