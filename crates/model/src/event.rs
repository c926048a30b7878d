//! Events: what a vessel did, each with the lines that show it.
//!
//! An event has a stable [`EventId`] and a version that grows when late data changes what was true.

use serde::{Deserialize, Serialize};

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
}

impl EventKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Gap, Self::Stop, Self::PortVisit, Self::Draught, Self::Voyage];

    /// The first part of the ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Stop => "stop",
            Self::PortVisit => "visit",
            Self::Draught => "draught",
            Self::Voyage => "voyage",
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

/// Two consecutive reports of one MMSI further apart than the threshold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Last report before.
    pub begin: Timestamp,
    /// First report after; nothing while the silence lasts.
    pub end: Option<Timestamp>,
    /// Where it was last heard.
    pub from_lat: Option<f64>,
    /// Where it was last heard.
    pub from_lon: Option<f64>,
    /// Where it was heard again.
    pub to_lat: Option<f64>,
    /// Where it was heard again.
    pub to_lon: Option<f64>,
    /// Hours of silence; nothing while it lasts.
    pub hours: Option<f64>,
    /// Geodesic distance between both ends, nautical miles.
    pub distance_nm: Option<f64>,
    /// `distance_nm` over `hours`.
    pub implied_speed_kn: Option<f64>,
}

/// A vessel that lay still: from a speed of at most the begin threshold until one of at least the end threshold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// First slow report.
    pub begin: Timestamp,
    /// Last report of the stop; nothing while it lasts.
    pub end: Option<Timestamp>,
    /// Mean position.
    pub lat: f64,
    /// Mean position.
    pub lon: f64,
    /// Hours from begin to the last report of the stop.
    pub hours: f64,
    /// Number of reports in it.
    pub reports: u32,
}

/// A call at a port: entry, stop, gap and exit, whichever of them were seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PortVisit {
    /// The port's key in the port table, its UN/LOCODE where it has one.
    pub port: String,
    /// The port's name.
    pub port_name: String,
    /// First report inside.
    pub begin: Timestamp,
    /// Last report inside; nothing while the visit lasts.
    pub end: Option<Timestamp>,
    /// The vessel was seen outside just before.
    pub entry_seen: bool,
    /// It stopped inside.
    pub stop_seen: bool,
    /// It fell silent inside.
    pub gap_seen: bool,
    /// It was seen outside just after.
    pub exit_seen: bool,
    /// 4: entry, exit and a stop or gap; 3: entry or exit, and a stop or gap; 2: stop or gap only; 1: entry or exit only.
    pub confidence: u8,
    /// Hours from begin to the last report inside.
    pub hours: f64,
    /// Where it lay: mean position of its stop, or the report nearest to the port.
    pub lat: f64,
    /// Where it lay.
    pub lon: f64,
    /// Closest approach to the port's position, km.
    pub nearest_km: f64,
}

/// What is known of the draught over a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraughtFinding {
    /// Heard before and after, and not the same.
    Changed,
    /// Heard before and after, and the same: not updated, or nothing loaded; AIS cannot tell which.
    NotUpdated,
    /// Not heard before, or not heard after.
    NotHeard,
}

impl DraughtFinding {
    /// For a person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::NotUpdated => "not updated",
            Self::NotHeard => "not heard",
        }
    }
}

/// What the draught did over a port visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraughtChange {
    /// The visit.
    pub visit: EventId,
    /// The port's key.
    pub port: String,
    /// Begin of the visit.
    pub begin: Timestamp,
    /// End of the visit.
    pub end: Option<Timestamp>,
    /// The finding.
    pub finding: DraughtFinding,
    /// Last draught heard before or on arrival, metres.
    pub before_m: Option<f32>,
    /// Last draught heard after arrival and before the next one, metres.
    pub after_m: Option<f32>,
    /// `after_m - before_m`.
    pub change_m: Option<f32>,
}

/// One declared destination in force during a voyage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declaration {
    /// As typed.
    pub text: String,
    /// First heard with this text (before departure, where it was carried over).
    pub first: Timestamp,
    /// Last heard.
    pub last: Timestamp,
    /// The line it was first heard in.
    pub source: SourceId,
    /// First byte of that line.
    pub offset: u64,
    /// What it was read as: `port`, `region`, `vague` or `unreadable`.
    pub reading: String,
    /// The port's key or the region's key, where there is one.
    pub place: Option<String>,
    /// The place's name.
    pub place_name: Option<String>,
    /// How sure the reading is, 0 to 1.
    pub score: f32,
}

/// The verdict on what the crew declared against where the ship went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The ship went where it said.
    Kept,
    /// It said elsewhere at first, and said so before it arrived.
    DivertedAndSaidSo,
    /// The text was left from the last voyage.
    Stale,
    /// The text names no place that could be wrong.
    Vague,
    /// The text cannot be read.
    Unreadable,
    /// The text named a place, stood to the end, and the ship went elsewhere.
    Contradicted,
    /// No destination was heard on this voyage.
    NotHeard,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 7] =
        [Self::Kept, Self::DivertedAndSaidSo, Self::Stale, Self::Vague, Self::Unreadable, Self::Contradicted, Self::NotHeard];

    /// For a person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::DivertedAndSaidSo => "diverted and said so",
            Self::Stale => "stale",
            Self::Vague => "vague",
            Self::Unreadable => "unreadable",
            Self::Contradicted => "contradicted",
            Self::NotHeard => "not heard",
        }
    }
}

/// From the last report in one port to the arrival at the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Voyage {
    /// Departure: the last report in the port left; nothing where the first port is not known.
    pub departure: Option<Timestamp>,
    /// The port left.
    pub from_port: Option<String>,
    /// Its name.
    pub from_name: Option<String>,
    /// Arrival: the first report in the next port; nothing while under way.
    pub arrival: Option<Timestamp>,
    /// The port reached.
    pub to_port: Option<String>,
    /// Its name.
    pub to_name: Option<String>,
    /// First report of the voyage, the departure where it is known.
    pub begin: Timestamp,
    /// Hours from begin to arrival (to the last report, while under way).
    pub hours: f64,
    /// Miles made good along the reports, nautical.
    pub sea_miles: f64,
    /// Greatest draught heard, metres.
    pub max_draught_m: Option<f32>,
    /// The gaps inside.
    pub gaps: Vec<EventId>,
    /// Hours of those gaps together.
    pub gap_hours: f64,
    /// What the crew declared, in order.
    pub declared: Vec<Declaration>,
    /// The verdict; nothing while under way.
    pub verdict: Option<Verdict>,
    /// The rule that decided.
    pub rule: Option<String>,
    /// For *contradicted*: 0 to 1, how much it weighs; more where the ship's own record is good and the region differs, less where
    /// several ships used the MMSI meanwhile.
    pub weight: Option<f64>,
    /// The ship's own record before this voyage: voyages with a readable declaration that was kept.
    pub record_kept: u32,
    /// The ship's own record before this voyage: voyages with a readable declaration.
    pub record_readable: u32,
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
        }
    }
}
