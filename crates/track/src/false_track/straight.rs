//! How far a track strays across its course from sample to sample.

use geo::LatLon;
use serde::{Deserialize, Serialize};

use crate::plane::Plane;

/// A step may be this many times as long as the one that foretells it.
const LONGER: f64 = 2.0;
/// A difference counts for no more, metres: a sample or two of the true track at an end do not hide what lies between. The steadiest
/// ships of the NOAA day are at 5 m on the whole.
const OUTLIER_M: f64 = 20.0;

/// Sums of the second differences of the positions, across the course.
///
/// Second differences, for they vanish on any smooth line, a great circle or a rhumb line or whatever a forger draws; and across the
/// course only, for along it a second of the clock is seven metres. A step much longer than the one before is not foretold by it: the
/// rounding of the positions grows with the time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Straight {
    plane: Plane,
    /// Last position on the plane, metres, and its time.
    x: f64,
    y: f64,
    t_ms: i64,
    /// Last velocity, metres a second, and the seconds it was taken over.
    velocity: Option<(f64, f64, f64)>,
    squares: f64,
    count: u32,
    run_m: f64,
    begin_ms: i64,
}

impl Straight {
    pub(super) fn begin(t_ms: i64, at: LatLon) -> Self {
        let plane = Plane::at(at);
        Self { plane, x: 0.0, y: 0.0, t_ms, velocity: None, squares: 0.0, count: 0, run_m: 0.0, begin_ms: t_ms }
    }

    /// Takes a sample. Behind a `corner` what was made good up to it neither was foretold nor foretells anything.
    pub(super) fn add(&mut self, t_ms: i64, at: LatLon, corner: bool) {
        let seconds = (t_ms - self.t_ms) as f64 / 1000.0;
        let (x, y) = self.plane.xy(at);
        let (vx, vy) = ((x - self.x) / seconds, (y - self.y) / seconds);
        let speed = vx.hypot(vy);
        self.run_m += speed * seconds;
        if let Some((ux, uy, before)) = self.velocity.filter(|_| !corner)
            && speed > 0.0
            && seconds <= LONGER * before
        {
            let across = (((vx - ux) * vy - (vy - uy) * vx) / speed * seconds).clamp(-OUTLIER_M, OUTLIER_M);
            self.squares += across * across;
            self.count = self.count.saturating_add(1);
        }
        // A map of its own for each step: the scale changes with the latitude.
        self.plane = Plane::at(at);
        (self.x, self.y, self.t_ms, self.velocity) = (0.0, 0.0, t_ms, (!corner).then_some((vx, vy, seconds)));
    }

    /// Root mean square of the second differences across the course, metres; nothing where there are fewer than so many.
    pub(super) fn scatter_m(&self, least: u32) -> Option<f64> {
        (self.count >= least.max(1)).then(|| (self.squares / f64::from(self.count)).sqrt())
    }

    /// Speed made good along the samples, metres a second.
    pub(super) fn speed(&self) -> f64 {
        self.run_m / ((self.t_ms - self.begin_ms).max(1) as f64 / 1000.0)
    }
}
