//! Events, identities and sources for whoever asks.

use lake::{FileEntry, Lake, SourceRecord, Table};
use model::{Event, EventId, EventKind, Mmsi, Timestamp};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::{error::EngineError, events::events_from_batch};

/// Which events.
#[derive(Clone, Debug, Default)]
pub struct EventFilter {
    /// Of these kinds; all where empty.
    pub kinds: Vec<EventKind>,
    /// Of this vessel.
    pub mmsi: Option<Mmsi>,
    /// That had not ended before this moment.
    pub from: Option<Timestamp>,
    /// That began before this moment.
    pub to: Option<Timestamp>,
    /// This one only.
    pub id: Option<EventId>,
    /// Also those under way at the end of the data.
    pub open: bool,
}

impl EventFilter {
    fn admits(&self, event: &Event) -> bool {
        let (begin, end) = event.span();
        self.mmsi.is_none_or(|m| m == event.mmsi)
            && self.id.as_ref().is_none_or(|id| *id == event.id)
            && self.to.is_none_or(|to| begin < to)
            && self.from.is_none_or(|from| end.is_none_or(|end| end >= from))
    }
}

/// The events of a lake, in order of vessel, begin and kind.
pub fn events(lake: &Lake, filter: &EventFilter) -> Result<Vec<Event>, EngineError> {
    let mmsi = filter.mmsi.or_else(|| filter.id.as_ref().and_then(EventId::mmsi)).map(|m| [m.get()]);
    let kinds: Vec<EventKind> = match &filter.id {
        Some(id) => id.kind().into_iter().collect(),
        None if filter.kinds.is_empty() => EventKind::ALL.to_vec(),
        None => filter.kinds.clone(),
    };
    let mut found = Vec::new();
    for kind in kinds {
        let mut files = lake.manifest().files(Table::Events(kind));
        if filter.open || filter.id.is_some() {
            files.extend(lake.manifest().files(Table::OpenEvents(kind)));
        }
        for file in files {
            read_events(lake, file, kind, mmsi.as_ref().map(<[u32; 1]>::as_slice), &mut |event| {
                if filter.admits(&event) {
                    found.push(event);
                }
            })?;
        }
    }
    found.sort_by(|a, b| (a.mmsi, a.span().0, a.kind(), a.track, &a.id).cmp(&(b.mmsi, b.span().0, b.kind(), b.track, &b.id)));
    Ok(found)
}

/// Reads the events of a file.
pub(crate) fn read_events(
    lake: &Lake,
    file: &FileEntry,
    kind: EventKind,
    mmsi: Option<&[u32]>,
    take: &mut dyn FnMut(Event),
) -> Result<(), EngineError> {
    for batch in lake::read_batches(&file.path, lake.read(file)?, None, mmsi, 64 * 1024)? {
        let batch = batch.map_err(|e| EngineError::batch(kind.table(), e))?;
        events_from_batch(kind, &batch)?.into_iter().for_each(&mut *take);
    }
    Ok(())
}

/// The inputs of a lake, in order of their numbers.
pub fn sources(lake: &Lake) -> Result<Vec<SourceRecord>, EngineError> {
    let mut all = Vec::new();
    for file in lake.manifest().files(Table::Sources) {
        all.extend(lake::read_rows::<SourceRecord>(lake, file, None)?);
    }
    all.sort_by_key(|s| s.source);
    Ok(all)
}

/// Reads columns of a file of static and voyage data, as far as it may hold one of some vessels (sorted; rows of others may
/// remain).
pub(crate) fn read_statics<R: for<'de> serde::Deserialize<'de>>(
    lake: &Lake,
    file: &FileEntry,
    columns: &[&str],
    vessels: &[u32],
    take: &mut dyn FnMut(R),
) -> Result<(), EngineError> {
    for batch in lake::read_batches(&file.path, lake.read(file)?, Some(columns), Some(vessels), 64 * 1024)? {
        let batch = batch.map_err(|e| EngineError::batch("voyage_data", e))?;
        lake::rows_of::<R>("voyage_data", &batch)?.into_iter().for_each(&mut *take);
    }
    Ok(())
}

/// What a vessel called itself last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    /// Ship's name.
    pub name: Option<String>,
    /// IMO number as heard.
    pub imo: Option<u32>,
}

/// What vessels called themselves last, by MMSI.
pub fn names(lake: &Lake, vessels: &[u32]) -> Result<FxHashMap<u32, Called>, EngineError> {
    #[derive(serde::Deserialize)]
    struct Row {
        mmsi: u32,
        name: Option<String>,
        imo: Option<u32>,
    }
    let mut sorted = vessels.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut found: FxHashMap<u32, Called> = FxHashMap::default();
    for file in lake.manifest().files(Table::VoyageData) {
        read_statics(lake, file, &["mmsi", "name", "imo"], &sorted, &mut |row: Row| {
            if sorted.binary_search(&row.mmsi).is_ok() {
                let called = found.entry(row.mmsi).or_default();
                called.name = row.name.or_else(|| called.name.take());
                called.imo = row.imo.or(called.imo);
            }
        })?;
    }
    Ok(found)
}

/// What a vessel said of itself, from when to when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Identity {
    /// Ship's name.
    pub name: Option<String>,
    /// IMO number as heard.
    pub imo: Option<u32>,
    /// Call sign.
    pub call_sign: Option<String>,
    /// Type of ship and cargo.
    pub ship_type: Option<u8>,
    /// Length, metres.
    pub length_m: Option<f32>,
    /// Beam, metres.
    pub beam_m: Option<f32>,
    /// First heard.
    pub first: Timestamp,
    /// Last heard.
    pub last: Timestamp,
}

/// The identities a vessel gave, in order of when each was first heard.
///
/// Class B units send name and numbers in separate messages: what one leaves out does not make another identity.
pub fn identities(lake: &Lake, mmsi: Mmsi) -> Result<Vec<Identity>, EngineError> {
    #[derive(serde::Deserialize)]
    struct Row {
        mmsi: u32,
        t: Timestamp,
        imo: Option<u32>,
        name: Option<String>,
        call_sign: Option<String>,
        ship_type: Option<u8>,
        length_m: Option<f32>,
        beam_m: Option<f32>,
    }
    fn agree<T: PartialEq + Clone>(known: &mut Option<T>, heard: Option<&T>) -> bool {
        match (&known, heard) {
            (Some(k), Some(h)) => k == h,
            (None, Some(h)) => {
                *known = Some(h.clone());
                true
            }
            (_, None) => true,
        }
    }
    let mut found: Vec<Identity> = Vec::new();
    let columns = ["mmsi", "t", "imo", "name", "call_sign", "ship_type", "length_m", "beam_m"];
    for file in lake.manifest().files(Table::VoyageData) {
        read_statics(lake, file, &columns, &[mmsi.get()], &mut |row: Row| {
            if row.mmsi == mmsi.get() {
                let same = found.last_mut().is_some_and(|last| {
                    let mut merged = last.clone();
                    let agrees = agree(&mut merged.name, row.name.as_ref())
                        && agree(&mut merged.imo, row.imo.as_ref())
                        && agree(&mut merged.call_sign, row.call_sign.as_ref())
                        && agree(&mut merged.ship_type, row.ship_type.as_ref())
                        && agree(&mut merged.length_m, row.length_m.as_ref())
                        && agree(&mut merged.beam_m, row.beam_m.as_ref());
                    if agrees {
                        merged.last = row.t;
                        *last = merged;
                    }
                    agrees
                });
                if !same {
                    found.push(Identity {
                        name: row.name,
                        imo: row.imo,
                        call_sign: row.call_sign,
                        ship_type: row.ship_type,
                        length_m: row.length_m,
                        beam_m: row.beam_m,
                        first: row.t,
                        last: row.t,
                    });
                }
            }
        })?;
    }
    Ok(found)
}
