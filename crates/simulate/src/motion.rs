//! What a ship does between two moments, and where it then is.

use geo::{LatLon, METRES_PER_NM};
use model::{Timestamp, time::HOUR_MS};

use crate::{
    route::{MOST_ROOM_M, Route},
    wander::{Sway, Wander, moved, moved_toward},
};

/// Where and how a ship is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State {
    pub(crate) at: LatLon,
    pub(crate) course_deg: f64,
    pub(crate) speed_kn: f64,
    pub(crate) nav_status: u8,
    /// Moored or at anchor: reports are rare.
    pub(crate) lies: bool,
    /// Not a trace of noise, as nothing real is.
    pub(crate) exact: bool,
}

/// Under way on a route, or on a part of it.
#[derive(Clone, Debug)]
pub(crate) struct Leg {
    pub(crate) route: Route,
    /// Hours of the route already sailed when the segment begins.
    pub(crate) skip_h: f64,
    /// Metres abreast of the line, to starboard.
    pub(crate) abreast_m: f64,
}

/// Adrift, alone or alongside another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drift {
    pub(crate) since: Timestamp,
    pub(crate) at: LatLon,
    pub(crate) set_deg: f64,
    pub(crate) kn: f64,
    pub(crate) sway: Sway,
    /// Metres from the line of the drift, and in which direction at first; the direction turns slowly.
    pub(crate) beside: (f64, f64),
}

/// At anchor: the ship swings round it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    pub(crate) at: LatLon,
    pub(crate) scope_m: f64,
    /// Where wind and tide lay it, degrees.
    pub(crate) lay_deg: Wander,
    pub(crate) mean_deg: f64,
    /// Another ship lies so many metres alongside.
    pub(crate) beside_m: f64,
}

/// To and fro over a fishing ground.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ground {
    pub(crate) since: Timestamp,
    /// Where it begins.
    pub(crate) at: LatLon,
    /// North and east, metres.
    pub(crate) tows: [Wander; 2],
}

/// What a ship does between two moments.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// Moored.
    Berth(LatLon),
    /// At anchor.
    Anchor(Anchor),
    /// Under way.
    Sail(Box<Leg>),
    /// Adrift.
    Drift(Box<Drift>),
    /// Fishing, slowly to and fro.
    Fish(Box<Ground>),
}

impl What {
    /// Under way on the whole of a route.
    pub(crate) fn sail(route: Route) -> Self {
        Self::Sail(Box::new(Leg { route, skip_h: 0.0, abreast_m: 0.0 }))
    }

    /// Moored or at anchor.
    pub(crate) const fn lies(&self) -> bool {
        matches!(self, Self::Berth(_) | Self::Anchor(_))
    }
}

impl Drift {
    /// Where the drift has come to.
    pub(crate) fn at(&self, t: Timestamp) -> LatLon {
        let hours = t.hours_since(self.since);
        let absolute = t.millis() as f64 / HOUR_MS as f64;
        let line = moved_toward(self.at, self.kn * METRES_PER_NM * hours, self.set_deg);
        let line = moved(line, self.sway.along.at(absolute), self.sway.across.at(absolute));
        let (metres, deg) = self.beside;
        moved_toward(line, metres, deg + hours * 6.0)
    }
}

impl Ground {
    /// Where the boat is.
    pub(crate) fn at(&self, t: Timestamp) -> LatLon {
        let offset = |t: Timestamp| self.tows.map(|tow| tow.at(t.millis() as f64 / HOUR_MS as f64));
        let ([north, east], [north_0, east_0]) = (offset(t), offset(self.since));
        moved(self.at, north - north_0, east - east_0)
    }
}

impl Anchor {
    fn at(&self, t: Timestamp) -> LatLon {
        let deg = self.mean_deg + self.lay_deg.at(t.millis() as f64 / HOUR_MS as f64);
        moved_toward(moved_toward(self.at, self.scope_m, deg), self.beside_m, deg + 90.0)
    }
}

/// Where a ship is so many hours into a segment, and how it moves; `sway` is its own under way.
pub(crate) fn state(what: &What, begin: Timestamp, t: Timestamp, sway: &Sway) -> State {
    let hours = t.hours_since(begin);
    let absolute = t.millis() as f64 / HOUR_MS as f64;
    let at_rest = |at, nav_status| State { at, course_deg: 0.0, speed_kn: 0.0, nav_status, lies: true, exact: false };
    match what {
        What::Berth(at) => at_rest(*at, 5),
        What::Anchor(anchor) => at_rest(anchor.at(t), 1),
        What::Sail(leg) => {
            let way = leg.route.after(hours + leg.skip_h);
            let share = way.room_m / MOST_ROOM_M;
            let (across, along) = (sway.across.at(absolute) * share, sway.along.at(absolute) * share);
            let (yaw, surge) = (sway.across.rate(absolute) * share, sway.along.rate(absolute) * share);
            let (sin, cos) = way.course_deg.to_radians().sin_cos();
            let across = across + leg.abreast_m;
            let at = moved(way.at, along * cos - across * sin, along * sin + across * cos);
            let ahead = way.speed_kn + surge / METRES_PER_NM;
            let aside = yaw / METRES_PER_NM;
            State {
                at,
                course_deg: (way.course_deg + aside.atan2(ahead).to_degrees()).rem_euclid(360.0),
                speed_kn: ahead.hypot(aside),
                nav_status: 0,
                lies: false,
                exact: false,
            }
        }
        What::Drift(drift) => {
            let at = drift.at(t);
            let next = drift.at(Timestamp::from_millis(t.millis() + HOUR_MS / 10));
            let (course_deg, speed_kn) = made_good(at, next, 0.1);
            State { at, course_deg, speed_kn, nav_status: 0, lies: false, exact: false }
        }
        What::Fish(ground) => {
            let at = ground.at(t);
            let next = ground.at(Timestamp::from_millis(t.millis() + HOUR_MS / 20));
            let (course_deg, speed_kn) = made_good(at, next, 0.05);
            State { at, course_deg, speed_kn, nav_status: 7, lies: false, exact: false }
        }
    }
}

/// Course and speed from one position to another.
fn made_good(from: LatLon, to: LatLon, hours: f64) -> (f64, f64) {
    let north = to.lat - from.lat;
    let east = ((to.lon - from.lon + 180.0).rem_euclid(360.0) - 180.0) * from.lat.to_radians().cos();
    (east.atan2(north).to_degrees().rem_euclid(360.0), north.hypot(east) * 60.0 / hours)
}

#[cfg(test)]
#[path = "motion_tests.rs"]
mod tests;
