//! The shore lines themselves, and on which side of them a place lies.

use crate::{
    latlon::LatLon,
    sea::{
        buckets::Buckets,
        cursor::Cursor,
        error::SeaError,
        lattice::{Lattice, Spot},
    },
};

/// The largest step along a shore line, in lattice steps: a quarter of the world is a mistake.
const LONGEST_STEP: i64 = 25_000;

/// What [`Coast::is_open`] adds all round, lattice steps: at the least 95 m, twice what 20 km of geodesic bow out of the rectangle
/// about them at 80 degrees of latitude.
const BESIDE: f64 = 0.5;

/// Rings of shore line. Between two points a shore runs straight in longitude and latitude.
#[derive(Debug)]
pub(crate) struct Coast {
    pub(crate) lattice: Lattice,
    /// The points of all rings; each ring ends with its first point again.
    pub(crate) points: Vec<[i32; 2]>,
    /// For each ring the point after its last.
    pub(crate) ends: Vec<u32>,
    pub(crate) buckets: Buckets,
}

/// A piece of shore between two points, moved to be beside a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) from: Spot,
    pub(crate) to: Spot,
}

impl Coast {
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, SeaError> {
        let cursor = &mut Cursor::new(bytes, "coast");
        let lattice = Lattice::read(cursor)?;
        let rings = cursor.count()?;
        // A point takes two bytes at the least.
        let mut points = Vec::with_capacity(bytes.len() / 2);
        let mut ends = Vec::with_capacity(rings);
        let (mut x, mut y) = (0_i64, 0_i64);
        let width = i64::from(lattice.width);
        let rows = i64::from(lattice.row(-90.0))..=i64::from(lattice.row(90.0)) + 1;
        for _ in 0..rings {
            let count = cursor.count()?;
            if count < 3 {
                return Err(cursor.wrong(format!("a shore line of {count} points")));
            }
            let first = points.len();
            for n in 0..count {
                let (dx, dy) = (cursor.signed()?, cursor.signed()?);
                if n > 0 && (dx.abs() > LONGEST_STEP || dy.abs() > LONGEST_STEP) {
                    return Err(cursor.wrong(format!("a step of {dx}, {dy} along a shore line")));
                }
                (x, y) = (x.wrapping_add(dx), y.wrapping_add(dy));
                if x < 0 || x >= width {
                    x = x.rem_euclid(width);
                }
                if !rows.contains(&y) {
                    return Err(cursor.wrong(format!("a shore at row {y}, beyond a pole")));
                }
                points.push([x as i32, y as i32]);
            }
            let start = points.get(first).copied().unwrap_or_default();
            points.push(start);
            ends.push(points.len() as u32);
        }
        cursor.end()?;
        points.shrink_to_fit();
        let buckets = Buckets::new(&lattice, &points, &ends);
        Ok(Self { lattice, points, ends, buckets })
    }

    /// The piece that begins at a point, beside `x`.
    pub(crate) fn piece(&self, point: u32, beside_x: f64) -> Option<Piece> {
        let i = point as usize;
        let (&[x0, y0], &[x1, y1]) = (self.points.get(i)?, self.points.get(i + 1)?);
        let x0 = self.lattice.beside(f64::from(x0), beside_x);
        let x1 = self.lattice.beside(f64::from(x1), x0);
        Some(Piece { from: Spot { x: x0, y: f64::from(y0) }, to: Spot { x: x1, y: f64::from(y1) } })
    }

    /// Whether a position is on land: exactly, by the shore lines crossed on the way to a corner of its bucket whose side is known.
    pub(crate) fn is_land(&self, at: LatLon) -> bool {
        let spot = self.lattice.spot(at);
        let (bucket, corner) = self.buckets.bucket(spot);
        let (mut land, pieces) = self.buckets.content(bucket);
        // Due north to the height of the corner, then due west to it.
        let spot_x = self.lattice.beside(spot.x, corner.x);
        for &point in pieces {
            let Some(Piece { from, to }) = self.piece(point, corner.x) else { continue };
            if (from.x <= spot_x) != (to.x <= spot_x) {
                let y = from.y + (spot_x - from.x) / (to.x - from.x) * (to.y - from.y);
                land ^= y > spot.y && y < corner.y;
            }
            if (from.y <= corner.y) != (to.y <= corner.y) {
                let x = from.x + (corner.y - from.y) / (to.y - from.y) * (to.x - from.x);
                land ^= x > corner.x && x < spot_x;
            }
        }
        land
    }

    /// Whether all about a straight way of some kilometres is sea that no shore is near to.
    pub(crate) fn is_open(&self, from: LatLon, to: LatLon) -> bool {
        let (from, to) = (self.lattice.spot(from), self.lattice.spot(to));
        let to_x = self.lattice.beside(to.x, from.x);
        let low = Spot { x: from.x.min(to_x) - BESIDE, y: from.y.min(to.y) - BESIDE };
        let high = Spot { x: from.x.max(to_x) + BESIDE, y: from.y.max(to.y) + BESIDE };
        let mut open = true;
        self.buckets.touched(low, high, |bucket| {
            let (land, pieces) = self.buckets.content(bucket);
            open &= !land && pieces.is_empty();
        });
        open
    }

    /// The first shore on the straight way (in longitude and latitude) from `from` to `to`, as a share of the way that is more than
    /// `after`. The two must be within half a turn of each other.
    pub(crate) fn first_shore(&self, from: Spot, to: Spot, after: f64) -> Option<f64> {
        let to = Spot { x: self.lattice.beside(to.x, from.x), y: to.y };
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let (low, high) = (from.y.min(to.y), from.y.max(to.y));
        let mut first: Option<f64> = None;
        self.buckets.touched(from, to, |bucket| {
            for &point in self.buckets.content(bucket).1 {
                let Some(Piece { from: a, to: b }) = self.piece(point, from.x) else { continue };
                if a.y.max(b.y) < low || a.y.min(b.y) > high {
                    continue;
                }
                let (ex, ey) = (b.x - a.x, b.y - a.y);
                let area = dx * ey - dy * ex;
                if area == 0.0 {
                    continue;
                }
                let (fx, fy) = (a.x - from.x, a.y - from.y);
                let t = (fx * ey - fy * ex) / area;
                let u = (fx * dy - fy * dx) / area;
                if t > after && t <= 1.0 && (0.0..=1.0).contains(&u) && first.is_none_or(|f| t < f) {
                    first = Some(t);
                }
            }
        });
        first
    }
}
