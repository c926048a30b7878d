use super::*;
use crate::Sea;

fn sea() -> &'static Sea {
    Sea::embedded().unwrap()
}

/// The whole length of a way, metres.
fn metres(way: &[u32]) -> u32 {
    let network = &sea().network;
    let leg = |a: u32, b: u32| network.ways(a, &Closed::default()).find(|way| way.to == b).unwrap().metres;
    way.windows(2).map(|pair| leg(pair[0], pair[1])).sum()
}

#[test]
fn ways_are_as_short_as_those_of_a_plain_search_to_what_is_given_away() {
    let network = &sea().network;
    let closed = sea().closed_but([], &[]).unwrap();
    let landmarks = Landmarks::new(network, &closed);
    let count = network.len() as u32;
    for from in [7, count / 3, count - 9] {
        let exact = distances(network, from, &closed);
        let mut found = 0;
        for to in (0..count).step_by(997) {
            let way = landmarks.way(network, &[(from, 0)], &[(to, 0)], &closed);
            let Some(least) = exact.get(to as usize).filter(|m| **m != FAR) else {
                assert_eq!(way, None);
                continue;
            };
            let way = way.unwrap();
            assert_eq!((way.first(), way.last()), (Some(&from), Some(&to)));
            assert!((*least..=*least + least / 256 * EAGER + 1).contains(&metres(&way)), "{least} {}", metres(&way));
            found += 1;
        }
        assert!(found > 50, "{found}");
    }
}

#[test]
fn no_way_leads_through_what_is_closed() {
    let network = &sea().network;
    let landmarks = Landmarks::new(network, &Closed::default());
    let suez = sea().closed(["suez"]).unwrap();
    // Of Port Said and of Suez, the nearest.
    let node = |lat: f64, lon: f64| network.about(crate::LatLon { lat, lon }, h3o::Resolution::Four)[0].1;
    let ends = (node(31.4, 32.4), node(29.8, 32.5));
    let through = landmarks.way(network, &[(ends.0, 0)], &[(ends.1, 0)], &Closed::default()).unwrap();
    let round = landmarks.way(network, &[(ends.0, 0)], &[(ends.1, 0)], &suez).unwrap();
    assert!(metres(&through) < 250_000 && metres(&round) > 15_000_000, "{} {}", metres(&through), metres(&round));
}
