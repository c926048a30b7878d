//! Reports as lines of NMEA.

use ais::encode::{ClassBFields, LongRangeFields, PositionFields, StaticAFields, StaticBFields, StaticVoyageFields, Tag};
use geo::destination;
use model::Timestamp;
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

use super::Transmitter;
use crate::motion::State;

/// Share of the lines that arrive broken.
const BROKEN_SHARE: f64 = 2e-4;
/// Share of the reports without a position, and of those with one far off.
const NO_FIX_SHARE: f64 = 4e-4;
const JUMP_SHARE: f64 = 5e-5;
/// Noise of a satellite fix to either side, degrees: six metres.
const NOISE_DEG: f64 = 6e-5;

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

impl Transmitter<'_> {
    /// Writes a position report. Whether a position arrived whole.
    pub(super) fn position(&mut self, state: &State, t: Timestamp, station: &str, long_range: bool, out: &mut DayLines) -> bool {
        let tag = Tag { station, time: t, group: None };
        let channel = if t.millis() / 1000 % 2 == 0 { 'A' } else { 'B' };
        let begin = out.bytes.len();
        let mut at = state.at;
        let fixed = state.exact || !self.rng.random_bool(NO_FIX_SHARE);
        if !state.exact && self.rng.random_bool(JUMP_SHARE) {
            at = destination(at, self.rng.random_range(0.0..360.0), 300_000.0);
        }
        let jitter = |rng: &mut Pcg64Mcg| if state.exact { 0.0 } else { rng.random_range(-NOISE_DEG..NOISE_DEG) };
        let fine = |degrees: f64| (degrees * 600_000.0).round() as i32;
        let (lat, lon) = if fixed {
            (
                fine((at.lat + jitter(&mut self.rng)).clamp(-90.0, 90.0)),
                fine((at.lon + jitter(&mut self.rng)).clamp(-180.0, 180.0)),
            )
        } else {
            (fine(91.0), fine(181.0))
        };
        let mmsi = self.plan.identities.get(self.identity).map_or(0, |i| i.1.mmsi);
        // The log and the receiver's own noise, beside what the ship does.
        let noise = if state.exact || state.lies { 1.0 } else { self.rng.random_range(0.99..1.01) };
        let not_known = !state.exact && self.rng.random_bool(1e-3);
        let speed = if not_known { 1023 } else { ((state.speed_kn * noise * 10.0).round() as u16).min(1022) };
        let course = (state.course_deg.rem_euclid(360.0) * 10.0) as u16 % 3600;
        let heading = if state.lies { (self.ship.number * 7 % 360) as u16 } else { state.course_deg as u16 % 360 };
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
        self.lines(t, begin, out) && fixed
    }

    pub(super) fn statics(&mut self, t: Timestamp, station: &str, out: &mut DayLines) {
        self.group = self.group % 9999 + 1;
        let tag = Tag { station, time: t, group: Some(self.group) };
        let begin = out.bytes.len();
        let (ship, plan) = (self.ship, self.plan);
        let Some((_, identity)) = plan.identities.get(self.identity) else { return };
        let (bow, stern) = (ship.length_m * 4 / 5, ship.length_m - ship.length_m * 4 / 5);
        let (port, starboard) = (ship.beam_m / 2, ship.beam_m - ship.beam_m / 2);
        let (mmsi, name, call_sign) = (identity.mmsi, identity.name.as_str(), identity.call_sign.as_str());
        if ship.kind.is_class_b() {
            self.encoder.static_a(&StaticAFields { mmsi, name }, &tag, 'A', &mut out.bytes);
            let fields = StaticBFields { mmsi, ship_type: ship.kind.ship_type(), call_sign, bow, stern, port, starboard };
            self.encoder.static_b(&fields, &tag, 'A', &mut out.bytes);
            if self.lines(t, begin, out) {
                self.statics_heard(t, None);
            }
            return;
        }
        let said = plan.typed.partition_point(|x| x.t <= t).checked_sub(1);
        let draught = plan.draughts.partition_point(|x| x.0 <= t).checked_sub(1);
        let fields = StaticVoyageFields {
            mmsi,
            imo: identity.imo,
            call_sign,
            name,
            ship_type: ship.kind.ship_type(),
            bow,
            stern,
            port,
            starboard,
            eta_month: 0,
            eta_day: 0,
            eta_hour: 24,
            eta_minute: 60,
            draught: draught.and_then(|i| plan.draughts.get(i)).map_or(0, |d| d.1),
            destination: said.and_then(|i| plan.typed.get(i)).map_or("", |x| x.text.as_str()),
        };
        self.encoder.static_voyage(&fields, &tag, 'B', &mut out.bytes);
        if self.lines(t, begin, out) {
            self.statics_heard(t, said);
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
