use model::{Reason, Timestamp};

use crate::{
    Decoder, DecoderConfig, Message, Outcome,
    encode::{Encoder, StaticVoyageFields, Tag},
    sentence::checksum,
};

/// The two payloads of a type 5 message.
fn payloads(mmsi: u32) -> (String, String) {
    let fields = StaticVoyageFields {
        mmsi,
        imo: 0,
        call_sign: "XX1",
        name: "MADE UP",
        ship_type: 70,
        bow: 1,
        stern: 2,
        port: 3,
        starboard: 4,
        eta_month: 1,
        eta_day: 2,
        eta_hour: 3,
        eta_minute: 4,
        draught: 55,
        destination: "NOWHERE AT ALL",
    };
    let tag = Tag { station: "T", time: Timestamp::from_secs(1), group: None };
    let mut out = Vec::new();
    Encoder::new().static_voyage(&fields, &tag, 'A', &mut out);
    let text = String::from_utf8(out).expect("ASCII");
    let mut payloads = text.lines().map(|line| line.split(',').nth(6).expect("a payload").to_owned());
    (payloads.next().expect("the first"), payloads.next().expect("the second"))
}

fn sentence(part: u8, sequence: &str, channel: &str, payload: &str) -> String {
    let fill = if part == 2 { 2 } else { 0 };
    let body = format!("AIVDM,2,{part},{sequence},{channel},{payload},{fill}");
    format!("!{body}*{:02X}", checksum(body.as_bytes()))
}

fn tagged(tag: &str, sentence: &str) -> String {
    format!("\\{tag}*{:02X}\\{sentence}", checksum(tag.as_bytes()))
}

/// The senders of the messages that lines give, and the parts left over.
fn decode(lines: &[String]) -> (Vec<u32>, Vec<(u64, u8)>) {
    let mut decoder = Decoder::new(DecoderConfig::default());
    let (mut senders, mut left) = (Vec::new(), Vec::new());
    for (n, line) in lines.iter().enumerate() {
        match decoder.push(n as u64 * 100, line.as_bytes()) {
            Outcome::Message(m) => {
                assert!(matches!(m.message, Message::StaticVoyage(_)));
                senders.push(m.message.mmsi());
            }
            Outcome::Part | Outcome::Time | Outcome::Blank => {}
            other => panic!("{line}: {other:?}"),
        }
        left.extend(decoder.expired().map(|p| (p.line, p.part)));
    }
    left.extend(decoder.finish().map(|p| (p.line, p.part)));
    (senders, left)
}

fn part_of(mmsi: u32, part: u8, sequence: &str, channel: &str) -> String {
    let (first, second) = payloads(mmsi);
    sentence(part, sequence, channel, if part == 1 { &first } else { &second })
}

fn a(part: u8, sequence: &str, channel: &str) -> String {
    part_of(MMSI_A, part, sequence, channel)
}

fn b(part: u8, sequence: &str, channel: &str) -> String {
    part_of(MMSI_B, part, sequence, channel)
}

const MMSI_A: u32 = 201_000_001;
const MMSI_B: u32 = 201_000_002;

#[test]
fn interleaved_by_sequence_number_and_channel() {
    let (senders, left) = decode(&[a(1, "3", "A"), b(1, "4", "A"), b(2, "4", "A"), a(2, "3", "A")]);
    assert_eq!((senders, left), (vec![MMSI_B, MMSI_A], vec![]));
    let (senders, left) = decode(&[a(1, "3", "A"), b(1, "3", "B"), a(2, "3", "A"), b(2, "3", "B")]);
    assert_eq!((senders, left), (vec![MMSI_A, MMSI_B], vec![]));
}

#[test]
fn interleaved_by_station_and_by_group() {
    let lines = [
        tagged("s:north", &a(1, "3", "A")),
        tagged("s:south", &b(1, "3", "A")),
        tagged("s:north", &a(2, "3", "A")),
        tagged("s:south", &b(2, "3", "A")),
    ];
    assert_eq!(decode(&lines), (vec![MMSI_A, MMSI_B], vec![]));
    // As coast guards send it: the station stands in the first part's block alone.
    let lines = [
        tagged("g:1-2-7001,s:north", &a(1, "3", "A")),
        tagged("g:1-2-7002,s:south", &b(1, "3", "A")),
        tagged("g:2-2-7002", &b(2, "3", "A")),
        tagged("g:2-2-7001", &a(2, "3", "A")),
    ];
    assert_eq!(decode(&lines), (vec![MMSI_B, MMSI_A], vec![]));
}

#[test]
fn a_message_heard_twice_is_given_twice() {
    let lines = [a(1, "3", "A"), a(1, "3", "A"), a(2, "3", "A"), a(2, "3", "A")];
    assert_eq!(decode(&lines), (vec![MMSI_A, MMSI_A], vec![]));
}

#[test]
fn a_lost_part_does_not_join_two_messages() {
    // The first part of the message under number 3 was lost; its second part must not take the place of the next one's.
    let mut lines = vec![a(2, "3", "A")];
    lines.extend((0..20).map(|_| String::new()));
    lines.extend([b(1, "3", "A"), b(2, "3", "A")]);
    assert_eq!(decode(&lines), (vec![MMSI_B], vec![(1, 2)]));
    // The second part was lost, and the number is used again.
    let lines = [a(1, "3", "A"), b(1, "3", "A"), b(2, "3", "A")];
    assert_eq!(decode(&lines), (vec![MMSI_B], vec![(1, 1)]));
}

#[test]
fn parts_in_the_wrong_order() {
    assert_eq!(decode(&[a(2, "3", "A"), a(1, "3", "A")]), (vec![MMSI_A], vec![]));
}

#[test]
fn the_time_out_follows_the_clock_of_the_feed() {
    let first = tagged("c:1700000000", &a(1, "3", "A"));
    let soon = tagged("c:1700000030", &a(2, "3", "A"));
    let late = tagged("c:1700000031", &a(2, "3", "A"));
    assert_eq!(decode(&[first.clone(), soon]), (vec![MMSI_A], vec![]));
    assert_eq!(decode(&[first, late]), (vec![], vec![(1, 1), (2, 2)]));
}

#[test]
fn without_a_clock_lines_are_counted() {
    let mut decoder = Decoder::new(DecoderConfig { max_lines: 3, ..DecoderConfig::default() });
    let lines = [a(1, "3", "A"), String::new(), String::new(), String::new(), a(2, "3", "A")];
    for line in &lines {
        assert!(!matches!(decoder.push(0, line.as_bytes()), Outcome::Message(_)));
    }
    assert_eq!(decoder.expired().count(), 1);
}

#[test]
fn memory_is_bounded() {
    let mut decoder = Decoder::new(DecoderConfig { max_pending: 4, ..DecoderConfig::default() });
    let mut given_up = 0;
    for n in 0..100 {
        let line = tagged(&format!("s:station{n}"), &a(1, "3", "A"));
        assert!(matches!(decoder.push(0, line.as_bytes()), Outcome::Part));
        given_up += decoder.expired().count();
    }
    assert_eq!(given_up, 96);
    assert_eq!(decoder.finish().count(), 4);
}

#[test]
fn time_and_station_are_those_of_the_first_part_and_offsets_those_of_both() {
    let mut decoder = Decoder::new(DecoderConfig::default());
    let first = tagged("s:north,c:1700000000", &a(1, "3", "A"));
    assert!(matches!(decoder.push(10, first.as_bytes()), Outcome::Part));
    let second = a(2, "3", "A");
    let Outcome::Message(m) = decoder.push(200, second.as_bytes()) else { panic!("complete") };
    assert_eq!(m.time, Some(Timestamp::from_secs(1_700_000_000)));
    assert_eq!((m.station, m.parts, m.offset_first, m.offset_last), (Some(&b"north"[..]), 2, 10, 200));
}

#[test]
fn a_part_beyond_the_number_of_parts_is_refused() {
    let body = "AIVDM,2,3,1,A,15RTgt0PAso;90TKcjM8h6g208CQ,0";
    let line = format!("!{body}*{:02X}", checksum(body.as_bytes()));
    let mut decoder = Decoder::new(DecoderConfig::default());
    let Outcome::Refused(refused) = decoder.push(0, line.as_bytes()) else { panic!("refused") };
    assert_eq!(refused.reason, Reason::Malformed);
}
