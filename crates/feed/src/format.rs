//! The formats and compressions an input can have.

use std::{fmt, str::FromStr};

use crate::error::FeedError;

/// How reports are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// NMEA 0183 sentences, one a line, with TAG blocks, `$PGHP` lines or trailing epochs.
    Nmea,
    /// CSV with the columns of NOAA's MarineCadastre, old or new header.
    NoaaCsv,
    /// CSV with the columns of the Danish Maritime Authority.
    DmaCsv,
    /// Another CSV whose columns are known by name or by a mapping.
    Csv,
    /// JSON lines in the form of aisstream.io.
    AisstreamJson,
    /// Parquet whose columns are known by name or by a mapping.
    Parquet,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::Nmea, Self::NoaaCsv, Self::DmaCsv, Self::Csv, Self::AisstreamJson, Self::Parquet];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nmea => "NMEA",
            Self::NoaaCsv => "NOAA CSV",
            Self::DmaCsv => "Danish CSV",
            Self::Csv => "CSV",
            Self::AisstreamJson => "aisstream.io JSON lines",
            Self::Parquet => "Parquet",
        }
    }

    /// The word for it on a command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nmea => "nmea",
            Self::NoaaCsv => "noaa-csv",
            Self::DmaCsv => "dma-csv",
            Self::Csv => "csv",
            Self::AisstreamJson => "aisstream",
            Self::Parquet => "parquet",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = FeedError;

    /// Reads the [`Format::word`].
    fn from_str(text: &str) -> Result<Self, FeedError> {
        Self::ALL.into_iter().find(|f| f.word() == text).ok_or_else(|| FeedError::Pattern {
            pattern: text.to_owned(),
            detail: format!("no such format; expected one of {}", Self::ALL.map(Self::word).join(", ")),
        })
    }
}

/// How the bytes of an input are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compression {
    /// As they are.
    None,
    /// gzip (RFC 1952), one member or several.
    Gzip,
    /// Zstandard (RFC 8878), one frame or several.
    Zstd,
    /// A member of a zip archive.
    Zip,
}

impl Compression {
    /// Its name; `none` for none.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Zip => "zip",
        }
    }

    /// The compression of a stream that begins with these bytes; zip is not looked for here.
    pub(crate) fn of_stream(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            // A skippable frame may come first (RFC 8878, 3.1.2).
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Zstd,
            _ => Self::None,
        }
    }
}

impl fmt::Display for Compression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
