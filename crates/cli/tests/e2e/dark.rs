//! Meetings, silences and ways over the sea, of ships whose doings are known.

use std::fmt::Write as _;

use serde_json::Value;

use super::support::{Ran, Room, Ship, noaa_csv, run};

/// 2024-02-01T00:00:00Z.
const BEGIN: i64 = 1_706_745_600;
const HOUR: i64 = 3600;
const FIRST_MEETING: (f64, f64) = (39.0, 134.0);
const SECOND_MEETING: (f64, f64) = (41.0, 133.5);
const VOSTOCHNY: (f64, f64) = (42.737, 133.072);

/// The first meets the second at sea, the second the third, which sails to Vostochny.
fn chain() -> Vec<u8> {
    let (mut first, mut second, mut third) = (
        Ship::new(200_000_011, "MADE UP ELEVEN"),
        Ship::new(200_000_012, "MADE UP TWELVE"),
        Ship::new(200_000_013, "MADE UP THIRTEEN"),
    );
    let beside = |at: (f64, f64)| (at.0 + 0.001, at.1 + 0.001);
    let mut t = BEGIN;
    for (ship, draught) in [(&mut first, 70), (&mut second, 40), (&mut third, 40)] {
        ship.says(t, "FOR ORDERS", draught);
    }
    first.sails(t, 12, (37.0, 134.0), FIRST_MEETING);
    second.sails(t, 12, (39.0, 136.5), beside(FIRST_MEETING));
    t += 12 * HOUR;
    drifts(&mut first, t, 4, FIRST_MEETING);
    drifts(&mut second, t, 4, beside(FIRST_MEETING));
    t += 4 * HOUR;
    first.sails(t, 12, FIRST_MEETING, (37.0, 134.5));
    second.sails(t, 12, beside(FIRST_MEETING), SECOND_MEETING);
    third.sails(t, 12, (41.0, 136.5), beside(SECOND_MEETING));
    t += 12 * HOUR;
    drifts(&mut second, t, 4, SECOND_MEETING);
    drifts(&mut third, t, 4, beside(SECOND_MEETING));
    t += 4 * HOUR;
    second.sails(t, 12, SECOND_MEETING, (39.0, 133.5));
    third.sails(t, 10, beside(SECOND_MEETING), VOSTOCHNY);
    third.lies(t + 10 * HOUR, 20, VOSTOCHNY);
    // Alone in the end.
    drifts(&mut second, t + 12 * HOUR, 16, (39.0, 133.5));
    [first.out, second.out, third.out].concat()
}

/// Adrift, a report every ten minutes.
fn drifts(ship: &mut Ship, t: i64, hours: i64, at: (f64, f64)) {
    for n in 0..hours * 6 {
        ship.at(t + n * 600, at.0 + n as f64 * 1e-4, at.1, 0.4);
    }
}

#[test]
fn a_chain_of_meetings() {
    let room = Room::new();
    room.ingest(&[&room.file("traffic.nmea", chain())]).expect(0);
    room.on_lake(&["analyze"]).expect(0);
    let shown = |args: &[&str]| room.snapshot(&room.on_lake(args).expect(0));
    insta::assert_snapshot!("meetings", shown(&["meetings"]));
    insta::assert_snapshot!("meetings_csv", shown(&["meetings", "--csv"]));
    insta::assert_snapshot!("chains", shown(&["meetings", "--chains"]));
    insta::assert_snapshot!("chains_csv", shown(&["meetings", "--chains", "--csv"]));
    let links = &room.on_lake(&["meetings", "--chains", "--json"]).expect(0).json()[0]["links"];
    let ships: Vec<u64> = links.as_array().unwrap().iter().map(|l| l["to_mmsi"].as_u64().unwrap()).collect();
    assert_eq!(ships, [200_000_012, 200_000_013]);
    let of = |args: &[&str]| room.on_lake(&[&["meetings", "--json"], args].concat()).expect(0).json().len();
    assert_eq!((of(&[]), of(&["--mmsi", "200000013"]), of(&["--to", "2024-02-02"]), of(&["-n", "1"])), (2, 1, 1, 1));
    let third = room.on_lake(&["vessel", "200000013"]).expect(0).out;
    assert!(third.contains("encounter-200000012-") && third.contains("visit-200000013-"), "{third}");
    let events = room.on_lake(&["events", "--kind", "encounter", "--mmsi", "200000013", "--csv"]).expect(0).out;
    assert_eq!(events.lines().count(), 2, "{events}");
    let err = room.on_lake(&["meetings", "--from", "2024-02-02", "--to", "2024-02-01"]).expect(2).err;
    assert!(err.contains("is not after --from"), "{err}");
    for args in [&["meetings", "--grade", "5"][..], &["meetings", "--chains", "--lone"], &["meetings", "--json", "--csv"]] {
        room.on_lake(args).expect(2);
    }
}

/// The rings of a map's areas. All are closed and on the map, outlines anticlockwise, holes clockwise.
fn rings(map: &Ran) -> Vec<Vec<(f64, f64)>> {
    let map = &map.json()[0];
    assert_eq!(map["type"], "FeatureCollection");
    let corners = |ring: &Value| -> Vec<(f64, f64)> {
        ring.as_array().unwrap().iter().map(|c| (c[0].as_f64().unwrap(), c[1].as_f64().unwrap())).collect()
    };
    let features = map["features"].as_array().unwrap().iter().map(|f| &f["geometry"]).filter(|g| g["type"] == "MultiPolygon");
    let polygons = features.flat_map(|g| g["coordinates"].as_array().unwrap());
    let rings = polygons.flat_map(|p| p.as_array().unwrap().iter().map(corners).enumerate());
    rings
        .map(|(n, ring)| {
            assert!(ring.len() > 3 && ring.first() == ring.last());
            assert!(ring.iter().all(|c| c.0.abs() <= 180.0 && c.1.abs() <= 90.0), "{ring:?}");
            let twice: f64 = ring.windows(2).map(|w| w[0].0 * w[1].1 - w[1].0 * w[0].1).sum();
            assert_eq!(twice > 0.0, n == 0, "{ring:?}");
            ring
        })
        .collect()
}

/// The widest of rings, degrees of longitude.
fn widest(rings: &[Vec<(f64, f64)>]) -> f64 {
    let ends = |r: &Vec<(f64, f64)>| r.iter().fold((f64::MAX, f64::MIN), |e, c| (e.0.min(c.0), e.1.max(c.0)));
    rings.iter().map(ends).map(|(west, east)| east - west).fold(0.0, f64::max)
}

#[test]
fn reach_of_a_silence_given_by_hand() {
    let reach = |args: &[&str]| run(&[&["reach", "--speed", "12"], args].concat());
    let told = reach(&["--last", "42.0,131.0", "--next", "42.6,132.9", "--hours", "20", "-n", "3"]).expect(0).out;
    assert!(told.starts_with("At up to 12.0 kn (given) it could have been anywhere within "), "{told}");
    assert!(told.contains("Nakhodka") && told.contains("more (-n)"), "{told}");
    let free = reach(&["--last", "42.0,131.0", "--hours", "20", "--json"]).expect(0).json();
    let ports = free[0]["ports"].as_array().unwrap();
    assert!(ports.iter().all(|p| p["to_nm"].is_null() && p["least_speed_kn"].as_f64() <= Some(12.0)));
    let rajin = ports.iter().find(|p| p["port"] == "KPRJN").unwrap()["from_nm"].as_f64().unwrap();
    assert!((33.0..45.0).contains(&rajin), "{rajin}");

    let map = |last: &str, hours: &str| rings(&reach(&["--last", last, "--hours", hours, "--geojson"]).expect(0));
    assert_eq!(map("42.0,131.0", "20").len(), 1);
    let north = map("80,10", "30");
    assert!(!north.is_empty() && widest(&north) < 100.0, "{}", widest(&north));
    // Both sides of the antimeridian.
    let cut = map("51.5,179.5", "30");
    assert!(cut.len() == 2 && widest(&cut) < 15.0, "{cut:?}");
    // The pole, and in a year all seas, without the continents.
    let pole = map("89,10", "30");
    assert!(pole.len() == 1 && pole[0].contains(&(180.0, 90.0)), "{pole:?}");
    let year = map("42.0,131.0", "8760");
    assert!(year.len() > 5 && year[0].contains(&(180.0, 90.0)) && !year[0].contains(&(180.0, -90.0)), "{}", year.len());

    let told = reach(&["--last", "42.0,131.0", "--next", "0,150", "--hours", "1"]).expect(0).out;
    assert!(told.contains("cannot have sailed from where it was last heard") && !told.contains("-0"), "{told}");
}

#[test]
fn reach_asked_wrongly() {
    let room = Room::new();
    room.ingest(&[&room.file("good.csv", noaa_csv(1, 5))]).expect(0);
    for (args, code, part) in [
        (&["gap-200000001-20220903T101500Z"][..], 1, "no event gap-200000001-20220903T101500Z in this lake"),
        (&["nonsense"], 2, "expected something like gap-123456789-20220903T101500Z"),
        (&["--last", "95,10", "--hours", "1", "--speed", "2"], 2, "expected LAT,LON in degrees, such as 42.88,132.36"),
        (&["--last", "42,131"], 2, "--hours <HOURS>"),
        (&["--last", "42,131", "--hours", "-1", "--speed", "2"], 2, "-1"),
        (&["--last", "42,131", "--hours", "1", "--speed", "nan"], 2, "expected a number above 0"),
        (&["--last", "42,131", "--hours", "1", "--speed", "9", "--avoid", "nowhere"], 2, "no passage \"nowhere\""),
        (&["--last", "48,100", "--hours", "1", "--speed", "9"], 1, "from any water that carries ships"),
        (&["--next", "42,131", "--hours", "1"], 2, "required"),
        (&[], 2, "<ID>"),
    ] {
        let ran = room.on_lake(&[&["reach"], args].concat());
        assert!(ran.code == code && ran.err.contains(part), "{args:?}: exit {}, {}", ran.code, ran.err);
    }
}

/// Length and passages of a way.
fn way(args: &[&str]) -> (f64, Vec<String>) {
    let route = &run(&[&["route", "--json"], args].concat()).expect(0).json()[0];
    let passages = route["passages"].as_array().unwrap().iter().map(|p| p.as_str().unwrap().to_owned());
    (route["nm"].as_f64().unwrap(), passages.collect())
}

#[test]
fn routes() {
    let near = |nm: f64, expected: f64| assert!((nm / expected - 1.0).abs() < 0.01, "{nm}, expected {expected}");
    let (nm, passages) = way(&["SGSIN", "NLRTM"]);
    near(nm, 8274.0);
    assert!(["malacca", "suez", "gibraltar"].iter().all(|p| passages.iter().any(|q| q == p)), "{passages:?}");
    let (longer, passages) = way(&["SGSIN", "NLRTM", "--avoid", "suez"]);
    assert!(longer > nm * 1.1 && !passages.iter().any(|p| p == "suez"), "{longer} {passages:?}");
    // Round the Cape.
    near(longer, 11_733.0);
    // Ice is no way unless somebody opens it.
    let (south, passages) = way(&["Murmansk", "Vladivostok"]);
    assert!(passages.iter().all(|p| p != "white-sea" && p != "northern-sea-route"), "{passages:?}");
    let (north, passages) = way(&["Murmansk", "Vladivostok", "--open", "northern-sea-route"]);
    assert!(north < 0.5 * south && passages.iter().any(|p| p == "northern-sea-route"), "{north} {south} {passages:?}");
    let pairs = tempfile::tempdir().unwrap();
    let file = pairs.path().join("pairs.csv");
    std::fs::write(&file, "from,to\nKPRJN,RUDUNAI\nnowhere,KPRJN\n").unwrap();
    let ran = run(&["route", "--pairs", file.to_str().unwrap(), "--csv"]);
    assert!(ran.code == 3 && ran.out.lines().count() == 3 && ran.out.contains("nowhere"), "{} {}", ran.code, ran.out);
    near(way(&["35,179", "35,-179"]).0, 98.6);
    near(way(&["35,-179", "35,179"]).0, 98.6);
    let told = run(&["route", "KRPUS", "RUVVO", "--speed", "12"]).expect(0).out;
    assert!(told.contains("nm over the sea (great circle ") && told.contains("\nthrough korea-west\n"), "{told}");
    assert!(told.contains(" h at 12 kn"), "{told}");
    let csv = run(&["route", "35,179", "35,-179", "--csv"]).expect(0).out;
    assert!(csv.starts_with("lat,lon,leg_nm,run_nm\n35.0000,179.0000,0.0,0.0\n"), "{csv}");
    let map = &run(&["route", "35,179", "35,-179", "--geojson"]).expect(0).json()[0];
    let way = &map["features"][0]["geometry"];
    assert_eq!((way["type"].as_str(), way["coordinates"].as_array().map(Vec::len)), (Some("MultiLineString"), Some(2)));
    let passages = run(&["route", "A", "B", "--avoid", "list", "--csv"]).expect(0).out;
    assert!(passages.starts_with("key,name,kind,closed\n") && passages.contains("\nbosphorus,Bosphorus,strait,\n"), "{passages}");
    for (args, code, part) in [
        (&["48,100", "35.1,129.1"][..], 1, "48.0000, 100.0000 is more than 50 km from any water that carries ships"),
        (&["42,131", "95,10"], 2, "95,10: no position on Earth"),
        (&["42,131", "41,131", "--avoid", "nowhere"], 2, "no passage \"nowhere\""),
        (&["nonsense", "KPRJN"], 2, "no port \"nonsense\""),
        (&["42,131", "41,131", "--speed", "0"], 2, "expected a number above 0"),
        (&["42,131"], 2, "<TO>"),
    ] {
        let ran = run(&[&["route"], args].concat());
        assert!(ran.code == code && ran.err.contains(part), "{args:?}: exit {}, {}", ran.code, ran.err);
    }
}

#[test]
fn next_to_nothing_in_a_lake() {
    let commands: [&[&str]; 9] = [
        &["coverage"],
        &["coverage", "--csv"],
        &["coverage", "--cells"],
        &["coverage", "--geojson"],
        &["meetings"],
        &["meetings", "--chains"],
        &["meetings", "--lone"],
        &["reasons"],
        &["reach", "gap-200000001-20220903T101500Z"],
    ];
    let nothing = noaa_csv(0, 0);
    for (name, text) in [("no_report", &*nothing), ("one_report", &*noaa_csv(1, 1))] {
        let room = Room::new();
        room.file("some.csv", text);
        room.run(&["ingest", "some.csv"]).expect(0);
        let mut told = format!("$ sillage analyze\n{}", room.snapshot(&room.run(&["-q", "analyze"]).expect(0)));
        for args in commands {
            let _ = write!(told, "\n$ sillage {}\n{}", args.join(" "), room.snapshot(&room.run(args)));
        }
        insta::assert_snapshot!(name, told);
    }
    let room = Room::new();
    for args in &commands {
        let err = room.on_lake(args).expect(1).err;
        assert!(err.contains("no lake here") && err.contains("sillage ingest"), "{err}");
    }
}
