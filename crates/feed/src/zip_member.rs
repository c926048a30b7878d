//! Members of a zip archive, each a stream of its own.
//!
//! The archive's directory is read by the `zip` crate; the bytes of a member are read here, so that its stream stands
//! alone (it can go to another thread) and says how many stored bytes it has used.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use flate2::{Crc, bufread::DeflateDecoder};
use zip::{CompressionMethod, ZipArchive};

use crate::stored::{Meter, Metered};

/// A member of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    name: String,
    start: u64,
    stored: u64,
    size: u64,
    crc: u32,
    deflated: bool,
}

/// Whether a file that begins so is a zip archive, an empty one included.
pub(crate) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// The files in an archive, in its order; folders are left out.
pub(crate) fn list(path: &Path) -> Result<Vec<Member>, String> {
    let file = File::open(path).map_err(|e| e.to_string())?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|e| e.to_string())?;
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|e| e.to_string())?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(|e| e.to_string())?.into_owned();
        if entry.encrypted() {
            return Err(format!("its member {name} is encrypted"));
        }
        let deflated = match entry.compression() {
            CompressionMethod::Stored => false,
            CompressionMethod::Deflated => true,
            other => {
                return Err(format!("its member {name} is compressed by {other}; only deflate is known"));
            }
        };
        let Some(start) = entry.data_start() else {
            return Err(format!("its member {name} has no place"));
        };
        members.push(Member { start, stored: entry.compressed_size(), size: entry.size(), crc: entry.crc32(), deflated, name });
    }
    Ok(members)
}

impl Member {
    /// Its path in the archive.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Its bytes as stored.
    pub(crate) fn stored(&self) -> u64 {
        self.stored
    }

    /// Its decompressed bytes. At their end they are checked against the size and CRC-32 of the directory.
    pub(crate) fn open(&self, archive: &Path, meter: Meter) -> io::Result<MemberReader> {
        let mut file = File::open(archive)?;
        file.seek(SeekFrom::Start(self.start))?;
        let stored = Metered::new(file.take(self.stored), meter);
        let inner: Box<dyn Read + Send> = if self.deflated {
            Box::new(DeflateDecoder::new(BufReader::with_capacity(1 << 16, stored)))
        } else {
            Box::new(stored)
        };
        Ok(MemberReader { inner, crc: Crc::new(), expected: (self.size, self.crc), bytes: 0 })
    }
}

/// The decompressed bytes of a member.
pub(crate) struct MemberReader {
    inner: Box<dyn Read + Send>,
    crc: Crc,
    expected: (u64, u32),
    bytes: u64,
}

impl Read for MemberReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        if let Some(read) = buffer.get(..n) {
            self.crc.update(read);
        }
        self.bytes += n as u64;
        if n == 0 && !buffer.is_empty() && (self.bytes, self.crc.sum()) != self.expected {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!(
                    "{} bytes with CRC-32 {:08x} where the archive's directory says {} and {:08x}",
                    self.bytes,
                    self.crc.sum(),
                    self.expected.0,
                    self.expected.1
                ),
            ));
        }
        Ok(n)
    }
}
