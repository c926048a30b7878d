//! 5: static and voyage-related data of a class A ship (table 52).

use super::common::{self, Dimensions, Eta};
use crate::{bits::Bits, text::SixBit};

/// Static and voyage-related data of a class A ship.
#[derive(Clone, Copy, Debug)]
pub struct StaticVoyage<'a> {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Version of the standard, 0 to 3.
    pub version: u8,
    /// IMO number; 0 is "not available". The check digit is not assured.
    pub imo: u32,
    /// Call sign, seven characters.
    pub call_sign: SixBit<'a>,
    /// Name, twenty characters.
    pub name: SixBit<'a>,
    /// Type of ship and cargo (table 53); 0 is "not available".
    pub ship_type: u8,
    /// Dimensions.
    pub dimensions: Dimensions,
    /// Position-fixing device, 0 to 15.
    pub epfd: u8,
    /// Estimated time of arrival.
    pub eta: Eta,
    /// Maximum present static draught in 0.1 m; 0 is "not available", 255 "25.5 m or more".
    pub draught: u8,
    /// Destination, twenty characters.
    pub destination: SixBit<'a>,
    /// Data terminal not ready.
    pub dte: bool,
    /// Spare bit.
    pub spare: bool,
}

impl<'a> StaticVoyage<'a> {
    pub(super) fn parse(bits: Bits<'a>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            version: bits.byte(38, 2),
            imo: bits.u(40, 30),
            call_sign: SixBit::new(bits, 70, 7),
            name: SixBit::new(bits, 112, 20),
            ship_type: bits.byte(232, 8),
            dimensions: Dimensions::parse(bits, 240),
            epfd: bits.byte(270, 4),
            eta: Eta::parse(bits, 274),
            draught: bits.byte(294, 8),
            destination: SixBit::new(bits, 302, 20),
            // Often cut off; its default is 1, "not available".
            dte: bits.len() <= 422 || bits.bit(422),
            spare: bits.bit(423),
        }
    }

    /// Maximum present static draught, metres.
    pub fn draught_m(&self) -> Option<f32> {
        (self.draught > 0).then(|| f32::from(self.draught) / 10.0)
    }
}
