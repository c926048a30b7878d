//! Killed at any moment, the lake is as before or as after.

use std::{process::Stdio, time::Duration};

use super::support::{Room, command, noaa_csv};

#[test]
fn killed_at_any_moment() {
    let room = Room::new();
    let first = room.file("first.csv", noaa_csv(3, 10));
    room.ingest(&[&first]).expect(0);
    let large = room.file("large.csv", noaa_csv(400, 400));
    let lake = room.at("lake");
    let before = room.on_lake(&["sources", "--json"]).expect(0).out;
    let (mut killed, mut done) = (0, 0);
    for attempt in 0..12 {
        let mut child =
            command(&["--quiet", "ingest", "--lake", &lake, &large]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(15 * attempt));
        let _ = child.kill();
        let status = child.wait().unwrap();
        let now = room.on_lake(&["sources", "--json"]).expect(0);
        if status.code().is_some() || now.json().len() == 2 {
            done += 1;
            break;
        }
        killed += 1;
        assert_eq!(now.out, before, "killed after {} ms", 15 * attempt);
    }
    assert!(killed > 0, "never killed in time; {done} done");
    // What the killed ones left does not stand in the way.
    room.ingest(&[&large]).expect(0);
    let after = room.on_lake(&["sources", "--json"]).expect(0).json();
    assert_eq!((after.len(), &after[1]["positions"]), (2, &160_000.into()));
    assert!(!room.path().join("lake/_sillage/work").read_dir().is_ok_and(|mut d| d.next().is_some()));
}
