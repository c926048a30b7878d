//! `decode VDM_FILE WHOLE_FILE ROUNDS`: lines a second of each decoder on one thread, in turns, as one JSON object a line.
//!
//! Every decoder gets the same lines from memory, checks their checksums, puts parts together, and its messages go to
//! `black_box`, so that none of their fields can be optimised away.

mod touch;

use std::{hint::black_box, process::ExitCode, time::Instant};

// As in the program `sillage`. The peers allocate more than we do, and gain more by it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A file's lines with the offset of each.
struct Lines<'a>(Vec<(u64, &'a str)>);

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let mut offset = 0;
        Self(
            text.split_inclusive('\n')
                .map(|line| {
                    let at = offset;
                    offset += line.len() as u64;
                    (at, line.trim_ascii_end())
                })
                .collect(),
        )
    }
}

/// Messages decoded, and lines that gave an error.
type Tally = (u64, u64);

/// Fields raw, text still in six bits: what `push` gives.
fn ours_raw(lines: &Lines<'_>) -> Tally {
    use sillage_ais::{Decoder, DecoderConfig, Outcome};
    let mut decoder = Decoder::new(DecoderConfig::default());
    let (mut messages, mut errors) = (0, 0);
    for &(offset, line) in &lines.0 {
        match decoder.push(offset, line.as_bytes()) {
            Outcome::Message(received) => {
                black_box(&received);
                messages += 1;
            }
            Outcome::Refused(refused) => {
                black_box(&refused);
                errors += 1;
            }
            _ => {}
        }
    }
    (messages, errors)
}

/// The same, and every text as a string, every measure in its physical unit, every payload as bytes: what the peers give.
fn ours(lines: &Lines<'_>) -> Tally {
    use sillage_ais::{Decoder, DecoderConfig, Outcome};
    let mut decoder = Decoder::new(DecoderConfig::default());
    let (mut messages, mut errors) = (0, 0);
    for &(offset, line) in &lines.0 {
        match decoder.push(offset, line.as_bytes()) {
            Outcome::Message(received) => {
                touch::message(&received.message);
                black_box(&received);
                messages += 1;
            }
            Outcome::Refused(refused) => {
                black_box(&refused);
                errors += 1;
            }
            _ => {}
        }
    }
    (messages, errors)
}

fn crate_ais(lines: &Lines<'_>) -> Tally {
    let mut parser = ais::AisParser::new();
    let (mut messages, mut errors) = (0, 0);
    for &(_, line) in &lines.0 {
        match parser.parse(line.as_bytes(), true) {
            Ok(ais::AisFragments::Complete(sentence)) => {
                black_box(&sentence);
                messages += 1;
            }
            Ok(ais::AisFragments::Incomplete(_)) => {}
            Err(error) => {
                black_box(&error);
                errors += 1;
            }
        }
    }
    (messages, errors)
}

fn nmea_parser(lines: &Lines<'_>) -> Tally {
    use nmea_parser::{NmeaParser, ParsedMessage};
    let mut parser = NmeaParser::new();
    let (mut messages, mut errors) = (0, 0);
    for &(_, line) in &lines.0 {
        match parser.parse_sentence(line) {
            Ok(ParsedMessage::Incomplete) => {}
            Ok(message) => {
                black_box(&message);
                messages += 1;
            }
            Err(error) => {
                black_box(&error);
                errors += 1;
            }
        }
    }
    (messages, errors)
}

struct Run<'a> {
    name: &'static str,
    lines: &'a Lines<'a>,
    decode: fn(&Lines<'_>) -> Tally,
    seconds: Vec<f64>,
    tally: Tally,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [vdm, whole, rounds] = &args[..] else {
        eprintln!("usage: decode VDM_FILE WHOLE_FILE ROUNDS");
        return ExitCode::from(2);
    };
    let (vdm, whole, rounds) = match (std::fs::read_to_string(vdm), std::fs::read_to_string(whole), rounds.parse::<usize>()) {
        (Ok(vdm), Ok(whole), Ok(rounds)) => (vdm, whole, rounds),
        (vdm, whole, rounds) => {
            eprintln!("decode: {:?} {:?} {:?}", vdm.err(), whole.err(), rounds.err());
            return ExitCode::FAILURE;
        }
    };
    let (vdm, whole) = (Lines::of(&vdm), Lines::of(&whole));
    let run = |name, lines, decode| Run { name, lines, decode, seconds: Vec::new(), tally: (0, 0) };
    let mut runs = [
        run("sillage", &vdm, ours),
        run("ais 0.12", &vdm, crate_ais),
        run("nmea-parser 0.11", &vdm, nmea_parser),
        run("sillage, fields left raw", &vdm, ours_raw),
        run("sillage, with $PGHP and TAG lines", &whole, ours),
    ];
    // In turns, so that whatever else the machine does hits all of them alike.
    for _ in 0..rounds {
        for run in &mut runs {
            let begin = Instant::now();
            run.tally = (run.decode)(black_box(run.lines));
            run.seconds.push(begin.elapsed().as_secs_f64());
        }
    }
    for run in &runs {
        let (messages, errors) = run.tally;
        println!(
            r#"{{"name":"{}","lines":{},"messages":{messages},"errors":{errors},"seconds":{:?}}}"#,
            run.name,
            run.lines.0.len(),
            run.seconds
        );
    }
    ExitCode::SUCCESS
}
