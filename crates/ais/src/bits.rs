//! Fields by bit position.

/// The bits of one message, first bit first.
#[derive(Clone, Copy, Debug)]
pub struct Bits<'a> {
    /// At least eight bytes longer than the bits, so that a field is one load.
    buffer: &'a [u8],
    len: usize,
}

/// Bytes that must follow the bits in a buffer.
pub(crate) const PADDING: usize = 8;

impl<'a> Bits<'a> {
    /// The first `len` bits of a buffer that has [`PADDING`] zero bytes behind them.
    pub(crate) fn new(buffer: &'a [u8], len: usize) -> Self {
        Self { buffer, len }
    }

    pub(crate) fn buffer(&self) -> &'a [u8] {
        self.buffer
    }

    /// Bits in the message.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// An unsigned field of up to 32 bits. Bits behind the end are zero.
    #[inline]
    pub fn u(&self, start: usize, width: u32) -> u32 {
        let word = match self.buffer.get(start / 8..).and_then(<[u8]>::first_chunk::<8>) {
            Some(bytes) => u64::from_be_bytes(*bytes),
            None => 0,
        };
        let value = (word << (start % 8)) >> (64 - u64::from(width.clamp(1, 32)));
        let missing = (start + width as usize).saturating_sub(self.len);
        if missing == 0 {
            value as u32
        } else if missing >= width as usize {
            0
        } else {
            (value >> missing << missing) as u32
        }
    }

    /// A signed field of up to 32 bits, in two's complement.
    #[inline]
    pub fn i(&self, start: usize, width: u32) -> i32 {
        let shift = 32 - width.clamp(1, 32);
        ((self.u(start, width) << shift) as i32) >> shift
    }

    /// A field of up to 8 bits.
    #[inline]
    pub fn byte(&self, start: usize, width: u32) -> u8 {
        self.u(start, width.min(8)) as u8
    }

    /// A field of up to 16 bits.
    #[inline]
    pub fn short(&self, start: usize, width: u32) -> u16 {
        self.u(start, width.min(16)) as u16
    }

    /// One bit.
    #[inline]
    pub fn bit(&self, start: usize) -> bool {
        self.u(start, 1) == 1
    }
}

#[cfg(test)]
#[path = "bits_tests.rs"]
mod tests;
