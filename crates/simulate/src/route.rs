//! The way of one voyage: a line over the sea, and how far along it a ship is.

use geo::{LatLon, METRES_PER_NM, bearing_deg, distance_m, interpolate};

/// Between the points of a line, nm: close enough that a straight line in degrees lies within metres of the geodesic.
const STEP_NM: f64 = 5.0;
/// This far from either end ships go slowly, nm.
const SLOW_NM: f64 = 4.0;
/// How fast, knots.
const SLOW_KN: f64 = 6.0;

#[derive(Clone, Copy, Debug)]
struct Point {
    lat: f64,
    /// Without a jump at the antimeridian: may leave -180 to 180.
    lon: f64,
    run_nm: f64,
    course_deg: f64,
}

/// A line over the sea with a speed.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    points: Vec<Point>,
    speed_kn: f64,
}

/// Where a ship is on its route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Underway {
    pub(crate) at: LatLon,
    pub(crate) course_deg: f64,
    pub(crate) speed_kn: f64,
}

impl Route {
    /// Along these points.
    pub(crate) fn new(corners: &[LatLon], speed_kn: f64) -> Self {
        let mut points: Vec<Point> = Vec::new();
        let mut run_nm = 0.0;
        for pair in corners.windows(2) {
            let [a, b] = pair else { continue };
            let nm = distance_m(*a, *b) / METRES_PER_NM;
            if nm < 0.001 {
                continue;
            }
            let steps = (nm / STEP_NM).ceil().max(1.0) as u32;
            for step in 0..steps {
                let share = f64::from(step) / f64::from(steps);
                let here = interpolate(*a, *b, share);
                push(&mut points, here, run_nm + nm * share, bearing_deg(here, *b));
            }
            run_nm += nm;
        }
        if let Some(end) = corners.last() {
            let course = points.last().map_or(0.0, |p| p.course_deg);
            push(&mut points, *end, run_nm, course);
        }
        Self { points, speed_kn: speed_kn.max(SLOW_KN) }
    }

    /// Length, nm.
    pub(crate) fn nm(&self) -> f64 {
        self.points.last().map_or(0.0, |p| p.run_nm)
    }

    /// Length of each slow end, nm.
    fn slow_nm(&self) -> f64 {
        SLOW_NM.min(self.nm() / 4.0)
    }

    /// From end to end, hours.
    pub(crate) fn hours(&self) -> f64 {
        2.0 * self.slow_nm() / SLOW_KN + (self.nm() - 2.0 * self.slow_nm()) / self.speed_kn
    }

    /// Where the ship is so many hours after it left.
    pub(crate) fn after(&self, hours: f64) -> Underway {
        let slow = self.slow_nm();
        let (slow_h, fast_h) = (slow / SLOW_KN, (self.nm() - 2.0 * slow) / self.speed_kn);
        let (run_nm, speed_kn) = if hours < slow_h {
            (hours.max(0.0) * SLOW_KN, SLOW_KN)
        } else if hours < slow_h + fast_h {
            (slow + (hours - slow_h) * self.speed_kn, self.speed_kn)
        } else {
            (self.nm() - slow + (hours - slow_h - fast_h) * SLOW_KN, SLOW_KN)
        };
        let next = self.points.partition_point(|p| p.run_nm <= run_nm);
        let (Some(a), b) = (self.points.get(next.saturating_sub(1)), self.points.get(next)) else {
            return Underway { at: LatLon { lat: 0.0, lon: 0.0 }, course_deg: 0.0, speed_kn: 0.0 };
        };
        let (lat, lon) = match b {
            Some(b) => {
                let share = (run_nm - a.run_nm) / (b.run_nm - a.run_nm).max(1e-9);
                (a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share)
            }
            None => (a.lat, a.lon),
        };
        let lon = (lon + 180.0).rem_euclid(360.0) - 180.0;
        Underway { at: LatLon { lat, lon }, course_deg: a.course_deg, speed_kn }
    }
}

fn push(points: &mut Vec<Point>, at: LatLon, run_nm: f64, course_deg: f64) {
    let lon = points.last().map_or(at.lon, |before| before.lon + (at.lon - before.lon + 180.0).rem_euclid(360.0) - 180.0);
    points.push(Point { lat: at.lat, lon, run_nm, course_deg });
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
