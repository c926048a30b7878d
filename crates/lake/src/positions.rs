//! Position rows to the `positions` table and back.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, Float32Array, Float64Array, RecordBatch, StringArray, TimestampMillisecondArray, UInt8Array, UInt16Array,
    UInt32Array, UInt64Array, builder::StringBuilder, cast::AsArray, types::TimestampMillisecondType, types::UInt8Type,
    types::UInt16Type, types::UInt32Type, types::UInt64Type,
};
use model::PositionRow;

use crate::{error::LakeError, stations::StationTable};

/// Divides exactly: the nearest double to the decimal the input wrote.
fn degrees(e7: i32) -> Option<f64> {
    (e7 != PositionRow::NO_COORDINATE).then(|| f64::from(e7) / 1e7)
}

fn centi(v: u16) -> Option<f32> {
    (v != PositionRow::NO_U16).then(|| f32::from(v) / 100.0)
}

/// The `positions` batch of rows; `stations` names the rows' station numbers.
pub fn batch_from_rows(rows: &[PositionRow], stations: &[String]) -> Result<RecordBatch, LakeError> {
    let mut names = StringBuilder::with_capacity(rows.len(), 0);
    for row in rows {
        match stations.get(usize::from(row.station)) {
            Some(name) if row.station != 0 => names.append_value(name),
            _ => names.append_null(),
        }
    }
    let columns: Vec<ArrayRef> = vec![
        Arc::new(UInt32Array::from_iter_values(rows.iter().map(|r| r.mmsi))),
        Arc::new(TimestampMillisecondArray::from_iter_values(rows.iter().map(|r| r.t)).with_timezone("UTC")),
        Arc::new(rows.iter().map(|r| degrees(r.lat_e7)).collect::<Float64Array>()),
        Arc::new(rows.iter().map(|r| degrees(r.lon_e7)).collect::<Float64Array>()),
        Arc::new(rows.iter().map(|r| centi(r.sog_centi)).collect::<Float32Array>()),
        Arc::new(rows.iter().map(|r| centi(r.cog_centi)).collect::<Float32Array>()),
        Arc::new(rows.iter().map(|r| (r.heading != PositionRow::NO_U16).then_some(r.heading)).collect::<UInt16Array>()),
        Arc::new(
            rows.iter()
                .map(|r| (r.rot_deci != PositionRow::NO_I16).then(|| f32::from(r.rot_deci) / 10.0))
                .collect::<Float32Array>(),
        ),
        Arc::new(rows.iter().map(|r| (r.status != PositionRow::NO_U8).then_some(r.status)).collect::<UInt8Array>()),
        Arc::new(UInt8Array::from_iter_values(rows.iter().map(|r| r.msg_type))),
        Arc::new(UInt8Array::from_iter_values(rows.iter().map(|r| r.class))),
        Arc::new(names.finish()),
        Arc::new(UInt32Array::from_iter_values(rows.iter().map(|r| r.source))),
        Arc::new(UInt64Array::from_iter_values(rows.iter().map(|r| r.offset))),
    ];
    RecordBatch::try_new(model::schema::positions(), columns).map_err(|e| LakeError::arrow("positions", e))
}

/// Rows of a `positions` batch, for merging; stations are numbered by `intern`.
pub(crate) fn rows_from_batch(batch: &RecordBatch, stations: &mut StationTable) -> Result<Vec<PositionRow>, LakeError> {
    let column =
        |name: &str| batch.column_by_name(name).ok_or_else(|| LakeError::arrow("positions", format!("no column {name}")));
    let mmsi = column("mmsi")?.as_primitive::<UInt32Type>();
    let t = column("t")?.as_primitive::<TimestampMillisecondType>();
    let (lat, lon) = (float64(column("lat")?), float64(column("lon")?));
    let (sog, cog, rot) = (float32(column("sog")?), float32(column("cog")?), float32(column("rot")?));
    let heading = column("heading")?.as_primitive::<UInt16Type>();
    let status = column("nav_status")?.as_primitive::<UInt8Type>();
    let msg_type = column("msg_type")?.as_primitive::<UInt8Type>();
    let class = column("class")?.as_primitive::<UInt8Type>();
    let station: &StringArray = column("station")?.as_string();
    let source = column("source")?.as_primitive::<UInt32Type>();
    let offset = column("offset")?.as_primitive::<UInt64Type>();
    let e7 = |a: &Float64Array, i: usize| {
        if a.is_null(i) { PositionRow::NO_COORDINATE } else { (a.value(i) * 1e7).round() as i32 }
    };
    let centi = |a: &Float32Array, i: usize| {
        if a.is_null(i) { PositionRow::NO_U16 } else { (f64::from(a.value(i)) * 100.0).round() as u16 }
    };
    Ok((0..batch.num_rows())
        .map(|i| PositionRow {
            t: t.value(i),
            offset: offset.value(i),
            mmsi: mmsi.value(i),
            lat_e7: e7(lat, i),
            lon_e7: e7(lon, i),
            source: source.value(i),
            station: if station.is_null(i) { 0 } else { stations.intern(station.value(i)) },
            sog_centi: centi(sog, i),
            cog_centi: centi(cog, i),
            heading: if heading.is_null(i) { PositionRow::NO_U16 } else { heading.value(i) },
            rot_deci: if rot.is_null(i) { PositionRow::NO_I16 } else { (rot.value(i) * 10.0).round() as i16 },
            status: if status.is_null(i) { PositionRow::NO_U8 } else { status.value(i) },
            msg_type: msg_type.value(i),
            class: class.value(i),
            pad: [0; 3],
        })
        .collect())
}

fn float64(array: &ArrayRef) -> &Float64Array {
    array.as_primitive()
}

fn float32(array: &ArrayRef) -> &Float32Array {
    array.as_primitive()
}

#[cfg(test)]
#[path = "positions_tests.rs"]
mod tests;
