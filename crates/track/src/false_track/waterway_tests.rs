use model::{EventKind, Mmsi};

use super::*;
use crate::false_track::made::{at_minute, config};

fn found(mmsi: u64, rule: &str, (lat, lon): (f64, f64), to: (f64, f64)) -> Event {
    let mmsi = Mmsi::new(mmsi).unwrap();
    let detail = FalseTrack {
        begin: at_minute(0.0),
        end: None,
        rule: rule.to_owned(),
        lat,
        lon,
        to_lat: to.0,
        to_lon: to.1,
        value: 100.0,
        unit: "km".to_owned(),
        reports: 50,
        interference: None,
    };
    let id = EventId::about(EventKind::FalseTrack, mmsi, detail.begin, "land");
    Event { id, version: 1, mmsi, track: 0, open: false, detail: Detail::FalseTrack(detail), evidence: Vec::new() }
}

#[test]
fn two_ships_on_one_river_are_taken_back_and_a_lonely_one_stays() {
    let events = [
        found(367_000_001, "on_land", (35.0, -90.0), (36.0, -89.5)),
        found(367_000_002, "on_land", (36.05, -89.52), (37.0, -89.0)),
        found(367_000_003, "on_land", (40.0, -100.0), (40.1, -100.0)),
        // The same ship again is no other ship, and another rule is no river.
        found(367_000_003, "on_land", (40.0, -100.01), (40.1, -100.0)),
        found(367_000_004, "jump_and_back", (40.0, -100.0), (40.1, -100.0)),
    ];
    let back = on_waterways(&config(), &events);
    assert_eq!(back, [events[0].id.clone(), events[1].id.clone()]);
    let mut other_way = events.clone();
    other_way.reverse();
    assert_eq!(on_waterways(&config(), &other_way).len(), 2);
    assert_eq!(on_waterways(&config(), &[]), []);
}

#[test]
fn cells_meet_at_their_edges_and_in_the_far_north() {
    for (lat, lon) in [(0.0, 0.0), (69.999, 33.0), (-34.1, 18.05), (79.95, 20.0)] {
        let events = [
            found(1_234_567, "on_land", (lat, lon), (lat, lon)),
            found(7_654_321, "on_land", (lat + 0.05, lon - 0.06), (lat, lon + 9.0)),
        ];
        assert_eq!(on_waterways(&config(), &events).len(), 2, "{lat} {lon}");
    }
}
