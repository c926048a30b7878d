//! 12 and 14: safety-related text (tables 64, 66).

use super::common;
use crate::{bits::Bits, text::SixBit};

/// 12: addressed safety-related message.
#[derive(Clone, Copy, Debug)]
pub struct SafetyAddressed<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Sequence number, 0 to 3.
    pub sequence: u8,
    /// Addressee.
    pub to: u32,
    /// Sent again.
    pub retransmitted: bool,
    /// Spare bit.
    pub spare: bool,
    /// The text.
    pub text: SixBit<'a>,
}

impl<'a> SafetyAddressed<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            sequence: bits.byte(38, 2),
            to: bits.u(40, 30),
            retransmitted: bits.bit(70),
            spare: bits.bit(71),
            text: SixBit::new(bits, 72, bits.len() / 6),
        }
    }
}

/// 14: safety-related broadcast message.
#[derive(Clone, Copy, Debug)]
pub struct SafetyBroadcast<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits.
    pub spare: u8,
    /// The text.
    pub text: SixBit<'a>,
}

impl<'a> SafetyBroadcast<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            text: SixBit::new(bits, 40, bits.len() / 6),
        }
    }
}
