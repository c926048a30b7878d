//! The container of the sea file: named sections, each packed with zstd and with a checksum of its own.
//!
//! Little endian. Eight bytes `SILLAGE~`, the version and the number of sections (`u32` each); for each section its number, first
//! byte, packed length, unpacked length and the CRC-32 of its packed bytes (`u32` each); the CRC-32 of all that; the sections, one
//! after the other.

use crate::sea::error::SeaError;

const MAGIC: [u8; 8] = *b"SILLAGE~";
const VERSION: u32 = 2;
/// Bytes before the table of sections.
const FIXED_BYTES: usize = 16;
/// Bytes of an entry of the table.
const ENTRY_BYTES: usize = 20;
/// The most sections a file may have: far more than there are kinds.
const MOST_SECTIONS: u32 = 64;
/// The most bytes a section may unpack to: a damaged length shall not eat the memory.
const MOST_UNPACKED_BYTES: u32 = 64 << 20;

/// The sections of a sea file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The shore lines, on their grid.
    Coast,
    /// How far the shore is, by square degree.
    Clearance,
    /// The passages, as CSV.
    Passages,
    /// The inland waters, as CSV.
    InlandWaters,
    /// The network of taut ways.
    Network,
    /// The H3 cells of one resolution (3 to 7) that the shore runs through.
    Cells(u8),
}

impl Section {
    fn number(self) -> u32 {
        match self {
            Self::Coast => 1,
            Self::Clearance => 2,
            Self::Passages => 3,
            Self::InlandWaters => 4,
            Self::Network => 5,
            Self::Cells(resolution) => 16 + u32::from(resolution),
        }
    }

    fn of_number(number: u32) -> Option<Self> {
        let all = [Self::Coast, Self::Clearance, Self::Passages, Self::InlandWaters, Self::Network];
        all.into_iter().chain((3..=7).map(Self::Cells)).find(|section| section.number() == number)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Coast => "coast",
            Self::Clearance => "clearance",
            Self::Passages => "passages",
            Self::InlandWaters => "inland waters",
            Self::Network => "network",
            Self::Cells(_) => "cells",
        }
    }
}

struct Entry {
    number: u32,
    from: u64,
    packed: u64,
    unpacked: u32,
    crc: u32,
}

/// A sea file whose checksums are right.
pub(crate) struct SeaFile<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

impl<'a> SeaFile<'a> {
    /// Checks all but the sections' content.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, SeaError> {
        let len = bytes.len() as u64;
        let cut = |what: &'static str, end: u64| SeaError::CutShort { what, end, len };
        let magic = bytes.get(..MAGIC.len()).unwrap_or(bytes);
        if magic != MAGIC {
            if MAGIC.starts_with(magic) {
                return Err(cut("the header", FIXED_BYTES as u64));
            }
            return Err(SeaError::Magic { expected: MAGIC, found: magic.to_vec() });
        }
        let (Some(version), Some(count)) = (u32_at(bytes, 8), u32_at(bytes, 12)) else {
            return Err(cut("the header", FIXED_BYTES as u64));
        };
        if version != VERSION {
            return Err(SeaError::Version { expected: VERSION, found: version });
        }
        if count > MOST_SECTIONS {
            let detail = format!("{count} sections; there are at most {MOST_SECTIONS}");
            return Err(SeaError::Unpack { what: "table of sections", from: 12, detail });
        }
        let table_end = FIXED_BYTES + count as usize * ENTRY_BYTES;
        let Some((head, expected)) = bytes.get(..table_end).zip(u32_at(bytes, table_end)) else {
            return Err(cut("the table of sections", table_end as u64 + 4));
        };
        let found = crc32(head);
        if found != expected {
            return Err(SeaError::Checksum { what: "the table of sections", from: 0, to: table_end as u64, expected, found });
        }
        let mut entries = Vec::with_capacity(count as usize);
        let mut end = table_end as u64 + 4;
        for n in 0..count as usize {
            let at = FIXED_BYTES + n * ENTRY_BYTES;
            let word = |i: usize| u32_at(head, at + 4 * i).unwrap_or_default();
            let entry =
                Entry { number: word(0), from: u64::from(word(1)), packed: u64::from(word(2)), unpacked: word(3), crc: word(4) };
            if entry.from != end {
                let detail = format!("section {} begins at byte {}, expected {end}", entry.number, entry.from);
                return Err(SeaError::Unpack { what: "table of sections", from: at as u64, detail });
            }
            end = entry.from + entry.packed;
            entries.push(entry);
        }
        if len < end {
            return Err(cut("the last section", end));
        }
        if len > end {
            return Err(SeaError::TooLong { end, len });
        }
        Ok(Self { bytes, entries })
    }

    /// A section unpacked; nothing where the file has none of this kind.
    pub(crate) fn optional(&self, section: Section) -> Result<Option<Vec<u8>>, SeaError> {
        let Some(entry) = self.entries.iter().find(|e| e.number == section.number()) else { return Ok(None) };
        let what = section.name();
        let to = entry.from + entry.packed;
        let bytes = self.bytes.get(entry.from as usize..to as usize).unwrap_or_default();
        let found = crc32(bytes);
        if found != entry.crc {
            return Err(SeaError::Checksum { what, from: entry.from, to, expected: entry.crc, found });
        }
        let unpack = |detail: String| SeaError::Unpack { what, from: entry.from, detail };
        if entry.unpacked > MOST_UNPACKED_BYTES {
            return Err(unpack(format!(
                "says it unpacks to {} bytes; at most {MOST_UNPACKED_BYTES} are allowed",
                entry.unpacked
            )));
        }
        let unpacked = zstd::bulk::decompress(bytes, entry.unpacked as usize).map_err(|e| unpack(format!("zstd: {e}")))?;
        if unpacked.len() != entry.unpacked as usize {
            return Err(unpack(format!("unpacks to {} bytes, expected {}", unpacked.len(), entry.unpacked)));
        }
        Ok(Some(unpacked))
    }

    /// A section unpacked.
    pub(crate) fn section(&self, section: Section) -> Result<Vec<u8>, SeaError> {
        self.optional(section)?.ok_or(SeaError::Missing { what: section.name() })
    }
}

/// The sections of a sea file, unpacked; for the tool that makes the embedded one.
///
/// # Errors
///
/// The file is none, cut short or damaged.
pub fn unpack(bytes: &[u8]) -> Result<Vec<(Section, Vec<u8>)>, SeaError> {
    let file = SeaFile::open(bytes)?;
    let known = file.entries.iter().filter_map(|entry| Section::of_number(entry.number));
    known.map(|section| Ok((section, file.section(section)?))).collect()
}

/// Packs sections into a sea file; for the tool that makes the embedded one, and for tests.
///
/// # Errors
///
/// The compressor fails, or a section is larger than a file of this format can hold.
pub fn pack(sections: &[(Section, Vec<u8>)]) -> Result<Vec<u8>, std::io::Error> {
    let too_large = || std::io::Error::other("larger than a sea file can be");
    let word = |n: usize| u32::try_from(n).map(u32::to_le_bytes).map_err(|_| too_large());
    let mut head = MAGIC.to_vec();
    head.extend(VERSION.to_le_bytes());
    head.extend(word(sections.len())?);
    let mut body = Vec::new();
    let body_from = FIXED_BYTES + sections.len() * ENTRY_BYTES + 4;
    for (section, bytes) in sections {
        if bytes.len() > MOST_UNPACKED_BYTES as usize {
            return Err(too_large());
        }
        let packed = zstd::bulk::compress(bytes, 19)?;
        head.extend(section.number().to_le_bytes());
        head.extend(word(body_from + body.len())?);
        head.extend(word(packed.len())?);
        head.extend(word(bytes.len())?);
        head.extend(crc32(&packed).to_le_bytes());
        body.extend(packed);
    }
    head.extend(crc32(&head).to_le_bytes());
    head.extend(body);
    Ok(head)
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
