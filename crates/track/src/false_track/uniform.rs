//! `no_natural_variation`: hours under way with hardly a digit of speed or course that moves, on a line that no helmsman and no
//! autopilot holds.

use geo::{LatLon, METRES_PER_NM};
use model::{Event, FalseTrack, Mmsi, Timestamp};
use serde::{Deserialize, Serialize};

use super::{circle::turn, inland::end, straight::Straight};
use crate::{
    detector_config::FalseTrackConfig,
    report::{Line, Report},
};

/// Samples are this far apart at least, a little less than the minute of archives that keep one report a minute: on shorter steps
/// real ships repeat themselves.
const STEP_MS: i64 = 55_000;
/// Half of the last digit of speed (0.1 kn) and of course (0.1 degrees).
const HALF_DIGIT: f32 = 0.05;
/// As many changes are allowed before the share counts, so that a run is not lost to its first samples.
const FREE_CHANGES: u32 = 2;
/// So many changes in a row end a run: what follows is another motion.
const MOST_CHANGES_IN_A_ROW: u32 = 4;
/// From as many samples on the positions are looked at: hardly a real ship comes so far.
const LOOK_FROM: u32 = 10;
/// Of fewer steps the scatter says nothing.
const LEAST_SCATTERED: u32 = 8;
/// The speed made good may differ from that reported by this share: otherwise the unit is stuck, and the ship goes elsewhere.
const SPEED_TOLERANCE: f64 = 0.2;
/// A change of course by more begins another leg, degrees: the corner is no scatter.
const LEG_DEG: f32 = 2.0;
/// A change of speed by more, or any together with another leg, is another motion, knots.
const OTHER_SPEED_KN: f32 = 0.45;
/// The course of a great circle is foretold to this: its last digit, cut off or rounded, twice.
const DIGIT_DEG: f32 = 0.11;
/// Positions in tenths of a minute, of reports made for satellites, are as coarse as their speeds and courses (ITU-R M.1371-5, type 27).
const COARSE_PER_DEG: f64 = 600.0;
/// What the storing of such a number may leave of it.
const COARSE_ROUNDING: f64 = 1e-4;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Uniform {
    run: Option<Run>,
}

/// Samples that hardly differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Run {
    first: Line,
    last: Line,
    #[serde(with = "crate::segment::place_always")]
    first_at: LatLon,
    #[serde(with = "crate::segment::place_always")]
    last_at: LatLon,
    sog_kn: f32,
    cog_deg: f32,
    steps: u32,
    changes: u32,
    /// Changes since the last sample that was like the one before, up to which the rest of this is kept; and when the last sample was.
    tail: u32,
    sampled: Timestamp,
    /// Course and place at the begin of the leg; and whether that is to be told to `straight`.
    leg_cog_deg: f32,
    #[serde(with = "crate::segment::place_always")]
    leg_at: LatLon,
    corner: bool,
    straight: Option<Straight>,
}

impl Uniform {
    pub(super) const fn is_busy(&self) -> bool {
        self.run.is_some()
    }

    pub(super) fn hear(
        &mut self,
        config: &FalseTrackConfig,
        who: (Mmsi, u16),
        report: &Report,
        at: LatLon,
        out: &mut Vec<Event>,
    ) {
        let (Some(sog_kn), Some(cog_deg)) = (report.sog_kn.filter(|kn| *kn > config.uniform_min_kn), report.cog_deg) else {
            return self.end(config, who, out);
        };
        if is_coarse(at, sog_kn, cog_deg) {
            return;
        }
        let line = report.line;
        let Some(run) = &mut self.run else {
            self.run = Some(Run::begin(line, at, sog_kn, cog_deg));
            return;
        };
        let passed_ms = line.t.millis() - run.sampled.millis();
        if passed_ms < STEP_MS {
            return;
        }
        let turned = turn(run.cog_deg, cog_deg).abs();
        let other_course = turned > HALF_DIGIT && (turn(run.leg_cog_deg, cog_deg) - run.converged_deg(at)).abs() > DIGIT_DEG;
        let faster = (sog_kn - run.sog_kn).abs();
        let changed = faster > HALF_DIGIT || other_course;
        let (steps, changes) = (run.steps + run.tail + 1, run.changes + run.tail + u32::from(changed));
        let silent = passed_ms as f64 > config.uniform_max_silence_minutes * 60_000.0;
        let many = f64::from(changes) > f64::from(FREE_CHANGES) + config.uniform_max_changes * f64::from(steps);
        let other_motion = faster > if turned > LEG_DEG { HALF_DIGIT } else { OTHER_SPEED_KN };
        if silent || many || other_motion || changed && run.tail + 1 == MOST_CHANGES_IN_A_ROW {
            self.end(config, who, out);
            self.run = Some(Run::begin(line, at, sog_kn, cog_deg));
            return;
        }
        (run.sampled, run.sog_kn, run.cog_deg) = (line.t, sog_kn, cog_deg);
        if turned > LEG_DEG {
            (run.leg_cog_deg, run.leg_at, run.corner) = (cog_deg, at, true);
        }
        if changed {
            run.tail += 1;
            return;
        }
        (run.last, run.last_at, run.steps, run.changes, run.tail) = (line, at, steps, changes, 0);
        if let Some(straight) = &mut run.straight {
            let corner = std::mem::take(&mut run.corner);
            straight.add(line.t.millis(), at, corner);
        } else if run.steps >= LOOK_FROM {
            run.straight = Some(Straight::begin(line.t.millis(), at));
        }
    }

    fn end(&mut self, config: &FalseTrackConfig, who: (Mmsi, u16), out: &mut Vec<Event>) {
        if self.run.as_ref().is_some_and(|r| r.straight.is_some()) {
            out.extend(self.event(config, who, false));
        }
        self.run = None;
    }

    pub(super) fn event(&self, config: &FalseTrackConfig, who: (Mmsi, u16), open: bool) -> Option<Event> {
        let run = self.run.as_ref()?;
        let straight = run.straight.as_ref()?;
        let scatter_m = straight.scatter_m(LEAST_SCATTERED)?;
        let hours = run.last.t.hours_since(run.first.t);
        if hours < config.uniform_min_h
            || run.steps < config.uniform_min_samples
            || f64::from(run.changes) > config.uniform_max_changes * f64::from(run.steps)
            || scatter_m > config.uniform_max_scatter_m
        {
            return None;
        }
        let made_good_kn = straight.speed() * 3600.0 / METRES_PER_NM;
        let reported_kn = f64::from(run.sog_kn);
        if (made_good_kn - reported_kn).abs() > SPEED_TOLERANCE * reported_kn {
            return None;
        }
        let detail = FalseTrack {
            begin: run.first.t,
            end: end(run.last.t, open),
            rule: "no_natural_variation".to_owned(),
            lat: run.first_at.lat,
            lon: run.first_at.lon,
            to_lat: run.last_at.lat,
            to_lon: run.last_at.lon,
            value: scatter_m,
            unit: "m".to_owned(),
            reports: run.steps + 1,
            interference: None,
        };
        let evidence = vec![run.first.shows("first report of the run"), run.last.shows("last report of the run")];
        Some(super::event(who, "uniform", open, detail, evidence))
    }
}

impl Run {
    const fn begin(line: Line, at: LatLon, sog_kn: f32, cog_deg: f32) -> Self {
        Self {
            first: line,
            last: line,
            first_at: at,
            last_at: at,
            sog_kn,
            cog_deg,
            steps: 0,
            changes: 0,
            tail: 0,
            sampled: line.t,
            leg_cog_deg: cog_deg,
            leg_at: at,
            corner: false,
            straight: None,
        }
    }

    /// By how much the course of a great circle has changed since the leg began: the convergence of the meridians, degrees.
    fn converged_deg(&self, at: LatLon) -> f32 {
        let east = (at.lon - self.leg_at.lon + 180.0).rem_euclid(360.0) - 180.0;
        (east * f64::midpoint(at.lat, self.leg_at.lat).to_radians().sin()) as f32
    }
}

fn is_coarse(at: LatLon, sog_kn: f32, cog_deg: f32) -> bool {
    let whole = |value: f64| (value - value.round()).abs() < COARSE_ROUNDING;
    whole(sog_kn.into()) && whole(cog_deg.into()) && whole(at.lat * COARSE_PER_DEG) && whole(at.lon * COARSE_PER_DEG)
}

#[cfg(test)]
#[path = "uniform_tests.rs"]
mod tests;
