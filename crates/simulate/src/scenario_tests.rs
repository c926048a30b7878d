use ais::{Decoder, DecoderConfig, Outcome};
use model::Timestamp;

use super::*;
use crate::{SilenceCause, Truth};

fn small(seed: u64) -> (Vec<u8>, Vec<u8>, Summary) {
    let scenario = Scenario { seed, days: 7, ships: 50, ..Scenario::default() };
    let (mut nmea, mut truth) = (Vec::new(), Vec::new());
    let ports = Ports::embedded().unwrap();
    let summary = run(&scenario, &ports, &mut nmea, &mut truth, &mut |_| ()).unwrap();
    (nmea, truth, summary)
}

#[test]
fn the_same_seed_makes_the_same_traffic() {
    let (a, b, other) = (small(7), small(7), small(8));
    assert_eq!((&a.0, &a.1), (&b.0, &b.1));
    assert_ne!(a.0, other.0);
}

#[test]
fn lines_are_in_order_of_time_and_nearly_all_whole() {
    let (nmea, _, summary) = small(1);
    let mut decoder = Decoder::new(DecoderConfig::default());
    let (mut offset, mut before, mut lines, mut whole, mut types) = (0, Timestamp::default(), 0_u64, 0_u64, [0_u64; 28]);
    for line in nmea.split_inclusive(|b| *b == b'\n') {
        lines += 1;
        match decoder.push(offset, line.strip_suffix(b"\n").unwrap()) {
            Outcome::Message(received) => {
                let t = received.time.unwrap();
                assert!(t >= before, "line {lines}");
                before = t;
                types[usize::from(received.message.msg_type())] += 1;
                whole += 1;
                assert_eq!(received.message.mmsi() / 1_000_000, 200);
            }
            Outcome::Part | Outcome::Refused(_) => {}
            other => panic!("{other:?}"),
        }
        offset += line.len() as u64;
    }
    assert_eq!(lines, summary.lines);
    for msg_type in [1, 3, 5, 18, 24, 27] {
        assert!(types[msg_type] > 10, "type {msg_type}: {types:?}");
    }
    // Every type 5 has a first part that is no message of its own.
    let broken = lines - whole - types[5];
    assert!(broken > 0 && broken < lines / 500, "{broken} of {lines}");
}

#[test]
fn the_truth_is_whole() {
    let (_, truth, summary) = small(3);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &truth).unwrap();
    let truth = Truth::read(file.path()).unwrap();
    assert_eq!((truth.ships.len(), truth.voyages.len() as u64), (50, summary.voyages));
    assert!(truth.voyages.iter().all(|v| v.departure < v.arrival && v.arrival < v.stay_end));
    assert!(truth.voyages.iter().any(|v| v.lie) && truth.silences.iter().any(|s| s.cause == SilenceCause::StationDown));
    std::fs::write(file.path(), "{\"nonsense\":1}\n").unwrap();
    let told = Truth::read(file.path()).unwrap_err().to_string();
    assert!(told.contains("line 1") && told.contains("nonsense"), "{told}");
}
