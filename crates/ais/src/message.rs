//! The 27 message types (ITU-R M.1371-5, annex 8).

mod acknowledge;
mod aid;
mod aircraft;
mod base_station;
mod binary;
mod class_b;
mod common;
mod control;
mod differential;
mod long_range;
mod position;
mod safety;
mod static_data;
mod static_voyage;

pub use acknowledge::{Acknowledge, Receipt};
pub use aid::AidToNavigation;
pub use aircraft::AircraftReport;
pub use base_station::BaseStation;
pub use binary::{BinaryAddressed, BinaryBroadcast, SlotBinary};
pub use class_b::{ClassBExtended, ClassBPosition};
pub use common::{Dimensions, Eta};
pub use control::{
    Area, Assigned, ChannelManagement, GroupAssignment, Interrogation, LinkManagement, ModeAssignment, Request, Reservation,
    UtcInquiry,
};
pub use differential::Differential;
pub use long_range::LongRange;
pub use position::PositionReport;
pub use safety::{SafetyAddressed, SafetyBroadcast};
pub use static_data::{StaticPartA, StaticPartB};
pub use static_voyage::StaticVoyage;

use crate::bits::Bits;

/// One message, typed.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Message<'a> {
    /// 1, 2, 3: position report of a class A ship.
    Position(PositionReport),
    /// 4: base station report; 11: UTC and date response.
    BaseStation(BaseStation),
    /// 5: static and voyage-related data of a class A ship.
    StaticVoyage(StaticVoyage<'a>),
    /// 6: addressed binary message.
    BinaryAddressed(BinaryAddressed<'a>),
    /// 7: binary acknowledgement; 13: acknowledgement of a safety-related message.
    Acknowledge(Acknowledge),
    /// 8: binary broadcast message.
    BinaryBroadcast(BinaryBroadcast<'a>),
    /// 9: position report of a search-and-rescue aircraft.
    Aircraft(AircraftReport),
    /// 10: UTC and date inquiry.
    UtcInquiry(UtcInquiry),
    /// 12: addressed safety-related message.
    SafetyAddressed(SafetyAddressed<'a>),
    /// 14: safety-related broadcast message.
    SafetyBroadcast(SafetyBroadcast<'a>),
    /// 15: interrogation.
    Interrogation(Interrogation),
    /// 16: assigned mode command.
    ModeAssignment(ModeAssignment),
    /// 17: corrections for satellite navigation.
    Differential(Differential<'a>),
    /// 18: position report of a class B ship.
    ClassB(ClassBPosition),
    /// 19: extended position report of a class B ship.
    ClassBExtended(ClassBExtended<'a>),
    /// 20: data link management.
    LinkManagement(LinkManagement),
    /// 21: aid to navigation.
    Aid(AidToNavigation<'a>),
    /// 22: channel management.
    ChannelManagement(ChannelManagement),
    /// 23: group assignment command.
    GroupAssignment(GroupAssignment),
    /// 24, part A: name.
    StaticPartA(StaticPartA<'a>),
    /// 24, part B: type, call sign, dimensions.
    StaticPartB(StaticPartB<'a>),
    /// 25: single-slot binary message; 26: several slots, with communication state.
    SlotBinary(SlotBinary<'a>),
    /// 27: position report for satellites.
    LongRange(LongRange),
}

/// A message that ends before the fields its type cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooShort {
    /// Message type, 1 to 27.
    pub msg_type: u8,
    /// Bits it has.
    pub bits: usize,
    /// Bits it needs.
    pub needed: usize,
}

/// Why bits are no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadMessage {
    /// It ends too early.
    TooShort(TooShort),
    /// Its type lies outside 1 to 27.
    UnknownType(u8),
}

/// Fewest bits of each type: all it is useful with. Types 5, 19, 21 and 24 are often sent a few spare bits short.
const NEEDED: [usize; 28] =
    [0, 168, 168, 168, 168, 420, 88, 72, 56, 168, 72, 168, 72, 72, 40, 88, 92, 80, 168, 306, 70, 269, 166, 144, 160, 40, 64, 95];

impl<'a> Message<'a> {
    /// Reads a message.
    pub fn parse(bits: Bits<'a>) -> Result<Self, BadMessage> {
        if bits.len() < 38 {
            return Err(BadMessage::TooShort(TooShort {
                msg_type: if bits.len() < 6 { 0 } else { bits.byte(0, 6) },
                bits: bits.len(),
                needed: 38,
            }));
        }
        let msg_type = bits.byte(0, 6);
        let needed = match NEEDED.get(usize::from(msg_type)) {
            Some(&needed) if needed > 0 => needed,
            _ => return Err(BadMessage::UnknownType(msg_type)),
        };
        let short = |needed| Err(BadMessage::TooShort(TooShort { msg_type, bits: bits.len(), needed }));
        if bits.len() < needed {
            return short(needed);
        }
        Ok(match msg_type {
            1..=3 => Self::Position(PositionReport::parse(bits)),
            4 | 11 => Self::BaseStation(BaseStation::parse(bits)),
            5 => Self::StaticVoyage(StaticVoyage::parse(bits)),
            6 => Self::BinaryAddressed(BinaryAddressed::parse(bits)),
            7 | 13 => Self::Acknowledge(Acknowledge::parse(bits)),
            8 => Self::BinaryBroadcast(BinaryBroadcast::parse(bits)),
            9 => Self::Aircraft(AircraftReport::parse(bits)),
            10 => Self::UtcInquiry(UtcInquiry::parse(bits)),
            12 => Self::SafetyAddressed(SafetyAddressed::parse(bits)),
            14 => Self::SafetyBroadcast(SafetyBroadcast::parse(bits)),
            15 => Self::Interrogation(Interrogation::parse(bits)),
            16 => Self::ModeAssignment(ModeAssignment::parse(bits)),
            17 => Self::Differential(Differential::parse(bits)),
            18 => Self::ClassB(ClassBPosition::parse(bits)),
            19 => Self::ClassBExtended(ClassBExtended::parse(bits)),
            20 => Self::LinkManagement(LinkManagement::parse(bits)),
            21 => Self::Aid(AidToNavigation::parse(bits)),
            22 => Self::ChannelManagement(ChannelManagement::parse(bits)),
            23 => Self::GroupAssignment(GroupAssignment::parse(bits)),
            24 => match bits.byte(38, 2) {
                0 => Self::StaticPartA(StaticPartA::parse(bits)),
                1 if bits.len() < 162 => return short(162),
                1 => Self::StaticPartB(StaticPartB::parse(bits)),
                // Parts 2 and 3 are not defined (table 79).
                _ => return Err(BadMessage::UnknownType(24)),
            },
            25 | 26 => match SlotBinary::parse(bits) {
                Ok(message) => Self::SlotBinary(message),
                Err(needed) => return short(needed),
            },
            _ => Self::LongRange(LongRange::parse(bits)),
        })
    }

    /// The sender, 30 bits as sent: 0 and numbers above 999 999 999 are no MMSI.
    pub fn mmsi(&self) -> u32 {
        self.head().2
    }

    /// The message type, 1 to 27.
    pub fn msg_type(&self) -> u8 {
        self.head().0
    }

    /// How often it was repeated, 0 to 3; 3 is "do not repeat any more".
    pub fn repeat(&self) -> u8 {
        self.head().1
    }

    fn head(&self) -> (u8, u8, u32) {
        match self {
            Self::Position(m) => (m.msg_type, m.repeat, m.mmsi),
            Self::BaseStation(m) => (m.msg_type, m.repeat, m.mmsi),
            Self::StaticVoyage(m) => (5, m.repeat, m.mmsi),
            Self::BinaryAddressed(m) => (6, m.repeat, m.mmsi),
            Self::Acknowledge(m) => (m.msg_type, m.repeat, m.mmsi),
            Self::BinaryBroadcast(m) => (8, m.repeat, m.mmsi),
            Self::Aircraft(m) => (9, m.repeat, m.mmsi),
            Self::UtcInquiry(m) => (10, m.repeat, m.mmsi),
            Self::SafetyAddressed(m) => (12, m.repeat, m.mmsi),
            Self::SafetyBroadcast(m) => (14, m.repeat, m.mmsi),
            Self::Interrogation(m) => (15, m.repeat, m.mmsi),
            Self::ModeAssignment(m) => (16, m.repeat, m.mmsi),
            Self::Differential(m) => (17, m.repeat, m.mmsi),
            Self::ClassB(m) => (18, m.repeat, m.mmsi),
            Self::ClassBExtended(m) => (19, m.repeat, m.mmsi),
            Self::LinkManagement(m) => (20, m.repeat, m.mmsi),
            Self::Aid(m) => (21, m.repeat, m.mmsi),
            Self::ChannelManagement(m) => (22, m.repeat, m.mmsi),
            Self::GroupAssignment(m) => (23, m.repeat, m.mmsi),
            Self::StaticPartA(m) => (24, m.repeat, m.mmsi),
            Self::StaticPartB(m) => (24, m.repeat, m.mmsi),
            Self::SlotBinary(m) => (m.msg_type, m.repeat, m.mmsi),
            Self::LongRange(m) => (27, m.repeat, m.mmsi),
        }
    }
}
