//! The kernel: one day's reports of some vessels and the states they had, as Arrow batches in; events and states out.
//! No I/O, no clock, no threads: an engine that groups batches by vessel can call it as it is.

use arrow_array::{
    Array, Float32Array, Float64Array, RecordBatch, StringArray, TimestampMillisecondArray, UInt8Array, UInt32Array, UInt64Array,
    cast::AsArray,
    types::{Float32Type, Float64Type, TimestampMillisecondType, UInt8Type, UInt32Type, UInt64Type},
};
use geo::LatLon;
use model::{Mmsi, Timestamp, TransponderClass};
use track::{Line, Output, Places, Report, Static, TrackConfig, Vessel};

use crate::{error::EngineError, states::StateMap};

/// The columns of `positions` the kernel reads.
pub(crate) const POSITION_COLUMNS: [&str; 9] = ["mmsi", "t", "lat", "lon", "sog", "cog", "class", "source", "offset"];
/// The columns of `voyage_data` the kernel reads.
pub(crate) const STATIC_COLUMNS: [&str; 12] =
    ["mmsi", "t", "draught_m", "destination", "source", "offset", "imo", "name", "call_sign", "ship_type", "length_m", "beam_m"];

/// What the kernel gives back.
#[derive(Debug, Default)]
pub struct Folded {
    /// What the vessels' reports completed and left, vessel by vessel.
    pub output: Output,
    /// The states of the vessels that were heard.
    pub states: StateMap,
    /// The latest report.
    pub latest: Option<Timestamp>,
    /// Position reports folded.
    pub reports: u64,
}

/// Folds one day of whole vessels. Both tables are sorted by `mmsi` and `t`; `voyage_data` may hold other vessels too, which
/// are left alone. `states` are those at the end of the days before; `wanted` says which vessels to fold.
pub fn fold(
    config: &TrackConfig,
    places: Places<'_>,
    positions: &[RecordBatch],
    voyage_data: &VoyageData,
    states: &StateMap,
    wanted: &(dyn Fn(u32) -> bool + Sync),
) -> Result<Folded, EngineError> {
    let mut folded = Folded::default();
    let mut current: Option<(Vessel<'_>, u32, Statics<'_>)> = None;
    for batch in positions {
        let columns = Columns::of(batch)?;
        let mmsi = columns.mmsi.values();
        let mut i = 0;
        while let Some(&vessel) = mmsi.get(i) {
            let end = i + mmsi.get(i..).map_or(0, |rest| rest.partition_point(|&m| m == vessel));
            // Base stations and aids to navigation report positions, but are no vessels.
            let other = TransponderClass::Other as u8;
            let is_vessel = columns.class.values().get(i..end).is_some_and(|classes| classes.iter().any(|c| *c != other));
            if is_vessel && wanted(vessel) {
                if current.as_ref().is_none_or(|(_, m, _)| *m != vessel) {
                    finish(current.take(), &mut folded)?;
                    let Ok(id) = Mmsi::new(u64::from(vessel)) else {
                        return Err(EngineError::batch("positions", format!("{vessel} is no MMSI")));
                    };
                    current = Some((Vessel::new(config, places, states.get(id)?), vessel, voyage_data.of(vessel)));
                }
                if let Some((machine, _, statics)) = &mut current {
                    for row in i..end {
                        let report = columns.report(row);
                        statics.hear_until(machine, report.line.t, &mut folded.output);
                        machine.hear(&report, &mut folded.output);
                    }
                    folded.reports += (end - i) as u64;
                    let last = columns.t.values().get(end - 1).map(|&t| Timestamp::from_millis(t));
                    folded.latest = folded.latest.max(last);
                }
            }
            i = end;
        }
    }
    finish(current, &mut folded)?;
    Ok(folded)
}

/// Folds the static data of vessels that sent no position that day.
pub(crate) fn fold_statics_only(
    config: &TrackConfig,
    places: Places<'_>,
    voyage_data: &VoyageData,
    states: &StateMap,
    wanted: &dyn Fn(u32) -> bool,
) -> Result<Folded, EngineError> {
    let mut folded = Folded::default();
    for vessel in voyage_data.vessels() {
        if !wanted(vessel) {
            continue;
        }
        if let Ok(id) = Mmsi::new(u64::from(vessel)) {
            finish(Some((Vessel::new(config, places, states.get(id)?), vessel, voyage_data.of(vessel))), &mut folded)?;
        }
    }
    Ok(folded)
}

fn finish(current: Option<(Vessel<'_>, u32, Statics<'_>)>, folded: &mut Folded) -> Result<(), EngineError> {
    let Some((mut machine, _, mut statics)) = current else { return Ok(()) };
    statics.hear_until(&mut machine, Timestamp::from_millis(i64::MAX), &mut folded.output);
    folded.states.put(&machine.into_state())
}

struct Columns<'a> {
    mmsi: &'a UInt32Array,
    t: &'a TimestampMillisecondArray,
    lat: &'a Float64Array,
    lon: &'a Float64Array,
    sog: &'a Float32Array,
    cog: &'a Float32Array,
    class: &'a UInt8Array,
    source: &'a UInt32Array,
    offset: &'a UInt64Array,
}

impl<'a> Columns<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Self, EngineError> {
        macro_rules! column {
            ($name:literal, $type:ty) => {
                batch
                    .column_by_name($name)
                    .and_then(|c| c.as_primitive_opt::<$type>())
                    .ok_or_else(|| EngineError::batch("positions", concat!("no column ", $name, " of the right type")))?
            };
        }
        Ok(Self {
            mmsi: column!("mmsi", UInt32Type),
            t: column!("t", TimestampMillisecondType),
            lat: column!("lat", Float64Type),
            lon: column!("lon", Float64Type),
            sog: column!("sog", Float32Type),
            cog: column!("cog", Float32Type),
            class: column!("class", UInt8Type),
            source: column!("source", UInt32Type),
            offset: column!("offset", UInt64Type),
        })
    }

    fn report(&self, i: usize) -> Report {
        let at =
            if self.lat.is_valid(i) && self.lon.is_valid(i) { LatLon::new(self.lat.value(i), self.lon.value(i)) } else { None };
        Report {
            line: Line { t: Timestamp::from_millis(self.t.value(i)), source: self.source.value(i), offset: self.offset.value(i) },
            at,
            sog_kn: self.sog.is_valid(i).then(|| self.sog.value(i)),
            cog_deg: self.cog.is_valid(i).then(|| self.cog.value(i)),
            class: TransponderClass::from_number(self.class.value(i)),
        }
    }
}

/// A day's static and voyage data, found by vessel.
#[derive(Debug, Default)]
pub struct VoyageData {
    batches: Vec<RecordBatch>,
}

impl VoyageData {
    /// From the batches of the table, sorted by `mmsi` and `t`, with at least the columns the machines read: `mmsi`, `t`,
    /// `source`, `offset`, `draught_m`, `destination`, and those that identify a ship.
    pub fn new(batches: Vec<RecordBatch>) -> Result<Self, EngineError> {
        for batch in &batches {
            StaticColumns::of(batch)?;
        }
        Ok(Self { batches })
    }

    /// The vessels in it, in order.
    fn vessels(&self) -> Vec<u32> {
        let mut all = Vec::new();
        for columns in self.batches.iter().filter_map(|b| StaticColumns::of(b).ok()) {
            all.extend_from_slice(columns.mmsi.values());
            all.dedup();
        }
        all
    }

    fn of(&self, vessel: u32) -> Statics<'_> {
        let mut pieces = Vec::new();
        for columns in self.batches.iter().filter_map(|b| StaticColumns::of(b).ok()) {
            let mmsi = columns.mmsi.values();
            let (begin, end) = (mmsi.partition_point(|&m| m < vessel), mmsi.partition_point(|&m| m <= vessel));
            if begin < end {
                pieces.push((columns, begin, end));
            }
        }
        pieces.reverse();
        Statics { pieces }
    }
}

struct StaticColumns<'a> {
    mmsi: &'a UInt32Array,
    t: &'a TimestampMillisecondArray,
    draught: &'a Float32Array,
    destination: &'a StringArray,
    source: &'a UInt32Array,
    offset: &'a UInt64Array,
    imo: &'a UInt32Array,
    name: &'a StringArray,
    call_sign: &'a StringArray,
    ship_type: &'a UInt8Array,
    length: &'a Float32Array,
    beam: &'a Float32Array,
}

impl<'a> StaticColumns<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Self, EngineError> {
        let column = |name: &'static str| {
            batch.column_by_name(name).ok_or_else(|| EngineError::batch("voyage_data", format!("no column {name}")))
        };
        let wrong = || EngineError::batch("voyage_data", "a column is not of the table's type");
        Ok(Self {
            mmsi: column("mmsi")?.as_primitive_opt::<UInt32Type>().ok_or_else(wrong)?,
            t: column("t")?.as_primitive_opt::<TimestampMillisecondType>().ok_or_else(wrong)?,
            draught: column("draught_m")?.as_primitive_opt::<Float32Type>().ok_or_else(wrong)?,
            destination: column("destination")?.as_string_opt::<i32>().ok_or_else(wrong)?,
            source: column("source")?.as_primitive_opt::<UInt32Type>().ok_or_else(wrong)?,
            offset: column("offset")?.as_primitive_opt::<UInt64Type>().ok_or_else(wrong)?,
            imo: column("imo")?.as_primitive_opt::<UInt32Type>().ok_or_else(wrong)?,
            name: column("name")?.as_string_opt::<i32>().ok_or_else(wrong)?,
            call_sign: column("call_sign")?.as_string_opt::<i32>().ok_or_else(wrong)?,
            ship_type: column("ship_type")?.as_primitive_opt::<UInt8Type>().ok_or_else(wrong)?,
            length: column("length_m")?.as_primitive_opt::<Float32Type>().ok_or_else(wrong)?,
            beam: column("beam_m")?.as_primitive_opt::<Float32Type>().ok_or_else(wrong)?,
        })
    }
}

/// The static reports of one vessel that were not heard yet, the earliest piece last.
struct Statics<'a> {
    pieces: Vec<(StaticColumns<'a>, usize, usize)>,
}

impl Statics<'_> {
    /// Lets the machine hear those up to `t`, that moment included.
    fn hear_until(&mut self, machine: &mut Vessel<'_>, t: Timestamp, output: &mut Output) {
        while let Some((columns, next, end)) = self.pieces.last_mut() {
            while *next < *end && columns.t.value(*next) <= t.millis() {
                let i = *next;
                let said = Static {
                    line: Line {
                        t: Timestamp::from_millis(columns.t.value(i)),
                        source: columns.source.value(i),
                        offset: columns.offset.value(i),
                    },
                    draught_m: columns.draught.is_valid(i).then(|| columns.draught.value(i)),
                    destination: columns.destination.is_valid(i).then(|| columns.destination.value(i)),
                    imo: columns.imo.is_valid(i).then(|| columns.imo.value(i)),
                    name: columns.name.is_valid(i).then(|| columns.name.value(i)),
                    call_sign: columns.call_sign.is_valid(i).then(|| columns.call_sign.value(i)),
                    ship_type: columns.ship_type.is_valid(i).then(|| columns.ship_type.value(i)),
                    length_m: columns.length.is_valid(i).then(|| columns.length.value(i)),
                    beam_m: columns.beam.is_valid(i).then(|| columns.beam.value(i)),
                };
                machine.hear_static(&said, output);
                *next += 1;
            }
            if *next < *end {
                return;
            }
            self.pieces.pop();
        }
    }
}
