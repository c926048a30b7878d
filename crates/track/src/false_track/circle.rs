//! `circle`: full turns of one radius, the picture of a receiver that is fed a made-up motion.

use geo::LatLon;
use model::{Event, FalseTrack, Mmsi};
use serde::{Deserialize, Serialize};

use super::{inland::end, ring::Ring};
use crate::{
    detector_config::FalseTrackConfig,
    plane::Plane,
    report::{Line, Report},
};

/// Steps are this long at least, unless the ship turns fast: on shorter ones the scatter of the course is more than its turn.
const STEP_MS: i64 = 60_000;
/// A turn of this much makes a step of any length.
const FAST_TURN_DEG: f32 = 15.0;
/// A step of more may have gone round the other way.
const AMBIGUOUS_DEG: f32 = 150.0;
/// The circle is followed from here on: a bend is turned by then, and most are over.
const BEND_DEG: f64 = 45.0;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Circle {
    /// Time and course of the last step.
    last: Option<(i64, f32)>,
    /// Turned so far, degrees, to starboard positive; and the most of it in that direction.
    turned_deg: f64,
    peak_deg: f64,
    round: Option<Round>,
}

/// Going round, since the bend.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Round {
    from_deg: f64,
    plane: Plane,
    ring: Ring,
    first: Line,
    last: Line,
    #[serde(with = "crate::segment::place_always")]
    first_at: LatLon,
    reports: u32,
}

impl Circle {
    pub(super) const fn is_busy(&self) -> bool {
        self.last.is_some()
    }

    pub(super) fn hear(
        &mut self,
        config: &FalseTrackConfig,
        who: (Mmsi, u16),
        report: &Report,
        at: LatLon,
        out: &mut Vec<Event>,
    ) {
        let Some(cog) = report.cog_deg.filter(|_| report.sog_kn.is_some_and(|kn| kn > config.circle_min_kn)) else {
            return self.end(config, who, out);
        };
        let ms = report.line.t.millis();
        let Some((last_ms, last_cog)) = self.last else {
            self.last = Some((ms, cog));
            return;
        };
        let step = turn(last_cog, cog);
        if ms - last_ms < STEP_MS && step.abs() < FAST_TURN_DEG {
            return;
        }
        if (ms - last_ms) as f64 > config.run_max_silence_minutes * 60_000.0 || step.abs() > AMBIGUOUS_DEG {
            self.end(config, who, out);
            self.last = Some((ms, cog));
            return;
        }
        self.last = Some((ms, cog));
        self.turned_deg += f64::from(step);
        if self.turned_deg.abs() > self.peak_deg.abs() && self.turned_deg * self.peak_deg >= 0.0 {
            self.peak_deg = self.turned_deg;
        } else if (self.peak_deg - self.turned_deg).abs() > config.circle_slack_deg {
            self.end(config, who, out);
            self.last = Some((ms, cog));
            return;
        }
        if let Some(round) = &mut self.round {
            round.ring.add(round.plane.xy(at));
            round.last = report.line;
            round.reports = round.reports.saturating_add(1);
        } else if self.peak_deg.abs() >= BEND_DEG {
            let mut ring = Ring::default();
            ring.add((0.0, 0.0));
            let (plane, line) = (Plane::at(at), report.line);
            self.round =
                Some(Round { from_deg: self.turned_deg, plane, ring, first: line, last: line, first_at: at, reports: 1 });
        }
    }

    fn end(&mut self, config: &FalseTrackConfig, who: (Mmsi, u16), out: &mut Vec<Event>) {
        if self.round.is_some() {
            out.extend(self.event(config, who, false));
        }
        *self = Self::default();
    }

    pub(super) fn event(&self, config: &FalseTrackConfig, who: (Mmsi, u16), open: bool) -> Option<Event> {
        let round = self.round.as_ref()?;
        let turns = (self.peak_deg - round.from_deg).abs() / 360.0;
        if turns < config.circle_min_turns || round.reports < config.circle_min_reports {
            return None;
        }
        let fitted = round.ring.fit().filter(|f| {
            f.residual < config.circle_max_residual
                && (config.circle_min_radius_m..=config.circle_max_radius_m).contains(&f.radius)
        })?;
        let middle = round.plane.back((fitted.x, fitted.y))?;
        let detail = FalseTrack {
            begin: round.first.t,
            end: end(round.last.t, open),
            rule: "circle".to_owned(),
            lat: round.first_at.lat,
            lon: round.first_at.lon,
            to_lat: middle.lat,
            to_lon: middle.lon,
            value: fitted.radius,
            unit: "m".to_owned(),
            reports: round.reports,
            interference: None,
        };
        let evidence = vec![round.first.shows("first report on the circle"), round.last.shows("last report on the circle")];
        Some(super::event(who, "circle", open, detail, evidence))
    }
}

/// From one course to another the short way, degrees, to starboard positive.
pub(super) fn turn(from: f32, to: f32) -> f32 {
    let d = to - from;
    if d > 180.0 {
        d - 360.0
    } else if d < -180.0 {
        d + 360.0
    } else {
        d
    }
}

#[cfg(test)]
#[path = "circle_tests.rs"]
mod tests;
