use super::*;

const GOOD: &str = r#"
name = "a sea"
tuning = false
seed = 7
start = "2022-09-01"
days = 10
ships = 40
theatres = ["caspian", "black-sea"]

[reception]
satellites = 3

[guilty]
transfers = 2

[innocent]
waiting = 3
"#;

#[test]
fn a_scenario_file_is_read() {
    let world = World::parse("good.toml", GOOD).unwrap();
    let Traffic::Simulated(simulated) = &world.traffic else { panic!() };
    assert_eq!((simulated.days, simulated.ships, simulated.theatres.len()), (10, 40, 2));
    assert_eq!((simulated.reception.satellites, simulated.reception.stations), (3, 1.0));
    assert_eq!((world.guilty.transfers, world.innocent.waiting, world.tuning), (2, 3, false));
    // A date needs no quotes.
    assert_eq!(World::parse("good.toml", &GOOD.replace("\"2022-09-01\"", "2022-09-01")).unwrap(), world);
    assert_eq!((world.format(), world.needs()), (TrafficFormat::Nmea, None));
}

/// What is told of a file with something replaced.
fn told(from: &str, to: &str) -> String {
    World::parse("a/sea.toml", &GOOD.replace(from, to)).unwrap_err().to_string()
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let unknown = told("transfers = 2", "transferts = 2");
    assert!(unknown.starts_with("a/sea.toml, line 14, column 1: unknown field `transferts`, expected one of"), "{unknown}");
    assert!(unknown.contains("`transfers`"), "{unknown}");
    let date = told("\"2022-09-01\"", "\"2022-02-30\"");
    assert!(date.starts_with("a/sea.toml, line 5, column 9: 2022-02-30 is no day; expected one that exists"), "{date}");
    let date = told("\"2022-09-01\"", "2022-02-30");
    assert!(date.starts_with("a/sea.toml, line 5, column"), "{date}");
    let date = told("\"2022-09-01\"", "\"1066-10-14\"");
    assert!(date.contains("from 1990 to 2099"), "{date}");
    let number = told("\"2022-09-01\"", "20220901");
    assert!(number.contains("line 5, column 9: the integer is no day"), "{number}");
    let theatre = told("\"caspian\"", "\"aral-sea\"");
    assert!(theatre.contains("line 8") && theatre.contains("aral-sea") && theatre.contains("`caspian`"), "{theatre}");
    let satellites = told("satellites = 3", "satellites = 7");
    assert!(satellites.contains("line 11, column 1: satellites is 7; expected 0 to 6"), "{satellites}");
    let share = told("satellites = 3", "stations = 1.5");
    assert!(share.contains("line 11, column 1: stations is 1.5; expected a share from 0 to 1"), "{share}");
    let days = told("days = 10", "days = 0");
    assert!(days.contains("line 6, column 8: days is 0; expected 1 to 400"), "{days}");
    let many = told("waiting = 3", "waiting = 5000");
    assert!(many.contains("line 17, column 1: waiting is 5000; expected 0 to 1000"), "{many}");
    let kind = told("seed = 7", "seed = \"seven\"");
    assert!(kind.contains("line 4") && kind.contains("expected"), "{kind}");
    let missing = told("days = 10\n", "");
    assert!(missing.contains("no days; expected"), "{missing}");
    let both = told("[guilty]", "[traffic]\nnoaa_csv = \"x.csv\"\n[guilty]");
    assert!(both.contains("line 5") && both.contains("start is of simulated traffic"), "{both}");
    let area = told("waiting = 3", "area_outages = 1");
    assert!(area.contains("line 17, column 1: area_outages are of real traffic"), "{area}");
    let real = "name = \"r\"\ntuning = true\nseed = 1\n[traffic]\nnoaa_csv = \"d.csv\"\n[innocent]\njamming = 1\nwaiting = 1\n";
    let waiting = World::parse("r.toml", real).unwrap_err().to_string();
    assert!(waiting.contains("line 8, column 1: waiting is of simulated traffic"), "{waiting}");
    assert!(told("name = ", "name : ").contains("line 2"));
    assert!(World::load(Path::new("/nowhere/world.toml")).unwrap_err().to_string().starts_with("/nowhere/world.toml: "));
}

#[test]
fn a_path_is_relative_to_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("real.toml");
    std::fs::write(&path, "name = \"real\"\ntuning = true\nseed = 1\n[traffic]\nnoaa_csv = \"day.csv\"\n").unwrap();
    let world = World::load(&path).unwrap();
    assert_eq!((world.needs(), world.format()), (Some(folder.path().join("day.csv").as_path()), TrafficFormat::NoaaCsv));
    assert_eq!(world.with_traffic("/else.csv".into()).needs(), Some(Path::new("/else.csv")));
}

#[test]
fn the_worlds_that_are_built_in_are_good_and_half_of_them_held_out() {
    let all = World::embedded().unwrap();
    assert!(all.len() >= 10);
    let tuning = all.iter().filter(|(_, w)| w.tuning).count();
    assert_eq!(tuning * 2, all.len());
    let mut seeds: Vec<u64> = all.iter().map(|(_, w)| w.seed).collect();
    seeds.sort_unstable();
    seeds.dedup();
    assert_eq!(seeds.len(), all.len());
}
