//! Reads the numbers of an unpacked section, and writes them.

use crate::sea::error::SeaError;

/// A reader that knows where it is.
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    what: &'static str,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8], what: &'static str) -> Self {
        Self { bytes, at: 0, what }
    }

    /// An error at the byte now to be read.
    pub(crate) fn wrong(&self, detail: impl Into<String>) -> SeaError {
        SeaError::Value { what: self.what, at: self.at as u64, detail: detail.into() }
    }

    #[inline]
    pub(crate) fn byte(&mut self) -> Result<u8, SeaError> {
        let byte = *self.bytes.get(self.at).ok_or_else(|| self.wrong("ends here, more was expected"))?;
        self.at += 1;
        Ok(byte)
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'a [u8], SeaError> {
        let found = self.bytes.get(self.at..self.at + count).ok_or_else(|| self.wrong("ends here, more was expected"))?;
        self.at += count;
        Ok(found)
    }

    pub(crate) fn f64(&mut self) -> Result<f64, SeaError> {
        let mut bytes = [0; 8];
        for b in &mut bytes {
            *b = self.byte()?;
        }
        Ok(f64::from_le_bytes(bytes))
    }

    /// An unsigned number in groups of seven bits, the lowest first.
    #[inline]
    pub(crate) fn varint(&mut self) -> Result<u64, SeaError> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(self.wrong("a number of more than 63 bits"))
    }

    /// A number of things, each of which takes a byte at the least.
    pub(crate) fn count(&mut self) -> Result<usize, SeaError> {
        let count = self.varint()?;
        let left = (self.bytes.len() - self.at) as u64;
        if count > left {
            return Err(self.wrong(format!("{count} things are announced and {left} bytes left")));
        }
        Ok(count as usize)
    }

    /// A signed number, zigzag.
    #[inline]
    pub(crate) fn signed(&mut self) -> Result<i64, SeaError> {
        let n = self.varint()?;
        Ok((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    /// Nothing must be left.
    pub(crate) fn end(&self) -> Result<(), SeaError> {
        match self.bytes.len() - self.at {
            0 => Ok(()),
            left => Err(self.wrong(format!("should end here, but {left} bytes are left"))),
        }
    }
}

/// Appends what [`Cursor::varint`] reads.
pub fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends what [`Cursor::signed`] reads.
pub fn write_signed(out: &mut Vec<u8>, value: i64) {
    write_varint(out, ((value << 1) ^ (value >> 63)) as u64);
}
