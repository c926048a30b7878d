//! A network with no more ways than needed: one is left out where the others lead as well, but for a trifle.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::space::{Vec3, dot, sub};

/// Mean radius of the earth, km (IUGG).
const MEAN_RADIUS_KM: f64 = 6_371.008_8;

/// The way over the surface under a chord, km.
pub fn arc_km(chord_km: f64) -> f64 {
    2.0 * MEAN_RADIUS_KM * (chord_km / (2.0 * MEAN_RADIUS_KM)).min(1.0).asin()
}

fn chord_km(a: Vec3, b: Vec3) -> f64 {
    let d = sub(a, b);
    dot(d, d).sqrt()
}

/// Places and the ways between them.
pub struct Graph {
    pub points: Vec<Vec3>,
    pub ways: Vec<Vec<(u32, f64)>>,
    /// The shortest known to each place, and the search that it is of.
    known: Vec<(u32, f64)>,
    search: u32,
}

impl Graph {
    pub fn new(points: Vec<Vec3>) -> Self {
        let n = points.len();
        Self { points, ways: vec![Vec::new(); n], known: vec![(0, 0.0); n], search: 0 }
    }

    pub fn add_point(&mut self, point: Vec3) -> u32 {
        self.points.push(point);
        self.ways.push(Vec::new());
        self.known.push((0, 0.0));
        (self.points.len() - 1) as u32
    }

    pub fn straight_km(&self, a: u32, b: u32) -> f64 {
        arc_km(chord_km(self.points[a as usize], self.points[b as usize]))
    }

    pub fn join(&mut self, a: u32, b: u32) {
        if a == b || self.ways[a as usize].iter().any(|w| w.0 == b) {
            return;
        }
        let km = self.straight_km(a, b);
        self.ways[a as usize].push((b, km));
        self.ways[b as usize].push((a, km));
    }

    /// Whether a way no longer than this leads from one place to another (A*).
    pub fn joined_within(&mut self, a: u32, b: u32, most_km: f64) -> bool {
        self.search += 1;
        let goal = self.points[b as usize];
        let left = |p: Vec3| arc_km(chord_km(p, goal));
        self.known[a as usize] = (self.search, 0.0);
        let mut queue = BinaryHeap::from([Reverse((metres(left(self.points[a as usize])), metres(0.0), a))]);
        while let Some(Reverse((_, so_far, at))) = queue.pop() {
            if at == b {
                return true;
            }
            let km = self.known[at as usize].1;
            if so_far > metres(km) {
                continue;
            }
            for &(to, way_km) in &self.ways[at as usize] {
                let sum = km + way_km;
                let known = self.known[to as usize];
                if known.0 == self.search && known.1 <= sum {
                    continue;
                }
                let whole = sum + left(self.points[to as usize]);
                if whole <= most_km {
                    self.known[to as usize] = (self.search, sum);
                    queue.push(Reverse((metres(whole), metres(sum), to)));
                }
            }
        }
        false
    }
}

fn metres(km: f64) -> u64 {
    (km * 1000.0) as u64
}
