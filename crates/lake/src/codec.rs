//! Arrow batches to Parquet bytes and back.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::{
    arrow::{
        ArrowWriter, ProjectionMask,
        arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder},
    },
    basic::{Compression, Encoding, ZstdLevel},
    file::{metadata::SortingColumn, properties::WriterProperties},
    schema::types::ColumnPath,
};

use crate::error::LakeError;

/// Rows to a row group: large enough to compress, small enough that a reader of one vessel skips most of a day.
const ROW_GROUP_ROWS: usize = 128 * 1024;

/// How the columns of the report tables are laid out; columns not named here use a dictionary, falling back to plain.
///
/// Sorted by vessel and time, identifiers run, times and offsets ascend (delta packing), and coordinates change slowly
/// in their upper bytes (split streams): with Zstandard this stores a report in about ten bytes and decodes at memory speed.
fn properties(schema: &SchemaRef) -> WriterProperties {
    let level = ZstdLevel::try_new(1).unwrap_or_default();
    let mut builder = WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
        .set_created_by(concat!("sillage ", env!("CARGO_PKG_VERSION")).to_owned());
    for (name, encoding) in [
        ("t", Encoding::DELTA_BINARY_PACKED),
        ("offset", Encoding::DELTA_BINARY_PACKED),
        ("lat", Encoding::BYTE_STREAM_SPLIT),
        ("lon", Encoding::BYTE_STREAM_SPLIT),
    ] {
        if schema.column_with_name(name).is_some() {
            let path = ColumnPath::from(name);
            builder = builder.set_column_dictionary_enabled(path.clone(), false).set_column_encoding(path, encoding);
        }
    }
    if let (Some((mmsi, _)), Some((t, _))) = (schema.column_with_name("mmsi"), schema.column_with_name("t")) {
        let ascending = |i: usize| SortingColumn { column_idx: i as i32, descending: false, nulls_first: false };
        builder = builder.set_sorting_columns(Some(vec![ascending(mmsi), ascending(t)]));
    }
    builder.build()
}

/// Encodes batches of one schema as one Parquet file.
pub fn encode(table: &str, schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Vec<u8>, LakeError> {
    let fail = |e| LakeError::parquet(table, e);
    let mut writer = ArrowWriter::try_new(Vec::new(), Arc::clone(schema), Some(properties(schema))).map_err(fail)?;
    for batch in batches {
        writer.write(batch).map_err(fail)?;
    }
    writer.into_inner().map_err(fail)
}

/// Reads a Parquet file in batches of at most `batch_rows`, all columns or those named, optionally only the row groups
/// that can hold one of the vessels in `mmsi` (sorted).
pub fn read_batches(
    path: &str,
    bytes: bytes::Bytes,
    columns: Option<&[&str]>,
    mmsi: Option<&[u32]>,
    batch_rows: usize,
) -> Result<ParquetRecordBatchReader, LakeError> {
    let fail = |e| LakeError::parquet(path, e);
    let options = ArrowReaderOptions::new();
    let mut builder = ParquetRecordBatchReaderBuilder::try_new_with_options(bytes, options).map_err(fail)?;
    if let Some(wanted) = mmsi {
        let groups = row_groups_with(&builder, wanted);
        builder = builder.with_row_groups(groups);
    }
    if let Some(columns) = columns {
        let mask = ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied());
        builder = builder.with_projection(mask);
    }
    builder.with_batch_size(batch_rows).build().map_err(fail)
}

/// The row groups whose statistics allow one of the vessels.
fn row_groups_with(builder: &ParquetRecordBatchReaderBuilder<bytes::Bytes>, wanted: &[u32]) -> Vec<usize> {
    use parquet::file::statistics::Statistics;
    let column = builder.parquet_schema().columns().iter().position(|c| c.name() == "mmsi");
    let allows = |group: usize| {
        let Some(column) = column else { return true };
        let statistics = builder.metadata().row_group(group).column(column).statistics();
        let Some(Statistics::Int32(s)) = statistics else {
            return true;
        };
        let (Some(&min), Some(&max)) = (s.min_opt(), s.max_opt()) else {
            return true;
        };
        let first = wanted.partition_point(|&m| m < min as u32);
        wanted.get(first).is_some_and(|&m| m <= max as u32)
    };
    (0..builder.metadata().num_row_groups()).filter(|&g| allows(g)).collect()
}
