//! 7: binary acknowledgement; 13: acknowledgement of safety-related messages (table 56).

use super::common;
use crate::bits::Bits;

/// Acknowledgement of up to four messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acknowledge {
    /// 7 or 13.
    pub msg_type: u8,
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits behind the sender.
    pub spare: u8,
    /// Whose messages are acknowledged; absent ones are nothing.
    pub receipts: [Option<Receipt>; 4],
}

/// One acknowledged message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its sender.
    pub to: u32,
    /// Its sequence number, 0 to 3.
    pub sequence: u8,
}

impl Acknowledge {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            msg_type: bits.byte(0, 6),
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            receipts: std::array::from_fn(|n| {
                let at = 40 + n * 32;
                (bits.len() >= at + 30).then(|| Receipt { to: bits.u(at, 30), sequence: bits.byte(at + 30, 2) })
            }),
        }
    }
}
