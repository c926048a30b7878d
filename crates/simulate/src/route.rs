//! The way of one voyage: a line over the sea, and how far along it a ship is.

use geo::{LatLon, METRES_PER_NM, bearing_deg, distance_m, interpolate};

/// Between the points of a line, nm: close enough that a straight line in degrees lies within metres of the geodesic.
const STEP_NM: f64 = 5.0;
/// This far from either end ships go slowly, nm.
const SLOW_NM: f64 = 4.0;
/// How fast, knots.
const SLOW_KN: f64 = 6.0;

/// More room is not used, metres.
pub(crate) const MOST_ROOM_M: f64 = 160.0;
/// A turn of so many degrees leaves none.
const SHARP_DEG: f64 = 60.0;

#[derive(Clone, Copy, Debug)]
struct Point {
    lat: f64,
    /// Without a jump at the antimeridian: may leave -180 to 180.
    lon: f64,
    run_nm: f64,
    course_deg: f64,
    /// Room to stray to either side, metres.
    room_m: f32,
}

/// A line over the sea with a speed.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    points: Vec<Point>,
    speed_kn: f64,
    /// It sets out slowly, it arrives slowly.
    slow: [bool; 2],
}

/// Where a ship is on its route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Underway {
    pub(crate) at: LatLon,
    pub(crate) course_deg: f64,
    pub(crate) speed_kn: f64,
    /// Room to stray to either side, metres; none at either end.
    pub(crate) room_m: f64,
}

impl Route {
    /// Along these points, slow at both ends.
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
        Self { points, speed_kn: speed_kn.max(SLOW_KN), slow: [true; 2] }
    }

    /// Sets out, arrives slowly or not.
    pub(crate) fn slow_at(mut self, start: bool, end: bool) -> Self {
        self.slow = [start, end];
        self
    }

    /// With the room that `room_m` gives round each point, metres; less at corners, the sharper the less, for what lies abeam
    /// before a turn lies ahead after it.
    pub(crate) fn with_room(mut self, room_m: impl Fn(LatLon) -> f64) -> Self {
        let mut before: Option<f64> = None;
        for point in &mut self.points {
            let turn = before.map_or(0.0, |b| ((point.course_deg - b + 180.0).rem_euclid(360.0) - 180.0).abs());
            let room = room_m(latlon(point.lat, point.lon)).min(MOST_ROOM_M) * (1.0 - turn / SHARP_DEG).max(0.0);
            point.room_m = room as f32;
            before = Some(point.course_deg);
        }
        self
    }

    /// Length, nm.
    pub(crate) fn nm(&self) -> f64 {
        self.points.last().map_or(0.0, |p| p.run_nm)
    }

    pub(crate) fn speed_kn(&self) -> f64 {
        self.speed_kn
    }

    /// Length of the slow ends, nm.
    fn slow_nm(&self) -> [f64; 2] {
        self.slow.map(|slow| if slow { SLOW_NM.min(self.nm() / 4.0) } else { 0.0 })
    }

    /// From end to end, hours.
    pub(crate) fn hours(&self) -> f64 {
        let [start, end] = self.slow_nm();
        (start + end) / SLOW_KN + (self.nm() - start - end) / self.speed_kn
    }

    /// Run after so many hours, nm, and the speed there.
    fn run(&self, hours: f64) -> (f64, f64) {
        let [start, end] = self.slow_nm();
        let (start_h, fast_h) = (start / SLOW_KN, (self.nm() - start - end) / self.speed_kn);
        if hours < start_h {
            (hours.max(0.0) * SLOW_KN, SLOW_KN)
        } else if hours < start_h + fast_h {
            (start + (hours - start_h) * self.speed_kn, self.speed_kn)
        } else {
            let kn = if end > 0.0 { SLOW_KN } else { self.speed_kn };
            (self.nm() - end + (hours - start_h - fast_h) * kn, kn)
        }
    }

    /// Hours after which so many nm are run.
    pub(crate) fn hours_at(&self, run_nm: f64) -> f64 {
        let [start, end] = self.slow_nm();
        let fast = (run_nm - start).clamp(0.0, (self.nm() - start - end).max(0.0));
        let last = (run_nm - (self.nm() - end)).max(0.0);
        run_nm.min(start).max(0.0) / SLOW_KN + fast / self.speed_kn + last / SLOW_KN
    }

    /// Where the ship is so many hours after it left.
    pub(crate) fn after(&self, hours: f64) -> Underway {
        let (run_nm, speed_kn) = self.run(hours);
        let next = self.points.partition_point(|p| p.run_nm <= run_nm);
        let (Some(a), b) = (self.points.get(next.saturating_sub(1)), self.points.get(next)) else {
            return Underway { at: LatLon { lat: 0.0, lon: 0.0 }, course_deg: 0.0, speed_kn: 0.0, room_m: 0.0 };
        };
        let (lat, lon, room_m) = match b {
            Some(b) => {
                let share = ((run_nm - a.run_nm) / (b.run_nm - a.run_nm).max(1e-9)).clamp(0.0, 1.0);
                let room = f64::from(a.room_m) + f64::from(b.room_m - a.room_m) * share;
                (a.lat + (b.lat - a.lat) * share, a.lon + (b.lon - a.lon) * share, room)
            }
            None => (a.lat, a.lon, 0.0),
        };
        // No straying at the very ends, so that a ship comes to where it is to lie.
        let near_end = (run_nm.min(self.nm() - run_nm) / 2.0).clamp(0.0, 1.0);
        Underway { at: latlon(lat, lon), course_deg: a.course_deg, speed_kn, room_m: room_m * near_end }
    }

    /// The points still ahead after so many hours.
    pub(crate) fn ahead(&self, hours: f64) -> Vec<LatLon> {
        let (run_nm, _) = self.run(hours);
        self.points.iter().filter(|p| p.run_nm > run_nm).map(|p| latlon(p.lat, p.lon)).collect()
    }

    /// The points of the way, end to end.
    pub(crate) fn corners(&self) -> Vec<LatLon> {
        self.points.iter().map(|p| latlon(p.lat, p.lon)).collect()
    }
}

fn latlon(lat: f64, lon: f64) -> LatLon {
    LatLon { lat, lon: (lon + 180.0).rem_euclid(360.0) - 180.0 }
}

fn push(points: &mut Vec<Point>, at: LatLon, run_nm: f64, course_deg: f64) {
    let lon = points.last().map_or(at.lon, |before| before.lon + (at.lon - before.lon + 180.0).rem_euclid(360.0) - 180.0);
    points.push(Point { lat: at.lat, lon, run_nm, course_deg, room_m: 0.0 });
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
