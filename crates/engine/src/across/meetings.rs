//! Slow ships, step by step, over midnight: who met whom.
//!
//! A silence of up to [`SETTLE_H`] hours is filled in when it ends, so that a sample may come to light that long after its time. The
//! last hours of a day are therefore looked at with the next one; until then what they show may still change.

use std::sync::Arc;

use arrow_array::{Array, BinaryArray, RecordBatch, cast::AsArray};
use geo::LatLon;
use lake::{Lake, Partition, Table, Writer};
use meet::{Encounters, MeetConfig, Run, Surroundings, encounter, may_be_meeting};
use model::{Day, Event, Mmsi, SLOW_STEP_MS, SlowFix, Timestamp, time::HOUR_MS};
use rayon::prelude::*;
use track::flag::{StationKind, station};

use super::{Around, read, surroundings};
use crate::error::EngineError;

/// A slow ship's sample may come to light this long after its time, hours: the longest silence that is filled in.
const SETTLE_H: i64 = 6;

pub(crate) struct Meetings {
    machine: Encounters,
    /// Samples not yet looked at, in order of step and vessel.
    waiting: Vec<SlowFix>,
}

/// The first step that is not yet settled at the end of a day.
fn unsettled_from(day: Day) -> i32 {
    let end = Day::from_days(day.days() + 1).start().millis();
    ((end - SETTLE_H * HOUR_MS) / SLOW_STEP_MS) as i32
}

impl Meetings {
    /// Nobody has met.
    pub(crate) fn new(config: &MeetConfig) -> Self {
        Self { machine: Encounters::new(config.clone()), waiting: Vec::new() }
    }

    /// As they were at the end of the days before `day`.
    pub(crate) fn before(config: &MeetConfig, lake: &Lake, day: Day) -> Result<Self, EngineError> {
        let fresh = Self::new(config);
        let saved = lake.manifest().files(Table::Meetings).into_iter().rfind(|f| f.day.is_some_and(|d| d < day));
        let Some((file, saved_on)) = saved.and_then(|f| Some((f, f.day?))) else { return Ok(fresh) };
        let failed = |e: &dyn std::fmt::Display| EngineError::batch("meetings", e.to_string());
        let batches = lake::read_batches(&file.path, lake.read(file)?, None, None, 16)?;
        let mut machine = fresh.machine;
        for batch in batches {
            let batch = batch.map_err(|e| failed(&e))?;
            let blob = batch.column_by_name("state").and_then(|c| c.as_binary_opt::<i32>()).filter(|c| !c.is_empty());
            let blob = blob.ok_or_else(|| failed(&"no column state of the right type"))?.value(0);
            machine = postcard::from_bytes(blob).map_err(|e| failed(&e))?;
        }
        let mut waiting = Vec::new();
        // What waits came to light on that day, or on the one before.
        for past in [saved_on.days() - 1, saved_on.days()].map(Day::from_days) {
            read::<SlowFix>(lake, past, &mut |fix| waiting.push(fix))?;
        }
        waiting.retain(|fix| fix.step >= unsettled_from(saved_on));
        in_order(&mut waiting);
        Ok(Self { machine, waiting })
    }

    /// Takes a day's samples; gives the meetings that ended, as far as that is settled.
    pub(crate) fn day(&mut self, around: &Around<'_>, day: Day, slow: &[SlowFix]) -> Vec<Event> {
        self.waiting.extend(slow.iter().filter(|fix| vessel(fix.mmsi)));
        in_order(&mut self.waiting);
        let settled = self.waiting.partition_point(|fix| fix.step < unsettled_from(day));
        let runs = steps(&mut self.machine, self.waiting.get(..settled).unwrap_or_default());
        self.waiting.drain(..settled);
        events(around, runs)
    }

    /// What is not settled at the end of the data, `now`, and who is together then.
    pub(crate) fn open(&self, around: &Around<'_>, now: Timestamp) -> Vec<Event> {
        let mut machine = self.machine.clone();
        let mut runs = steps(&mut machine, &self.waiting);
        runs.extend(machine.open(now.millis().div_euclid(SLOW_STEP_MS) as i32));
        events(around, runs)
    }

    /// Saves them as they are at the end of a day.
    pub(crate) fn keep(&self, writer: &mut Writer, day: Day) -> Result<(), EngineError> {
        let failed = |e: &dyn std::fmt::Display| EngineError::batch("meetings", e.to_string());
        let blob = postcard::to_stdvec(&self.machine).map_err(|e| failed(&e))?;
        let column: Arc<dyn Array> = Arc::new(BinaryArray::from_vec(vec![&blob]));
        let batch = RecordBatch::try_from_iter([("state", column)]).map_err(|e| failed(&e))?;
        let bytes = lake::encode("meetings", &batch.schema(), &[batch])?;
        writer.remove_day(Table::Meetings, day);
        let entry = writer.put(Table::Meetings, Partition::Day(day), 0, 1, bytes)?;
        writer.add(entry);
        Ok(())
    }
}

/// Ships, craft of a parent ship, and numbers of no form, which badly set transponders send: coast stations, buoys and distress beacons
/// meet nobody.
fn vessel(mmsi: u32) -> bool {
    let kind = Mmsi::new(u64::from(mmsi)).map(|m| station(m).0);
    matches!(kind, Ok(StationKind::Ship | StationKind::Craft | StationKind::None))
}

fn in_order(fixes: &mut [SlowFix]) {
    fixes.sort_unstable_by_key(|f| (f.step, f.mmsi, f.track, f.offset));
}

/// Lets the machine take samples in order of step.
fn steps(machine: &mut Encounters, fixes: &[SlowFix]) -> Vec<Run> {
    let mut over = Vec::new();
    for step in fixes.chunk_by(|a, b| a.step == b.step) {
        if let Some(first) = step.first() {
            machine.push_step(first.step, step, &mut over);
        }
    }
    over
}

/// The events of runs, with what is around them.
fn events(around: &Around<'_>, runs: Vec<Run>) -> Vec<Event> {
    let event = |run: &Run| {
        let (lat, lon) = run.middle();
        let at = LatLon::new(lat, lon)?;
        let port = surroundings::nearest_port(around, at);
        // The shore takes longest to find, and most that are close together for hours lie in a harbour.
        if !may_be_meeting(around.config, run, port.as_ref().map(|p| p.1)) {
            return None;
        }
        encounter(around.config, run, Surroundings { port, shore_km: Some(surroundings::shore_km(around, at)) })
    };
    runs.par_iter().filter_map(event).collect()
}

#[cfg(test)]
mod tests {
    use super::vessel;

    #[test]
    fn a_coast_station_is_no_ship() {
        assert!(vessel(200_000_001) && vessel(982_001_234));
        assert!(!vessel(3_660_503) && !vessel(992_001_234) && !vessel(970_001_234));
    }
}
