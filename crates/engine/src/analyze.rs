//! The fold over the days of a lake.

use std::{path::Path, time::Duration};

use declared::Parser;
use geo::{Ports, Regions};
use lake::{FileEntry, Lake, Partition, Table, Writer};
use model::{Day, Event, EventKind, Timestamp};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use track::{Places, TrackConfig, Vessel};

use crate::{
    day::{DayFolded, fold_day},
    error::EngineError,
    events::batch_from_events,
    fingerprint::fingerprint,
    late::{self, Reopened, Versions},
    states::StateMap,
};

/// Days to a commit: a long history that is interrupted keeps what was committed.
const DAYS_A_COMMIT: usize = 31;

/// What an analysis needs to know.
pub struct Settings<'a> {
    /// Thresholds.
    pub config: &'a TrackConfig,
    /// Ports and piers.
    pub ports: &'a Ports,
    /// Regions.
    pub regions: &'a Regions,
    /// What the user chose of the above, to be kept for the next time.
    pub chosen: Chosen,
    /// Forget what was analysed before.
    pub afresh: bool,
    /// How long to wait for another writer.
    pub wait: Duration,
}

/// What the manifest remembers of the analysis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// What it depended on besides the reports.
    pub fingerprint: String,
    /// The last day folded.
    pub last_day: Option<Day>,
    /// The commit whose reports it has seen.
    pub seen: u64,
    /// The latest report.
    pub latest: Option<Timestamp>,
    /// What the user chose.
    #[serde(default)]
    pub chosen: Chosen,
}

/// What a user chose for an analysis, kept for the next one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// Hours of silence that make a gap, where not the default.
    pub gap_hours: Option<f64>,
    /// Files of ports beside the embedded table.
    pub ports: Vec<std::path::PathBuf>,
}

impl Analysis {
    /// That of a lake.
    pub fn of(lake: &Lake) -> Self {
        serde_json::from_value(lake.manifest().analysis.clone()).unwrap_or_default()
    }
}

/// What an analysis did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Analyzed {
    /// Days folded for all their vessels.
    pub days: usize,
    /// Vessel-days folded anew because of late data.
    pub reopened_vessels: usize,
    /// Position reports folded.
    pub reports: u64,
    /// Vessels known.
    pub vessels: usize,
    /// Events that late data gave a new version.
    pub changed: usize,
    /// Events that late data withdrew.
    pub withdrawn: usize,
    /// Everything was made anew.
    pub afresh: bool,
    /// It had to be, because thresholds, ports or the program changed.
    pub changed_settings: bool,
    /// Events by kind, those under way not among them.
    pub events: Vec<(EventKind, u64)>,
    /// Events under way, by kind.
    pub open: Vec<(EventKind, u64)>,
}

/// Brings the events of a lake up to date with its reports. `told` hears each day with the number done and of all.
pub fn analyze(
    root: &Path,
    settings: &Settings<'_>,
    told: &mut dyn FnMut(Day, usize, usize),
    waiting: &mut dyn FnMut(&str),
) -> Result<Analyzed, EngineError> {
    Lake::open(root)?;
    let mut writer = Writer::open(root, "sillage analyze", settings.wait, waiting)?;
    let parser = Parser::new(settings.ports, settings.regions);
    let places = Places { ports: settings.ports, regions: settings.regions, parser: &parser };
    let print = fingerprint(settings.config, settings.ports);
    let mut analysis = Analysis::of(writer.lake());
    let mut done = Analyzed::default();
    // Where nothing is remembered of an analysis, what it left behind counts for nothing either.
    if settings.afresh || analysis.fingerprint != print {
        done.afresh = analysis.last_day.is_some();
        done.changed_settings = done.afresh && analysis.fingerprint != print;
        forget(&mut writer);
        analysis = Analysis::default();
    }
    analysis.fingerprint = print;
    analysis.chosen.clone_from(&settings.chosen);
    let all_days = report_days(writer.lake());
    let new_days: Vec<Day> = all_days.iter().copied().filter(|&d| analysis.last_day.is_none_or(|last| d > last)).collect();
    let reopened = late::reopened(writer.lake(), &analysis)?;
    if new_days.is_empty() && reopened.is_empty() && !done.afresh {
        return Ok(summary(writer.lake(), done));
    }
    let total = new_days.len() + reopened.days(&all_days, &analysis).len();
    let mut count = 0;
    let mut states = if done.afresh { StateMap::default() } else { current_states(writer.lake())? };
    let mut versions = Versions::of(writer.lake())?;
    let machines = (settings.config, places);
    refold(&mut writer, machines, &reopened, &all_days, &mut analysis, &mut states, &mut versions, &mut done, &mut |day| {
        told(day, count, total);
        count += 1;
    })?;
    let seen = writer.lake().manifest().version;
    let commits = new_days.chunks(DAYS_A_COMMIT).collect::<Vec<_>>();
    for days in commits.iter().copied().chain(commits.is_empty().then_some(&[][..])) {
        for &day in days {
            told(day, count, total);
            count += 1;
            let folded = fold_day(writer.lake(), day, None, settings.config, places, &states)?;
            done.reports += folded.reports;
            done.days += 1;
            analysis.last_day = Some(day);
            analysis.latest = analysis.latest.max(folded.latest);
            keep_day(&mut writer, day, &folded, &versions)?;
            states.extend(folded.states);
        }
        analysis.seen = seen;
        keep_current(&mut writer, settings.config, places, &analysis, &states, &versions)?;
        let (next, value) = (writer.lake().manifest().next_source, serde_json::to_value(&analysis));
        writer.commit(next, value.map_err(|e| EngineError::batch("manifest", e))?)?;
    }
    done.vessels = states.len();
    Ok(summary(writer.lake(), done))
}

/// The days with reports.
pub(crate) fn report_days(lake: &Lake) -> Vec<Day> {
    let mut days = lake.manifest().days(Table::Positions);
    days.extend(lake.manifest().days(Table::VoyageData));
    days.sort_unstable();
    days.dedup();
    days
}

fn summary(lake: &Lake, mut done: Analyzed) -> Analyzed {
    let rows = |table: fn(EventKind) -> Table| EventKind::ALL.map(|k| (k, lake.manifest().rows(table(k)))).to_vec();
    done.events = rows(Table::Events);
    done.open = rows(Table::OpenEvents);
    if done.vessels == 0 {
        let current = lake.manifest().files(Table::States).into_iter().find(|f| f.day.is_none());
        done.vessels = current.map_or(0, |f| f.rows as usize);
    }
    done
}

/// Takes every event and state out of the lake; the history of events stays.
fn forget(writer: &mut Writer) {
    let analysed = |f: &&FileEntry| matches!(f.table, Table::Events(_) | Table::OpenEvents(_) | Table::States);
    let paths: Vec<String> = writer.lake().manifest().files.iter().filter(analysed).map(|f| f.path.clone()).collect();
    for path in paths {
        writer.remove(&path);
    }
}

/// The states at the end of the last day folded.
fn current_states(lake: &Lake) -> Result<StateMap, EngineError> {
    let mut states = StateMap::default();
    for file in lake.manifest().files(Table::States).into_iter().filter(|f| f.day.is_none()) {
        add_states(lake, file, &mut states, &mut |_| true)?;
    }
    Ok(states)
}

/// Adds the states of a file.
pub(crate) fn add_states(
    lake: &Lake,
    file: &FileEntry,
    states: &mut StateMap,
    wanted: &mut dyn FnMut(u32) -> bool,
) -> Result<(), EngineError> {
    for batch in lake::read_batches(&file.path, lake.read(file)?, None, None, 16 * 1024)? {
        states.add_batch(&batch.map_err(|e| EngineError::batch("states", e))?, wanted)?;
    }
    Ok(())
}

/// Writes a folded day: its events, a file a kind, and the states of the vessels heard.
fn keep_day(writer: &mut Writer, day: Day, folded: &DayFolded, versions: &Versions) -> Result<(), EngineError> {
    let mut events: Vec<&Event> = folded.events.iter().collect();
    events.sort_unstable_by(|a, b| (a.mmsi, &a.id).cmp(&(b.mmsi, &b.id)));
    let events: Vec<Event> = events.into_iter().map(|e| Event { version: versions.current(&e.id), ..e.clone() }).collect();
    for kind in EventKind::ALL {
        put_events(writer, Table::Events(kind), Partition::Day(day), kind, &events)?;
    }
    put_states(writer, Partition::Day(day), &folded.states)
}

/// Writes the events of one kind, where there are any.
pub(crate) fn put_events(
    writer: &mut Writer,
    table: Table,
    part: Partition,
    kind: EventKind,
    events: &[Event],
) -> Result<(), EngineError> {
    let batch = batch_from_events(kind, events)?;
    if batch.num_rows() == 0 {
        return Ok(());
    }
    let rows = batch.num_rows() as u64;
    let bytes = lake::encode(kind.table(), &batch.schema(), &[batch])?;
    let entry = writer.put(table, part, 0, rows, bytes)?;
    writer.add(entry);
    Ok(())
}

/// Writes states.
pub(crate) fn put_states(writer: &mut Writer, part: Partition, states: &StateMap) -> Result<(), EngineError> {
    let batch = states.to_batch()?;
    let bytes = lake::encode("states", &batch.schema(), &[batch])?;
    let entry = writer.put(Table::States, part, 0, states.len() as u64, bytes)?;
    writer.add(entry);
    Ok(())
}

/// Replaces what is under way, and the states at the end of the data.
fn keep_current(
    writer: &mut Writer,
    config: &TrackConfig,
    places: Places<'_>,
    analysis: &Analysis,
    states: &StateMap,
    versions: &Versions,
) -> Result<(), EngineError> {
    let old: Vec<String> = (writer.lake().manifest().files.iter())
        .filter(|f| matches!(f.table, Table::OpenEvents(_)) || (f.table == Table::States && f.day.is_none()))
        .map(|f| f.path.clone())
        .collect();
    for path in old {
        writer.remove(&path);
    }
    let mut vessels: Vec<u32> = states.vessels().collect();
    vessels.sort_unstable();
    let mut open = open_events(config, places, &vessels, states, analysis)?;
    for event in &mut open {
        event.version = versions.current(&event.id);
    }
    for kind in EventKind::ALL {
        put_events(writer, Table::OpenEvents(kind), Partition::Whole, kind, &open)?;
    }
    put_states(writer, Partition::Whole, states)
}

/// What is open of some vessels at the end of the data.
fn open_events(
    config: &TrackConfig,
    places: Places<'_>,
    vessels: &[u32],
    states: &StateMap,
    analysis: &Analysis,
) -> Result<Vec<Event>, EngineError> {
    let now = analysis.latest.unwrap_or_default();
    let each = vessels
        .par_iter()
        .filter_map(|&m| model::Mmsi::new(u64::from(m)).ok())
        .map(|mmsi| Ok(Vessel::new(config, places, states.get(mmsi)?).open_events(now)))
        .collect::<Result<Vec<_>, EngineError>>()?;
    Ok(each.into_iter().flatten().collect())
}

#[expect(clippy::too_many_arguments, reason = "the whole of what an analysis holds, handed on once")]
fn refold(
    writer: &mut Writer,
    (config, places): (&TrackConfig, Places<'_>),
    reopened: &Reopened,
    all_days: &[Day],
    analysis: &mut Analysis,
    states: &mut StateMap,
    versions: &mut Versions,
    done: &mut Analyzed,
    told: &mut dyn FnMut(Day),
) -> Result<(), EngineError> {
    if reopened.is_empty() {
        return Ok(());
    }
    done.reopened_vessels = reopened.len();
    late::states_before(writer.lake(), reopened, states)?;
    let mut account = late::Account::default();
    for day in reopened.days(all_days, analysis) {
        told(day);
        let vessels = reopened.on(day);
        let folded = fold_day(writer.lake(), day, Some(&vessels), config, places, states)?;
        done.reports += folded.reports;
        analysis.latest = analysis.latest.max(folded.latest);
        account.day(writer, day, &vessels, &folded)?;
        states.extend(folded.states);
    }
    let vessels = reopened.vessels();
    let waiting = open_events(config, places, &vessels, states, analysis)?.into_iter().filter(|e| !e.open).collect();
    account.waiting(writer.lake(), &vessels, waiting)?;
    let (changed, withdrawn) = account.settle(writer, versions)?;
    done.changed = changed;
    done.withdrawn = withdrawn;
    Ok(())
}
