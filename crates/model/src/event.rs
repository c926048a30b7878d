//! Events: what a vessel did, each with the lines that show it.
//!
//! An event has a stable [`EventId`] and a version that grows when late data changes what was true.

mod call;
mod deceit;
mod gap;
mod mass;
mod meeting;
mod voyage;

pub use call::{DraughtChange, DraughtFinding, PortVisit, Stop};
pub use deceit::{FalseTrack, IdentityConflict, Interference};
pub use gap::{Gap, Reach, ReachablePort, Silence, SilenceVerdict};
pub use mass::Mass;
pub use meeting::{Encounter, Loitering};
use serde::{Deserialize, Serialize};
pub use voyage::{Declaration, Verdict, Voyage};

use crate::{
    ids::{EventId, Mmsi, SourceId},
    time::Timestamp,
};

/// The kinds of event, one table each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Two consecutive reports further apart than the threshold.
    Gap,
    /// A vessel that lay still.
    Stop,
    /// A call at a port or pier.
    PortVisit,
    /// What the draught did over a port visit.
    Draught,
    /// From port to port.
    Voyage,
    /// Two ships close together and slow.
    Encounter,
    /// A ship that moved hardly, away from any port.
    Loitering,
    /// Positions that cannot be.
    FalseTrack,
    /// An identity that contradicts itself.
    Identity,
    /// Several ships whose positions jumped alike.
    Interference,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Gap,
        Self::Stop,
        Self::PortVisit,
        Self::Draught,
        Self::Voyage,
        Self::Encounter,
        Self::Loitering,
        Self::FalseTrack,
        Self::Identity,
        Self::Interference,
    ];

    /// The first part of the ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Stop => "stop",
            Self::PortVisit => "visit",
            Self::Draught => "draught",
            Self::Voyage => "voyage",
            Self::Encounter => "encounter",
            Self::Loitering => "loitering",
            Self::FalseTrack => "false_track",
            Self::Identity => "identity",
            Self::Interference => "interference",
        }
    }

    /// The table's name in the lake.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Gap => "gaps",
            Self::Stop => "stops",
            Self::PortVisit => "port_visits",
            Self::Draught => "draught_changes",
            Self::Voyage => "voyages",
            Self::Encounter => "encounters",
            Self::Loitering => "loitering",
            Self::FalseTrack => "false_tracks",
            Self::Identity => "identity_conflicts",
            Self::Interference => "interference",
        }
    }

    /// The name of the table of those under way at the end of the data.
    pub const fn open_table(self) -> &'static str {
        match self {
            Self::Gap => "gaps_open",
            Self::Stop => "stops_open",
            Self::PortVisit => "port_visits_open",
            Self::Draught => "draught_changes_open",
            Self::Voyage => "voyages_open",
            Self::Encounter => "encounters_open",
            Self::Loitering => "loitering_open",
            Self::FalseTrack => "false_tracks_open",
            Self::Identity => "identity_conflicts_open",
            Self::Interference => "interference_open",
        }
    }

    /// The kind of a name or table.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.name() == name || k.table() == name)
    }
}

/// A raw line that an event rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What the line shows, such as `last report before`, `destination`, `draught`.
    pub role: String,
    /// When it was heard.
    pub t: Timestamp,
    /// The input.
    pub source: SourceId,
    /// First byte in the decompressed input.
    pub offset: u64,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// See [`Gap`].
    Gap(Gap),
    /// See [`Stop`].
    Stop(Stop),
    /// See [`PortVisit`].
    PortVisit(PortVisit),
    /// See [`DraughtChange`].
    Draught(DraughtChange),
    /// See [`Voyage`].
    Voyage(Voyage),
    /// See [`Encounter`].
    Encounter(Encounter),
    /// See [`Loitering`].
    Loitering(Loitering),
    /// See [`FalseTrack`].
    FalseTrack(FalseTrack),
    /// See [`IdentityConflict`].
    Identity(IdentityConflict),
    /// See [`Interference`].
    Interference(Interference),
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Stable id.
    pub id: EventId,
    /// From 1; grows when late data changes the event.
    pub version: u32,
    /// The vessel.
    pub mmsi: Mmsi,
    /// Which of the tracks of this MMSI, from 0: one MMSI may be several ships.
    pub track: u16,
    /// Still going on at the end of the data.
    pub open: bool,
    /// What happened.
    pub detail: Detail,
    /// The lines that show it.
    pub evidence: Vec<Evidence>,
}

impl Event {
    /// The kind.
    pub const fn kind(&self) -> EventKind {
        match self.detail {
            Detail::Gap(_) => EventKind::Gap,
            Detail::Stop(_) => EventKind::Stop,
            Detail::PortVisit(_) => EventKind::PortVisit,
            Detail::Draught(_) => EventKind::Draught,
            Detail::Voyage(_) => EventKind::Voyage,
            Detail::Encounter(_) => EventKind::Encounter,
            Detail::Loitering(_) => EventKind::Loitering,
            Detail::FalseTrack(_) => EventKind::FalseTrack,
            Detail::Identity(_) => EventKind::Identity,
            Detail::Interference(_) => EventKind::Interference,
        }
    }

    /// From when to when; without an end while it lasts.
    pub const fn span(&self) -> (Timestamp, Option<Timestamp>) {
        match &self.detail {
            Detail::Gap(d) => (d.begin, d.end),
            Detail::Stop(d) => (d.begin, d.end),
            Detail::PortVisit(d) => (d.begin, d.end),
            Detail::Draught(d) => (d.begin, d.end),
            Detail::Voyage(d) => (d.begin, d.arrival),
            Detail::Encounter(d) => (d.begin, d.end),
            Detail::Loitering(d) => (d.begin, d.end),
            Detail::FalseTrack(d) => (d.begin, d.end),
            Detail::Identity(d) => (d.begin, d.end),
            Detail::Interference(d) => (d.begin, d.end),
        }
    }
}
