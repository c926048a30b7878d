//! Lying still, calling at a port, and what the draught did meanwhile.

use serde::{Deserialize, Serialize};

use crate::{event::Mass, ids::EventId, time::Timestamp};

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
    /// What was loaded or discharged, where the draught changed and the ship's size is known.
    pub mass: Option<Mass>,
}
