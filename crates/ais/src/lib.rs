//! NMEA 0183 AIVDM/AIVDO lines to typed messages, with receive time, station and the raw line kept.
//!
//! A [`Decoder`] takes one line at a time, in order, and says of each what became of it: an [`Outcome`]. Nothing is
//! dropped in silence: every line is a message, a part of one, a line that only carries a time, blank, a sentence of
//! another kind, or refused with a reason. A part whose other parts never come is handed back by
//! [`Decoder::expired`] or [`Decoder::finish`].
//!
//! ```
//! use ais::{Decoder, DecoderConfig, Message, Outcome};
//!
//! let mut decoder = Decoder::new(DecoderConfig::default());
//! let line = br"\s:rTEST1,c:1418172113*62\!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";
//! let Outcome::Message(received) = decoder.push(0, line) else { panic!("a message") };
//! assert_eq!(received.station, Some(&b"rTEST1"[..]));
//! let Message::Position(report) = received.message else { panic!("a position report") };
//! assert_eq!(report.mmsi, 371_798_000);
//! assert_eq!(report.speed_kn(), Some(12.3));
//! ```
//!
//! The fields of a message are public and raw: integers in the standard's units, as they were sent. Methods beside
//! them give physical values, and nothing for "not available". Paragraphs, tables and annexes named here are those of
//! Recommendation ITU-R M.1371-5.

mod armor;
mod assemble;
mod bits;
mod decoder;
pub mod encode;
mod fix;
pub mod message;
mod payload;
mod pghp;
mod sentence;
mod tag;
mod text;
mod trailer;

pub use assemble::IncompletePart;
pub use bits::Bits;
pub use decoder::{Decoder, DecoderConfig, Outcome, Received, Refused};
pub use fix::{CoarseFix, Fix};
pub use message::{
    Acknowledge, AidToNavigation, AircraftReport, BaseStation, BinaryAddressed, BinaryBroadcast, ChannelManagement,
    ClassBExtended, ClassBPosition, Differential, Dimensions, Eta, GroupAssignment, Interrogation, LinkManagement, LongRange,
    Message, ModeAssignment, PositionReport, SafetyAddressed, SafetyBroadcast, SlotBinary, StaticPartA, StaticPartB,
    StaticVoyage, TooShort, UtcInquiry,
};
pub use payload::Payload;
pub use text::SixBit;
