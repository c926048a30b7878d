//! The first reading: the tracks that can be adopted, and where ships are in which hour.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use super::{
    row::{Columns, split},
    track::{Fix, NO, Track},
};
use crate::error::SimulateError;

/// Fewer reports make no track.
const LEAST_REPORTS: usize = 150;
/// Cells of so many to the degree, to find where ships are.
const CELLS: f64 = 2.0;

/// What the first reading found.
pub(super) struct Sample {
    pub(super) columns: Columns,
    /// The header, as it is in the file.
    pub(super) header: String,
    /// First and last second.
    pub(super) begin: i64,
    pub(super) end: i64,
    /// Cargo ships and tankers that can be adopted, by MMSI.
    pub(super) tracks: BTreeMap<u32, Track>,
    /// Reports by hour of the epoch and cell.
    pub(super) reports: BTreeMap<(i64, i16, i16), u32>,
}

/// Calls `row` with each line of a file after its header, and the share of the file that was read.
pub(super) fn each_line(
    path: &Path,
    told: &mut dyn FnMut(f64),
    mut row: impl FnMut(u64, &str) -> Result<(), SimulateError>,
) -> Result<String, SimulateError> {
    let name = path.display().to_string();
    let failed = |e| SimulateError::io(&name, e);
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len().max(1);
    let mut reader = BufReader::with_capacity(1 << 20, file);
    let (mut header, mut line, mut read) = (String::new(), String::new(), 0_u64);
    reader.read_line(&mut header).map_err(failed)?;
    for n in 2.. {
        line.clear();
        let bytes = reader.read_line(&mut line).map_err(failed)?;
        if bytes == 0 {
            break;
        }
        read += bytes as u64;
        if n % 65_536 == 0 {
            told(read as f64 / size as f64);
        }
        row(n, &line)?;
    }
    Ok(header)
}

impl Sample {
    pub(super) fn read(path: &Path, told: &mut dyn FnMut(f64)) -> Result<Self, SimulateError> {
        let name = path.display().to_string();
        let mut header = String::new();
        BufReader::new(File::open(path).map_err(|e| SimulateError::io(&name, e))?)
            .read_line(&mut header)
            .map_err(|e| SimulateError::io(&name, e))?;
        let columns = Columns::read(path, &header)?;
        let mut sample = Self {
            columns: columns.clone(),
            header,
            begin: i64::MAX,
            end: i64::MIN,
            tracks: BTreeMap::new(),
            reports: BTreeMap::new(),
        };
        each_line(path, told, |n, line| {
            let mut fields = Vec::with_capacity(columns.count);
            split(line, &mut fields);
            let Some((mmsi, t, at)) = columns.key(&fields) else { return Ok(()) };
            if t < sample.end {
                let detail = format!("line {n} is earlier than a line before it; expected a day in order of time");
                return Err(SimulateError::Traffic { path: name.clone(), detail });
            }
            (sample.begin, sample.end) = (sample.begin.min(t), t);
            *sample.reports.entry((t / 3600, (at.lat * CELLS).floor() as i16, (at.lon * CELLS).floor() as i16)).or_default() += 1;
            if !adoptable(&columns, &fields) {
                return Ok(());
            }
            let track = sample.tracks.entry(mmsi).or_default();
            if track.template.is_empty() {
                track.template = fields.iter().map(|f| (*f).into()).collect();
            }
            let number = |column: Option<usize>, scale: f64| {
                let value: Option<f64> = column.and_then(|c| fields.get(c)).and_then(|f| f.parse().ok());
                value.map(|v| v * scale).filter(|v| (0.0..65_000.0).contains(v)).map_or(NO, |v| v.round() as u16)
            };
            track.fixes.push(Fix {
                t,
                at,
                sog: number(columns.sog, 10.0),
                cog: number(columns.cog, 10.0),
                heading: number(columns.heading, 1.0),
                identity: 0,
            });
            Ok(())
        })?;
        sample.tracks.retain(|_, track| track.fixes.len() >= LEAST_REPORTS && track.one_ship());
        if sample.begin > sample.end {
            return Err(SimulateError::Traffic {
                path: name,
                detail: "no row has MMSI, time and place; expected reports".to_owned(),
            });
        }
        Ok(sample)
    }

    /// The middle of a cell.
    pub(super) fn middle((lat, lon): (i16, i16)) -> Option<geo::LatLon> {
        geo::LatLon::new((f64::from(lat) + 0.5) / CELLS, (f64::from(lon) + 0.5) / CELLS)
    }
}

/// Cargo ships and tankers, and where the file knows no types, all.
fn adoptable(columns: &Columns, fields: &[&str]) -> bool {
    match columns.vessel_type {
        Some(column) => fields.get(column).and_then(|f| f.parse::<u16>().ok()).is_some_and(|t| (70..90).contains(&t)),
        None => true,
    }
}
