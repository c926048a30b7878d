//! Pulling a way taut: corners that are not needed go, those that are move to where the way is shortest.

use crate::{
    geodesic::{bearing_deg, destination, distance_m, interpolate},
    latlon::LatLon,
    sea::{Closed, Sea},
};

/// Times the way is gone over.
const ROUNDS: usize = 4;
/// How far beside a leg a way round is looked for, km.
const ASIDE_KM: [f64; 8] = [0.2, 0.4, 0.8, 1.2, 1.8, 2.6, 4.0, 6.0];
/// A corner moves by halves towards the straight line this often.
const HALVES: usize = 6;

/// The same way with as few corners as the land asks for.
pub(super) fn pulled(sea: &Sea, way: &[LatLon], closed: &Closed) -> Vec<LatLon> {
    let clear = |a: LatLon, b: LatLon| !sea.crosses_land(a, b) && !sea.shut_between(a, b, closed);
    let mut way = skipped(way, &clear);
    for _ in 0..ROUNDS {
        let before = length_m(&way);
        moved(&mut way, &clear);
        way = skipped(&way, &clear);
        if before - length_m(&way) < before * 1e-4 {
            break;
        }
    }
    way
}

/// The nearest place beside the middle of a short leg from which both its ends are seen: round a cape that the cells are too coarse for.
/// Nothing in a river's bend, where only the line of the table says where water is.
pub(super) fn round(sea: &Sea, a: LatLon, b: LatLon, clear: &dyn Fn(LatLon, LatLon) -> bool) -> Option<LatLon> {
    let (middle, across) = (interpolate(a, b, 0.5), bearing_deg(a, b));
    ASIDE_KM
        .iter()
        .flat_map(|km| [90.0, -90.0].map(|side| destination(middle, across + side, km * 1000.0)))
        .find(|place| sea.navigable(*place) && clear(a, *place) && clear(*place, b))
}

fn length_m(way: &[LatLon]) -> f64 {
    way.windows(2).map(|p| if let [a, b] = p { distance_m(*a, *b) } else { 0.0 }).sum()
}

/// From each corner on to the furthest that can be seen: looked for by doubling, then by halving.
fn skipped(way: &[LatLon], clear: &dyn Fn(LatLon, LatLon) -> bool) -> Vec<LatLon> {
    let mut out: Vec<LatLon> = way.first().copied().into_iter().collect();
    let mut at = 0;
    while at + 1 < way.len() {
        let Some(&here) = way.get(at) else { break };
        let sees = |n: usize| way.get(n).is_some_and(|there| clear(here, *there));
        let (mut good, mut step) = (at + 1, 2);
        while at + step < way.len() && sees(at + step) {
            good = at + step;
            step *= 2;
        }
        let mut bad = (at + step).min(way.len());
        while bad - good > 1 {
            let middle = usize::midpoint(good, bad);
            if sees(middle) { good = middle } else { bad = middle }
        }
        out.extend(way.get(good));
        at = good;
    }
    out
}

/// Moves each corner towards the straight line between its neighbours, as far as both legs stay clear.
fn moved(way: &mut [LatLon], clear: &dyn Fn(LatLon, LatLon) -> bool) {
    for n in 1..way.len().saturating_sub(1) {
        let (Some(&a), Some(&corner), Some(&b)) = (way.get(n - 1), way.get(n), way.get(n + 1)) else { continue };
        let (to, from) = (distance_m(a, corner), distance_m(corner, b));
        let foot = interpolate(a, b, to / (to + from).max(1.0));
        let (mut good, mut bad) = (0.0, 1.0);
        for _ in 0..HALVES {
            let share = f64::midpoint(good, bad);
            let place = interpolate(corner, foot, share);
            if clear(a, place) && clear(place, b) { good = share } else { bad = share }
        }
        if good > 0.0
            && let Some(slot) = way.get_mut(n)
        {
            *slot = interpolate(corner, foot, good);
        }
    }
}
