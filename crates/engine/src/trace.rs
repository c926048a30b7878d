//! From an event back to the raw lines.

use std::collections::{BTreeMap, BTreeSet};

use lake::{Lake, SourceRecord, Table};
use model::{Day, Event, SourceId, Timestamp};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::{
    error::EngineError,
    query::{read_statics, sources},
};

/// One raw line behind an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TraceLine {
    /// What it shows.
    pub role: String,
    /// When it was heard; nothing for a line asked for by its place.
    pub t: Option<Timestamp>,
    /// The input's number.
    pub source: SourceId,
    /// The input's name.
    pub input: String,
    /// First byte in the decompressed input (row number, for Parquet).
    pub offset: u64,
    /// Line number, where the format has lines.
    pub line: Option<u64>,
    /// The line itself; nothing where the input cannot be read any more.
    pub text: Option<String>,
    /// The last line of a message of several.
    pub last_part: Option<String>,
    /// The names of its columns, where the input is a table in text.
    pub header: Option<String>,
    /// The line before it that gave its time, in feeds that send it apart.
    pub time_line: Option<String>,
    /// Why there is no line.
    pub problem: Option<String>,
}

/// Fetches the raw lines behind events, each input read once. The order is that of the events' evidence.
pub fn trace(lake: &Lake, events: &[Event]) -> Result<Vec<TraceLine>, EngineError> {
    let lines = events.iter().flat_map(|e| &e.evidence).map(|e| blank(e.role.clone(), Some(e.t), e.source, e.offset)).collect();
    fetch(lake, lines, &last_parts(lake, events)?)
}

/// Fetches the raw line behind any row of the lake, by the `source` and `offset` that the row carries.
pub fn trace_row(lake: &Lake, source: SourceId, offset: u64) -> Result<TraceLine, EngineError> {
    let lines = fetch(lake, vec![blank("row".to_owned(), None, source, offset)], &FxHashMap::default())?;
    lines.into_iter().next().ok_or_else(|| EngineError::batch("sources", "no line"))
}

/// A line that was not fetched yet.
fn blank(role: String, t: Option<Timestamp>, source: SourceId, offset: u64) -> TraceLine {
    TraceLine {
        role,
        t,
        source,
        input: format!("input {source}"),
        offset,
        line: None,
        text: None,
        last_part: None,
        header: None,
        time_line: None,
        problem: None,
    }
}

fn fetch(
    lake: &Lake,
    mut lines: Vec<TraceLine>,
    last_parts: &FxHashMap<(SourceId, u64), u64>,
) -> Result<Vec<TraceLine>, EngineError> {
    let inputs: BTreeMap<SourceId, SourceRecord> = sources(lake)?.into_iter().map(|s| (s.source, s)).collect();
    let mut wanted: BTreeMap<SourceId, Vec<u64>> = BTreeMap::new();
    for line in &lines {
        let offsets = wanted.entry(line.source).or_default();
        offsets.push(line.offset);
        offsets.extend(last_parts.get(&(line.source, line.offset)));
    }
    for line in &mut lines {
        if let Some(record) = inputs.get(&line.source) {
            line.input.clone_from(&record.name);
        }
    }
    for (source, mut offsets) in wanted {
        let is_table = inputs.get(&source).is_some_and(|r| r.format.ends_with("CSV"));
        if is_table {
            offsets.push(0);
        }
        offsets.sort_unstable();
        offsets.dedup();
        let fetched = match inputs.get(&source) {
            None => Err(format!("the lake has no input {source}")),
            Some(record) if record.kept => fetch_kept(lake, record, &offsets),
            Some(record) => {
                let path = record.path.as_deref().unwrap_or(&record.name);
                feed::raw_lines(path, record.stored_bytes, &bytes_of(&record.sha256), &offsets).map_err(|e| e.to_string())
            }
        };
        for line in lines.iter_mut().filter(|l| l.source == source) {
            let raw = match &fetched {
                Ok(raw) => raw,
                Err(problem) => {
                    line.problem = Some(problem.clone());
                    continue;
                }
            };
            let at = |offset: u64| raw.iter().find(|r| r.offset == offset);
            let Some(found) = at(line.offset) else {
                line.problem = Some(format!("no line begins at byte {} of the input", line.offset));
                continue;
            };
            line.line = found.line_number;
            line.header = at(0).filter(|_| is_table && line.offset > 0).map(|r| readable(&r.text));
            line.text = Some(readable(&found.text));
            let last = last_parts.get(&(source, line.offset));
            line.last_part = last.and_then(|offset| at(*offset)).map(|r| readable(&r.text));
            line.time_line = found.preceding.as_deref().map(readable);
        }
    }
    Ok(lines)
}

fn readable(line: &[u8]) -> String {
    String::from_utf8_lossy(line).into_owned()
}

/// Of static reports sent in several parts, where the last part stands: by input and first byte.
fn last_parts(lake: &Lake, events: &[Event]) -> Result<FxHashMap<(SourceId, u64), u64>, EngineError> {
    #[derive(Deserialize)]
    struct Row {
        source: SourceId,
        offset: u64,
        offset_last: Option<u64>,
    }
    let mut found = FxHashMap::default();
    let mut days: BTreeSet<(Day, u32)> = BTreeSet::new();
    for event in events {
        days.extend(event.evidence.iter().map(|e| (e.t.day(), event.mmsi.get())));
    }
    let columns = ["source", "offset", "offset_last"];
    for (day, mmsi) in days {
        for file in lake.manifest().files_on(Table::VoyageData, day) {
            read_statics(lake, file, &columns, &[mmsi], &mut |r: Row| {
                found.extend(r.offset_last.map(|last| ((r.source, r.offset), last)));
            })?;
        }
    }
    Ok(found)
}

/// Inputs that can be read only once are kept in the lake, compressed.
fn fetch_kept(lake: &Lake, record: &SourceRecord, offsets: &[u64]) -> Result<Vec<feed::RawLine>, String> {
    feed::raw_lines_of_copy(&crate::ingest::kept_path(lake.root(), &record.sha256), offsets).map_err(|e| e.to_string())
}

fn bytes_of(hex: &str) -> [u8; 32] {
    let byte = |i: usize| hex.get(2 * i..2 * i + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).unwrap_or_default();
    std::array::from_fn(byte)
}
