//! The ways a silent ship may have gone: straight, and out of the way as far as its time and speed allow.
//!
//! A ship that leaves earshot and comes back is innocent. The more time it has to spare, the further out it may have been; but it was
//! heard until it was out, so that the first and the last hours tell most.

use geo::{LatLon, wrapped_lon};
use model::{Timestamp, time::HOUR_MS};

use crate::{config::MeetConfig, judge::SilenceQuery};

/// Directions looked at.
const DIRECTIONS: usize = 6;
/// How far out: all the way, and a third of it. Own choice.
const SHARES: [f64; 2] = [1.0, 0.35];
/// Kilometres in a degree of latitude, nearly.
const DEGREE_KM: f64 = 111.2;
/// A ship lies at least this fast beside its straight way, as a share of its speed. Own choice.
const LEAST_SIDEWAYS: f64 = 0.15;
/// Further out nothing is looked at, km. Own choice: far beyond any station's horizon.
const MOST_KM: f64 = 250.0;

/// A way: where the ship is in the middle of each hour, and how likely it went there.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) weight: f64,
    pub(crate) hours: Vec<(i32, LatLon)>,
}

pub(crate) const fn hour_of(t: Timestamp) -> i32 {
    t.millis().div_euclid(HOUR_MS) as i32
}

fn moved(at: LatLon, north_km: f64, east_km: f64) -> LatLon {
    let lat = (at.lat + north_km / DEGREE_KM).clamp(-89.9, 89.9);
    LatLon { lat, lon: wrapped_lon(at.lon + east_km / DEGREE_KM / lat.to_radians().cos()) }
}

/// The whole hours that are judged: near both ends, for further in nobody knows where the ship was.
fn hours(config: &MeetConfig, query: &SilenceQuery) -> impl Iterator<Item = i32> {
    let (first, last) = (hour_of(query.begin) + 1, hour_of(query.end) - 1);
    let begin_until = last.min(first + config.judged_end_h - 1);
    let rest = (begin_until + 1).max(last - config.judged_end_h + 1);
    // While it is silent, only the beginning is known.
    let near_end = query.to.map(|_| rest..=last);
    (first..=begin_until).chain(near_end.into_iter().flatten())
}

/// The straight way first, and then those out of the way, as far as they lead over water.
pub(crate) fn ways(config: &MeetConfig, query: &SilenceQuery, water: &dyn Fn(LatLon) -> bool) -> Vec<Way> {
    let span_h = query.end.hours_since(query.begin).max(0.01);
    let speed_km = query.usual_kn.max(1.0) * 1.852;
    let needed = query.haste().min(1.0);
    let sideways_km = speed_km * (1.0 - needed * needed).sqrt().max(LEAST_SIDEWAYS);
    let change = query.to.map(|to| (to.lat - query.from.lat, wrapped_lon(to.lon - query.from.lon)));
    let mut straight = Way { weight: 1.0 - config.detour_share, hours: Vec::new() };
    let mut detours: Vec<(Way, f64, f64)> = Vec::new();
    for share in SHARES {
        for direction in 0..DIRECTIONS {
            let (east, north) = (direction as f64 / DIRECTIONS as f64 * std::f64::consts::TAU).sin_cos();
            detours.push((Way { weight: 0.0, hours: Vec::new() }, north * share, east * share));
        }
    }
    for hour in hours(config, query) {
        let middle = Timestamp::from_millis(i64::from(hour) * HOUR_MS + HOUR_MS / 2);
        let (since, until) = (middle.hours_since(query.begin), query.end.hours_since(middle));
        let share = (since / span_h).clamp(0.0, 1.0);
        let at = change.map_or(query.from, |(lat, lon)| LatLon {
            lat: query.from.lat + lat * share,
            lon: wrapped_lon(query.from.lon + lon * share),
        });
        straight.hours.push((hour, at));
        let from_end_h = if query.to.is_some() { since.min(until) } else { since };
        if from_end_h > config.detour_most_h {
            continue;
        }
        let out_km = (sideways_km * from_end_h).min(MOST_KM);
        for (way, north, east) in &mut detours {
            way.hours.push((hour, moved(at, out_km * *north, out_km * *east)));
        }
    }
    detours.retain(|(way, ..)| way.hours.iter().all(|(_, at)| water(*at)));
    let weight = config.detour_share / detours.len().max(1) as f64;
    if detours.is_empty() {
        straight.weight = 1.0;
    }
    std::iter::once(straight).chain(detours.into_iter().map(|(way, ..)| Way { weight, ..way })).collect()
}

#[cfg(test)]
#[path = "ways_tests.rs"]
mod tests;
