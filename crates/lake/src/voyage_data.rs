//! Static and voyage data: rows to the `voyage_data` table and back, and which repetitions are left out.

use std::{hash::Hasher, sync::Arc};

use arrow_array::{
    Array, ArrayRef, Float32Array, RecordBatch, StringArray, TimestampMillisecondArray, UInt8Array, UInt32Array, UInt64Array,
    cast::AsArray,
    types::{Float32Type, TimestampMillisecondType, UInt8Type, UInt32Type, UInt64Type},
};
use model::{VoyageRow, time::HOUR_MS};

use rustc_hash::{FxHashMap, FxHasher};

use crate::{error::LakeError, merge::Row};

/// The `voyage_data` batch of rows.
pub fn batch_from_voyage_rows(rows: &[VoyageRow]) -> Result<RecordBatch, LakeError> {
    fn text<'a>(rows: &'a [VoyageRow], field: impl Fn(&'a VoyageRow) -> &'a Option<Box<str>>) -> ArrayRef {
        Arc::new(rows.iter().map(|r| field(r).as_deref()).collect::<StringArray>())
    }
    fn metres(rows: &[VoyageRow], field: impl Fn(&VoyageRow) -> Option<f32>) -> ArrayRef {
        Arc::new(rows.iter().map(field).collect::<Float32Array>())
    }
    let columns: Vec<ArrayRef> = vec![
        Arc::new(UInt32Array::from_iter_values(rows.iter().map(|r| r.mmsi))),
        Arc::new(TimestampMillisecondArray::from_iter_values(rows.iter().map(|r| r.t)).with_timezone("UTC")),
        Arc::new(rows.iter().map(|r| r.imo).collect::<UInt32Array>()),
        text(rows, |r| &r.name),
        text(rows, |r| &r.call_sign),
        Arc::new(rows.iter().map(|r| r.ship_type).collect::<UInt8Array>()),
        metres(rows, |r| r.length_m),
        metres(rows, |r| r.beam_m),
        metres(rows, |r| r.draught_m),
        text(rows, |r| &r.destination),
        text(rows, |r| &r.eta),
        Arc::new(UInt8Array::from_iter_values(rows.iter().map(|r| r.msg_type))),
        Arc::new(UInt32Array::from_iter_values(rows.iter().map(|r| r.source))),
        Arc::new(UInt64Array::from_iter_values(rows.iter().map(|r| r.offset))),
        Arc::new(rows.iter().map(|r| r.offset_last).collect::<UInt64Array>()),
    ];
    RecordBatch::try_new(model::schema::voyage_data(), columns).map_err(|e| LakeError::arrow("voyage_data", e))
}

/// Rows of a `voyage_data` batch.
pub(crate) fn voyage_rows_from_batch(batch: &RecordBatch) -> Result<Vec<VoyageRow>, LakeError> {
    let column =
        |name: &str| batch.column_by_name(name).ok_or_else(|| LakeError::arrow("voyage_data", format!("no column {name}")));
    let text = |name: &str| column(name).map(|c| c.as_string::<i32>().clone());
    let metres = |name: &str| column(name).map(|c| c.as_primitive::<Float32Type>().clone());
    let mmsi = column("mmsi")?.as_primitive::<UInt32Type>();
    let t = column("t")?.as_primitive::<TimestampMillisecondType>();
    let imo = column("imo")?.as_primitive::<UInt32Type>();
    let ship_type = column("ship_type")?.as_primitive::<UInt8Type>();
    let msg_type = column("msg_type")?.as_primitive::<UInt8Type>();
    let source = column("source")?.as_primitive::<UInt32Type>();
    let offset = column("offset")?.as_primitive::<UInt64Type>();
    let offset_last = column("offset_last")?.as_primitive::<UInt64Type>();
    let (name, call_sign, destination, eta) = (text("name")?, text("call_sign")?, text("destination")?, text("eta")?);
    let (length, beam, draught) = (metres("length_m")?, metres("beam_m")?, metres("draught_m")?);
    let string = |a: &StringArray, i: usize| (!a.is_null(i)).then(|| Box::from(a.value(i)));
    let float = |a: &Float32Array, i: usize| (!a.is_null(i)).then(|| a.value(i));
    Ok((0..batch.num_rows())
        .map(|i| VoyageRow {
            t: t.value(i),
            offset: offset.value(i),
            offset_last: (!offset_last.is_null(i)).then(|| offset_last.value(i)),
            mmsi: mmsi.value(i),
            source: source.value(i),
            msg_type: msg_type.value(i),
            imo: (!imo.is_null(i)).then(|| imo.value(i)),
            name: string(&name, i),
            call_sign: string(&call_sign, i),
            ship_type: (!ship_type.is_null(i)).then(|| ship_type.value(i)),
            length_m: float(&length, i),
            beam_m: float(&beam, i),
            draught_m: float(&draught, i),
            destination: string(&destination, i),
            eta: string(&eta, i),
        })
        .collect())
}

/// Sorts rows by vessel and time, and of those that say the same within one vessel's hour keeps the earliest; also the latest,
/// where they tell a destination or a draught, for those two are judged by what was in force when.
///
/// Feeds that repeat the static data on every row, and a transponder's every sixth minute, would otherwise store the same
/// words hundreds of times a day. What is kept of rows does not depend on the order they come in, nor on how often it is done.
pub(crate) fn tidy(rows: &mut Vec<VoyageRow>) {
    rows.sort_by_key(Row::key);
    let hour = |r: &VoyageRow| (r.mmsi, r.t.div_euclid(HOUR_MS));
    let mut kept: Vec<VoyageRow> = Vec::with_capacity(rows.len());
    // Of the hour at hand: where each content was first and last said, by its hash.
    let mut said: FxHashMap<u64, Vec<(usize, Option<usize>)>> = FxHashMap::default();
    let mut begin = 0;
    for row in rows.drain(..) {
        if kept.last().is_some_and(|last| hour(last) != hour(&row)) {
            kept[begin..].sort_by_key(Row::key);
            said.clear();
            begin = kept.len();
        }
        let alike = said.entry(content_hash(&row)).or_default();
        let Some((_, last)) = alike.iter_mut().find(|(first, _)| kept[*first].same_content(&row)) else {
            alike.push((kept.len(), None));
            kept.push(row);
            continue;
        };
        if row.destination.is_none() && row.draught_m.is_none() {
            continue;
        }
        if let Some(at) = *last {
            kept[at] = row;
        } else {
            *last = Some(kept.len());
            kept.push(row);
        }
    }
    kept[begin..].sort_by_key(Row::key);
    *rows = kept;
}

fn content_hash(row: &VoyageRow) -> u64 {
    let mut hasher = FxHasher::default();
    row.hash_content(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
#[path = "voyage_data_tests.rs"]
mod tests;
