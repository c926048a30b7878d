//! The public record of a suspected transfer, 2022 to 2024, replayed day by day.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::{collections::BTreeMap, fmt::Write};

use case::{Answer, Assessment, Case, Confidence, Evidence, Likelihood, Method, Observation, Rule, assess, changes};
use model::{Claim, Day, Item, Mode, Party, Precision, Rendering, Scope, Span, Stage, Stance, When, Zone};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    claim: Vec<Row>,
    observation: Vec<Observation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    date: String,
    origin: String,
    speaker: String,
    stance: Stance,
    rendering: Rendering,
    stage: Option<Stage>,
    #[serde(default = "russia")]
    recipient: String,
    items: Vec<String>,
    #[serde(default)]
    pretended: Vec<String>,
    #[serde(default)]
    transit: Vec<String>,
    mode: Option<Mode>,
    about: Option<String>,
    text: String,
    source: String,
}

fn russia() -> String {
    "RU".to_owned()
}

impl Row {
    fn claim(self) -> Claim {
        let day = day(&self.date);
        let party = |code: &str| Some(Party { code: code.to_owned(), text: code.to_owned() });
        let document = self.id.split('.').next().unwrap().to_owned();
        Claim {
            utterance: format!("{document}u1"),
            document,
            id: self.id,
            span: Span::new(0, 1),
            exact: format!("{} [{}]", self.text, self.source),
            zone: Zone::Body,
            rendering: self.rendering,
            chain: vec![self.speaker.clone()],
            speaker: self.speaker,
            origin: self.origin,
            stance: self.stance,
            stage: self.stage,
            attempted: false,
            scope: Scope::Whole,
            supplier: party("KP"),
            recipient: party(&self.recipient),
            maker: None,
            items: self.items.iter().map(|c| Item { class: c.clone(), text: c.clone() }).collect(),
            excluded: vec![],
            quantity: None,
            from: vec![],
            to: vec![],
            pretended: self.pretended,
            transit: self.transit,
            mode: self.mode,
            vessels: vec![],
            intended_use: None,
            covert: false,
            said: Some(When::day(day, self.date)),
            about: self.about.map(|m| {
                let first = Day::parse(&format!("{m}-01")).unwrap();
                When::range(first, Day::from_days(first.days() + 29), Precision::Month, m)
            }),
            denies: vec![],
            ambiguous: false,
            evidential: true,
            carried: BTreeMap::new(),
            rule: "by hand".to_owned(),
        }
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn record() -> Evidence {
    let record: Record = toml::from_str(include_str!("record/record.toml")).unwrap();
    Evidence {
        claims: record.claim.into_iter().map(Row::claim).collect(),
        observations: record.observation,
        ..Evidence::default()
    }
}

fn replay(case: &str, on: &str) -> Assessment {
    assess(&Case::parse(case).unwrap(), &record(), day(on), &Method::embedded().unwrap())
}

const SHELLS: &str = include_str!("record/shells.toml");
const WAGNER: &str = include_str!("record/wagner.toml");

fn answer(on: &str, stage: Stage) -> Answer {
    replay(SHELLS, on).stage(stage).unwrap().answer
}

const DATES: [&str; 10] = [
    "2022-09-06",
    "2022-09-30",
    "2022-11-02",
    "2022-11-04",
    "2022-11-08",
    "2022-12-31",
    "2023-01-31",
    "2023-10-13",
    "2023-10-31",
    "2024-06-30",
];

#[test]
fn the_arc() {
    let mut out = String::new();
    let mut before: Option<Assessment> = None;
    for date in DATES {
        let a = replay(SHELLS, date);
        let _ = writeln!(out, "## {date}");
        for s in a.stages.iter().filter(|s| s.answer != Answer::NoInformation) {
            let _ = writeln!(out, "{} {} [digit {}]", s.sentence, s.confidence_sentence, s.digit);
        }
        if let Some(before) = &before {
            for change in changes(before, &a).stages {
                let _ = writeln!(out, "  changed: {}", change.sentence);
            }
        }
        before = Some(a);
    }
    insta::assert_snapshot!(out);
}

#[test]
fn in_transit_is_likely_with_low_confidence_then_contested() {
    assert_eq!(answer("2022-09-30", Stage::InTransit), Answer::NoInformation);
    assert_eq!(answer("2022-09-30", Stage::Bought), Answer::NotEstablished);
    for on in ["2022-11-02", "2022-11-04", "2022-11-08", "2022-12-31"] {
        let a = replay(SHELLS, on);
        let s = a.stage(Stage::InTransit).unwrap();
        assert_eq!((s.answer, s.confidence), (Answer::Judged(Likelihood::Likely), Some(Confidence::Low)), "{on}");
    }
    let a = replay(SHELLS, "2022-11-08");
    let s = a.stage(Stage::InTransit).unwrap();
    assert!(s.contested);
    assert_eq!(s.conflicts.iter().map(|c| c.origin.as_str()).collect::<Vec<_>>(), ["KP", "RU"]);
    assert_eq!(a.variances[0].field, "destination");
}

#[test]
fn shells_are_not_received_because_rockets_were() {
    let a = replay(SHELLS, "2022-12-31");
    assert_eq!(a.stage(Stage::Received).unwrap().answer, Answer::NotEstablished);
    let other = a.left_out.iter().find(|l| l.id == "us-1222.1").unwrap();
    assert_eq!(other.rule, Rule::R10);
    let wagner = replay(WAGNER, "2022-12-31");
    let s = wagner.stage(Stage::Received).unwrap();
    assert_eq!((s.answer, s.confidence, s.contested), (Answer::Judged(Likelihood::Likely), Some(Confidence::Low), true));
    assert_eq!(wagner.endorsements.iter().map(|e| e.origin.as_str()).collect::<Vec<_>>(), ["GB"]);
    // The accuser's own picture is no second origin.
    let later = replay(WAGNER, "2023-01-31");
    assert_eq!(later.stage(Stage::InTransit).unwrap().answer, Answer::Judged(Likelihood::Likely));
}

#[test]
fn two_origins_and_two_families_make_it_very_likely() {
    let a = replay(SHELLS, "2023-10-13");
    let s = a.stage(Stage::InTransit).unwrap();
    assert_eq!(s.answer, Answer::Judged(Likelihood::VeryLikely));
    assert!(s.families.len() >= 2 && s.confidence > Some(Confidence::Low));
    assert_eq!(a.stage(Stage::Received).unwrap().answer, Answer::Judged(Likelihood::Likely), "one origin");
    let a = replay(SHELLS, "2023-10-31");
    let s = a.stage(Stage::Received).unwrap();
    assert_eq!(s.answer, Answer::Judged(Likelihood::VeryLikely));
    assert!(s.contested && s.digit == 2, "denied by the accused");
}

#[test]
fn by_sea_in_2024_and_use_needs_its_own_evidence() {
    let a = replay(SHELLS, "2024-06-30");
    for stage in [Stage::InTransit, Stage::Arrived, Stage::Received] {
        assert!(a.stage(stage).unwrap().answer.likelihood() >= Some(Likelihood::VeryLikely), "{stage}");
    }
    assert_eq!(a.stage(Stage::Used).unwrap().answer, Answer::NotEstablished);
    let best =
        a.hypotheses.rows.iter().filter(|r| r.hypothesis != "mixed").max_by(|x, y| x.decibans.total_cmp(&y.decibans)).unwrap();
    assert_eq!(best.hypothesis, "sea");
    let amount = a.quantity.unwrap();
    assert!(amount.p05 < amount.p95 && amount.assumptions.len() == 5);
}
