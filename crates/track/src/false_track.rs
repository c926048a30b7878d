//! Positions that cannot be: pieces of track far from the ship, on land, in circles, or steadier than any ship.
//!
//! | file | rules | sees |
//! |---|---|---|
//! | `jumps` | `jump_and_back`, `two_places_at_once`, `impossible_speed` | all tracks of an MMSI |
//! | `inland` | `on_land` | one track |
//! | `circle` | `circle` | one track |
//! | `uniform` | `no_natural_variation` | one track |
//!
//! [`on_waterways`] looks across vessels, and takes back what `on_land` says of rivers that the map lacks.
//!
//! None of them says why: a receiver that is interfered with, a unit that is faulty or lent, and a crew that lies look alike.

mod circle;
mod inland;
mod jumps;
#[cfg(test)]
mod made;
mod ring;
mod straight;
mod uniform;
mod waterway;

use geo::LatLon;
use model::{Detail, Event, EventId, EventKind, Evidence, FalseTrack, Mmsi};
use serde::{Deserialize, Serialize};

use self::{circle::Circle, inland::Inland, uniform::Uniform};
pub use self::{jumps::Jumps, waterway::on_waterways};
use crate::{detector_config::FalseTrackConfig, report::Report};

/// What is remembered of one track by the rules that see one track.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FalseTrackState {
    inland: Inland,
    circle: Circle,
    uniform: Uniform,
    /// Something is under way, so that slow reports are of interest.
    busy: bool,
}

impl FalseTrackState {
    /// Takes a report of a track; reports come in order of time. `at`: its position. `inland_km`: how far in km a position lies from
    /// any navigable water, nothing on the water or where nobody knows; asked every ten minutes of motion
    /// at most, mostly every thirty, and only where the track `jumped` to where it began.
    #[expect(clippy::too_many_arguments, reason = "who, where, and what is looked up only where it is needed")]
    pub fn hear(
        &mut self,
        config: &FalseTrackConfig,
        who: (Mmsi, u16),
        report: &Report,
        at: LatLon,
        jumped: impl FnOnce() -> bool,
        inland_km: impl FnOnce(LatLon) -> Option<f64>,
        out: &mut Vec<Event>,
    ) {
        // Four reports of five come from ships that lie still.
        let moving = report.sog_kn.is_some_and(|kn| kn > config.land_min_kn.min(config.circle_min_kn).min(config.uniform_min_kn));
        if !moving && !self.busy {
            return;
        }
        self.inland.hear(config, who, report, at, jumped, inland_km, out);
        self.circle.hear(config, who, report, at, out);
        self.uniform.hear(config, who, report, at, out);
        self.busy = self.inland.is_busy() || self.circle.is_busy() || self.uniform.is_busy();
    }

    /// What is under way: at the end of the data, or when the track is closed, `open` false.
    pub fn events(&self, config: &FalseTrackConfig, who: (Mmsi, u16), open: bool) -> Vec<Event> {
        let parts =
            [self.inland.event(config, who, open), self.circle.event(config, who, open), self.uniform.event(config, who, open)];
        parts.into_iter().flatten().collect()
    }
}

/// The event; its id holds a word for the rules that exclude each other, so that one may replace another.
fn event(who: (Mmsi, u16), family: &str, open: bool, detail: FalseTrack, evidence: Vec<Evidence>) -> Event {
    let (mmsi, track) = who;
    Event {
        id: EventId::about(EventKind::FalseTrack, mmsi, detail.begin, family),
        version: 1,
        mmsi,
        track,
        open,
        detail: Detail::FalseTrack(detail),
        evidence,
    }
}
