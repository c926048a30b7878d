//! What other tools make of the files. `scripts/validators` installs them; a test whose tool is absent says so and does nothing.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

#[path = "../src/made.rs"]
mod made;

use made::{made, made_on};

/// The case in its last and in an early state, and with a track over the antimeridian.
fn cases() -> Vec<(&'static str, export::CaseFile)> {
    let mut over = made();
    over.events.clear();
    for (n, p) in over.tracks[1].points.iter_mut().enumerate() {
        let lon = 178.0 + n as f64 * 0.3;
        (p.lat, p.lon) = (-15.0, if lon > 180.0 { lon - 360.0 } else { lon });
    }
    vec![("late", made()), ("early", made_on("2031-03-05")), ("over", over)]
}

fn written(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// The interpreter that has the modules; nothing, said loudly, where there is none.
fn python(modules: &str) -> Option<PathBuf> {
    let skipped = |why: &str| {
        eprintln!("SKIPPED: {why}; run eval \"$(scripts/validators)\"");
        None
    };
    let Ok(venv) = std::env::var("SILLAGE_VALIDATORS") else { return skipped("SILLAGE_VALIDATORS is not set") };
    let python = Path::new(&venv).join("bin/python");
    let there = Command::new(&python).args(["-c", &format!("import {modules}")]).output().is_ok_and(|o| o.status.success());
    if there { Some(python) } else { skipped(&format!("{venv} has no {modules}")) }
}

fn run(command: &mut Command) -> String {
    let out = command.output().unwrap();
    let told = format!("{}\n{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{command:?}\n{told}");
    told
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators").join(name)
}

#[test]
fn follow_the_money() {
    let Some(python) = python("followthemoney") else { return };
    for (name, case) in cases() {
        let (_folder, path) = written("case.jsonl", export::ftm(&case).unwrap().as_bytes());
        println!("{name}: {}", run(Command::new(&python).arg(script("ftm.py")).arg(path)));
    }
}

#[test]
fn stix() {
    let Some(python) = python("stix2") else { return };
    for (name, case) in cases() {
        let (_folder, path) = written("case.json", export::stix(&case).unwrap().as_bytes());
        println!("{name}: {}", run(Command::new(&python).arg(script("stix.py")).arg(path)));
    }
}

#[test]
fn geoparquet() {
    let Some(python) = python("duckdb, pyarrow, geopandas") else { return };
    for (name, case) in cases().into_iter().filter(|(_, c)| !c.tracks.is_empty()) {
        let (_folder, path) = written("case.parquet", &export::geoparquet(&case).unwrap());
        println!("{name}: {}", run(Command::new(&python).arg(script("geoparquet.py")).arg(path)));
    }
}

#[test]
fn geojson_and_kml() {
    if Command::new("ogrinfo").arg("--version").output().is_err() {
        eprintln!("SKIPPED: no ogrinfo; run eval \"$(scripts/validators)\"");
        return;
    }
    for (name, case) in cases().into_iter().filter(|(_, c)| !c.tracks.is_empty()) {
        let geojson: serde_json::Value = serde_json::from_str(&export::geojson(&case).unwrap()).unwrap();
        let features = geojson["features"].as_array().unwrap().len();
        let (_folder, path) = written("case.geojson", geojson.to_string().as_bytes());
        let told = run(Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(path));
        assert!(told.contains(&format!("Feature Count: {features}")) && !told.contains("Warning"), "{name}: {told}");
        let (_folder, path) = written("case.kml", export::kml(&case).as_bytes());
        let told = run(Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(path));
        let of = |line: &str| line.strip_prefix("Feature Count: ").and_then(|n| n.parse::<usize>().ok());
        let placed = geojson["features"].as_array().unwrap().iter().filter(|f| !f["geometry"].is_null()).count();
        assert_eq!(told.lines().filter_map(of).sum::<usize>(), placed, "{name}: {told}");
    }
}
