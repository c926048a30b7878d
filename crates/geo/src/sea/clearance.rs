//! How far the shore is at the least, by square degree: lets a long line over the open sea be walked in a few steps.

use crate::{latlon::LatLon, sea::error::SeaError};

/// Kilometres that a step of the table stands for.
pub(crate) const STEP_KM: f64 = 10.0;
const ROWS: usize = 180;
const COLUMNS: usize = 360;

/// A lower bound of the distance to any shore line or inland water, for every place of a square.
#[derive(Debug)]
pub(crate) struct Clearance(Vec<u8>);

impl Clearance {
    pub(crate) fn decode(bytes: Vec<u8>) -> Result<Self, SeaError> {
        if bytes.len() != ROWS * COLUMNS {
            let detail = format!("{} squares, expected {}", bytes.len(), ROWS * COLUMNS);
            return Err(SeaError::Value { what: "clearance", at: 0, detail });
        }
        Ok(Self(bytes))
    }

    /// Where nothing is known: everywhere near.
    pub(crate) fn none() -> Self {
        Self(vec![0; ROWS * COLUMNS])
    }

    pub(crate) fn km(&self, at: LatLon) -> f64 {
        let row = ((at.lat + 90.0) as usize).min(ROWS - 1);
        let column = ((at.lon + 180.0) as usize).min(COLUMNS - 1);
        self.0.get(row * COLUMNS + column).map_or(0.0, |n| f64::from(*n) * STEP_KM)
    }
}
