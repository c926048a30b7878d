//! 9: position report of a search-and-rescue aircraft (table 62).

use super::common;
use crate::{bits::Bits, fix::Fix};

/// Position report of a search-and-rescue aircraft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AircraftReport {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Altitude in metres; 4094 is "4094 m or more", 4095 "not available".
    pub altitude: u16,
    /// Speed over ground in knots; 1022 is "1022 kn or more", 1023 "not available".
    pub speed: u16,
    /// Position better than 10 m.
    pub accurate: bool,
    /// Position.
    pub fix: Fix,
    /// Course over ground in 0.1 degrees; 3600 is "not available".
    pub course: u16,
    /// UTC second of the position; 60 and above say why there is none.
    pub second: u8,
    /// Altitude sensor is barometric.
    pub barometric: bool,
    /// Spare bits behind the altitude sensor.
    pub spare: u8,
    /// Data terminal not ready.
    pub dte: bool,
    /// Spare bits behind the data terminal.
    pub spare2: u8,
    /// Assigned mode.
    pub assigned: bool,
    /// Integrity monitoring in use.
    pub raim: bool,
    /// Communication state, its selector first.
    pub radio: u32,
}

impl AircraftReport {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            altitude: bits.short(38, 12),
            speed: bits.short(50, 10),
            accurate: bits.bit(60),
            fix: common::fix(bits, 61),
            course: bits.short(116, 12),
            second: bits.byte(128, 6),
            barometric: bits.bit(134),
            spare: bits.byte(135, 7),
            dte: bits.bit(142),
            spare2: bits.byte(143, 3),
            assigned: bits.bit(146),
            raim: bits.bit(147),
            radio: bits.u(148, 20),
        }
    }

    /// Altitude, metres.
    pub fn altitude_m(&self) -> Option<u16> {
        (self.altitude < 4095).then_some(self.altitude)
    }

    /// Speed over ground, knots.
    pub fn speed_kn(&self) -> Option<f64> {
        (self.speed < 1023).then(|| f64::from(self.speed))
    }

    /// Course over ground, degrees.
    pub fn course_deg(&self) -> Option<f64> {
        common::course_deg(self.course)
    }
}
