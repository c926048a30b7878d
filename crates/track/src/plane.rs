//! A flat map round a point, for distances of up to some tens of kilometres.

use geo::LatLon;
use serde::{Deserialize, Serialize};

/// Metres in a degree of latitude, mean of the WGS 84 meridian.
const METRES_PER_DEGREE: f64 = 111_132.954;
/// Metres in a degree of longitude at the equator of WGS 84.
const METRES_PER_DEGREE_EAST: f64 = 111_319.491;

/// An equirectangular map whose scale is right at its origin: within 0.5 % of the geodesic out to 20 km, up to 70 degrees of
/// latitude. Right across the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Plane {
    lat: f64,
    lon: f64,
    east_m: f64,
}

impl Plane {
    pub(crate) fn at(origin: LatLon) -> Self {
        Self { lat: origin.lat, lon: origin.lon, east_m: METRES_PER_DEGREE_EAST * origin.lat.to_radians().cos() }
    }

    /// Metres east and north of the origin.
    pub(crate) fn xy(&self, at: LatLon) -> (f64, f64) {
        let east = at.lon - self.lon;
        let east = if east > 180.0 {
            east - 360.0
        } else if east < -180.0 {
            east + 360.0
        } else {
            east
        };
        (east * self.east_m, (at.lat - self.lat) * METRES_PER_DEGREE)
    }

    /// The point so many metres east and north of the origin.
    pub(crate) fn back(&self, (x, y): (f64, f64)) -> Option<LatLon> {
        let lon = self.lon + x / self.east_m;
        let lon = if lon > 180.0 {
            lon - 360.0
        } else if lon < -180.0 {
            lon + 360.0
        } else {
            lon
        };
        LatLon::new(self.lat + y / METRES_PER_DEGREE, lon)
    }
}

#[cfg(test)]
#[path = "plane_tests.rs"]
mod tests;
