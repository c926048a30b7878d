//! Evidence made by hand, for tests.

use model::{Claim, Day, Document, Item, Language, Party, Rendering, Scope, Span, Stage, Stance, When, Zone};

use crate::{
    assess::{Method, assess},
    assessment::{Answer, Assessment},
    case_file::Case,
    evidence::{Evidence, Received},
    observation::{Observation, ObservationKind, Strength},
};

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "claims hold it so")]
pub(crate) fn party(code: &str) -> Option<Party> {
    Some(Party { code: code.into(), text: code.into() })
}

pub(crate) fn goods(classes: &[&str]) -> Vec<Item> {
    classes.iter().map(|c| Item { class: (*c).into(), text: (*c).into() }).collect()
}

/// A claim of a case of shells from KP to RU.
pub(crate) fn claim(id: &str, origin: &str, stance: Stance, stage: Stage, said: &str) -> Claim {
    let said = day(said);
    Claim {
        id: id.into(),
        document: id.split('.').next().unwrap().into(),
        utterance: format!("{origin}-{said}"),
        span: Span::new(0, 10),
        exact: format!("{origin} {} {stage}", stance.name()),
        zone: Zone::Body,
        rendering: Rendering::Direct,
        speaker: origin.into(),
        chain: vec![origin.into()],
        origin: origin.into(),
        stance,
        stage: Some(stage),
        attempted: false,
        scope: Scope::Whole,
        supplier: party("KP"),
        recipient: party("RU"),
        maker: None,
        items: goods(&["shell"]),
        excluded: vec![],
        quantity: None,
        from: vec![],
        to: vec![],
        pretended: vec![],
        transit: vec![],
        mode: None,
        vessels: vec![],
        intended_use: None,
        covert: false,
        said: Some(When::day(said, said.to_string())),
        about: None,
        denies: vec![],
        ambiguous: false,
        evidential: true,
        carried: std::collections::BTreeMap::default(),
        rule: "made".into(),
    }
}

pub(crate) fn document(id: &str, published: &str) -> Received {
    let published = day(published);
    Received {
        document: Document {
            id: id.into(),
            raw_sha256: String::new(),
            uri: format!("https://example.org/{id}"),
            title: None,
            outlet: None,
            agency: None,
            language: Some(Language::En),
            detected: None,
            published: Some(When::day(published, published.to_string())),
            machine_translated: None,
            noise: vec![],
        },
        copy_of: None,
        captured: None,
    }
}

pub(crate) fn seen(id: &str, by: &str, kind: ObservationKind, stage: Stage, strength: Strength, known: &str) -> Observation {
    Observation {
        id: id.into(),
        kind,
        family: None,
        stages: vec![stage],
        strength,
        against: false,
        absent: false,
        dark_expected: false,
        about_cargo: false,
        by: by.into(),
        released_by: None,
        mode: None,
        vessels: vec![],
        items: vec![],
        supplier: None,
        recipient: None,
        from: vec![],
        to: vec![],
        begin: None,
        end: None,
        known: day(known),
        text: format!("{by} saw something"),
        source: String::new(),
        alternatives: vec![],
        events: vec![],
    }
}

pub(crate) fn shells() -> Case {
    Case::parse(
        "id = \"shells\"\ntitle = \"Shells from KP to RU\"\nitems = [\"shell\"]\n\
         [[supplier]]\ncode = \"KP\"\n[[recipient]]\ncode = \"RU\"\nnames = [\"armée russe\"]\n",
    )
    .unwrap()
}

pub(crate) fn assessed(evidence: &Evidence, on: &str) -> Assessment {
    assess(&shells(), evidence, day(on), &Method::embedded().unwrap())
}

pub(crate) fn answer(evidence: &Evidence, stage: Stage) -> Answer {
    assessed(evidence, "2030-01-01").stage(stage).unwrap().answer
}
