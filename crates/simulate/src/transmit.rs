//! A ship's reports of a day: sent as its class does, heard by whoever is there, written as lines.
//!
//! A class A ship under way sends every 10 seconds, from 14 kn every 6, and every 3 minutes while it lies (ITU-R M.1371-5, annex 1,
//! table 1); class B every 30 seconds under way, every 3 minutes while it lies. The feed keeps the first report that a receiver takes
//! each minute, as published archives do.

use ais::encode::{
    ClassBFields, Encoder, LongRangeFields, PositionFields, StaticAFields, StaticBFields, StaticVoyageFields, Tag,
};
use geo::{LatLon, destination};
use model::{Day, Timestamp, time::HOUR_MS};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use crate::{
    fleet::Ship,
    plan::{Plan, Segment, What},
    reception::{Near, Reception},
};

const MINUTE_MS: i64 = 60_000;
/// Between looks at which stations may be in reach.
const LOOK_EVERY_MS: i64 = 20 * MINUTE_MS;
/// Between static reports that the feed keeps of a station.
const STATIC_EVERY_MIN: i64 = 30;
/// Share of a satellite's position reports that are of type 27, made for satellites.
const LONG_RANGE_SHARE: f64 = 0.25;
/// Share of the lines that arrive broken.
const BROKEN_SHARE: f64 = 2e-4;
/// Share of the reports without a position, and of those with one far off.
const NO_FIX_SHARE: f64 = 4e-4;
const JUMP_SHARE: f64 = 5e-5;

/// One line of a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineAt {
    /// Second it was received, and its place among the lines of that second.
    pub(crate) t: i64,
    pub(crate) order: u32,
    pub(crate) begin: usize,
    pub(crate) end: usize,
}

/// The lines of a ship on a day, in no order.
#[derive(Debug, Default)]
pub(crate) struct DayLines {
    pub(crate) bytes: Vec<u8>,
    pub(crate) lines: Vec<LineAt>,
}

/// What was heard while a ship did one thing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heard {
    pub(crate) first: Option<Timestamp>,
    pub(crate) last: Option<Timestamp>,
    pub(crate) reports: u32,
}

/// A ship on the air.
pub(crate) struct Transmitter<'a> {
    ship: &'a Ship,
    plan: &'a Plan,
    reception: &'a Reception,
    rng: Pcg64Mcg,
    encoder: Encoder,
    at_segment: usize,
    in_reach: Vec<usize>,
    look_again: Timestamp,
    near: Vec<Near>,
    group: u32,
    /// Per segment of the plan.
    pub(crate) heard: Vec<Heard>,
    /// Per text typed: when it was heard.
    pub(crate) text_heard: Vec<Vec<Timestamp>>,
}

/// Where and how a ship is.
#[derive(Clone, Copy)]
struct State {
    at: LatLon,
    course_deg: f64,
    speed_kn: f64,
    nav_status: u8,
    lies: bool,
}

impl<'a> Transmitter<'a> {
    pub(crate) fn new(ship: &'a Ship, plan: &'a Plan, reception: &'a Reception, seed: u64) -> Self {
        Self {
            ship,
            plan,
            reception,
            rng: Pcg64Mcg::seed_from_u64(seed),
            encoder: Encoder::new(),
            at_segment: 0,
            in_reach: Vec::new(),
            look_again: Timestamp::from_millis(i64::MIN),
            near: Vec::new(),
            group: ship.mmsi % 9000,
            heard: vec![Heard::default(); plan.segments.len()],
            text_heard: vec![Vec::new(); plan.typed.len()],
        }
    }

    /// The lines of a day. Days come in order.
    pub(crate) fn day(&mut self, day: Day) -> DayLines {
        let mut out = DayLines::default();
        let phase = i64::from(self.ship.mmsi % 60);
        for minute in 0..24 * 60 {
            let slot = Timestamp::from_millis(day.start().millis() + minute * MINUTE_MS);
            while self.plan.segments.get(self.at_segment).is_some_and(|s| s.end <= slot) {
                self.at_segment += 1;
            }
            let Some(segment) = self.plan.segments.get(self.at_segment).filter(|s| s.begin <= slot) else { continue };
            let lies = matches!(segment.what, What::Berth(_) | What::Roads(_));
            if lies && (minute + phase) % 3 != 0 {
                continue;
            }
            let every_s = match (lies, self.ship.kind.is_class_b()) {
                (true, _) => 60,
                (false, true) => 30,
                (false, false) if self.ship.speed_kn >= 14.0 => 6,
                (false, false) => 10,
            };
            let nth = self.rng.random_range(0..60 / every_s);
            let t = Timestamp::from_millis(slot.millis() + ((phase + nth * every_s) % 60) * 1000);
            if t >= segment.end || self.plan.silences.iter().any(|(from, to, _)| t >= *from && t < *to) {
                continue;
            }
            let state = self.state(segment, t);
            self.send(&state, t, (minute + phase) % STATIC_EVERY_MIN < if lies { 3 } else { 1 }, &mut out);
        }
        out
    }

    fn state(&mut self, segment: &Segment, t: Timestamp) -> State {
        let hours = t.hours_since(segment.begin);
        match &segment.what {
            What::Berth(at) | What::Roads(at) => {
                let speed_kn = if self.rng.random_bool(0.15) { 0.1 } else { 0.0 };
                let nav_status = if matches!(segment.what, What::Roads(_)) { 1 } else { 5 };
                State { at: *at, course_deg: self.rng.random_range(0.0..360.0), speed_kn, nav_status, lies: true }
            }
            What::Sail(route) => {
                let way = route.after(hours);
                let speed_kn = way.speed_kn * self.rng.random_range(0.96..1.04);
                State { at: way.at, course_deg: way.course_deg, speed_kn, nav_status: 0, lies: false }
            }
            What::Drift(ground) => {
                // Round and round at three knots, a circle of a nautical mile across.
                let turn = hours * 3.0 / std::f64::consts::PI * 360.0;
                let at = destination(*ground, turn.rem_euclid(360.0), 926.0);
                let course_deg = (turn + 90.0).rem_euclid(360.0);
                State { at, course_deg, speed_kn: self.rng.random_range(2.4..3.6), nav_status: 7, lies: false }
            }
        }
    }

    /// Sends one report, and the static data where they are due, to whoever hears them.
    fn send(&mut self, state: &State, t: Timestamp, static_due: bool, out: &mut DayLines) {
        if t >= self.look_again {
            self.look_again = Timestamp::from_millis(t.millis() + LOOK_EVERY_MS);
            self.reception.in_reach(state.at, &mut self.in_reach);
        }
        self.reception.near(state.at, t, &self.in_reach, &mut self.near);
        let mut near = std::mem::take(&mut self.near);
        near.retain(|n| self.rng.random_bool(n.share));
        // Two stations at the most pass the same message on.
        near.truncate(2);
        let reception = self.reception;
        for (n, heard) in near.iter().enumerate() {
            let Some(station) = reception.stations.get(heard.station) else { continue };
            self.position(state, t, &station.name, false, out);
            if static_due && n == 0 {
                self.statics(t, &station.name, out);
            }
        }
        if near.is_empty()
            && self.in_reach.is_empty()
            && let Some(satellite) = reception.satellite(state.at, t, self.ship.kind.is_class_b(), &mut self.rng)
        {
            let name = format!("s{}", satellite + 1);
            let long_range = !self.ship.kind.is_class_b() && self.rng.random_bool(LONG_RANGE_SHARE);
            self.position(state, t, &name, long_range, out);
            if self.rng.random_bool(0.1) {
                self.statics(t, &name, out);
            }
        }
        self.near = near;
    }

    fn position(&mut self, state: &State, t: Timestamp, station: &str, long_range: bool, out: &mut DayLines) {
        let tag = Tag { station, time: t, group: None };
        let channel = if t.millis() / 1000 % 2 == 0 { 'A' } else { 'B' };
        let begin = out.bytes.len();
        let mut at = state.at;
        let fixed = !self.rng.random_bool(NO_FIX_SHARE);
        if self.rng.random_bool(JUMP_SHARE) {
            at = destination(at, self.rng.random_range(0.0..360.0), 300_000.0);
        }
        let jitter = |rng: &mut Pcg64Mcg| rng.random_range(-6e-5..6e-5);
        let fine = |degrees: f64| (degrees * 600_000.0).round() as i32;
        let (lat, lon) = if fixed {
            (
                fine((at.lat + jitter(&mut self.rng)).clamp(-90.0, 90.0)),
                fine((at.lon + jitter(&mut self.rng)).clamp(-180.0, 180.0)),
            )
        } else {
            (fine(91.0), fine(181.0))
        };
        let mmsi = self.ship.mmsi;
        let speed = if self.rng.random_bool(1e-3) { 1023 } else { (state.speed_kn * 10.0).round() as u16 };
        let course = (state.course_deg * 10.0) as u16 % 3600;
        let heading = if state.lies { (mmsi % 360) as u16 } else { state.course_deg as u16 % 360 };
        let second = (t.millis() / 1000 % 60) as u8;
        if long_range {
            let coarse = |degrees: f64| (degrees * 600.0).round() as i32;
            let fields = LongRangeFields {
                mmsi,
                accurate: false,
                nav_status: state.nav_status,
                lon_tenths: coarse(at.lon),
                lat_tenths: coarse(at.lat),
                speed: (state.speed_kn.round() as u8).min(62),
                course: state.course_deg as u16 % 360,
            };
            self.encoder.long_range(&fields, &tag, channel, &mut out.bytes);
        } else if self.ship.kind.is_class_b() {
            let fields = ClassBFields { mmsi, speed, accurate: true, lon, lat, course, heading: 511, second };
            self.encoder.class_b(&fields, &tag, channel, &mut out.bytes);
        } else {
            let fields = PositionFields {
                msg_type: if state.lies { 3 } else { 1 },
                mmsi,
                nav_status: state.nav_status,
                turn: 0,
                speed,
                accurate: true,
                lon,
                lat,
                course,
                heading,
                second,
            };
            self.encoder.position(&fields, &tag, channel, &mut out.bytes);
        }
        if self.lines(t, begin, out)
            && fixed
            && let Some(heard) = self.heard.get_mut(self.at_segment)
        {
            heard.first.get_or_insert(t);
            heard.last = Some(t);
            heard.reports += 1;
        }
    }

    fn statics(&mut self, t: Timestamp, station: &str, out: &mut DayLines) {
        self.group = self.group % 9999 + 1;
        let tag = Tag { station, time: t, group: Some(self.group) };
        let begin = out.bytes.len();
        let ship = self.ship;
        let (bow, stern) = (ship.length_m * 4 / 5, ship.length_m / 5);
        let (port, starboard) = (ship.beam_m / 2, ship.beam_m - ship.beam_m / 2);
        if ship.kind.is_class_b() {
            self.encoder.static_a(&StaticAFields { mmsi: ship.mmsi, name: &ship.name }, &tag, 'A', &mut out.bytes);
            let (ship_type, call_sign) = (ship.kind.ship_type(), ship.call_sign.as_str());
            let fields = StaticBFields { mmsi: ship.mmsi, ship_type, call_sign, bow, stern, port, starboard };
            self.encoder.static_b(&fields, &tag, 'A', &mut out.bytes);
            self.lines(t, begin, out);
            return;
        }
        let said = self.plan.typed.partition_point(|x| x.t <= t).checked_sub(1);
        let draught = self.plan.draughts.partition_point(|x| x.0 <= t).checked_sub(1);
        let fields = StaticVoyageFields {
            mmsi: ship.mmsi,
            imo: ship.imo,
            call_sign: &ship.call_sign,
            name: &ship.name,
            ship_type: ship.kind.ship_type(),
            bow,
            stern,
            port,
            starboard,
            eta_month: 0,
            eta_day: 0,
            eta_hour: 24,
            eta_minute: 60,
            draught: draught.and_then(|i| self.plan.draughts.get(i)).map_or(0, |d| d.1),
            destination: said.and_then(|i| self.plan.typed.get(i)).map_or("", |x| x.text.as_str()),
        };
        self.encoder.static_voyage(&fields, &tag, 'B', &mut out.bytes);
        if self.lines(t, begin, out)
            && let Some(times) = said.and_then(|i| self.text_heard.get_mut(i))
        {
            times.push(t);
        }
    }

    /// Cuts what was just written into lines, which may fall among others of the same second. Whether all arrived whole.
    fn lines(&mut self, t: Timestamp, begin: usize, out: &mut DayLines) -> bool {
        let mut whole = true;
        let mut order = self.rng.random_range(0..1 << 28);
        let mut from = begin;
        while let Some(length) = out.bytes.get(from..).and_then(|rest| rest.iter().position(|b| *b == b'\n')) {
            let end = from + length + 1;
            if self.rng.random_bool(BROKEN_SHARE) {
                whole = false;
                // A character of the payload, far enough from the checksum.
                if let Some(c) = out.bytes.get_mut(end.saturating_sub(14)) {
                    *c = if *c == b'0' { b'1' } else { b'0' };
                }
            }
            out.lines.push(LineAt { t: t.millis() / 1000, order, begin: from, end });
            order += self.rng.random_range(1..1 << 28);
            from = end;
        }
        whole
    }
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
