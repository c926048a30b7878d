//! A ship's reports of a day: sent as its class does, heard by whoever is there, written as lines.
//!
//! A class A ship under way sends every 10 seconds, from 14 kn every 6, and every 3 minutes while it lies (ITU-R M.1371-5, annex 1,
//! table 1); class B every 30 seconds under way, every 3 minutes while it lies. The feed keeps the first report that a receiver takes
//! each minute, as published archives do.

mod lines;

use ais::encode::Encoder;
pub(crate) use lines::DayLines;
use model::{Day, Timestamp, time::HOUR_MS};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use crate::{
    fleet::Ship,
    jam::Jam,
    motion::{State, state},
    plan::{Plan, Segment},
    reception::{Near, Reception},
};

const MINUTE_MS: i64 = 60_000;
/// Between looks at which stations may be in reach.
pub(crate) const LOOK_EVERY_MS: i64 = 20 * MINUTE_MS;
/// Between static reports that the feed keeps of a station.
const STATIC_EVERY_MIN: i64 = 30;
/// Share of a satellite's position reports that are of type 27, made for satellites.
const LONG_RANGE_SHARE: f64 = 0.25;
/// Static reports for each position report that a satellite hears.
const SATELLITE_STATICS: f64 = 0.1;

/// What was heard while a ship did one thing, or while it was watched.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heard {
    pub(crate) first: Option<Timestamp>,
    pub(crate) last: Option<Timestamp>,
    pub(crate) reports: u32,
    pub(crate) statics: u32,
}

impl Heard {
    fn report(&mut self, t: Timestamp) {
        self.first.get_or_insert(t);
        self.last = Some(t);
        self.reports += 1;
    }
}

/// Everything that acts on all ships: who hears them, and who disturbs them.
pub(crate) struct Air<'a> {
    pub(crate) reception: &'a Reception,
    pub(crate) jams: Vec<Jam>,
}

/// A ship on the air.
pub(crate) struct Transmitter<'a> {
    ship: &'a Ship,
    plan: &'a Plan,
    air: &'a Air<'a>,
    rng: Pcg64Mcg,
    encoder: Encoder,
    at_segment: usize,
    in_reach: Vec<usize>,
    look_again: Timestamp,
    near: Vec<Near>,
    group: u32,
    /// Of what it says it is, as an index.
    identity: usize,
    /// Per segment of the plan.
    pub(crate) heard: Vec<Heard>,
    /// Per watch of the plan.
    pub(crate) watched: Vec<Heard>,
    /// Per jamming.
    pub(crate) jammed: Vec<Heard>,
    /// Per text typed: when it was heard.
    pub(crate) text_heard: Vec<Vec<Timestamp>>,
    /// Position reports heard in all.
    pub(crate) reports: u64,
}

impl<'a> Transmitter<'a> {
    pub(crate) fn new(ship: &'a Ship, plan: &'a Plan, air: &'a Air<'a>, seed: u64) -> Self {
        Self {
            ship,
            plan,
            air,
            rng: Pcg64Mcg::seed_from_u64(seed),
            encoder: Encoder::new(),
            at_segment: 0,
            in_reach: Vec::new(),
            look_again: Timestamp::from_millis(i64::MIN),
            near: Vec::new(),
            group: ship.number % 9000,
            identity: 0,
            heard: vec![Heard::default(); plan.segments.len()],
            watched: vec![Heard::default(); plan.watches.len()],
            jammed: vec![Heard::default(); air.jams.len()],
            text_heard: vec![Vec::new(); plan.typed.len()],
            reports: 0,
        }
    }

    /// The lines of a day. Days come in order.
    pub(crate) fn day(&mut self, day: Day) -> DayLines {
        let mut out = DayLines::default();
        for minute in 0..24 * 60 {
            let slot = Timestamp::from_millis(day.start().millis() + minute * MINUTE_MS);
            while self.plan.segments.get(self.at_segment).is_some_and(|s| s.end <= slot) {
                self.at_segment += 1;
            }
            let Some(segment) = self.plan.segments.get(self.at_segment).filter(|s| s.begin <= slot) else { continue };
            let Some(nth) = sends(self.ship, segment, minute, &mut self.rng) else { continue };
            let t = Timestamp::from_millis(slot.millis() + nth * 1000);
            if t >= segment.end || self.plan.silences.iter().any(|s| t >= s.begin && t < s.end) || !self.air.reception.delivers(t)
            {
                continue;
            }
            let state = self.state(segment, t);
            let static_due = (minute + phase(self.ship)) % STATIC_EVERY_MIN < if state.lies { 3 } else { 1 };
            self.identity = self.plan.identity_at(t);
            self.send(&state, t, static_due, &mut out);
        }
        out
    }

    fn state(&mut self, segment: &Segment, t: Timestamp) -> State {
        let mut state = state(&segment.what, segment.begin, t, &self.plan.sway);
        if state.lies {
            state.speed_kn = if self.rng.random_bool(0.15) { 0.1 } else { 0.0 };
            state.course_deg = self.rng.random_range(0.0..360.0);
        }
        state
    }

    /// Sends one report, and the static data where they are due, to whoever hears them.
    fn send(&mut self, state: &State, t: Timestamp, static_due: bool, out: &mut DayLines) {
        let reception = self.air.reception;
        if t >= self.look_again {
            self.look_again = Timestamp::from_millis(t.millis() + LOOK_EVERY_MS);
            reception.in_reach(state.at, &mut self.in_reach);
        }
        let aerial = self.ship.aerial;
        reception.near(state.at, t, aerial, &self.in_reach, &mut self.near);
        let mut near = std::mem::take(&mut self.near);
        near.retain(|n| self.rng.random_bool(n.share));
        // Two stations at the most pass the same message on.
        near.truncate(2);
        for (n, heard) in near.iter().enumerate() {
            let Some(station) = reception.stations.get(heard.station) else { continue };
            self.shown(state, t, &station.name, false, out);
            if static_due && n == 0 {
                self.statics(t, &station.name, out);
            }
        }
        let class_b = self.ship.kind.is_class_b();
        if near.is_empty()
            && let Some(satellite) = reception.satellite(state.at, t, (class_b, aerial, !self.in_reach.is_empty()), &mut self.rng)
        {
            let name = format!("s{}", satellite + 1);
            let long_range = !class_b && self.rng.random_bool(LONG_RANGE_SHARE);
            self.shown(state, t, &name, long_range, out);
            if self.rng.random_bool(SATELLITE_STATICS) {
                self.statics(t, &name, out);
            }
        }
        self.near = near;
    }

    /// Writes a position report: the true position, or what the ship or a jammer makes of it.
    fn shown(&mut self, state: &State, t: Timestamp, station: &str, long_range: bool, out: &mut DayLines) {
        let jam = self.air.jams.iter().position(|j| j.hits(state.at, t));
        let made_up = self.plan.pretences.iter().find(|p| t >= p.begin && t < p.end);
        let said = match (jam.and_then(|j| self.air.jams.get(j)), made_up) {
            (Some(jam), _) => jam.state(state, t),
            (None, Some(pretence)) => pretence.state(t, &self.plan.sway),
            (None, None) => *state,
        };
        if self.position(&said, t, station, long_range, out) {
            self.reports += 1;
            if let Some(heard) = self.heard.get_mut(self.at_segment) {
                heard.report(t);
            }
            for ((begin, end), watched) in self.plan.watches.iter().zip(&mut self.watched) {
                if t >= *begin && t < *end {
                    watched.report(t);
                }
            }
            if let Some(jammed) = jam.and_then(|j| self.jammed.get_mut(j)) {
                jammed.report(t);
            }
        }
    }

    /// Static data came through.
    fn statics_heard(&mut self, t: Timestamp, said: Option<usize>) {
        if let Some(times) = said.and_then(|i| self.text_heard.get_mut(i)) {
            times.push(t);
        }
        for ((begin, end), watched) in self.plan.watches.iter().zip(&mut self.watched) {
            watched.statics += u32::from(t >= *begin && t < *end);
        }
    }
}

/// Minutes and seconds by which one ship's reports come later than another's.
fn phase(ship: &Ship) -> i64 {
    i64::from(ship.number % 60)
}

/// The second of a minute of which the feed may keep a report; nothing where a ship that lies still sends none.
pub(crate) fn sends(ship: &Ship, segment: &Segment, minute: i64, rng: &mut Pcg64Mcg) -> Option<i64> {
    let lies = segment.what.lies();
    if lies && (minute + phase(ship)) % 3 != 0 {
        return None;
    }
    let every_s = match (lies, ship.kind.is_class_b()) {
        (true, _) => 60,
        (false, true) => 30,
        (false, false) if ship.speed_kn >= 14.0 => 6,
        (false, false) => 10,
    };
    Some((phase(ship) + rng.random_range(0..60 / every_s) * every_s) % 60)
}

/// Lying this long within earshot shows a call.
pub(crate) fn shows_a_call(heard: &[Heard]) -> bool {
    let first = heard.iter().filter_map(|h| h.first).min();
    let last = heard.iter().filter_map(|h| h.last).max();
    let reports: u32 = heard.iter().map(|h| h.reports).sum();
    first.zip(last).is_some_and(|(a, b)| reports >= 4 && (b.millis() - a.millis()) * 2 >= HOUR_MS)
}

#[cfg(test)]
#[path = "transmit_tests.rs"]
mod tests;
