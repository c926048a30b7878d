//! The shortest way through the network: A* with landmarks (Goldberg and Harrelson 2005, "Computing the shortest path: A* search meets
//! graph theory").
//!
//! How far each node is from some landmarks is worked out once. By the triangle inequality that bounds how far any two are from each
//! other, so closely that a search looks at little but the way itself. Where more passages are closed than were then, ways are only
//! longer, and the bounds still hold.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fmt,
    sync::{Mutex, PoisonError},
};

use crate::sea::{Closed, network::Network};

/// A place where a way may begin or end: its node, and how far that is, metres.
pub(super) type End = (u32, u32);

/// So many landmarks: on 200 pairs of ports, half as many make a search look at a quarter more nodes. More were not tried.
const LANDMARKS: usize = 32;
/// Of these the ones with the best bounds between the ends are looked at: half as many make a search look at half as many nodes again.
const ACTIVE: usize = 8;
/// The bounds are taken this much larger, in parts of 256, so that of ways that are nearly as long only one is followed: the one found
/// is longer than the shortest by no more, half of what the network is thinned by.
const EAGER: u32 = 1;
/// No distance: not joined.
const FAR: u32 = u32::MAX;
/// No node.
const NONE: u32 = u32::MAX;

/// Distances to landmarks, and what searches need.
pub(crate) struct Landmarks {
    /// For each node, metres.
    metres: Vec<[u32; LANDMARKS]>,
    /// What a search notes, kept for the next: to clear it takes longer than the search.
    idle: Mutex<Vec<Notes>>,
}

impl fmt::Debug for Landmarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Landmarks").field("nodes", &self.metres.len()).finish_non_exhaustive()
    }
}

#[derive(Clone, Copy, Default)]
struct Note {
    search: u32,
    metres: u32,
    before: u32,
}

#[derive(Default)]
struct Notes {
    search: u32,
    notes: Vec<Note>,
    /// The whole length at the least, what of it is left, metres so far, and the node: of like lengths the one nearer to the end first.
    queue: BinaryHeap<Reverse<(u32, u32, u32, u32)>>,
}

impl Notes {
    /// How far a node is known to be.
    fn metres(&self, node: u32) -> u32 {
        self.notes.get(node as usize).filter(|note| note.search == self.search).map_or(FAR, |note| note.metres)
    }

    fn note(&mut self, node: u32, metres: u32, before: u32) {
        if let Some(note) = self.notes.get_mut(node as usize) {
            *note = Note { search: self.search, metres, before };
        }
    }
}

/// Bounds of the distance to some ends, by one landmark.
#[derive(Clone, Copy, Default)]
struct Bound {
    landmark: usize,
    /// The least of the ends' distances from the landmark with what is behind them.
    least: u32,
    /// The most of the ends' distances, without it.
    most: u32,
}

impl Bound {
    fn metres(&self, distances: &[u32; LANDMARKS]) -> u32 {
        let here = distances.get(self.landmark).copied().unwrap_or(FAR);
        if here == FAR { 0 } else { self.least.saturating_sub(here).max(here.saturating_sub(self.most)) }
    }
}

impl Landmarks {
    /// Each landmark is the node farthest from those before it: the same in every run.
    pub(super) fn new(network: &Network, closed: &Closed) -> Self {
        let mut metres = vec![[FAR; LANDMARKS]; network.len()];
        let mut nearest = vec![FAR; network.len()];
        // The first: the farthest from any node of the large piece, which most nodes are in.
        let mut landmark = network.len() as u32 / 2;
        let mut distances = distances(network, landmark, closed);
        for n in 0..LANDMARKS {
            let reached = |metres: u32| if metres == FAR { 0 } else { metres };
            let by = if n == 0 { &distances } else { &nearest };
            let farthest = (0..).zip(by).max_by_key(|(node, metres)| (reached(**metres), Reverse(*node)));
            landmark = farthest.map_or(landmark, |(node, _)| node);
            distances = self::distances(network, landmark, closed);
            for ((row, nearest), distance) in metres.iter_mut().zip(&mut nearest).zip(&distances) {
                if let Some(slot) = row.get_mut(n) {
                    *slot = *distance;
                }
                *nearest = (*nearest).min(*distance);
            }
        }
        Self { metres, idle: Mutex::default() }
    }

    fn distances(&self, node: u32) -> &[u32; LANDMARKS] {
        self.metres.get(node as usize).unwrap_or(&[FAR; LANDMARKS])
    }

    /// The bounds that say most between these ends.
    fn bounds(&self, from: &[End], to: &[End]) -> [Bound; ACTIVE] {
        let mut found: Vec<(u32, Bound)> = (0..LANDMARKS)
            .filter_map(|landmark| {
                let ends = to.iter().map(|(node, behind)| (self.distances(*node).get(landmark).copied().unwrap_or(FAR), *behind));
                let joined = ends.filter(|(metres, _)| *metres != FAR);
                let least = joined.clone().map(|(metres, behind)| metres.saturating_add(behind)).min()?;
                let most = joined.map(|(metres, behind)| metres.saturating_sub(behind)).max()?;
                let bound = Bound { landmark, least, most };
                let says = from.iter().map(|(node, _)| bound.metres(self.distances(*node))).min()?;
                Some((says, bound))
            })
            .collect();
        found.sort_by_key(|(says, bound)| (Reverse(*says), bound.landmark));
        let mut best = [Bound { landmark: LANDMARKS, ..Bound::default() }; ACTIVE];
        for (slot, (_, bound)) in best.iter_mut().zip(found) {
            *slot = bound;
        }
        best
    }

    /// The nodes of the shortest way from any of some ends to any of others, past closed passages.
    pub(super) fn way(&self, network: &Network, from: &[End], to: &[End], closed: &Closed) -> Option<Vec<u32>> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut notes = idle.unwrap_or_default();
        let found = self.search(network, from, to, closed, &mut notes);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(notes);
        found
    }

    fn search(&self, network: &Network, from: &[End], to: &[End], closed: &Closed, notes: &mut Notes) -> Option<Vec<u32>> {
        // Behind all nodes stands the end itself.
        let end = network.len() as u32;
        if notes.notes.is_empty() || notes.search == u32::MAX {
            *notes = Notes { notes: vec![Note::default(); network.len() + 1], ..Notes::default() };
        }
        notes.search += 1;
        notes.queue.clear();
        let bounds = self.bounds(from, to);
        let left = |node: u32| {
            let distances = self.distances(node);
            let metres = bounds.iter().map(|bound| bound.metres(distances)).max().unwrap_or(0);
            metres + metres / 256 * EAGER
        };
        for &(node, metres) in from {
            if metres < notes.metres(node) {
                notes.note(node, metres, NONE);
                let left = left(node);
                notes.queue.push(Reverse((metres.saturating_add(left), left, metres, node)));
            }
        }
        while let Some(Reverse((_, _, so_far, at))) = notes.queue.pop() {
            if at == end {
                return Some(back(notes, end));
            }
            if so_far > notes.metres(at) {
                continue;
            }
            for way in network.ways(at, closed) {
                let sum = so_far.saturating_add(way.metres);
                if sum < notes.metres(way.to) {
                    notes.note(way.to, sum, at);
                    let left = left(way.to);
                    notes.queue.push(Reverse((sum.saturating_add(left), left, sum, way.to)));
                }
            }
            for (_, behind) in to.iter().filter(|(node, _)| *node == at) {
                let sum = so_far.saturating_add(*behind);
                if sum < notes.metres(end) {
                    notes.note(end, sum, at);
                    notes.queue.push(Reverse((sum, 0, sum, end)));
                }
            }
        }
        None
    }
}

fn back(notes: &Notes, end: u32) -> Vec<u32> {
    let before = |node: u32| notes.notes.get(node as usize).map_or(NONE, |note| note.before);
    let mut way = Vec::new();
    let mut at = before(end);
    while at != NONE {
        way.push(at);
        at = before(at);
    }
    way.reverse();
    way
}

/// How far all nodes are from one, metres.
fn distances(network: &Network, from: u32, closed: &Closed) -> Vec<u32> {
    let mut metres = vec![FAR; network.len()];
    let mut queue = BinaryHeap::from([Reverse((0_u32, from))]);
    if let Some(slot) = metres.get_mut(from as usize) {
        *slot = 0;
    }
    while let Some(Reverse((so_far, at))) = queue.pop() {
        if metres.get(at as usize).is_none_or(|known| so_far > *known) {
            continue;
        }
        for way in network.ways(at, closed) {
            let sum = so_far.saturating_add(way.metres);
            if let Some(slot) = metres.get_mut(way.to as usize).filter(|slot| sum < **slot) {
                *slot = sum;
                queue.push(Reverse((sum, way.to)));
            }
        }
    }
    metres
}

#[cfg(test)]
#[path = "shortest_tests.rs"]
mod tests;
