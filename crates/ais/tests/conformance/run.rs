//! A file of sentences through the decoder, message by message beside the file of answers.

use std::collections::BTreeMap;

use ais::{Decoder, DecoderConfig, Message, Outcome, Received};
use model::Reason;
use serde_json::Value;

use crate::{
    compare::{Verdict, compare, fields},
    deviations::{Deviations, is_without_message},
    elsewhere::Listed,
    fields::{Seen, ours},
    form::Form,
    labels::Labels,
    shared::both,
};

/// Two files that belong together.
pub struct Case {
    pub sentences: &'static str,
    pub answers: &'static str,
    pub form: Form,
}

/// What a run gave besides equal fields.
pub struct Ran {
    pub file: &'static str,
    /// Lines refused.
    pub refused: Vec<(u64, Reason)>,
    /// Parts of a type 24 whose other part is not there.
    pub halves: Vec<(char, u32)>,
    pub ours_by_type: BTreeMap<u8, usize>,
    /// Without those listed as giving no message.
    pub theirs_by_type: BTreeMap<u8, usize>,
}

struct Comparison {
    file: &'static str,
    form: Form,
    answers: Vec<Value>,
    /// The next answer.
    at: usize,
    labels: Labels,
    deviations: Deviations,
    listed: Listed,
    wrong: Vec<String>,
}

impl Comparison {
    /// The number of the next answer, from 1, past those for which we give no message.
    fn next(&mut self) -> usize {
        while is_without_message(self.file, self.at + 1) {
            self.at += 1;
        }
        self.at += 1;
        self.at
    }

    /// Holds a message against the next answer.
    fn message(&mut self, received: &Received<'_>, part_a: Option<&str>) {
        let number = self.next();
        let Some(answer) = self.answers.get(number - 1).cloned() else {
            self.wrong.push(format!("message {number}: they have none; ours is {:?}", received.message));
            return;
        };
        let seen = Seen { received, form: self.form, part_a };
        for (name, theirs) in fields(&answer) {
            let Some(ours) = ours(&seen, &name, &mut self.listed) else {
                self.wrong.push(format!("message {number}: a field that is not known here: {name} = {theirs}"));
                continue;
            };
            if let Verdict::Differs { ours } = compare(&theirs, &ours, &mut self.labels)
                && !self.deviations.take(number, &name, &theirs, &ours)
            {
                self.wrong.push(format!("message {number}: {name}: theirs {theirs}, ours {ours}"));
            }
        }
    }
}

/// Runs a case; nothing where its files are absent. Panics with all differences that are not listed, and all listed ones that did not
/// occur.
pub fn run(case: &Case) -> Option<Ran> {
    let (sentences, answers) = both(case.sentences, case.answers)?;
    let answers: Vec<Value> =
        answers.lines().filter(|l| !l.trim().is_empty()).map(|l| serde_json::from_str(l).expect("JSON")).collect();
    let mut comparison = Comparison {
        file: case.answers,
        form: case.form,
        at: 0,
        labels: Labels::default(),
        deviations: Deviations::of(case.answers),
        listed: Listed::of(case.answers),
        wrong: Vec::new(),
        answers,
    };
    let mut decoder = Decoder::new(DecoderConfig::default());
    let (mut refused, mut ours_by_type) = (Vec::new(), BTreeMap::<u8, usize>::new());
    // gpsd gives one answer for both parts of a type 24, when the second has come.
    let mut part_a: BTreeMap<u32, String> = BTreeMap::new();
    let mut part_b_alone = Vec::new();
    let mut offset = 0;
    for (number, line) in (1..).zip(sentences.split(|&c| c == b'\n')) {
        match decoder.push(offset, line) {
            Outcome::Message(received) => {
                let mut name = None;
                match received.message {
                    Message::StaticPartA(a) if case.form.is_gpsd() => {
                        part_a.insert(a.mmsi, a.name.text().unwrap_or_default().into());
                        continue;
                    }
                    Message::StaticPartB(b) if case.form.is_gpsd() => {
                        name = part_a.remove(&b.mmsi);
                        if name.is_none() {
                            part_b_alone.push(('B', b.mmsi));
                            continue;
                        }
                    }
                    _ => {}
                }
                *ours_by_type.entry(received.message.msg_type()).or_default() += 1;
                comparison.message(&received, name.as_deref());
            }
            Outcome::Refused(why) => refused.push((number, why.reason)),
            _ => {}
        }
        offset += line.len() as u64 + 1;
    }
    assert_eq!(decoder.finish().count(), 0, "parts left over");
    let end = comparison.next();
    if end <= comparison.answers.len() {
        comparison.wrong.push(format!("message {end}: ours is missing: {}", comparison.answers[end - 1]));
    }
    let Comparison { wrong, mut deviations, listed, answers, .. } = comparison;
    let stale: Vec<String> = deviations.unused().into_iter().chain(listed.unused(&answers)).collect();
    assert!(wrong.is_empty() && stale.is_empty(), "{}\n{}\n{}", case.answers, wrong.join("\n"), stale.join("\n"));
    let mut theirs_by_type = BTreeMap::<u8, usize>::new();
    for (number, answer) in (1..).zip(&answers) {
        if !is_without_message(case.answers, number) {
            *theirs_by_type.entry(answer["type"].as_u64().expect("a type") as u8).or_default() += 1;
        }
    }
    let mut halves: Vec<_> = part_a.into_keys().map(|mmsi| ('A', mmsi)).chain(part_b_alone).collect();
    halves.sort_unstable();
    Some(Ran { file: case.answers, refused, halves, ours_by_type, theirs_by_type })
}
