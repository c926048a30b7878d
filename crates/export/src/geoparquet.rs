//! Tracks and events as GeoParquet 1.1: one row a feature, and one a position report, each with the line that shows it.

mod wkb;

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BinaryArray, Float64Array, Int64Array, RecordBatch, StringArray, TimestampMillisecondArray, UInt32Array,
    UInt64Array,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, TimeUnit};
use model::Timestamp;
use parquet::{
    arrow::{ArrowWriter, arrow_writer::ArrowWriterOptions},
    basic::{Compression, ZstdLevel},
    errors::ParquetError,
    file::{metadata::KeyValue, properties::WriterProperties},
};
use serde_json::json;

use crate::{
    case_file::CaseFile,
    features::{Feature, Line, Shape, features},
};

/// Why no file is made.
#[derive(Debug, thiserror::Error)]
pub enum GeoParquetError {
    /// The table cannot be made.
    #[error("the table of features: {0}")]
    Arrow(#[from] ArrowError),
    /// The file cannot be written.
    #[error("the Parquet file: {0}")]
    Parquet(#[from] ParquetError),
}

/// The file's bytes.
///
/// # Errors
///
/// The table or the file cannot be made.
pub fn geoparquet(file: &CaseFile) -> Result<Vec<u8>, GeoParquetError> {
    let mut rows = features(file);
    rows.extend(positions(file));
    let batch = batch(&rows, file)?;
    let compression = Compression::ZSTD(ZstdLevel::try_new(6)?);
    let case = |key: &str, value: &str| KeyValue::new(key.to_owned(), value.to_owned());
    let a = &file.assessment;
    let contents = if file.cargo_seen() { "see the case" } else { "unknown" };
    let metadata = vec![
        case("geo", &geo(&rows)),
        case("sillage:case", &a.case),
        case("sillage:as_of", &a.as_of),
        case("sillage:version", &a.version),
        case("sillage:contents", contents),
    ];
    let properties = WriterProperties::builder().set_compression(compression).set_key_value_metadata(Some(metadata)).build();
    // Readers that find an Arrow schema look for `geo` in it alone; the Parquet types say all there is.
    let options = ArrowWriterOptions::new().with_properties(properties).with_skip_arrow_metadata(true);
    let mut writer = ArrowWriter::try_new_with_options(Vec::new(), batch.schema(), options)?;
    writer.write(&batch)?;
    Ok(writer.into_inner()?)
}

/// Each report as a row of its own, for tools that want points in time.
fn positions(file: &CaseFile) -> Vec<Feature> {
    let of = |track: &crate::case_file::Track| -> Vec<Feature> {
        let one = |(n, p): (usize, &crate::case_file::Fix)| Feature {
            feature: "position",
            id: format!("position-{}-{}-{}", track.mmsi, track.track, n + 1),
            mmsi: track.mmsi,
            imo: track.imo.map(model::Imo::get),
            ship: file.ship(track.mmsi),
            event: None,
            verdict: None,
            begin: p.t,
            end: None,
            text: String::new(),
            shape: geo::LatLon::new(p.lat, p.lon).map_or(Shape::None, |at| Shape::Point((at.lon, at.lat))),
            lines: vec![Line { role: "position".to_owned(), t: p.t, source: p.source, offset: p.offset }],
        };
        track.points.iter().enumerate().map(one).collect()
    };
    file.tracks.iter().flat_map(of).collect()
}

fn batch(rows: &[Feature], file: &CaseFile) -> Result<RecordBatch, ArrowError> {
    let utc = |times: Vec<Option<i64>>| Arc::new(TimestampMillisecondArray::from(times).with_timezone("UTC")) as ArrayRef;
    let text = |of: &dyn Fn(&Feature) -> Option<String>| Arc::new(rows.iter().map(of).collect::<StringArray>()) as ArrayRef;
    let bounds: Vec<Option<[f64; 4]>> = rows.iter().map(|r| bounds(&r.shape)).collect();
    let bound = |n: usize| Arc::new(bounds.iter().map(|b| b.map(|b| b[n])).collect::<Float64Array>()) as ArrayRef;
    let geometry = rows.iter().map(|r| wkb::wkb(&r.shape)).collect::<Vec<_>>();
    let source = |r: &Feature| r.lines.first().map(|l| file.input(l.source));
    let columns: [(&str, ArrayRef); 18] = [
        ("feature", text(&|r| Some(r.feature.to_owned()))),
        ("id", text(&|r| Some(r.id.clone()))),
        ("mmsi", Arc::new(rows.iter().map(|r| Some(r.mmsi.get())).collect::<UInt32Array>())),
        ("imo", Arc::new(rows.iter().map(|r| r.imo).collect::<UInt32Array>())),
        ("ship", text(&|r| Some(r.ship.clone()))),
        ("event", text(&|r| r.event.map(ToOwned::to_owned))),
        ("verdict", text(&|r| r.verdict.map(ToOwned::to_owned))),
        ("begin", utc(rows.iter().map(|r| Some(r.begin.millis())).collect())),
        ("end", utc(rows.iter().map(|r| r.end.map(Timestamp::millis)).collect())),
        ("text", text(&|r| Some(r.text.clone()).filter(|t| !t.is_empty()))),
        ("source", text(&source)),
        ("offset", Arc::new(rows.iter().map(|r| r.lines.first().map(|l| l.offset)).collect::<UInt64Array>())),
        ("lines", Arc::new(rows.iter().map(|r| Some(r.lines.len() as i64)).collect::<Int64Array>())),
        ("xmin", bound(0)),
        ("ymin", bound(1)),
        ("xmax", bound(2)),
        ("ymax", bound(3)),
        ("geometry", Arc::new(geometry.iter().map(Option::as_deref).collect::<BinaryArray>())),
    ];
    let field = |(name, column): &(&str, ArrayRef)| {
        let kind = match column.data_type() {
            DataType::Timestamp(..) => DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into())),
            other => other.clone(),
        };
        Field::new(*name, kind, true)
    };
    let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
    RecordBatch::try_new(Arc::new(schema), columns.into_iter().map(|c| c.1).collect())
}

/// West, south, east and north of a shape.
fn bounds(shape: &Shape) -> Option<[f64; 4]> {
    let points: Vec<(f64, f64)> = match shape {
        Shape::None => return None,
        Shape::Point(p) => vec![*p],
        Shape::Lines(parts) => parts.iter().flatten().copied().collect(),
    };
    let first = points.first()?;
    let grow = |b: [f64; 4], p: &(f64, f64)| [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)];
    Some(points.iter().fold([first.0, first.1, first.0, first.1], grow))
}

/// The `geo` metadata (GeoParquet 1.1.0); without a `crs` it is longitude and latitude on WGS 84 (OGC:CRS84).
fn geo(rows: &[Feature]) -> String {
    let all = rows
        .iter()
        .filter_map(|r| bounds(&r.shape))
        .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
    let mut kinds: Vec<&str> = rows.iter().filter_map(|r| wkb::kind(&r.shape)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut column = json!({ "encoding": "WKB", "geometry_types": kinds, "edges": "planar" });
    if let (Some(bbox), Some(column)) = (all, column.as_object_mut()) {
        column.insert("bbox".to_owned(), json!(bbox));
    }
    json!({ "version": "1.1.0", "primary_column": "geometry", "columns": { "geometry": column } }).to_string()
}

#[cfg(test)]
#[path = "geoparquet_tests.rs"]
mod tests;
