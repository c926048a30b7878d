//! Late data: which vessels it reopens from which day, and what became of their events.
//!
//! A vessel that late data touched on a day is folded anew from that day on, from the state it had the day before. Events
//! that come out as they were keep their version; those that differ get the next one; those that no longer come out are
//! withdrawn. What was replaced or withdrawn stays in `event_history`.

use std::collections::BTreeMap;

use lake::{FileEntry, Lake, Partition, Table, Touched, Writer};
use model::{Day, Event, EventId, EventKind};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::{
    across::{self, DayLeft, Row},
    analyze::{Analysis, add_states, put_events, put_states},
    day::DayFolded,
    error::EngineError,
    query::read_events,
    states::StateMap,
};

/// The vessels that are folded anew, each from a day on.
#[derive(Debug, Default)]
pub(crate) struct Reopened(BTreeMap<u32, Day>);

impl Reopened {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The vessels to fold on a day, sorted.
    pub(crate) fn on(&self, day: Day) -> Vec<u32> {
        self.0.iter().filter(|(_, from)| **from <= day).map(|(m, _)| *m).collect()
    }

    /// The days to fold again: from the first day touched to the last one analysed.
    pub(crate) fn days(&self, all: &[Day], analysis: &Analysis) -> Vec<Day> {
        let Some(&first) = self.0.values().min() else { return Vec::new() };
        all.iter().copied().filter(|&d| d >= first && analysis.last_day.is_some_and(|last| d <= last)).collect()
    }
}

/// What the commits since the last analysis touched among the days it had folded.
pub(crate) fn reopened(lake: &Lake, analysis: &Analysis) -> Result<Reopened, EngineError> {
    let mut vessels: BTreeMap<u32, Day> = BTreeMap::new();
    let Some(last_day) = analysis.last_day else { return Ok(Reopened::default()) };
    for file in lake.manifest().files(Table::Touched).into_iter().filter(|f| f.since > analysis.seen) {
        for Touched { day, mmsi } in lake::read_rows(lake, file, None)? {
            if day <= last_day {
                vessels.entry(mmsi).and_modify(|d| *d = (*d).min(day)).or_insert(day);
            }
        }
    }
    Ok(Reopened(vessels))
}

/// Sets the states of the reopened vessels back to those before their first touched day.
pub(crate) fn states_before(lake: &Lake, reopened: &Reopened, states: &mut StateMap) -> Result<(), EngineError> {
    states.retain(|m| !reopened.0.contains_key(&m));
    // The newest state before its day, for each vessel: later files overwrite earlier ones.
    for file in lake.manifest().files(Table::States) {
        let Some(day) = file.day else { continue };
        add_states(lake, file, states, &mut |m| reopened.0.get(&m).is_some_and(|&from| day < from))?;
    }
    Ok(())
}

/// A version of an event that no longer stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Superseded {
    id: String,
    kind: String,
    mmsi: u32,
    version: u32,
    /// `changed` or `withdrawn`.
    became: String,
    /// The commit that ended it.
    commit: u64,
    /// The event as it was, as JSON.
    event: String,
}

/// The versions that events had and have no more: the highest of each, so that no number is given twice.
#[derive(Debug, Default)]
pub(crate) struct Versions(FxHashMap<EventId, u32>);

impl Versions {
    /// Those of a lake's history.
    pub(crate) fn of(lake: &Lake) -> Result<Self, EngineError> {
        let mut versions = Self::default();
        for file in lake.manifest().files(Table::EventHistory) {
            for old in lake::read_rows::<Superseded>(lake, file, None)? {
                if let Ok(id) = old.id.parse() {
                    versions.ended(id, old.version);
                }
            }
        }
        Ok(versions)
    }

    fn ended(&mut self, id: EventId, version: u32) {
        let highest = self.0.entry(id).or_default();
        *highest = (*highest).max(version);
    }

    /// The version that an event which stands has.
    pub(crate) fn current(&self, id: &EventId) -> u32 {
        self.0.get(id).map_or(1, |highest| highest + 1)
    }
}

/// The events of the days folded again, as they were and as they are.
#[derive(Default)]
pub(crate) struct Account {
    old: FxHashMap<EventId, Event>,
    new: Vec<(Day, Vec<Event>)>,
    waiting: Vec<Event>,
}

impl Account {
    /// Takes what is finished but waits among what is open, because what comes later may still change it: voyages whose verdict
    /// is open, meetings of the last hours. `now` are those that wait by now.
    pub(crate) fn waiting(&mut self, lake: &Lake, now: Vec<Event>) -> Result<(), EngineError> {
        for kind in EventKind::ALL {
            for file in lake.manifest().files(Table::OpenEvents(kind)) {
                let finished = events_of(lake, file, kind)?.into_iter().filter(|e| !e.open);
                self.old.extend(finished.map(|e| (e.id.clone(), e)));
            }
        }
        self.waiting = now;
        Ok(())
    }

    /// Takes a day that was folded again for `vessels` (sorted), and gives the day of all vessels.
    pub(crate) fn day(
        &mut self,
        writer: &mut Writer,
        day: Day,
        vessels: &[u32],
        folded: DayFolded,
    ) -> Result<DayLeft, EngineError> {
        let other = |m: u32| vessels.binary_search(&m).is_err();
        let mut left = DayLeft { events: folded.events, hours: Vec::new(), slow: Vec::new() };
        for kind in EventKind::ALL {
            for event in stored(writer.lake(), kind, day)? {
                if other(event.mmsi.get()) && !across::KINDS.contains(&kind) {
                    left.events.push(event.clone());
                }
                self.old.insert(event.id.clone(), event);
            }
        }
        left.hours = with_others(writer, day, &other, folded.hours)?;
        left.slow = with_others(writer, day, &other, folded.slow)?;
        let mut states = StateMap::default();
        for file in writer.lake().manifest().files_on(Table::States, day) {
            add_states(writer.lake(), file, &mut states, &mut |m| other(m))?;
        }
        states.extend(folded.states);
        writer.remove_day(Table::States, day);
        put_states(writer, Partition::Day(day), &states)?;
        Ok(left)
    }

    /// Takes the events of a day as they come out now.
    pub(crate) fn came_out(&mut self, day: Day, events: Vec<Event>) {
        self.new.push((day, events));
    }

    /// Writes the days' events with their versions, and the history. Gives the numbers of events changed and withdrawn.
    pub(crate) fn settle(mut self, writer: &mut Writer, versions: &mut Versions) -> Result<(usize, usize), EngineError> {
        let mut history: Vec<Superseded> = Vec::new();
        let commit = writer.version();
        for event in self.new.iter_mut().flat_map(|(_, events)| events).chain(&mut self.waiting) {
            if let Some(old) = self.old.remove(&event.id) {
                event.version = old.version;
                if *event != old {
                    history.push(superseded(&old, "changed", commit)?);
                    versions.ended(old.id, old.version);
                }
            }
            event.version = versions.current(&event.id);
        }
        let changed = history.len();
        let mut withdrawn: Vec<Event> = self.old.into_values().collect();
        withdrawn.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        for event in &withdrawn {
            history.push(superseded(event, "withdrawn", commit)?);
            versions.ended(event.id.clone(), event.version);
        }
        for (day, mut events) in self.new {
            events.sort_unstable_by(|a, b| (a.mmsi, &a.id).cmp(&(b.mmsi, &b.id)));
            for kind in EventKind::ALL {
                writer.remove_day(Table::Events(kind), day);
                put_events(writer, Table::Events(kind), Partition::Day(day), kind, &events)?;
            }
        }
        if !history.is_empty() {
            let bytes = lake::write_rows(Table::EventHistory, &history, &[])?;
            let entry = writer.put(Table::EventHistory, Partition::Whole, 0, history.len() as u64, bytes)?;
            writer.add(entry);
        }
        Ok((changed, withdrawn.len()))
    }
}

/// A day's rows of the vessels folded again, and those kept of the others.
fn with_others<R: Row>(
    writer: &mut Writer,
    day: Day,
    other: &dyn Fn(u32) -> bool,
    mut rows: Vec<R>,
) -> Result<Vec<R>, EngineError> {
    across::read::<R>(writer.lake(), day, &mut |row| {
        if other(row.vessel()) {
            rows.push(row);
        }
    })?;
    writer.remove_day(R::TABLE, day);
    Ok(rows)
}

fn superseded(event: &Event, became: &str, commit: u64) -> Result<Superseded, EngineError> {
    Ok(Superseded {
        id: event.id.to_string(),
        kind: event.kind().name().to_owned(),
        mmsi: event.mmsi.get(),
        version: event.version,
        became: became.to_owned(),
        commit,
        event: serde_json::to_string(event).map_err(|e| EngineError::batch("event_history", e))?,
    })
}

fn stored(lake: &Lake, kind: EventKind, day: Day) -> Result<Vec<Event>, EngineError> {
    let mut events = Vec::new();
    for file in lake.manifest().files_on(Table::Events(kind), day) {
        events.extend(events_of(lake, file, kind)?);
    }
    Ok(events)
}

fn events_of(lake: &Lake, file: &FileEntry, kind: EventKind) -> Result<Vec<Event>, EngineError> {
    let mut events = Vec::new();
    read_events(lake, file, kind, None, &mut |event| events.push(event))?;
    Ok(events)
}
