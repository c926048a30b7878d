//! Areas of the Earth on a map that ends at the antimeridian and at the poles (RFC 7946, section 3.1.9).
//!
//! Rings are cut where they cross the antimeridian; the open ends are joined along the edge of the map, anticlockwise, so that the area
//! stays on the left. An area round a pole gets that edge of the map for an outline, and one that goes round the Earth the whole edge.

use geo::{LatLon, wrapped_lon};

/// Corners as longitude and latitude, not closed.
pub(super) type Ring = Vec<(f64, f64)>;

/// The edge of the map, anticlockwise from its south-east corner: up the east side, along the north, down the west, along the south.
const CORNERS: [(f64, (f64, f64)); 4] =
    [(180.0, (180.0, 90.0)), (200.0, (-180.0, 90.0)), (380.0, (-180.0, -90.0)), (400.0, (180.0, -90.0))];
const ROUND: f64 = 400.0;

/// Polygons within the map, each an outer ring and its holes.
pub(super) fn polygons<'a>(rings: impl Iterator<Item = &'a Vec<LatLon>>) -> Vec<Vec<Ring>> {
    let (mut closed, mut chains) = (Vec::new(), Vec::new());
    for ring in rings {
        cut(ring, &mut closed, &mut chains);
    }
    let crossed = !chains.is_empty();
    closed.extend(joined(chains));
    let (outer, holes): (Vec<Ring>, Vec<Ring>) = closed.into_iter().partition(|ring| size(ring) > 0.0);
    let mut polygons: Vec<Vec<Ring>> = outer.into_iter().map(|ring| vec![ring]).collect();
    // A hole in nothing is one in the whole Earth.
    if !crossed && holes.iter().any(|hole| polygons.iter().all(|p| !holds(p, hole))) {
        polygons.push(vec![CORNERS.iter().map(|c| c.1).collect()]);
    }
    for hole in holes {
        let home = polygons.iter_mut().filter(|p| holds(p, &hole));
        if let Some(polygon) = home.min_by(|a, b| outer_size(a).total_cmp(&outer_size(b))) {
            polygon.push(hole);
        }
    }
    polygons
}

/// Cuts a ring: into itself where it does not cross the antimeridian, or into chains from edge to edge.
fn cut(ring: &[LatLon], closed: &mut Vec<Ring>, chains: &mut Vec<Ring>) {
    let mut parts: Vec<Ring> = vec![Vec::new()];
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let lon = wrapped_lon(a.lon);
        let step = wrapped_lon(b.lon - a.lon);
        let mut part = parts.pop().unwrap_or_default();
        part.push((lon, a.lat));
        if lon + step >= 180.0 || lon + step < -180.0 {
            let side = 180.0_f64.copysign(step);
            let lat = a.lat + (b.lat - a.lat) * ((side - lon) / step);
            part.push((side, lat));
            parts.push(part);
            part = vec![(-side, lat)];
        }
        parts.push(part);
    }
    match parts.pop() {
        Some(only) if parts.is_empty() => closed.push(only),
        // The ring began in the middle of a chain.
        Some(mut last) => {
            if let Some(first) = parts.first_mut() {
                last.append(first);
                *first = last;
            }
            chains.append(&mut parts);
        }
        None => {}
    }
}

/// Where on the edge of the map.
fn place(&(lon, lat): &(f64, f64)) -> f64 {
    if lon > 0.0 { lat + 90.0 } else { 290.0 - lat }
}

/// How far it is from one place on the edge to another, anticlockwise.
fn way(from: f64, to: f64) -> f64 {
    (to - from).rem_euclid(ROUND)
}

/// Joins chains along the edge of the map into rings.
fn joined(mut chains: Vec<Ring>) -> Vec<Ring> {
    let mut rings = Vec::new();
    while let Some(mut ring) = chains.pop() {
        while let (Some(first), Some(last)) = (ring.first().map(place), ring.last().map(place)) {
            let begins = chains.iter().enumerate().filter_map(|(n, c)| Some((way(last, place(c.first()?)), n)));
            let next = begins.min_by(|a, b| a.0.total_cmp(&b.0)).filter(|n| n.0 < way(last, first));
            let to = next.map_or_else(|| way(last, first), |n| n.0);
            let mut corners: Vec<_> = CORNERS.iter().map(|(at, corner)| (way(last, *at), *corner)).filter(|c| c.0 < to).collect();
            corners.sort_by(|a, b| a.0.total_cmp(&b.0));
            ring.extend(corners.iter().map(|c| c.1));
            let Some((_, n)) = next else { break };
            ring.append(&mut chains.swap_remove(n));
        }
        rings.push(ring);
    }
    rings
}

/// Twice the area in square degrees; above 0 where the ring is anticlockwise.
fn size(ring: &Ring) -> f64 {
    sides(ring).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
}

fn outer_size(polygon: &[Ring]) -> f64 {
    polygon.first().map_or(0.0, size)
}

fn sides(ring: &Ring) -> impl Iterator<Item = ((f64, f64), (f64, f64))> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Whether a hole is in a polygon; the middle of its first side is never on another ring.
fn holds(polygon: &[Ring], hole: &Ring) -> bool {
    let (Some(outer), Some((a, b))) = (polygon.first(), sides(hole).next()) else { return false };
    let (lon, lat) = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
    let crossed = sides(outer).filter(|(a, b)| (a.1 > lat) != (b.1 > lat) && lon < (b.0 - a.0) * (lat - a.1) / (b.1 - a.1) + a.0);
    crossed.count() % 2 == 1
}
