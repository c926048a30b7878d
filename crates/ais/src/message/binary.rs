//! 6 and 8: binary messages (tables 54, 57); 25 and 26: binary messages in slots (tables 81, 82).

use super::common;
use crate::{bits::Bits, payload::Payload};

/// 6: addressed binary message.
#[derive(Clone, Copy, Debug)]
pub struct BinaryAddressed<'a> {
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
    /// Designated area code.
    pub dac: u16,
    /// Function identifier.
    pub fid: u8,
    /// The application's bits.
    pub payload: Payload<'a>,
}

impl<'a> BinaryAddressed<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            sequence: bits.byte(38, 2),
            to: bits.u(40, 30),
            retransmitted: bits.bit(70),
            spare: bits.bit(71),
            dac: bits.short(72, 10),
            fid: bits.byte(82, 6),
            payload: Payload::new(bits, 88, bits.len()),
        }
    }
}

/// 8: binary broadcast message.
#[derive(Clone, Copy, Debug)]
pub struct BinaryBroadcast<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits.
    pub spare: u8,
    /// Designated area code.
    pub dac: u16,
    /// Function identifier.
    pub fid: u8,
    /// The application's bits.
    pub payload: Payload<'a>,
}

impl<'a> BinaryBroadcast<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            dac: bits.short(40, 10),
            fid: bits.byte(50, 6),
            payload: Payload::new(bits, 56, bits.len()),
        }
    }
}

/// 25: single-slot binary message; 26: up to five slots, with communication state.
#[derive(Clone, Copy, Debug)]
pub struct SlotBinary<'a> {
    /// 25 or 26.
    pub msg_type: u8,
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Addressee, where it is addressed.
    pub to: Option<u32>,
    /// Spare bits behind the addressee.
    pub spare: u8,
    /// Application identifier: designated area code and function, where the payload is structured.
    pub application: Option<(u16, u8)>,
    /// The bits behind the application identifier.
    pub payload: Payload<'a>,
    /// Spare bits behind the payload, of type 26.
    pub spare2: u8,
    /// Communication state selector and state, of type 26.
    pub radio: Option<u32>,
}

impl<'a> SlotBinary<'a> {
    /// Reads it, or gives the number of bits it needs.
    pub(super) fn parse(bits: Bits<'a>) -> Result<Self, usize> {
        let msg_type = bits.byte(0, 6);
        let (addressed, structured) = (bits.bit(38), bits.bit(39));
        let mut at = 40;
        let to = addressed.then(|| bits.u(at, 30));
        let mut spare = 0;
        if addressed {
            spare = bits.byte(at + 30, 2);
            at += 32;
        }
        let application = structured.then(|| (bits.short(at, 10), bits.byte(at + 10, 6)));
        if structured {
            at += 16;
        }
        // Type 26 ends in four spare bits and twenty of communication state (table 82).
        let tail = if msg_type == 26 { 4 + 20 } else { 0 };
        let end = match bits.len().checked_sub(tail) {
            Some(end) if end >= at => end,
            _ => return Err(at + tail),
        };
        Ok(Self {
            msg_type,
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            to,
            spare,
            application,
            payload: Payload::new(bits, at, end),
            spare2: if msg_type == 26 { bits.byte(end, 4) } else { 0 },
            radio: (msg_type == 26).then(|| bits.u(end + 4, 20)),
        })
    }
}

#[cfg(test)]
#[path = "binary_tests.rs"]
mod tests;
