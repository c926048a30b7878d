//! What a lake keeps its word on: repeated inputs, overlaps, late data.

use super::support::{Room, Ship, noaa_csv};

#[test]
fn the_same_file_again_is_known() {
    let room = Room::new();
    let file = room.file("day.csv", noaa_csv(3, 20));
    room.ingest(&[&file]).expect(0);
    let before = room.on_lake(&["sources", "--json"]).out;
    let copy = room.file("copy of the day.csv", noaa_csv(3, 20));
    let again = room.ingest(&[&copy]).expect(0).json();
    assert_eq!(again[0]["inputs"][0]["outcome"], "known");
    assert_eq!(again[0]["positions_written"], 0);
    assert_eq!(room.on_lake(&["sources", "--json"]).out, before);
    let shown = super::support::run(&["ingest", "--lake", &room.at("lake"), &copy]).expect(0).out;
    assert!(shown.contains("the lake has it already"), "{shown}");
}

#[test]
fn late_data_changes_the_event_and_its_version() {
    let room = Room::new();
    let mut early = Ship::new(200_000_001, "MADE UP LATE");
    early.at(1_700_000_000, 10.0, 60.0, 10.0);
    early.at(1_700_000_000 + 8 * 3600, 10.0, 61.0, 10.0);
    room.ingest(&[&room.file("early.nmea", &early.out)]).expect(0);
    room.on_lake(&["analyze"]).expect(0);
    let gaps = room.on_lake(&["events", "--kind", "gap", "--json"]).expect(0).json();
    assert_eq!((gaps.len(), &gaps[0]["version"]), (1, &1.into()));
    // A station delivers late: the ship was heard an hour after, and the silence was seven hours.
    let mut late = Ship::new(200_000_001, "MADE UP LATE");
    late.at(1_700_000_000 + 3600, 10.0, 60.15, 10.0);
    room.ingest(&[&room.file("late.nmea", &late.out)]).expect(0);
    room.on_lake(&["analyze"]).expect(0);
    let gaps = room.on_lake(&["events", "--kind", "gap", "--json"]).expect(0).json();
    assert_eq!(gaps.len(), 1, "{gaps:?}");
    assert_eq!(gaps[0]["detail"]["gap"]["hours"], 7.0);
}

/// What was withdrawn stays told, and its version is not given again, whatever is chosen later.
#[test]
fn history_outlives_a_change_of_settings() {
    let room = Room::new();
    let mut ship = Ship::new(200_000_001, "MADE UP LATE");
    ship.at(1_700_000_000, 10.0, 60.0, 10.0);
    ship.at(1_700_000_000 + 16 * 3600, 10.0, 62.0, 10.0);
    room.ingest(&[&room.file("early.nmea", &ship.out)]).expect(0);
    room.on_lake(&["analyze"]).expect(0);
    let mut late = Ship::new(200_000_001, "MADE UP LATE");
    late.at(1_700_000_000 + 8 * 3600, 10.0, 61.0, 10.0);
    room.ingest(&[&room.file("late.nmea", &late.out)]).expect(0);
    let done = room.on_lake(&["analyze", "--json"]).expect(0).json();
    assert_eq!(done[0]["changed"], 1, "{done:?}");
    let first = |room: &Room| {
        let gaps = room.on_lake(&["events", "--kind", "gap", "--json"]).expect(0).json();
        (gaps[0]["version"].clone(), gaps.len())
    };
    assert_eq!(first(&room), (2.into(), 2));
    let history = || std::fs::read_dir(room.path().join("lake/event_history")).map_or(0, Iterator::count);
    assert_eq!(history(), 1);
    let done = room.on_lake(&["analyze", "--gap-hours", "5", "--json"]).expect(0).json();
    assert_eq!(done[0]["changed_settings"], true);
    assert_eq!((first(&room), history()), ((2.into(), 2), 1));
    // The choice lasts.
    assert_eq!(room.on_lake(&["analyze", "--json"]).expect(0).json()[0]["afresh"], false);
    assert_eq!(room.on_lake(&["analyze", "--afresh", "--json"]).expect(0).json()[0]["afresh"], true);
    assert_eq!((first(&room), history()), ((2.into(), 2), 1));
}

#[test]
fn tables_are_plain_parquet() {
    let room = Room::new();
    room.ingest(&[&room.file("day.csv", noaa_csv(3, 20))]).expect(0);
    room.on_lake(&["analyze"]).expect(0);
    let positions = room.path().join("lake/positions/day=2024-02-01");
    let files: Vec<_> = std::fs::read_dir(positions).unwrap().map(|f| f.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    assert!(std::fs::read(&files[0]).unwrap().starts_with(b"PAR1"));
}
