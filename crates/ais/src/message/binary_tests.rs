use super::*;
use crate::bits::PADDING;

/// Fields of these values and widths, one behind the other.
fn packed(fields: &[(u32, u32)]) -> (Vec<u8>, usize) {
    let bits: Vec<u8> = fields.iter().flat_map(|&(value, width)| (0..width).rev().map(move |n| (value >> n & 1) as u8)).collect();
    let mut bytes: Vec<u8> = bits.chunks(8).map(|c| c.iter().fold(0, |v, bit| v << 1 | bit) << (8 - c.len())).collect();
    bytes.extend([0; PADDING]);
    (bytes, bits.len())
}

fn slot(fields: &[(u32, u32)]) -> Result<String, usize> {
    let (bytes, len) = packed(fields);
    SlotBinary::parse(Bits::new(&bytes, len)).map(|m| {
        let payload: Vec<u8> = m.payload.bytes().collect();
        format!("{:?} {} {:?} {}:{payload:x?} {} {:?}", m.to, m.spare, m.application, m.payload.bit_len(), m.spare2, m.radio)
    })
}

const HEAD: [(u32, u32); 3] = [(26, 6), (0, 2), (201_000_001, 30)];
const TAIL: [(u32, u32); 2] = [(0b1001, 4), (0x8_1234, 20)];
const STATE: u32 = 0x8_1234;

#[test]
fn spare_bits_stand_behind_the_addressee_and_before_the_state() {
    let middle = [(0b11, 2), (201_000_002, 30), (0b10, 2), (200, 10), (10, 6), (0xab, 8)];
    let all = [&HEAD[..], &middle, &TAIL].concat();
    assert_eq!(slot(&all).as_deref(), Ok(&*format!("Some(201000002) 2 Some((200, 10)) 8:[ab] 9 Some({STATE})")));
}

#[test]
fn a_broadcast_without_application() {
    let all = [&HEAD[..], &[(0, 2), (0xabc, 12)], &TAIL].concat();
    assert_eq!(slot(&all).as_deref(), Ok(&*format!("None 0 None 12:[ab, c0] 9 Some({STATE})")));
}

#[test]
fn a_single_slot_has_no_state() {
    let all = [&[(25, 6), (0, 2), (201_000_001, 30), (0b01, 2), (200, 10), (10, 6)][..], &TAIL].concat();
    assert_eq!(slot(&all).as_deref(), Ok("None 0 Some((200, 10)) 24:[98, 12, 34] 0 None"));
}

#[test]
fn what_does_not_fit_is_too_short() {
    let middle = [(0b11, 2), (201_000_002, 30), (0b10, 2), (200, 10), (10, 6)];
    let empty = [&HEAD[..], &middle, &TAIL].concat();
    assert_eq!(slot(&empty).as_deref(), Ok(&*format!("Some(201000002) 2 Some((200, 10)) 0:[] 9 Some({STATE})")));
    let short = [&HEAD[..], &middle, &[(0, 3), (0, 20)]].concat();
    assert_eq!(slot(&short), Err(112));
}
