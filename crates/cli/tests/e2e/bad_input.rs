//! Bad input: a clear message, the right exit code, and the rest still counts.

use std::io::Write;

use super::support::{Room, counts, noaa_csv, run};

const HEADER: &str = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType\n";

#[test]
fn rows_are_refused_one_by_one() {
    let room = Room::new();
    let mut text = Vec::from(HEADER);
    for row in [
        &b"200000001,2024-02-01T10:00:00,20.0,-40.0,10.0,90.0,91,GOOD,,XX1,70"[..],
        b"0,2024-02-01T10:01:00,20.0,-40.0,10.0,90.0,91,MMSI 0,,XX1,70",
        b"1201000001,2024-02-01T10:01:00,20.0,-40.0,10.0,90.0,91,TEN DIGITS,,XX1,70",
        b"200000001,2024-02-01T10:01:00,91.0,181.0,10.0,90.0,91,GOOD,,XX1,70",
        b"200000001,2024-02-01T10:02:00,95.0,-40.0,10.0,90.0,91,NORTH OF NORTH,,XX1,70",
        b"200000001,2024-02-31T10:02:00,20.0,-40.0,10.0,90.0,91,NO SUCH DAY,,XX1,70",
        b"200000001,1970-01-01T10:02:00,20.0,-40.0,10.0,90.0,91,YEARS OFF,,XX1,70",
        b"200000001,2044-02-01T10:02:00,20.0,-40.0,10.0,90.0,91,YEARS OFF,,XX1,70",
        b"200000001,2024-02-01T10:03:00,20.0",
        b"200000001,2024-02-01T10:03:00,20.0,-40.0,ten,90.0,91,WORDS,,XX1,70",
        b"200000001,2024-02-01T10:03:00,20.0,-40.0,10.0,90.0,91,\"OPEN,,XX1,70",
        b"200000001,2024-02-01T10:04:00,20.0,-40.0,10.0,90.0,91,L\xe9GER,,XX1,70",
        b"\x00\x01\x02\x03\xff\xfe",
        // Out of order in time: no fault.
        b"200000001,2024-02-01T09:00:00,19.9,-40.0,10.0,90.0,91,GOOD,,XX1,70",
    ] {
        text.extend_from_slice(row);
        text.push(b'\n');
    }
    let file = room.file("bad.csv", text);
    let report = room.ingest(&[&file]).expect(0).json();
    let input = &report[0]["inputs"][0];
    let (read, taken, refused, by) = counts(input);
    assert_eq!((read, taken, refused), (15, 5, 10));
    let by: Vec<(&str, u64)> = by.iter().map(|(r, n)| (r.as_str(), *n)).collect();
    assert_eq!(
        by,
        [
            ("bad_mmsi", 2),
            ("bad_time", 1),
            ("time_out_of_range", 2),
            ("bad_position", 1),
            ("bad_field", 1),
            ("wrong_field_count", 2),
            ("open_quote", 1)
        ]
    );
    // A name that cannot be read does not cost the position.
    assert_eq!(input["positions"], 4);
    insta::assert_snapshot!("refused_rows", room.snapshot(&room.on_lake(&["sources", "--refused", "20"])));
    insta::assert_snapshot!(
        "bad_rows",
        room.snapshot(&room.on_lake(&["sources"])).replace(input["sha256"].as_str().unwrap(), "SHA")
    );
}

#[test]
fn a_truncated_gzip_gives_what_came_before() {
    let room = Room::new();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(noaa_csv(50, 200).as_bytes()).unwrap();
    let whole = encoder.finish().unwrap();
    let file = room.file("cut.csv.gz", &whole[..whole.len() / 2]);
    let report = room.ingest(&[&file]).expect(3).json();
    let input = &report[0]["inputs"][0];
    let (read, taken, refused, by) = counts(input);
    assert!(read > 1000 && taken > 1000, "{read}");
    assert!(refused <= 1 && by.iter().all(|r| r.0 == "truncated"), "{by:?}");
    assert_eq!(input["truncated"], true);
    let warning = input["warnings"][0].as_str().unwrap();
    assert!(warning.contains(&format!("breaks off after {read} lines")), "{warning}");
}

#[test]
fn inputs_that_cannot_be_read_do_not_stop_the_others() {
    let room = Room::new();
    let good = room.file("good.csv", noaa_csv(2, 5));
    let garbage = room.file("garbage.bin", [0_u8, 159, 146, 150].repeat(1000));
    let columns = room.file("columns.csv", "MMSI,BaseDateTime,LAT\n1,2,3\n");
    let wide = room.file("wide.csv", b"\xff\xfeM\0M\0");
    let empty = room.file("empty.csv", "");
    let parquet = room.file("broken.parquet", "PAR1 and no more");
    let gz = room.file("broken.gz", b"\x1f\x8b\x08 and no more");
    let ran = room.ingest(&[&garbage, &columns, &wide, &empty, &parquet, &gz, &good]).expect(3);
    let report = ran.json();
    let problems: Vec<String> = report[0]["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|i| i["problem"].as_str())
        .map(|p| p.replace(&format!("{}/", room.path().display()), ""))
        .collect();
    insta::assert_snapshot!("unreadable_inputs", problems.join("\n"));
    assert_eq!(report[0]["positions_written"], 10);
}

#[test]
fn what_is_not_there() {
    let room = Room::new();
    let ran = room.ingest(&[&room.at("absent.csv")]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("absent.csv: no such file"), "{}", ran.err);
    let ran = room.ingest(&[&room.path().display().to_string()]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("is a folder"), "{}", ran.err);
    let good = room.file("good.csv", noaa_csv(1, 1));
    let ran = run(&["ingest", "--lake", &room.at("lake"), "--map", "t=when", &good]);
    assert!(ran.code == 3 || ran.code == 1, "{}", ran.code);
    assert!(format!("{}{}", ran.out, ran.err).contains("no column when"), "{}{}", ran.out, ran.err);
    let ran = run(&["ingest", "--lake", &room.at("lake"), "--map", "nonsense", &good]);
    assert!(ran.code != 0 && ran.err.contains("expected FIELD=COLUMN"), "{}", ran.err);
}

#[test]
fn a_lake_that_cannot_be_written() {
    let room = Room::new();
    let good = room.file("good.csv", noaa_csv(2, 5));
    let lake = room.at("good.csv/lake");
    let ran = run(&["ingest", "--lake", &lake, &good]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("good.csv/lake"), "{}", ran.err);
    let ran = run(&["analyze", "--lake", &room.at("nothing")]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("nothing"), "{}", ran.err);
}

#[test]
fn lines_of_nmea() {
    let room = Room::new();
    let text = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4B\n\
        !AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n\
        \\s:T,c:1700000000*00\\!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n\
        garbage\n\
        !AIVDM,2,1,3,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1E\n";
    let file = room.file("bad.nmea", text);
    let report = room.ingest(&[&file]).expect(3).json();
    let (read, taken, refused, by) = counts(&report[0]["inputs"][0]);
    assert_eq!((read, taken, refused), (5, 0, 5), "{by:?}");
    let by: Vec<(&str, u64)> = by.iter().map(|(r, n)| (r.as_str(), *n)).collect();
    assert_eq!(by, [("checksum", 2), ("malformed", 1), ("incomplete_message", 1), ("bad_time", 1)]);
}

/// A bound on the size of files, which the operating system reports as it does a full disk.
#[test]
fn a_write_that_fails_leaves_the_lake_as_it_was() {
    let room = Room::new();
    let first = room.file("first.csv", noaa_csv(3, 10));
    room.ingest(&[&first]).expect(0);
    let before = room.on_lake(&["sources", "--json"]).expect(0).out;
    let large = room.file("large.csv", noaa_csv(300, 300));
    let script = "trap '' XFSZ; ulimit -f 4; exec \"$0\" --quiet ingest --lake \"$1\" \"$2\"";
    let lake = room.at("lake");
    let output = std::process::Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_sillage"), &lake, &large])
        .env("SILLAGE_NOW", "2024-06-01T00:00:00Z")
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("lake") && err.contains("File too large"), "{err}");
    assert_eq!(room.on_lake(&["sources", "--json"]).expect(0).out, before);
    room.ingest(&[&large]).expect(0);
}

/// A disk that is full: a file system of 160 kB, where one can be mounted.
#[test]
fn a_full_disk_leaves_the_lake_as_it_was() {
    let room = Room::new();
    let disk = room.at("disk");
    std::fs::create_dir(&disk).unwrap();
    let mounted = std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=160k", "tmpfs", &disk]).output();
    if !mounted.is_ok_and(|m| m.status.success()) {
        eprintln!("SKIPPED: a small file system cannot be mounted here");
        return;
    }
    let lake = format!("{disk}/lake");
    let first = room.file("first.csv", noaa_csv(3, 10));
    // Positions that do not compress.
    let rows: Vec<String> = (0..60_000_u64)
        .map(|n| {
            let (lat, lon) = (n * 7_919_731 % 12_000_000, n * 104_729_117 % 30_000_000);
            let (second, lat, lon) = (n % 60, lat as f64 / 1e5 - 60.0, lon as f64 / 1e5 - 150.0);
            format!("{},2024-02-01T10:00:{second:02},{lat},{lon},10.0,90.0,91,,,,\n", 200_000_000 + n)
        })
        .collect();
    let large = room.file("large.csv", HEADER.to_owned() + &rows.concat());
    let ingest = |file: &str| run(&["--quiet", "ingest", "--lake", &lake, file]);
    let sources = || run(&["sources", "--json", "--lake", &lake]).out;
    let (one, before) = (ingest(&first), sources());
    let (two, after) = (ingest(&large), sources());
    let unmounted = std::process::Command::new("umount").arg(&disk).status().unwrap();
    assert!(unmounted.success());
    assert_eq!((one.code, two.code), (0, 1), "{}", two.err);
    assert!(two.err.contains("No space left on device") && two.err.contains("lake"), "{}", two.err);
    assert!(!before.is_empty());
    assert_eq!(before, after);
}

/// Whatever is wrong inside, it is told, and the other inputs count.
#[test]
fn parquet_with_broken_pages() {
    let room = Room::new();
    room.ingest(&[&room.file("some.csv", noaa_csv(5, 200))]).expect(0);
    let table = room.path().join("lake/positions/day=2024-02-01/000001-0000.parquet");
    let whole = std::fs::read(table).unwrap();
    let good = room.file("good.csv", noaa_csv(1, 1));
    let (mut failed, mut cut) = (0, 0);
    for n in 0..60_usize {
        let mut bytes = whole.clone();
        // Pages, dictionary and footer, each byte turned round in some way.
        for step in 0..3 {
            let at = (n * 7919 + step * 104_729) % bytes.len();
            bytes[at] = bytes[at].wrapping_add(1 + (n * 37 + step) as u8 % 250);
        }
        let file = room.file("broken.parquet", bytes);
        let lake = room.at(&format!("lake{n}"));
        let ran = run(&["--quiet", "ingest", "--json", "--lake", &lake, &file, &good]);
        assert!(matches!(ran.code, 0 | 3), "mutation {n}: exit {}\n{}", ran.code, ran.err);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        let report = ran.json();
        let outcomes = report[0]["inputs"].as_array().unwrap();
        assert!(outcomes.iter().any(|i| i["name"] == good.as_str() && i["positions"] == 1), "mutation {n}: {report:?}");
        failed += usize::from(outcomes.iter().any(|i| i["problem"].is_string()));
        cut += usize::from(outcomes.iter().any(|i| i["truncated"] == true));
    }
    assert!(failed + cut > 10, "{failed} failed, {cut} cut");
}
