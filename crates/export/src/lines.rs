//! Tracks as lines: what was heard, and the silences between, which are never drawn as if they had been travelled.

use geo::{LatLon, wrapped_lon};
use model::{Detail, Event};

use crate::case_file::{Fix, Track};

/// Two reports further apart than this are not joined, hours: the default threshold of a gap.
const GAP_HOURS: f64 = 6.0;

/// A stretch of a track.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Leg<'a> {
    /// The reports; of a silence, the last before and the first after.
    pub(crate) points: &'a [Fix],
    /// Heard, or silent.
    pub(crate) heard: bool,
}

/// Cuts a track where it was silent: at the gaps among the events, and wherever reports are too far apart.
pub(crate) fn legs<'a>(track: &'a Track, events: &[Event]) -> Vec<Leg<'a>> {
    let points = track.points.as_slice();
    let silent = |a: &Fix, b: &Fix| {
        let gap = |e: &Event| match &e.detail {
            Detail::Gap(gap) => {
                e.mmsi == track.mmsi && e.track == track.track && gap.begin <= a.t && gap.end.is_some_and(|end| b.t <= end)
            }
            _ => false,
        };
        b.t.hours_since(a.t) > GAP_HOURS || events.iter().any(gap)
    };
    let mut out = Vec::new();
    let mut first = 0;
    for (n, pair) in points.windows(2).enumerate() {
        if let [a, b] = pair
            && silent(a, b)
        {
            out.push(Leg { points: points.get(first..=n).unwrap_or_default(), heard: true });
            out.push(Leg { points: pair, heard: false });
            first = n + 1;
        }
    }
    out.push(Leg { points: points.get(first..).unwrap_or_default(), heard: true });
    out.retain(|leg| !leg.points.is_empty());
    out
}

/// The places of reports; those that are no place are left out.
pub(crate) fn places(points: &[Fix]) -> Vec<LatLon> {
    points.iter().filter_map(|p| LatLon::new(p.lat, p.lon)).collect()
}

/// A line as the parts of it on a map that ends at the antimeridian: longitude and latitude (RFC 7946, section 3.1.9).
pub(crate) fn parts(line: &[LatLon]) -> Vec<Vec<(f64, f64)>> {
    let mut out: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    let mut before: Option<LatLon> = None;
    for &at in line {
        if let Some(b) = before.filter(|b| (b.lon - at.lon).abs() > 180.0) {
            let side = 180.0_f64.copysign(b.lon);
            let step = wrapped_lon(at.lon - b.lon);
            let share = if step.abs() > 1e-12 { ((side - b.lon) / step).clamp(0.0, 1.0) } else { 0.0 };
            let lat = b.lat + (at.lat - b.lat) * share;
            if let Some(part) = out.last_mut() {
                part.push((side, lat));
            }
            out.push(vec![(-side, lat)]);
        }
        if let Some(part) = out.last_mut() {
            part.push((at.lon, at.lat));
        }
        before = Some(at);
    }
    for part in &mut out {
        part.dedup();
    }
    out.retain(|part| part.len() > 1);
    out
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
