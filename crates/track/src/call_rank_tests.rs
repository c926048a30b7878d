use geo::distance_nm;
use model::{Timestamp, TransponderClass};

use super::*;

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn gap(from: LatLon, to: LatLon, from_cog: f32, to_cog: f32) -> Gap {
    Gap {
        begin: Timestamp::from_secs(0),
        end: None,
        from_lat: Some(from.lat),
        from_lon: Some(from.lon),
        to_lat: Some(to.lat),
        to_lon: Some(to.lon),
        hours: None,
        distance_nm: None,
        implied_speed_kn: None,
        class: TransponderClass::A,
        from_sog_kn: Some(12.0),
        from_cog_deg: Some(from_cog),
        to_sog_kn: Some(12.0),
        to_cog_deg: Some(to_cog),
        from_port: None,
        to_port: None,
        draught_m: None,
        own_hours_heard: 20,
        own_hours: 24,
        own_top_kn: None,
        ship_type: None,
        silence: None,
        reach: None,
    }
}

fn port(at: LatLon, from: LatLon, to: LatLon) -> InReach {
    InReach {
        at,
        kind: PortKind::Port,
        origin: Origin::Curated,
        radius_km: 3.0,
        heard_there: false,
        from_nm: distance_nm(from, at),
        to_nm: Some(distance_nm(at, to)),
    }
}

#[test]
fn the_port_it_steered_for_comes_first() {
    let (from, to) = (at(42.0, 131.0), at(42.0, 131.2));
    let (north, south) = (at(42.4, 131.1), at(41.6, 131.1));
    let ports = [port(north, from, to), port(south, from, to)];
    let shares = call_shares(&gap(from, to, 10.0, 170.0), 24.0, 12.0, &ports);
    assert!(shares[0] > 0.9, "{shares:?}");
    let shares = call_shares(&gap(from, to, 170.0, 10.0), 24.0, 12.0, &ports);
    assert!(shares[1] > 0.9, "{shares:?}");
    assert!((shares[0] + shares[1] - 1.0).abs() < 1e-9);
}

#[test]
fn a_port_that_leaves_no_time_to_lie_there_comes_last() {
    let (from, to) = (at(42.0, 131.0), at(42.0, 131.2));
    let ports = [port(at(42.3, 131.1), from, to), port(at(43.0, 131.1), from, to)];
    let shares = call_shares(&gap(from, to, 0.0, 180.0), 11.0, 12.0, &ports);
    assert!(shares[0] > 0.9, "{shares:?}");
}

#[test]
fn without_ports_there_are_no_shares() {
    let here = at(0.0, 180.0);
    assert!(call_shares(&gap(here, here, 0.0, 0.0), 10.0, 12.0, &[]).is_empty());
}
