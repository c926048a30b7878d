//! What several types share.

use crate::{
    bits::Bits,
    fix::{CoarseFix, Fix},
};

/// Distances from the position's reference point to the ship's sides, metres (figure 41).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dimensions {
    /// To the bow, 0 to 511.
    pub to_bow: u16,
    /// To the stern, 0 to 511.
    pub to_stern: u16,
    /// To port, 0 to 63.
    pub to_port: u8,
    /// To starboard, 0 to 63.
    pub to_starboard: u8,
}

impl Dimensions {
    pub(super) fn parse(bits: Bits<'_>, at: usize) -> Self {
        Self {
            to_bow: bits.short(at, 9),
            to_stern: bits.short(at + 9, 9),
            to_port: bits.byte(at + 18, 6),
            to_starboard: bits.byte(at + 24, 6),
        }
    }

    /// Length over all, metres; nothing where it is not given.
    pub fn length_m(self) -> Option<u16> {
        let length = self.to_bow + self.to_stern;
        (length > 0).then_some(length)
    }

    /// Beam, metres; nothing where it is not given.
    pub fn beam_m(self) -> Option<u16> {
        let beam = u16::from(self.to_port) + u16::from(self.to_starboard);
        (beam > 0).then_some(beam)
    }
}

/// Estimated time of arrival as typed by the crew, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Eta {
    /// 1 to 12; 0 is "not available".
    pub month: u8,
    /// 1 to 31; 0 is "not available".
    pub day: u8,
    /// 0 to 23; 24 is "not available".
    pub hour: u8,
    /// 0 to 59; 60 is "not available".
    pub minute: u8,
}

impl Eta {
    /// All "not available".
    pub const NONE: Self = Self { month: 0, day: 0, hour: 24, minute: 60 };

    pub(super) fn parse(bits: Bits<'_>, at: usize) -> Self {
        Self { month: bits.byte(at, 4), day: bits.byte(at + 4, 5), hour: bits.byte(at + 9, 5), minute: bits.byte(at + 14, 6) }
    }

    /// Whether month, day, hour and minute are all within their ranges.
    pub fn is_complete(self) -> bool {
        matches!(self.month, 1..=12) && matches!(self.day, 1..=31) && self.hour < 24 && self.minute < 60
    }
}

pub(super) fn repeat(bits: Bits<'_>) -> u8 {
    bits.byte(6, 2)
}

pub(super) fn mmsi(bits: Bits<'_>) -> u32 {
    bits.u(8, 30)
}

/// Longitude in 28 bits and latitude in 27.
pub(super) fn fix(bits: Bits<'_>, at: usize) -> Fix {
    Fix { lon: bits.i(at, 28), lat: bits.i(at + 28, 27) }
}

/// Longitude in 18 bits and latitude in 17.
pub(super) fn coarse_fix(bits: Bits<'_>, at: usize) -> CoarseFix {
    CoarseFix { lon: bits.i(at, 18), lat: bits.i(at + 18, 17) }
}

/// Speed in 0.1 kn; 1022 is "102.2 kn or more", 1023 is "not available".
pub(super) fn speed_kn(deci: u16) -> Option<f64> {
    (deci < 1023).then(|| f64::from(deci) / 10.0)
}

/// Course in 0.1 degrees; 3600 is "not available", more is not to be used.
pub(super) fn course_deg(deci: u16) -> Option<f64> {
    (deci < 3600).then(|| f64::from(deci) / 10.0)
}

/// Heading in degrees; 511 is "not available", 360 to 510 are not to be used.
pub(super) fn heading_deg(degrees: u16) -> Option<u16> {
    (degrees < 360).then_some(degrees)
}
