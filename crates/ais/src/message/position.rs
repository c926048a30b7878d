//! 1, 2, 3: position report of a class A ship (table 45).

use super::common;
use crate::{bits::Bits, fix::Fix};

/// Position report of a class A ship: scheduled (1), assigned (2) or interrogated (3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionReport {
    /// 1, 2 or 3.
    pub msg_type: u8,
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Navigational status 0 to 15; 15 is "not defined".
    pub status: u8,
    /// Rate of turn as coded, 4.733 times the square root of degrees a minute; -128 is "not available".
    pub turn: i8,
    /// Speed over ground in 0.1 kn; 1022 is "102.2 kn or more", 1023 "not available".
    pub speed: u16,
    /// Position better than 10 m.
    pub accurate: bool,
    /// Position.
    pub fix: Fix,
    /// Course over ground in 0.1 degrees; 3600 is "not available".
    pub course: u16,
    /// True heading in degrees; 511 is "not available".
    pub heading: u16,
    /// UTC second of the position; 60 and above say why there is none.
    pub second: u8,
    /// Special manoeuvre: 0 not available, 1 none, 2 engaged.
    pub manoeuvre: u8,
    /// Spare bits.
    pub spare: u8,
    /// Integrity monitoring in use.
    pub raim: bool,
    /// Communication state.
    pub radio: u32,
}

impl PositionReport {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            msg_type: bits.byte(0, 6),
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            status: bits.byte(38, 4),
            turn: bits.i(42, 8) as i8,
            speed: bits.short(50, 10),
            accurate: bits.bit(60),
            fix: common::fix(bits, 61),
            course: bits.short(116, 12),
            heading: bits.short(128, 9),
            second: bits.byte(137, 6),
            manoeuvre: bits.byte(143, 2),
            spare: bits.byte(145, 3),
            raim: bits.bit(148),
            radio: bits.u(149, 19),
        }
    }

    /// Speed over ground, knots.
    pub fn speed_kn(&self) -> Option<f64> {
        common::speed_kn(self.speed)
    }

    /// Course over ground, degrees.
    pub fn course_deg(&self) -> Option<f64> {
        common::course_deg(self.course)
    }

    /// True heading, degrees.
    pub fn heading_deg(&self) -> Option<u16> {
        common::heading_deg(self.heading)
    }

    /// Rate of turn, degrees a minute, right positive: `(code / 4.733)^2`. Codes of 127 mean more than 5 degrees in
    /// 30 seconds without a turn indicator, and give 10 of that sign.
    pub fn turn_deg_min(&self) -> Option<f64> {
        match self.turn {
            -128 => None,
            127 => Some(10.0),
            -127 => Some(-10.0),
            code => {
                let root = f64::from(code) / 4.733;
                Some(root * root.abs())
            }
        }
    }
}
