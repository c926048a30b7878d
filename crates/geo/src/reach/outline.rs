//! Cells to rings: edges that two cells share cancel, what is left is the outline.

use h3o::{CellIndex, LatLng, VertexIndex};
use rustc_hash::FxHashMap;

use crate::latlon::LatLon;

/// The polygons of a set of cells, each an outer ring and its holes. What no outer ring holds, such as the outline of a continent in a
/// set of cells that goes round the Earth, or a ring round a pole, is a polygon of its own, of that ring alone.
pub(super) fn polygons(cells: impl Iterator<Item = CellIndex>) -> Vec<Vec<Vec<LatLon>>> {
    let mut rings = rings(cells);
    let holes: Vec<Vec<LatLon>> = rings.extract_if(.., |ring| area(ring) < 0.0).collect();
    let mut polygons: Vec<Vec<Vec<LatLon>>> = rings.into_iter().map(|ring| vec![ring]).collect();
    let mut alone = Vec::new();
    for hole in holes {
        let Some(&at) = hole.first() else { continue };
        let home = polygons.iter_mut().filter(|p| p.first().is_some_and(|outer| holds(outer, at)));
        match home.min_by(|a, b| size(a).total_cmp(&size(b))) {
            Some(polygon) => polygon.push(hole),
            None => alone.push(vec![hole]),
        }
    }
    polygons.extend(alone);
    polygons
}

fn size(polygon: &[Vec<LatLon>]) -> f64 {
    polygon.first().map_or(0.0, |ring| area(ring))
}

fn rings(cells: impl Iterator<Item = CellIndex>) -> Vec<Vec<LatLon>> {
    let mut next: FxHashMap<VertexIndex, Vec<VertexIndex>> = FxHashMap::default();
    let mut starts = Vec::new();
    for cell in cells {
        let corners: Vec<VertexIndex> = cell.vertexes().collect();
        for (n, &a) in corners.iter().enumerate() {
            let Some(&b) = corners.get((n + 1) % corners.len().max(1)) else { continue };
            let back = next.get_mut(&b).and_then(|to| to.iter().position(|v| *v == a).map(|i| to.swap_remove(i)));
            if back.is_none() {
                next.entry(a).or_default().push(b);
                starts.push(a);
            }
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let mut rings = Vec::new();
    for start in starts {
        while let Some(first) = next.get_mut(&start).and_then(Vec::pop) {
            let mut ring = vec![start];
            let mut at = first;
            while at != start {
                ring.push(at);
                let Some(on) = next.get_mut(&at).and_then(Vec::pop) else { break };
                at = on;
            }
            rings.push(unwrapped(&ring));
        }
    }
    rings
}

/// Corners as positions, in one piece across the antimeridian.
fn unwrapped(ring: &[VertexIndex]) -> Vec<LatLon> {
    let mut out: Vec<LatLon> = Vec::with_capacity(ring.len());
    for &corner in ring {
        let at = LatLng::from(corner);
        let lon = out.last().map_or(at.lng(), |b| b.lon + (at.lng() - b.lon + 180.0).rem_euclid(360.0) - 180.0);
        out.push(LatLon { lat: at.lat(), lon });
    }
    out
}

/// Twice the area in square degrees; above 0 where the ring is anticlockwise.
fn area(ring: &[LatLon]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.lon * b.lat - b.lon * a.lat).sum()
}

fn holds(ring: &[LatLon], at: LatLon) -> bool {
    let next = ring.iter().cycle().skip(1);
    let crossed = ring.iter().zip(next).filter(|(a, b)| {
        (a.lat > at.lat) != (b.lat > at.lat) && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon
    });
    crossed.count() % 2 == 1
}
