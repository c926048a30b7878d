use super::*;
use crate::{
    Sea,
    sea::{write_signed, write_varint},
};

/// Three places on the equator, a degree apart, the first joined to both others.
fn section(last: u64) -> Vec<u8> {
    let mut out = Vec::new();
    write_varint(&mut out, 3);
    for delta in [0, 0, 0, 0, 10_000, 10_000] {
        write_signed(&mut out, delta);
    }
    for number in [2, 1, last, 0, 0] {
        write_varint(&mut out, number);
    }
    out
}

#[test]
fn ways_lead_both_ways() {
    let network = Network::decode(&section(1), &[]).unwrap();
    let to = |from: u32| network.ways(from, &Closed::default()).map(|way| way.to).collect::<Vec<_>>();
    assert_eq!((to(0), to(1), to(2)), (vec![1, 2], vec![0], vec![0]));
    assert!(network.ways(1, &Closed::default()).all(|way| (111_000..112_000).contains(&way.metres)));
}

#[test]
fn a_damaged_section_is_named() {
    for bytes in [section(0), section(5), section(1)[..9].to_vec(), [section(1), vec![0]].concat()] {
        assert!(matches!(Network::decode(&bytes, &[]), Err(SeaError::Value { what: "network", .. })), "{bytes:?}");
    }
}

#[test]
fn no_way_of_the_embedded_network_is_over_land() {
    let sea = Sea::embedded().unwrap();
    let network = &sea.network;
    assert!(network.len() > 50_000, "{}", network.len());
    for (n, at) in (0..).zip(&network.at).step_by(97) {
        for way in network.ways(n, &Closed::default()) {
            assert!(!sea.crosses_land(*at, network.at[way.to as usize]), "{at:?} {:?}", network.at[way.to as usize]);
        }
    }
}

#[test]
fn places_are_found_by_where_they_are() {
    let network = &Sea::embedded().unwrap().network;
    let here = network.at[network.len() / 2];
    let about = network.about(here, Resolution::Five);
    assert_eq!(about[0].1 as usize, network.len() / 2);
    assert!(about.is_sorted_by(|a, b| a.0 <= b.0));
}
