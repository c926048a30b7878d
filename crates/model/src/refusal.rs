//! What was refused, and why.

use crate::{ids::SourceId, time::Timestamp};

/// Why a line, row or message was not taken. The name is what `sources` and `refused` store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The checksum is absent, unreadable or wrong.
    Checksum,
    /// Not a sentence or row of the format.
    Malformed,
    /// A part of a multi-part message whose other parts never came within the time-out.
    IncompleteMessage,
    /// The payload is shorter than its message type needs.
    ShortPayload,
    /// A message type outside 1 to 27.
    UnknownMessageType,
    /// The MMSI is 0, above 999 999 999, or no number.
    BadMmsi,
    /// The time is missing, unreadable or impossible.
    BadTime,
    /// The time lies outside the years a report can come from (before 1990, or later than the clock allows).
    TimeOutOfRange,
    /// Latitude or longitude is no number, or beyond the values the standard knows.
    BadPosition,
    /// Another field does not parse.
    BadField,
    /// A row with more or fewer fields than the header.
    WrongFieldCount,
    /// Bytes that are no UTF-8 where text is expected.
    InvalidUtf8,
    /// A line longer than any format allows.
    LineTooLong,
    /// The input ended in the middle of a line or record.
    Truncated,
    /// A quoted field that runs past the end of its line.
    OpenQuote,
}

impl Reason {
    /// Every reason, in order.
    pub const ALL: [Self; 15] = [
        Self::Checksum,
        Self::Malformed,
        Self::IncompleteMessage,
        Self::ShortPayload,
        Self::UnknownMessageType,
        Self::BadMmsi,
        Self::BadTime,
        Self::TimeOutOfRange,
        Self::BadPosition,
        Self::BadField,
        Self::WrongFieldCount,
        Self::InvalidUtf8,
        Self::LineTooLong,
        Self::Truncated,
        Self::OpenQuote,
    ];

    /// The stored name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Checksum => "checksum",
            Self::Malformed => "malformed",
            Self::IncompleteMessage => "incomplete_message",
            Self::ShortPayload => "short_payload",
            Self::UnknownMessageType => "unknown_message_type",
            Self::BadMmsi => "bad_mmsi",
            Self::BadTime => "bad_time",
            Self::TimeOutOfRange => "time_out_of_range",
            Self::BadPosition => "bad_position",
            Self::BadField => "bad_field",
            Self::WrongFieldCount => "wrong_field_count",
            Self::InvalidUtf8 => "invalid_utf8",
            Self::LineTooLong => "line_too_long",
            Self::Truncated => "truncated",
            Self::OpenQuote => "open_quote",
        }
    }
}

/// One refused line or record, with the input itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The input it stood in.
    pub source: SourceId,
    /// Its first byte in the decompressed input (its row number, for Parquet).
    pub offset: u64,
    /// Its line number, from 1, where the format has lines.
    pub line: Option<u64>,
    /// Why.
    pub reason: Reason,
    /// What was expected or found, for a person.
    pub detail: String,
    /// The input itself, cut at 4 KiB.
    pub raw: Vec<u8>,
    /// The time of the surrounding reports, where known; the day it is filed under.
    pub near: Option<Timestamp>,
}
