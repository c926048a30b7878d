//! Two writers: the second waits, or is told.

use std::{io::Write, process::Stdio, time::Duration};

use super::support::{Room, command, noaa_csv, run};

#[test]
fn the_second_writer_is_told_or_waits() {
    let room = Room::new();
    let lake = room.at("lake");
    let file = room.file("day.csv", noaa_csv(2, 5));
    // The first one waits for the rest of its input.
    let mut first =
        command(&["--quiet", "ingest", "--lake", &lake, "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut stdin = first.stdin.take().unwrap();
    stdin.write_all(noaa_csv(1, 1).as_bytes()).unwrap();
    stdin.flush().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    let told = run(&["ingest", "--wait", "0", "--lake", &lake, &file]);
    assert_eq!(told.code, 1, "{}", told.err);
    assert!(told.err.contains("another process") || told.err.contains("writ"), "{}", told.err);
    let waiting = command(&["ingest", "--json", "--wait", "30", "--lake", &lake, &file])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(500));
    drop(stdin);
    assert!(first.wait().unwrap().success());
    let second = waiting.wait_with_output().unwrap();
    assert!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
    let sources = room.on_lake(&["sources", "--json"]).expect(0).json();
    assert_eq!(sources.len(), 2);
}
