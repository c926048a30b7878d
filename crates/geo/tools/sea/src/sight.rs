//! Which places of the network see each other over water.
//!
//! A taut way touches the land at each of its corners: of two capes only such pairs count whose straight way passes both of them with
//! all their land on one side. By direction and distance only the nearest pair is looked for; what is farther is reached by way of it.

use geo::Sea;
use rayon::prelude::*;

use crate::{
    network::{Kind, Node},
    space::{Vec3, cross, dot, scale, sub, unit},
};

/// Directions told apart at a cape, degrees: round by the nearest in a sector is longer by 1 - cos 2°, 0.06 %.
const SECTOR_DEG: f64 = 2.0;
/// And at a place that is no cape, which ways only begin or end at.
const FREE_SECTOR_DEG: f64 = 15.0;
/// A place that sees nothing this often in a sector is thought to have land there.
const MOST_FAILURES: u8 = 4;
/// Longest straight way, km of chord; the crate's walk takes any up to half the world.
const LONGEST_KM: f64 = 9_000.0;
/// From a place on the shore that is no cape, ways go on at a cape as near as this, km.
const SHORE_KM: f64 = 300.0;
/// Two places that are no capes see each other as far as this, km: about the width of a bay.
const FREE_KM: f64 = 40.0;
/// Two places in the open sea: they are some 180 km apart (resolution 2).
const OCEAN_KM: f64 = 260.0;
/// The direction of a cape is known to within this, radians: a ship turns up to 1 km off it, and the shore is simplified to 1 km.
const SLACK: f64 = 0.12;

/// What the sight from a node needs.
struct View {
    p: Vec3,
    up: Vec3,
    out: Vec3,
    /// Square of the sine that a direction may make with the shore.
    sine2: f64,
}

impl View {
    fn of(node: &Node) -> Self {
        let up = unit(node.p);
        let (out, sine2) = match node.kind {
            Kind::Cape { out, half_turn } => (out, (half_turn + SLACK).min(std::f64::consts::FRAC_PI_2).sin().powi(2)),
            _ => ([0.0; 3], 1.0),
        };
        Self { p: node.p, up, out, sine2 }
    }

    /// Whether a way in this direction touches the cape.
    fn touches(&self, d: Vec3, length2: f64) -> bool {
        let (out, up) = (dot(d, self.out), dot(d, self.up));
        out * out <= self.sine2 * (length2 - up * up)
    }
}

fn reach_km(a: Kind, b: Kind) -> f64 {
    match (a, b) {
        (Kind::Ocean, Kind::Ocean) => OCEAN_KM,
        (Kind::Cape { .. } | Kind::Ocean, Kind::Cape { .. }) | (Kind::Cape { .. }, Kind::Ocean) => LONGEST_KM,
        (Kind::Cape { .. }, _) | (_, Kind::Cape { .. }) => SHORE_KM,
        _ => FREE_KM,
    }
}

/// Pairs of nodes, the smaller number first, with the chord between them, km.
pub fn pairs(sea: &Sea, nodes: &[Node]) -> Vec<(u32, u32, f64)> {
    let views: Vec<View> = nodes.iter().map(View::of).collect();
    let mut found: Vec<(u32, u32, f64)> =
        (0..nodes.len()).into_par_iter().flat_map_iter(|u| seen(sea, nodes, &views, u)).collect();
    found.par_sort_unstable_by(|a, b| a.2.total_cmp(&b.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    found.dedup();
    found
}

fn seen(sea: &Sea, nodes: &[Node], views: &[View], u: usize) -> Vec<(u32, u32, f64)> {
    let (here, view) = (&nodes[u], &views[u]);
    let mut others: Vec<(f64, u32)> = Vec::new();
    for (v, (node, other)) in nodes.iter().zip(views).enumerate() {
        let d = sub(other.p, view.p);
        let length2 = dot(d, d);
        let reach = reach_km(here.kind, node.kind);
        if v != u && length2 < reach * reach && view.touches(d, length2) && other.touches(d, length2) {
            others.push((length2, v as u32));
        }
    }
    others.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let east = unit(cross([0.0, 0.0, 1.0], view.up));
    let north = cross(view.up, east);
    let sector_deg = if matches!(here.kind, Kind::Cape { .. }) { SECTOR_DEG } else { FREE_SECTOR_DEG };
    let sectors = (360.0 / sector_deg) as usize;
    let mut failures = vec![0_u8; sectors];
    // The last octave of distance that a sector has one of.
    let mut full = vec![-1_i32; sectors];
    let mut found = Vec::new();
    for (length2, v) in others {
        let km = length2.sqrt();
        let d = scale(sub(nodes[v as usize].p, view.p), 1.0 / km);
        let bearing = dot(d, east).atan2(dot(d, north)).to_degrees() + 180.0;
        let sector = ((bearing / sector_deg) as usize).min(sectors - 1);
        let octave = km.max(1.0).log2() as i32;
        if failures[sector] >= MOST_FAILURES || full[sector] >= octave {
            continue;
        }
        if sea.crosses_land(here.at, nodes[v as usize].at) {
            failures[sector] += 1;
        } else {
            failures[sector] = 0;
            full[sector] = octave;
            found.push(((u as u32).min(v), (u as u32).max(v), km));
        }
    }
    found
}
