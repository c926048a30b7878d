//! Feed health and reception: reports an hour of each input, its holes, and who hears what where.

use std::collections::BTreeMap;

use arrow_array::{
    cast::AsArray,
    types::{TimestampMillisecondType, UInt32Type},
};
use h3o::{CellIndex, LatLng, Resolution};
use lake::{Lake, Table};
use model::{Day, ShipHour, SourceId, Timestamp, TransponderClass, time::HOUR_MS};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::{across, error::EngineError};

/// Reports of one input in one hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct HourCount {
    /// Begin of the hour.
    pub t: Timestamp,
    /// Position reports.
    pub reports: u64,
}

/// How often one input reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceHealth {
    /// The input's number.
    pub source: SourceId,
    /// Every hour from its first report to its last.
    pub hours: Vec<HourCount>,
    /// Where it fell silent, or nearly.
    pub holes: Vec<Hole>,
}

/// A time in which an input brought far less than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Hole {
    /// From.
    pub begin: Timestamp,
    /// Until.
    pub end: Timestamp,
    /// Position reports in it.
    pub reports: u64,
    /// What its hours usually bring: the median hour of this input, times the hours.
    pub usual: u64,
}

/// How well ships are heard in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CellReception {
    /// The H3 cell.
    #[serde(serialize_with = "as_text")]
    pub cell: CellIndex,
    /// Its middle, degrees.
    pub lat: f64,
    /// Its middle, degrees.
    pub lon: f64,
    /// The transponder class.
    pub class: TransponderClass,
    /// Different ships that were there.
    pub ships: u32,
    /// Ship-hours in which a ship was surely there.
    pub present: u32,
    /// Those of them in which it was heard.
    pub heard: u32,
}

impl CellReception {
    /// Share of the hours in which a ship there was heard.
    pub fn share(&self) -> f64 {
        f64::from(self.heard) / f64::from(self.present.max(1))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn as_text<S: serde::Serializer>(cell: &CellIndex, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(cell)
}

/// An hour with less than this share of the median hour is part of a hole. Own choice: nights and weekends bring half.
const HOLE_SHARE: f64 = 0.2;

/// How often each input reported, on days within a window.
pub fn health(lake: &Lake, from: Option<Timestamp>, to: Option<Timestamp>) -> Result<Vec<SourceHealth>, EngineError> {
    let mut counts: BTreeMap<SourceId, BTreeMap<i64, u64>> = BTreeMap::new();
    for file in lake.manifest().files(Table::Positions).into_iter().filter(|f| on(f.day, from, to)) {
        for batch in lake::read_batches(&file.path, lake.read(file)?, Some(&["t", "source"]), None, 64 * 1024)? {
            let batch = batch.map_err(|e| EngineError::batch("positions", e))?;
            let wrong = || EngineError::batch("positions", "a column is not of the table's type");
            let t = batch.column_by_name("t").and_then(|c| c.as_primitive_opt::<TimestampMillisecondType>()).ok_or_else(wrong)?;
            let source = batch.column_by_name("source").and_then(|c| c.as_primitive_opt::<UInt32Type>()).ok_or_else(wrong)?;
            // Rows of an hour and an input come in runs.
            let mut run: Option<((SourceId, i64), u64)> = None;
            for (t, source) in t.values().iter().zip(source.values()) {
                let key = (*source, t.div_euclid(HOUR_MS));
                match &mut run {
                    Some((k, n)) if *k == key => *n += 1,
                    _ => {
                        if let Some(((source, hour), n)) = run.replace((key, 1)) {
                            *counts.entry(source).or_default().entry(hour).or_default() += n;
                        }
                    }
                }
            }
            if let Some(((source, hour), n)) = run {
                *counts.entry(source).or_default().entry(hour).or_default() += n;
            }
        }
    }
    Ok(counts.into_iter().map(|(source, hours)| of_source(source, &hours)).collect())
}

fn on(day: Option<Day>, from: Option<Timestamp>, to: Option<Timestamp>) -> bool {
    day.is_none_or(|d| from.is_none_or(|t| d >= t.day()) && to.is_none_or(|t| d.start() < t))
}

fn of_source(source: SourceId, counts: &BTreeMap<i64, u64>) -> SourceHealth {
    let (first, last) = (counts.keys().next().copied().unwrap_or(0), counts.keys().next_back().copied().unwrap_or(-1));
    let hours: Vec<HourCount> = (first..=last)
        .map(|h| HourCount { t: Timestamp::from_millis(h * HOUR_MS), reports: counts.get(&h).copied().unwrap_or(0) })
        .collect();
    let mut sorted: Vec<u64> = hours.iter().map(|h| h.reports).collect();
    sorted.sort_unstable();
    let median = sorted.get(sorted.len() / 2).copied().unwrap_or(0);
    // The first and the last hour are begun and broken off by the input itself.
    let inner = hours.get(1..hours.len().saturating_sub(1)).unwrap_or_default();
    let low = |h: &HourCount| (h.reports as f64) < median as f64 * HOLE_SHARE;
    let mut holes: Vec<Hole> = Vec::new();
    for hour in inner.iter().filter(|h| low(h)) {
        let end = Timestamp::from_millis(hour.t.millis() + HOUR_MS);
        match holes.last_mut() {
            Some(hole) if hole.end == hour.t => {
                (hole.end, hole.reports, hole.usual) = (end, hole.reports + hour.reports, hole.usual + median);
            }
            _ => holes.push(Hole { begin: hour.t, end, reports: hour.reports, usual: median }),
        }
    }
    SourceHealth { source, hours, holes }
}

/// How well ships were heard, by cell of a resolution and by class, on days within a window; the best known cells first.
pub fn reception(
    lake: &Lake,
    from: Option<Timestamp>,
    to: Option<Timestamp>,
    resolution: Resolution,
) -> Result<Vec<CellReception>, EngineError> {
    let mut cells: FxHashMap<(CellIndex, TransponderClass), (u32, u32, Vec<u32>)> = FxHashMap::default();
    for day in lake.manifest().days(Table::ShipHours).into_iter().filter(|d| on(Some(*d), from, to)) {
        across::read::<ShipHour>(lake, day, &mut |hour| {
            let cell = CellIndex::try_from(hour.cell).ok();
            let Some(cell) = cell.and_then(|c| c.parent(resolution).or(Some(c))) else { return };
            let (present, heard, ships) = cells.entry((cell, hour.class)).or_default();
            *present += 1;
            *heard += u32::from(hour.reports > 0);
            // Rows of a ship stand together.
            if ships.last() != Some(&hour.mmsi) {
                ships.push(hour.mmsi);
            }
        })?;
    }
    let mut all: Vec<CellReception> = cells
        .into_iter()
        .map(|((cell, class), (present, heard, mut ships))| {
            ships.sort_unstable();
            ships.dedup();
            let middle = LatLng::from(cell);
            CellReception { cell, lat: middle.lat(), lon: middle.lng(), class, ships: ships.len() as u32, present, heard }
        })
        .collect();
    all.sort_unstable_by_key(|c| (std::cmp::Reverse(c.present), c.cell, c.class));
    Ok(all)
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
