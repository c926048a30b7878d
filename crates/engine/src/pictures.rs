//! One risk picture a voyage: what was found of the vessel meanwhile, alone and with others, by weight of evidence.

use lake::Lake;
use model::{Detail, Event, EventKind};
use risk::{Picture, Weights};
use rustc_hash::FxHashMap;

use crate::{
    error::EngineError,
    query::{EventFilter, events},
};

/// The kinds that bear on a voyage.
const KINDS: [EventKind; 6] =
    [EventKind::Gap, EventKind::Draught, EventKind::Encounter, EventKind::Loitering, EventKind::FalseTrack, EventKind::Identity];

/// The pictures of the voyages of a window, of one vessel or of all, those under way too: the weightiest first.
///
/// # Errors
///
/// The lake cannot be read.
pub fn pictures(lake: &Lake, filter: &EventFilter, weights: &Weights) -> Result<Vec<Picture>, EngineError> {
    let voyages = events(lake, &EventFilter { kinds: vec![EventKind::Voyage], open: true, ..filter.clone() })?;
    // Another vessel's event may be about this one, and one that began before the window may reach into a voyage of it.
    let around = EventFilter { kinds: KINDS.to_vec(), open: true, ..EventFilter::default() };
    let all = events(lake, &around)?;
    let mut by_vessel: FxHashMap<u32, Vec<&Event>> = FxHashMap::default();
    for event in &all {
        by_vessel.entry(event.mmsi.get()).or_default().push(event);
        let other = match &event.detail {
            Detail::Encounter(e) => Some(e.other_mmsi),
            Detail::Identity(i) => i.other_mmsi,
            _ => None,
        };
        if let Some(other) = other.filter(|m| *m != event.mmsi.get()) {
            by_vessel.entry(other).or_default().push(event);
        }
    }
    let mut pictures: Vec<Picture> = (voyages.iter())
        .filter_map(|voyage| {
            let about = by_vessel.get(&voyage.mmsi.get()).map_or(&[][..], Vec::as_slice);
            risk::picture(weights, voyage, &risk::of_voyage(voyage, about.iter().copied()))
        })
        .collect();
    risk::rank(&mut pictures);
    Ok(pictures)
}
