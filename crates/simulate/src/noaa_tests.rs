use std::collections::{BTreeMap, BTreeSet};

use geo::LatLon;

use super::*;
use crate::{
    Traffic,
    world::{Guilty, Innocent},
};

const DAY: i64 = 18_262 * 86_400;

/// A day off the coast of Oregon, where ships go up and down at sea for hours: in NOAA's columns, in order of time.
fn day(ships: u32) -> String {
    let mut rows: Vec<(i64, String)> = Vec::new();
    for ship in 0..ships {
        let (every, start) = (120 + i64::from(ship % 7) * 10, i64::from(ship) * 31 % 600);
        let (knots, north) = (10.0 + f64::from(ship % 5), ship % 2 == 0);
        for n in 0..(86_400 - start) / every {
            let t = start + n * every;
            let run = knots * t as f64 / 3600.0 / 60.0;
            let lat = if north { 42.0 + run } else { 47.5 - run };
            let lon = -125.6 + f64::from(ship) * 0.003 + (t as f64 / 5000.0 + f64::from(ship)).sin() * 0.0008;
            let cog = if north { "0.0" } else { "180.0" };
            let row = format!(
                "36{:07},{},{lat:.5},{lon:.5},{knots:.1},{cog},511,SHIP {ship},IMO{},CALL{ship},70",
                ship,
                row::written(DAY + t),
                9_000_000 + ship
            );
            rows.push((t, row));
        }
    }
    rows.sort();
    let mut text = String::from("MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType\n");
    for (_, row) in &rows {
        text += &(row.clone() + "\n");
    }
    text
}

fn world(path: &Path, guilty: Guilty, innocent: Innocent) -> World {
    World { name: "real".to_owned(), tuning: true, seed: 5, traffic: Traffic::NoaaCsv(path.to_owned()), guilty, innocent }
}

fn run_world(world: &World, ports: &Ports) -> (String, Truth, Summary) {
    let (mut csv, mut truth) = (Vec::new(), Vec::new());
    let summary = world.run(ports, &mut csv, &mut truth, &mut |_| ()).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), truth).unwrap();
    (String::from_utf8(csv).unwrap(), Truth::read(file.path()).unwrap(), summary)
}

/// Second, place by MMSI.
fn tracks(csv: &str) -> BTreeMap<u32, Vec<(i64, LatLon)>> {
    let mut all: BTreeMap<u32, Vec<(i64, LatLon)>> = BTreeMap::new();
    for line in csv.lines().skip(1) {
        let f: Vec<&str> = line.split(',').collect();
        assert_eq!(f.len(), 11, "{line}");
        let at = LatLon::new(f[2].parse().unwrap(), f[3].parse().unwrap()).unwrap();
        all.entry(f[0].parse().unwrap()).or_default().push((row::seconds(f[1]).unwrap(), at));
    }
    all
}

#[test]
fn invented_ships_meet_fall_silent_and_lie_in_a_real_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("day.csv");
    let text = day(60);
    std::fs::write(&path, &text).unwrap();
    let guilty = Guilty {
        dark_voyages: 3,
        transfers: 3,
        transfers_one_dark: 1,
        teleports: 0,
        perfect_tracks: 2,
        positions_on_land: 1,
        circles: 2,
        changed_names: 1,
        shared_imos: 1,
        bad_imos: 1,
        changed_mmsis: 2,
        ..Guilty::default()
    };
    let world = world(&path, guilty, Innocent::default());
    let ports = Ports::embedded().unwrap();
    let (csv, truth, summary) = run_world(&world, &ports);
    assert_eq!((summary.not_planted, summary.format), (0, TrafficFormat::NoaaCsv));
    assert_eq!(summary.lines as usize, csv.lines().count());
    // In order of time, as it came.
    let times: Vec<&str> = csv.lines().skip(1).map(|l| l.split(',').nth(1).unwrap()).collect();
    assert!(times.is_sorted());
    let (before, after) = (tracks(&text), tracks(&csv));
    let adopted = after.keys().filter(|m| *m / 1_000_000 == 200).count();
    assert!(adopted >= 17, "{adopted}");
    // Nothing is planted on a ship under its own number: it is as it was, or gone.
    for (mmsi, track) in after.iter().filter(|(m, _)| *m / 1_000_000 != 200) {
        assert_eq!(track, &before[mmsi]);
    }
    assert!(before.keys().any(|m| !after.contains_key(m)));
    for p in &truth.plantings {
        assert!(p.guilty && p.ships.iter().all(|m| m / 1_000_000 == 200), "{p:?}");
        let (begin, end) = (p.begin.millis() / 1000, p.end.millis() / 1000);
        let inside = |m: u32| after.get(&m).into_iter().flatten().filter(|(t, _)| *t >= begin && *t < end).count();
        match p.kind {
            PlantingKind::DarkVoyage | PlantingKind::ChangedMmsi => {
                assert_eq!(inside(p.ships[0]), 0);
                assert!(p.would_have_been_heard.unwrap().heard_hours > 5.0);
            }
            PlantingKind::Transfer => {
                let at = |m: u32| after[&m].iter().find(|(t, _)| *t >= begin + 1800).unwrap().1;
                let metres = geo::distance_m(at(p.ships[0]), at(p.ships[1]));
                assert!(metres < 400.0 && inside(p.ships[0]) > 50 && inside(p.ships[1]) > 50, "{metres}");
            }
            PlantingKind::Circle => assert!(inside(p.ships[0]) > 20),
            _ => {}
        }
    }
    let changed = truth.plantings.iter().find(|p| p.kind == PlantingKind::ChangedMmsi).unwrap();
    assert!(after[&changed.ships[1]].iter().all(|(t, _)| *t >= changed.end.millis() / 1000));
    // The same seed plants the same.
    assert_eq!(run_world(&world, &ports).0, csv);
}

#[test]
fn an_area_falls_silent_and_another_is_jammed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("day.csv");
    // Enough reports in a cell for it to be busy.
    std::fs::write(&path, day(300)).unwrap();
    let world = world(&path, Guilty::default(), Innocent { area_outages: 1, jamming: 1, ..Innocent::default() });
    let (csv, truth, summary) = run_world(&world, &Ports::embedded().unwrap());
    assert_eq!(summary.not_planted, 0);
    let after = tracks(&csv);
    let of = |kind| truth.plantings.iter().find(|p| p.kind == kind).unwrap();
    let (outage, jam) = (of(PlantingKind::AreaOutage), of(PlantingKind::Jamming));
    let near =
        |p: &Planting, n: usize, at: LatLon| geo::distance_m(at, LatLon::new(p.places[n].lat, p.places[n].lon).unwrap()) / 1000.0;
    let during = |p: &Planting, t: i64| t * 1000 >= p.begin.millis() && t * 1000 < p.end.millis();
    let inside = |p: &Planting, n: usize, km: f64| {
        after.values().flatten().filter(|(t, at)| during(p, *t) && near(p, n, *at) < km).count()
    };
    assert_eq!(inside(outage, 0, outage.radius_km.unwrap()), 0);
    assert_eq!(inside(jam, 0, jam.radius_km.unwrap()), 0);
    let seen: BTreeSet<u32> = (after.iter())
        .filter(|(_, track)| track.iter().any(|(t, at)| during(jam, *t) && near(jam, 1, *at) < 0.1))
        .map(|(m, _)| *m)
        .collect();
    assert_eq!(seen.into_iter().collect::<Vec<u32>>(), jam.ships);
}

#[test]
fn what_is_no_day_in_order_of_time_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("day.csv");
    let world = world(&path, Guilty::default(), Innocent::default());
    let ports = Ports::embedded().unwrap();
    let told = |text: &str| {
        std::fs::write(&path, text).unwrap();
        world.run(&ports, &mut Vec::new(), &mut Vec::new(), &mut |_| ()).unwrap_err().to_string()
    };
    assert!(told("a,b,c\n1,2,3\n").contains("no column MMSI; expected the columns of MarineCadastre"));
    assert!(told("MMSI,BaseDateTime,LAT,LON\n").contains("no row has MMSI, time and place"));
    let rows = "MMSI,BaseDateTime,LAT,LON\n366000001,2020-01-01T00:00:09,40,-70\n366000001,2020-01-01T00:00:08,40,-70\n";
    let backwards = told(rows);
    assert!(backwards.contains("line 3 is earlier than a line before it"), "{backwards}");
    std::fs::remove_file(&path).unwrap();
    assert!(world.run(&ports, &mut Vec::new(), &mut Vec::new(), &mut |_| ()).unwrap_err().to_string().contains("day.csv"));
}

#[test]
fn rows_with_quotes_are_split_where_they_must_be() {
    let mut fields = Vec::new();
    row::split("1,\"A, B\",3\r\n", &mut fields);
    assert_eq!(fields, ["1", "\"A, B\"", "3"]);
    assert_eq!(row::seconds("2020-02-30T00:00:00"), None);
    assert_eq!(row::seconds("2020-01-01T00:00:07").map(row::written).as_deref(), Some("2020-01-01T00:00:07"));
}
