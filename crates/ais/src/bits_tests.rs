use super::*;

/// The plainest reading, bit by bit.
fn slow(bytes: &[u8], len: usize, start: usize, width: usize) -> u32 {
    (start..start + width).fold(0, |value, at| {
        let bit = if at < len { bytes[at / 8] >> (7 - at % 8) & 1 } else { 0 };
        value << 1 | u32::from(bit)
    })
}

#[test]
fn fields_at_every_place_and_width() {
    let mut bytes: Vec<u8> = (0..24u32).map(|n| (n * 73 + 41) as u8).collect();
    bytes.extend([0; PADDING]);
    let bits = Bits::new(&bytes, 24 * 8 - 3);
    for start in 0..200 {
        for width in 1..=32 {
            let expected = slow(&bytes, bits.len(), start, width);
            assert_eq!(bits.u(start, width as u32), expected, "{start}+{width}");
            let signed = (expected << (32 - width)) as i32 >> (32 - width);
            assert_eq!(bits.i(start, width as u32), signed, "{start}+{width}");
        }
    }
}
