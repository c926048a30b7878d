//! From a row back to the line it came from.

use std::io::Read;

use memchr::memchr_iter;

use crate::{
    blocks::{Blocks, lines},
    error::FeedError,
    input::Input,
    open::{Opened, open, spooled},
    parquet,
};

/// A line (a row as JSON, for Parquet) of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawLine {
    /// Its first byte in the decompressed input (its row number, for Parquet), as asked for.
    pub offset: u64,
    /// Its number, from 1; nothing for Parquet.
    pub line_number: Option<u64>,
    /// The line without its end.
    pub text: Vec<u8>,
    /// The `$PGHP` line or lone TAG block before it that gave its time.
    pub preceding: Option<Vec<u8>>,
}

/// Fetches lines of an input by its path ([`Input::path`]), in one pass. Offsets must be in order; those beyond the input's end
/// give nothing, and so do those where no line begins. `stored_bytes` and `sha256` are those it had.
///
/// # Errors
///
/// The input is not there any more, has another size, or cannot be read.
pub fn raw_lines(name: &str, stored_bytes: u64, sha256: &[u8; 32], offsets: &[u64]) -> Result<Vec<RawLine>, FeedError> {
    let input = Input::named(name)?;
    if let Some(found) = input.size().filter(|size| *size != stored_bytes) {
        return Err(FeedError::Changed { name: name.to_owned(), expected: stored_bytes, found });
    }
    if input.sha256().map_err(|e| FeedError::io(name, e))? != *sha256 {
        return Err(FeedError::Altered(name.to_owned()));
    }
    let opened = open(&input)?;
    raw_lines_of(name, opened, offsets)
}

/// Fetches lines of a copy of an input, compressed as Zstandard or not.
///
/// # Errors
///
/// The copy cannot be read.
pub fn raw_lines_of_copy(path: &std::path::Path, offsets: &[u64]) -> Result<Vec<RawLine>, FeedError> {
    let name = path.display().to_string();
    raw_lines_of(&name, open(&Input::named(&name)?)?, offsets)
}

fn raw_lines_of(name: &str, opened: Opened, offsets: &[u64]) -> Result<Vec<RawLine>, FeedError> {
    if opened.head.starts_with(b"PAR1") {
        let file = spooled(opened.bytes).map_err(|e| FeedError::io(name, e))?;
        let rows = parquet::json_rows(name, file, offsets)?;
        let line =
            |(offset, text): (u64, String)| RawLine { offset, line_number: None, text: text.into_bytes(), preceding: None };
        return Ok(rows.into_iter().map(line).collect());
    }
    raw_lines_from(opened.bytes, offsets)
}

/// Fetches lines of a stream of decompressed bytes.
fn raw_lines_from(reader: impl Read, offsets: &[u64]) -> Result<Vec<RawLine>, FeedError> {
    let mut blocks = Blocks::new(reader);
    let mut found = Vec::with_capacity(offsets.len());
    let mut wanted = offsets.iter().copied().peekable();
    let mut lines_before = 0;
    let mut buffer = Vec::new();
    while wanted.peek().is_some() {
        let Some(block) = blocks.next(buffer) else { break };
        let end = block.offset + block.bytes.len() as u64;
        while let Some(offset) = wanted.next_if(|o| *o < end) {
            let at = offset.saturating_sub(block.offset) as usize;
            let before = block.bytes.get(..at).unwrap_or_default();
            if !before.is_empty() && !before.ends_with(b"\n") {
                continue;
            }
            let text = lines(block.bytes.get(at..).unwrap_or_default()).next().map_or(&b""[..], |(_, line)| line);
            found.push(RawLine {
                offset,
                line_number: Some(lines_before + memchr_iter(b'\n', before).count() as u64 + 1),
                text: text.to_vec(),
                preceding: if text.starts_with(b"!") { preceding(before) } else { None },
            });
        }
        lines_before += memchr_iter(b'\n', &block.bytes).count() as u64;
        buffer = block.bytes;
    }
    if let (Some(e), Some(_)) = (blocks.broken, wanted.peek()) {
        return Err(FeedError::io("the input", e));
    }
    Ok(found)
}

/// The line that gave the time of the sentence after these lines: the last `$PGHP` line or TAG block with a time that stands alone, with
/// no sentence between.
fn preceding(before: &[u8]) -> Option<Vec<u8>> {
    for line in before.split(|&c| c == b'\n').rev().map(<[u8]>::trim_ascii_end).filter(|l| !l.is_empty()).take(8) {
        let lone_tag = line.starts_with(b"\\") && line.ends_with(b"\\");
        if line.starts_with(b"$PGHP,") || (lone_tag && line.windows(2).any(|w| w == b"c:")) {
            return Some(line.to_vec());
        }
        if !lone_tag {
            return None;
        }
    }
    None
}
