//! Voyages, each with everything that bears on it: what was found of the vessel meanwhile, alone and with others.

use lake::Lake;
use model::{Detail, Event, EventKind, Timestamp};
use rustc_hash::FxHashMap;

use crate::{
    error::EngineError,
    query::{EventFilter, events},
};

/// A voyage and what bears on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The voyage.
    pub voyage: Event,
    /// Its gaps, meetings and so on, in order of time.
    pub events: Vec<Event>,
}

/// The kinds that bear on a voyage.
const KINDS: [EventKind; 7] = [
    EventKind::Gap,
    EventKind::Draught,
    EventKind::Encounter,
    EventKind::Loitering,
    EventKind::FalseTrack,
    EventKind::Identity,
    EventKind::Interference,
];

/// The voyages of a window, of one vessel or of all, those under way too; each with the events that overlap it, and the draught
/// over the stays at both its ends.
///
/// # Errors
///
/// The lake cannot be read.
pub fn stories(lake: &Lake, filter: &EventFilter) -> Result<Vec<Story>, EngineError> {
    let voyages = events(lake, &EventFilter { kinds: vec![EventKind::Voyage], open: true, ..filter.clone() })?;
    // Another vessel's event may be about this one, and one that began before the window may reach into a voyage of it.
    let around = EventFilter { kinds: KINDS.to_vec(), open: true, ..EventFilter::default() };
    let mut by_vessel: FxHashMap<u32, Vec<Event>> = FxHashMap::default();
    for event in events(lake, &around)? {
        for vessel in vessels(&event) {
            by_vessel.entry(vessel).or_default().push(event.clone());
        }
    }
    Ok(voyages
        .into_iter()
        .map(|voyage| {
            let about = by_vessel.get(&voyage.mmsi.get()).map_or(&[][..], Vec::as_slice);
            let mut events: Vec<Event> = about.iter().filter(|e| bears_on(&voyage, e)).cloned().collect();
            events.sort_by(|a, b| (a.span().0, &a.id).cmp(&(b.span().0, &b.id)));
            Story { voyage, events }
        })
        .collect())
}

fn vessels(event: &Event) -> Vec<u32> {
    match &event.detail {
        Detail::Encounter(e) => vec![event.mmsi.get(), e.other_mmsi],
        Detail::Interference(i) => i.vessels.clone(),
        Detail::Identity(i) => std::iter::once(event.mmsi.get()).chain(i.other_mmsi).collect(),
        _ => vec![event.mmsi.get()],
    }
}

fn bears_on(voyage: &Event, event: &Event) -> bool {
    let (begin, end) = voyage.span();
    let end = end.unwrap_or(Timestamp::from_millis(i64::MAX));
    let (from, to) = event.span();
    match &event.detail {
        // A stay begins with the arrival and ends with the departure.
        Detail::Draught(d) => d.begin == end || d.end == Some(begin),
        Detail::Identity(_) => from >= begin && from < end,
        _ => from < end && to.is_none_or(|to| to > begin),
    }
}

#[cfg(test)]
#[path = "stories_tests.rs"]
mod tests;
