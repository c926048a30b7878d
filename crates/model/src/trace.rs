//! What one vessel's track leaves for the detectors that look at many vessels.

use serde::{Deserialize, Serialize};

use crate::{ids::SourceId, rows::TransponderClass, time::Timestamp};

/// Milliseconds between two samples of a slow ship: Global Fishing Watch's encounter pipeline resamples every 10 minutes.
pub const SLOW_STEP_MS: i64 = 600_000;

/// An hour of a ship that was surely there, heard or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ShipHour {
    /// The vessel.
    pub mmsi: u32,
    /// Hours since the epoch.
    pub hour: i32,
    /// Where it was in that hour: H3 cell of resolution 5.
    pub cell: u64,
    /// Its transponder.
    pub class: TransponderClass,
    /// Reports heard in that hour; where none was, the ship's reports before and after show that it was there.
    pub reports: u16,
}

/// Where a slow ship was at a full ten minutes, between two of its reports.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlowFix {
    /// Number of the ten minutes since the epoch: see [`SLOW_STEP_MS`].
    pub step: i32,
    /// The vessel.
    pub mmsi: u32,
    /// Which of the tracks of the MMSI.
    pub track: u16,
    /// Latitude, degrees.
    pub lat: f64,
    /// Longitude, degrees.
    pub lon: f64,
    /// Speed over ground, knots: as reported, or as implied by the reports before and after.
    pub kn: f32,
    /// The reports before and after are more than an hour apart.
    pub sparse: bool,
    /// It was heard under way, or elsewhere, before it became slow: it came.
    pub came: bool,
    /// The report before: when it was heard.
    pub t: Timestamp,
    /// The report before: its input.
    pub source: SourceId,
    /// The report before: its first byte in the input.
    pub offset: u64,
}

impl SlowFix {
    /// The moment of the sample.
    pub const fn at(&self) -> Timestamp {
        Timestamp::from_millis(self.step as i64 * SLOW_STEP_MS)
    }
}
