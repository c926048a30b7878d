//! 17: corrections for satellite navigation (table 68).

use super::common;
use crate::{bits::Bits, fix::CoarseFix, payload::Payload};

/// Corrections for satellite navigation, broadcast by a base station.
#[derive(Clone, Copy, Debug)]
pub struct Differential<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits before the position.
    pub spare: u8,
    /// Position of the reference station.
    pub fix: CoarseFix,
    /// Spare bits behind the position.
    pub spare2: u8,
    /// The corrections (recommendation ITU-R M.823).
    pub payload: Payload<'a>,
}

impl<'a> Differential<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            fix: common::coarse_fix(bits, 40),
            spare2: bits.byte(75, 5),
            payload: Payload::new(bits, 80, bits.len()),
        }
    }
}
