use super::*;
use crate::{destination, distance_nm};

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn sea() -> &'static Sea {
    Sea::embedded().unwrap()
}

fn query(from: LatLon, to: Option<LatLon>, hours: f64, speed_kn: f64) -> ReachQuery {
    ReachQuery { from, to, hours, speed_kn, closed: Vec::new() }
}

fn keys(reach: &Reach, ports: &Ports) -> Vec<String> {
    reach.ports(sea(), ports).iter().map(|p| ports.get(p.port).key.to_string()).collect()
}

#[test]
fn bad_input_is_answered() {
    let here = at(42.0, 131.0);
    assert_eq!(sea().reach(&query(here, None, 0.0, 12.0)).err(), Some(ReachError::Hours(0.0)));
    assert!(matches!(sea().reach(&query(here, None, f64::NAN, 12.0)), Err(ReachError::Hours(_))));
    assert!(matches!(sea().reach(&query(here, None, 5.0, -1.0)), Err(ReachError::Speed(_))));
    assert!(matches!(sea().reach(&query(at(47.0, 70.0), None, 5.0, 12.0)), Err(ReachError::Inland { .. })));
    let shut = ReachQuery { closed: vec!["nowhere".to_owned()], ..query(here, None, 5.0, 12.0) };
    assert_eq!(sea().reach(&shut).err(), Some(ReachError::Passage("nowhere".to_owned())));
}

#[test]
fn between_rajin_and_vostochny_dunai_is_in_reach_and_pusan_is_not() {
    let ports = Ports::embedded().unwrap();
    let (off_rajin, off_vostochny) = (at(42.15, 130.5), at(42.6, 133.0));
    let reach = sea().reach(&query(off_rajin, Some(off_vostochny), 20.0, 13.0)).unwrap();
    let keys = keys(&reach, &ports);
    for key in ["KPRJN", "RUVVO", "RUVYP", "RUNJK"] {
        assert!(keys.iter().any(|k| k == key), "{key} of {keys:?}");
    }
    assert!(!keys.iter().any(|k| k == "KRPUS"), "{keys:?}");
    assert!(reach.area_km2() > 10_000.0);
}

/// Ships that sail straight for a port, lie there and sail on, no faster than the top speed: the port is always listed, and the stay
/// no longer than the longest one.
#[test]
fn a_port_that_was_called_at_is_never_left_out() {
    let ports = Ports::embedded().unwrap();
    let mut looked_at = 0;
    for (index, port) in ports.iter().filter(|(_, p)| p.locode.is_some()).step_by(29).take(300) {
        let Some(access) = sea().access(port.at, Resolution::Seven, 5.0) else { continue };
        for bearing in [20.0, 140.0, 260.0] {
            let from = destination(access.at, bearing, 110_000.0);
            let to = destination(access.at, bearing + 40.0, 70_000.0);
            let clear = |a, b| !sea().crosses_land(a, b);
            if !(sea().navigable(from) && sea().navigable(to) && clear(from, access.at) && clear(access.at, to)) {
                continue;
            }
            let way_nm = distance_nm(from, access.at) + distance_nm(access.at, to) + 2.0 * access.km / 1.852;
            let stay_h = 5.0;
            let reach = sea().reach(&query(from, Some(to), way_nm / 12.0 + stay_h, 12.0)).unwrap();
            let found = reach.ports(sea(), &ports).into_iter().find(|p| p.port == index);
            let found = found.unwrap_or_else(|| panic!("{} from {from:?} to {to:?}", port.key));
            assert!(found.longest_stay_h >= stay_h - 0.05, "{}: {found:?}", port.key);
            assert!(found.least_speed_kn <= 12.0, "{}: {found:?}", port.key);
            looked_at += 1;
        }
    }
    assert!(looked_at > 40, "{looked_at}");
}

#[test]
fn a_year_at_the_antimeridian_and_a_day_at_80_north() {
    let year = sea().reach(&query(at(10.0, 179.9), Some(at(10.0, -179.9)), 8760.0, 14.0)).unwrap();
    assert_eq!(year.resolution(), Resolution::Three);
    assert!(year.area_km2() > 2e8, "{}", year.area_km2());
    let day = sea().reach(&query(at(52.0, 179.9), Some(at(52.0, -179.9)), 24.0, 12.0)).unwrap();
    let rings = day.polygons();
    assert!(!rings.is_empty());
    let widest = |p: &Vec<Vec<LatLon>>| {
        let lons = || p[0].iter().map(|c| c.lon);
        lons().fold(f64::MIN, f64::max) - lons().fold(f64::MAX, f64::min)
    };
    assert!(rings.iter().all(|p| widest(p) < 20.0), "in one piece across 180 degrees");
    let north = sea().reach(&query(at(80.0, 10.0), None, 10.0, 10.0)).unwrap();
    assert!(north.area_km2() > 30_000.0, "{}", north.area_km2());
    // Rings that nothing holds: round the pole, and the continents in all the seas.
    let pole = sea().reach(&query(at(89.0, 10.0), None, 30.0, 12.0)).unwrap();
    assert_eq!(pole.polygons().len(), 1);
    assert!(year.polygons().iter().flatten().count() > 20, "{}", year.polygons().len());
}

#[test]
fn sea_miles_are_never_below_the_geodesic_and_close_to_it_over_open_water() {
    let ports = Ports::embedded().unwrap();
    let from = ports.get(ports.by_key("KPRJN").unwrap()).at;
    let reach = sea().reach(&query(from, None, 12.0, 14.0)).unwrap();
    let mut seen = 0;
    for found in reach.ports(sea(), &ports) {
        let port = ports.get(found.port);
        let direct = distance_nm(from, port.at);
        assert!(found.from_nm >= direct - 1e-6, "{}: {} < {direct}", port.key, found.from_nm);
        if ["RUVVO", "RUVYP", "RUNJK"].contains(&&*port.key) {
            assert!(found.from_nm < direct * 1.12, "{}: {} {direct}", port.key, found.from_nm);
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}

#[test]
fn the_area_of_the_outline_is_that_of_the_cells() {
    let reach = sea().reach(&query(at(42.0, 131.5), Some(at(42.1, 131.8)), 8.0, 12.0)).unwrap();
    let corners: usize = reach.polygons().iter().flatten().map(Vec::len).sum();
    assert!(corners > 20);
    // Square degrees to km², near enough at one latitude.
    let of_ring = |ring: &Vec<LatLon>| {
        let next = ring.iter().cycle().skip(1);
        let flat = |p: &LatLon| ((p.lon - 131.5) * 42.0_f64.to_radians().cos(), p.lat - 42.0);
        ring.iter().zip(next).map(|(a, b)| (flat(a), flat(b))).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0
    };
    let km2: f64 = reach.polygons().iter().flatten().map(of_ring).sum::<f64>() * 111.2 * 111.2;
    assert!((km2 / reach.area_km2() - 1.0).abs() < 0.05, "{km2} {}", reach.area_km2());
}
