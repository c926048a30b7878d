//! How well declared destinations are read, measured on texts labelled by hand (`labels/README.md`).
//!
//! The floors are there to catch a change that reads worse; they lie a little below what was measured. The second half of the
//! labels gives the honest figure: nothing of it may be looked at but the totals.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a broken label or table fails the test")]

use declared::Parser;
use geo::{Ports, Regions};

#[path = "labels/accept.rs"]
mod accept;
#[path = "labels/tally.rs"]
mod tally;

use accept::Accept;
use tally::{Kind, Tally};

/// A labelled text.
struct Label<'a> {
    text: &'a str,
    kind: Kind,
    places: Vec<&'a str>,
}

fn labels(file: &str) -> Vec<Label<'_>> {
    file.lines()
        .skip(1)
        .map(|line| {
            let mut fields = line.split('\t');
            let mut next = || fields.next().unwrap_or_default();
            let (text, kind, places) = (next(), next(), next());
            Label {
                text,
                kind: Kind::named(kind).expect("a known kind"),
                places: places.split('|').filter(|p| !p.is_empty()).collect(),
            }
        })
        .collect()
}

/// The tally of a file, and its texts that were read wrong, each with its reading.
fn evaluate(file: &str) -> (Tally, Vec<String>) {
    let (ports, regions) = (Ports::embedded().unwrap(), Regions::embedded().unwrap());
    let parser = Parser::new(&ports, &regions);
    let accept = Accept::new(&ports, &regions);
    let mut tally = Tally::default();
    let mut wrong = Vec::new();
    for label in labels(file) {
        let parsed = parser.parse(label.text);
        let read = Kind::named(parsed.reading.name()).expect("a known reading");
        let right = accept.place(&parsed, &label.places);
        tally.add(label.kind, read, right);
        let agrees = if label.kind.is_place() { read.is_place() && right } else { read == label.kind };
        if !agrees {
            let about = parsed.describe(&ports, &regions);
            wrong.push(format!(
                "{} | {} {} | {} {} ({}, {:.2})",
                label.text,
                label.kind.name(),
                label.places.join(" "),
                about.reading,
                about.place.unwrap_or_default(),
                parsed.rule,
                parsed.score
            ));
        }
    }
    (tally, wrong)
}

/// What a half must reach at the least.
struct Floors {
    precision: f64,
    recall: f64,
    port_precision: f64,
    port_recall: f64,
}

impl Floors {
    #[track_caller]
    fn hold(&self, tally: &Tally) {
        for (what, share, floor) in [
            ("precision", tally.precision, self.precision),
            ("recall", tally.recall, self.recall),
            ("port precision", tally.port_precision, self.port_precision),
            ("port recall", tally.port_recall, self.port_recall),
        ] {
            assert!(share.value() >= floor, "{what} {share} is below {floor}");
        }
    }
}

#[test]
fn dev_half() {
    let (tally, wrong) = evaluate(include_str!("labels/dev.tsv"));
    insta::assert_snapshot!(format!("{tally}\nwrong:\n{}", wrong.join("\n")));
    Floors { precision: 0.98, recall: 0.94, port_precision: 0.98, port_recall: 0.95 }.hold(&tally);
}

#[test]
fn held_out_half() {
    let (tally, _) = evaluate(include_str!("labels/held_out.tsv"));
    insta::assert_snapshot!(tally.to_string());
    Floors { precision: 0.94, recall: 0.845, port_precision: 0.94, port_recall: 0.87 }.hold(&tally);
}
