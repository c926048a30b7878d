//! 27: position report for satellites (table 84).

use super::common;
use crate::{bits::Bits, fix::CoarseFix};

/// Position report for satellites: coarser, and rarer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LongRange {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Position better than 10 m.
    pub accurate: bool,
    /// Integrity monitoring in use.
    pub raim: bool,
    /// Navigational status 0 to 15.
    pub status: u8,
    /// Position.
    pub fix: CoarseFix,
    /// Speed over ground in knots; 63 is "not available".
    pub speed: u8,
    /// Course over ground in degrees; 511 is "not available".
    pub course: u16,
    /// The position is more than 5 seconds old.
    pub late: bool,
    /// Spare bit.
    pub spare: bool,
}

impl LongRange {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            accurate: bits.bit(38),
            raim: bits.bit(39),
            status: bits.byte(40, 4),
            fix: common::coarse_fix(bits, 44),
            speed: bits.byte(79, 6),
            course: bits.short(85, 9),
            late: bits.bit(94),
            spare: bits.bit(95),
        }
    }

    /// Speed over ground, knots.
    pub fn speed_kn(&self) -> Option<f64> {
        (self.speed < 63).then(|| f64::from(self.speed))
    }

    /// Course over ground, degrees.
    pub fn course_deg(&self) -> Option<f64> {
        (self.course < 360).then(|| f64::from(self.course))
    }
}
