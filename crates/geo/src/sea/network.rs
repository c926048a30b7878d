//! The network of taut ways: places off the capes, along rivers, on shores and in the open sea, and the straight ways between them
//! that are wholly over water. `crates/geo/tools/sea` makes it.

use h3o::{CellIndex, Resolution};

use crate::{
    latlon::LatLon,
    sea::{
        Closed, Passage,
        cells::cell_at,
        cursor::Cursor,
        error::SeaError,
        space::{Vec3, arc_km, chord_km, ecef},
    },
};

/// Degrees of a step of the file: 11 m.
const STEP_DEG: f64 = 1e-4;
/// The order of the nodes is that of their cells of this resolution: those in a larger cell stand together.
const ORDER: Resolution = Resolution::Ten;

/// A way from a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    pub(crate) to: u32,
    pub(crate) metres: u32,
    /// Goes through the gate of a passage.
    gated: bool,
}

/// Nodes and ways.
#[derive(Debug, Default)]
pub(crate) struct Network {
    pub(crate) at: Vec<LatLon>,
    pub(crate) points: Vec<Vec3>,
    /// The cell of each node.
    cells: Vec<CellIndex>,
    /// For each node the place of its first way.
    firsts: Vec<u32>,
    ways: Vec<Way>,
    /// Node, node, passage: the ways through gates, from either end; in order.
    gates: Vec<(u32, u32, u16)>,
}

impl Network {
    pub(crate) fn decode(bytes: &[u8], passages: &[Passage]) -> Result<Self, SeaError> {
        let cursor = &mut Cursor::new(bytes, "network");
        let count = cursor.count()?;
        let mut axis = |most: f64| -> Result<Vec<f64>, SeaError> {
            let mut value = 0_i64;
            let mut values = Vec::with_capacity(count);
            for _ in 0..count {
                value = value.wrapping_add(cursor.signed()?);
                let degrees = value as f64 * STEP_DEG;
                if degrees.abs() > most {
                    return Err(cursor.wrong(format!("a place at {degrees} degrees")));
                }
                values.push(degrees);
            }
            Ok(values)
        };
        let (lats, lons) = (axis(90.0)?, axis(180.0)?);
        let at: Vec<LatLon> = lats.into_iter().zip(lons).map(|(lat, lon)| LatLon { lat, lon }).collect();
        let mut pairs = Vec::with_capacity(count * 3);
        for from in 0..count as u64 {
            let mut to = from;
            for _ in 0..cursor.count()? {
                let step = cursor.varint()?;
                to = to.saturating_add(step);
                if to >= count as u64 || step == 0 {
                    return Err(cursor.wrong(format!("a way from {from} to {to} of {count} places")));
                }
                pairs.push((from as u32, to as u32));
            }
        }
        cursor.end()?;
        Ok(Self::new(at, &pairs, passages))
    }

    fn new(at: Vec<LatLon>, pairs: &[(u32, u32)], passages: &[Passage]) -> Self {
        let points: Vec<Vec3> = at.iter().map(|at| ecef(*at)).collect();
        let point = |n: u32| points.get(n as usize).copied().unwrap_or_default();
        let mut gates = Vec::new();
        let mut ways: Vec<(u32, Way)> = Vec::with_capacity(2 * pairs.len());
        for &(a, b) in pairs {
            let (p, q) = (point(a), point(b));
            let metres = (arc_km(chord_km(p, q)) * 1000.0).max(1.0) as u32;
            let before = gates.len();
            for (n, _) in (0..).zip(passages).filter(|(_, passage)| passage.wall_between(p, q)) {
                gates.extend([(a, b, n), (b, a, n)]);
            }
            let gated = gates.len() > before;
            ways.extend([(a, Way { to: b, metres, gated }), (b, Way { to: a, metres, gated })]);
        }
        gates.sort_unstable();
        ways.sort_unstable_by_key(|(from, way)| (*from, way.to));
        let firsts = (0..=at.len() as u32).map(|n| ways.partition_point(|(from, _)| *from < n) as u32).collect();
        let cells = at.iter().filter_map(|at| cell_at(*at, ORDER)).collect();
        Self { points, cells, firsts, ways: ways.into_iter().map(|(_, way)| way).collect(), gates, at }
    }

    pub(crate) fn len(&self) -> usize {
        self.at.len()
    }

    /// The ways from a node that go through the gate of no closed passage.
    pub(crate) fn ways(&self, from: u32, closed: &Closed) -> impl Iterator<Item = Way> {
        let first = |n: u32| self.firsts.get(n as usize).map_or(0, |n| *n as usize);
        let ways = self.ways.get(first(from)..first(from + 1)).unwrap_or_default();
        ways.iter().copied().filter(move |way| !way.gated || !self.shut(from, way.to, closed))
    }

    fn shut(&self, from: u32, to: u32, closed: &Closed) -> bool {
        let first = self.gates.partition_point(|gate| (gate.0, gate.1) < (from, to));
        let gates = self.gates.get(first..).unwrap_or_default();
        gates.iter().take_while(|gate| (gate.0, gate.1) == (from, to)).any(|gate| closed.has(gate.2))
    }

    /// The nodes in a cell.
    fn within(&self, cell: CellIndex) -> std::ops::Range<u32> {
        // The order of cells is that of their parents, too.
        let resolution = cell.resolution();
        let from = self.cells.partition_point(|c| c.parent(resolution) < Some(cell));
        let to = from + self.cells.get(from..).unwrap_or_default().partition_point(|c| c.parent(resolution) == Some(cell));
        from as u32..to as u32
    }

    /// The nodes in the cell of a position and the cells about it, with the chord to them, km; the nearest first.
    pub(crate) fn about(&self, at: LatLon, resolution: Resolution) -> Vec<(f64, u32)> {
        let Some(cell) = cell_at(at, resolution) else { return Vec::new() };
        let here = ecef(at);
        let mut found: Vec<(f64, u32)> = Vec::with_capacity(64);
        for cell in cell.grid_disk_safe(1) {
            found.extend(self.within(cell).filter_map(|n| Some((chord_km(here, *self.points.get(n as usize)?), n))));
        }
        found.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found
    }
}

#[cfg(test)]
#[path = "network_tests.rs"]
mod tests;
