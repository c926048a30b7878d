//! From an event back to the raw lines.

use std::{collections::BTreeMap, fs::File, io::BufReader};

use lake::{Lake, SourceRecord};
use model::{Event, SourceId, Timestamp};
use serde::Serialize;

use crate::{error::EngineError, query::sources};

/// One raw line behind an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TraceLine {
    /// What it shows.
    pub role: String,
    /// When it was heard.
    pub t: Timestamp,
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
    /// The line before it that gave its time, in feeds that send it apart.
    pub time_line: Option<String>,
    /// Why there is no line.
    pub problem: Option<String>,
}

/// Fetches the raw lines behind events, each input read once. The order is that of the events' evidence.
pub fn trace(lake: &Lake, events: &[Event]) -> Result<Vec<TraceLine>, EngineError> {
    let inputs: BTreeMap<SourceId, SourceRecord> = sources(lake)?.into_iter().map(|s| (s.source, s)).collect();
    let mut lines: Vec<TraceLine> = events
        .iter()
        .flat_map(|e| &e.evidence)
        .map(|e| TraceLine {
            role: e.role.clone(),
            t: e.t,
            source: e.source,
            input: inputs.get(&e.source).map_or_else(|| format!("input {}", e.source), |s| s.name.clone()),
            offset: e.offset,
            line: None,
            text: None,
            time_line: None,
            problem: None,
        })
        .collect();
    let mut wanted: BTreeMap<SourceId, Vec<u64>> = BTreeMap::new();
    for line in &lines {
        wanted.entry(line.source).or_default().push(line.offset);
    }
    for (source, mut offsets) in wanted {
        offsets.sort_unstable();
        offsets.dedup();
        let fetched = match inputs.get(&source) {
            None => Err(format!("the lake has no input {source}")),
            Some(record) if record.kept => fetch_kept(lake, record, &offsets),
            Some(record) => feed::raw_lines(&record.name, &offsets).map_err(|e| e.to_string()),
        };
        for line in lines.iter_mut().filter(|l| l.source == source) {
            match &fetched {
                Err(problem) => line.problem = Some(problem.clone()),
                Ok(raw) => match raw.iter().find(|r| r.offset == line.offset) {
                    Some(r) => {
                        line.line = r.line_number;
                        line.text = Some(String::from_utf8_lossy(&r.text).into_owned());
                        line.time_line = r.preceding.as_ref().map(|p| String::from_utf8_lossy(p).into_owned());
                    }
                    None => {
                        line.problem = Some("the input is shorter than it was; it has changed since it was ingested".to_owned())
                    }
                },
            }
        }
    }
    Ok(lines)
}

/// Inputs from standard input are kept in the lake, compressed.
fn fetch_kept(lake: &Lake, record: &SourceRecord, offsets: &[u64]) -> Result<Vec<feed::RawLine>, String> {
    let path = crate::ingest::kept_path(lake.root(), &record.sha256);
    let file = File::open(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let reader = zstd::Decoder::new(file).map_err(|e| format!("{}: {e}", path.display()))?;
    feed::raw_lines_from(BufReader::new(reader), offsets).map_err(|e| e.to_string())
}
