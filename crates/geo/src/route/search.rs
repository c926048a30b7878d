//! A* over the cells of the sea.

use std::{cmp::Reverse, collections::BinaryHeap};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::sea::{
    Closed, Sea, SeaCell, Step,
    space::{Vec3, arc_km, chord_km, ecef},
};

/// Metres from the ends, whole: what a heap can order.
fn metres(km: f64) -> u64 {
    (km * 1000.0) as u64
}

/// The cells from one to another, both included; nothing where no water joins them.
pub(super) fn cells(sea: &Sea, from: SeaCell, to: SeaCell, closed: &Closed) -> Option<Vec<SeaCell>> {
    let goal: Vec3 = ecef(sea.point(to));
    let left = |cell: SeaCell| arc_km(chord_km(ecef(sea.point(cell)), goal));
    let mut came: FxHashMap<SeaCell, (f64, SeaCell)> = FxHashMap::default();
    came.insert(from, (0.0, from));
    let mut queue = BinaryHeap::from([Reverse((metres(left(from)), from))]);
    let mut done: FxHashSet<SeaCell> = FxHashSet::default();
    let mut steps: Vec<Step> = Vec::new();
    while let Some(Reverse((_, cell))) = queue.pop() {
        if cell == to {
            return Some(back(&came, from, to));
        }
        if !done.insert(cell) {
            continue;
        }
        let so_far = came.get(&cell)?.0;
        steps.clear();
        sea.steps(cell, closed, &mut steps);
        for step in &steps {
            let km = so_far + step.km;
            if came.get(&step.to).is_none_or(|(known, _)| km < *known) {
                came.insert(step.to, (km, cell));
                queue.push(Reverse((metres(km + left(step.to)), step.to)));
            }
        }
    }
    None
}

fn back(came: &FxHashMap<SeaCell, (f64, SeaCell)>, from: SeaCell, to: SeaCell) -> Vec<SeaCell> {
    let mut way = vec![to];
    let mut at = to;
    while at != from {
        let Some((_, before)) = came.get(&at) else { break };
        at = *before;
        way.push(at);
    }
    way.reverse();
    way
}
