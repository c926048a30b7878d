//! Real sentences against the answers that two other decoders, gpsd and libais, gave for them: every field of every message.
//!
//! The files are not part of this repository; where they are absent the tests say so and pass.

#![allow(clippy::expect_used, missing_docs, unreachable_pub)]

mod compare;
mod deviations;
mod elsewhere;
mod fields;
mod form;
mod labels;
mod run;
mod shared;

use form::Form;
use model::Reason;
use run::{Case, Ran, run};

/// Checks what is not about single fields: lines that give no message, halves of type 24 that stay alone, counts by type.
fn check(ran: &Ran, refused: &[(u64, Reason)], halves: &[(char, u32)]) {
    assert_eq!(ran.refused, refused, "{}: lines refused", ran.file);
    assert_eq!(ran.halves, halves, "{}: halves of type 24 without the other", ran.file);
    assert_eq!(ran.ours_by_type, ran.theirs_by_type, "{}: messages by type", ran.file);
}

fn types(ran: &Ran) -> Vec<u8> {
    ran.ours_by_type.keys().copied().collect()
}

/// A line without its `!`, and a type 1 of 163 bits: see `NO_MESSAGE` among the deviations.
const GPSD_REFUSED: [(u64, Reason); 2] = [(978, Reason::Malformed), (1098, Reason::ShortPayload)];
/// gpsd joins both parts of a type 24 by sender, and drops these.
const GPSD_HALVES: [(char, u32); 3] = [('A', 271_041_511), ('B', 271_020_195), ('B', 271_041_815)];

#[test]
fn gpsd_raw() {
    let case = Case { sentences: "ais/gpsd_sample.aivdm", answers: "ais/gpsd_sample.unscaled.json", form: Form::GpsdRaw };
    let Some(ran) = run(&case) else { return };
    check(&ran, &GPSD_REFUSED, &GPSD_HALVES);
    assert_eq!(types(&ran), (1..=27).collect::<Vec<_>>(), "every type occurs");
}

#[test]
fn gpsd_scaled() {
    let case = Case { sentences: "ais/gpsd_sample.aivdm", answers: "ais/gpsd_sample.scaled.json", form: Form::GpsdScaled };
    let Some(ran) = run(&case) else { return };
    check(&ran, &GPSD_REFUSED, &GPSD_HALVES);
}

#[test]
fn libais_examples_of_each_type() {
    let case = Case { sentences: "ais/libais_typeexamples.nmea", answers: "ais/libais_typeexamples.json", form: Form::Libais };
    let Some(ran) = run(&case) else { return };
    check(&ran, &[], &[]);
    // They give no example of type 19.
    assert_eq!(types(&ran), (1..=27).filter(|t| *t != 19).collect::<Vec<_>>());
}

#[test]
fn libais_tag_blocks() {
    let case = Case { sentences: "ais/libais_tagblock.nmea", answers: "ais/libais_tagblock.json", form: Form::Libais };
    let Some(ran) = run(&case) else { return };
    check(&ran, &[], &[]);
}
