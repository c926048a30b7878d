//! Folding one day of a lake: its files on all cores.

use lake::{FileEntry, Lake, Table};
use model::{Day, Event, ShipHour, SlowFix, Timestamp};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use track::{Places, TrackConfig};

use crate::{
    error::EngineError,
    kernel::{Folded, POSITION_COLUMNS, STATIC_COLUMNS, VoyageData, fold, fold_statics_only},
    states::StateMap,
};

/// Rows of a batch: a few megabytes of columns, so that two cores' worth stays in the cache's reach.
const BATCH_ROWS: usize = 64 * 1024;

/// What a day gave.
#[derive(Debug, Default)]
pub(crate) struct DayFolded {
    pub(crate) events: Vec<Event>,
    pub(crate) hours: Vec<ShipHour>,
    pub(crate) slow: Vec<SlowFix>,
    pub(crate) states: StateMap,
    pub(crate) latest: Option<Timestamp>,
    pub(crate) reports: u64,
}

/// Folds the vessels of a day, all of them or those of `only` (sorted).
pub(crate) fn fold_day(
    lake: &Lake,
    day: Day,
    only: Option<&[u32]>,
    config: &TrackConfig,
    places: Places<'_>,
    states: &StateMap,
) -> Result<DayFolded, EngineError> {
    let mut statics = Vec::new();
    for file in lake.manifest().files_on(Table::VoyageData, day) {
        let reader = lake::read_batches(&file.path, lake.read(file)?, Some(&STATIC_COLUMNS), only, BATCH_ROWS)?;
        for batch in reader {
            statics.push(batch.map_err(|e| EngineError::batch("voyage_data", e))?);
        }
    }
    let statics = VoyageData::new(statics)?;
    let wanted = |m: u32| only.is_none_or(|only| only.binary_search(&m).is_ok());
    let files: Vec<&FileEntry> =
        lake.manifest().files_on(Table::Positions, day).into_iter().filter(|f| may_hold(f, only)).collect();
    let parts = files
        .par_iter()
        .map(|file| {
            let reader = lake::read_batches(&file.path, lake.read(file)?, Some(&POSITION_COLUMNS), only, BATCH_ROWS)?;
            let batches = reader.collect::<Result<Vec<_>, _>>().map_err(|e| EngineError::batch("positions", e))?;
            fold(config, places, &batches, &statics, states, &wanted)
        })
        .collect::<Result<Vec<Folded>, EngineError>>()?;
    let mut result = DayFolded::default();
    for part in parts {
        result.events.extend(part.output.events);
        result.hours.extend(part.output.hours);
        result.slow.extend(part.output.slow);
        result.states.extend(part.states);
        result.latest = result.latest.max(part.latest);
        result.reports += part.reports;
    }
    let heard: FxHashSet<u32> = result.states.vessels().collect();
    let silent = fold_statics_only(config, places, &statics, states, &|m| wanted(m) && !heard.contains(&m))?;
    result.states.extend(silent.states);
    result.events.extend(silent.output.events);
    Ok(result)
}

fn may_hold(file: &FileEntry, only: Option<&[u32]>) -> bool {
    let (Some(only), Some(min), Some(max)) = (only, file.mmsi_min, file.mmsi_max) else { return true };
    only.get(only.partition_point(|&m| m < min)).is_some_and(|&m| m <= max)
}
