//! Reports as they travel from a feed to the lake.

use std::hash::{Hash, Hasher};

use bytemuck::{Pod, Zeroable};
use serde::{Deserialize, Serialize};

use crate::ids::SourceId;

/// Which kind of transponder sent a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum TransponderClass {
    /// The feed does not say.
    #[default]
    Unknown = 0,
    /// Class A, carried by ships under SOLAS.
    A = 1,
    /// Class B.
    B = 2,
    /// Search-and-rescue aircraft, AtoN, base station or another station that is no vessel.
    Other = 3,
}

impl TransponderClass {
    /// The class of its number in a table.
    pub const fn from_number(number: u8) -> Self {
        match number {
            1 => Self::A,
            2 => Self::B,
            3 => Self::Other,
            _ => Self::Unknown,
        }
    }
}

/// One position report: 48 bytes, so that a day of six million fits in 300 MB and sorts in the cache's rhythm.
///
/// "Not available" is a reserved value in each field (the `NO_*` constants), never a number that could be averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct PositionRow {
    /// Time of the report, milliseconds of the epoch, UTC.
    pub t: i64,
    /// First byte of its line in the decompressed input (row number, for Parquet).
    pub offset: u64,
    /// MMSI, 1 to 999 999 999.
    pub mmsi: u32,
    /// Latitude in 1e-7 degrees, or [`PositionRow::NO_COORDINATE`].
    pub lat_e7: i32,
    /// Longitude in 1e-7 degrees, or [`PositionRow::NO_COORDINATE`].
    pub lon_e7: i32,
    /// The input it came from.
    pub source: SourceId,
    /// The receiving station, as numbered by the ingest's station table; 0 is unknown.
    pub station: u16,
    /// Speed over ground in 0.01 kn, or [`PositionRow::NO_U16`].
    pub sog_centi: u16,
    /// Course over ground in 0.01 degrees, or [`PositionRow::NO_U16`].
    pub cog_centi: u16,
    /// True heading in degrees, or [`PositionRow::NO_U16`].
    pub heading: u16,
    /// Rate of turn in 0.1 degrees a minute, right positive, or [`PositionRow::NO_I16`].
    pub rot_deci: i16,
    /// Navigational status 0 to 15 (ITU-R M.1371 table 45), or [`PositionRow::NO_U8`].
    pub status: u8,
    /// Message type 1 to 27, or 0 where the feed does not say.
    pub msg_type: u8,
    /// [`TransponderClass`] as a number.
    pub class: u8,
    /// Unused, zero.
    pub pad: [u8; 3],
}

impl PositionRow {
    /// No latitude or longitude.
    pub const NO_COORDINATE: i32 = i32::MAX;
    /// No speed, course or heading.
    pub const NO_U16: u16 = u16::MAX;
    /// No rate of turn.
    pub const NO_I16: i16 = i16::MIN;
    /// No navigational status.
    pub const NO_U8: u8 = u8::MAX;

    /// What two reports must share to be the same report, whichever input brought them: vessel, time, position and motion.
    pub const fn same_report(&self, other: &Self) -> bool {
        self.mmsi == other.mmsi
            && self.t == other.t
            && self.lat_e7 == other.lat_e7
            && self.lon_e7 == other.lon_e7
            && self.sog_centi == other.sog_centi
            && self.cog_centi == other.cog_centi
            && self.heading == other.heading
    }
}

/// One static and voyage data report, as heard: names, numbers, dimensions, draught, destination, ETA.
///
/// Absent and "not available" are both nothing. Text is trimmed, and stripped of AIS padding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VoyageRow {
    /// Time of the report, milliseconds of the epoch, UTC.
    pub t: i64,
    /// First byte of its (first) line in the decompressed input (row number, for Parquet).
    pub offset: u64,
    /// First byte of the last line of a multi-part message.
    pub offset_last: Option<u64>,
    /// MMSI, 1 to 999 999 999.
    pub mmsi: u32,
    /// The input it came from.
    pub source: SourceId,
    /// Message type 5, 19 or 24, or 0 where the feed does not say.
    pub msg_type: u8,
    /// IMO number as heard; its check digit is not assured.
    pub imo: Option<u32>,
    /// Ship's name.
    pub name: Option<Box<str>>,
    /// Call sign.
    pub call_sign: Option<Box<str>>,
    /// Type of ship and cargo, 1 to 255 (ITU-R M.1371 table 53).
    pub ship_type: Option<u8>,
    /// Length over all, metres.
    pub length_m: Option<f32>,
    /// Beam, metres.
    pub beam_m: Option<f32>,
    /// Maximum present static draught, metres.
    pub draught_m: Option<f32>,
    /// Destination as typed by the crew.
    pub destination: Option<Box<str>>,
    /// ETA as heard, `MM-DD HH:MM` where the feed gives month, day, hour and minute, otherwise its own text.
    pub eta: Option<Box<str>>,
}

impl VoyageRow {
    /// Hashes what [`VoyageRow::same_content`] compares.
    pub fn hash_content<H: Hasher>(&self, state: &mut H) {
        (&self.name, self.imo, &self.call_sign, self.ship_type, &self.destination, &self.eta).hash(state);
        [self.length_m, self.beam_m, self.draught_m].map(|m| m.map(f32::to_bits)).hash(state);
    }

    /// Whether two reports say the same things.
    pub fn same_content(&self, other: &Self) -> bool {
        self.imo == other.imo
            && self.name == other.name
            && self.call_sign == other.call_sign
            && self.ship_type == other.ship_type
            && self.length_m == other.length_m
            && self.beam_m == other.beam_m
            && self.draught_m == other.draught_m
            && self.destination == other.destination
            && self.eta == other.eta
    }
}
