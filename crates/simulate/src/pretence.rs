//! Positions that a ship makes up.

use geo::{LatLon, METRES_PER_NM, destination};
use model::Timestamp;

use crate::{
    motion::{Leg, State, What, state},
    wander::Sway,
};

/// What is shown instead of the truth.
#[derive(Clone, Debug)]
pub(crate) enum Shown {
    /// A track elsewhere, as natural as a real one.
    Elsewhere(Box<Leg>),
    /// A track computed from point to point: dead straight, and at one speed.
    Perfect(Box<Leg>),
    /// Round and round.
    Circle { centre: LatLon, radius_m: f64, kn: f64, start_deg: f64 },
    /// At one place that is no water.
    OnLand(LatLon),
}

/// Made-up positions of a ship for some time.
#[derive(Clone, Debug)]
pub(crate) struct Pretence {
    pub(crate) begin: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) shown: Shown,
}

impl Pretence {
    /// What is shown at a moment.
    pub(crate) fn state(&self, t: Timestamp, sway: &Sway) -> State {
        let hours = t.hours_since(self.begin);
        match &self.shown {
            Shown::Elsewhere(leg) => state(&What::Sail(leg.clone()), self.begin, t, sway),
            Shown::Perfect(leg) => {
                let way = leg.route.after(hours + leg.skip_h);
                State { at: way.at, course_deg: way.course_deg, speed_kn: way.speed_kn, nav_status: 0, lies: false, exact: true }
            }
            Shown::Circle { centre, radius_m, kn, start_deg } => {
                let (at, course_deg) = circling(*centre, *radius_m, *kn, *start_deg, hours);
                State { at, course_deg, speed_kn: *kn, nav_status: 0, lies: false, exact: false }
            }
            Shown::OnLand(at) => State { at: *at, course_deg: 0.0, speed_kn: 0.0, nav_status: 0, lies: false, exact: false },
        }
    }
}

/// Place and course on a circle, clockwise.
pub(crate) fn circling(centre: LatLon, radius_m: f64, kn: f64, start_deg: f64, hours: f64) -> (LatLon, f64) {
    let turn_deg = kn * METRES_PER_NM * hours / (std::f64::consts::TAU * radius_m) * 360.0;
    let bearing = (start_deg + turn_deg).rem_euclid(360.0);
    (destination(centre, bearing, radius_m), (bearing + 90.0).rem_euclid(360.0))
}

#[cfg(test)]
#[path = "pretence_tests.rs"]
mod tests;
