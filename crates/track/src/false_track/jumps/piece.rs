//! The reports of one track, and what it began beside.

use geo::LatLon;
use model::Timestamp;
use serde::{Deserialize, Serialize};

use super::RECENT_H;
use crate::{detector_config::FalseTrackConfig, report::Line};

/// What is put on a piece after another one spoke, and this long after its last report, need not be of it, hours.
const STALE_H: f64 = 1.0;
/// Two ships on one number take turns within this, hours.
const TURN_H: f64 = 24.0;

/// A report of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub(super) line: Line,
    #[serde(with = "crate::segment::place_always")]
    pub(super) at: LatLon,
}

/// The reports of one track.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) track: u16,
    pub(super) first: Seen,
    pub(super) last: Seen,
    pub(super) reports: u32,
    /// When first and last its receiver seemed to have lost its satellites.
    pub(super) strayed: Option<(Timestamp, Timestamp)>,
    /// How often the MMSI came to it from another piece that is no noise.
    pub(super) turns: u16,
    /// Where the MMSI was when this piece began; nothing for a first piece.
    pub(super) beside: Option<Beside>,
    /// The segmenter has closed its track.
    pub(super) gone: bool,
    /// Reports since it was taken up again after long: while they are so few that they may be noise, they count for nothing.
    pub(super) back: u32,
}

/// The piece that a later one began beside.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Beside {
    pub(super) track: u16,
    pub(super) seen: Seen,
    /// Its receiver had lost its satellites just then.
    pub(super) astray: bool,
}

impl Piece {
    pub(super) const fn new(track: u16, seen: Seen, beside: Option<Beside>) -> Self {
        Self { track, first: seen, last: seen, reports: 1, strayed: None, turns: 0, beside, gone: false, back: 0 }
    }

    pub(super) fn strayed(&mut self, t: Timestamp) {
        self.strayed = Some((self.strayed.map_or(t, |(first, _)| first), t));
    }

    /// Its receiver had lost its satellites when it began.
    pub(super) fn is_astray(&self) -> bool {
        self.strayed.is_some_and(|(first, _)| first.hours_since(self.first.line.t) <= RECENT_H)
    }

    pub(super) const fn add(&mut self, config: &FalseTrackConfig, seen: Seen) {
        if self.back > 0 {
            self.back += 1;
            if self.back < config.jump_min_reports {
                return;
            }
            self.reports = self.reports.saturating_add(self.back - 1);
            self.back = 0;
        }
        self.last = seen;
        self.reports = self.reports.saturating_add(1);
    }

    /// Another report of it, after another piece spoke; false where it is noise that has nothing to do with the report.
    pub(super) fn resume(&mut self, config: &FalseTrackConfig, seen: Seen) -> bool {
        let hours = seen.line.t.hours_since(self.last.line.t);
        if hours > TURN_H {
            self.turns = 0;
        }
        let stale = hours > STALE_H;
        if stale && self.reports < config.jump_min_reports {
            return false;
        }
        if stale && self.back == 0 {
            self.back = 1;
        } else {
            self.add(config, seen);
        }
        true
    }
}
