//! Lines to a decoder, and the account of them.

use std::collections::BTreeSet;

use ais::{Decoder, DecoderConfig, IncompletePart, Outcome};

use super::touch::touch;

/// What became of the lines.
#[derive(Debug, Default)]
pub struct Tally {
    pub lines: u64,
    pub messages: u64,
    pub parts: u64,
    pub times: u64,
    pub blanks: u64,
    pub others: u64,
    pub refused: u64,
    /// Parts handed back because the rest did not come.
    pub given_up: u64,
    /// Parts, besides the last, that are in a message.
    pub used: u64,
}

/// Bounds so low that a short input reaches them.
const TIGHT: DecoderConfig = DecoderConfig { reassembly_timeout_ms: 2_000, max_lines: 16, max_pending: 4 };

/// Splits bytes into lines and decodes them.
pub fn lines(bytes: &[u8]) -> Tally {
    let mut decoder = Decoder::new(TIGHT);
    let mut tally = Tally::default();
    let mut back = BTreeSet::new();
    let mut offset = 0;
    for line in bytes.split(|&c| c == b'\n') {
        tally.lines += 1;
        push(&mut decoder, offset, line, &mut tally);
        assert_eq!(decoder.lines(), tally.lines);
        decoder.expired().for_each(|part| give_back(&part, bytes, &mut back, tally.lines));
        offset += line.len() as u64 + 1;
    }
    decoder.finish().for_each(|part| give_back(&part, bytes, &mut back, tally.lines));
    assert_eq!(decoder.finish().count(), 0, "nothing is given back twice");
    tally.given_up = back.len() as u64;
    let Tally { messages, parts, times, blanks, others, refused, given_up, used, .. } = tally;
    assert_eq!(messages + parts + times + blanks + others + refused, tally.lines, "one outcome a line: {tally:?}");
    // A part is in a message, or given back, or in a message that was refused when its last part came.
    assert!(used + given_up <= parts, "{tally:?}");
    assert!(refused > 0 || used + given_up == parts, "{tally:?}");
    tally
}

fn push(decoder: &mut Decoder, offset: u64, line: &[u8], tally: &mut Tally) {
    match decoder.push(offset, line) {
        Outcome::Message(received) => {
            tally.messages += 1;
            tally.used += u64::from(received.parts) - 1;
            assert!((1..=9).contains(&received.parts));
            assert_eq!(
                received.offset_last,
                if received.parts == 1 { received.offset_first } else { offset.max(received.offset_last) }
            );
            assert_eq!(received.parts == 1, received.offset_first == received.offset_last);
            assert!(received.station.is_none_or(|s| !s.is_empty()));
            touch(&received.message);
        }
        Outcome::Part => tally.parts += 1,
        Outcome::Time => tally.times += 1,
        Outcome::Blank => tally.blanks += 1,
        Outcome::Other => tally.others += 1,
        Outcome::Refused(refused) => {
            assert!(!refused.detail.is_empty());
            tally.refused += 1;
        }
    }
}

/// A part comes back once, and as it came.
fn give_back(part: &IncompletePart, bytes: &[u8], back: &mut BTreeSet<u64>, lines: u64) {
    assert!(back.insert(part.offset), "given back twice: {part:?}");
    assert!(part.parts > 1 && (1..=part.parts).contains(&part.part));
    assert!((1..=lines).contains(&part.line));
    assert!(
        !part.raw.is_empty() && bytes[part.offset as usize..].starts_with(&part.raw),
        "not the line that was pushed: {part:?}"
    );
}
