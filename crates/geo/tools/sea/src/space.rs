//! Positions and directions in space, km, as the crate has them for itself.

use geo::LatLon;

pub type Vec3 = [f64; 3];

/// Semi-major axis of WGS 84, km.
const A_KM: f64 = 6_378.137;
/// Square of the first eccentricity of WGS 84.
const E2: f64 = 6.694_379_990_141_317e-3;

pub fn ecef(at: LatLon) -> Vec3 {
    let ((slat, clat), (slon, clon)) = (at.lat.to_radians().sin_cos(), at.lon.to_radians().sin_cos());
    let n = A_KM / (1.0 - E2 * slat * slat).sqrt();
    [n * clat * clon, n * clat * slon, n * (1.0 - E2) * slat]
}

/// The position over a point near the surface (Bowring 1976).
pub fn position([x, y, z]: Vec3) -> LatLon {
    let rho = x.hypot(y);
    let polar_km = A_KM * (1.0 - E2).sqrt();
    let (st, ct) = (z * A_KM).atan2(rho * polar_km).sin_cos();
    let lat = (z + E2 / (1.0 - E2) * polar_km * st * st * st).atan2(rho - E2 * A_KM * ct * ct * ct);
    LatLon { lat: lat.to_degrees(), lon: y.atan2(x).to_degrees() }
}

pub fn dot(a: Vec3, b: Vec3) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub fn cross(a: Vec3, b: Vec3) -> Vec3 {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

pub fn add(a: Vec3, b: Vec3) -> Vec3 {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

pub fn sub(a: Vec3, b: Vec3) -> Vec3 {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

pub fn scale(a: Vec3, by: f64) -> Vec3 {
    a.map(|v| v * by)
}

pub fn unit(a: Vec3) -> Vec3 {
    scale(a, 1.0 / dot(a, a).sqrt().max(1e-300))
}
