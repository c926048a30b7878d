//! Which ships truly met, planted or not: fishing boats on one ground do, and whoever reports it is right.

use std::collections::{BTreeMap, HashMap};

use geo::{LatLon, near::closer};
use model::{Timestamp, time::HOUR_MS};
use rayon::prelude::*;

use crate::{places::Places, plan::Plan, truth::Meeting};

/// Looked at so often, milliseconds.
const EVERY_MS: i64 = HOUR_MS / 6;
/// Together within this, metres: a little more than the 500 m of the rule, for the noise of positions.
const TOGETHER_M: f64 = 600.0;
/// Faster ships pass each other, knots.
const SLOW_KN: f64 = 4.0;
/// Berths and anchorages are within this of a harbour, metres: who lies there has neighbours.
const HARBOUR_M: f64 = 10_000.0;
/// Shorter is no meeting, looks.
const LEAST_LOOKS: i64 = 3;
/// A cell of latitude and longitude, degrees: no smaller than [`TOGETHER_M`] up to 85 degrees north.
const CELL: f64 = 0.07;

/// All meetings in a time, in order of ships.
pub(crate) fn meetings(places: Places<'_>, plans: &[Plan], (begin, end): (Timestamp, Timestamp)) -> Vec<Meeting> {
    let looks: Vec<Vec<(usize, usize)>> = (0..(end.millis() - begin.millis()) / EVERY_MS)
        .into_par_iter()
        .map(|n| together(places, plans, Timestamp::from_millis(begin.millis() + n * EVERY_MS)))
        .collect();
    let mut runs: BTreeMap<(usize, usize), Vec<(i64, i64)>> = BTreeMap::new();
    for (n, pairs) in (0..).zip(looks) {
        for pair in pairs {
            let runs = runs.entry(pair).or_default();
            match runs.last_mut().filter(|(_, last)| *last + 2 >= n) {
                Some((_, last)) => *last = n,
                None => runs.push((n, n)),
            }
        }
    }
    let at = |n: i64| Timestamp::from_millis(begin.millis() + n * EVERY_MS);
    let meeting = |(a, b): (usize, usize), (first, last): (i64, i64)| {
        let (begin, end) = (at(first), at(last));
        (last - first + 1 >= LEAST_LOOKS)
            .then_some(())
            .and_then(|()| Some(Meeting { ships: [plans.get(a)?.mmsi_at(begin), plans.get(b)?.mmsi_at(begin)], begin, end }))
    };
    runs.into_iter().flat_map(|(pair, runs)| runs.into_iter().filter_map(move |run| meeting(pair, run))).collect()
}

/// A slow ship: its number, where it is, and whether it lies moored or at anchor.
type Slow = (usize, LatLon, bool);

/// Pairs of slow ships that are together at a moment.
fn together(places: Places<'_>, plans: &[Plan], t: Timestamp) -> Vec<(usize, usize)> {
    let mut cells: HashMap<(i32, i32), Vec<Slow>> = HashMap::new();
    let mut pairs = Vec::new();
    for (n, plan) in plans.iter().enumerate() {
        let Some(state) = plan.state(t).filter(|s| s.speed_kn < SLOW_KN) else { continue };
        let (y, x) = ((state.at.lat / CELL).floor() as i32, (state.at.lon / CELL).floor() as i32);
        for (dy, dx) in (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (dy, dx))) {
            let there = cells.get(&(y + dy, x + dx)).into_iter().flatten();
            pairs.extend(there.filter_map(|(other, at, lies)| {
                closer(*at, state.at, TOGETHER_M)?;
                let neighbours = *lies && state.lies && in_harbour(places, state.at);
                (!neighbours).then_some((*other, n))
            }));
        }
        cells.entry((y, x)).or_default().push((n, state.at, state.lies));
    }
    pairs
}

fn in_harbour(places: Places<'_>, at: LatLon) -> bool {
    places.harbours.all().iter().any(|h| closer(h.at, at, HARBOUR_M).is_some())
}

#[cfg(test)]
#[path = "met_tests.rs"]
mod tests;
