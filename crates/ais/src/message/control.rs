//! Messages that steer the radio link: 10, 15, 16, 20, 22, 23 (tables 63, 67, 69, 72, 75, 76).

use super::common;
use crate::{bits::Bits, fix::CoarseFix};

/// 10: UTC and date inquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UtcInquiry {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits behind the sender.
    pub spare: u8,
    /// Who is asked.
    pub to: u32,
    /// Spare bits at the end.
    pub spare2: u8,
}

impl UtcInquiry {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            to: bits.u(40, 30),
            spare2: bits.byte(70, 2),
        }
    }
}

/// 15: interrogation of one or two stations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrogation {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits behind the sender.
    pub spare: u8,
    /// First station asked.
    pub to: u32,
    /// First message asked of it.
    pub first: Request,
    /// Spare bits behind it.
    pub spare2: u8,
    /// Second message asked of it.
    pub second: Option<Request>,
    /// Spare bits behind it.
    pub spare3: u8,
    /// Second station asked, and the message asked of it.
    pub other: Option<(u32, Request)>,
    /// Spare bits at the end.
    pub spare4: u8,
}

/// A message asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its type.
    pub msg_type: u8,
    /// Slots from now at which it is to be sent.
    pub slot_offset: u16,
}

impl Interrogation {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        let request = |at: usize| Request { msg_type: bits.byte(at, 6), slot_offset: bits.short(at + 6, 12) };
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            to: bits.u(40, 30),
            first: request(70),
            spare2: bits.byte(88, 2),
            second: (bits.len() >= 108).then(|| request(90)),
            spare3: bits.byte(108, 2),
            other: (bits.len() >= 158).then(|| (bits.u(110, 30), request(140))),
            spare4: bits.byte(158, 2),
        }
    }
}

/// 16: assigned mode command to one or two stations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModeAssignment {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits behind the sender.
    pub spare: u8,
    /// First station.
    pub first: Assigned,
    /// Second station.
    pub second: Option<Assigned>,
    /// Spare bits at the end, where one station is assigned.
    pub spare2: u8,
}

/// What is assigned to a station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assigned {
    /// The station.
    pub to: u32,
    /// Slots from now.
    pub offset: u16,
    /// Increment to the next transmission, in slots.
    pub increment: u16,
}

impl ModeAssignment {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        let assigned =
            |at: usize| Assigned { to: bits.u(at, 30), offset: bits.short(at + 30, 12), increment: bits.short(at + 42, 10) };
        let two = bits.len() >= 144;
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            first: assigned(40),
            second: two.then(|| assigned(92)),
            spare2: if two { 0 } else { bits.byte(92, 4) },
        }
    }
}

/// 20: slots that base stations reserve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkManagement {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits behind the sender.
    pub spare: u8,
    /// Up to four reservations.
    pub reservations: [Option<Reservation>; 4],
}

/// Reserved slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// First slot, from now.
    pub offset: u16,
    /// How many in a row, 1 to 15; 0 is "not available".
    pub slots: u8,
    /// For how many minutes, 0 to 7.
    pub timeout_min: u8,
    /// Slots to the next row.
    pub increment: u16,
}

impl LinkManagement {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            reservations: std::array::from_fn(|n| {
                let at = 40 + n * 30;
                (bits.len() >= at + 30).then(|| Reservation {
                    offset: bits.short(at, 12),
                    slots: bits.byte(at + 12, 4),
                    timeout_min: bits.byte(at + 16, 3),
                    increment: bits.short(at + 19, 11),
                })
            }),
        }
    }
}

/// A rectangle by its corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// North-eastern corner.
    pub north_east: CoarseFix,
    /// South-western corner.
    pub south_west: CoarseFix,
}

impl Area {
    fn parse(bits: Bits<'_>, at: usize) -> Self {
        Self { north_east: common::coarse_fix(bits, at), south_west: common::coarse_fix(bits, at + 35) }
    }
}

/// 22: which channels to use in an area, or by two stations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChannelManagement {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits behind the sender.
    pub spare: u8,
    /// Channel A, as numbered by ITU-R M.1084.
    pub channel_a: u16,
    /// Channel B, as numbered by ITU-R M.1084.
    pub channel_b: u16,
    /// Transmit and receive mode, 0 to 15.
    pub mode: u8,
    /// Low power.
    pub low_power: bool,
    /// The area, where it is meant for one.
    pub area: Option<Area>,
    /// The stations, where it is addressed to two.
    pub to: Option<[u32; 2]>,
    /// Channel A has a bandwidth of 12.5 kHz.
    pub narrow_a: bool,
    /// Channel B has a bandwidth of 12.5 kHz.
    pub narrow_b: bool,
    /// Size of the transitional zone, nautical miles less one.
    pub zone_size: u8,
    /// Spare bits at the end.
    pub spare2: u32,
}

impl ChannelManagement {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        let addressed = bits.bit(139);
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            channel_a: bits.short(40, 12),
            channel_b: bits.short(52, 12),
            mode: bits.byte(64, 4),
            low_power: bits.bit(68),
            area: (!addressed).then(|| Area::parse(bits, 69)),
            to: addressed.then(|| [bits.u(69, 30), bits.u(104, 30)]),
            narrow_a: bits.bit(140),
            narrow_b: bits.bit(141),
            zone_size: bits.byte(142, 3),
            spare2: bits.u(145, 23),
        }
    }
}

/// 23: reporting interval and mode for a group of stations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupAssignment {
    /// Repeat indicator.
    pub repeat: u8,
    /// Sender.
    pub mmsi: u32,
    /// Spare bits behind the sender.
    pub spare: u8,
    /// Where the group is.
    pub area: Area,
    /// Kind of station, 0 to 15.
    pub station_type: u8,
    /// Type of ship and cargo (table 53); 0 is all.
    pub ship_type: u8,
    /// Spare bits behind the type of ship.
    pub spare2: u32,
    /// Transmit and receive mode, 0 to 3.
    pub mode: u8,
    /// Reporting interval code, 0 to 15 (table 77).
    pub interval: u8,
    /// Minutes of quiet, 0 to 15.
    pub quiet_min: u8,
    /// Spare bits at the end.
    pub spare3: u8,
}

impl GroupAssignment {
    pub(super) fn parse(bits: Bits<'_>) -> Self {
        Self {
            repeat: common::repeat(bits),
            mmsi: common::mmsi(bits),
            spare: bits.byte(38, 2),
            area: Area::parse(bits, 40),
            station_type: bits.byte(110, 4),
            ship_type: bits.byte(114, 8),
            spare2: bits.u(122, 22),
            mode: bits.byte(144, 2),
            interval: bits.byte(146, 4),
            quiet_min: bits.byte(150, 4),
            spare3: bits.byte(154, 6),
        }
    }
}
