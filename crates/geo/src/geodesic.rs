//! Geodesics on the WGS 84 ellipsoid (C. F. F. Karney, *Algorithms for geodesics*, J. Geodesy 87, 2013).

use std::sync::LazyLock;

use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};

use crate::latlon::LatLon;

/// Metres in an international nautical mile.
pub const METRES_PER_NM: f64 = 1852.0;

/// Semi-major axis of WGS 84, metres.
const A: f64 = 6_378_137.0;
/// Square of the first eccentricity of WGS 84.
const E2: f64 = 6.694_379_990_141_317e-3;

static WGS84: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

/// Geodesic distance in metres.
pub fn distance_m(a: LatLon, b: LatLon) -> f64 {
    InverseGeodesic::<f64>::inverse(&*WGS84, a.lat, a.lon, b.lat, b.lon)
}

/// Geodesic distance in kilometres.
pub fn distance_km(a: LatLon, b: LatLon) -> f64 {
    distance_m(a, b) / 1000.0
}

/// Geodesic distance in nautical miles.
pub fn distance_nm(a: LatLon, b: LatLon) -> f64 {
    distance_m(a, b) / METRES_PER_NM
}

/// Metres to a degree of latitude and to one of longitude, by the radii of curvature at a latitude.
pub fn metres_per_degree(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let w2 = 1.0 - E2 * sin * sin;
    let w = w2.sqrt();
    ((A * (1.0 - E2) / (w2 * w)).to_radians(), (A / w * cos).to_radians())
}

/// Distance in metres for points that are close: up to 2 degrees apart by the radii of curvature at the middle latitude, with an
/// error below 0.1 % up to 60 degrees of latitude and below 1 % up to 85; the geodesic otherwise. Ten times as fast.
pub fn near_distance_m(a: LatLon, b: LatLon) -> f64 {
    let dlat = b.lat - a.lat;
    let mut dlon = b.lon - a.lon;
    if dlon > 180.0 {
        dlon -= 360.0;
    } else if dlon < -180.0 {
        dlon += 360.0;
    }
    if dlat.abs() > 2.0 || dlon.abs() > 2.0 || a.lat.abs() > 85.0 || b.lat.abs() > 85.0 {
        return distance_m(a, b);
    }
    let (per_north, per_east) = metres_per_degree(f64::midpoint(a.lat, b.lat));
    let (north, east) = (dlat * per_north, dlon * per_east);
    // No coordinate is so large or small that squares would overflow: `hypot` guards against what cannot happen, for a price.
    (north * north + east * east).sqrt()
}

/// Initial bearing from `a` to `b` in degrees, 0 to 360; 0 where they are the same point.
pub fn bearing_deg(a: LatLon, b: LatLon) -> f64 {
    if a == b {
        return 0.0;
    }
    let (azimuth, _, _): (f64, f64, f64) = WGS84.inverse(a.lat, a.lon, b.lat, b.lon);
    let bearing = azimuth.rem_euclid(360.0);
    // A negative azimuth too small to see rounds up to 360.
    if bearing >= 360.0 { 0.0 } else { bearing }
}

/// The point `metres` along the geodesic that leaves `from` with this bearing.
pub fn destination(from: LatLon, bearing_deg: f64, metres: f64) -> LatLon {
    let (lat, lon): (f64, f64) = WGS84.direct(from.lat, from.lon, bearing_deg, metres);
    LatLon { lat, lon }
}

/// The point at a share (0 to 1) of the geodesic from `a` to `b`.
pub fn interpolate(a: LatLon, b: LatLon, share: f64) -> LatLon {
    if a == b {
        return a;
    }
    let (metres, azimuth, _, _): (f64, f64, f64, f64) = WGS84.inverse(a.lat, a.lon, b.lat, b.lon);
    destination(a, azimuth, metres * share)
}

#[cfg(test)]
#[path = "geodesic_tests.rs"]
mod tests;
