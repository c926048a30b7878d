//! Inputs to the lake: one commit for all the inputs of a command.

use std::{
    fs::File,
    path::{Path, PathBuf},
    time::Duration,
};

use feed::{ColumnMapping, FeedError, Format, Input, Stations, Summary};
use lake::{Ingest, IngestOptions, OtherTaken, Partition, Refused, SourceRecord, Table, Writer};
use model::{SourceId, Timestamp};
use serde::Serialize;

use crate::{error::EngineError, query::sources};

/// What to ingest, and how.
#[derive(Clone, Debug)]
pub struct IngestRequest {
    /// The lake, made where there is none.
    pub lake: PathBuf,
    /// The inputs.
    pub inputs: Vec<Input>,
    /// The format, where it shall not be found by content.
    pub format: Option<Format>,
    /// The meaning of columns, for Parquet.
    pub mapping: Option<ColumnMapping>,
    /// Now: what the `sources` table says, and what bounds believable times.
    pub now: Timestamp,
    /// Threads that parse.
    pub threads: usize,
    /// Bounds of memory.
    pub bounds: IngestOptions,
    /// How long to wait for another writer.
    pub wait: Duration,
}

/// What became of one input.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum InputOutcome {
    /// Taken: its record, as in the `sources` table.
    Taken(Box<SourceRecord>),
    /// The lake has it already.
    Known {
        /// Its name now.
        name: String,
        /// The input it is the same as.
        source: SourceId,
        /// The name that one had.
        first_name: String,
        /// When that one was ingested.
        ingested: Timestamp,
    },
    /// It could not be read at all.
    Failed {
        /// Its name.
        name: String,
        /// Why.
        problem: String,
    },
}

/// What an ingest did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IngestReport {
    /// Each input.
    pub inputs: Vec<InputOutcome>,
    /// Days written.
    pub days: usize,
    /// Position rows in the days written, those that were there before among them.
    pub positions_written: u64,
    /// Static and voyage data rows likewise.
    pub voyage_data_written: u64,
}

/// How far an ingest is.
#[derive(Clone, Debug)]
pub enum Step<'a> {
    /// Reading an input.
    Reading {
        /// Its name.
        name: &'a str,
        /// Bytes of it as stored, where known.
        size: Option<u64>,
        /// Bytes read.
        bytes: u64,
        /// Lines or rows read.
        lines: u64,
    },
    /// Writing days.
    Writing {
        /// Days written.
        done: usize,
        /// Days to write.
        total: usize,
    },
}

/// Days ahead of the clock a report may be dated: a receiver in another time zone, not another year.
const FUTURE_DAYS: i64 = 1;

/// Takes inputs into a lake. An input that cannot be read is reported and left out; the others count.
pub fn ingest(
    request: &IngestRequest,
    told: &mut dyn FnMut(Step<'_>),
    waiting: &mut dyn FnMut(&str),
) -> Result<IngestReport, EngineError> {
    let mut writer = Writer::open(&request.lake, "sillage ingest", request.wait, waiting)?;
    let mut records = sources(writer.lake())?;
    let (known, mut next) = (records.len(), writer.lake().manifest().next_source);
    let analysis = writer.lake().manifest().analysis.clone();
    let mut report = IngestReport::default();
    let stations = Stations::new();
    let mut sink = Ingest::new(&mut writer, request.bounds)?;
    for input in &request.inputs {
        match take_one(request, input, next, &records, &stations, &mut sink, told)? {
            Ok(record) => {
                next += 1;
                records.push(record);
            }
            Err(other) => {
                // An input that shows only at its end that the lake has it has used the number up.
                next += SourceId::from(input.is_passing() && matches!(other, InputOutcome::Known { .. }));
                report.inputs.push(other);
            }
        }
    }
    if records.len() == known {
        return Ok(report);
    }
    let done = sink.finish(stations.names(), &mut |_, done, total| told(Step::Writing { done, total }))?;
    for record in records.iter_mut().skip(known) {
        record.repeated_positions = done.repeated.get(&record.source).copied().unwrap_or(0);
        report.inputs.push(InputOutcome::Taken(Box::new(record.clone())));
    }
    (report.days, report.positions_written, report.voyage_data_written) =
        (done.days.len(), done.positions_written, done.voyage_data_written);
    let old: Vec<String> = writer.lake().manifest().files(Table::Sources).iter().map(|f| f.path.clone()).collect();
    for path in old {
        writer.remove(&path);
    }
    let bytes = lake::write_rows(Table::Sources, &records, &["first", "last", "ingested"])?;
    let entry = writer.put(Table::Sources, Partition::Whole, 0, records.len() as u64, bytes)?;
    writer.add(entry);
    writer.commit(next, analysis)?;
    Ok(report)
}

/// Reads one input into the sink; what became of it instead, where it was not taken.
fn take_one(
    request: &IngestRequest,
    input: &Input,
    source: SourceId,
    records: &[SourceRecord],
    stations: &Stations,
    sink: &mut Ingest<'_>,
    told: &mut dyn FnMut(Step<'_>),
) -> Result<Result<SourceRecord, InputOutcome>, EngineError> {
    let name = input.name();
    let failed = |e: &dyn std::fmt::Display| InputOutcome::Failed { name: name.to_owned(), problem: e.to_string() };
    let known = |sha: &str| {
        records.iter().find(|r| r.sha256 == sha).map(|r| InputOutcome::Known {
            name: name.to_owned(),
            source: r.source,
            first_name: r.name.clone(),
            ingested: r.ingested,
        })
    };
    // Hashing first costs a fraction of parsing, and is only worth it where a stored input has the same size.
    if input.size().is_some_and(|size| records.iter().any(|r| r.stored_bytes == size)) {
        match input.sha256() {
            Ok(sha) => {
                if let Some(outcome) = known(&hex(&sha)) {
                    return Ok(Err(outcome));
                }
            }
            Err(e) => return Ok(Err(failed(&e))),
        }
    }
    let mut kept = if input.is_passing() { Some(Kept::create(&request.lake)?) } else { None };
    let latest = Timestamp::from_millis(request.now.millis().saturating_add(FUTURE_DAYS * model::time::DAY_MS));
    let options = feed::Options {
        source,
        format: request.format,
        mapping: request.mapping.clone(),
        latest,
        threads: request.threads,
        keep_raw: kept.as_mut().map(|k| &mut k.encoder as &mut (dyn std::io::Write + Send)),
    };
    let size = input.size();
    let outcome = feed::read(input, options, stations, &mut |batch| {
        told(Step::Reading { name, size, bytes: batch.stored_bytes, lines: batch.lines });
        sink.push(batch.positions, batch.voyage, batch.refused).map_err(Into::into)
    });
    let summary = match outcome {
        Ok(summary) => summary,
        // The lake's own trouble (a full disk, say) ends the command; an unreadable input only itself.
        Err(FeedError::Sink(e)) => {
            return Err(match e.downcast::<lake::LakeError>() {
                Ok(lake) => EngineError::Lake(*lake),
                Err(other) => EngineError::Feed(FeedError::Sink(other)),
            });
        }
        Err(e) => return Ok(Err(failed(&e))),
    };
    let sha = hex(&summary.sha256);
    if let Some(outcome) = known(&sha) {
        // Standard input shows its hash only at the end.
        sink.forget_refused(source);
        if let Some(kept) = kept {
            let _ = std::fs::remove_file(kept.path);
        }
        return Ok(Err(outcome));
    }
    let is_kept = kept.is_some();
    if let Some(kept) = kept {
        kept.finish(&request.lake, &sha)?;
    }
    Ok(Ok(record(source, input, sha, summary, request.now, is_kept)))
}

fn record(source: SourceId, input: &Input, sha256: String, summary: Summary, now: Timestamp, kept: bool) -> SourceRecord {
    let counts = summary.counts;
    SourceRecord {
        source,
        name: input.name().to_owned(),
        path: input.path(),
        sha256,
        format: summary.format.to_string(),
        compression: summary.compression.to_string(),
        bytes: summary.bytes,
        stored_bytes: summary.stored_bytes,
        read: counts.read,
        taken: counts.taken,
        other_taken: counts.other_taken().map(|(what, lines)| OtherTaken { what: what.to_owned(), lines }).collect(),
        refused: counts.refused,
        refused_by: counts.refused_by.iter().map(|(r, &lines)| Refused { reason: r.name().to_owned(), lines }).collect(),
        positions: counts.positions,
        repeated_positions: 0,
        voyage_data: counts.voyage_data,
        first: summary.first_t,
        last: summary.last_t,
        unknown_columns: summary.unknown_columns,
        columns_not_kept: summary.columns_not_kept,
        warnings: summary.warnings,
        truncated: summary.truncated,
        ingested: now,
        kept,
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, b| {
        let _ = write!(text, "{b:02x}");
        text
    })
}

/// Where the lake keeps an input that cannot be read again.
pub(crate) fn kept_path(lake: &Path, sha256: &str) -> PathBuf {
    lake.join("_sillage/raw").join(format!("{sha256}.zst"))
}

/// A copy of standard input in the making.
struct Kept {
    path: PathBuf,
    encoder: zstd::Encoder<'static, File>,
}

impl Kept {
    fn create(lake: &Path) -> Result<Self, EngineError> {
        let folder = lake.join("_sillage/raw");
        let path = folder.join("standard-input.part");
        let fail = |e| lake::LakeError::Io { path: path.display().to_string(), source: e };
        std::fs::create_dir_all(&folder).map_err(fail)?;
        let encoder = File::create(&path).and_then(|f| zstd::Encoder::new(f, 3)).map_err(fail)?;
        Ok(Self { path, encoder })
    }

    fn finish(self, lake: &Path, sha256: &str) -> Result<(), EngineError> {
        let fail = |e| lake::LakeError::Io { path: self.path.display().to_string(), source: e };
        self.encoder.finish().and_then(|f| f.sync_all()).map_err(fail)?;
        std::fs::rename(&self.path, kept_path(lake, sha256)).map_err(fail)?;
        Ok(())
    }
}
