//! A way through the network of taut ways.

use h3o::Resolution;

use super::shortest::{End, Landmarks};
use crate::{
    geodesic::near_distance_m,
    latlon::LatLon,
    sea::{
        Closed, Sea,
        space::{arc_km, chord_km, ecef},
    },
};

/// An end is joined to the nodes in its cell and those about it: of the finest resolution that has some.
const ABOUT: [Resolution; 4] = [Resolution::Five, Resolution::Four, Resolution::Three, Resolution::Two];
/// It is joined to so many nodes: a choice, not measured; each costs a look at the shore.
const MOST_JOINED: usize = 8;
/// Of so many, the nearest.
const MOST_LOOKED_AT: usize = 24;
/// Where it sees none, so many are tried by way of the cells.
const BY_CELLS: usize = 3;
/// Ends as near as this, km, are first looked at for a straight way.
const NEAR_KM: f64 = 100.0;

/// An end and a node.
struct Joined {
    node: u32,
    metres: u32,
    /// Corners between both.
    between: Vec<LatLon>,
}

impl Sea {
    /// A way between two places in the water; nothing where the network knows none.
    pub(super) fn by_network(&self, a: LatLon, b: LatLon, closed: &Closed) -> Option<Vec<LatLon>> {
        if chord_km(ecef(a), ecef(b)) < NEAR_KM && self.clear(a, b, closed) {
            return Some(vec![a, b]);
        }
        let (from, to) = (self.joined(a, closed), self.joined(b, closed));
        let ends = |joined: &[Joined]| -> Vec<End> { joined.iter().map(|j| (j.node, j.metres)).collect() };
        // With the passages that somebody must open, ways are much shorter: bounds that hold with them say little about others.
        let shut = self.closed_but([], &[]).ok()?;
        let landmarks = if shut.all_in(closed) {
            self.landmarks.get_or_init(|| Landmarks::new(&self.network, &shut))
        } else {
            self.open_landmarks.get_or_init(|| Landmarks::new(&self.network, &Closed::default()))
        };
        let nodes = landmarks.way(&self.network, &ends(&from), &ends(&to), closed)?;
        let corners = |joined: &[Joined], node: Option<&u32>| -> Vec<LatLon> {
            joined.iter().find(|j| Some(&j.node) == node).map_or_else(Vec::new, |j| j.between.clone())
        };
        let mut way = vec![a];
        way.extend(corners(&from, nodes.first()));
        way.extend(nodes.iter().filter_map(|n| self.network.at.get(*n as usize)));
        way.extend(corners(&to, nodes.last()).into_iter().rev());
        way.push(b);
        // A way that turns nowhere else than the network does is taut but at its ends.
        self.pull_first(&mut way, closed);
        way.reverse();
        self.pull_first(&mut way, closed);
        way.reverse();
        Some(way)
    }

    /// The nodes that an end sees; where it sees none, those that cells lead to.
    fn joined(&self, at: LatLon, closed: &Closed) -> Vec<Joined> {
        for resolution in ABOUT {
            let mut about = self.network.about(at, resolution);
            about.truncate(MOST_LOOKED_AT);
            let place = |node: u32| self.network.at.get(node as usize).copied();
            let seen = about.iter().filter(|(_, node)| place(*node).is_some_and(|there| self.clear(at, there, closed)));
            let metres = |km: f64| (arc_km(km) * 1000.0) as u32;
            let seen = seen.map(|(km, node)| Joined { node: *node, metres: metres(*km), between: Vec::new() });
            let found: Vec<Joined> = seen.take(MOST_JOINED).collect();
            if !found.is_empty() {
                return found;
            }
            let by_cells = about.iter().take(BY_CELLS).filter_map(|(_, node)| {
                let way = self.by_cells(at, place(*node)?, closed)?;
                let metres: f64 = way.windows(2).map(|p| if let [a, b] = p { near_distance_m(*a, *b) } else { 0.0 }).sum();
                let between = way.get(1..way.len() - 1).unwrap_or_default().to_vec();
                Some(Joined { node: *node, metres: metres as u32, between })
            });
            let found: Vec<Joined> = by_cells.collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Leaves out corners after the first place of a way: on to the furthest that is seen from there, looked for by doubling, then by
    /// halving.
    fn pull_first(&self, way: &mut Vec<LatLon>, closed: &Closed) {
        let Some(&here) = way.first() else { return };
        let sees = |n: usize| way.get(n).is_some_and(|there| self.clear(here, *there, closed));
        let (mut good, mut step) = (1, 1);
        while sees(good + step) {
            good += step;
            step *= 2;
        }
        let mut bad = (good + step).min(way.len());
        while bad - good > 1 {
            let middle = usize::midpoint(good, bad);
            if sees(middle) { good = middle } else { bad = middle }
        }
        way.drain(1..good);
    }
}
