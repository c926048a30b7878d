use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::*;
use crate::destination;

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).expect("a position")
}

fn sea() -> &'static Sea {
    Sea::embedded().expect("the embedded sea")
}

fn resolution(n: u8) -> Resolution {
    Resolution::try_from(n).expect("a resolution")
}

/// The shortest way over the cells, km; nothing beyond `most_km`.
fn way_km(a: LatLon, b: LatLon, n: u8, closed: &Closed, most_km: f64) -> Option<f64> {
    let from = sea().access(a, resolution(n), 20.0)?.cell;
    let to = sea().access(b, resolution(n), 20.0)?.cell;
    let mut done: FxHashMap<SeaCell, u64> = FxHashMap::default();
    let mut queue = BinaryHeap::from([(std::cmp::Reverse(0_u64), from)]);
    let mut steps = Vec::new();
    while let Some((std::cmp::Reverse(metres), cell)) = queue.pop() {
        if done.insert(cell, metres).is_some_and(|old| old <= metres) {
            done.insert(cell, metres.min(done[&cell]));
            continue;
        }
        if cell == to {
            return Some(metres as f64 / 1000.0);
        }
        steps.clear();
        sea().steps(cell, closed, &mut steps);
        for step in &steps {
            let next = metres + (step.km * 1000.0) as u64;
            if next as f64 <= most_km * 1000.0 && !done.contains_key(&step.to) {
                queue.push((std::cmp::Reverse(next), step.to));
            }
        }
    }
    None
}

/// Narrow waters that ships sail through: two places, and more than the true length between them, km.
type Water = (&'static str, (f64, f64), (f64, f64), f64);

const WATERS: [Water; 22] = [
    ("bosphorus", (41.35, 29.2), (40.85, 28.9), 130.0),
    ("dardanelles", (40.5, 27.0), (39.9, 25.9), 220.0),
    ("kerch", (44.8, 36.5), (45.7, 36.5), 220.0),
    ("suez", (31.6, 32.4), (29.6, 32.5), 400.0),
    ("panama", (9.6, -79.9), (8.6, -79.5), 230.0),
    ("kiel", (53.9, 8.7), (54.6, 10.3), 280.0),
    ("corinth", (38.05, 22.8), (37.8, 23.2), 110.0),
    ("gibraltar", (35.9, -6.3), (36.0, -4.8), 250.0),
    ("messina", (38.5, 15.7), (37.7, 15.5), 180.0),
    ("oresund", (56.3, 12.3), (55.2, 12.8), 250.0),
    ("kanmon", (34.1, 130.7), (33.9, 131.2), 140.0),
    ("tatar", (51.5, 141.2), (53.5, 141.4), 400.0),
    ("volga-don", (48.45, 44.9), (48.4, 43.25), 260.0),
    ("white-sea", (64.8, 35.2), (62.6, 35.2), 500.0),
    ("welland", (43.4, -79.2), (42.75, -79.25), 150.0),
    ("soo", (46.6, -84.9), (45.8, -83.7), 280.0),
    ("seaway", (45.55, -73.53), (44.2, -76.4), 480.0),
    ("cape-cod", (41.55, -70.75), (41.9, -70.4), 110.0),
    ("chesapeake-delaware", (39.3, -75.4), (39.2, -76.25), 200.0),
    ("singapore", (1.1, 103.4), (1.4, 104.6), 220.0),
    ("magellan", (52.4, -68.2), (52.6, -75.0), 950.0),
    ("little-belt", (55.7, 10.15), (54.85, 10.15), 220.0),
];

#[test]
fn narrow_waters_are_sailed_at_every_resolution() {
    for (key, a, b, most_km) in WATERS {
        for n in 3..=7 {
            // Coarse cells go from point to point: longer.
            let most_km = most_km * 1.3 + 60.0 * 7.0_f64.powf(f64::from(5 - i32::from(n)) / 2.0);
            assert!(way_km(at(a.0, a.1), at(b.0, b.1), n, &Closed::default(), most_km).is_some(), "{key} at resolution {n}");
        }
    }
}

#[test]
fn a_closed_passage_is_shut() {
    for (key, a, b, most_km) in WATERS {
        // The White Sea has other ways on a map of rivers; coarse cells may hold a way round of their own.
        let closed = sea().closed([key]).unwrap_or_else(|key| panic!("no passage {key}"));
        for n in 5..=7 {
            let found = way_km(at(a.0, a.1), at(b.0, b.1), n, &closed, most_km * 1.3);
            // Others lead round the islands that the Belts and the Straits of Magellan, Singapore and Kanmon are between.
            let way_round = ["oresund", "little-belt", "magellan", "singapore", "kanmon", "seaway", "soo"].contains(&key);
            assert!(found.is_none() || way_round, "{key} at resolution {n}: {found:?}");
        }
    }
    assert_eq!(sea().closed(["nowhere"]), Err("nowhere".to_owned()));
    assert_eq!(sea().closed(["nieuwe-waterweg"]), Err("nieuwe-waterweg".to_owned()), "it has no gate");
    assert!(Closed::default().is_empty());
}

/// Both sides of thin land, at every resolution: what is a few km apart is no short way by sea.
#[test]
fn thin_land_is_not_crossed() {
    let closed = sea().closed(["panama", "corinth", "kiel", "cape-cod", "suez"]).expect("passages");
    for (name, a, b, least_km) in [
        ("Panama", (9.5, -79.9), (8.7, -79.5), 3_000.0),
        ("Kra", (10.3, 98.4), (10.3, 99.4), 1_500.0),
        ("Corinth", (38.0, 22.85), (37.85, 23.1), 300.0),
        ("Jutland", (56.0, 7.9), (56.0, 10.6), 300.0),
        ("Florida", (27.0, -82.7), (27.0, -79.9), 500.0),
        ("Cape Cod", (41.6, -70.75), (41.9, -70.45), 150.0),
        ("Kamchatka's neck", (59.6, 163.5), (58.5, 160.5), 600.0),
        ("Malaya", (3.0, 100.8), (3.8, 103.6), 600.0),
        ("Arabat spit", (45.6, 34.75), (45.6, 35.3), 60.0),
        ("Baja California", (27.8, -115.2), (27.8, -112.6), 900.0),
        ("Korea", (39.2, 124.8), (39.3, 127.8), 1_000.0),
    ] {
        for n in 3..=7 {
            // Cells of 60 km may hold the way round a short cape, and small cells over long ways take their time.
            if (least_km < 200.0 && n < 5) || (least_km > 400.0 && n > 5) {
                continue;
            }
            let found = way_km(at(a.0, a.1), at(b.0, b.1), n, &closed, least_km);
            assert!(found.is_none(), "{name} at resolution {n}: {found:?}");
        }
    }
}

#[test]
fn cells_know_sea_from_land() {
    for n in 3..=7 {
        let cell = |lat, lon| cell_at(at(lat, lon), resolution(n)).expect("a cell");
        assert!(sea().is_open(cell(0.0, -140.0)), "the Pacific at {n}");
        assert!(sea().is_sea_cell(cell(90.0, 0.0)), "the pole at {n}");
        assert!(!sea().is_sea_cell(cell(48.0, 2.0)), "France at {n}");
        assert!(!sea().is_sea_cell(cell(-85.0, 0.0)), "Antarctica at {n}");
        assert!(sea().is_sea_cell(cell(47.7, -87.5)), "Lake Superior at {n}");
        let parts = sea().sea_cells(cell(9.0, -79.7)).count();
        assert!(n > 4 || parts >= 2, "Panama has two sides at {n}: {parts}");
    }
}

/// Every step leads back, as far, between points where a ship can be; at pentagons too.
#[test]
fn steps_lead_back() {
    let mut places = vec![at(90.0, 0.0), at(10.0, 180.0), at(35.3, 25.0), at(60.4, 5.0), at(-53.0, -72.0)];
    places.extend((0..200).map(|n| destination(at(55.0, 12.0), f64::from(n) * 37.0, 10_000.0 * f64::from(n))));
    for n in 3..=7 {
        let pentagons = resolution(n).pentagons().flat_map(|p| p.grid_disk::<Vec<_>>(1)).map(middle);
        for place in places.iter().copied().chain(pentagons) {
            let cell = cell_at(place, resolution(n)).expect("a cell");
            for from in sea().sea_cells(cell) {
                assert!(sea().navigable(sea().point(from)), "{from:?}");
                let (mut steps, mut back) = (Vec::new(), Vec::new());
                sea().steps(from, &Closed::default(), &mut steps);
                for step in &steps {
                    back.clear();
                    sea().steps(step.to, &Closed::default(), &mut back);
                    let found = back.iter().find(|b| b.to == from).unwrap_or_else(|| panic!("{from:?} to {:?}", step.to));
                    assert!((found.km / step.km - 1.0).abs() < 1e-6, "{from:?} to {:?}: {} and {}", step.to, step.km, found.km);
                }
            }
        }
    }
}

#[test]
fn access_from_a_pier_on_land() {
    // Khamysh-Burun by Kerch, and Rajin's piers.
    for place in [at(45.28, 36.42), at(42.245, 130.29), at(53.545, 9.97), at(30.0, 32.56)] {
        let access = sea().access(place, Resolution::Six, 10.0).expect("water near");
        assert!(sea().navigable(access.at), "{access:?}");
        assert!((access.km - distance_km(place, access.at)).abs() < 1e-9);
    }
    assert_eq!(sea().access(at(47.0, 70.0), Resolution::Six, 50.0), None, "Kazakhstan");
    let afloat = sea().access(at(42.0, 131.0), Resolution::Six, 0.0).expect("afloat");
    assert_eq!((afloat.at, afloat.km), (at(42.0, 131.0), 0.0));
}

/// The tables in the file are those beside it.
#[test]
fn the_file_is_not_stale() {
    let read = |name: &str| std::fs::read(format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"))).expect("the file");
    let bytes = read("sea.bin");
    let file = SeaFile::open(&bytes).expect("a sea file");
    for (section, name) in [(Section::Passages, "passages.csv"), (Section::InlandWaters, "inland_waters.csv")] {
        assert!(file.section(section).expect("there") == read(name), "{name} has changed: run tools/sea");
    }
}
