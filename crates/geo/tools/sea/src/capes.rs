//! The capes: where a way that is pulled taut may turn.
//!
//! A taut way turns at convex corners of the land only. Those of the shore line with its wiggles taken out (Douglas and Peucker) are
//! enough: a way round a wiggle is longer by less than a percent of a short leg.

use std::collections::HashMap;

use geo::{LatLon, Sea};

use crate::space::{Vec3, add, cross, dot, ecef, position, scale, sub, unit};

/// A shore line is simplified to within this, km: five steps of the lattice its points are on.
const WIGGLE_KM: f64 = 1.0;
/// Small islands keep at least the corners that a quarter of their size asks for, but no finer than the lattice, km.
const FINEST_KM: f64 = 0.2;
/// How far off its cape a ship turns, km, tried in turn: the first is what the shore may bulge out between two capes, so that these
/// see each other; the others are for narrow waters.
const OFF_KM: [f64; 5] = [1.0, 0.5, 0.3, 0.15, 0.08];
/// Places are compared and merged on a net of about this, km.
const MERGE_KM: f64 = 0.05;

/// A place off a cape.
pub struct Cape {
    pub at: LatLon,
    /// Away from the land, horizontal, of length 1.
    pub out: Vec3,
    /// Half of the angle by which the shore turns here, radians.
    pub half_turn: f64,
}

/// All shore lines as rings in space.
pub fn rings(sea: &Sea) -> Vec<Vec<Vec3>> {
    let mut rings: Vec<Vec<Vec3>> = Vec::new();
    let mut last = None;
    sea.shore_pieces(|a, b| {
        if last != Some(a) {
            rings.push(Vec::new());
        }
        if let Some(ring) = rings.last_mut() {
            ring.push(ecef(a));
        }
        last = Some(b);
    });
    rings
}

/// The numbers of the points that stay of a ring.
fn simplified(ring: &[Vec3], wiggle_km: f64) -> Vec<usize> {
    let n = ring.len();
    // Cut the ring at its first point and the one farthest from that.
    let far = (0..n).max_by(|a, b| distance(ring[0], ring[*a]).total_cmp(&distance(ring[0], ring[*b]))).unwrap_or(0);
    let mut keep = vec![false; n];
    keep[0] = true;
    keep[far] = true;
    let mut open = vec![(0, far), (far, n)];
    while let Some((from, to)) = open.pop() {
        let (a, b) = (ring[from], ring[to % n]);
        let worst = (from + 1..to).map(|i| (off_line(ring[i], a, b), i)).max_by(|x, y| x.0.total_cmp(&y.0));
        if let Some((off, i)) = worst
            && off > wiggle_km
        {
            keep[i] = true;
            open.extend([(from, i), (i, to)]);
        }
    }
    (0..n).filter(|i| keep[*i]).collect()
}

fn distance(a: Vec3, b: Vec3) -> f64 {
    let d = sub(a, b);
    dot(d, d).sqrt()
}

fn off_line(p: Vec3, a: Vec3, b: Vec3) -> f64 {
    let ab = sub(b, a);
    let length2 = dot(ab, ab);
    let t = if length2 > 0.0 { (dot(sub(p, a), ab) / length2).clamp(0.0, 1.0) } else { 0.0 };
    distance(p, add(a, scale(ab, t)))
}

/// The capes of all shores.
pub fn find(sea: &Sea) -> Vec<Cape> {
    let mut found = Vec::new();
    let mut known: HashMap<[i64; 3], ()> = HashMap::new();
    for ring in rings(sea) {
        let size = ring.iter().map(|p| distance(ring[0], *p)).fold(0.0, f64::max);
        let kept = simplified(&ring, (size / 4.0).clamp(FINEST_KM, WIGGLE_KM));
        let count = kept.len();
        for i in 0..count {
            let [before, here, after] = [i + count - 1, i, i + 1].map(|j| ring[kept[j % count]]);
            let Some(cape) = cape(sea, before, here, after) else { continue };
            let p = ecef(cape.at);
            if known.insert(p.map(|v| (v / MERGE_KM).round() as i64), ()).is_none() {
                found.push(cape);
            }
        }
    }
    found
}

fn cape(sea: &Sea, before: Vec3, here: Vec3, after: Vec3) -> Option<Cape> {
    let up = unit(here);
    let level = |d: Vec3| unit(sub(d, scale(up, dot(d, up))));
    let (back, on) = (level(sub(before, here)), level(sub(after, here)));
    let inwards = add(back, on);
    let length = dot(inwards, inwards).sqrt();
    // A spit of no width, or a shore that runs straight on.
    let in_ = if length > 1e-6 { unit(inwards) } else { unit(cross(up, on)) };
    let half_turn = (std::f64::consts::PI - dot(back, on).clamp(-1.0, 1.0).acos()) / 2.0;
    let place = |out: Vec3, km: f64| position(add(here, scale(out, km)));
    // Convex where it is land that lies within the angle.
    let out = scale(in_, -1.0);
    OFF_KM.iter().find_map(|km| {
        let at = place(out, *km);
        (!sea.is_land(at) && sea.is_land(place(in_, km.min(0.1)))).then_some(Cape { at, out, half_turn })
    })
}
