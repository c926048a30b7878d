//! The cells of one resolution that shores run through, and how their parts hang together; the next coarser resolution from it.

use std::{cmp::Reverse, collections::BinaryHeap};

use geo::Sea;
use h3o::{CellIndex, Resolution};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::fine::{FINE, MOST_PARTS, middle};

/// A part of a cell; part 0 of a cell that no shore runs through is all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub cell: CellIndex,
    pub part: u8,
}

/// A part of a cell that a shore runs through.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The fine cell whose middle stands for it.
    pub fine: CellIndex,
    /// The part of the next finer resolution that this is the middle of.
    pub child: Option<Key>,
    /// Its water, in fine cells.
    pub size: u64,
    /// The part of the next coarser resolution's cell that it is in.
    pub up: u8,
}

/// In no part.
pub const NO_PART: u8 = u8::MAX;

/// A way between two parts.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The passage whose gate stands between, where there is no other way.
    pub gate: Option<u16>,
    /// How much longer than straight the way is, from one part's point to the other's.
    pub detour: f32,
}

pub struct Level {
    pub resolution: Resolution,
    pub shore: FxHashMap<CellIndex, Vec<Part>>,
    /// For cells of several parts, the part that each of its children is in: fine cells at resolution 7, open cells of the next
    /// finer resolution else.
    pub inside: FxHashMap<CellIndex, Vec<u8>>,
    /// Ways with a shore cell at one end at least; the lower key first.
    pub edges: FxHashMap<(Key, Key), Edge>,
}

fn ordered(a: Key, b: Key) -> (Key, Key) {
    if a <= b { (a, b) } else { (b, a) }
}

/// Two sets into one.
struct Union(Vec<usize>);

impl Union {
    fn find(&mut self, mut n: usize) -> usize {
        while self.0[n] != n {
            self.0[n] = self.0[self.0[n]];
            n = self.0[n];
        }
        n
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }
}

impl Level {
    pub fn new(resolution: Resolution) -> Self {
        Self { resolution, shore: FxHashMap::default(), inside: FxHashMap::default(), edges: FxHashMap::default() }
    }

    /// Notes a way; a free one beats one through a gate.
    pub fn join(&mut self, a: Key, b: Key, gate: Option<u16>) {
        let edge = self.edges.entry(ordered(a, b)).or_insert(Edge { gate, detour: 1.0 });
        if gate.is_none() {
            edge.gate = None;
        }
    }

    /// The fine cell that stands for a part.
    pub fn fine(&self, key: Key) -> CellIndex {
        let part = self.shore.get(&key.cell).and_then(|parts| parts.get(key.part as usize));
        part.map_or_else(|| key.cell.center_child(FINE).unwrap_or(key.cell), |p| p.fine)
    }

    /// Removes pockets: what hangs together with fewer than `least` parts or cells. Ships are not there.
    pub fn drop_pockets(&mut self, sea: &Sea, least: usize) {
        let mut ways: FxHashMap<Key, Vec<Key>> = FxHashMap::default();
        for (a, b) in self.edges.keys() {
            ways.entry(*a).or_default().push(*b);
            ways.entry(*b).or_default().push(*a);
        }
        let mut kept: FxHashMap<Key, bool> = FxHashMap::default();
        let keys: Vec<Key> =
            self.shore.iter().flat_map(|(cell, parts)| (0..parts.len() as u8).map(|part| Key { cell: *cell, part })).collect();
        for start in keys {
            if kept.contains_key(&start) {
                continue;
            }
            let mut seen = vec![start];
            let mut next = 0;
            let mut large = false;
            while next < seen.len() && !large {
                let here = seen[next];
                next += 1;
                let mut around = ways.get(&here).cloned().unwrap_or_default();
                if !self.shore.contains_key(&here.cell) {
                    around.extend(
                        here.cell
                            .grid_disk::<Vec<_>>(1)
                            .into_iter()
                            .filter(|c| !self.shore.contains_key(c) && sea.navigable(middle(*c)))
                            .map(|cell| Key { cell, part: 0 }),
                    );
                }
                for key in around {
                    if kept.get(&key) == Some(&true) {
                        large = true;
                    }
                    if !seen.contains(&key) {
                        seen.push(key);
                    }
                }
                large |= seen.len() >= least;
            }
            if large {
                // The walk went in all directions from the start: all of it hangs together.
                kept.extend(seen.into_iter().map(|k| (k, true)));
            } else {
                kept.extend(seen.into_iter().map(|k| (k, false)));
            }
        }
        let mut moved: FxHashMap<Key, Option<Key>> = FxHashMap::default();
        let mut dropped = 0;
        for (cell, parts) in &mut self.shore {
            let mut old = 0_u8;
            let mut new = 0_u8;
            parts.retain(|_| {
                let key = Key { cell: *cell, part: old };
                old += 1;
                let keep = kept.get(&key) == Some(&true);
                moved.insert(key, keep.then_some(Key { cell: *cell, part: new }));
                new += u8::from(keep);
                dropped += usize::from(!keep);
                keep
            });
        }
        for (cell, inside) in &mut self.inside {
            for part in inside.iter_mut().filter(|p| **p != NO_PART) {
                let key = Key { cell: *cell, part: *part };
                *part = moved.get(&key).copied().flatten().map_or(NO_PART, |k| k.part);
            }
        }
        self.inside.retain(|cell, _| self.shore.get(cell).is_some_and(|parts| parts.len() > 1));
        self.edges = std::mem::take(&mut self.edges)
            .into_iter()
            .filter_map(|((a, b), edge)| {
                let a = moved.get(&a).copied().unwrap_or(Some(a))?;
                let b = moved.get(&b).copied().unwrap_or(Some(b))?;
                Some((ordered(a, b), edge))
            })
            .collect();
        println!("{dropped} parts in pockets dropped");
        let empty: Vec<CellIndex> =
            self.shore.iter().filter(|(c, p)| p.is_empty() && !sea.navigable(middle(**c))).map(|(c, _)| *c).collect();
        for cell in empty {
            self.shore.remove(&cell);
        }
    }

    /// The next coarser level; notes for each part the coarser one that it is in.
    pub fn coarser(&mut self, sea: &Sea) -> Self {
        let (level, up) = self.coarser_with(sea);
        for (cell, parts) in &mut self.shore {
            for (part, info) in (0..).zip(parts) {
                info.up = up.get(&Key { cell: *cell, part }).map_or(NO_PART, |k| k.part);
            }
        }
        level
    }

    fn coarser_with(&self, sea: &Sea) -> (Self, FxHashMap<Key, Key>) {
        let resolution = Resolution::try_from(u8::from(self.resolution) - 1).unwrap_or(self.resolution);
        let mut parents: Vec<CellIndex> = self.shore.keys().filter_map(|c| c.parent(resolution)).collect();
        parents.sort_unstable();
        parents.dedup();
        let open_size = 7_u64.pow(u32::from(u8::from(FINE) - u8::from(self.resolution)));
        let mut within: FxHashMap<CellIndex, Vec<(Key, Key)>> = FxHashMap::default();
        for ((a, b), edge) in &self.edges {
            if edge.gate.is_none()
                && let Some(parent) = a.cell.parent(resolution)
                && Some(parent) == b.cell.parent(resolution)
            {
                within.entry(parent).or_default().push((*a, *b));
            }
        }
        let made: Vec<(CellIndex, Vec<Part>, Vec<(Key, u8)>)> = parents
            .par_iter()
            .map(|parent| {
                let mut keys: Vec<(Key, u64)> = Vec::new();
                let mut open: Vec<usize> = Vec::new();
                for cell in parent.children(self.resolution) {
                    match self.shore.get(&cell) {
                        Some(parts) => keys.extend((0..).zip(parts).map(|(part, p)| (Key { cell, part }, p.size))),
                        None if sea.navigable(middle(cell)) => {
                            open.push(keys.len());
                            keys.push((Key { cell, part: 0 }, open_size));
                        }
                        None => {}
                    }
                }
                let place: FxHashMap<Key, usize> = keys.iter().enumerate().map(|(n, (key, _))| (*key, n)).collect();
                let mut union = Union((0..keys.len()).collect());
                for (a, b) in within.get(parent).map_or(&[][..], Vec::as_slice) {
                    if let (Some(a), Some(b)) = (place.get(a), place.get(b)) {
                        union.join(*a, *b);
                    }
                }
                for &a in &open {
                    for &b in open.iter().filter(|b| **b > a) {
                        if keys[a].0.cell.is_neighbor_with(keys[b].0.cell) == Ok(true) {
                            union.join(a, b);
                        }
                    }
                }
                let roots: Vec<usize> = (0..keys.len()).map(|n| union.find(n)).collect();
                let mut groups: Vec<(u64, usize)> = (0..keys.len())
                    .filter(|n| roots[*n] == *n)
                    .map(|root| (keys.iter().zip(&roots).filter(|(_, r)| **r == root).map(|(k, _)| k.1).sum(), root))
                    .collect();
                groups.sort_unstable_by_key(|(size, root)| (Reverse(*size), *root));
                groups.truncate(MOST_PARTS);
                let mut parts = Vec::new();
                let mut mapped = Vec::new();
                for (number, (size, root)) in (0_u8..).zip(&groups) {
                    let of: Vec<(Key, u64)> = keys.iter().zip(&roots).filter(|(_, r)| *r == root).map(|(k, _)| *k).collect();
                    mapped.extend(of.iter().map(|(key, _)| (*key, number)));
                    let child = self.middle_of(&of, open_size);
                    parts.push(Part { fine: self.fine(child), child: Some(child), size: *size, up: 0 });
                }
                (*parent, parts, mapped)
            })
            .collect();
        let mut level = Self::new(resolution);
        let mut up: FxHashMap<Key, Key> = FxHashMap::default();
        for (parent, parts, mapped) in made {
            up.extend(mapped.into_iter().map(|(key, part)| (key, Key { cell: parent, part })));
            if parts.len() > 1 {
                let open = |cell: CellIndex| up.get(&Key { cell, part: 0 }).filter(|_| !self.shore.contains_key(&cell));
                let inside = parent.children(self.resolution).map(|cell| open(cell).map_or(NO_PART, |k| k.part)).collect();
                level.inside.insert(parent, inside);
            }
            level.shore.insert(parent, parts);
        }
        let lift = |level: &Self, key: Key| -> Option<Key> {
            let cell = key.cell.parent(resolution)?;
            if level.shore.contains_key(&cell) { up.get(&key).copied() } else { Some(Key { cell, part: 0 }) }
        };
        for ((a, b), edge) in &self.edges {
            if let (Some(a), Some(b)) = (lift(&level, *a), lift(&level, *b))
                && a != b
            {
                level.join(a, b, edge.gate);
            }
        }
        // Open cells side by side in two parents.
        for parent in &parents {
            for cell in parent.children(self.resolution) {
                if self.shore.contains_key(&cell) || !sea.navigable(middle(cell)) {
                    continue;
                }
                for next in cell.grid_disk::<Vec<_>>(1) {
                    if next.parent(resolution) == Some(*parent) || self.shore.contains_key(&next) || !sea.navigable(middle(next))
                    {
                        continue;
                    }
                    let (a, b) = (lift(&level, Key { cell, part: 0 }), lift(&level, Key { cell: next, part: 0 }));
                    if let (Some(a), Some(b)) = (a, b) {
                        level.join(a, b, None);
                    }
                }
            }
        }
        let detours: Vec<((Key, Key), f32)> = level
            .edges
            .par_iter()
            .filter(|(_, edge)| edge.gate.is_none())
            .map(|((a, b), _)| ((*a, *b), level.detour(sea, self, &up, *a, *b)))
            .collect();
        for (pair, ratio) in detours {
            if let Some(edge) = level.edges.get_mut(&pair) {
                edge.detour = ratio;
            }
        }
        (level, up)
    }

    /// The part nearest to the mean place of several, open ones preferred.
    fn middle_of(&self, of: &[(Key, u64)], open_size: u64) -> Key {
        let origin = middle(self.fine(of[0].0));
        let place = |key: Key| {
            let at = middle(self.fine(key));
            (at.lat, origin.lon + (at.lon - origin.lon + 540.0).rem_euclid(360.0) - 180.0)
        };
        let total: u64 = of.iter().map(|o| o.1).sum();
        let mean = of.iter().fold((0.0, 0.0), |sum, (key, size)| {
            let (lat, lon) = place(*key);
            let share = *size as f64 / total as f64;
            (sum.0 + lat * share, sum.1 + lon * share)
        });
        let score = |(key, size): &(Key, u64)| {
            let (lat, lon) = place(*key);
            let far = (lat - mean.0).hypot((lon - mean.1) * mean.0.to_radians().cos());
            let width = (open_size as f64).sqrt() * 0.35 / 111.0;
            far + width * (1.0 - *size as f64 / open_size as f64)
        };
        of.iter().min_by(|a, b| score(a).total_cmp(&score(b))).unwrap_or(&of[0]).0
    }

    /// How much longer than straight the way between two parts is, by a walk over the parts of the finer level below.
    fn detour(&self, sea: &Sea, finer: &Self, up: &FxHashMap<Key, Key>, a: Key, b: Key) -> f32 {
        let (from, to) = (middle(self.fine(a)), middle(self.fine(b)));
        if !sea.crosses_land(from, to) {
            return 1.0;
        }
        let child = |key: Key| -> Option<Key> {
            match self.shore.get(&key.cell) {
                Some(parts) => parts.get(key.part as usize)?.child,
                None => Some(Key { cell: key.cell.center_child(finer.resolution)?, part: 0 }),
            }
        };
        let (Some(start), Some(end)) = (child(a), child(b)) else { return 2.0 };
        let belongs = |key: Key| {
            let Some(cell) = key.cell.parent(self.resolution) else { return false };
            match up.get(&key) {
                Some(of) => *of == a || *of == b,
                None => [a, b].contains(&Key { cell, part: 0 }) && !self.shore.contains_key(&cell),
            }
        };
        let mut done: FxHashMap<Key, u64> = FxHashMap::default();
        let mut heap = BinaryHeap::from([(Reverse(0_u64), start)]);
        while let Some((Reverse(metres), here)) = heap.pop() {
            if done.contains_key(&here) {
                continue;
            }
            done.insert(here, metres);
            if here == end {
                let straight = geo::distance_m(from, to).max(1.0);
                return ((metres as f64 / 1.08 / straight) as f32).max(1.0);
            }
            for cell in here.cell.grid_disk::<Vec<_>>(1) {
                let parts = match finer.shore.get(&cell) {
                    Some(parts) => parts.len() as u8,
                    None => u8::from(sea.navigable(middle(cell))),
                };
                for part in 0..parts {
                    let next = Key { cell, part };
                    if done.contains_key(&next) || !belongs(next) {
                        continue;
                    }
                    let open = !finer.shore.contains_key(&cell) && !finer.shore.contains_key(&here.cell);
                    let ratio = match finer.edges.get(&ordered(here, next)) {
                        Some(edge) if edge.gate.is_none() => edge.detour,
                        None if open => 1.0,
                        _ => continue,
                    };
                    let step = geo::distance_m(middle(finer.fine(here)), middle(finer.fine(next))) * f64::from(ratio);
                    heap.push((Reverse(metres + step as u64), next));
                }
            }
        }
        2.0
    }
}
