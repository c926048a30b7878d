//! Port lists as published.

mod anchorages;
mod countries;
mod table;
mod unlocode;
mod world_port_index;

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use flate2::bufread::MultiGzDecoder;

pub(crate) use countries::TABLE as COUNTRIES;

use crate::{error::PortsError, port::Port};

/// What became of the rows of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    /// Places taken.
    pub taken: usize,
    /// Those of them that the table knew.
    pub merged: usize,
    /// Rows that are no place, or have no position.
    pub refused: usize,
    /// The first of the refusals, each with its line.
    pub problems: Vec<String>,
}

/// Problems named in full.
const PROBLEMS: usize = 5;

/// Why a row is no port.
enum Skip {
    /// It is broken.
    Refused(String),
    /// It is of no concern: no seaport, or without a name.
    Passed,
}

type Row = Result<Port, Skip>;

/// The curated table, then public lists boiled down by `tools/world.py`.
pub(crate) fn embedded() -> Result<Vec<Port>, PortsError> {
    let mut ports = Vec::with_capacity(20_000);
    for (name, text) in
        [("curated.csv", include_str!("../../data/curated.csv")), ("world.csv", include_str!("../../data/world.csv"))]
    {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for record in reader.records() {
            let broken =
                |line: Option<u64>, detail: String| PortsError::Embedded { table: name, line: line.unwrap_or(0), detail };
            let record = record.map_err(|e| broken(e.position().map(csv::Position::line), e.to_string()))?;
            let line = record.position().map(csv::Position::line);
            match table::port(&record, name == "curated.csv") {
                Ok(port) => ports.push(port),
                Err(Skip::Refused(detail)) => return Err(broken(line, detail)),
                Err(Skip::Passed) => {}
            }
        }
    }
    Ok(ports)
}

/// Reads a file of any known form.
pub(crate) fn read(path: &Path) -> Result<(Vec<Port>, FileSummary), PortsError> {
    let io = |source| PortsError::Io { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| BufReader::new(file).read_to_end(&mut bytes)).map_err(io)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        MultiGzDecoder::new(&*bytes).read_to_end(&mut plain).map_err(io)?;
        bytes = plain;
    }
    // Some editions of these lists are in Latin-1.
    let text = String::from_utf8(bytes).unwrap_or_else(|e| e.as_bytes().iter().map(|&b| char::from(b)).collect());
    let text = text.trim_start_matches('\u{feff}');
    let first: Vec<String> = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .records()
        .next()
        .and_then(Result::ok)
        .map(|r| r.iter().map(|f| f.trim().to_owned()).collect())
        .unwrap_or_default();
    let has = |name: &str| first.iter().any(|c| c == name);
    let mut summary = FileSummary::default();
    let ports = if has("Main Port Name") {
        rows(text, true, &mut summary, world_port_index::Columns::find(&first), world_port_index::port)
    } else if has("un_locode") {
        rows(text, true, &mut summary, unlocode::Columns::find(&first), unlocode::port)
    } else if has("s2id") && has("label") {
        anchorages::read(text, &first, &mut summary)
    } else if has("key") && has("lat") && has("lon") && has("radius_km") {
        rows(text, true, &mut summary, (), |r, ()| table::user_port(r))
    } else if unlocode::is_unece(&first) {
        rows(text, false, &mut summary, unlocode::Columns::unece(), unlocode::port)
    } else {
        let mut found = first.join(", ");
        if found.is_empty() {
            "nothing".clone_into(&mut found);
        }
        return Err(PortsError::Unknown { path: path.to_owned(), found: found.chars().take(120).collect() });
    };
    Ok((ports, summary))
}

/// Reads the rows of a CSV one by one.
fn rows<C>(
    text: &str,
    headers: bool,
    summary: &mut FileSummary,
    columns: C,
    port: impl Fn(&csv::StringRecord, &C) -> Row,
) -> Vec<Port> {
    let mut ports = Vec::new();
    let mut reader = csv::ReaderBuilder::new().has_headers(headers).flexible(true).from_reader(text.as_bytes());
    for record in reader.records() {
        match record {
            Ok(record) => match port(&record, &columns) {
                Ok(port) => ports.push(port),
                Err(Skip::Passed) => {}
                Err(Skip::Refused(detail)) => refuse(summary, record.position().map(csv::Position::line), &detail),
            },
            Err(e) => refuse(summary, e.position().map(csv::Position::line), &e.to_string()),
        }
    }
    ports
}

fn refuse(summary: &mut FileSummary, line: Option<u64>, detail: &str) {
    summary.refused += 1;
    if summary.problems.len() < PROBLEMS {
        summary.problems.push(format!("line {}: {detail}", line.unwrap_or(0)));
    }
}

/// The field of a column, trimmed; empty where there is none.
fn field(record: &csv::StringRecord, column: Option<usize>) -> &str {
    column.and_then(|c| record.get(c)).map_or("", str::trim)
}

/// A position from two decimal fields.
fn position(lat: &str, lon: &str) -> Result<crate::LatLon, Skip> {
    match (lat.parse(), lon.parse()) {
        (Ok(lat), Ok(lon)) => crate::LatLon::new(lat, lon)
            .ok_or_else(|| Skip::Refused(format!("position {lat}, {lon} is beyond 90 or 180 degrees"))),
        _ => Err(Skip::Refused(format!("expected latitude and longitude in degrees, found {lat:?} and {lon:?}"))),
    }
}

/// A UN/LOCODE with or without its space: two letters, and three letters or digits.
fn locode(text: &str) -> Option<Box<str>> {
    let code: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let good = code.len() == 5 && code.bytes().enumerate().all(|(n, c)| c.is_ascii_uppercase() || (n > 1 && c.is_ascii_digit()));
    good.then(|| code.into())
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
