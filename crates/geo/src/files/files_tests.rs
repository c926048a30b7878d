use std::{io::Write, path::PathBuf};

use super::*;
use crate::{Origin, Ports};

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    file
}

/// A published list, or nothing where it is not at hand.
fn published(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ports").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}

#[test]
fn unece_without_header() {
    let file = file(concat!(
        ",\"KP\",,\".KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF\",,,,,,,,\n",
        ",\"KP\",\"RJN\",\"Rajin\",\"Rajin\",,\"1-------\",\"RQ\",\"9907\",,\"4215N 13018E\",\n",
        ",\"KP\",\"FNJ\",\"Pyongyang\",\"Pyongyang\",,\"--34----\",\"AI\",\"9907\",,\"3901N 12545E\",\n",
        ",\"KP\",\"BAD\",\"Bad\",\"Bad\",,\"1-------\",\"RQ\",\"9907\",,\"nowhere\",\n"
    ));
    let (ports, summary) = read(file.path()).expect("read");
    assert_eq!(ports.len(), 1);
    assert_eq!((&*ports[0].key, ports[0].at.lat, ports[0].at.lon), ("KPRJN", 42.25, 130.3));
    assert_eq!(summary.refused, 1);
}

#[test]
fn anchorages_become_places() {
    let file = file(concat!(
        "s2id,latitude,longitude,label,sublabel,iso3\n",
        "356ec741,34.80,128.40,TEST ROADS,,KOR\n",
        "356ec742,34.82,128.42,TEST ROADS,,KOR\n",
        "356ec743,35.80,128.42,TEST ROADS,,KOR\n",
        "356ec744,35.80,128.42,,,KOR\n",
        "356ec745,99,128.42,TEST ROADS,,KOR\n"
    ));
    let (ports, summary) = read(file.path()).expect("read");
    let keys: Vec<&str> = ports.iter().map(|p| &*p.key).collect();
    assert_eq!(keys, ["GFW:KOR:TEST ROADS", "GFW:KOR:TEST ROADS-2"]);
    assert_eq!((&*ports[0].name, &*ports[0].country, summary.refused), ("Test Roads", "KR", 1));
    assert!((ports[0].at.lat - 34.81).abs() < 1e-9 && ports[0].radius_km > 1.0);
}

#[test]
fn what_is_no_list() {
    let file = file("a,b,c\n1,2,3\n");
    let error = read(file.path()).expect_err("no list").to_string();
    assert!(error.contains("no port list recognised") && error.contains("found a, b, c"), "{error}");
    assert!(read(std::path::Path::new("/nonexistent/ports.csv")).is_err());
}

#[test]
fn lists_as_published() {
    let mut ports = Ports::embedded().expect("the embedded table");
    let curated = ports.iter().filter(|(_, p)| p.origin == Origin::Curated).count();
    for (name, taken) in
        [("world_port_index.csv", 3_768), ("unlocode_2019-2.csv.gz", 11_000), ("gfw_anchorage_overrides.csv", 5_000)]
    {
        let Some(path) = published(name) else { continue };
        let summary = ports.add_file(&path).expect(name);
        assert!(summary.taken >= taken, "{name}: {summary:?}");
        assert!(summary.refused * 100 < summary.taken, "{name}: {summary:?}");
        eprintln!("{name}: {summary:?}");
    }
    assert_eq!(ports.iter().filter(|(_, p)| p.origin == Origin::Curated).count(), curated);
}
