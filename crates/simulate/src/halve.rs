//! Traffic of which a half is thrown away: what falls silent because of it was never dark.
//!
//! So Global Fishing Watch checked its own gaps (Welch et al. 2022): whatever a detector calls dark that was only not listened to, is
//! wrong. Half of the reports, or all that half of the stations heard, are left out by a hash, the same ones in every run.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    io::{Error, Write},
};

/// What is thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Every other report, by chance.
    Reports,
    /// What every other station heard, by chance: of lines with TAG blocks, which name it.
    Stations,
}

/// Writes the lines of one half.
pub struct Halved<'a> {
    out: &'a mut dyn Write,
    half: Half,
    line: Vec<u8>,
    lines: u64,
}

impl<'a> Halved<'a> {
    /// Writes to `out`.
    pub fn new(out: &'a mut dyn Write, half: Half) -> Self {
        Self { out, half, line: Vec::new(), lines: 0 }
    }

    fn keeps(&self) -> bool {
        let chosen = |what: &[u8]| {
            let mut hasher = DefaultHasher::new();
            what.hash(&mut hasher);
            hasher.finish() & 1 == 0
        };
        // The first line may be a table's head; it is one line.
        self.lines == 0
            || match (self.half, field(&self.line, b"s:"), field(&self.line, b"g:")) {
                (Half::Stations, station, _) => station.is_none_or(chosen),
                // Both parts of a message go, or none.
                (Half::Reports, _, Some(group)) => chosen(group.rsplit(|b| *b == b'-').next().unwrap_or_default()),
                (Half::Reports, _, None) => chosen(&self.lines.to_le_bytes()),
            }
    }
}

/// The text of a field of a TAG block, which begins the line.
fn field<'l>(line: &'l [u8], key: &[u8]) -> Option<&'l [u8]> {
    let block = line.strip_prefix(b"\\")?.split(|b| *b == b'\\').next()?;
    block.split(|b| matches!(b, b',' | b'*')).find_map(|f| f.strip_prefix(key))
}

impl Write for Halved<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        for line in bytes.split_inclusive(|b| *b == b'\n') {
            self.line.extend_from_slice(line);
            if line.ends_with(b"\n") {
                if self.keeps() {
                    self.out.write_all(&self.line)?;
                }
                self.line.clear();
                self.lines += 1;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.out.flush()
    }
}

#[cfg(test)]
#[path = "halve_tests.rs"]
mod tests;
