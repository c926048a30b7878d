//! Text in six-bit ASCII (annex 8, table 47).

use std::fmt;

use crate::bits::Bits;

/// A text field, decoded when it is asked for.
#[derive(Clone, Copy)]
pub struct SixBit<'a> {
    bits: Bits<'a>,
    start: usize,
    chars: usize,
}

impl<'a> SixBit<'a> {
    /// `chars` characters from bit `start`; fewer where the message ends before.
    pub(crate) fn new(bits: Bits<'a>, start: usize, chars: usize) -> Self {
        let chars = chars.min(bits.len().saturating_sub(start) / 6);
        Self { bits, start, chars }
    }

    /// The characters as sent, up to the first `@`, which ends a text.
    pub fn chars(self) -> impl Iterator<Item = char> + 'a {
        self.all().take_while(|&c| c != '@')
    }

    /// Every character as sent, `@` included.
    pub fn all(self) -> impl Iterator<Item = char> + 'a {
        (0..self.chars).map(move |n| {
            let value = self.bits.byte(self.start + n * 6, 6);
            char::from(if value < 32 { value + 64 } else { value })
        })
    }

    /// The text without the blanks around it; nothing where it is empty, which is "not available".
    pub fn text(self) -> Option<Box<str>> {
        let mut text = String::with_capacity(self.chars);
        text.extend(self.chars());
        let trimmed = text.trim();
        (!trimmed.is_empty()).then(|| trimmed.into())
    }
}

impl fmt::Display for SixBit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        self.chars().try_for_each(|c| f.write_char(c))
    }
}

impl fmt::Debug for SixBit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}
