//! The fold over the days of a lake.

use std::{path::Path, time::Duration};

use declared::Parser;
use geo::{Ports, Regions, Sea};
use lake::{FileEntry, Lake, Partition, Table, Writer};
use meet::MeetConfig;
use model::{Day, Event, EventKind, ShipHour, Timestamp, time::HOUR_MS};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use track::{
    Places, TrackConfig, Vessel,
    identity::{heirs, shared_imo},
};

use crate::{
    across::{self, Across, Around, DayLeft},
    day::{DayFolded, fold_day},
    error::EngineError,
    events::batch_from_events,
    fingerprint::fingerprint,
    late::{self, Reopened, Versions},
    states::StateMap,
};

/// Days to a commit: a long history that is interrupted keeps what was committed.
const DAYS_A_COMMIT: usize = 31;

/// A ship not heard at the end of the data may still be where it was for so long, hours: as between two reports.
const STILL_THERE_H: i32 = 48;

/// What an analysis needs to know.
pub struct Settings<'a> {
    /// Thresholds of what one vessel shows.
    pub config: &'a TrackConfig,
    /// Thresholds of what many vessels show.
    pub meet: &'a MeetConfig,
    /// Sea and land.
    pub sea: &'a Sea,
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

/// The machines, and what they look up.
#[derive(Clone, Copy)]
struct Machines<'a> {
    config: &'a TrackConfig,
    places: Places<'a>,
    /// Only what one vessel alone shows.
    tracks_only: bool,
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
    /// Only what one vessel alone shows: gaps unjudged, no meetings.
    #[serde(default)]
    pub tracks_only: bool,
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
    let places = Places { ports: settings.ports, regions: settings.regions, parser: &parser, sea: settings.sea };
    let detectors = settings.config.detectors.clone().unwrap_or_default();
    let around = Around { config: settings.meet, detectors: &detectors, ports: settings.ports, sea: settings.sea };
    let machines = Machines { config: settings.config, places, tracks_only: settings.chosen.tracks_only };
    let print = fingerprint(settings.config, settings.meet, settings.ports, settings.chosen.tracks_only);
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
    let first = reopened.days(&all_days, &analysis).first().or(new_days.first()).copied();
    let mut across = match first {
        Some(day) if !done.afresh && !machines.tracks_only => Across::before(around, writer.lake(), day)?,
        _ => Across::new(around),
    };
    let mut refolding = Refolding { states: &mut states, across: &mut across, analysis: &mut analysis, done: &mut done };
    refolding.run(&mut writer, machines, &reopened, &all_days, &mut versions, &mut |day| {
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
            states.extend(folded.states.clone());
            keep_day(&mut writer, day, machines, &mut across, folded, &versions)?;
        }
        analysis.seen = seen;
        keep_current(&mut writer, machines, &analysis, &states, &across, &versions)?;
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
    let analysed = |f: &&FileEntry| {
        matches!(
            f.table,
            Table::Events(_) | Table::OpenEvents(_) | Table::States | Table::ShipHours | Table::SlowFixes | Table::Meetings
        )
    };
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

/// Writes a folded day: its events, a file a kind; what it left for the days after; and the states of the vessels heard.
fn keep_day(
    writer: &mut Writer,
    day: Day,
    machines: Machines<'_>,
    across: &mut Across<'_>,
    folded: DayFolded,
    versions: &Versions,
) -> Result<(), EngineError> {
    put_states(writer, Partition::Day(day), &folded.states)?;
    let left = DayLeft { events: folded.events, hours: folded.hours, slow: folded.slow };
    let mut events = if machines.tracks_only { left.events } else { look_across(writer, day, across, left)? };
    events.sort_unstable_by(|a, b| (a.mmsi, &a.id).cmp(&(b.mmsi, &b.id)));
    for event in &mut events {
        event.version = versions.current(&event.id);
    }
    for kind in EventKind::ALL {
        put_events(writer, Table::Events(kind), Partition::Day(day), kind, &events)?;
    }
    Ok(())
}

/// Looks across the vessels of a day and keeps what it left; gives all its events.
fn look_across(writer: &mut Writer, day: Day, across: &mut Across<'_>, left: DayLeft) -> Result<Vec<Event>, EngineError> {
    let DayLeft { events, hours, slow } = left;
    across::put(writer, day, &hours)?;
    across::put(writer, day, &slow)?;
    let events = across.day(day, events, &hours, &slow);
    across.keep(writer, day)?;
    Ok(events)
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
    machines: Machines<'_>,
    analysis: &Analysis,
    states: &StateMap,
    across: &Across<'_>,
    versions: &Versions,
) -> Result<(), EngineError> {
    let old: Vec<String> = (writer.lake().manifest().files.iter())
        .filter(|f| matches!(f.table, Table::OpenEvents(_)) || (f.table == Table::States && f.day.is_none()))
        .map(|f| f.path.clone())
        .collect();
    for path in old {
        writer.remove(&path);
    }
    let mut open = open_events(machines, states, across, analysis)?;
    for event in &mut open {
        event.version = versions.current(&event.id);
    }
    for kind in EventKind::ALL {
        put_events(writer, Table::OpenEvents(kind), Partition::Whole, kind, &open)?;
    }
    put_states(writer, Partition::Whole, states)
}

/// What is open at the end of the data.
fn open_events(
    machines: Machines<'_>,
    states: &StateMap,
    across: &Across<'_>,
    analysis: &Analysis,
) -> Result<Vec<Event>, EngineError> {
    let now = analysis.latest.unwrap_or_default();
    let mut vessels: Vec<u32> = states.vessels().collect();
    vessels.sort_unstable();
    let each = vessels
        .par_iter()
        .filter_map(|&m| model::Mmsi::new(u64::from(m)).ok())
        .map(|mmsi| {
            let state = states.get(mmsi)?;
            let (hour, identity, heard) = (state.hour_under_way(), state.identity(), state.heard());
            let events = Vessel::new(machines.config, machines.places, state).open_events(now);
            Ok((events, hour, identity, heard))
        })
        .collect::<Result<Vec<_>, EngineError>>()?;
    let mut open = Vec::new();
    let (mut hours, mut identities, mut vessels) = (Vec::new(), Vec::new(), Vec::new());
    for (events, hour, identity, heard) in each {
        vessels.extend(heard);
        open.extend(events);
        identities.extend(identity);
        hours.extend(hour.into_iter().flat_map(|h| until(h, now)));
    }
    if !machines.tracks_only {
        across.open(&mut open, &hours, now);
        if let Some(detectors) = &machines.config.detectors {
            open.extend(shared_imo(&detectors.identity, &identities));
            let begin = vessels.iter().map(|v| v.first.0.t).min().unwrap_or(now);
            open.extend(heirs(&detectors.identity, &vessels, begin, now));
        }
    }
    Ok(open)
}

/// A vessel's hour under way, and those since it was last heard, as far as it may still be where it was.
fn until(last: ShipHour, now: Timestamp) -> impl Iterator<Item = ShipHour> {
    let end = (now.millis().div_euclid(HOUR_MS) as i32).min(last.hour.saturating_add(STILL_THERE_H));
    std::iter::once(last).chain((last.hour + 1..=end).map(move |hour| ShipHour { hour, reports: 0, ..last }))
}

/// What late data sets back and folds again.
struct Refolding<'r, 'a> {
    states: &'r mut StateMap,
    across: &'r mut Across<'a>,
    analysis: &'r mut Analysis,
    done: &'r mut Analyzed,
}

impl Refolding<'_, '_> {
    fn run(
        &mut self,
        writer: &mut Writer,
        machines: Machines<'_>,
        reopened: &Reopened,
        all_days: &[Day],
        versions: &mut Versions,
        told: &mut dyn FnMut(Day),
    ) -> Result<(), EngineError> {
        if reopened.is_empty() {
            return Ok(());
        }
        self.done.reopened_vessels = reopened.len();
        late::states_before(writer.lake(), reopened, self.states)?;
        let mut account = late::Account::default();
        for day in reopened.days(all_days, self.analysis) {
            told(day);
            let vessels = reopened.on(day);
            let folded = fold_day(writer.lake(), day, Some(&vessels), machines.config, machines.places, self.states)?;
            self.done.reports += folded.reports;
            self.analysis.latest = self.analysis.latest.max(folded.latest);
            self.states.extend(folded.states.clone());
            let left = account.day(writer, day, &vessels, folded)?;
            let events = if machines.tracks_only { left.events } else { look_across(writer, day, self.across, left)? };
            account.came_out(day, events);
        }
        let open = open_events(machines, self.states, self.across, self.analysis)?;
        account.waiting(writer.lake(), open.into_iter().filter(|e| !e.open).collect())?;
        let (changed, withdrawn) = account.settle(writer, versions)?;
        self.done.changed = changed;
        self.done.withdrawn = withdrawn;
        Ok(())
    }
}
