use super::*;
use crate::{Ports, distance_nm};

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn sea() -> &'static Sea {
    Sea::embedded().unwrap()
}

fn route(from: LatLon, to: LatLon, closed: &[&str]) -> Result<SeaRoute, RouteError> {
    sea().route(from, to, &RouteOptions { closed: closed.iter().map(|k| (*k).to_owned()).collect(), opened: Vec::new() })
}

fn port(ports: &Ports, key: &str) -> LatLon {
    ports.get(ports.by_key(key).unwrap()).at
}

/// Tracks laid out by hand on the 10 m shore lines: out of the bay of Rajin past Taecho-do, and into the bays of the other side.
#[test]
fn the_five_pairs_are_within_three_per_cent_of_a_hand_checked_track() {
    let ports = Ports::embedded().unwrap();
    let rajin = port(&ports, "KPRJN");
    for (from, to, corners) in [
        ("KPRJN", "RUDUN", &[(42.14, 130.33), (42.66, 132.32)][..]),
        ("KPRJN", "RUVVO", &[(42.14, 130.33), (42.95, 131.75), (43.07, 131.88)][..]),
        ("KPRJN", "RUVYP", &[(42.19, 130.33), (42.69, 133.02)][..]),
        ("KPRJN", "RUNJK", &[(42.19, 130.33), (42.70, 132.9)][..]),
        ("KPCHO", "KPRJN", &[(41.76, 129.85), (42.17, 130.28)][..]),
    ] {
        let Some(there) = ports.by_key(to) else { continue };
        let (a, b) = (port(&ports, from), ports.get(there).at);
        let mut hand = vec![a];
        hand.extend(corners.iter().map(|&(lat, lon)| at(lat, lon)));
        hand.push(b);
        let by_hand: f64 = hand.windows(2).map(|p| distance_nm(p[0], p[1])).sum();
        let found = route(a, b, &[]).unwrap();
        assert!(found.nm >= found.great_circle_nm, "{from}-{to}");
        assert!(
            (found.nm / by_hand - 1.0).abs() < 0.03,
            "{from}-{to}: {} by hand {by_hand}, great circle {}",
            found.nm,
            found.great_circle_nm
        );
    }
    assert!(sea().navigable(at(42.14, 130.33)) && distance_nm(rajin, at(42.14, 130.33)) < 8.0);
}

#[test]
fn canals_can_be_closed() {
    let (said, piraeus) = (at(12.7, 45.1), at(37.8, 23.5));
    let through = route(said, piraeus, &[]).unwrap();
    assert!(through.passages.iter().any(|p| p == "suez"), "{:?}", through.passages);
    assert!((1700.0..2200.0).contains(&through.nm), "{}", through.nm);
    let round = route(said, piraeus, &["suez"]).unwrap();
    assert!(round.nm > 9000.0 && !round.passages.iter().any(|p| p == "suez"), "{}", round.nm);
}

#[test]
fn ice_routes_are_for_those_who_open_them() {
    let (murmansk, vladivostok) = (at(69.1, 33.6), at(42.9, 131.8));
    let shut = route(murmansk, vladivostok, &[]).unwrap();
    assert!(shut.nm > 11_000.0 && shut.passages.iter().any(|p| p == "suez"), "{} {:?}", shut.nm, shut.passages);
    let opened = vec!["northern-sea-route".to_owned()];
    let options = RouteOptions { opened: opened.clone(), ..RouteOptions::default() };
    let open = sea().route(murmansk, vladivostok, &options).unwrap();
    assert!(open.nm < 6500.0 && open.passages.contains(&opened[0]), "{} {:?}", open.nm, open.passages);
    let both = RouteOptions { closed: opened.clone(), opened };
    assert_eq!(sea().route(murmansk, vladivostok, &both).unwrap(), shut, "closed is closed");
}

/// Where the network does not lead, cells must keep to the same gates.
#[test]
fn cells_keep_out_of_the_ice_too() {
    let closed = sea().closed_but([], &[]).unwrap();
    assert_eq!(closed, sea().closed(["northern-sea-route", "northwest-passage", "white-sea"]).unwrap());
    let way = sea().by_cells(at(76.0, 80.0), at(76.0, 130.0), &closed).unwrap();
    let nm: f64 = way.windows(2).map(|p| distance_nm(p[0], p[1])).sum();
    assert!(nm > 10_000.0, "{nm}");
}

#[test]
fn the_same_question_has_the_same_answer() {
    let ends = (at(51.9, 4.0), at(1.2, 103.8));
    let fresh = Sea::decode(include_bytes!("../data/sea.bin")).unwrap();
    let options = RouteOptions::default();
    assert_eq!(fresh.route(ends.0, ends.1, &options), sea().route(ends.0, ends.1, &options));
}

#[test]
fn the_antimeridian_is_no_edge() {
    let found = route(at(51.0, 175.0), at(52.0, -170.0), &[]).unwrap();
    assert!(found.nm < found.great_circle_nm * 1.1, "{} {}", found.nm, found.great_circle_nm);
}

#[test]
fn what_cannot_be_is_said() {
    assert!(matches!(route(at(47.0, 70.0), at(42.0, 131.0), &[]), Err(RouteError::Inland { .. })));
    assert_eq!(route(at(42.0, 131.0), at(42.0, 132.0), &["styx"]), Err(RouteError::Passage("styx".to_owned())));
}

/// Random ports of the World Port Index: never below the geodesic, no leg over land.
#[test]
fn two_hundred_pairs_are_over_water_and_never_below_the_geodesic() {
    use rand::{RngExt, SeedableRng};
    let ports = Ports::embedded().unwrap();
    let all: Vec<LatLon> = ports.iter().filter(|(_, p)| p.origin == crate::Origin::WorldPortIndex).map(|(_, p)| p.at).collect();
    let mut rng = rand_pcg::Pcg64Mcg::seed_from_u64(20);
    let (mut found, mut none, mut crossing) = (0, 0, 0);
    for _ in 0..200 {
        let (a, b) = (all[rng.random_range(0..all.len())], all[rng.random_range(0..all.len())]);
        match route(a, b, &[]) {
            Ok(route) => {
                assert!(route.nm >= route.great_circle_nm - 1e-6, "{a:?} {b:?}");
                let water = &route.points[1..route.points.len() - 1];
                let over_land = water.windows(2).filter(|leg| sea().crosses_land(leg[0], leg[1])).count();
                crossing += u32::from(over_land > 0);
                found += 1;
            }
            // Lakes, and harbours up rivers that no table has.
            Err(_) => none += 1,
        }
    }
    assert_eq!(crossing, 0, "of {found} over land");
    assert!(found >= 185, "{found} found, {none} without a way");
}
