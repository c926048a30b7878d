//! From an input to batches of rows.

use std::{
    fs::File,
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use model::{PositionRow, Refusal, SourceId, Timestamp, VoyageRow};
use rustc_hash::FxHashSet;

use crate::{
    aisstream::AisstreamParser,
    columns::{ColumnMapping, Layout},
    counts::{Counts, Summary},
    csv::{CsvParser, Header},
    detect,
    error::{FeedError, SinkError},
    format::{Compression, Format},
    input::{Input, Place},
    interpret::{Interpreter, Span},
    nmea::NmeaParser,
    open::{Copied, Opened, open, spooled},
    parquet::Table,
    pipeline::{self, End},
    rows::Rows,
    statics::seen_before,
    stations::Stations,
    stored::Meter,
};

/// How to read an input.
pub struct Options<'a> {
    /// The number each row carries.
    pub source: SourceId,
    /// The format, where it shall not be found by content.
    pub format: Option<Format>,
    /// What the columns of a Parquet file or CSV mean, where their names do not say.
    pub mapping: Option<ColumnMapping>,
    /// Reports later than this are refused; so are those before 1990, when there was no AIS.
    pub latest: Timestamp,
    /// Threads that parse, at least one.
    pub threads: usize,
    /// Gets the decompressed bytes, for an input that cannot be read again.
    pub keep_raw: Option<&'a mut (dyn Write + Send)>,
}

/// Some rows of an input, in its order.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Position reports.
    pub positions: Vec<PositionRow>,
    /// Static and voyage data reports.
    pub voyage: Vec<VoyageRow>,
    /// Lines refused.
    pub refused: Vec<Refusal>,
    /// Bytes of the stored input read so far.
    pub stored_bytes: u64,
    /// Lines or rows so far.
    pub lines: u64,
}

/// Adds up what the blocks give, and hands their rows on.
struct Totals<'a> {
    counts: Counts,
    first: Option<i64>,
    last: Option<i64>,
    lines: u64,
    told: FxHashSet<u64>,
    meter: Meter,
    /// For formats that repeat static data on every row.
    once: bool,
    sink: &'a mut dyn FnMut(Batch) -> Result<(), SinkError>,
}

impl Totals<'_> {
    fn take(&mut self, mut rows: Rows) -> Result<(), SinkError> {
        for refusal in &mut rows.refused {
            // Parts given up count backwards from their block: see `NmeaParser`.
            refusal.line = refusal.line.map(|line| line.wrapping_add(self.lines));
        }
        if self.once {
            let told = &mut self.told;
            // Of destination and draught, first and last tell; the lake drops what lies between.
            rows.voyage.retain(|row| row.destination.is_some() || row.draught_m.is_some() || !seen_before(told, row));
        }
        rows.counts.positions = rows.positions.len() as u64;
        rows.counts.voyage_data = rows.voyage.len() as u64;
        self.lines += rows.lines;
        self.counts.add(&rows.counts);
        self.first = [self.first, rows.first].into_iter().flatten().min();
        self.last = [self.last, rows.last].into_iter().flatten().max();
        (self.sink)(Batch {
            positions: rows.positions,
            voyage: rows.voyage,
            refused: rows.refused,
            stored_bytes: self.meter.bytes(),
            lines: self.counts.read,
        })
    }
}

/// Reads an input to its end and hands its rows to `sink` in the order of the input, on the caller's thread.
///
/// # Errors
///
/// An input that cannot be opened, or is of no known format, or lacks necessary columns: all this before `sink` was
/// called. [`FeedError::Sink`] where `sink` or the kept copy fails. An input that breaks off is no error: see
/// [`Summary::truncated`].
pub fn read(
    input: &Input,
    options: Options<'_>,
    stations: &Stations,
    sink: &mut dyn FnMut(Batch) -> Result<(), SinkError>,
) -> Result<Summary, FeedError> {
    let name = input.name();
    let Opened { bytes, head, compression, mut hash, meter } = open(input)?;
    let format = match options.format {
        Some(format) => format,
        None => detect::format(name, &head)?,
    };
    let span = Span { latest: options.latest.millis() };
    let threads = options.threads.max(1);
    let (source, once) = (options.source, !matches!(format, Format::Nmea | Format::AisstreamJson));
    let failed = Arc::new(Mutex::new(None));
    let mut bytes = Copied { bytes, copy: options.keep_raw, failed: failed.clone() };
    let mut totals =
        Totals { counts: Counts::default(), first: None, last: None, lines: 0, told: FxHashSet::default(), meter, once, sink };
    let (mut unknown_columns, mut columns_not_kept) = (Vec::new(), Vec::new());
    let interpreter = || Interpreter::new(source, span, stations);
    let end = match format {
        Format::Nmea => {
            let parser = NmeaParser::new(source, span, stations);
            pipeline::run(bytes, vec![parser], &mut |rows| totals.take(rows))
        }
        Format::AisstreamJson => {
            let parsers = (0..threads).map(|_| AisstreamParser::new(source, span)).collect();
            pipeline::run(bytes, parsers, &mut |rows| totals.take(rows))
        }
        Format::NoaaCsv | Format::DmaCsv | Format::Csv => {
            let header = header(&head);
            let layout = Layout::new(name, format, &header.columns, options.mapping.as_ref())?;
            unknown_columns.clone_from(&layout.unknown);
            columns_not_kept.clone_from(&layout.not_kept);
            let (header, layout) = (Arc::new(header), Arc::new(layout));
            let parsers = (0..threads).map(|_| CsvParser::new(header.clone(), layout.clone(), interpreter())).collect();
            pipeline::run(bytes, parsers, &mut |rows| totals.take(rows))
        }
        Format::Parquet => {
            let file = match (&input.place, compression) {
                (Place::File(path), Compression::None) if input.size().is_some() => File::open(path),
                _ => spooled(&mut bytes),
            };
            let table = Table::open(name, file.map_err(|e| FeedError::io(name, e))?, options.mapping.as_ref())?;
            unknown_columns.clone_from(&table.unknown);
            columns_not_kept.clone_from(&table.not_kept);
            table.read(interpreter(), &mut |rows| totals.take(rows))
        }
    };
    if let Some(e) = failed.lock().unwrap_or_else(PoisonError::into_inner).take() {
        return Err(FeedError::Sink(Box::new(e)));
    }
    let End { bytes, broken } = end.map_err(FeedError::Sink)?;
    let Totals { mut counts, first, last, meter, .. } = totals;
    counts.settle();
    let sha256 = hash.finish();
    let truncated = broken.is_some();
    Ok(Summary {
        format,
        compression,
        sha256,
        bytes: if format == Format::Parquet { meter.bytes() } else { bytes },
        stored_bytes: meter.bytes(),
        warnings: warnings(format, &counts, broken.as_ref()),
        counts,
        unknown_columns,
        columns_not_kept,
        first_t: first.map(Timestamp::from_millis),
        last_t: last.map(Timestamp::from_millis),
        truncated,
    })
}

/// The header of a CSV: its first line that is not blank.
fn header(head: &[u8]) -> Header {
    let head = head.strip_prefix(detect::BOM).unwrap_or(head);
    let line = head.split(|&c| c == b'\n').find(|l| !l.trim_ascii().is_empty()).unwrap_or_default();
    Header::read(line.strip_suffix(b"\r").unwrap_or(line))
}

/// What a person should know of an input that was read.
fn warnings(format: Format, counts: &Counts, broken: Option<&io::Error>) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Some(e) = broken {
        warnings.push(format!("the input breaks off after {} lines: {e}; what came before is taken", counts.read));
    }
    if counts.without_position > 0 {
        warnings.push(format!(
            "reports without a position (latitude 91 or longitude 181: not available): {}",
            counts.without_position
        ));
    }
    if counts.bad_static > 0 {
        let example = counts.bad_static_example.as_deref().unwrap_or_default();
        let n = counts.bad_static;
        warnings.push(format!("static data with a field that cannot be read: {n}, such as {example}; that field is left out"));
    }
    if counts.refused_by.get(&model::Reason::BadTime).is_some_and(|n| *n * 2 > counts.read) && format == Format::Nmea {
        warnings
            .push("most lines have no receive time; expected a TAG block with c:, a $PGHP line, or a trailing epoch".to_owned());
    }
    if counts.read > 0 && counts.positions == 0 && counts.voyage_data == 0 {
        warnings.push(format!("no report in it, though it was read as {format}"));
    }
    warnings
}
