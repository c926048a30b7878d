//! Who hears a ship: coastal stations within their horizon, and satellites passing over.

use geo::{LatLon, METRES_PER_NM, near_distance_m};
use model::{Timestamp, time::HOUR_MS};
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

use crate::harbours::Harbours;

/// A station hears nothing beyond this, nm. VHF from a mast of some 100 m to a ship's aerial reaches about 40 nm.
const HORIZON_NM: f64 = 42.0;
/// Nearly everything within this, nm.
const SURE_NM: f64 = 22.0;
/// Share of messages a station takes when the ship is near.
const SURE_SHARE: f64 = 0.96;

/// Satellites of the made-up constellation.
const SATELLITES: usize = 4;
/// Their orbit: period in minutes (650 km up) and inclination in degrees (sun-synchronous).
const PERIOD_MIN: f64 = 97.7;
const INCLINATION_DEG: f64 = 98.0;
/// Radius of the circle on the Earth that one hears, degrees of arc; about 2,000 km.
const FOOTPRINT_DEG: f64 = 18.0;
/// Share of a ship's minutes overhead in which one of its messages comes through the crowd of all others.
const SATELLITE_SHARE: f64 = 0.30;
/// The same for the weaker class B.
const SATELLITE_SHARE_B: f64 = 0.04;

/// A coastal station.
#[derive(Clone, Debug)]
pub(crate) struct Station {
    pub(crate) name: String,
    at: LatLon,
    /// When it is out of order.
    pub(crate) down: Option<(Timestamp, Timestamp)>,
}

/// Every receiver.
pub(crate) struct Reception {
    pub(crate) stations: Vec<Station>,
    /// Phase along the orbit and longitude of the ascending node at the epoch, radians.
    orbits: [(f64, f64); SATELLITES],
}

/// A station within earshot of a ship, and how likely it takes a message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Near {
    pub(crate) station: usize,
    pub(crate) share: f64,
}

impl Reception {
    /// The receivers of a scenario that runs from `begin` to `end`. One station in four fails once.
    pub(crate) fn new(harbours: &Harbours, ports: &geo::Ports, begin: Timestamp, end: Timestamp, rng: &mut Pcg64Mcg) -> Self {
        let span_h = end.hours_since(begin).max(1.0);
        let stations = harbours
            .all()
            .iter()
            .filter(|h| h.station)
            .map(|h| {
                let down = rng.random_bool(0.25).then(|| {
                    let from = begin.millis() + (rng.random_range(0.0..span_h) * HOUR_MS as f64) as i64;
                    let hours = rng.random_range(6.0..30.0);
                    (Timestamp::from_millis(from), Timestamp::from_millis(from + (hours * HOUR_MS as f64) as i64))
                });
                Station { name: format!("r{}", ports.get(h.port).key), at: h.at, down }
            })
            .collect();
        let orbits = std::array::from_fn(|n| {
            let nth = n as f64 / SATELLITES as f64;
            (nth * 2.0 + rng.random_range(0.0..1.0), nth * std::f64::consts::TAU + rng.random_range(0.0..0.5))
        });
        Self { stations, orbits }
    }

    /// The stations that may hear a ship within the next minutes.
    pub(crate) fn in_reach(&self, at: LatLon, found: &mut Vec<usize>) {
        found.clear();
        let reach_m = (HORIZON_NM + 15.0) * METRES_PER_NM;
        let within = |s: &Station| (s.at.lat - at.lat).abs() < 1.5 && near_distance_m(s.at, at) < reach_m;
        found.extend((0..).zip(&self.stations).filter(|(_, s)| within(s)).map(|(i, _)| i));
    }

    /// Those of `candidates` in reach of a ship at this moment.
    pub(crate) fn near(&self, at: LatLon, t: Timestamp, candidates: &[usize], found: &mut Vec<Near>) {
        found.clear();
        for &index in candidates {
            let Some(station) = self.stations.get(index) else { continue };
            if station.down.is_some_and(|(from, to)| t >= from && t < to) {
                continue;
            }
            let nm = near_distance_m(station.at, at) / METRES_PER_NM;
            if nm < HORIZON_NM {
                let share = SURE_SHARE * ((HORIZON_NM - nm) / (HORIZON_NM - SURE_NM)).min(1.0);
                found.push(Near { station: index, share });
            }
        }
    }

    /// The satellite that hears a ship in this minute, if any does.
    pub(crate) fn satellite(&self, at: LatLon, t: Timestamp, class_b: bool, rng: &mut Pcg64Mcg) -> Option<usize> {
        let share = if class_b { SATELLITE_SHARE_B } else { SATELLITE_SHARE };
        // Most minutes are lost in any case; drawing first saves the geometry.
        if !rng.random_bool(share) {
            return None;
        }
        let minutes = t.millis() as f64 / 60_000.0;
        let ship = unit(at.lat.to_radians(), at.lon.to_radians());
        let reach = FOOTPRINT_DEG.to_radians().cos();
        self.orbits.iter().position(|&(phase, node)| {
            let along = (minutes / PERIOD_MIN).fract() * std::f64::consts::TAU + phase;
            let tilt = INCLINATION_DEG.to_radians();
            let lat = (tilt.sin() * along.sin()).asin();
            // The Earth turns under the orbit once in a sidereal day.
            let turned = (minutes / 1436.07).fract() * std::f64::consts::TAU;
            let lon = node + (tilt.cos() * along.sin()).atan2(along.cos()) - turned;
            let below = unit(lat, lon);
            below.iter().zip(&ship).map(|(a, b)| a * b).sum::<f64>() > reach
        })
    }
}

fn unit(lat: f64, lon: f64) -> [f64; 3] {
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

#[cfg(test)]
#[path = "reception_tests.rs"]
mod tests;
