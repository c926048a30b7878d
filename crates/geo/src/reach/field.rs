//! Sea miles from a place to every cell of the sea around.
//!
//! Steps lead to the six neighbours; over open water also to the six cells behind the gaps between two of them, so that ways go in
//! twelve directions.

use std::{cmp::Reverse, collections::BinaryHeap};

use rustc_hash::FxHashMap;

use crate::{
    geodesic::{METRES_PER_NM, distance_m, near_distance_m},
    latlon::LatLon,
    reach::{MOST_EXCESS, PORT_WIDTHS},
    sea::{
        Access, Closed, Sea, SeaCell, Step,
        space::{arc_km, chord_km, ecef},
    },
};

/// Kilometres, ordered.
#[derive(Clone, Copy, PartialEq)]
struct Km(f64);

impl Eq for Km {}

impl PartialOrd for Km {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Km {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// The steps from cells.
pub(super) type Known = FxHashMap<SeaCell, Vec<Step>>;

/// Arcs are off by one part in 2000.
const ARC_TRUST: f64 = 0.999;

/// How far a field goes.
pub(super) struct Limits {
    /// As far as this from its place.
    pub(super) far_km: f64,
    /// The place that is to be reached in the end, and the length of the whole way.
    pub(super) goal: Option<LatLon>,
    pub(super) whole_km: f64,
}

/// The field of one place.
#[derive(Clone, Debug)]
pub(super) struct Field {
    at: LatLon,
    /// The water beside it, and how far that is, km.
    water: LatLon,
    snap_km: f64,
    km: FxHashMap<SeaCell, f64>,
}

impl Field {
    /// Follows the ways from a place within limits; keeps the steps it looks up in `known`, for another field over the same sea.
    pub(super) fn new(sea: &Sea, at: LatLon, access: Access, limits: &Limits, closed: &Closed, known: &mut Known) -> Self {
        // A port may be this much nearer than its cell, at either end.
        let margin_km = 4.0 * PORT_WIDTHS * access.cell.cell.resolution().edge_length_km();
        let most_km = (limits.whole_km + margin_km) * MOST_EXCESS;
        let goal = limits.goal.map(ecef);
        // What is further from the other end than is left of the budget leads nowhere.
        let too_far = |km: f64, cell: SeaCell| {
            goal.is_some_and(|goal| km + arc_km(chord_km(ecef(sea.point(cell)), goal)) * ARC_TRUST > most_km)
        };
        let mut field = Self { at, water: access.at, snap_km: access.km, km: FxHashMap::default() };
        let mut queue = BinaryHeap::from([Reverse((Km(distance_m(access.at, sea.point(access.cell)) / 1000.0), access.cell))]);
        while let Some(Reverse((Km(km), cell))) = queue.pop() {
            if field.km.contains_key(&cell) || too_far(km, cell) {
                continue;
            }
            field.km.insert(cell, km);
            let ways = ways(sea, cell, closed, known);
            for step in ways {
                let there = km + step.km;
                if there <= limits.far_km && !field.km.contains_key(&step.to) {
                    queue.push(Reverse((Km(there), step.to)));
                }
            }
        }
        field
    }

    /// Where it is from.
    pub(super) const fn at(&self) -> LatLon {
        self.at
    }

    /// The cells that were reached.
    pub(super) fn cells(&self) -> impl Iterator<Item = SeaCell> {
        self.km.keys().copied()
    }

    /// Sea miles to a place in a cell, the lattice's excess taken off; never less than the geodesic.
    pub(super) fn nm(&self, cell: SeaCell, at: LatLon, excess: f64) -> Option<f64> {
        let km = self.km.get(&cell)? / excess + self.snap_km;
        Some((km * 1000.0).max(near_distance_m(self.at, at)) / METRES_PER_NM)
    }

    /// The same to a position beside a cell's point.
    pub(super) fn nm_to(&self, sea: &Sea, cell: SeaCell, at: LatLon, excess: f64) -> Option<f64> {
        let known_km = *self.km.get(&cell)?;
        let direct_m = distance_m(self.water, at);
        // Where nothing lies between, the way is straight.
        if !sea.crosses_land(self.water, at) {
            return Some((direct_m + self.snap_km * 1000.0).max(distance_m(self.at, at)) / METRES_PER_NM);
        }
        let aside_km = near_distance_m(sea.point(cell), at) / 1000.0;
        let width_km = cell.cell.resolution().edge_length_km() * 2.0;
        // The way to the cell's point may go by the place, or beyond it.
        let aside_km = if excess > 1.02 { -aside_km.min(width_km * PORT_WIDTHS) } else { 0.0 };
        let km = (known_km / excess + aside_km).max(direct_m / 1000.0) + self.snap_km;
        Some((km * 1000.0).max(distance_m(self.at, at)) / METRES_PER_NM)
    }
}

/// The steps from a cell, and over open water the longer ones between two of them.
fn ways(sea: &Sea, cell: SeaCell, closed: &Closed, known: &mut Known) -> Vec<Step> {
    let mut own = steps(sea, cell, closed, known);
    // Near a shore every step is looked at by itself.
    if own.len() != 6 || cell.part != 0 || own.iter().any(|s| s.to.part != 0) {
        return own;
    }
    let mut behind: Vec<(SeaCell, u8)> = Vec::with_capacity(18);
    for step in &own {
        for next in steps(sea, step.to, closed, known) {
            let beside = next.to == cell || own.iter().any(|s| s.to == next.to);
            if beside || next.to.part != 0 {
                continue;
            }
            match behind.iter_mut().find(|(to, _)| *to == next.to) {
                Some((_, ways)) => *ways += 1,
                None => behind.push((next.to, 1)),
            }
        }
    }
    let here = sea.point(cell);
    // Of the cells two steps away, those behind a gap are reached two ways.
    for (to, _) in behind.into_iter().filter(|(_, ways)| *ways == 2) {
        own.push(Step { to, km: near_distance_m(here, sea.point(to)) / 1000.0 });
    }
    own
}

fn steps(sea: &Sea, cell: SeaCell, closed: &Closed, known: &mut Known) -> Vec<Step> {
    known
        .entry(cell)
        .or_insert_with(|| {
            let mut found = Vec::with_capacity(6);
            sea.steps(cell, closed, &mut found);
            found
        })
        .clone()
}
