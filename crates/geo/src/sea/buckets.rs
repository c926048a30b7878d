//! Which pieces of shore lie where: a net over the lattice, and for one corner of each mesh whether it is land.

use crate::sea::lattice::{Lattice, Spot};

/// Lattice steps of a mesh from west to east and from south to north: about a quarter of a degree, a few dozen pieces of shore.
const MESH_X: f64 = 64.0;
const MESH_Y: f64 = 128.0;

/// The net is moved by these against the lattice, so that no shore line runs through a corner of a mesh (shore lines have whole
/// numbers for points, and these are no simple fractions).
const SHIFT_X: f64 = std::f64::consts::FRAC_1_PI;
const SHIFT_Y: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// The bit of a mesh's start that says that its corner is land.
const LAND: u32 = 1 << 31;

/// Meshes in compressed rows.
#[derive(Debug)]
pub(crate) struct Buckets {
    width: f64,
    south: f64,
    columns: usize,
    rows: usize,
    starts: Vec<u32>,
    pieces: Vec<u32>,
}

impl Buckets {
    /// Puts every piece of every ring into the meshes it may touch.
    pub(crate) fn new(lattice: &Lattice, points: &[[i32; 2]], ends: &[u32]) -> Self {
        let width = f64::from(lattice.width);
        let south = f64::from(lattice.row(-90.0)) - MESH_Y + SHIFT_Y;
        let columns = (width / MESH_X).ceil() as usize;
        let rows = ((f64::from(lattice.row(90.0)) + 2.0 - south) / MESH_Y).ceil() as usize + 1;
        let mut net = Self { width, south, columns, rows, starts: vec![0; columns * rows + 1], pieces: Vec::new() };
        for_each_piece(lattice, points, ends, |_, from, to| {
            net.touched_counting(from, to);
        });
        let mut sum = 0;
        for start in &mut net.starts {
            sum += *start;
            *start = sum;
        }
        let mut next = net.starts.clone();
        let mut pieces = vec![0_u32; sum as usize];
        let mut toggles = Toggles { across: vec![false; columns * rows], down: vec![false; rows] };
        for_each_piece(lattice, points, ends, |point, from, to| {
            net.touched(from, to, |bucket| {
                if let Some(at) = next.get_mut(bucket) {
                    if let Some(slot) = pieces.get_mut(*at as usize) {
                        *slot = point;
                    }
                    *at += 1;
                }
            });
            net.toggle(&mut toggles, from, to);
        });
        net.pieces = pieces;
        net.mark_land(&toggles);
        net
    }

    /// The mesh of a place and the north-west corner of the mesh, which may be up to a turn from the place.
    pub(crate) fn bucket(&self, spot: Spot) -> (usize, Spot) {
        let (row, column) = (self.row(spot.y), self.column(spot.x));
        let corner = Spot {
            x: column as f64 * MESH_X + SHIFT_X,
            // The north edge of the row.
            y: self.south + (row + 1) as f64 * MESH_Y,
        };
        (row * self.columns + column, corner)
    }

    /// Whether the corner of a mesh is land, and the pieces (by their first point) that may touch the mesh.
    pub(crate) fn content(&self, bucket: usize) -> (bool, &[u32]) {
        let (Some(&from), Some(&to)) = (self.starts.get(bucket), self.starts.get(bucket + 1)) else { return (false, &[]) };
        (from & LAND != 0, self.pieces.get((from & !LAND) as usize..(to & !LAND) as usize).unwrap_or_default())
    }

    /// Calls `f` with each mesh that the rectangle about two places touches.
    pub(crate) fn touched(&self, from: Spot, to: Spot, mut f: impl FnMut(usize)) {
        let first = self.column(from.x.min(to.x));
        // Most pieces are short.
        if first == self.column(from.x.max(to.x)) && (from.x - to.x).abs() < MESH_X && self.row(from.y) == self.row(to.y) {
            return f(self.row(from.y) * self.columns + first);
        }
        // Whole meshes from the west edge of the first, plus the narrower last one on the way round.
        let west = self.turned(from.x.min(to.x) - SHIFT_X) - first as f64 * MESH_X;
        let span = west + (from.x - to.x).abs();
        let narrow = self.columns as f64 * MESH_X - self.width;
        let rounds = if first as f64 * MESH_X + span >= self.width { narrow } else { 0.0 };
        let columns = (((span + rounds) / MESH_X) as usize + 1).min(self.columns);
        for row in self.row(from.y.min(to.y))..=self.row(from.y.max(to.y)) {
            for n in 0..columns {
                f(row * self.columns + (first + n) % self.columns);
            }
        }
    }

    fn touched_counting(&mut self, from: Spot, to: Spot) {
        let mut starts = std::mem::take(&mut self.starts);
        self.touched(from, to, |bucket| {
            if let Some(n) = starts.get_mut(bucket + 1) {
                *n += 1;
            }
        });
        self.starts = starts;
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.south) / MESH_Y).max(0.0) as usize).min(self.rows - 1)
    }

    fn column(&self, x: f64) -> usize {
        ((self.turned(x - SHIFT_X) / MESH_X) as usize).min(self.columns - 1)
    }

    /// `x` moved by a turn to between 0 and the width; no shore and no way is more than a turn off.
    fn turned(&self, x: f64) -> f64 {
        if x < 0.0 {
            x + self.width
        } else if x >= self.width {
            x - self.width
        } else {
            x
        }
    }

    /// Notes where a piece crosses the north edges of rows, and the west edge of the net.
    fn toggle(&self, toggles: &mut Toggles, from: Spot, to: Spot) {
        let (low, high) = (from.y.min(to.y), from.y.max(to.y));
        for row in self.row(low)..self.row(high) {
            let edge = self.south + (row + 1) as f64 * MESH_Y;
            let x = from.x + (edge - from.y) / (to.y - from.y) * (to.x - from.x);
            if let Some(bit) = toggles.across.get_mut(row * self.columns + self.column(x)) {
                *bit ^= true;
            }
        }
        for edge in [SHIFT_X, SHIFT_X + self.width, SHIFT_X - self.width] {
            if (from.x <= edge) != (to.x <= edge) {
                let y = from.y + (edge - from.x) / (to.x - from.x) * (to.y - from.y);
                if let Some(bit) = toggles.down.get_mut(self.row(y)) {
                    *bit ^= true;
                }
            }
        }
    }

    /// The north pole is sea; every shore crossed from there changes that.
    fn mark_land(&mut self, toggles: &Toggles) {
        let mut west = false;
        for row in (0..self.rows).rev() {
            let mut land = west;
            for column in 0..self.columns {
                let bucket = row * self.columns + column;
                if land && let Some(start) = self.starts.get_mut(bucket) {
                    *start |= LAND;
                }
                land ^= toggles.across.get(bucket).copied().unwrap_or_default();
            }
            west ^= toggles.down.get(row).copied().unwrap_or_default();
        }
    }
}

struct Toggles {
    across: Vec<bool>,
    down: Vec<bool>,
}

/// Calls `f` with each piece's first point and its two ends.
pub(crate) fn for_each_piece(lattice: &Lattice, points: &[[i32; 2]], ends: &[u32], mut f: impl FnMut(u32, Spot, Spot)) {
    let mut first = 0;
    for &end in ends {
        let ring = points.get(first as usize..end as usize).unwrap_or_default();
        for (point, pair) in (first..).zip(ring.windows(2)) {
            let &[[x0, y0], [x1, y1]] = pair else { continue };
            let from = Spot { x: f64::from(x0), y: f64::from(y0) };
            let to = Spot { x: lattice.beside(f64::from(x1), from.x), y: f64::from(y1) };
            f(point, from, to);
        }
        first = end;
    }
}
