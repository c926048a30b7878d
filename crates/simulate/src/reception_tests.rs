use rand::SeedableRng;

use super::*;
use crate::lanes::Lanes;

fn world() -> (Reception, Timestamp) {
    let ports = geo::Ports::embedded().unwrap();
    let harbours = Harbours::embedded(&ports, &Lanes::embedded().unwrap()).unwrap();
    let begin = model::Day::from_civil(2022, 9, 1).unwrap().start();
    let end = Timestamp::from_millis(begin.millis() + 30 * 24 * HOUR_MS);
    (Reception::new(&harbours, &ports, begin, end, &mut Pcg64Mcg::seed_from_u64(2)), begin)
}

#[test]
fn stations_hear_what_is_near() {
    let (reception, t) = world();
    let busan = LatLon::new(35.05, 129.05).unwrap();
    let (mut candidates, mut near) = (Vec::new(), Vec::new());
    reception.in_reach(busan, &mut candidates);
    reception.near(busan, t, &candidates, &mut near);
    assert!(near.iter().any(|n| reception.stations[n.station].name == "rKRPUS" && n.share > 0.9));
    let ocean = LatLon::new(10.0, 60.0).unwrap();
    reception.in_reach(ocean, &mut candidates);
    assert!(candidates.is_empty());
}

#[test]
fn satellites_pass_several_times_a_day_everywhere() {
    let (reception, begin) = world();
    let rng = &mut Pcg64Mcg::seed_from_u64(3);
    for (lat, lon) in [(0.0, -150.0), (38.0, 132.0), (70.0, 30.0)] {
        let at = LatLon::new(lat, lon).unwrap();
        let heard: Vec<i64> = (0..24 * 60)
            .filter(|minute| {
                reception.satellite(at, Timestamp::from_millis(begin.millis() + minute * 60_000), false, rng).is_some()
            })
            .collect();
        let longest = heard.windows(2).map(|w| w[1] - w[0]).max().unwrap();
        assert!(heard.len() > 10, "{lat}: {}", heard.len());
        // Below six hours mostly: passing silences are innocent.
        assert!((30..12 * 60).contains(&longest), "{lat}: {longest} min");
    }
}
