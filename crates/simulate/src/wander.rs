//! How real ships stray from the perfect line: slowly, for they steer, surge and swing.

use std::f64::consts::TAU;

use geo::LatLon;
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

/// Metres in a degree of latitude, to a percent: enough for offsets of some hundred metres.
const METRES_A_DEGREE: f64 = 111_200.0;

#[derive(Clone, Copy, Debug)]
struct Wave {
    height: f64,
    /// Radians an hour.
    turn: f64,
    phase: f64,
}

/// A slowly varying value: a sum of waves whose periods have no common measure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wander([Wave; 4]);

impl Wander {
    /// Within about `height` of zero, with periods from a quarter of `slowest_h` hours up to it.
    pub(crate) fn new(height: f64, slowest_h: f64, rng: &mut Pcg64Mcg) -> Self {
        Self([1.0, 0.61, 0.37, 0.23].map(|share: f64| Wave {
            height: height * share * rng.random_range(0.3..0.6),
            turn: TAU / (slowest_h * share * rng.random_range(0.85..1.15)),
            phase: rng.random_range(0.0..TAU),
        }))
    }

    /// The value at an hour.
    pub(crate) fn at(&self, hours: f64) -> f64 {
        self.0.iter().map(|w| w.height * (w.turn * hours + w.phase).sin()).sum()
    }

    /// How fast it changes, a unit an hour.
    pub(crate) fn rate(&self, hours: f64) -> f64 {
        self.0.iter().map(|w| w.height * w.turn * (w.turn * hours + w.phase).cos()).sum()
    }
}

/// How a ship strays across and along its course, metres.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sway {
    pub(crate) across: Wander,
    pub(crate) along: Wander,
}

impl Sway {
    /// Of a ship under way: helmsmen and autopilots keep a course to tens or some hundred metres, and a speed to some percent.
    pub(crate) fn under_way(rng: &mut Pcg64Mcg) -> Self {
        let (across, along) = (rng.random_range(30.0..160.0), rng.random_range(100.0..400.0));
        Self {
            across: Wander::new(across, rng.random_range(1.0..4.0), rng),
            along: Wander::new(along, rng.random_range(1.5..5.0), rng),
        }
    }

    /// Of a ship that drifts or lies at anchor.
    pub(crate) fn at_rest(metres: f64, rng: &mut Pcg64Mcg) -> Self {
        Self {
            across: Wander::new(metres, rng.random_range(3.0..8.0), rng),
            along: Wander::new(metres, rng.random_range(3.0..8.0), rng),
        }
    }
}

/// A position moved by so many metres north and east.
pub(crate) fn moved(at: LatLon, north_m: f64, east_m: f64) -> LatLon {
    let lat = (at.lat + north_m / METRES_A_DEGREE).clamp(-90.0, 90.0);
    let lon = at.lon + east_m / (METRES_A_DEGREE * at.lat.to_radians().cos().max(0.01));
    LatLon { lat, lon: (lon + 180.0).rem_euclid(360.0) - 180.0 }
}

/// A position moved by so many metres in a direction.
pub(crate) fn moved_toward(at: LatLon, metres: f64, deg: f64) -> LatLon {
    let (sin, cos) = deg.to_radians().sin_cos();
    moved(at, metres * cos, metres * sin)
}

#[cfg(test)]
#[path = "wander_tests.rs"]
mod tests;
