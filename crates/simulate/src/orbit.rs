//! Satellites of a made-up constellation, and what they see.

use geo::LatLon;
use model::Timestamp;
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

/// Period in minutes (650 km up) and inclination in degrees (sun-synchronous).
const PERIOD_MIN: f64 = 97.7;
const INCLINATION_DEG: f64 = 98.0;
/// Radius of the circle on the Earth that one hears, degrees of arc; about 2,000 km.
const FOOTPRINT_DEG: f64 = 18.0;

/// A satellite: phase along the orbit and longitude of the ascending node at the epoch, radians.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Orbit {
    phase: f64,
    node: f64,
}

impl Orbit {
    /// So many satellites, spread over the planes.
    pub(crate) fn constellation(satellites: u8, rng: &mut Pcg64Mcg) -> Vec<Self> {
        (0..satellites)
            .map(|n| {
                let nth = f64::from(n) / f64::from(satellites);
                Self {
                    phase: nth * 2.0 + rng.random_range(0.0..1.0),
                    node: nth * std::f64::consts::TAU + rng.random_range(0.0..0.5),
                }
            })
            .collect()
    }

    /// Whether a place lies under it at a moment.
    pub(crate) fn sees(&self, at: LatLon, t: Timestamp) -> bool {
        let minutes = t.millis() as f64 / 60_000.0;
        let along = (minutes / PERIOD_MIN).fract() * std::f64::consts::TAU + self.phase;
        let tilt = INCLINATION_DEG.to_radians();
        let lat = (tilt.sin() * along.sin()).asin();
        // The Earth turns under the orbit once in a sidereal day.
        let turned = (minutes / 1436.07).fract() * std::f64::consts::TAU;
        let lon = self.node + (tilt.cos() * along.sin()).atan2(along.cos()) - turned;
        let (ship, below) = (unit(at.lat.to_radians(), at.lon.to_radians()), unit(lat, lon));
        below.iter().zip(&ship).map(|(a, b)| a * b).sum::<f64>() > FOOTPRINT_DEG.to_radians().cos()
    }
}

fn unit(lat: f64, lon: f64) -> [f64; 3] {
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}
