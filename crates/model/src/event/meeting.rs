//! Ships that met, and ships that lay about at sea.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// Two ships close together and slow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Encounter {
    /// From.
    pub begin: Timestamp,
    /// Until; nothing while it lasts.
    pub end: Option<Timestamp>,
    /// Hours together, breaks left out.
    pub hours: f64,
    /// The other ship's MMSI, the greater of both.
    pub other_mmsi: u32,
    /// Which of the tracks of the other MMSI.
    pub other_track: u16,
    /// Mean position between both.
    pub lat: f64,
    /// Mean position between both.
    pub lon: f64,
    /// Closest, metres.
    pub closest_m: f64,
    /// Mean distance, metres.
    pub mean_m: f64,
    /// Mean speed over ground of both, knots.
    pub mean_kn: f64,
    /// Share of the samples that lie between reports more than an hour apart.
    pub sparse: f64,
    /// The nearest port or anchorage, by its key, where one is within 50 km.
    pub port: Option<String>,
    /// Distance to it, km.
    pub port_km: Option<f64>,
    /// Distance to the shore, km.
    pub shore_km: Option<f64>,
    /// 4: as defined, at sea; 3: shorter or sparse, at sea; 2: coastal; 1: coastal and shorter or sparse.
    pub grade: u8,
    /// The rule that gave the grade.
    pub rule: String,
}

/// A ship that moved hardly, away from any port.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loitering {
    /// First slow report.
    pub begin: Timestamp,
    /// Last one; nothing while it lasts.
    pub end: Option<Timestamp>,
    /// Hours.
    pub hours: f64,
    /// Mean position.
    pub lat: f64,
    /// Mean position.
    pub lon: f64,
    /// Miles made good along the reports over the hours, knots.
    pub mean_kn: f64,
    /// Distance from the first to the last report, nm.
    pub drift_nm: f64,
    /// Longest silence inside, hours.
    pub longest_silence_h: f64,
    /// Mean speed in the hour before, knots.
    pub before_kn: Option<f64>,
    /// Mean speed in the hour after, knots.
    pub after_kn: Option<f64>,
    /// The nearest port or anchorage, where one is within 50 km.
    pub port: Option<String>,
    /// Distance to it, km.
    pub port_km: Option<f64>,
    /// Distance to the shore, km.
    pub shore_km: Option<f64>,
    /// It came at speed, stopped short and left at speed, as for a meeting with a ship that was not heard.
    pub like_a_meeting: bool,
    /// The rule that decided.
    pub rule: String,
}
