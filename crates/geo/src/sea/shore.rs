//! How far the shore is.

use crate::sea::{
    buckets::for_each_piece,
    coast::Coast,
    lattice::{Lattice, Spot},
    nearest::{Segment, Tree},
    space::{Vec3, chord_km, meridian},
};

/// Longer pieces of shore are cut, km: the chord of one dips below the surface by no more than 0.5 m.
const LONGEST_PIECE_KM: f64 = 5.0;

/// Sines and cosines of the lattice's lines: its points share them.
struct Lines {
    lattice: Lattice,
    south: i32,
    meridians: Vec<(f64, f64)>,
    parallels: Vec<(f64, f64)>,
}

impl Lines {
    fn new(lattice: Lattice) -> Self {
        let south = lattice.row(-90.0);
        let lon = |x: i32| lattice.latlon(Spot { x: f64::from(x), y: 0.0 }).lon.to_radians().sin_cos();
        let lat = |y: i32| meridian(lattice.latlon(Spot { x: 0.0, y: f64::from(y) }).lat);
        Self {
            lattice,
            south,
            meridians: (0..lattice.width).map(lon).collect(),
            parallels: (south..=lattice.row(90.0) + 1).map(lat).collect(),
        }
    }

    fn point(&self, spot: Spot) -> Vec3 {
        // Points of shore lines are whole; places between are only asked for on long pieces.
        let whole = spot.x == spot.x.trunc() && spot.y == spot.y.trunc();
        let x = (spot.x as i32).rem_euclid(self.lattice.width) as usize;
        match (self.meridians.get(x), self.parallels.get((spot.y as i32 - self.south) as usize)) {
            (Some((slon, clon)), Some((rho, z))) if whole => [rho * clon, rho * slon, *z],
            _ => crate::sea::space::ecef(self.lattice.latlon(spot)),
        }
    }
}

/// The tree of all shore lines.
pub(crate) fn tree(coast: &Coast) -> Tree {
    let lines = Lines::new(coast.lattice);
    let mut segments = Vec::with_capacity(coast.points.len() + coast.points.len() / 32);
    for_each_piece(&coast.lattice, &coast.points, &coast.ends, |_, from, to| {
        let (start, end) = (lines.point(from), lines.point(to));
        let parts = (chord_km(start, end) / LONGEST_PIECE_KM).ceil().max(1.0);
        let mut last = start.map(|v| v as f32);
        for n in 1..=parts as u32 {
            let share = f64::from(n) / parts;
            let spot = Spot { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
            let next = if f64::from(n) < parts { lines.point(spot) } else { end }.map(|v| v as f32);
            segments.push(Segment { from: last, to: next, radius_km: 0.0 });
            last = next;
        }
    });
    Tree::new(segments)
}
