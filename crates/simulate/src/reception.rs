//! Who hears a ship: coastal stations within their horizon, and satellites passing over.

use geo::{LatLon, METRES_PER_NM, bearing_deg, near::closer, near_distance_m};
use model::Timestamp;
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

use crate::{harbours::Harbours, orbit::Orbit, plan::later, world::ReceptionSettings};

/// A station hears nothing beyond this, nm. VHF from a mast of some 100 m to a ship's aerial reaches about 40 nm.
const HORIZON_NM: f64 = 42.0;
/// Nearly everything within this share of its horizon.
const SURE: f64 = 0.52;
/// Share of messages a station takes when the ship is near.
const SURE_SHARE: f64 = 0.96;
/// Horizon of a station that stands low or behind other things, nm.
const SHORT_NM: std::ops::Range<f64> = 12.0..24.0;
/// A mountain hides what is beyond this, nm.
const SHADOW_FROM_NM: std::ops::Range<f64> = 4.0..12.0;

/// Share of a ship's minutes overhead in which one of its messages comes through the crowd of all others.
const SATELLITE_SHARE: f64 = 0.30;
/// The same for the weaker class B.
const SATELLITE_SHARE_B: f64 = 0.04;
/// Near coasts the crowd is thicker: by this factor less comes through.
const COASTAL: f64 = 0.25;

/// A time without reception.
pub(crate) type Outage = (Timestamp, Timestamp);

/// A coastal station.
#[derive(Clone, Debug)]
pub(crate) struct Station {
    pub(crate) name: String,
    pub(crate) at: LatLon,
    pub(crate) horizon_nm: f64,
    /// From which bearing over how many degrees a mountain hides what is beyond so many nm.
    pub(crate) shadow: Option<(f64, f64, f64)>,
    /// When it is out of order.
    pub(crate) down: Option<Outage>,
}

/// Every receiver.
pub(crate) struct Reception {
    pub(crate) stations: Vec<Station>,
    orbits: Vec<Orbit>,
    /// When no satellite delivers.
    pub(crate) satellites_down: Vec<Outage>,
    /// When the feed delivers nothing at all.
    pub(crate) feed_down: Vec<Outage>,
}

/// A station within earshot of a ship, and how likely it takes a message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Near {
    pub(crate) station: usize,
    pub(crate) share: f64,
}

/// How many outages, besides stations that fail.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outages {
    pub(crate) satellites: u32,
    pub(crate) feed: u32,
}

fn within(outages: &[Outage], t: Timestamp) -> bool {
    outages.iter().any(|&(from, to)| t >= from && t < to)
}

impl Reception {
    /// The receivers of a world that runs from `begin` to `end`.
    pub(crate) fn new(
        harbours: &Harbours,
        ports: &geo::Ports,
        settings: &ReceptionSettings,
        outages: Outages,
        (begin, end): (Timestamp, Timestamp),
        rng: &mut Pcg64Mcg,
    ) -> Self {
        let span_h = end.hours_since(begin).max(1.0);
        let outage = |hours: std::ops::Range<f64>, rng: &mut Pcg64Mcg| {
            let from = later(begin, rng.random_range(0.0..span_h));
            (from, later(from, rng.random_range(hours)))
        };
        let stations = (harbours.all().iter().filter(|h| h.station))
            .filter_map(|h| {
                let stands = rng.random_bool(settings.stations);
                let station = Station {
                    name: format!("r{}", ports.get(h.port).key),
                    at: h.at,
                    horizon_nm: if rng.random_bool(settings.short_range) { rng.random_range(SHORT_NM) } else { HORIZON_NM },
                    shadow: rng
                        .random_bool(settings.mountains)
                        .then(|| (rng.random_range(0.0..360.0), rng.random_range(40.0..120.0), rng.random_range(SHADOW_FROM_NM))),
                    down: rng.random_bool(settings.station_failures).then(|| outage(6.0..30.0, rng)),
                };
                stands.then_some(station)
            })
            .collect();
        // Outages fall well within the time, so that ships are heard before and after.
        let inner = |rng: &mut Pcg64Mcg| {
            let from = later(begin, rng.random_range(0.15..0.8) * span_h);
            (from, later(from, rng.random_range(6.5..14.0)))
        };
        Self {
            stations,
            orbits: Orbit::constellation(settings.satellites, rng),
            satellites_down: (0..outages.satellites).map(|_| inner(rng)).collect(),
            feed_down: (0..outages.feed).map(|_| inner(rng)).collect(),
        }
    }

    /// The feed delivers something at this moment.
    pub(crate) fn delivers(&self, t: Timestamp) -> bool {
        !within(&self.feed_down, t)
    }

    /// The stations that may hear a ship within the next minutes.
    pub(crate) fn in_reach(&self, at: LatLon, found: &mut Vec<usize>) {
        found.clear();
        let reach_m = (HORIZON_NM + 15.0) * METRES_PER_NM;
        found.extend((0..).zip(&self.stations).filter(|(_, s)| closer(s.at, at, reach_m).is_some()).map(|(i, _)| i));
    }

    /// Those of `candidates` in reach of a ship at this moment.
    pub(crate) fn near(&self, at: LatLon, t: Timestamp, aerial: f64, candidates: &[usize], found: &mut Vec<Near>) {
        found.clear();
        for &index in candidates {
            let Some(station) = self.stations.get(index) else { continue };
            if station.down.is_some_and(|(from, to)| t >= from && t < to) {
                continue;
            }
            let nm = near_distance_m(station.at, at) / METRES_PER_NM;
            // A weak signal is lost earlier: by half as much as the aerial is worse.
            let horizon = station.horizon_nm * (0.5 + 0.5 * aerial);
            if nm < horizon && !station.hides(at, nm) {
                let share = SURE_SHARE * aerial * ((horizon - nm) / (horizon * (1.0 - SURE))).min(1.0);
                found.push(Near { station: index, share });
            }
        }
    }

    /// The satellite that hears a ship in this minute, if any does. `coastal` where a station is not far.
    pub(crate) fn satellite(
        &self,
        at: LatLon,
        t: Timestamp,
        (class_b, aerial, coastal): (bool, f64, bool),
        rng: &mut Pcg64Mcg,
    ) -> Option<usize> {
        // Most minutes are lost in any case; drawing first saves the geometry.
        if !rng.random_bool(Self::satellite_share(class_b, aerial, coastal)) {
            return None;
        }
        self.overhead(at, t)
    }

    /// The share of a ship's minutes overhead that come through.
    pub(crate) fn satellite_share(class_b: bool, aerial: f64, coastal: bool) -> f64 {
        let share = if class_b { SATELLITE_SHARE_B } else { SATELLITE_SHARE };
        share * aerial * if coastal { COASTAL } else { 1.0 }
    }

    /// The satellite overhead, if there is one that delivers.
    pub(crate) fn overhead(&self, at: LatLon, t: Timestamp) -> Option<usize> {
        self.orbits.iter().position(|orbit| orbit.sees(at, t)).filter(|_| !within(&self.satellites_down, t))
    }
}

impl Station {
    fn hides(&self, at: LatLon, nm: f64) -> bool {
        self.shadow
            .is_some_and(|(from, width, beyond)| nm > beyond && (bearing_deg(self.at, at) - from).rem_euclid(360.0) < width)
    }
}

#[cfg(test)]
#[path = "reception_tests.rs"]
mod tests;
