//! 4: base station report; 11: UTC and date response (table 50).

use model::Timestamp;

use super::common;
use crate::{bits::Bits, fix::Fix};

/// Time and position of a base station, or a ship's answer to an inquiry for UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaseStation {
    /// 4 or 11.
    pub msg_type: u8,
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Year; 0 is "not available".
    pub year: u16,
    /// Month; 0 is "not available".
    pub month: u8,
    /// Day; 0 is "not available".
    pub day: u8,
    /// Hour; 24 is "not available".
    pub hour: u8,
    /// Minute; 60 is "not available".
    pub minute: u8,
    /// Second; 60 is "not available".
    pub second: u8,
    /// Position better than 10 m.
    pub accurate: bool,
    /// Position.
    pub fix: Fix,
    /// Position-fixing device, 0 to 15.
    pub epfd: u8,
    /// Transmission control for the long-range message.
    pub transmission_control: bool,
    /// Spare bits.
    pub spare: u16,
    /// Integrity monitoring in use.
    pub raim: bool,
    /// Communication state.
    pub radio: u32,
}

impl BaseStation {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            msg_type: bits.byte(0, 6),
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            year: bits.short(38, 14),
            month: bits.byte(52, 4),
            day: bits.byte(56, 5),
            hour: bits.byte(61, 5),
            minute: bits.byte(66, 6),
            second: bits.byte(72, 6),
            accurate: bits.bit(78),
            fix: common::fix(bits, 79),
            epfd: bits.byte(134, 4),
            transmission_control: bits.bit(138),
            spare: bits.short(139, 9),
            raim: bits.bit(148),
            radio: bits.u(149, 19),
        }
    }

    /// The time it gives; nothing where a part is not available or does not exist.
    pub fn time(&self) -> Option<Timestamp> {
        Timestamp::from_civil(
            i32::from(self.year),
            u32::from(self.month),
            u32::from(self.day),
            u32::from(self.hour),
            u32::from(self.minute),
            u32::from(self.second),
            0,
        )
    }
}
