//! Whether two places are close, cheaply where they are not.

use crate::{LatLon, near_distance_m, wrapped_lon};

/// Metres in a degree of latitude, at the least.
const DEGREE_M: f64 = 110_500.0;

/// The distance in metres, where it is less than so many.
pub fn closer(a: LatLon, b: LatLon, metres: f64) -> Option<f64> {
    if (a.lat - b.lat).abs() * DEGREE_M > metres {
        return None;
    }
    let lon = wrapped_lon(a.lon - b.lon);
    // A degree of longitude is shortest where it is furthest from the equator.
    if lon.abs() * DEGREE_M * a.lat.abs().max(b.lat.abs()).to_radians().cos() > metres {
        return None;
    }
    Some(near_distance_m(a, b)).filter(|m| *m < metres)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_full_distance_says() {
        let places: Vec<LatLon> = (0..400_i32)
            .map(|i| LatLon { lat: f64::from(i * 37 % 170 - 85), lon: f64::from(i * 91 % 360 - 180) + f64::from(i % 7) * 0.1 })
            .collect();
        for a in &places {
            for b in &places {
                let m = near_distance_m(*a, *b);
                for limit in [50_000.0, 400_000.0] {
                    assert_eq!(closer(*a, *b, limit).is_some(), m < limit, "{a:?} {b:?}");
                }
            }
        }
    }
}
