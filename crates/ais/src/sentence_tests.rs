use super::*;

#[test]
fn a_plain_sentence() {
    let s = parse(b"!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A").unwrap();
    assert_eq!((s.parts, s.part, s.sequence, s.channel, s.fill), (1, 1, None, Some(b'A'), 0));
    assert_eq!(s.payload, b"15RTgt0PAso;90TKcjM8h6g208CQ");
    assert!(!s.own_ship);
}

#[test]
fn any_talker_and_own_ship() {
    let line = with_sum("BSVDO,2,1,7,B,53Adid01u,2");
    let s = parse(&line).unwrap();
    assert!(s.own_ship);
    assert_eq!((s.parts, s.part, s.sequence), (2, 1, Some(7)));
}

#[test]
fn what_is_wrong_is_named() {
    let wrong = |s: &str| parse(&with_sum(s)).unwrap_err();
    assert_eq!(parse(b"!AIVDM,1,1,,A,15,0").unwrap_err(), BadSentence::NoChecksum);
    assert_eq!(parse(b"!AIVDM,1,1,,A,15,0*").unwrap_err(), BadSentence::NoChecksum);
    assert_eq!(parse(b"!AIVDM,1,1,,A,15,0*00").unwrap_err(), BadSentence::Checksum);
    assert_eq!(parse(b"!AIVDM,1,1,,A,15,0*zz").unwrap_err(), BadSentence::Checksum);
    assert_eq!(wrong("AIVDM,1,2,,A,15,0"), BadSentence::Fields);
    assert_eq!(wrong("AIVDM,0,1,,A,15,0"), BadSentence::Fields);
    assert_eq!(wrong("AIVDM,1,1,,A,15,6"), BadSentence::Fields);
    assert_eq!(wrong("AIVDM,1,1,12,A,15,0"), BadSentence::Fields);
    assert_eq!(wrong("AIVDM"), BadSentence::Fields);
}

#[test]
fn the_sum_of_any_length() {
    let bytes: Vec<u8> = (0..40).map(|n: u8| n.wrapping_mul(37)).collect();
    for end in 0..bytes.len() {
        let slow = bytes[..end].iter().fold(0, |a, b| a ^ b);
        assert_eq!(checksum(&bytes[..end]), slow);
    }
}

fn with_sum(content: &str) -> Vec<u8> {
    format!("!{content}*{:02X}", checksum(content.as_bytes())).into_bytes()
}
