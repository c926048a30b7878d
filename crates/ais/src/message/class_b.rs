//! 18: position report of a class B ship (table 70); 19: the extended one (table 71).

use super::common::{self, Dimensions};
use crate::{bits::Bits, fix::Fix, text::SixBit};

/// 18: position report of a class B ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassBPosition {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits before the speed.
    pub spare: u8,
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
    /// Spare bits behind the second.
    pub spare2: u8,
    /// Carrier-sense unit; otherwise self-organised.
    pub carrier_sense: bool,
    /// Has a display for messages 12 and 14.
    pub display: bool,
    /// Has a digital selective calling receiver.
    pub dsc: bool,
    /// Can use the whole marine band.
    pub band: bool,
    /// Obeys message 22.
    pub message_22: bool,
    /// Assigned mode.
    pub assigned: bool,
    /// Integrity monitoring in use.
    pub raim: bool,
    /// Communication state, its selector first.
    pub radio: u32,
}

impl ClassBPosition {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 8),
            speed: bits.short(46, 10),
            accurate: bits.bit(56),
            fix: common::fix(bits, 57),
            course: bits.short(112, 12),
            heading: bits.short(124, 9),
            second: bits.byte(133, 6),
            spare2: bits.byte(139, 2),
            carrier_sense: bits.bit(141),
            display: bits.bit(142),
            dsc: bits.bit(143),
            band: bits.bit(144),
            message_22: bits.bit(145),
            assigned: bits.bit(146),
            raim: bits.bit(147),
            radio: bits.u(148, 20),
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
}

/// 19: extended position report of a class B ship.
#[derive(Clone, Copy, Debug)]
pub struct ClassBExtended<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits before the speed.
    pub spare: u8,
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
    /// Spare bits behind the second.
    pub spare2: u8,
    /// Name, twenty characters.
    pub name: SixBit<'a>,
    /// Type of ship and cargo (table 53); 0 is "not available".
    pub ship_type: u8,
    /// Dimensions.
    pub dimensions: Dimensions,
    /// Position-fixing device, 0 to 15.
    pub epfd: u8,
    /// Integrity monitoring in use.
    pub raim: bool,
    /// Data terminal not ready.
    pub dte: bool,
    /// Assigned mode.
    pub assigned: bool,
    /// Spare bits at the end.
    pub spare3: u8,
}

impl<'a> ClassBExtended<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 8),
            speed: bits.short(46, 10),
            accurate: bits.bit(56),
            fix: common::fix(bits, 57),
            course: bits.short(112, 12),
            heading: bits.short(124, 9),
            second: bits.byte(133, 6),
            spare2: bits.byte(139, 4),
            name: SixBit::new(bits, 143, 20),
            ship_type: bits.byte(263, 8),
            dimensions: Dimensions::parse(bits, 271),
            epfd: bits.byte(301, 4),
            raim: bits.bit(305),
            dte: bits.bit(306),
            assigned: bits.bit(307),
            spare3: bits.byte(308, 4),
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
}
