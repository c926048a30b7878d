//! The fold: a batch of days gives exactly the events of as many increments, and late data those of data in time.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::{path::Path, time::Duration};

use engine::{Analyzed, EventFilter, Settings, analyze};
use geo::{LatLon, Ports, Regions, Sea, destination, distance_m};
use lake::{Ingest, IngestOptions, Lake, Partition, SourceRecord, Table, Writer};
use meet::MeetConfig;
use model::{Detail, Event, PositionRow, VoyageRow, time::DAY_MS};
use proptest::prelude::*;
use track::TrackConfig;

/// 2022-09-01T00:00:00Z.
const START: i64 = 19_236 * DAY_MS;

fn ingest(root: &Path, mut positions: Vec<PositionRow>, mut voyage: Vec<VoyageRow>) {
    let mut writer = Writer::open(root, "test", Duration::ZERO, &mut |_| ()).unwrap();
    let source = writer.lake().manifest().next_source;
    for row in &mut positions {
        row.source = source;
    }
    for row in &mut voyage {
        row.source = source;
    }
    let analysis = writer.lake().manifest().analysis.clone();
    let mut ingest = Ingest::new(&mut writer, IngestOptions { part_rows: 64, ..IngestOptions::default() }).unwrap();
    ingest.push(positions, voyage, Vec::new()).unwrap();
    ingest.finish(Vec::new(), &mut |_, _, _| ()).unwrap();
    let none: Vec<SourceRecord> = Vec::new();
    let bytes = lake::write_rows(Table::Sources, &none, &["first", "last", "ingested"]).unwrap();
    let entry = writer.put(Table::Sources, Partition::Whole, 0, 0, bytes).unwrap();
    writer.add(entry);
    writer.commit(source + 1, analysis).unwrap();
}

fn run(root: &Path, ports: &Ports, regions: &Regions) -> Analyzed {
    let config = TrackConfig::default();
    let settings = Settings {
        config: &config,
        meet: &MeetConfig::default(),
        sea: Sea::embedded().unwrap(),
        ports,
        regions,
        chosen: engine::Chosen::default(),
        afresh: false,
        wait: Duration::ZERO,
    };
    analyze(root, &settings, &mut |_, _, _| (), &mut |_| ()).unwrap()
}

/// All events, but for the numbers of the inputs, which depend on how the reports were cut into inputs.
fn all_events(root: &Path) -> Vec<Event> {
    let filter = EventFilter { open: true, ..EventFilter::default() };
    let mut events = engine::events(&Lake::open(root).unwrap(), &filter).unwrap();
    for event in &mut events {
        event.evidence.iter_mut().for_each(|e| e.source = 0);
        if let Detail::Voyage(v) = &mut event.detail {
            v.declared.iter_mut().for_each(|d| d.source = 0);
        }
    }
    events
}

/// The versions that stand no more.
fn history(root: &Path) -> Vec<(String, u32)> {
    #[derive(serde::Deserialize)]
    struct Row {
        id: String,
        version: u32,
    }
    let lake = Lake::open(root).unwrap();
    let files = lake.manifest().files(Table::EventHistory);
    let rows = |f: &lake::FileEntry| {
        let batches = lake::read_batches(&f.path, lake.read(f).unwrap(), Some(&["id", "version"]), None, 1024).unwrap();
        batches.flat_map(|b| lake::rows_of::<Row>("event_history", &b.unwrap()).unwrap()).collect::<Vec<_>>()
    };
    files.into_iter().flat_map(rows).map(|r| (r.id, r.version)).collect()
}

/// The same events but for their versions.
fn content(mut events: Vec<Event>) -> Vec<Event> {
    for event in &mut events {
        event.version = 0;
    }
    events
}

/// A ship that plies between ports: legs at 12 kn, stays of some hours, reports now and then, silences in between.
#[derive(Clone, Debug)]
struct Ship {
    mmsi: u32,
    calls: Vec<usize>,
    stay_h: u32,
    every_min: u32,
    silent: Vec<(u32, u32)>,
    says: Vec<usize>,
}

fn ship(mmsi: u32) -> impl Strategy<Value = Ship> {
    (
        prop::collection::vec(0usize..3, 2..6),
        2u32..20,
        7u32..90,
        prop::collection::vec((0u32..120, 1u32..30), 0..4),
        prop::collection::vec(0usize..4, 1..6),
    )
        .prop_map(move |(calls, stay_h, every_min, silent, says)| Ship { mmsi, calls, stay_h, every_min, silent, says })
}

const PORTS: [&str; 4] = ["KPRJN", "RUVVO", "RUNJK", "EGPSD"];

/// Its reports, some of them at the very moment of midnight.
fn reports(ship: &Ship, ports: &Ports) -> (Vec<PositionRow>, Vec<VoyageRow>) {
    let at = |i: usize| ports.get(ports.by_key(PORTS[i]).unwrap()).at;
    let mut track: Vec<(i64, LatLon, f64)> = Vec::new();
    let mut t = START;
    let step = i64::from(ship.every_min) * 60_000;
    for leg in ship.calls.windows(2) {
        let (a, b) = (at(leg[0]), at(leg[1]));
        let stay = t + i64::from(ship.stay_h) * 3_600_000;
        while t < stay {
            track.push((t, a, 0.0));
            t += step;
        }
        let total = distance_m(a, b);
        let speed = 12.0 * 1852.0 / 3_600_000.0;
        let begun = t;
        while (t - begun) as f64 * speed < total {
            let run = (t - begun) as f64 * speed;
            track.push((t, destination(a, geo::bearing_deg(a, b), run), 12.0));
            t += step;
        }
    }
    let hour = |t: i64| ((t - START) / 3_600_000) as u32;
    track.retain(|(t, _, _)| !ship.silent.iter().any(|(begin, hours)| (*begin..begin + hours).contains(&hour(*t))));
    let positions = track
        .iter()
        .enumerate()
        .map(|(i, (t, at, sog))| PositionRow {
            t: *t,
            offset: u64::from(ship.mmsi) * 1_000_000 + i as u64,
            mmsi: ship.mmsi,
            lat_e7: (at.lat * 1e7) as i32,
            lon_e7: (at.lon * 1e7) as i32,
            source: 1,
            station: 0,
            sog_centi: (sog * 100.0) as u16,
            cog_centi: PositionRow::NO_U16,
            heading: PositionRow::NO_U16,
            rot_deci: PositionRow::NO_I16,
            status: PositionRow::NO_U8,
            msg_type: 1,
            class: 1,
            pad: [0; 3],
        })
        .collect();
    let voyage = track
        .iter()
        .enumerate()
        .step_by(5)
        .map(|(i, (t, _, _))| VoyageRow {
            t: *t,
            offset: u64::from(ship.mmsi) * 1_000_000 + 500_000 + i as u64,
            mmsi: ship.mmsi,
            source: 1,
            msg_type: 5,
            draught_m: Some(5.0 + (i / 40 % 3) as f32),
            destination: Some(PORTS[ship.says[i / 50 % ship.says.len()]].into()),
            ..VoyageRow::default()
        })
        .collect();
    (positions, voyage)
}

fn on_days(rows: &(Vec<PositionRow>, Vec<VoyageRow>), keep: impl Fn(i64) -> bool) -> (Vec<PositionRow>, Vec<VoyageRow>) {
    let day = |t: i64| (t - START) / DAY_MS;
    (rows.0.iter().filter(|r| keep(day(r.t))).copied().collect(), rows.1.iter().filter(|r| keep(day(r.t))).cloned().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn increments_and_late_data_end_where_one_batch_does(
        ships in (ship(200_000_001), ship(200_000_002), ship(200_000_003)),
        late_day in 0i64..4,
    ) {
        let ports = Ports::embedded().unwrap();
        let regions = Regions::embedded().unwrap();
        let mut rows = (Vec::new(), Vec::new());
        for ship in [&ships.0, &ships.1, &ships.2] {
            let (p, v) = reports(ship, &ports);
            rows.0.extend(p);
            rows.1.extend(v);
        }
        let last = rows.0.iter().map(|r| (r.t - START) / DAY_MS).max().unwrap_or(0);

        let batch = tempfile::tempdir().unwrap();
        ingest(batch.path(), rows.0.clone(), rows.1.clone());
        run(batch.path(), &ports, &regions);
        let expected = all_events(batch.path());
        prop_assert!(!expected.is_empty());

        let daily = tempfile::tempdir().unwrap();
        for day in 0..=last {
            let (p, v) = on_days(&rows, |d| d == day);
            ingest(daily.path(), p, v);
            run(daily.path(), &ports, &regions);
        }
        prop_assert_eq!(&all_events(daily.path()), &expected, "day by day");

        // Of one ship, one day comes after all the others were analysed.
        let late = tempfile::tempdir().unwrap();
        let is_late = |mmsi: u32, t: i64| mmsi == ships.0.mmsi && (t - START) / DAY_MS == late_day;
        let in_time = (
            rows.0.iter().filter(|r| !is_late(r.mmsi, r.t)).copied().collect::<Vec<_>>(),
            rows.1.iter().filter(|r| !is_late(r.mmsi, r.t)).cloned().collect::<Vec<_>>(),
        );
        ingest(late.path(), in_time.0, in_time.1);
        run(late.path(), &ports, &regions);
        let before = all_events(late.path());
        ingest(
            late.path(),
            rows.0.iter().filter(|r| is_late(r.mmsi, r.t)).copied().collect(),
            rows.1.iter().filter(|r| is_late(r.mmsi, r.t)).cloned().collect(),
        );
        let done = run(late.path(), &ports, &regions);
        let after = all_events(late.path());
        prop_assert_eq!(content(after.clone()), content(expected), "late data");
        prop_assert!(done.reopened_vessels <= 1);
        let mut given = history(late.path());
        given.extend(after.iter().map(|e| (e.id.to_string(), e.version)));
        let all = given.len();
        given.sort_unstable();
        given.dedup();
        prop_assert_eq!(given.len(), all, "a version is given once");
        for event in after.iter().filter(|e| !e.open) {
            let old = before.iter().find(|e| e.id == event.id && !e.open);
            let same = old.is_some_and(|o| content(vec![o.clone()]) == content(vec![event.clone()]));
            match old {
                Some(o) if same => prop_assert_eq!(event.version, o.version, "an event that did not change keeps its version"),
                Some(o) if o.version == event.version => {
                    // Held among those that may still be revised before, final now: its first version.
                    prop_assert_eq!(event.version, 1);
                }
                Some(o) => prop_assert_eq!(event.version, o.version + 1),
                None => prop_assert_eq!(event.version, 1),
            }
        }
    }
}

#[test]
fn nothing_new_is_nothing_done() {
    let (ports, regions) = (Ports::embedded().unwrap(), Regions::embedded().unwrap());
    let root = tempfile::tempdir().unwrap();
    let ship = Ship { mmsi: 200_000_009, calls: vec![0, 1, 0], stay_h: 6, every_min: 10, silent: vec![], says: vec![3] };
    let (p, v) = reports(&ship, &ports);
    ingest(root.path(), p, v);
    let first = run(root.path(), &ports, &regions);
    assert!(first.days >= 1 && first.vessels == 1);
    let version = Lake::open(root.path()).unwrap().manifest().version;
    let second = run(root.path(), &ports, &regions);
    assert_eq!((second.days, second.reports), (0, 0));
    assert_eq!(Lake::open(root.path()).unwrap().manifest().version, version, "no commit without need");
    assert_eq!(second.events, first.events);
}
