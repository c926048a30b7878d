//! One encapsulation sentence: `!ttVDM,parts,part,sequence,channel,payload,fill*hh` (NMEA 0183, IEC 61162-1).

use memchr::memchr;

/// A VDM (from others) or VDO (own ship) sentence whose checksum holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence<'a> {
    pub(crate) parts: u8,
    pub(crate) part: u8,
    /// Sequence number, where given.
    pub(crate) sequence: Option<u8>,
    /// First character of the radio channel, where given.
    pub(crate) channel: Option<u8>,
    pub(crate) payload: &'a [u8],
    /// Bits to drop from the end of the payload, 0 to 5.
    pub(crate) fill: u8,
    pub(crate) own_ship: bool,
    /// What follows the checksum and its comma.
    pub(crate) trailer: &'a [u8],
}

/// What can be wrong with a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadSentence {
    /// No `*hh`.
    NoChecksum,
    /// `*hh` is not the sum of what stands before it.
    Checksum,
    /// The fields are not those of a VDM sentence.
    Fields,
}

/// Where a sentence's checksum stands: the content between `!` or `$` and `*`, the two digits, and what follows.
pub(crate) fn checked(sentence: &[u8]) -> Result<(&[u8], &[u8]), BadSentence> {
    let star = memchr(b'*', sentence).ok_or(BadSentence::NoChecksum)?;
    let content = sentence.get(1..star).ok_or(BadSentence::NoChecksum)?;
    let digits = sentence.get(star + 1..star + 3).ok_or(BadSentence::NoChecksum)?;
    if !holds_checksum(content, digits) {
        return Err(BadSentence::Checksum);
    }
    Ok((content, sentence.get(star + 3..).unwrap_or_default()))
}

/// Whether two hexadecimal digits are the exclusive or of all bytes of the content.
pub(crate) fn holds_checksum(content: &[u8], digits: &[u8]) -> bool {
    let (&[high, low], sum) = (
        match digits.first_chunk::<2>() {
            Some(d) => d,
            None => return false,
        },
        checksum(content),
    );
    match (hex(high), hex(low)) {
        (Some(high), Some(low)) => high << 4 | low == sum,
        _ => false,
    }
}

/// The exclusive or of all bytes.
pub(crate) fn checksum(content: &[u8]) -> u8 {
    let (words, rest) = content.as_chunks::<8>();
    let word = words.iter().fold(0, |sum, w| sum ^ u64::from_ne_bytes(*w));
    let folded = word.to_ne_bytes().iter().fold(0, |sum, b| sum ^ b);
    rest.iter().fold(folded, |sum, b| sum ^ b)
}

fn hex(c: u8) -> Option<u8> {
    match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'A'..=b'F' => Some(c - b'A' + 10),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    }
}

/// A number of digits alone; nothing for an empty text, another character or more than 18 digits.
pub(crate) fn decimal(text: &[u8]) -> Option<u64> {
    if text.is_empty() || text.len() > 18 {
        return None;
    }
    text.iter().try_fold(0, |n, &c| c.is_ascii_digit().then(|| n * 10 + u64::from(c - b'0')))
}

/// Reads a sentence whose address ends in `VDM` or `VDO`.
pub(crate) fn parse(line: &[u8]) -> Result<Sentence<'_>, BadSentence> {
    let (content, rest) = checked(line)?;
    let own_ship = content.get(4) == Some(&b'O');
    // The address and three short fields come first: "AIVDM,1,1,,A,".
    let (parts, part, rest_of) = match content.get(5..) {
        Some([b',', parts @ b'1'..=b'9', b',', part @ b'1'..=b'9', b',', rest @ ..]) if part <= parts => {
            (parts - b'0', part - b'0', rest)
        }
        _ => return Err(BadSentence::Fields),
    };
    let (sequence, rest_of) = match rest_of {
        [b',', rest @ ..] => (None, rest),
        [digit @ b'0'..=b'9', b',', rest @ ..] => (Some(digit - b'0'), rest),
        _ => return Err(BadSentence::Fields),
    };
    let (channel, rest_of) = match rest_of {
        [b',', rest @ ..] => (None, rest),
        [c, b',', rest @ ..] | [c, _, b',', rest @ ..] => (Some(*c), rest),
        _ => return Err(BadSentence::Fields),
    };
    let (payload, fill) = match rest_of {
        [payload @ .., b',', fill @ b'0'..=b'5'] => (payload, fill - b'0'),
        // Some receivers leave the fill bits out.
        [payload @ .., b','] => (payload, 0),
        _ => return Err(BadSentence::Fields),
    };
    Ok(Sentence { parts, part, sequence, channel, payload, fill, own_ship, trailer: rest.strip_prefix(b",").unwrap_or_default() })
}

#[cfg(test)]
#[path = "sentence_tests.rs"]
mod tests;
