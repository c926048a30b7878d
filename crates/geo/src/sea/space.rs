//! Positions in space: earth-centred coordinates on WGS 84, km. A chord is a distance that knows neither poles nor antimeridian.

use crate::latlon::LatLon;

/// Semi-major axis of WGS 84, km.
const A_KM: f64 = 6_378.137;
/// Square of the first eccentricity of WGS 84.
const E2: f64 = 6.694_379_990_141_317e-3;
/// Mean radius of the earth, km (IUGG).
pub(crate) const MEAN_RADIUS_KM: f64 = 6_371.008_8;

/// A point or vector in space, km.
pub(crate) type Vec3 = [f64; 3];

/// The point of a position.
pub(crate) fn ecef(at: LatLon) -> Vec3 {
    let (slon, clon) = at.lon.to_radians().sin_cos();
    let (rho, z) = meridian(at.lat);
    [rho * clon, rho * slon, z]
}

/// Distance from the axis and height above the equator of a latitude, km.
pub(crate) fn meridian(lat: f64) -> (f64, f64) {
    let (s, c) = lat.to_radians().sin_cos();
    let n = A_KM / (1.0 - E2 * s * s).sqrt();
    (n * c, n * (1.0 - E2) * s)
}

/// The position over a point near the surface, by Bowring's formula (1976): right to a millimetre there.
pub(crate) fn position(p: Vec3) -> LatLon {
    let [x, y, z] = p;
    let rho = x.hypot(y);
    let polar_km = A_KM * (1.0 - E2).sqrt();
    let (st, ct) = (z * A_KM).atan2(rho * polar_km).sin_cos();
    let lat = (z + E2 / (1.0 - E2) * polar_km * st * st * st).atan2(rho - E2 * A_KM * ct * ct * ct);
    LatLon { lat: lat.to_degrees(), lon: if rho == 0.0 { 0.0 } else { y.atan2(x).to_degrees() } }
}

/// The way over the surface under a chord, km: that of a sphere with the earth's mean radius, which is off by less than one part
/// in 2000 whatever the direction.
pub(crate) fn arc_km(chord_km: f64) -> f64 {
    2.0 * MEAN_RADIUS_KM * (chord_km / (2.0 * MEAN_RADIUS_KM)).min(1.0).asin()
}

pub(crate) fn dot(a: Vec3, b: Vec3) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub(crate) fn cross(a: Vec3, b: Vec3) -> Vec3 {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

pub(crate) fn sub(a: Vec3, b: Vec3) -> Vec3 {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

/// `a + t (b - a)`.
pub(crate) fn lerp(a: Vec3, b: Vec3, t: f64) -> Vec3 {
    [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])]
}

/// The chord between two points, km.
pub(crate) fn chord_km(a: Vec3, b: Vec3) -> f64 {
    let d = sub(a, b);
    dot(d, d).sqrt()
}

/// The point of the segment `a` to `b` nearest to `p`.
pub(crate) fn nearest_on(p: Vec3, a: Vec3, b: Vec3) -> Vec3 {
    let ab = sub(b, a);
    let length2 = dot(ab, ab);
    if length2 == 0.0 {
        return a;
    }
    lerp(a, b, (dot(sub(p, a), ab) / length2).clamp(0.0, 1.0))
}
