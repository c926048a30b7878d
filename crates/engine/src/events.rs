//! Events as Arrow batches, a table a kind: plain columns, and the evidence as a list of lines.

use arrow_array::RecordBatch;
use model::{
    Detail, DraughtChange, Encounter, Event, EventId, EventKind, Evidence, FalseTrack, Gap, IdentityConflict, Interference,
    Loitering, Mmsi, PortVisit, Stop, Voyage,
};
use serde::{Deserialize, Serialize};

use crate::error::EngineError;

/// The columns every kind has, around its own.
const OUTER: [&str; 6] = ["id", "version", "mmsi", "track", "open", "evidence"];

#[derive(Serialize, Deserialize)]
struct Row<D> {
    id: EventId,
    version: u32,
    mmsi: Mmsi,
    track: u16,
    open: bool,
    detail: D,
    evidence: Vec<Evidence>,
}

/// A kind's own columns.
trait Columns: Serialize + for<'de> Deserialize<'de> + Clone {
    /// Those that are times.
    const TIMES: &'static [&'static str];
    fn of(detail: &Detail) -> Option<&Self>;
    fn into_detail(self) -> Detail;
}

macro_rules! columns {
    ($($kind:ident: $type:ty, $times:expr;)*) => {$(
        impl Columns for $type {
            const TIMES: &'static [&'static str] = &$times;
            fn of(detail: &Detail) -> Option<&Self> {
                if let Detail::$kind(d) = detail { Some(d) } else { None }
            }
            fn into_detail(self) -> Detail {
                Detail::$kind(self)
            }
        }
    )*};
}

columns! {
    Gap: Gap, ["detail.begin", "detail.end"];
    Stop: Stop, ["detail.begin", "detail.end"];
    PortVisit: PortVisit, ["detail.begin", "detail.end"];
    Draught: DraughtChange, ["detail.begin", "detail.end"];
    Encounter: Encounter, ["detail.begin", "detail.end"];
    Loitering: Loitering, ["detail.begin", "detail.end"];
    FalseTrack: FalseTrack, ["detail.begin", "detail.end"];
    Identity: IdentityConflict, ["detail.begin", "detail.end"];
    Interference: Interference, ["detail.begin", "detail.end"];
    Voyage: Voyage, ["detail.departure", "detail.arrival", "detail.begin", "detail.declared.element.first", "detail.declared.element.last"];
}

/// The batch of the events of one kind; others are left out.
pub fn batch_from_events(kind: EventKind, events: &[Event]) -> Result<RecordBatch, EngineError> {
    match kind {
        EventKind::Gap => to_batch::<Gap>(kind, events),
        EventKind::Stop => to_batch::<Stop>(kind, events),
        EventKind::PortVisit => to_batch::<PortVisit>(kind, events),
        EventKind::Draught => to_batch::<DraughtChange>(kind, events),
        EventKind::Voyage => to_batch::<Voyage>(kind, events),
        EventKind::Encounter => to_batch::<Encounter>(kind, events),
        EventKind::Loitering => to_batch::<Loitering>(kind, events),
        EventKind::FalseTrack => to_batch::<FalseTrack>(kind, events),
        EventKind::Identity => to_batch::<IdentityConflict>(kind, events),
        EventKind::Interference => to_batch::<Interference>(kind, events),
    }
}

/// The events of a batch of one kind.
pub fn events_from_batch(kind: EventKind, batch: &RecordBatch) -> Result<Vec<Event>, EngineError> {
    match kind {
        EventKind::Gap => from_batch::<Gap>(kind, batch),
        EventKind::Stop => from_batch::<Stop>(kind, batch),
        EventKind::PortVisit => from_batch::<PortVisit>(kind, batch),
        EventKind::Draught => from_batch::<DraughtChange>(kind, batch),
        EventKind::Voyage => from_batch::<Voyage>(kind, batch),
        EventKind::Encounter => from_batch::<Encounter>(kind, batch),
        EventKind::Loitering => from_batch::<Loitering>(kind, batch),
        EventKind::FalseTrack => from_batch::<FalseTrack>(kind, batch),
        EventKind::Identity => from_batch::<IdentityConflict>(kind, batch),
        EventKind::Interference => from_batch::<Interference>(kind, batch),
    }
}

fn to_batch<D: Columns>(kind: EventKind, events: &[Event]) -> Result<RecordBatch, EngineError> {
    let rows: Vec<Row<D>> = events
        .iter()
        .filter_map(|e| {
            let detail = D::of(&e.detail)?.clone();
            Some(Row {
                id: e.id.clone(),
                version: e.version,
                mmsi: e.mmsi,
                track: e.track,
                open: e.open,
                detail,
                evidence: e.evidence.clone(),
            })
        })
        .collect();
    let mut times = D::TIMES.to_vec();
    times.push("evidence.element.t");
    Ok(lake::hoist(&lake::batch_of(kind.table(), &rows, &times)?, "detail")?)
}

fn from_batch<D: Columns>(kind: EventKind, batch: &RecordBatch) -> Result<Vec<Event>, EngineError> {
    let rows: Vec<Row<D>> = lake::rows_of(kind.table(), &lake::lower(batch, "detail", &OUTER)?)?;
    Ok(rows
        .into_iter()
        .map(|r| Event {
            id: r.id,
            version: r.version,
            mmsi: r.mmsi,
            track: r.track,
            open: r.open,
            detail: r.detail.into_detail(),
            evidence: r.evidence,
        })
        .collect())
}

#[cfg(test)]
#[path = "events_tests.rs"]
mod tests;
