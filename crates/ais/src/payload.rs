//! Binary payloads, kept as they were sent.

use std::fmt;

use crate::bits::Bits;

/// The bits of a binary payload from its first to the end of the message.
#[derive(Clone, Copy)]
pub struct Payload<'a> {
    bits: Bits<'a>,
    start: usize,
    end: usize,
}

impl<'a> Payload<'a> {
    pub(crate) fn new(bits: Bits<'a>, start: usize, end: usize) -> Self {
        let end = end.min(bits.len());
        Self { bits, start: start.min(end), end }
    }

    /// Its bits.
    pub fn bit_len(&self) -> usize {
        self.end - self.start
    }

    /// A field of up to 32 bits, counted from the payload's first. Bits behind the end are zero.
    pub fn u(&self, start: usize, width: u32) -> u32 {
        Bits::new(self.bits.buffer(), self.end).u(self.start + start, width)
    }

    /// Its bytes, first bit first, the last filled with zeros.
    pub fn bytes(self) -> impl Iterator<Item = u8> + 'a {
        (0..self.bit_len().div_ceil(8)).map(move |n| self.u(n * 8, 8) as u8)
    }
}

impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.bit_len())?;
        self.bytes().try_for_each(|b| write!(f, "{b:02x}"))
    }
}
