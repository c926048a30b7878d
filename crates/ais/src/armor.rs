//! The six-bit armour of NMEA: payload characters to bits and back (IEC 61162-1, table of the encapsulation sentence).

/// Marks a character that is no armour.
const NONE: u8 = 0xff;

const DECODE: [u8; 256] = {
    let mut table = [NONE; 256];
    let mut c = 48;
    while c < 120 {
        // 0x58 to 0x5f lie between the two runs of the alphabet.
        if c < 88 {
            table[c] = c as u8 - 48;
        } else if c >= 96 {
            table[c] = c as u8 - 56;
        }
        c += 1;
    }
    table
};

/// Appends the bits of armoured characters to a bit buffer that already holds `at` characters' worth of them.
///
/// Four characters make three bytes. `buffer` must be zero from the first unwritten bit on. Returns the number of
/// characters now held; nothing if a character is no armour or the buffer is full.
pub(crate) fn decode(buffer: &mut [u8], at: usize, chars: &[u8]) -> Option<usize> {
    let mut at = at;
    let mut rest = chars;
    // Up to a byte border, one by one.
    while !at.is_multiple_of(4) {
        let Some((&c, tail)) = rest.split_first() else {
            return Some(at);
        };
        put(buffer, at, c)?;
        at += 1;
        rest = tail;
    }
    let (fours, tail) = rest.as_chunks::<4>();
    let out = buffer.get_mut(at / 4 * 3..)?;
    if out.len() < fours.len() * 3 {
        return None;
    }
    let mut bad = 0;
    for (&[a, b, c, d], bytes) in fours.iter().zip(out.as_chunks_mut::<3>().0) {
        let (a, b, c, d) = (DECODE[a as usize], DECODE[b as usize], DECODE[c as usize], DECODE[d as usize]);
        bad |= a | b | c | d;
        *bytes = [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d];
    }
    if bad & 0xc0 != 0 {
        return None;
    }
    at += fours.len() * 4;
    for &c in tail {
        put(buffer, at, c)?;
        at += 1;
    }
    Some(at)
}

fn put(buffer: &mut [u8], at: usize, c: u8) -> Option<()> {
    let value = DECODE[c as usize];
    if value == NONE {
        return None;
    }
    let bit = at * 6;
    let shifted = u16::from(value) << (10 - bit % 8);
    let [high, low] = shifted.to_be_bytes();
    *buffer.get_mut(bit / 8)? |= high;
    if low != 0 {
        *buffer.get_mut(bit / 8 + 1)? |= low;
    }
    Some(())
}

/// The armour character of a six-bit value.
pub(crate) const fn encode(value: u8) -> u8 {
    let value = value & 0x3f;
    if value < 40 { value + 48 } else { value + 56 }
}

#[cfg(test)]
#[path = "armor_tests.rs"]
mod tests;
