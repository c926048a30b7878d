//! The ways that shortest ways really take: all others but those that join what lies near are left out.

use std::{cmp::Reverse, collections::BinaryHeap};

use rayon::prelude::*;

use crate::thin::Graph;

/// Shortest ways are found from every so manieth place.
const EVERY: usize = 80;
/// A way counts where at least so many places lie behind it: those near an end are joined anew for each route.
const LEAST_BEHIND: u32 = 100;

/// The ways, smaller number first, on the trunks of the trees of shortest ways from many places.
pub fn ways(graph: &Graph) -> Vec<(u32, u32)> {
    let merge = |used: &mut Vec<(u32, u32)>| {
        used.sort_unstable();
        used.dedup();
    };
    (0..graph.points.len())
        .into_par_iter()
        .step_by(EVERY)
        .fold(Vec::new, |mut used: Vec<(u32, u32)>, source| {
            used.extend(trunk(graph, source));
            merge(&mut used);
            used
        })
        .reduce(Vec::new, |mut a, b| {
            a.extend(b);
            merge(&mut a);
            a
        })
}

fn trunk(graph: &Graph, source: usize) -> Vec<(u32, u32)> {
    let count = graph.points.len();
    let mut known = vec![(f64::INFINITY, u32::MAX); count];
    known[source].0 = 0.0;
    let mut order = Vec::with_capacity(count);
    let mut queue = BinaryHeap::from([Reverse((0_u64, source as u32))]);
    while let Some(Reverse((cm, at))) = queue.pop() {
        let km = known[at as usize].0;
        if cm > centimetres(km) {
            continue;
        }
        order.push(at);
        for &(to, way_km) in &graph.ways[at as usize] {
            let sum = km + way_km;
            if sum < known[to as usize].0 {
                known[to as usize] = (sum, at);
                queue.push(Reverse((centimetres(sum), to)));
            }
        }
    }
    let mut behind = vec![1_u32; count];
    let mut used = Vec::new();
    for &at in order.iter().rev() {
        let before = known[at as usize].1;
        if before == u32::MAX {
            continue;
        }
        behind[before as usize] += behind[at as usize];
        if behind[at as usize] >= LEAST_BEHIND && before as usize != source {
            used.push((before.min(at), before.max(at)));
        }
    }
    used
}

fn centimetres(km: f64) -> u64 {
    (km * 100_000.0) as u64
}
