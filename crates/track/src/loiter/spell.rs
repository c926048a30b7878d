//! A slow spell, and the event it makes.

use geo::{LatLon, METRES_PER_NM, distance_nm};
use model::{Detail, Event, EventId, EventKind, Loitering};
use serde::{Deserialize, Serialize};

use super::{Sample, Who};
use crate::detector_config::LoiterConfig;

pub(super) const SLOW_FOR_HOURS: &str = "slow_for_hours";
const CAME_STOPPED_LEFT: &str = "came_stopped_left";

/// A slow spell under way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Spell {
    pub(super) first: Sample,
    pub(super) last: Sample,
    before_kn: Option<f64>,
    run_m: f64,
    longest_silence_h: f64,
    samples: u32,
    /// Sums of what the samples differ from the first: right at the antimeridian.
    sum_lat: f64,
    sum_lon: f64,
}

/// How a spell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// It is over, and nothing can change that.
    Over,
    /// It seems over, at the end of the data.
    Open,
    /// It lasts.
    Lasts,
}

impl Spell {
    pub(super) fn begin(first: Sample, before_kn: Option<f64>) -> Self {
        Self { first, last: first, before_kn, run_m: 0.0, longest_silence_h: 0.0, samples: 1, sum_lat: 0.0, sum_lon: 0.0 }
    }

    pub(super) fn add(&mut self, now: Sample, run_m: f64, hours: f64) {
        self.last = now;
        self.run_m += run_m;
        self.longest_silence_h = self.longest_silence_h.max(hours);
        self.samples = self.samples.saturating_add(1);
        self.sum_lat += now.at.lat - self.first.at.lat;
        self.sum_lon += wrapped(now.at.lon - self.first.at.lon);
    }

    fn mean(&self) -> LatLon {
        let n = f64::from(self.samples);
        let lon = wrapped(self.first.at.lon + self.sum_lon / n);
        LatLon::new(self.first.at.lat + self.sum_lat / n, lon).unwrap_or(self.first.at)
    }

    /// The event, where the spell is long enough, or like a meeting.
    pub(super) fn event(
        &self,
        config: &LoiterConfig,
        Who { mmsi, track, fishes }: Who,
        after_kn: Option<f64>,
        ends: Ends,
    ) -> Option<Event> {
        let hours = self.last.line.t.hours_since(self.first.line.t);
        let at_speed = |kn: Option<f64>| kn.is_some_and(|kn| kn >= config.meeting_way_kn);
        // Who fishes goes to and fro, and makes good a knot or more.
        let still = self.run_m / METRES_PER_NM / hours < config.meeting_max_kn;
        // Two reports with hours of silence between them do not show that it stayed.
        let seen = self.longest_silence_h <= config.meeting_max_silence_share * hours;
        let like_a_meeting = still
            && seen
            && !fishes
            && at_speed(self.before_kn)
            && at_speed(after_kn)
            && (config.meeting_min_h..=config.meeting_max_h).contains(&hours);
        if hours < config.min_h && !like_a_meeting {
            return None;
        }
        let mean = self.mean();
        let detail = Loitering {
            begin: self.first.line.t,
            end: (ends != Ends::Lasts).then_some(self.last.line.t),
            hours,
            lat: mean.lat,
            lon: mean.lon,
            mean_kn: self.run_m / METRES_PER_NM / hours,
            drift_nm: distance_nm(self.first.at, self.last.at),
            longest_silence_h: self.longest_silence_h,
            before_kn: self.before_kn,
            after_kn,
            port: None,
            port_km: None,
            shore_km: None,
            like_a_meeting,
            rule: if like_a_meeting { CAME_STOPPED_LEFT } else { SLOW_FOR_HOURS }.to_owned(),
        };
        Some(Event {
            id: EventId::new(EventKind::Loitering, mmsi, self.first.line.t, track),
            version: 1,
            mmsi,
            track,
            open: ends != Ends::Over,
            detail: Detail::Loitering(detail),
            evidence: vec![self.first.line.shows("first slow report"), self.last.line.shows("last slow report")],
        })
    }
}

fn wrapped(lon: f64) -> f64 {
    if lon > 180.0 {
        lon - 360.0
    } else if lon < -180.0 {
        lon + 360.0
    } else {
        lon
    }
}
