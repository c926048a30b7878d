//! A made-up ship loads at Rajin, says that it is bound for Port Said, and comes to Vostochny: everything the program says of it.

use super::support::{Room, Ship};

const RAJIN: (f64, f64) = (42.237, 130.294);
const OFF_RAJIN: (f64, f64) = (42.0, 130.6);
const OFF_VOSTOCHNY: (f64, f64) = (42.55, 133.1);
const VOSTOCHNY: (f64, f64) = (42.737, 133.072);
/// 2024-02-01T00:00:00Z.
const BEGIN: i64 = 1_706_745_600;

fn ship() -> Ship {
    let mut ship = Ship::new(200_000_007, "MADE UP SEVEN");
    let mut t = BEGIN;
    ship.sails(t - 3 * 3600, 3, OFF_RAJIN, RAJIN);
    ship.says(t, "KPRJN", 40);
    t = ship.lies(t, 20, RAJIN);
    ship.says(t, "EG PSD", 71);
    t = ship.sails(t, 3, RAJIN, OFF_RAJIN);
    ship.says(t, "EG PSD", 71);
    // Nothing is heard of it for seven hours.
    t += 7 * 3600;
    t = ship.sails(t, 6, (42.2, 131.8), OFF_VOSTOCHNY);
    ship.says(t, "EG PSD", 71);
    t = ship.sails(t, 2, OFF_VOSTOCHNY, VOSTOCHNY);
    t = ship.lies(t, 30, VOSTOCHNY);
    ship.says(t, "EG PSD", 42);
    t = ship.sails(t, 2, VOSTOCHNY, OFF_VOSTOCHNY);
    ship.at(t, OFF_VOSTOCHNY.0, OFF_VOSTOCHNY.1, 11.0);
    ship
}

#[test]
fn everything_it_says() {
    let room = Room::new();
    room.ingest(&[&room.file("traffic.nmea", ship().out)]).expect(0);
    insta::assert_snapshot!("analyze", room.snapshot(&room.on_lake(&["analyze"]).expect(0)));
    insta::assert_snapshot!("voyages", room.snapshot(&room.on_lake(&["voyages"]).expect(0)));
    insta::assert_snapshot!("events", room.snapshot(&room.on_lake(&["events"]).expect(0)));
    insta::assert_snapshot!("vessel", room.snapshot(&room.on_lake(&["vessel", "200000007"]).expect(0)));
    let voyages = room.on_lake(&["voyages", "--verdict", "contradicted", "--json"]).expect(0).json();
    assert_eq!(voyages.len(), 1, "{voyages:?}");
    let voyage = &voyages[0]["detail"]["voyage"];
    assert_eq!((voyage["from_port"].as_str(), voyage["to_port"].as_str()), (Some("KPRJN"), Some("RUVYP")));
    assert_eq!(voyage["gaps"].as_array().map(Vec::len), Some(1));
    let id = voyages[0]["id"].as_str().unwrap();
    insta::assert_snapshot!("trace", room.snapshot(&room.on_lake(&["trace", id]).expect(0)));
    let row = room.on_lake(&["trace", "1:8530"]).expect(0).out;
    assert!(row.contains("line 119, byte 8530") && row.contains("!AIVDM,2,1,2,A,"), "{row}");
    assert!(room.on_lake(&["trace", "1:8531"]).expect(1).out.contains("no line begins at byte 8531"));
    assert!(room.on_lake(&["trace", "9:1"]).expect(1).out.contains("no input 9"));
    insta::assert_snapshot!("voyages_csv", room.on_lake(&["voyages", "--csv"]).expect(0).out);
    let ran = room.on_lake(&["trace", "voyage-200000007-19990101T000000Z"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("voyage-200000007-19990101T000000Z"), "{}", ran.err);
}

#[test]
fn day_by_day_is_as_all_at_once() {
    let whole = Room::new();
    whole.ingest(&[&whole.file("traffic.nmea", ship().out)]).expect(0);
    whole.on_lake(&["analyze"]).expect(0);
    let parts = Room::new();
    let text = String::from_utf8(ship().out).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for (n, some) in lines.chunks(lines.len() / 4).enumerate() {
        // A part of a message may end a piece: it is refused there, so cut behind whole messages only.
        let file = parts.file(&format!("{n}.nmea"), some.join("\n"));
        parts.ingest(&[&file]).expect(0);
        parts.on_lake(&["analyze"]).expect(0);
    }
    let kinds = |room: &Room, kind: &str| -> Vec<String> {
        let events = room.on_lake(&["events", "--kind", kind, "--json"]).expect(0).json();
        events.iter().map(|e| e["id"].as_str().unwrap().to_owned()).collect()
    };
    for kind in ["gap", "stop", "visit"] {
        assert_eq!(kinds(&whole, kind), kinds(&parts, kind), "{kind}");
    }
}

#[test]
fn evidence_is_that_of_the_file_as_it_was() {
    let room = Room::new();
    let file = room.file("traffic.nmea", ship().out);
    room.ingest(&[&file]).expect(0);
    let mut altered = ship().out;
    altered[7378 + 20] ^= 1;
    room.file("traffic.nmea", altered);
    let told = room.on_lake(&["trace", "1:7378"]).expect(1).out;
    assert!(told.contains("is not the file it was when it was ingested"), "{told}");
}
