//! The network of taut ways: places off the capes, in rivers, on shores and in the open sea, and the straight ways between them that
//! are wholly over water.

use geo::{
    LatLon, RouteOptions, Sea,
    sea::{SeaCell, write_signed, write_varint},
};
use h3o::{CellIndex, Resolution};
use rustc_hash::FxHashMap;

use crate::{
    capes, sight,
    space::{Vec3, ecef},
    thin::Graph,
    trunk,
};

/// A way is left out where others lead there that are longer by this share only. Ends are pulled taut later.
const STRETCH: f64 = 0.005;
/// The same between near places that no long way leads by: routes are pulled taut there.
const LOCAL_STRETCH: f64 = 0.05;
/// Places are stored by steps of this, degrees: 11 m.
const STEP_DEG: f64 = 1e-4;
/// Nodes along rivers and canals are no farther from each other, km: an end looks for nodes in the cells of resolution 5 about it.
const LINE_KM: f64 = 8.0;
/// A part of a cell of resolution 5 (8 km wide) needs no node of its own where one is as near as this and seen from it, km.
const NEAR_KM: f64 = 8.0;
/// Of so many nodes near a part, the nearest.
const MOST_TRIED: usize = 6;
/// Neighbouring parts are joined anew where the network leads round by more than this.
const MOST_DETOUR: f64 = 1.4;
/// And by more than this, km: the width of a cell.
const DETOUR_KM: f64 = 8.0;

#[derive(Clone, Copy)]
pub enum Kind {
    Cape {
        out: Vec3,
        half_turn: f64,
    },
    /// On a line of the tables.
    Line,
    /// In a part of a cell that a shore runs through.
    Shore,
    Ocean,
}

#[derive(Clone, Copy)]
pub struct Node {
    pub at: LatLon,
    pub p: Vec3,
    pub kind: Kind,
}

fn rounded(at: LatLon) -> LatLon {
    let step = |v: f64| (v / STEP_DEG).round() * STEP_DEG;
    LatLon { lat: step(at.lat), lon: step(at.lon) }
}

fn node(at: LatLon, kind: Kind) -> Node {
    let at = rounded(at);
    Node { at, p: ecef(at), kind }
}

/// The nodes by their cells of resolution 5.
#[derive(Default)]
struct Near(FxHashMap<CellIndex, Vec<u32>>);

impl Near {
    fn add(&mut self, at: LatLon, n: u32) {
        if let Some(cell) = crate::fine::cell_at(at, Resolution::Five) {
            self.0.entry(cell).or_default().push(n);
        }
    }

    /// Those about a place, the nearest first.
    fn about(&self, at: LatLon, nodes: &[Node]) -> Vec<(f64, u32)> {
        let Some(cell) = crate::fine::cell_at(at, Resolution::Five) else { return Vec::new() };
        let mut found: Vec<(f64, u32)> = cell
            .grid_disk::<Vec<_>>(1)
            .into_iter()
            .filter_map(|c| self.0.get(&c))
            .flatten()
            .map(|n| (geo::near_distance_m(at, nodes[*n as usize].at) / 1000.0, *n))
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found
    }
}

/// All parts of the sea in cells of resolution 5 that a shore runs through.
fn shore_parts(sea: &Sea) -> Vec<SeaCell> {
    CellIndex::base_cells()
        .flat_map(|base| base.children(Resolution::Five))
        .filter(|cell| !sea.is_open(*cell))
        .flat_map(|cell| sea.sea_cells(cell))
        .collect()
}

pub struct Network {
    pub nodes: Vec<Node>,
    pub graph: Graph,
}

/// The nodes, and what they stand for.
pub struct Places {
    pub nodes: Vec<Node>,
    /// Neighbours on a line.
    along: Vec<(u32, u32)>,
    parts: Vec<SeaCell>,
    /// For each part the node that stands for it.
    stands: FxHashMap<SeaCell, u32>,
}

pub fn build(sea: &Sea) -> Network {
    let places = places(sea);
    println!("{} places", places.nodes.len());
    let pairs = sight::pairs(sea, &places.nodes);
    println!("{} pairs that see each other", pairs.len());
    joined(sea, places, pairs)
}

pub fn places(sea: &Sea) -> Places {
    let mut nodes: Vec<Node> = Vec::new();
    let mut along: Vec<(u32, u32)> = Vec::new();
    for (line, _) in sea.water_lines() {
        let mut last = None;
        for pair in line.windows(2) {
            let parts = (geo::distance_km(pair[0], pair[1]) / LINE_KM).ceil().max(1.0) as u32;
            for part in u32::from(last.is_some())..=parts {
                let at = geo::interpolate(pair[0], pair[1], f64::from(part) / f64::from(parts));
                let n = nodes.len() as u32;
                nodes.push(node(at, Kind::Line));
                along.extend(last.map(|last| (last, n)));
                last = Some(n);
            }
        }
    }
    let capes = capes::find(sea).into_iter().map(|c| node(c.at, Kind::Cape { out: c.out, half_turn: c.half_turn }));
    nodes.extend(capes.filter(|n| sea.navigable(n.at)));
    let mut near = Near::default();
    for (n, node) in nodes.iter().enumerate() {
        near.add(node.at, n as u32);
    }
    let mut stands: FxHashMap<SeaCell, u32> = FxHashMap::default();
    let parts = shore_parts(sea);
    for part in &parts {
        let at = sea.point(*part);
        let about = near.about(at, &nodes).into_iter().take_while(|(km, _)| *km < NEAR_KM).take(MOST_TRIED);
        let seen = about.map(|(_, n)| n).find(|n| !sea.crosses_land(at, nodes[*n as usize].at));
        let n = seen.unwrap_or(nodes.len() as u32);
        if seen.is_none() {
            nodes.push(node(at, Kind::Shore));
            near.add(at, n);
        }
        stands.insert(*part, n);
    }
    let ocean = CellIndex::base_cells().flat_map(|base| base.children(Resolution::Two)).filter(|cell| sea.is_open(*cell));
    nodes.extend(ocean.map(|cell| node(crate::fine::middle(cell), Kind::Ocean)));
    Places { nodes, along, parts, stands }
}

pub fn joined(sea: &Sea, places: Places, pairs: Vec<(u32, u32, f64)>) -> Network {
    let Places { mut nodes, along, parts, stands } = places;
    let mut graph = Graph::new(nodes.iter().map(|n| n.p).collect());
    for (a, b) in along {
        graph.join(a, b);
    }
    for (a, b, _) in pairs {
        let km = graph.straight_km(a, b);
        if !graph.joined_within(a, b, km * (1.0 + STRETCH)) {
            graph.join(a, b);
        }
    }
    let count = |graph: &Graph| graph.ways.iter().map(Vec::len).sum::<usize>() / 2;
    println!("{} ways", count(&graph));
    let joined = join_neighbours(sea, &mut nodes, &mut graph, &parts, &stands);
    println!("{joined:?} neighbours joined and not; {} places, {} ways", nodes.len(), count(&graph));
    thinned(nodes, &mut graph)
}

/// Keeps what long ways take, and of the rest what joins near places without much of a detour.
fn thinned(nodes: Vec<Node>, graph: &mut Graph) -> Network {
    let trunks = trunk::ways(graph);
    let mut thin = Graph::new(std::mem::take(&mut graph.points));
    for (a, b) in &trunks {
        thin.join(*a, *b);
    }
    let mut ways: Vec<(f64, u32, u32)> = Vec::new();
    for (a, to) in (0..).zip(&graph.ways) {
        ways.extend(to.iter().filter(|(b, _)| a < *b).map(|(b, km)| (*km, a, *b)));
    }
    ways.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (km, a, b) in ways {
        if !thin.joined_within(a, b, km * (1.0 + LOCAL_STRETCH)) {
            thin.join(a, b);
        }
    }
    println!("{} ways on trunks, {} in all", trunks.len(), thin.ways.iter().map(Vec::len).sum::<usize>() / 2);
    Network { nodes, graph: thin }
}

/// Joins neighbouring parts that the network has no short way between, along the way that the cells have.
fn join_neighbours(
    sea: &Sea,
    nodes: &mut Vec<Node>,
    graph: &mut Graph,
    parts: &[SeaCell],
    stands: &FxHashMap<SeaCell, u32>,
) -> (usize, usize) {
    let (mut joined, mut failed) = (0, 0);
    let mut steps = Vec::new();
    let open = sea.closed([]).unwrap_or_default();
    for part in parts {
        steps.clear();
        sea.steps(*part, &open, &mut steps);
        for step in &steps {
            let (a, Some(&b)) = (stands[part], stands.get(&step.to)) else { continue };
            let ends = geo::distance_km(sea.point(*part), nodes[a as usize].at)
                + geo::distance_km(sea.point(step.to), nodes[b as usize].at);
            if a == b || *part > step.to || graph.joined_within(a, b, (ends + step.km) * MOST_DETOUR + DETOUR_KM) {
                continue;
            }
            let Ok(route) = sea.route(nodes[a as usize].at, nodes[b as usize].at, &RouteOptions::default()) else {
                failed += 1;
                continue;
            };
            let mut corners: Vec<LatLon> = route.points.iter().map(|p| rounded(*p)).collect();
            corners.dedup();
            if corners.windows(2).any(|leg| sea.crosses_land(leg[0], leg[1])) {
                failed += 1;
                continue;
            }
            let mut last = a;
            for corner in &corners[1..corners.len() - 1] {
                let n = graph.add_point(ecef(*corner));
                nodes.push(node(*corner, Kind::Shore));
                graph.join(last, n);
                last = n;
            }
            graph.join(last, b);
            joined += 1;
        }
    }
    (joined, failed)
}

impl Network {
    /// The section of the sea file, as `crates/geo/src/route/network.rs` reads it.
    pub fn encode(&self) -> Vec<u8> {
        let mut order: Vec<(u64, u32)> = (0..)
            .zip(&self.nodes)
            .filter(|(n, _)| !self.graph.ways[*n as usize].is_empty())
            .map(|(n, node)| (crate::fine::cell_at(node.at, Resolution::Ten).map_or(0, u64::from), n))
            .collect();
        order.sort_unstable();
        let mut place = vec![0_u32; self.nodes.len()];
        for (new, (_, old)) in (0..).zip(&order) {
            place[*old as usize] = new;
        }
        let mut out = Vec::new();
        write_varint(&mut out, order.len() as u64);
        for axis in [|at: LatLon| at.lat, |at: LatLon| at.lon] {
            let mut last = 0;
            for (_, old) in &order {
                let value = (axis(self.nodes[*old as usize].at) / STEP_DEG).round() as i64;
                write_signed(&mut out, value - last);
                last = value;
            }
        }
        for (new, (_, old)) in (0..).zip(&order) {
            let mut to: Vec<u32> =
                self.graph.ways[*old as usize].iter().map(|w| place[w.0 as usize]).filter(|to| *to > new).collect();
            to.sort_unstable();
            write_varint(&mut out, to.len() as u64);
            let mut last = new;
            for to in to {
                write_varint(&mut out, u64::from(to - last));
                last = to;
            }
        }
        out
    }
}
