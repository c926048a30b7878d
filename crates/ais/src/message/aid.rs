//! 21: aid to navigation (table 73).

use super::common::{self, Dimensions};
use crate::{bits::Bits, fix::Fix, text::SixBit};

/// Aid to navigation: buoy, beacon, light, real or virtual.
#[derive(Clone, Copy, Debug)]
pub struct AidToNavigation<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Type of aid, 0 to 31 (table 74).
    pub aid_type: u8,
    /// Name, its first twenty characters.
    pub name: SixBit<'a>,
    /// The rest of the name, up to fourteen characters.
    pub name_extension: SixBit<'a>,
    /// Position better than 10 m.
    pub accurate: bool,
    /// Position.
    pub fix: Fix,
    /// Dimensions.
    pub dimensions: Dimensions,
    /// Position-fixing device, 0 to 15.
    pub epfd: u8,
    /// UTC second of the position; 60 and above say why there is none.
    pub second: u8,
    /// Off its charted position; to be read only where `second` is below 60.
    pub off_position: bool,
    /// Status for a regional authority.
    pub regional: u8,
    /// Integrity monitoring in use.
    pub raim: bool,
    /// There is no aid at this place but the message.
    pub is_virtual: bool,
    /// Assigned mode.
    pub assigned: bool,
    /// Spare bit.
    pub spare: bool,
}

impl<'a> AidToNavigation<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            aid_type: bits.byte(38, 5),
            name: SixBit::new(bits, 43, 20),
            name_extension: SixBit::new(bits, 272, 14),
            accurate: bits.bit(163),
            fix: common::fix(bits, 164),
            dimensions: Dimensions::parse(bits, 219),
            epfd: bits.byte(249, 4),
            second: bits.byte(253, 6),
            off_position: bits.bit(259),
            regional: bits.byte(260, 8),
            raim: bits.bit(268),
            is_virtual: bits.bit(269),
            assigned: bits.bit(270),
            spare: bits.bit(271),
        }
    }
}
