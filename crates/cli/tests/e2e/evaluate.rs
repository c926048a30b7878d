//! A small made-up world: evaluated, and looked at with the commands that look for deceit.

use std::fmt::Write as _;

use super::support::{Ran, Room, command, run};

/// Sixty ships for five days, with a hole in the feed.
const WORLD: &str = r#"name = "Small"
tuning = false
seed = 7
start = "2023-03-06"
days = 5
ships = 60
theatres = ["sea-of-japan"]

[reception]
satellites = 3
stations = 0.9

[guilty]
liars = 0.3
dark_port_calls = 4
dark_voyages = 2
transfers = 4
transfers_one_dark = 2
teleports = 2
changed_names = 1

[innocent]
waiting = 2
anchored = 2
bunkering = 2
feed_outages = 1
"#;

/// The table's row of a detector: how many were planted, and how many were found.
fn row(table: &str, detector: &str) -> (u32, u32) {
    let row = table.lines().find_map(|l| l.strip_prefix(detector)).unwrap_or_else(|| panic!("{detector}: {table}"));
    let mut numbers = row.split_whitespace().map(|n| n.parse().unwrap());
    (numbers.next().unwrap(), numbers.next().unwrap())
}

#[test]
fn a_world_evaluated_and_looked_at() {
    let room = Room::new();
    room.file("small.toml", WORLD);
    let ran = room.run(&["evaluate", "small.toml", "--keep", "work", "--svg", "charts"]).expect(0);
    assert!(ran.out.starts_with("== Worlds held out\n"), "{}", ran.out);
    for rule in
        ["rule: 12 h, 50 nm offshore", "rule: any gap > 6 h is dark", "Calibration of P(dark)", "Dark alarms from outages"]
    {
        assert!(ran.out.contains(rule), "{rule}: {}", ran.out);
    }
    for detector in ["contradicted destination", "dark ", "false track", "identity", "meeting", "lone stop"] {
        let (planted, found) = row(&ran.out, detector);
        assert!(planted > 0 && found <= planted, "{detector}: {}", ran.out);
    }
    // What the worlds did, one line each, for people who wait.
    assert!(ran.err.contains("small: dark: F1 ") && !ran.err.contains("Some("), "{}", ran.err);
    let charts: Vec<_> = std::fs::read_dir(room.at("charts")).unwrap().map(|f| f.unwrap().path()).collect();
    assert_eq!(charts.len(), 2, "{charts:?}");
    for chart in charts {
        let text = std::fs::read_to_string(&chart).unwrap();
        assert!(text.starts_with("<svg") && text.trim_end().ends_with("</svg>"), "{}", chart.display());
    }
    let again = room.run(&["evaluate", "small.toml", "--keep", "work"]).expect(1);
    assert!(again.err.contains("work: File exists"), "{}", again.err);

    let on = |args: &[&str]| room.run(&[&["--quiet"], args, &["--lake", "work/small.lake"]].concat());
    let shown = |args: &[&str]| room.snapshot(&on(args).expect(0));
    insta::assert_snapshot!("coverage", shown(&["coverage"]));
    insta::assert_snapshot!("coverage_csv", shown(&["coverage", "--csv"]));
    insta::assert_snapshot!("coverage_cells", shown(&["coverage", "--cells", "-n", "5"]));
    insta::assert_snapshot!("coverage_cells_csv", shown(&["coverage", "--cells", "-n", "2", "--csv"]));
    insta::assert_snapshot!("meetings", shown(&["meetings"]));
    insta::assert_snapshot!("lone", shown(&["meetings", "--lone"]));
    insta::assert_snapshot!("lone_csv", shown(&["meetings", "--lone", "--csv"]));
    insta::assert_snapshot!("reasons", shown(&["reasons", "-n", "3"]));
    as_json(&on);
    a_gap(&on);
}

/// The machine's forms say what the tables say.
fn as_json(on: &dyn Fn(&[&str]) -> Ran) {
    let health = on(&["coverage", "--json"]).expect(0).json();
    assert_eq!(health[0]["holes"].as_array().unwrap().len(), 1);
    assert!(health[0]["holes"][0]["begin"].as_str().unwrap().starts_with("2023-03-"));
    let cells = on(&["coverage", "--cells", "--json"]).expect(0).json();
    let map = &on(&["coverage", "--geojson"]).expect(0).json()[0];
    assert_eq!(map["features"].as_array().unwrap().len(), cells.len());
    let busy = &on(&["coverage", "--cells", "--json", "--resolution", "2"]).expect(0).json()[0];
    assert!(busy["present"].as_u64() > cells[0]["present"].as_u64(), "{busy}");
    let before = on(&["coverage", "--json", "--to", "2023-03-07"]).expect(0).json();
    assert_eq!(before[0]["hours"].as_array().unwrap().len(), 24);

    let reasons = on(&["reasons", "--json"]).expect(0).json();
    let weights: Vec<f64> = reasons.iter().map(|r| r["combined_db"].as_f64().unwrap()).collect();
    assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
    let mmsi = reasons[0]["mmsi"].to_string();
    let of_one = on(&["reasons", "--json", "--mmsi", &mmsi]).expect(0).json();
    assert!(of_one.contains(&reasons[0]) && of_one.iter().all(|r| r["mmsi"] == reasons[0]["mmsi"]));
    // Whatever is said can be traced.
    for id in reasons[0]["reasons"].as_array().unwrap().iter().flat_map(|r| r["events"].as_array().unwrap()) {
        assert!(on(&["trace", id.as_str().unwrap()]).expect(0).out.contains("!AIVDM"), "{id}");
    }

    let met = on(&["meetings", "--json"]).expect(0).json();
    let at_sea = on(&["meetings", "--json", "--grade", "4"]).expect(0).json();
    assert!(!at_sea.is_empty() && at_sea.iter().all(|m| m["detail"]["encounter"]["grade"] == 4 && met.contains(m)));
    let csv = on(&["meetings", "--csv"]).expect(0).out;
    assert_eq!(csv.lines().count(), met.len() + 1, "{csv}");
}

/// A silence of the world, and what could have been reached in it.
fn a_gap(on: &dyn Fn(&[&str]) -> Ran) {
    let gaps = on(&["events", "--kind", "gap", "--json"]).expect(0).json();
    let gap = gaps.iter().filter(|g| g["open"] == false);
    let gap = gap.max_by(|a, b| hours(a).total_cmp(&hours(b))).unwrap();
    let id = gap["id"].as_str().unwrap();
    let told = on(&["reach", id, "-n", "2"]).expect(0).out;
    for part in ["silent from 2023-03-", "draught ", "At up to ", "hypotheses, not visits", "least kn", "more (-n)"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let reach = &on(&["reach", id, "--json"]).expect(0).json()[0];
    let ports = reach["ports"].as_array().unwrap();
    assert_eq!(reach["in_reach"], ports.len());
    assert!(ports.iter().all(|p| p["least_speed_kn"].as_f64() <= reach["speed_kn"].as_f64()));
    let csv = on(&["reach", id, "--csv", "-n", "1000"]).expect(0).out;
    assert_eq!(csv.lines().count(), ports.len() + 1);
    let fast = &on(&["reach", id, "--json", "--speed", "25"]).expect(0).json()[0];
    assert!(fast["area_km2"].as_f64() > reach["area_km2"].as_f64());
    let map = &on(&["reach", id, "--geojson"]).expect(0).json()[0];
    assert_eq!(map["features"].as_array().unwrap().len(), ports.len() + 1);

    let other = on(&["meetings", "--json"]).expect(0).json();
    let err = on(&["reach", other[0]["id"].as_str().unwrap()]).expect(2).err;
    assert!(err.contains("is no gap; `sillage events --kind gap` lists them"), "{err}");
}

fn hours(gap: &serde_json::Value) -> f64 {
    gap["detail"]["gap"]["hours"].as_f64().unwrap()
}

#[test]
fn halves_and_json() {
    let room = Room::new();
    let tuned = room.file("tuned.toml", small("tuning = true").replace("ships = 60", "ships = 15"));
    let held = room.file("held.toml", small("tuning = false").replace("ships = 60", "ships = 15"));
    let outcomes = run(&["-q", "evaluate", "--json", "--half", "reports", &tuned, &held]).expect(0).json();
    let groups: Vec<_> = outcomes.iter().map(|o| o["worlds"].as_str().unwrap()).collect();
    assert_eq!(groups, ["used for tuning", "held out"]);
    for outcome in &outcomes {
        assert!(outcome["ship_days"].as_f64().unwrap() > 20.0, "{outcome}");
        assert!(outcome["false_dark_per_thousand_ship_days"].is_number(), "{outcome}");
        assert!(outcome["evaluation"]["tallies"]["dark"].is_object(), "{outcome}");
    }
    let table = run(&["-q", "evaluate", "--half", "stations", &held]).expect(0);
    assert!(table.out.contains("detector") && table.err.is_empty(), "{}{}", table.out, table.err);
    // Nothing stays behind.
    let mut evaluate = command(&["-q", "evaluate", &held]);
    std::fs::create_dir(room.at("tmp")).unwrap();
    assert!(evaluate.env("TMPDIR", room.at("tmp")).output().unwrap().status.success());
    assert_eq!(std::fs::read_dir(room.at("tmp")).unwrap().count(), 0);
}

fn small(tuning: &str) -> String {
    WORLD.replace("tuning = false", tuning).replace("days = 5", "days = 2")
}

#[test]
fn worlds_that_are_none() {
    let room = Room::new();
    let mut told = String::new();
    for (good, bad) in [
        ("dark_voyages = 2", "dark_vojages = 2"),
        ("[innocent]", "[inocent]"),
        ("start = \"2023-03-06\"", "start = \"2023-02-30\""),
        ("start = \"2023-03-06\"", "start = 2023-02-30"),
        ("start = \"2023-03-06\"", "start = 7"),
        ("days = 5", "days = \"five\""),
        ("days = 5", "days = 5.5"),
        ("ships = 60", "ships = -3"),
        ("ships = 60", "ships = 0"),
        ("ships = 60\n", ""),
        ("seed = 7\n", ""),
        ("sea-of-japan", "sea-of-nowhere"),
        ("liars = 0.3", "liars = 1.5"),
        ("satellites = 3", "satellites = 12"),
        ("transfers = 4", "transfers = 4000"),
        ("feed_outages = 1", "area_outages = 1"),
        ("name = \"Small\"", "name = \"Small"),
    ] {
        let text = WORLD.replacen(good, bad, 1);
        assert_ne!(text, WORLD, "{good}");
        let ran = run(&["evaluate", &room.file("world.toml", text)]).expect(1);
        assert!(ran.out.is_empty(), "{}", ran.out);
        let bad = if bad.is_empty() { format!("without {}", good.trim()) } else { bad.to_owned() };
        let _ = write!(told, "{bad}\n  {}", ran.err.replace(&format!("{}/", room.path().display()), ""));
    }
    insta::assert_snapshot!("bad_worlds", told);

    let real = room.file("real.toml", "name = \"Real\"\ntuning = true\nseed = 1\n\n[traffic]\nnoaa_csv = \"absent.csv\"\n");
    for (world, part) in [
        (room.at("absent.toml"), "absent.toml: No such file"),
        (room.path().display().to_string(), "Is a directory"),
        (room.file("empty.toml", ""), "empty.toml, line 1, column 1: missing field `name`"),
        (room.file("binary.toml", b"\xff\xfe\0"), "binary.toml: "),
        (real, "absent.csv: No such file"),
    ] {
        let err = run(&["evaluate", &world]).expect(1).err;
        assert!(err.contains(part) && !err.contains("panicked"), "{part}: {err}");
    }
    let err = run(&["evaluate", "--half", "ships"]).expect(2).err;
    assert!(err.contains("reports, stations"), "{err}");
    for (option, value) in [("--ships", "-3"), ("--ships", "0"), ("--days", "-1"), ("--start", "2023-02-30")] {
        let err = run(&["simulate", option, value, &room.at("a"), &room.at("b")]).expect(2).err;
        assert!(err.contains(value) && err.contains(option), "{option} {value}: {err}");
    }
}
