//! A fishing boat's trips.

use geo::{LatLon, bearing_deg, destination};
use model::Timestamp;
use rand::RngExt;

use super::Planner;
use crate::{
    act::Act,
    motion::{Ground, What},
    plan::{Planned, later},
    wander::Wander,
};

/// How far a boat tows to either side, metres, and how long a tow to and fro takes, hours: two to three knots.
const TOW_M: f64 = 1500.0;
const TOW_H: f64 = 3.0;

impl Planner<'_, '_> {
    /// Out to the grounds and home again. Gives the end of the stay after it, and the return.
    pub(super) fn fishing_trip(
        &mut self,
        home: usize,
        berth: LatLon,
        t: Timestamp,
        previous_arrival: Timestamp,
    ) -> (Timestamp, Timestamp) {
        let mut out = vec![berth];
        out.extend(&self.places.harbour(home).via);
        let last = out.last().copied().unwrap_or(berth);
        let seaward = if out.len() > 1 { bearing_deg(berth, last) } else { self.rng.random_range(0.0..360.0) };
        let ground = destination(last, seaward + self.rng.random_range(-15.0..15.0), self.rng.random_range(12_000.0..30_000.0));
        out.push(ground);
        let there = self.places.route(&out, self.ship.speed_kn);
        let begins = later(t, there.hours());
        let ends = later(begins, self.rng.random_range(6.0..30.0));
        let ground = Ground { since: begins, at: ground, tows: [(); 2].map(|()| Wander::new(TOW_M, TOW_H, self.rng)) };
        out.pop();
        out.push(ground.at(ends));
        let home_again: Vec<LatLon> = out.iter().rev().copied().collect();
        let back = self.places.route(&home_again, self.ship.speed_kn);
        let arrival = later(ends, back.hours());
        self.plan.push(t, begins, What::sail(there));
        self.plan.push(begins, ends, What::Fish(Box::new(ground)));
        self.plan.push(ends, arrival, What::sail(back));
        let stay_end = later(arrival, self.stay_hours());
        self.plan.push(arrival, stay_end, What::Berth(berth));
        self.plan.voyages.push(Planned {
            from: home,
            to: home,
            departure: t,
            arrival,
            stay_end,
            previous_arrival,
            act: Act::ClassB,
            keys: Vec::new(),
        });
        (stay_end, arrival)
    }
}
