//! 24: static data of a class B ship, in two parts (tables 78, 79).

use super::common::{self, Dimensions};
use crate::{bits::Bits, text::SixBit};

/// 24, part A.
#[derive(Clone, Copy, Debug)]
pub struct StaticPartA<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Name, twenty characters.
    pub name: SixBit<'a>,
}

impl<'a> StaticPartA<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self { repeat: common::repeat(bits), mmsi: common::mmsi(bits), name: SixBit::new(bits, 40, 20) }
    }
}

/// 24, part B.
#[derive(Clone, Copy, Debug)]
pub struct StaticPartB<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Type of ship and cargo (table 53); 0 is "not available".
    pub ship_type: u8,
    /// Manufacturer, three characters.
    pub vendor: SixBit<'a>,
    /// Unit's model code, 0 to 15.
    pub model: u8,
    /// Unit's serial number.
    pub serial: u32,
    /// Call sign, seven characters.
    pub call_sign: SixBit<'a>,
    /// Dimensions; of an auxiliary craft the mother ship's MMSI stands in their place.
    pub dimensions: Dimensions,
    /// Position-fixing device, 0 to 15.
    pub epfd: u8,
    /// Spare bits at the end.
    pub spare: u8,
}

impl<'a> StaticPartB<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            ship_type: bits.byte(40, 8),
            vendor: SixBit::new(bits, 48, 3),
            model: bits.byte(66, 4),
            serial: bits.u(70, 20),
            call_sign: SixBit::new(bits, 90, 7),
            dimensions: Dimensions::parse(bits, 132),
            epfd: bits.byte(162, 4),
            spare: bits.byte(166, 2),
        }
    }

    /// Whether the sender is an auxiliary craft: MMSI `98xxxxxxx` (ITU-R M.585).
    pub fn is_auxiliary(&self) -> bool {
        self.mmsi / 10_000_000 == 98
    }

    /// The mother ship of an auxiliary craft.
    pub fn mother_ship(&self) -> Option<u32> {
        let d = self.dimensions;
        self.is_auxiliary().then(|| {
            u32::from(d.to_bow) << 21 | u32::from(d.to_stern) << 12 | u32::from(d.to_port) << 6 | u32::from(d.to_starboard)
        })
    }
}
