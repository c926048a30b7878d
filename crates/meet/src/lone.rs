//! A ship that moved as for a meeting while nobody was heard near it, and the ships that were dark then and could have been there.

use geo::{LatLon, METRES_PER_NM, distance_m};
use model::{Loitering, Timestamp};

/// A silence that was judged dark or doubtful.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DarkGap {
    /// The silent ship.
    pub mmsi: u32,
    /// Last heard.
    pub begin: Timestamp,
    /// Heard again; nothing while it is silent.
    pub end: Option<Timestamp>,
    /// Where it was last heard.
    pub from: LatLon,
    /// Where it was heard again.
    pub to: Option<LatLon>,
    /// Its top speed, knots.
    pub top_kn: f64,
}

/// Shorter meetings are none, hours.
const LEAST_H: f64 = 0.5;

/// The silent ships that could have lain where a ship loitered, for half an hour at least while it did: by the great circle, which a
/// way over the sea never beats, so that none is left out.
pub fn dark_candidates(mmsi: u32, loitering: &Loitering, gaps: &[DarkGap]) -> Vec<u32> {
    let Some(place) = LatLon::new(loitering.lat, loitering.lon) else { return Vec::new() };
    let end = loitering.end.unwrap_or(Timestamp::from_millis(i64::MAX));
    let mut found: Vec<u32> = (gaps.iter())
        .filter(|gap| gap.mmsi != mmsi && gap.begin < end && gap.end.is_none_or(|t| t > loitering.begin))
        .filter(|gap| {
            let hours_of = |from: LatLon| distance_m(from, place) / METRES_PER_NM / gap.top_kn.max(1.0);
            let there = later(gap.begin, hours_of(gap.from)).max(loitering.begin);
            let away = gap.end.zip(gap.to).map_or(end, |(t, to)| later(t, -hours_of(to)).min(end));
            away.hours_since(there) >= LEAST_H
        })
        .map(|gap| gap.mmsi)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn later(t: Timestamp, hours: f64) -> Timestamp {
    Timestamp::from_millis(t.millis().saturating_add((hours * 3.6e6) as i64))
}

#[cfg(test)]
#[path = "lone_tests.rs"]
mod tests;
