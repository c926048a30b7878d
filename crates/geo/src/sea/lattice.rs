//! The lattice of the shore lines: whole steps of longitude and latitude, without a seam at the antimeridian.

use crate::{
    latlon::LatLon,
    sea::{cursor::Cursor, error::SeaError},
};

/// Degrees and lattice steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lattice {
    /// Steps round the world.
    pub(crate) width: i32,
    /// Degrees of latitude of a step.
    scale_y: f64,
    /// Latitude of row 0, degrees.
    south: f64,
}

/// A place on the lattice, in steps; fractions are places between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Lattice {
    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Result<Self, SeaError> {
        let width = cursor.varint()?;
        let (scale_y, south) = (cursor.f64()?, cursor.f64()?);
        if !(1_000..=10_000_000).contains(&width) || !(1e-5..=1.0).contains(&scale_y) || !(-90.0..=90.0).contains(&south) {
            return Err(cursor.wrong(format!("no lattice: {width} steps, {scale_y} degrees a row from {south}")));
        }
        Ok(Self { width: width as i32, scale_y, south })
    }

    /// Where a position lies; x from 0 to the width.
    pub(crate) fn spot(&self, at: LatLon) -> Spot {
        let width = f64::from(self.width);
        let x = (at.lon + 180.0) / 360.0 * width;
        Spot { x: if x >= width { x - width } else { x }, y: (at.lat - self.south) / self.scale_y }
    }

    /// The position of a place, its longitude from -180 to 180.
    pub(crate) fn latlon(&self, spot: Spot) -> LatLon {
        let width = f64::from(self.width);
        LatLon {
            lat: (self.south + spot.y * self.scale_y).clamp(-90.0, 90.0),
            lon: (spot.x.rem_euclid(width) / width * 360.0 - 180.0).clamp(-180.0, 180.0),
        }
    }

    /// The row of a latitude, rounded down.
    pub(crate) fn row(&self, lat: f64) -> i32 {
        ((lat - self.south) / self.scale_y).floor() as i32
    }

    /// `x` moved by whole turns to within half a turn of `near`.
    pub(crate) fn beside(&self, x: f64, near: f64) -> f64 {
        let width = f64::from(self.width);
        if x - near > width / 2.0 {
            x - width
        } else if near - x > width / 2.0 {
            x + width
        } else {
            x
        }
    }
}
