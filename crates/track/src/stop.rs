//! Stops: slow until fast, or until somewhere else, or until a silence.

use geo::{LatLon, near_distance_m};
use model::{Detail, Event, EventId, EventKind, Mmsi, Stop};
use serde::{Deserialize, Serialize};

use crate::{config::TrackConfig, report::Line};

/// A stop under way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StopState {
    pub(crate) first: Line,
    pub(crate) last: Line,
    reports: u32,
    /// The first position, and the sum of what later ones differ from it: sums of small numbers, right at the antimeridian.
    #[serde(with = "crate::segment::place_always")]
    origin: LatLon,
    sum_lat: f64,
    sum_lon: f64,
}

impl StopState {
    fn begin(line: Line, at: LatLon) -> Self {
        Self { first: line, last: line, reports: 1, origin: at, sum_lat: 0.0, sum_lon: 0.0 }
    }

    fn add(&mut self, line: Line, at: LatLon) {
        self.last = line;
        self.reports = self.reports.saturating_add(1);
        self.sum_lat += at.lat - self.origin.lat;
        let east = at.lon - self.origin.lon;
        self.sum_lon += if east > 180.0 {
            east - 360.0
        } else if east < -180.0 {
            east + 360.0
        } else {
            east
        };
    }

    /// Mean position.
    pub(crate) fn mean(&self) -> LatLon {
        let n = f64::from(self.reports);
        let lon = self.origin.lon + self.sum_lon / n;
        let lon = if lon > 180.0 {
            lon - 360.0
        } else if lon < -180.0 {
            lon + 360.0
        } else {
            lon
        };
        LatLon::new(self.origin.lat + self.sum_lat / n, lon).unwrap_or(self.origin)
    }

    /// Hours from the first to the last report.
    pub(crate) fn hours(&self) -> f64 {
        self.last.t.hours_since(self.first.t)
    }

    /// Whether it has lasted long enough to be one.
    pub(crate) fn counts(&self, config: &TrackConfig) -> bool {
        self.hours() * 60.0 >= config.stop_min_minutes
    }

    /// The event, where it counts.
    pub(crate) fn event(&self, config: &TrackConfig, mmsi: Mmsi, track: u16, open: bool) -> Option<Event> {
        let mean = self.mean();
        self.counts(config).then(|| Event {
            id: EventId::new(EventKind::Stop, mmsi, self.first.t, track),
            version: 1,
            mmsi,
            track,
            open,
            detail: Detail::Stop(Stop {
                begin: self.first.t,
                end: (!open).then_some(self.last.t),
                lat: mean.lat,
                lon: mean.lon,
                hours: self.hours(),
                reports: self.reports,
            }),
            evidence: vec![self.first.shows("first slow report"), self.last.shows("last slow report")],
        })
    }
}

/// What a report did to a stop.
pub(crate) enum StopStep {
    /// Nothing to tell.
    Quiet,
    /// The stop that was under way is over.
    Ended(StopState),
}

/// Takes a report: its speed (as reported, or as implied by the last position) and its place.
pub(crate) fn step(
    config: &TrackConfig,
    stop: &mut Option<StopState>,
    line: Line,
    at: LatLon,
    speed_kn: Option<f64>,
) -> StopStep {
    // Speeds come in single precision, whose 0.2 is a little more than 0.2.
    let (begin_kn, end_kn) = (config.stop_begin_kn as f32, config.stop_end_kn as f32);
    let slow = speed_kn.is_some_and(|v| v as f32 <= begin_kn);
    let mut ended = StopStep::Quiet;
    if let Some(current) = stop {
        let fast = speed_kn.is_some_and(|v| v as f32 >= end_kn);
        let elsewhere = near_distance_m(current.mean(), at) > config.stop_radius_km * 1000.0;
        // What it did while nobody heard it, nobody knows.
        let unheard = line.t.hours_since(current.last.t) > config.gap_min_h;
        if !fast && !elsewhere && !unheard {
            current.add(line, at);
            return StopStep::Quiet;
        }
        ended = StopStep::Ended(*current);
        *stop = None;
    }
    if slow {
        *stop = Some(StopState::begin(line, at));
    }
    ended
}
