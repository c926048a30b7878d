use model::{Reason, Timestamp};
use proptest::prelude::*;

use crate::{Decoder, DecoderConfig, Message, Outcome, sentence::checksum};

const POSITION: &str = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";

fn reason(line: &[u8]) -> Option<Reason> {
    match Decoder::new(DecoderConfig::default()).push(0, line) {
        Outcome::Refused(refused) => Some(refused.reason),
        _ => None,
    }
}

fn summed(body: &str) -> String {
    format!("!{body}*{:02X}", checksum(body.as_bytes()))
}

#[test]
fn pghp_gives_time_and_station_to_the_next_message_alone() {
    let mut decoder = Decoder::new(DecoderConfig::default());
    assert!(matches!(decoder.push(0, b"$PGHP,1,2013,11,12,10,26,41,0,219,,2190047,1,44*13"), Outcome::Time));
    assert!(matches!(decoder.push(50, b"\\si:AISD*3F\\"), Outcome::Time));
    let Outcome::Message(m) = decoder.push(64, POSITION.as_bytes()) else { panic!("a message") };
    assert_eq!(m.time, Timestamp::from_civil(2013, 11, 12, 10, 26, 41, 0));
    assert_eq!(m.station, Some(&b"2190047"[..]));
    let Outcome::Message(m) = decoder.push(128, POSITION.as_bytes()) else { panic!("a message") };
    assert_eq!((m.time, m.station), (None, None));
}

#[test]
fn a_sentence_of_another_kind_takes_the_time_away() {
    let mut decoder = Decoder::new(DecoderConfig::default());
    decoder.push(0, b"$PGHP,1,2013,11,12,10,26,41,0,219,,2190047,1,44*13");
    assert!(matches!(decoder.push(50, b"$PSTT,10A,2013,11,12*00"), Outcome::Other | Outcome::Refused(_)));
    let Outcome::Message(m) = decoder.push(64, POSITION.as_bytes()) else { panic!("a message") };
    assert_eq!(m.time, None);
}

#[test]
fn trailing_fields() {
    let line = format!("{POSITION},d-109,S2105,r003669946,1325394060,1325394001");
    let mut decoder = Decoder::new(DecoderConfig::default());
    let Outcome::Message(m) = decoder.push(0, line.as_bytes()) else { panic!("a message") };
    assert_eq!(m.time, Some(Timestamp::from_secs(1_325_394_060)));
    assert_eq!(m.station, Some(&b"r003669946"[..]));
}

#[test]
fn any_talker_and_own_ship() {
    for talker in ["AI", "AB", "AD", "AN", "AR", "AS", "AT", "AX", "BS", "SA"] {
        let mut decoder = Decoder::new(DecoderConfig::default());
        let line = summed(&format!("{talker}VDO,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0"));
        let Outcome::Message(m) = decoder.push(0, line.as_bytes()) else { panic!("{line}") };
        assert!(m.own_ship && matches!(m.message, Message::Position(_)));
    }
}

#[test]
fn what_is_refused_and_why() {
    assert_eq!(reason(b"!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4B"), Some(Reason::Checksum));
    assert_eq!(reason(b"!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0"), Some(Reason::Checksum));
    assert_eq!(reason(b"\\s:a*00\\!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A"), Some(Reason::Checksum));
    assert_eq!(reason(b"\\s:a!AIVDM"), Some(Reason::Malformed));
    assert_eq!(reason(b"hello"), Some(Reason::Malformed));
    assert_eq!(reason(b"\x00\xff\x00"), Some(Reason::Malformed));
    assert_eq!(reason(b"$PGHP,1,2013,13,12,10,26,41,0,219,,2190047,1,44"), Some(Reason::BadTime));
    assert_eq!(reason(summed("AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6,0").as_bytes()), Some(Reason::ShortPayload));
    assert_eq!(reason(summed("AIVDM,1,1,,A,,0").as_bytes()), Some(Reason::ShortPayload));
    assert_eq!(reason(summed("AIVDM,1,1,,A,l5RTgt0PAso;90TKcjM8h6g208CQ,0").as_bytes()), Some(Reason::UnknownMessageType));
    assert_eq!(reason(summed("AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208C~,0").as_bytes()), Some(Reason::Malformed));
    assert_eq!(reason(summed("AIVDM,0,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0").as_bytes()), Some(Reason::Malformed));
    let long = "1".repeat(2000);
    assert_eq!(reason(summed(&format!("AIVDM,1,1,,A,{long},0")).as_bytes()), Some(Reason::Malformed));
}

#[test]
fn blank_lines_and_comments() {
    let mut decoder = Decoder::new(DecoderConfig::default());
    for line in [&b""[..], b"\r", b"  \t", b"# a comment"] {
        assert!(matches!(decoder.push(0, line), Outcome::Blank));
    }
    assert!(matches!(decoder.push(0, b"$GPZDA,000000,01,01,2020,00,00*4B"), Outcome::Other | Outcome::Refused(_)));
}

/// Bits of a longer message must not show in a shorter one after it.
#[test]
fn nothing_is_left_of_the_message_before() {
    let ones = "w".repeat(56);
    let long = summed(&format!("AIVDM,1,1,,A,8{ones},0"));
    let mut decoder = Decoder::new(DecoderConfig::default());
    decoder.push(0, long.as_bytes());
    let after = format!("{:?}", decoder.push(0, POSITION.as_bytes()));
    let fresh = format!("{:?}", Decoder::new(DecoderConfig::default()).push(0, POSITION.as_bytes()));
    let cut = |text: &str| text.split("raw").next().map(str::to_owned);
    assert_eq!(cut(&after), cut(&fresh));
}

fn any_line() -> impl Strategy<Value = Vec<u8>> {
    let valid = (1..4_u8, 1..4_u8, 0..10_u8, "[0-W`-w]{0,90}", 0..6_u8).prop_map(|(parts, part, sequence, payload, fill)| {
        summed(&format!("AIVDM,{parts},{part},{sequence},A,{payload},{fill}")).into_bytes()
    });
    let tagged = ("[a-z:,0-9-]{0,30}", valid.clone()).prop_map(|(tag, line)| {
        let mut tagged = format!("\\{tag}*{:02X}\\", checksum(tag.as_bytes())).into_bytes();
        tagged.extend(line);
        tagged
    });
    prop_oneof![
        valid,
        tagged,
        proptest::collection::vec(any::<u8>(), 0..120),
        "[!$\\\\]?[A-Z]{5}[ -~]{0,80}".prop_map(String::into_bytes)
    ]
}

proptest! {
    /// No line panics, and every line has one outcome: given parts are messages, given up, or still waiting.
    #[test]
    fn any_lines(lines in proptest::collection::vec(any_line(), 0..60)) {
        let mut decoder = Decoder::new(DecoderConfig { max_pending: 8, max_lines: 20, ..DecoderConfig::default() });
        let (mut parts, mut used, mut expired) = (0_usize, 0_usize, 0_usize);
        for line in &lines {
            match decoder.push(0, line) {
                Outcome::Message(m) => {
                    let _ = format!("{m:?}");
                    used += usize::from(m.parts) - 1;
                }
                Outcome::Part => parts += 1,
                _ => {}
            }
            expired += decoder.expired().count();
        }
        expired += decoder.finish().count();
        prop_assert!(used + expired <= parts);
    }
}
