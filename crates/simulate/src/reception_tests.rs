use rand::SeedableRng;

use model::time::HOUR_MS;

use super::*;
use crate::lanes::Lanes;

fn world(settings: ReceptionSettings, outages: Outages) -> (Reception, Timestamp) {
    let ports = geo::Ports::embedded().unwrap();
    let harbours = Harbours::embedded(&ports, &Lanes::embedded().unwrap()).unwrap();
    let begin = model::Day::from_civil(2022, 9, 1).unwrap().start();
    let end = Timestamp::from_millis(begin.millis() + 30 * 24 * HOUR_MS);
    (Reception::new(&harbours, &ports, &settings, outages, (begin, end), &mut Pcg64Mcg::seed_from_u64(2)), begin)
}

#[test]
fn stations_hear_what_is_near() {
    let (reception, t) = world(ReceptionSettings::default(), Outages::default());
    let busan = LatLon::new(35.05, 129.05).unwrap();
    let (mut candidates, mut near) = (Vec::new(), Vec::new());
    reception.in_reach(busan, &mut candidates);
    reception.near(busan, t, 1.0, &candidates, &mut near);
    assert!(near.iter().any(|n| reception.stations[n.station].name == "rKRPUS" && n.share > 0.9));
    reception.near(busan, t, 0.5, &candidates, &mut near);
    assert!(near.iter().all(|n| n.share < 0.5));
    let ocean = LatLon::new(10.0, 60.0).unwrap();
    reception.in_reach(ocean, &mut candidates);
    assert!(candidates.is_empty());
}

#[test]
fn mountains_and_low_masts_make_holes() {
    let (reception, t) = world(
        ReceptionSettings {
            short_range: 1.0,
            mountains: 1.0,
            station_failures: 0.0,
            stations: 0.5,
            ..ReceptionSettings::default()
        },
        Outages::default(),
    );
    let (all, _) = world(ReceptionSettings::default(), Outages::default());
    let share = reception.stations.len() as f64 / all.stations.len() as f64;
    assert!((0.3..0.7).contains(&share), "{share}");
    let mut near = Vec::new();
    let hidden = reception.stations.iter().enumerate().filter(|(i, s)| {
        let (from, width, beyond) = s.shadow.unwrap();
        let at = |deg: f64, nm: f64| geo::destination(s.at, deg, nm * METRES_PER_NM);
        let mut hears = |at| {
            reception.near(at, t, 1.0, &[*i], &mut near);
            !near.is_empty()
        };
        assert!(hears(at(from + width / 2.0, beyond - 1.0)) && !hears(at(from + 180.0, 30.0)));
        !hears(at(from + width / 2.0, beyond + 0.1))
    });
    assert_eq!(hidden.count(), reception.stations.len());
}

#[test]
fn satellites_pass_several_times_a_day_everywhere() {
    let (reception, begin) = world(ReceptionSettings::default(), Outages { satellites: 1, feed: 1 });
    let rng = &mut Pcg64Mcg::seed_from_u64(3);
    for (lat, lon) in [(0.0, -150.0), (38.0, 132.0), (70.0, 30.0)] {
        let at = LatLon::new(lat, lon).unwrap();
        let heard: Vec<i64> = (0..24 * 60)
            .filter(|minute| {
                let t = Timestamp::from_millis(begin.millis() + minute * 60_000);
                reception.satellite(at, t, (false, 1.0, false), rng).is_some()
            })
            .collect();
        let longest = heard.windows(2).map(|w| w[1] - w[0]).max().unwrap();
        assert!(heard.len() > 10, "{lat}: {}", heard.len());
        // Below six hours mostly: passing silences are innocent.
        assert!((30..12 * 60).contains(&longest), "{lat}: {longest} min");
        let down = reception.satellites_down[0];
        assert!(down.1.hours_since(down.0) > 6.0);
        let silent = (0..300).all(|m| reception.overhead(at, Timestamp::from_millis(down.0.millis() + m * 60_000)).is_none());
        assert!(silent);
    }
    assert!(!reception.delivers(reception.feed_down[0].0) && reception.delivers(reception.feed_down[0].1));
}
