//! A stream in blocks of whole lines.

use std::io::{self, Read};

use memchr::{memchr, memrchr};

use crate::detect::BOM;

/// Bytes in a block: large enough that a thread's work outweighs handing it over, small enough that a dozen are no matter.
pub(crate) const BLOCK: usize = 8 << 20;
/// No line of any format comes near; what is longer is binary, or lost its line ends.
pub(crate) const LONGEST_LINE: usize = 64 << 10;

/// Some whole lines.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// First byte in the stream.
    pub(crate) offset: u64,
    /// The lines with their ends; the last of a stream may have none.
    pub(crate) bytes: Vec<u8>,
    /// The stream broke off in the last line.
    pub(crate) cut: bool,
}

impl Block {
    /// Its lines with their places in it, without their ends, and without the byte order mark a stream may begin with.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &[u8])> {
        lines(&self.bytes).map(|(at, line)| match line.strip_prefix(BOM) {
            Some(marked) if self.offset == 0 && at == 0 => (BOM.len(), marked),
            _ => (at, line),
        })
    }
}

/// Cuts a stream into blocks.
pub(crate) struct Blocks<R> {
    reader: R,
    /// What follows the last line end of the block before.
    rest: Vec<u8>,
    offset: u64,
    done: bool,
    /// Why the stream broke off.
    pub(crate) broken: Option<io::Error>,
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, rest: Vec::new(), offset: 0, done: false, broken: None }
    }

    /// Bytes given so far.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    /// The next block, in a buffer used before or an empty one. A stream that breaks off ends; why stands in `broken`.
    pub(crate) fn next(&mut self, mut buffer: Vec<u8>) -> Option<Block> {
        if self.done {
            return None;
        }
        buffer.clear();
        buffer.append(&mut self.rest);
        let held = buffer.len();
        let wanted = BLOCK.max(held + 1) - held;
        if let Err(e) = self.reader.by_ref().take(wanted as u64).read_to_end(&mut buffer) {
            self.broken = Some(e);
        }
        if self.broken.is_some() || buffer.len() < held + wanted {
            self.done = true;
        } else if let Some(end) = memrchr(b'\n', &buffer) {
            self.rest.extend_from_slice(buffer.get(end + 1..).unwrap_or_default());
            buffer.truncate(end + 1);
        }
        // A whole block without a line end is given as it is, and refused as too long. The rest of that line follows as lines of
        // its own.
        if buffer.is_empty() {
            return None;
        }
        let offset = self.offset;
        self.offset += buffer.len() as u64;
        let cut = self.broken.is_some() && !buffer.ends_with(b"\n");
        Some(Block { offset, bytes: buffer, cut })
    }
}

/// The lines of a block with their places in it, without their ends.
pub(crate) fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|r| !r.is_empty())?;
        let end = memchr(b'\n', rest).unwrap_or(rest.len());
        let (begin, line) = (at, rest.get(..end)?);
        at += end + 1;
        Some((begin, line.strip_suffix(b"\r").unwrap_or(line)))
    })
}

#[cfg(test)]
#[path = "blocks_tests.rs"]
mod tests;
