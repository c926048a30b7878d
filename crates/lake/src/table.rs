//! Small tables of serialisable rows: sources, events, states.

use std::sync::Arc;

use arrow_array::{Array, RecordBatch, StructArray, cast::AsArray};
use arrow_schema::{Field, FieldRef, Schema};
use serde::{Deserialize, Serialize};
use serde_arrow::schema::{SchemaLike, TracingOptions};
use serde_json::json;

use crate::{
    codec::{encode, read_batches},
    error::LakeError,
    manifest::{FileEntry, Table},
    store::Lake,
};

/// The batch of rows; `times` are the paths of the fields that are milliseconds of the epoch, such as `begin` or
/// `evidence.element.t`.
pub fn batch_of<T: Serialize + for<'de> Deserialize<'de>>(
    name: &str,
    rows: &[T],
    times: &[&str],
) -> Result<RecordBatch, LakeError> {
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
    serde_arrow::to_record_batch(&fields, &rows).map_err(fail)
}

/// The rows of a batch.
pub fn rows_of<T: for<'de> Deserialize<'de>>(name: &str, batch: &RecordBatch) -> Result<Vec<T>, LakeError> {
    serde_arrow::from_record_batch(batch).map_err(|e| LakeError::arrow(name, e.message()))
}

/// Encodes rows.
pub fn write_rows<T: Serialize + for<'de> Deserialize<'de>>(
    table: Table,
    rows: &[T],
    times: &[&str],
) -> Result<Vec<u8>, LakeError> {
    let name = table.folder();
    let batch = batch_of(name, rows, times)?;
    encode(name, &batch.schema(), &[batch])
}

/// Reads all rows of a file, optionally only row groups that can hold one of the vessels (sorted; rows of others may remain).
pub fn read_rows<T: for<'de> Deserialize<'de>>(lake: &Lake, file: &FileEntry, mmsi: Option<&[u32]>) -> Result<Vec<T>, LakeError> {
    let mut rows = Vec::new();
    for batch in read_batches(&file.path, lake.read(file)?, None, mmsi, 64 * 1024)? {
        let batch = batch.map_err(|e| LakeError::arrow(file.path.clone(), e))?;
        rows.extend(rows_of::<T>(&file.path, &batch)?);
    }
    Ok(rows)
}

/// Puts the fields of the struct column `nested` in its place, for readers who want plain columns.
pub fn hoist(batch: &RecordBatch, nested: &str) -> Result<RecordBatch, LakeError> {
    let fail = |e: &dyn std::fmt::Display| LakeError::arrow(nested, e);
    let (mut fields, mut columns) = (Vec::new(), Vec::new());
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        match column.as_struct_opt() {
            Some(inner) if field.name() == nested => {
                fields.extend(inner.fields().iter().cloned());
                columns.extend(inner.columns().iter().cloned());
            }
            _ => {
                fields.push(Arc::clone(field));
                columns.push(Arc::clone(column));
            }
        }
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(|e| fail(&e))
}

/// The reverse of [`hoist`]: all columns but `outer` become fields of one struct column.
pub fn lower(batch: &RecordBatch, nested: &str, outer: &[&str]) -> Result<RecordBatch, LakeError> {
    let fail = |e: &dyn std::fmt::Display| LakeError::arrow(nested, e);
    let (mut fields, mut columns, mut inner) = (Vec::new(), Vec::new(), Vec::new());
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        if outer.contains(&field.name().as_str()) {
            fields.push(Arc::clone(field));
            columns.push(Arc::clone(column));
        } else {
            inner.push((Arc::clone(field), Arc::clone(column)));
        }
    }
    let inner = StructArray::from(inner);
    fields.push(Arc::new(Field::new(nested, inner.data_type().clone(), false)));
    columns.push(Arc::new(inner));
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(|e| fail(&e))
}
