use model::Timestamp;

use super::{ClassBFields, Encoder, LongRangeFields, PositionFields, StaticAFields, StaticBFields, StaticVoyageFields, Tag};
use crate::{Decoder, DecoderConfig, Message, Outcome};

fn tag(group: Option<u32>) -> Tag<'static> {
    Tag { station: "TEST", time: Timestamp::from_secs(1_700_000_000), group }
}

/// Decodes lines and hands each message on.
fn decode(lines: &[u8], mut told: impl FnMut(Message<'_>)) {
    let mut decoder = Decoder::new(DecoderConfig::default());
    for line in lines.split(|&c| c == b'\n') {
        match decoder.push(0, line) {
            Outcome::Message(m) => {
                assert_eq!(m.time, Some(Timestamp::from_secs(1_700_000_000)));
                assert_eq!(m.station, Some(&b"TEST"[..]));
                told(m.message);
            }
            Outcome::Part | Outcome::Blank => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(decoder.finish().count(), 0);
}

#[test]
fn positions_come_back() {
    let mut out = Vec::new();
    let mut encoder = Encoder::new();
    let fields = PositionFields {
        msg_type: 1,
        mmsi: 201_000_001,
        nav_status: 5,
        turn: -20,
        speed: 123,
        accurate: true,
        lon: -73_407_500,
        lat: -20_000_001,
        course: 2245,
        heading: 215,
        second: 33,
    };
    encoder.position(&fields, &tag(None), 'A', &mut out);
    encoder.class_b(
        &ClassBFields { mmsi: 201_000_002, speed: 50, accurate: false, lon: 1, lat: -1, course: 1, heading: 511, second: 60 },
        &tag(None),
        'B',
        &mut out,
    );
    encoder.long_range(
        &LongRangeFields {
            mmsi: 201_000_003,
            accurate: true,
            nav_status: 0,
            lon_tenths: -600,
            lat_tenths: 601,
            speed: 12,
            course: 359,
        },
        &tag(None),
        'A',
        &mut out,
    );
    let mut seen = 0;
    decode(&out, |message| {
        seen += 1;
        match message {
            Message::Position(m) => {
                assert_eq!((m.mmsi, m.status, m.speed, m.course, m.heading, m.second), (201_000_001, 5, 123, 2245, 215, 33));
                assert_eq!((m.fix.lon, m.fix.lat, m.turn, m.accurate), (-73_407_500, -20_000_001, -20, true));
            }
            Message::ClassB(m) => assert_eq!((m.mmsi, m.fix.lon, m.fix.lat, m.heading), (201_000_002, 1, -1, 511)),
            Message::LongRange(m) => {
                assert_eq!((m.mmsi, m.fix.lon, m.fix.lat, m.speed, m.course), (201_000_003, -600, 601, 12, 359));
            }
            other => panic!("{other:?}"),
        }
    });
    assert_eq!(seen, 3);
}

#[test]
fn static_data_comes_back() {
    let mut out = Vec::new();
    let mut encoder = Encoder::new();
    let fields = StaticVoyageFields {
        mmsi: 201_000_001,
        imo: 9_074_729,
        call_sign: "XX1A",
        name: "MADE UP ONE",
        ship_type: 70,
        bow: 100,
        stern: 20,
        port: 9,
        starboard: 9,
        eta_month: 3,
        eta_day: 14,
        eta_hour: 15,
        eta_minute: 9,
        draught: 72,
        destination: "eg psd > ly mra é",
    };
    encoder.static_voyage(&fields, &tag(Some(7)), 'A', &mut out);
    encoder.static_a(&StaticAFields { mmsi: 201_000_002, name: "SMALL" }, &tag(None), 'A', &mut out);
    let b = StaticBFields { mmsi: 201_000_002, ship_type: 30, call_sign: "YY2", bow: 10, stern: 5, port: 2, starboard: 2 };
    encoder.static_b(&b, &tag(None), 'A', &mut out);
    assert!(out.starts_with(b"\\g:1-2-7,s:TEST,c:1700000000*"));
    let mut seen = 0;
    decode(&out, |message| {
        seen += 1;
        match message {
            Message::StaticVoyage(m) => {
                assert_eq!(m.destination.text().as_deref(), Some("EG PSD > LY MRA ?"));
                assert_eq!((m.name.text().as_deref(), m.call_sign.text().as_deref()), (Some("MADE UP ONE"), Some("XX1A")));
                assert_eq!((m.imo, m.draught, m.ship_type), (9_074_729, 72, 70));
                assert_eq!((m.dimensions.length_m(), m.dimensions.beam_m()), (Some(120), Some(18)));
            }
            Message::StaticPartA(m) => assert_eq!(m.name.text().as_deref(), Some("SMALL")),
            Message::StaticPartB(m) => assert_eq!((m.ship_type, m.call_sign.text().as_deref()), (30, Some("YY2"))),
            other => panic!("{other:?}"),
        }
    });
    assert_eq!(seen, 3);
}
