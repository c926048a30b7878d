use std::io::Write;

use super::*;
use crate::{Origin, PortKind, distance_nm};

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).expect("a position")
}

fn port(ports: &Ports, key: &str) -> Port {
    ports.get(ports.by_key(key).unwrap_or_else(|| panic!("no port {key}"))).clone()
}

#[test]
fn the_curated_table_is_the_missions() {
    let ports = Ports::embedded().expect("the embedded table");
    let curated: Vec<&Port> = ports.iter().map(|(_, p)| p).filter(|p| p.origin == Origin::Curated).collect();
    assert!(curated.len() >= 400, "{}", curated.len());
    assert!(ports.len() > 12_000, "{}", ports.len());
    for country in ["RU", "KP", "IR", "SY", "LY", "EG", "DZ", "UA", "GE", "TR", "AZ", "KZ", "TM", "KR", "SG", "GI"] {
        assert!(curated.iter().any(|p| &*p.country == country), "{country}");
    }
    for port in &curated {
        assert!((0.5..=15.0).contains(&port.radius_km), "{}", port.key);
        assert_eq!(port.country.len(), 2, "{}", port.key);
        assert!(port.name.is_ascii() || !port.variants.is_empty(), "{}", port.key);
    }
}

/// The pairs the design gives, in nautical miles of great circle.
#[test]
fn five_pairs() {
    let ports = Ports::embedded().expect("the embedded table");
    let named = |name: &str| {
        let found = ports.by_name(name).iter().map(|i| ports.get(*i)).find(|p| p.origin == Origin::Curated);
        found.unwrap_or_else(|| panic!("no curated port {name}")).at
    };
    for (from, to, nm) in [
        ("Rajin", "Dunai", 97.9),
        ("Rajin", "Vladivostok", 87.5),
        ("Rajin", "Vostochny", 126.8),
        ("Rajin", "Nakhodka", 119.2),
        ("Chongjin", "Rajin", 36.0),
    ] {
        let found = distance_nm(named(from), named(to));
        assert!((found / nm - 1.0).abs() < 0.02, "{from} to {to}: {found:.1} nm");
    }
}

#[test]
fn by_names_and_codes() {
    let ports = Ports::embedded().expect("the embedded table");
    for name in ["Najin", "RASON", "Rajin"] {
        assert!(ports.by_name(name).iter().any(|i| ports.get(*i).locode.as_deref() == Some("KPRJN")), "{name}");
    }
    for name in ["Dunay", "Dunai"] {
        assert!(ports.by_name(name).iter().any(|i| &*ports.get(*i).country == "RU"), "{name}");
    }
    assert_eq!(ports.by_locode("RUVVO"), ports.by_key("RUVVO"));
    assert!(ports.by_name("no such place").is_empty());
}

/// A twin of a port in another list would be visited in its stead.
#[test]
fn no_port_has_a_twin_beside_it() {
    let ports = Ports::embedded().expect("the embedded table");
    let mut found = Vec::new();
    for (index, p) in ports.iter().filter(|(_, p)| p.origin == Origin::Curated) {
        for name in std::iter::once(&p.name).chain(&p.variants) {
            for other in ports.by_name(name).iter().filter(|o| **o != index).map(|o| ports.get(*o)) {
                let km = near_distance_m(p.at, other.at) / 1000.0;
                if other.origin != Origin::Curated && km < SIDE_BY_SIDE_KM {
                    found.push(format!("{} and {}: {name}, {km:.1} km", p.key, other.key));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(ports.by_key("SYALD").is_none(), "SYALD is another code of Latakia");
}

#[test]
fn in_which_port() {
    let ports = Ports::embedded().expect("the embedded table");
    let vladivostok = port(&ports, "RUVVO");
    let (index, km) = ports.entered(vladivostok.at).expect("in port");
    assert_eq!((ports.get(index).key.as_ref(), km), ("RUVVO", 0.0));
    assert_eq!(ports.entered(at(40.0, 135.0)), None);
    assert_eq!(ports.entered(at(90.0, 0.0)), None);
    assert_eq!(ports.entered(at(-90.0, 180.0)), None);
}

/// The grid against a look at every port.
#[test]
fn the_grid_misses_none() {
    let ports = Ports::embedded().expect("the embedded table");
    for (_, p) in ports.iter().step_by(211) {
        for (bearing, share) in [(0.0, 0.98), (90.0, 0.5), (181.0, 0.98), (270.0, 0.98)] {
            let here = crate::destination(p.at, bearing, p.radius_km * 1000.0 * share);
            let all = ports.iter().filter(|(_, q)| near_distance_m(here, q.at) <= q.radius_km * 1000.0).count();
            assert!(all >= 1);
            assert!(ports.entered(here).is_some(), "{} {bearing}", p.key);
        }
    }
}

#[test]
fn across_the_antimeridian() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    writeln!(file, "key,locode,name,variants,country,lat,lon,kind,radius_km").expect("written");
    writeln!(file, "X1,,On The Line,,FJ,-17.0,179.99,pier,5").expect("written");
    writeln!(file, "X2,,On The Pole,,NO,89.99,0,pier,5").expect("written");
    let mut ports = Ports::default();
    ports.add_file(file.path()).expect("read");
    assert!(ports.entered(at(-17.0, -179.99)).is_some());
    assert!(ports.entered(at(89.98, 180.0)).is_some());
    let mut found = Vec::new();
    ports.within(at(-17.0, -179.9), 20.0, &mut found);
    assert_eq!(found.len(), 1);
}

#[test]
fn a_users_table_adds_and_lends() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    writeln!(file, "key,locode,name,variants,country,lat,lon,kind,radius_km").expect("written");
    writeln!(file, "RUVVO,RUVVO,Wladiwostok am Meer,,RU,43.10,131.90,port,5").expect("written");
    writeln!(file, "MINE,,My Pier,Old Pier|Older Pier,KP,41.0,129.9,pier,1").expect("written");
    writeln!(file, "BAD1,,Bad,,KP,95.0,129.9,pier,1").expect("written");
    writeln!(file, "BAD2,,Bad,,KP,41.0,129.9,castle,1").expect("written");
    writeln!(file, "BAD3,,Bad,,KP,41.0,129.9,pier,0").expect("written");
    let mut ports = Ports::embedded().expect("the embedded table");
    let before = ports.len();
    let summary = ports.add_file(file.path()).expect("read");
    assert_eq!((summary.taken, summary.merged, summary.refused), (2, 1, 3));
    assert_eq!(ports.len(), before + 1);
    assert_eq!(ports.by_name("wladiwostok am meer"), ports.by_key("RUVVO").as_slice());
    let (index, _) = ports.entered(at(41.001, 129.9)).expect("entered");
    assert_eq!((ports.get(index).key.as_ref(), ports.get(index).kind), ("MINE", PortKind::Pier));
    assert!(summary.problems.iter().all(|p| p.starts_with("line ")), "{:?}", summary.problems);
}

#[test]
fn the_nearest_port_is_that_of_all() {
    let ports = Ports::embedded().unwrap();
    for (lat, lon) in [(42.0, 131.0), (52.0, 179.9), (-16.8, -179.9), (70.0, 20.0), (0.0, 0.0), (88.0, 10.0), (1.2, 103.8)] {
        let at = LatLon::new(lat, lon).unwrap();
        let mut all = Vec::new();
        ports.within(at, 200.0, &mut all);
        let expected = all.into_iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let found = ports.nearest(at, 200.0);
        // Of two that lie side by side either may be the nearer by some metres.
        assert_eq!(found.is_some(), expected.is_some(), "{lat} {lon}");
        assert!(
            found.zip(expected).is_none_or(|(f, e)| (f.1 - e.1).abs() < 0.01 * e.1 + 0.05),
            "{lat} {lon}: {found:?} {expected:?}"
        );
    }
}
