//! Any text as UTF-8, while it is read.
//!
//! UTF-16 is known by its mark or by its zeros. All else is taken for UTF-8; a byte that cannot be is read as the character it is in
//! Windows-1252, the superset of Latin-1, and counted. So a file that mixes both comes out right, and nothing is lost.

use std::io::{self, Read};

use serde::Serialize;

/// How the bytes were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, and ASCII.
    #[default]
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
}

const CHUNK: usize = 64 * 1024;

/// What Windows-1252 has at 0x80 to 0x9F; the five it leaves open become the replacement character.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// A reader that gives UTF-8.
pub(crate) struct Utf8<R> {
    inner: R,
    encoding: Option<Encoding>,
    raw: Vec<u8>,
    out: Vec<u8>,
    at: usize,
    ended: bool,
    /// Bytes of a mark at the begin, which the output leaves out.
    pub(crate) mark: u64,
    /// Bytes that were no UTF-8.
    pub(crate) foreign: u64,
}

impl<R: Read> Utf8<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, encoding: None, raw: Vec::new(), out: Vec::new(), at: 0, ended: false, mark: 0, foreign: 0 }
    }

    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or_default()
    }

    /// The first characters, which stay to be read.
    pub(crate) fn peek(&mut self, most: usize) -> io::Result<&str> {
        while self.out.len() - self.at < most && !self.ended {
            self.fill()?;
        }
        let ready = &self.out[self.at..];
        let cut = &ready[..most.min(ready.len())];
        // Only the last character can be cut.
        Ok(std::str::from_utf8(cut).unwrap_or_else(|e| std::str::from_utf8(&cut[..e.valid_up_to()]).unwrap_or_default()))
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.at > 0 {
            self.out.drain(..self.at);
            self.at = 0;
        }
        let have = self.raw.len();
        self.raw.resize(have + CHUNK, 0);
        let read = loop {
            match self.inner.read(&mut self.raw[have..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.raw.truncate(have + read.as_ref().copied().unwrap_or(0));
        self.ended = read? == 0;
        if self.encoding.is_none() {
            if self.raw.len() < 4 && !self.ended {
                return Ok(());
            }
            let (encoding, mark) = detect(&self.raw);
            self.encoding = Some(encoding);
            self.mark = mark as u64;
            self.raw.drain(..mark);
        }
        match self.encoding() {
            Encoding::Utf8 => self.utf8(),
            Encoding::Utf16Le => self.utf16(u16::from_le_bytes),
            Encoding::Utf16Be => self.utf16(u16::from_be_bytes),
        }
        Ok(())
    }

    fn utf8(&mut self) {
        let mut begin = 0;
        loop {
            match std::str::from_utf8(&self.raw[begin..]) {
                Ok(text) => {
                    self.out.extend_from_slice(text.as_bytes());
                    begin = self.raw.len();
                    break;
                }
                Err(e) => {
                    let valid = begin + e.valid_up_to();
                    self.out.extend_from_slice(&self.raw[begin..valid]);
                    begin = valid;
                    // A character that the chunk cuts is completed by the next.
                    if e.error_len().is_none() && !self.ended {
                        break;
                    }
                    let byte = self.raw[valid];
                    let c = if (0x80..0xa0).contains(&byte) { WINDOWS_1252[usize::from(byte - 0x80)] } else { char::from(byte) };
                    self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    self.foreign += 1;
                    begin = valid + 1;
                }
            }
        }
        self.raw.drain(..begin);
    }

    fn utf16(&mut self, unit: fn([u8; 2]) -> u16) {
        let mut whole = self.raw.len() & !1;
        // The second half of a pair may be in the next chunk.
        if !self.ended
            && whole >= 2
            && let [.., a, b] = self.raw[..whole]
            && (0xd800..0xdc00).contains(&unit([a, b]))
        {
            whole -= 2;
        }
        let units = self.raw[..whole].chunks_exact(2).map(|p| unit([p[0], p[1]]));
        for c in char::decode_utf16(units) {
            let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
            self.foreign += u64::from(c == char::REPLACEMENT_CHARACTER);
            self.out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.raw.drain(..whole);
        if self.ended && !self.raw.is_empty() {
            self.foreign += 1;
            self.raw.clear();
        }
    }
}

fn detect(begin: &[u8]) -> (Encoding, usize) {
    match begin {
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
        [0xff, 0xfe, ..] => (Encoding::Utf16Le, 2),
        [0xfe, 0xff, ..] => (Encoding::Utf16Be, 2),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Le, 0),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Be, 0),
        _ => (Encoding::Utf8, 0),
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.at == self.out.len() {
            if self.ended {
                return Ok(0);
            }
            self.fill()?;
        }
        let n = buf.len().min(self.out.len() - self.at);
        buf[..n].copy_from_slice(&self.out[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
