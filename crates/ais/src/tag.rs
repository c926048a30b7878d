//! TAG blocks (NMEA 0183 4.10, IEC 61162-450): `\s:STATION,c:1418169601,g:1-2-1604*hh\` before a sentence.

use memchr::memchr;
use model::Timestamp;

use crate::sentence::{decimal, holds_checksum};

/// What a TAG block says, as far as it concerns us.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tag<'a> {
    /// `c`: receive time.
    pub(crate) time: Option<Timestamp>,
    /// `s`: source, here the station.
    pub(crate) station: Option<&'a [u8]>,
    /// `g`: the number that the sentences of one group share.
    pub(crate) group: Option<u32>,
}

/// What can be wrong with a TAG block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadTag {
    /// It does not end, or has no `*`.
    Shape,
    /// Its checksum is wrong.
    Checksum,
}

/// Reads the TAG block a line begins with; gives it and the rest of the line.
pub(crate) fn parse(line: &[u8]) -> Result<(Tag<'_>, &[u8]), BadTag> {
    let inside = line.get(1..).ok_or(BadTag::Shape)?;
    let end = memchr(b'\\', inside).ok_or(BadTag::Shape)?;
    let (block, rest) = inside.split_at(end);
    let rest = rest.get(1..).unwrap_or_default();
    let star = block.len().checked_sub(3).filter(|&at| block.get(at) == Some(&b'*')).ok_or(BadTag::Shape)?;
    let (content, sum) = block.split_at(star);
    if !holds_checksum(content, sum.get(1..).unwrap_or_default()) {
        return Err(BadTag::Checksum);
    }
    let mut tag = Tag::default();
    for field in content.split(|&c| c == b',') {
        match field {
            [b'c', b':', value @ ..] => tag.time = time(value),
            [b's', b':', value @ ..] if !value.is_empty() => tag.station = Some(value),
            [b'g', b':', value @ ..] => tag.group = value.rsplit(|&c| c == b'-').next().and_then(group),
            _ => {}
        }
    }
    Ok((tag, rest))
}

fn group(text: &[u8]) -> Option<u32> {
    decimal(text).and_then(|n| u32::try_from(n).ok())
}

/// Seconds or milliseconds of the epoch, with or without a fraction.
pub(crate) fn time(text: &[u8]) -> Option<Timestamp> {
    let (whole, fraction) = match memchr(b'.', text) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, &b""[..]),
    };
    let whole = i64::try_from(decimal(whole)?).ok()?;
    // Seconds reach this number in the year 5138, milliseconds had it in March 1973.
    if whole >= 100_000_000_000 {
        return Some(Timestamp::from_millis(whole));
    }
    let mut millis = 0;
    let mut unit = 100;
    for &c in fraction {
        if !c.is_ascii_digit() {
            return None;
        }
        millis += i64::from(c - b'0') * unit;
        unit /= 10;
    }
    Some(Timestamp::from_millis(whole * 1000 + millis))
}

#[cfg(test)]
#[path = "tag_tests.rs"]
mod tests;
