//! Identifiers that cannot hold a bad value.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{event::EventKind, time::Timestamp};

/// A Maritime Mobile Service Identity: 1 to 999 999 999 (ITU-R M.585).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mmsi(u32);

/// Why a number is no MMSI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no MMSI: expected 1 to 999999999")]
pub struct BadMmsi(pub u64);

impl Mmsi {
    /// Checks the range.
    pub fn new(value: u64) -> Result<Self, BadMmsi> {
        match u32::try_from(value) {
            Ok(v @ 1..=999_999_999) => Ok(Self(v)),
            _ => Err(BadMmsi(value)),
        }
    }

    /// The number itself.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Mmsi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

/// An IMO ship number: seven digits of which the last is a check digit (IMO resolution A.1117(30)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Imo(u32);

/// Why a number is no IMO number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no IMO number: expected seven digits, the last the check digit")]
pub struct BadImo(pub u32);

impl Imo {
    /// Checks the length and the check digit: the first six digits weighted 7 to 2, summed, modulo 10.
    pub fn new(value: u32) -> Result<Self, BadImo> {
        if !(1_000_000..=9_999_999).contains(&value) {
            return Err(BadImo(value));
        }
        let mut rest = value / 10;
        let mut sum = 0;
        for weight in 2..=7 {
            sum += rest % 10 * weight;
            rest /= 10;
        }
        if sum % 10 == value % 10 { Ok(Self(value)) } else { Err(BadImo(value)) }
    }

    /// The number itself.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Imo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IMO {}", self.0)
    }
}

/// The number of an input in the lake's `sources` table, from 1.
pub type SourceId = u32;

/// The stable name of an event: its kind, the vessel's MMSI and the second it began, as
/// `gap-123456789-20220903T101500Z`, with `.2` and so on where several tracks share all three.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(String);

impl EventId {
    /// Composes the id; `track` numbers the tracks of one MMSI from 0.
    pub fn new(kind: EventKind, mmsi: Mmsi, begin: Timestamp, track: u16) -> Self {
        let stamp = begin.compact();
        Self(match track {
            0 => format!("{}-{mmsi}-{stamp}", kind.name()),
            n => format!("{}-{mmsi}-{stamp}.{}", kind.name(), u32::from(n) + 1),
        })
    }

    /// The id of an event of two vessels, as `encounter-123456789-20220903T101500Z-987654321`.
    pub fn of_pair(kind: EventKind, mmsi: Mmsi, begin: Timestamp, other: Mmsi) -> Self {
        Self(format!("{}-{mmsi}-{}-{other}", kind.name(), begin.compact()))
    }

    /// The id of an event of which several may begin at once, told apart by what they are about.
    pub fn about(kind: EventKind, mmsi: Mmsi, begin: Timestamp, what: &str) -> Self {
        Self(format!("{}-{mmsi}-{}-{what}", kind.name(), begin.compact()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The kind the id names.
    pub fn kind(&self) -> Option<EventKind> {
        self.0.split_once('-').and_then(|(kind, _)| EventKind::from_name(kind))
    }

    /// The vessel the id names.
    pub fn mmsi(&self) -> Option<Mmsi> {
        self.0.split('-').nth(1).and_then(|m| m.parse().ok()).and_then(|m| Mmsi::new(m).ok())
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no event id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no event id: expected something like gap-123456789-20220903T101500Z")]
pub struct BadEventId(pub String);

impl FromStr for EventId {
    type Err = BadEventId;

    fn from_str(s: &str) -> Result<Self, BadEventId> {
        let id = Self(s.trim().to_owned());
        if id.kind().is_some() && id.mmsi().is_some() { Ok(id) } else { Err(BadEventId(s.to_owned())) }
    }
}

#[cfg(test)]
#[path = "ids_tests.rs"]
mod tests;
