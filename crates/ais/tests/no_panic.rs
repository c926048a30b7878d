//! Any bytes are lines to the decoder: it does not panic, and each line has one outcome. What the fuzz targets drive, at random.

#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs, unreachable_pub)]

#[path = "../fuzz/src/lib.rs"]
mod drive;

use ais::encode::{
    ClassBFields, Encoder, LongRangeFields, PositionFields, StaticAFields, StaticBFields, StaticVoyageFields, Tag,
};
use drive::{lines, payload, round_trip, sentence};
use model::Timestamp;
use proptest::{collection::vec, prelude::*, sample::Index};

/// Lines as feeds have them: each kind that the encoder writes, other sentences, and the lines around them.
fn valid() -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new();
    for (n, group) in [(0, Some(7)), (1, None), (2, Some(8))] {
        let tag = Tag { station: "r003669946", time: Timestamp::from_secs(1_700_000_000 + n), group };
        let mmsi = 201_000_001 + n as u32;
        let (lon, lat) = (-73_407_500, 20_000_001);
        let position = PositionFields {
            msg_type: 1 + n as u8,
            mmsi,
            nav_status: 5,
            turn: -20,
            speed: 123,
            accurate: true,
            lon,
            lat,
            course: 2245,
            heading: 215,
            second: 33,
        };
        encoder.position(&position, &tag, 'A', &mut out);
        let voyage = StaticVoyageFields {
            mmsi,
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
            destination: "EG PSD",
        };
        encoder.static_voyage(&voyage, &tag, 'B', &mut out);
        let class_b = ClassBFields { mmsi, speed: 50, accurate: false, lon, lat, course: 1, heading: 511, second: 60 };
        encoder.class_b(&class_b, &tag, 'B', &mut out);
        encoder.static_a(&StaticAFields { mmsi, name: "SMALL" }, &tag, 'A', &mut out);
        let part_b = StaticBFields { mmsi, ship_type: 30, call_sign: "YY2", bow: 10, stern: 5, port: 2, starboard: 2 };
        encoder.static_b(&part_b, &tag, 'A', &mut out);
        let far =
            LongRangeFields { mmsi, accurate: true, nav_status: 0, lon_tenths: -600, lat_tenths: 601, speed: 12, course: 359 };
        encoder.long_range(&far, &tag, 'A', &mut out);
    }
    let mut all: Vec<Vec<u8>> = out.split(|&c| c == b'\n').filter(|l| !l.is_empty()).map(<[u8]>::to_vec).collect();
    // The same sentences without their TAG blocks, and with what loggers append.
    let bare: Vec<Vec<u8>> = all.iter().filter_map(|l| l.iter().position(|&c| c == b'!').map(|at| l[at..].to_vec())).collect();
    all.extend(bare.iter().map(|l| [l, &b",d-109,S2105,r003669946,1325394060,1325394001"[..]].concat()));
    all.extend(bare);
    // One of each type, long enough for any.
    all.extend(
        (1..=27).map(|t: u8| sentence(&[b"AIVDO,1,1,,B,", &[t + if t < 40 { 48 } else { 56 }][..], &[b'5'; 70], b",0"].concat())),
    );
    all.extend([
        b"$PGHP,1,2013,11,12,10,26,41,0,219,,2190047,1,44*13".to_vec(),
        b"\\si:AISD*3F\\".to_vec(),
        b"\\s:rTEST1,c:1418172113*62\\".to_vec(),
        b"$GPZDA,000000,01,01,2020,00,00*48".to_vec(),
        b"# a comment".to_vec(),
        Vec::new(),
    ]);
    all
}

/// A change to a line.
#[derive(Clone, Debug)]
enum Change {
    Set(Index, u8),
    Flip(Index, u32),
    Insert(Index, u8),
    Remove(Index),
    Truncate(Index),
    /// Makes the checksum of the sentence right again, so that the change is looked at.
    Mend,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (any::<Index>(), 0..8_u32).prop_map(|(at, bit)| Change::Flip(at, bit)),
        (any::<Index>(), prop_oneof![any::<u8>(), Just(b','), Just(b'*'), Just(b'\\'), Just(b'!')])
            .prop_map(|(at, byte)| Change::Insert(at, byte)),
        any::<Index>().prop_map(Change::Remove),
        any::<Index>().prop_map(Change::Truncate),
        Just(Change::Mend),
        Just(Change::Mend),
    ]
}

fn apply(line: &mut Vec<u8>, change: &Change) {
    if line.is_empty() {
        return;
    }
    let length = line.len();
    match change {
        Change::Set(at, byte) => line[at.index(length)] = *byte,
        Change::Flip(at, bit) => line[at.index(length)] ^= 1 << bit,
        Change::Insert(at, byte) => line.insert(at.index(length), *byte),
        Change::Remove(at) => {
            line.remove(at.index(length));
        }
        Change::Truncate(at) => line.truncate(at.index(length)),
        Change::Mend => {
            if let Some(begin) = line.iter().position(|&c| c == b'!') {
                let end = line[begin..].iter().position(|&c| c == b'*').map_or(length, |at| begin + at);
                let mended = sentence(&line[begin + 1..end]);
                line.truncate(begin);
                line.extend(mended);
            }
        }
    }
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let changed = (any::<Index>(), prop_oneof![Just(Vec::new()), vec(change(), 1..5)]);
    vec(changed, 1..60).prop_map(|choices| {
        let valid = valid();
        let changed = choices.iter().map(|(which, changes)| {
            let mut line = which.get(&valid).clone();
            for change in changes {
                apply(&mut line, change);
            }
            line
        });
        changed.collect::<Vec<_>>().join(&b'\n')
    })
}

#[test]
fn valid_lines_are_not_refused() {
    let tally = lines(&valid().join(&b'\n'));
    assert_eq!(tally.lines, valid().len() as u64);
    assert_eq!(tally.refused, 0, "{tally:?}");
    assert_eq!(tally.given_up, 0, "{tally:?}");
}

#[test]
fn every_line_cut_at_every_byte() {
    for line in valid() {
        for end in 0..=line.len() {
            assert_eq!(lines(&line[..end]).lines, 1);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..2000)) {
        lines(&bytes);
    }

    #[test]
    fn changed_lines(bytes in mutated()) {
        lines(&bytes);
    }

    #[test]
    fn any_payload(bytes in vec(any::<u8>(), 0..200)) {
        payload(&bytes);
    }

    /// Around the longest payload there is.
    #[test]
    fn any_long_payload(bytes in vec(any::<u8>(), 1400..1500)) {
        payload(&bytes);
    }

    #[test]
    fn any_fields(bytes in vec(any::<u8>(), 0..300)) {
        round_trip(&bytes);
    }
}
