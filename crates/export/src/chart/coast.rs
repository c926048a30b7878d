//! Land as one SVG path: the shore lines of the program's sea (Natural Earth, public domain), as fine as the drawing shows.

use std::fmt::Write;

use geo::{LatLon, Sea, wrapped_lon};

use crate::chart::{
    simplify::{Point, clipped, simplified},
    view::View,
};

/// Shores are true to this much of the drawing.
const WITHIN: f64 = 0.45;
/// Islands smaller than this square of the drawing are left out, unless a ship may be there.
const LEAST_AREA: f64 = 1.2;
/// So far beyond the drawing land goes on, so that no edge of it shows.
const BEYOND: f64 = 8.0;

/// The path of all land in a view; empty where the sea cannot be read.
pub(crate) fn land(view: &View) -> String {
    let Ok(sea) = Sea::embedded() else { return String::new() };
    let mut path = String::new();
    let mut ring: Vec<LatLon> = Vec::new();
    sea.shore_pieces(|from, to| {
        if ring.last().is_some_and(|last| *last != from) {
            shore(&std::mem::take(&mut ring), view, &mut path);
        }
        if ring.is_empty() {
            ring.push(from);
        }
        ring.push(to);
    });
    shore(&ring, view, &mut path);
    path
}

/// One ring of shore, as often as it comes into view.
fn shore(ring: &[LatLon], view: &View, path: &mut String) {
    let (south, north) = view.latitudes();
    let lats = || ring.iter().map(|p| p.lat);
    if lats().all(|lat| lat < south) || lats().all(|lat| lat > north) {
        return;
    }
    let mut lons: Vec<f64> = Vec::with_capacity(ring.len());
    for place in ring {
        let lon = view.degrees_east(place.lon);
        lons.push(lons.last().map_or(lon, |last| last + wrapped_lon(lon - last)));
    }
    let (Some(first), Some(last)) = (lons.first(), lons.last()) else { return };
    let turn = last - first;
    let mut corners: Vec<(f64, f64)> = lons.iter().copied().zip(lats()).collect();
    if turn.abs() > 180.0 {
        // It goes round a pole, which only land does that has the south pole in it.
        corners.extend([(*last, -89.0), (*first, -89.0)]);
    }
    let (low, high) =
        (lons.iter().copied().fold(f64::INFINITY, f64::min), lons.iter().copied().fold(f64::NEG_INFINITY, f64::max));
    let (west, east) = view.sides();
    for turn in [-360.0, 0.0, 360.0] {
        if high + turn < west || low + turn > east {
            continue;
        }
        let ring: Vec<Point> = corners.iter().map(|&(lon, lat)| view.xy(lon + turn, lat)).collect();
        let ring = clipped(&simplified(&ring, WITHIN), view.width, view.height, BEYOND);
        if area(&ring) >= LEAST_AREA {
            closed(&ring, path);
        }
    }
}

fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    (ring.iter().zip(next).map(|(a, b)| a.0.mul_add(b.1, -(b.0 * a.1))).sum::<f64>() / 2.0).abs()
}

/// Appends a ring as relative steps of a tenth: half as long as full coordinates.
fn closed(ring: &[Point], path: &mut String) {
    let tenth = |v: f64| (v * 10.0).round() as i64;
    let (mut x, mut y) = (0, 0);
    for (n, p) in ring.iter().enumerate() {
        let (to_x, to_y) = (tenth(p.0), tenth(p.1));
        if n > 0 && (to_x, to_y) == (x, y) {
            continue;
        }
        let (dx, dy) = ((to_x - x) as f64 / 10.0, (to_y - y) as f64 / 10.0);
        let _ = if n == 0 { write!(path, "M{dx} {dy}l") } else { write!(path, "{dx} {dy} ") };
        (x, y) = (to_x, to_y);
    }
    path.truncate(path.trim_end().len());
    path.push('z');
}
