//! Bytes to text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text, with how its bytes were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with line ends as `\n` and without a byte-order mark.
    pub text: String,
    /// The encoding's name.
    pub encoding: &'static str,
    /// Bytes that fit no character of it and became U+FFFD.
    pub replaced: usize,
}

/// Reads bytes: a byte-order mark decides, else UTF-8 where it fits, else the encoding `declared` (by HTTP or HTML), else Windows-1252.
///
/// A text that is UTF-8 but for some bytes stays UTF-8, its bad bytes replaced and counted: mixed encodings are common in archives.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let encoding = Encoding::for_bom(bytes)
        .map(|(e, _)| e)
        .or_else(|| without_mark(bytes))
        .unwrap_or_else(|| declared.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or_else(|| mostly(bytes)));
    let (text, _, _) = encoding.decode(bytes);
    let replaced =
        if encoding == UTF_8 || encoding == UTF_16BE || encoding == UTF_16LE { text.matches('\u{fffd}').count() } else { 0 };
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() };
    Decoded { text, encoding: encoding.name(), replaced }
}

fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if std::str::from_utf8(bytes).is_ok() {
        return Some(UTF_8);
    }
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    if head.len() >= 16 && zeros(1) * 3 > head.len() {
        return Some(UTF_16LE);
    }
    if head.len() >= 16 && zeros(0) * 3 > head.len() {
        return Some(UTF_16BE);
    }
    None
}

/// UTF-8 where most of what lies beyond ASCII is; else Windows-1252.
fn mostly(bytes: &[u8]) -> &'static Encoding {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good >= bad { UTF_8 } else { WINDOWS_1252 }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
