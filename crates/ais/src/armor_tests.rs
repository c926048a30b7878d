use super::*;

#[test]
fn every_value_survives() {
    for value in 0..64 {
        let mut buffer = [0; 2];
        assert_eq!(decode(&mut buffer, 0, &[encode(value)]), Some(1));
        assert_eq!(buffer[0] >> 2, value);
    }
}

#[test]
fn pieces_of_any_length_join() {
    let chars: Vec<u8> = (0..50_u16).map(|v| encode((v * 7 % 64) as u8)).collect();
    let mut whole = [0; 64];
    assert_eq!(decode(&mut whole, 0, &chars), Some(50));
    for cut in 0..=50 {
        let mut pieces = [0; 64];
        let at = decode(&mut pieces, 0, &chars[..cut]).unwrap();
        assert_eq!(decode(&mut pieces, at, &chars[cut..]), Some(50));
        assert_eq!(pieces, whole, "cut at {cut}");
    }
}

#[test]
fn what_is_no_armour_is_refused() {
    for c in (0..=255u8).filter(|c| !matches!(c, 48..=87 | 96..=119)) {
        let mut buffer = [0; 8];
        assert_eq!(decode(&mut buffer, 0, &[c]), None, "{c}");
        let mut buffer = [0; 8];
        assert_eq!(decode(&mut buffer, 0, &[48, 48, c, 48]), None, "{c}");
    }
}

#[test]
fn a_full_buffer_is_no_panic() {
    let mut buffer = [0; 3];
    assert_eq!(decode(&mut buffer, 0, b"wwww"), Some(4));
    assert_eq!(decode(&mut buffer, 4, b"w"), None);
    assert_eq!(decode(&mut [0; 3], 0, b"wwwww"), None);
}
