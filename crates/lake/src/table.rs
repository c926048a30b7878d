//! Small tables of serialisable rows: sources, events, states.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{FieldRef, Schema};
use serde::{Deserialize, Serialize};
use serde_arrow::schema::{SchemaLike, TracingOptions};
use serde_json::json;

use crate::{
    codec::{encode, read_batches},
    error::LakeError,
    manifest::{FileEntry, Table},
    store::Lake,
};

/// Encodes rows; `times` are the paths of the fields that are milliseconds of the epoch, such as `begin` or
/// `evidence.element.t`.
pub fn write_rows<T: Serialize + for<'de> Deserialize<'de>>(
    table: Table,
    rows: &[T],
    times: &[&str],
) -> Result<Vec<u8>, LakeError> {
    let name = table.folder();
    let fail = |e: serde_arrow::Error| LakeError::arrow(name, e.message());
    let mut options = TracingOptions::default()
        .strings_as_large_utf8(false)
        .sequence_as_large_list(false)
        .enums_without_data_as_strings(true)
        .allow_null_fields(true);
    for path in times {
        let field = path.rsplit('.').next().unwrap_or(path);
        let overwrite = json!({"name": field, "data_type": "Timestamp(Millisecond, Some(\"UTC\"))", "nullable": true});
        options = options.overwrite(*path, overwrite).map_err(fail)?;
    }
    let fields = Vec::<FieldRef>::from_type::<T>(options).map_err(fail)?;
    let batch = serde_arrow::to_record_batch(&fields, &rows).map_err(fail)?;
    encode(name, &Arc::new(Schema::new(fields)), &[batch])
}

/// Reads all rows of a file, optionally only row groups that can hold one of the vessels (sorted; rows of others may remain).
pub fn read_rows<T: for<'de> Deserialize<'de>>(
    lake: &Lake,
    file: &FileEntry,
    mmsi: Option<&[u32]>,
) -> Result<Vec<T>, LakeError> {
    let mut rows = Vec::new();
    for batch in read_batches(&file.path, lake.read(file)?, None, mmsi, 64 * 1024)? {
        let batch: RecordBatch = batch.map_err(|e| LakeError::arrow(file.path.clone(), e))?;
        let some: Vec<T> = serde_arrow::from_record_batch(&batch)
            .map_err(|e| LakeError::arrow(file.path.clone(), e.message()))?;
        rows.extend(some);
    }
    Ok(rows)
}
