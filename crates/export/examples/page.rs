//! Writes the made-up case in every format into a folder: `cargo run -p export --example page -- FOLDER`.

#![expect(clippy::unwrap_used, reason = "an example")]

use std::{fs, path::PathBuf};

use model::Language;

#[path = "../src/made.rs"]
mod made;

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "case-file".to_owned()));
    fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, text: String| fs::write(folder.join(name), text).unwrap();
    let (file, early) = (made::made(), made::made_on("2031-03-10"));
    write("case-en.html", export::html(&file, Language::En));
    write("case-fr.html", export::html(&file, Language::Fr));
    write("early-en.html", export::html(&early, Language::En));
    write("case-en.md", export::markdown(&file, Language::En));
    write("case.json", export::json(&file).unwrap());
    write("case.ftm.jsonl", export::ftm(&file).unwrap());
    write("case.stix.json", export::stix(&file).unwrap());
    write("case.geojson", export::geojson(&file).unwrap());
    write("case.kml", export::kml(&file));
    fs::write(folder.join("case.parquet"), export::geoparquet(&file).unwrap()).unwrap();
}
