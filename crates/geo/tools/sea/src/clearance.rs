//! A lower bound of the distance to any shore or inland water for each square degree.

use geo::{LatLon, Sea, distance_km};
use rayon::prelude::*;

/// Kilometres that a step of the table stands for, as the crate has it.
const STEP_KM: f64 = 10.0;
/// Left for the shore distance's own error: one part in 2000.
const TRUST: f64 = 0.999;

pub fn table(sea: &Sea) -> Vec<u8> {
    (0..180 * 360)
        .into_par_iter()
        .map(|square| {
            let (lat, lon) = (f64::from(square / 360) - 90.0, f64::from(square % 360) - 180.0);
            let middle = LatLon { lat: lat + 0.5, lon: lon + 0.5 };
            let reach = [(lat, lon), (lat + 1.0, lon)].map(|(lat, lon)| distance_km(middle, LatLon { lat, lon }));
            let near = sea.nearest_bank_km(middle) * TRUST - reach[0].max(reach[1]);
            (near / STEP_KM).clamp(0.0, 255.0) as u8
        })
        .collect()
}
