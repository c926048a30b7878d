//! Fields to lines and back.

use ais::{
    Decoder, DecoderConfig, Message, Outcome, SixBit,
    encode::{ClassBFields, Encoder, LongRangeFields, PositionFields, StaticAFields, StaticBFields, StaticVoyageFields, Tag},
};
use model::Timestamp;

/// Bytes as fields; zeros when they are used up.
struct Source<'a>(&'a [u8]);

impl Source<'_> {
    fn u8(&mut self) -> u8 {
        self.0.split_off_first().copied().unwrap_or_default()
    }

    fn u16(&mut self) -> u16 {
        u16::from_be_bytes([self.u8(), self.u8()])
    }

    fn u32(&mut self) -> u32 {
        u32::from(self.u16()) << 16 | u32::from(self.u16())
    }

    fn flag(&mut self) -> bool {
        self.u8() & 1 == 1
    }

    fn text(&mut self) -> String {
        let length = usize::from(self.u8() % 32).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}

/// What is left of a text in a field of so many characters.
fn kept(text: &str, chars: usize) -> String {
    let six = |c: char| match c.to_ascii_uppercase() {
        c @ ' '..='_' => c,
        _ => '?',
    };
    text.chars().map(six).take(chars).take_while(|&c| c != '@').collect::<String>().trim().to_owned()
}

fn read(field: SixBit<'_>) -> String {
    field.text().unwrap_or_default().into()
}

/// The lowest bits of a signed number.
fn low(value: i32, bits: u32) -> i32 {
    value << (32 - bits) >> (32 - bits)
}

/// Encodes messages made of the bytes, and decodes them.
pub fn round_trip(bytes: &[u8]) {
    let mut source = Source(bytes);
    let mut encoder = Encoder::new();
    let mut decoder = Decoder::new(DecoderConfig::default());
    loop {
        one(&mut source, &mut encoder, &mut decoder);
        if source.0.is_empty() {
            break;
        }
    }
    assert_eq!(decoder.finish().count(), 0);
}

fn one(source: &mut Source<'_>, encoder: &mut Encoder, decoder: &mut Decoder) {
    let kind = source.u8() % 6;
    let time = Timestamp::from_secs(i64::from(source.u32()));
    let tag = Tag { station: "r1", time, group: source.flag().then(|| source.u32()) };
    let mut out = Vec::new();
    let mmsi = source.u32();
    let sender = mmsi & 0x3fff_ffff;
    let mut check: Box<dyn FnMut(&Message<'_>)> = match kind {
        0 => position(source, mmsi, encoder, &tag, &mut out),
        1 => voyage(source, mmsi, encoder, &tag, &mut out),
        2 => class_b(source, mmsi, encoder, &tag, &mut out),
        3 => {
            let name = source.text();
            encoder.static_a(&StaticAFields { mmsi, name: &name }, &tag, 'B', &mut out);
            Box::new(move |message| {
                let Message::StaticPartA(m) = message else { unreachable!("{message:?}") };
                assert_eq!(read(m.name), kept(&name, 20));
            })
        }
        4 => part_b(source, mmsi, encoder, &tag, &mut out),
        _ => long_range(source, mmsi, encoder, &tag, &mut out),
    };
    let mut messages = 0;
    for line in out.split(|&c| c == b'\n').filter(|l| !l.is_empty()) {
        match decoder.push(0, line) {
            Outcome::Message(received) => {
                messages += 1;
                assert_eq!((received.time, received.station), (Some(time), Some(&b"r1"[..])));
                assert_eq!(received.message.mmsi(), sender);
                check(&received.message);
            }
            Outcome::Part => {}
            other => unreachable!("{other:?}"),
        }
    }
    assert_eq!(messages, 1);
}

type Check = Box<dyn FnMut(&Message<'_>)>;

fn position(s: &mut Source<'_>, mmsi: u32, encoder: &mut Encoder, tag: &Tag<'_>, out: &mut Vec<u8>) -> Check {
    let f = PositionFields {
        msg_type: s.u8() % 3 + 1,
        mmsi,
        nav_status: s.u8(),
        turn: s.u8() as i8,
        speed: s.u16(),
        accurate: s.flag(),
        lon: s.u32() as i32,
        lat: s.u32() as i32,
        course: s.u16(),
        heading: s.u16(),
        second: s.u8(),
    };
    encoder.position(&f, tag, 'A', out);
    Box::new(move |message| {
        let Message::Position(m) = message else { unreachable!("{message:?}") };
        assert_eq!((m.msg_type, m.status, m.turn, m.speed), (f.msg_type, f.nav_status & 15, f.turn, f.speed & 1023));
        assert_eq!((m.accurate, m.fix.lon, m.fix.lat), (f.accurate, low(f.lon, 28), low(f.lat, 27)));
        assert_eq!((m.course, m.heading, m.second), (f.course & 4095, f.heading & 511, f.second & 63));
    })
}

fn voyage(s: &mut Source<'_>, mmsi: u32, encoder: &mut Encoder, tag: &Tag<'_>, out: &mut Vec<u8>) -> Check {
    let (call_sign, name, destination) = (s.text(), s.text(), s.text());
    let (imo, ship_type, draught) = (s.u32(), s.u8(), s.u8());
    let (bow, stern, port, starboard) = (s.u16(), s.u16(), s.u8(), s.u8());
    let (eta_month, eta_day, eta_hour, eta_minute) = (s.u8(), s.u8(), s.u8(), s.u8());
    let f = StaticVoyageFields {
        mmsi,
        imo,
        call_sign: &call_sign,
        name: &name,
        ship_type,
        bow,
        stern,
        port,
        starboard,
        eta_month,
        eta_day,
        eta_hour,
        eta_minute,
        draught,
        destination: &destination,
    };
    encoder.static_voyage(&f, tag, 'A', out);
    Box::new(move |message| {
        let Message::StaticVoyage(m) = message else { unreachable!("{message:?}") };
        assert_eq!(
            (read(m.call_sign), read(m.name), read(m.destination)),
            (kept(&call_sign, 7), kept(&name, 20), kept(&destination, 20))
        );
        assert_eq!((m.imo, m.ship_type, m.draught), (imo & 0x3fff_ffff, ship_type, draught));
        let d = m.dimensions;
        assert_eq!((d.to_bow, d.to_stern, d.to_port, d.to_starboard), (bow & 511, stern & 511, port & 63, starboard & 63));
        let eta = (m.eta.month, m.eta.day, m.eta.hour, m.eta.minute);
        assert_eq!(eta, (eta_month & 15, eta_day & 31, eta_hour & 31, eta_minute & 63));
    })
}

fn class_b(s: &mut Source<'_>, mmsi: u32, encoder: &mut Encoder, tag: &Tag<'_>, out: &mut Vec<u8>) -> Check {
    let f = ClassBFields {
        mmsi,
        speed: s.u16(),
        accurate: s.flag(),
        lon: s.u32() as i32,
        lat: s.u32() as i32,
        course: s.u16(),
        heading: s.u16(),
        second: s.u8(),
    };
    encoder.class_b(&f, tag, 'B', out);
    Box::new(move |message| {
        let Message::ClassB(m) = message else { unreachable!("{message:?}") };
        assert_eq!((m.speed, m.accurate, m.fix.lon, m.fix.lat), (f.speed & 1023, f.accurate, low(f.lon, 28), low(f.lat, 27)));
        assert_eq!((m.course, m.heading, m.second), (f.course & 4095, f.heading & 511, f.second & 63));
    })
}

fn part_b(s: &mut Source<'_>, mmsi: u32, encoder: &mut Encoder, tag: &Tag<'_>, out: &mut Vec<u8>) -> Check {
    let call_sign = s.text();
    let (ship_type, bow, stern, port, starboard) = (s.u8(), s.u16(), s.u16(), s.u8(), s.u8());
    let f = StaticBFields { mmsi, ship_type, call_sign: &call_sign, bow, stern, port, starboard };
    encoder.static_b(&f, tag, 'B', out);
    Box::new(move |message| {
        let Message::StaticPartB(m) = message else { unreachable!("{message:?}") };
        assert_eq!((m.ship_type, read(m.call_sign)), (ship_type, kept(&call_sign, 7)));
        let d = m.dimensions;
        assert_eq!((d.to_bow, d.to_stern, d.to_port, d.to_starboard), (bow & 511, stern & 511, port & 63, starboard & 63));
    })
}

fn long_range(s: &mut Source<'_>, mmsi: u32, encoder: &mut Encoder, tag: &Tag<'_>, out: &mut Vec<u8>) -> Check {
    let f = LongRangeFields {
        mmsi,
        accurate: s.flag(),
        nav_status: s.u8(),
        lon_tenths: s.u32() as i32,
        lat_tenths: s.u32() as i32,
        speed: s.u8(),
        course: s.u16(),
    };
    encoder.long_range(&f, tag, 'A', out);
    Box::new(move |message| {
        let Message::LongRange(m) = message else { unreachable!("{message:?}") };
        assert_eq!((m.accurate, m.status, m.speed, m.course), (f.accurate, f.nav_status & 15, f.speed & 63, f.course & 511));
        assert_eq!((m.fix.lon, m.fix.lat), (low(f.lon_tenths, 18), low(f.lat_tenths, 17)));
    })
}
