//! From fields to sentences: what simulators and tests need of the way back.
//!
//! Fields are raw, in the standard's units, as in [`crate::message`]. Text is cut to its field, and characters that six-bit ASCII
//! lacks become `?`.

use model::Timestamp;

use crate::{armor, sentence::checksum};

/// Types 1, 2, 3.
#[derive(Clone, Copy, Debug)]
pub struct PositionFields {
    /// 1, 2 or 3.
    pub msg_type: u8,
    /// Sender.
    pub mmsi: u32,
    /// Navigational status, 0 to 15.
    pub nav_status: u8,
    /// Rate of turn as sent, -128 not available.
    pub turn: i8,
    /// 0.1 kn, 1023 not available.
    pub speed: u16,
    /// Better than 10 m.
    pub accurate: bool,
    /// 1/10,000 minute, 181 degrees not available.
    pub lon: i32,
    /// 1/10,000 minute, 91 degrees not available.
    pub lat: i32,
    /// 0.1 degree, 3600 not available.
    pub course: u16,
    /// Degrees, 511 not available.
    pub heading: u16,
    /// Second of the minute, 60 not available.
    pub second: u8,
}

/// Type 5.
#[derive(Clone, Copy, Debug)]
pub struct StaticVoyageFields<'a> {
    /// Sender.
    pub mmsi: u32,
    /// IMO number, 0 not available.
    pub imo: u32,
    /// Up to 7 characters.
    pub call_sign: &'a str,
    /// Up to 20 characters.
    pub name: &'a str,
    /// Type of ship and cargo.
    pub ship_type: u8,
    /// Metres from the antenna to the bow.
    pub bow: u16,
    /// Metres to the stern.
    pub stern: u16,
    /// Metres to port.
    pub port: u8,
    /// Metres to starboard.
    pub starboard: u8,
    /// 1 to 12, 0 not available.
    pub eta_month: u8,
    /// 1 to 31, 0 not available.
    pub eta_day: u8,
    /// 0 to 23, 24 not available.
    pub eta_hour: u8,
    /// 0 to 59, 60 not available.
    pub eta_minute: u8,
    /// 0.1 m, 0 not available.
    pub draught: u8,
    /// Up to 20 characters.
    pub destination: &'a str,
}

/// Type 18.
#[derive(Clone, Copy, Debug)]
pub struct ClassBFields {
    /// Sender.
    pub mmsi: u32,
    /// 0.1 kn, 1023 not available.
    pub speed: u16,
    /// Better than 10 m.
    pub accurate: bool,
    /// 1/10,000 minute.
    pub lon: i32,
    /// 1/10,000 minute.
    pub lat: i32,
    /// 0.1 degree, 3600 not available.
    pub course: u16,
    /// Degrees, 511 not available.
    pub heading: u16,
    /// Second of the minute, 60 not available.
    pub second: u8,
}

/// Type 24, part A.
#[derive(Clone, Copy, Debug)]
pub struct StaticAFields<'a> {
    /// Sender.
    pub mmsi: u32,
    /// Up to 20 characters.
    pub name: &'a str,
}

/// Type 24, part B.
#[derive(Clone, Copy, Debug)]
pub struct StaticBFields<'a> {
    /// Sender.
    pub mmsi: u32,
    /// Type of ship.
    pub ship_type: u8,
    /// Up to 7 characters.
    pub call_sign: &'a str,
    /// Metres from the antenna to the bow.
    pub bow: u16,
    /// Metres to the stern.
    pub stern: u16,
    /// Metres to port.
    pub port: u8,
    /// Metres to starboard.
    pub starboard: u8,
}

/// Type 27.
#[derive(Clone, Copy, Debug)]
pub struct LongRangeFields {
    /// Sender.
    pub mmsi: u32,
    /// Better than 10 m.
    pub accurate: bool,
    /// Navigational status, 0 to 15.
    pub nav_status: u8,
    /// 1/10 minute.
    pub lon_tenths: i32,
    /// 1/10 minute.
    pub lat_tenths: i32,
    /// Knots, 63 not available.
    pub speed: u8,
    /// Degrees, 511 not available.
    pub course: u16,
}

/// The TAG block before a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    /// Receiving station.
    pub station: &'a str,
    /// Receive time; written in whole seconds.
    pub time: Timestamp,
    /// The number that the sentences of a message share; given to messages of several sentences alone.
    pub group: Option<u32>,
}

/// Payload characters in one sentence: with address and fields, 82 characters (IEC 61162-1).
const SENTENCE_CHARS: usize = 56;

/// Writes lines. It numbers the messages of several sentences.
#[derive(Debug, Default)]
pub struct Encoder {
    bits: Vec<u8>,
    armoured: Vec<u8>,
    line: Vec<u8>,
    sequence: u8,
}

impl Encoder {
    /// An encoder whose first message of several sentences has number 0.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends the line of a type 1, 2 or 3.
    pub fn position(&mut self, m: &PositionFields, tag: &Tag<'_>, channel: char, out: &mut Vec<u8>) {
        self.begin(m.msg_type, m.mmsi);
        self.put(u32::from(m.nav_status), 4);
        self.put(m.turn as u32, 8);
        self.put(u32::from(m.speed), 10);
        self.put(u32::from(m.accurate), 1);
        self.put(m.lon as u32, 28);
        self.put(m.lat as u32, 27);
        self.put(u32::from(m.course), 12);
        self.put(u32::from(m.heading), 9);
        self.put(u32::from(m.second), 6);
        // Special manoeuvre, spare, RAIM, communication state: none given.
        self.put(0, 2 + 3 + 1 + 19);
        self.finish(tag, channel, out);
    }

    /// Appends the two lines of a type 5.
    pub fn static_voyage(&mut self, m: &StaticVoyageFields<'_>, tag: &Tag<'_>, channel: char, out: &mut Vec<u8>) {
        self.begin(5, m.mmsi);
        self.put(0, 2);
        self.put(m.imo, 30);
        self.text(m.call_sign, 7);
        self.text(m.name, 20);
        self.put(u32::from(m.ship_type), 8);
        self.dimensions(m.bow, m.stern, m.port, m.starboard);
        // The position comes from GPS.
        self.put(1, 4);
        self.put(u32::from(m.eta_month), 4);
        self.put(u32::from(m.eta_day), 5);
        self.put(u32::from(m.eta_hour), 5);
        self.put(u32::from(m.eta_minute), 6);
        self.put(u32::from(m.draught), 8);
        self.text(m.destination, 20);
        self.put(0, 2);
        self.finish(tag, channel, out);
    }

    /// Appends the line of a type 18.
    pub fn class_b(&mut self, m: &ClassBFields, tag: &Tag<'_>, channel: char, out: &mut Vec<u8>) {
        self.begin(18, m.mmsi);
        self.put(0, 8);
        self.put(u32::from(m.speed), 10);
        self.put(u32::from(m.accurate), 1);
        self.put(m.lon as u32, 28);
        self.put(m.lat as u32, 27);
        self.put(u32::from(m.course), 12);
        self.put(u32::from(m.heading), 9);
        self.put(u32::from(m.second), 6);
        // Spare; a carrier-sense unit without display, with DSC, the whole band and message 22; not assigned, no RAIM.
        self.put(0b00_1011_1000, 10);
        self.put(0b1 << 19 | 0x6, 20);
        self.finish(tag, channel, out);
    }

    /// Appends the line of a type 24, part A.
    pub fn static_a(&mut self, m: &StaticAFields<'_>, tag: &Tag<'_>, channel: char, out: &mut Vec<u8>) {
        self.begin(24, m.mmsi);
        self.put(0, 2);
        self.text(m.name, 20);
        self.put(0, 8);
        self.finish(tag, channel, out);
    }

    /// Appends the line of a type 24, part B.
    pub fn static_b(&mut self, m: &StaticBFields<'_>, tag: &Tag<'_>, channel: char, out: &mut Vec<u8>) {
        self.begin(24, m.mmsi);
        self.put(1, 2);
        self.put(u32::from(m.ship_type), 8);
        self.text("", 7);
        self.text(m.call_sign, 7);
        self.dimensions(m.bow, m.stern, m.port, m.starboard);
        self.put(0, 6);
        self.finish(tag, channel, out);
    }

    /// Appends the line of a type 27.
    pub fn long_range(&mut self, m: &LongRangeFields, tag: &Tag<'_>, channel: char, out: &mut Vec<u8>) {
        self.begin(27, m.mmsi);
        self.put(u32::from(m.accurate), 1);
        self.put(0, 1);
        self.put(u32::from(m.nav_status), 4);
        self.put(m.lon_tenths as u32, 18);
        self.put(m.lat_tenths as u32, 17);
        self.put(u32::from(m.speed), 6);
        self.put(u32::from(m.course), 9);
        self.put(0, 2);
        self.finish(tag, channel, out);
    }

    fn begin(&mut self, msg_type: u8, mmsi: u32) {
        self.bits.clear();
        self.put(u32::from(msg_type), 6);
        self.put(0, 2);
        self.put(mmsi, 30);
    }

    /// The lowest `width` bits of a value, one a byte.
    fn put(&mut self, value: u32, width: u32) {
        self.bits.extend((0..width).rev().map(|n| (value >> n & 1) as u8));
    }

    fn text(&mut self, text: &str, chars: usize) {
        let padded = text.chars().chain(std::iter::repeat('@')).take(chars);
        for c in padded {
            let value = match c.to_ascii_uppercase() {
                c @ '@'..='_' => c as u32 - 64,
                c @ ' '..='?' => c as u32,
                _ => u32::from(b'?'),
            };
            self.put(value, 6);
        }
    }

    fn dimensions(&mut self, bow: u16, stern: u16, port: u8, starboard: u8) {
        self.put(u32::from(bow), 9);
        self.put(u32::from(stern), 9);
        self.put(u32::from(port), 6);
        self.put(u32::from(starboard), 6);
    }

    fn finish(&mut self, tag: &Tag<'_>, channel: char, out: &mut Vec<u8>) {
        self.armoured.clear();
        for six in self.bits.chunks(6) {
            let value = six.iter().fold(0, |v, bit| v << 1 | bit) << (6 - six.len());
            self.armoured.push(armor::encode(value));
        }
        let fill = self.armoured.len() * 6 - self.bits.len();
        let parts = self.armoured.len().div_ceil(SENTENCE_CHARS);
        let sequence = (parts > 1).then_some(self.sequence);
        if parts > 1 {
            self.sequence = (self.sequence + 1) % 10;
        }
        let seconds = tag.time.millis().div_euclid(1000);
        for (part, payload) in (1..).zip(self.armoured.chunks(SENTENCE_CHARS)) {
            self.line.clear();
            let line = &mut self.line;
            if let (Some(group), true) = (tag.group, parts > 1) {
                append(line, format_args!("g:{part}-{parts}-{group},"));
            }
            append(line, format_args!("s:{},c:{seconds}", tag.station));
            let sum = checksum(line);
            out.push(b'\\');
            out.extend_from_slice(line);
            append(out, format_args!("*{sum:02X}\\!"));
            line.clear();
            append(line, format_args!("AIVDM,{parts},{part},"));
            if let Some(sequence) = sequence {
                append(line, format_args!("{sequence}"));
            }
            append(line, format_args!(",{channel},"));
            line.extend_from_slice(payload);
            append(line, format_args!(",{}", if part == parts { fill } else { 0 }));
            let sum = checksum(line);
            out.extend_from_slice(line);
            append(out, format_args!("*{sum:02X}\n"));
        }
    }
}

fn append(to: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    use std::io::Write;
    // Writing to a vector does not fail.
    let _ = to.write_fmt(text);
}

#[cfg(test)]
#[path = "encode_tests.rs"]
mod tests;
