//! What was refused, for whoever asks.

use arrow_array::{
    Array,
    cast::AsArray,
    types::{UInt32Type, UInt64Type},
};
use lake::{Lake, Table};
use model::SourceId;
use serde::Serialize;

use crate::error::EngineError;

/// One refused line or row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedLine {
    /// The input's number.
    pub source: SourceId,
    /// Its first byte in the decompressed input (row number, for Parquet).
    pub offset: u64,
    /// Its line number, where the format has lines.
    pub line: Option<u64>,
    /// Why, as `sources` counts it.
    pub reason: String,
    /// What was expected or found.
    pub detail: String,
    /// The input itself, as far as it is text.
    pub text: String,
}

/// The first `most` refused lines of a lake, in order of input and place.
pub fn refused(lake: &Lake, most: usize) -> Result<Vec<RefusedLine>, EngineError> {
    let mut found = Vec::new();
    for file in lake.manifest().files(Table::Refused) {
        if found.len() >= most {
            break;
        }
        for batch in lake::read_batches(&file.path, lake.read(file)?, None, None, 16 * 1024)? {
            let batch = batch.map_err(|e| EngineError::batch("refused", e))?;
            let column =
                |name: &str| batch.column_by_name(name).ok_or_else(|| EngineError::batch("refused", format!("no column {name}")));
            let wrong = || EngineError::batch("refused", "a column is not of the table's type");
            let source = column("source")?.as_primitive_opt::<UInt32Type>().ok_or_else(wrong)?;
            let offset = column("offset")?.as_primitive_opt::<UInt64Type>().ok_or_else(wrong)?;
            let line = column("line")?.as_primitive_opt::<UInt64Type>().ok_or_else(wrong)?;
            let reason = column("reason")?.as_string_opt::<i32>().ok_or_else(wrong)?;
            let detail = column("detail")?.as_string_opt::<i32>().ok_or_else(wrong)?;
            let raw = column("raw")?.as_binary_opt::<i32>().ok_or_else(wrong)?;
            found.extend((0..batch.num_rows()).take(most.saturating_sub(found.len())).map(|i| RefusedLine {
                source: source.value(i),
                offset: offset.value(i),
                line: line.is_valid(i).then(|| line.value(i)),
                reason: reason.value(i).to_owned(),
                detail: detail.value(i).to_owned(),
                text: String::from_utf8_lossy(raw.value(i)).into_owned(),
            }));
        }
    }
    Ok(found)
}
