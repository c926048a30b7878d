//! The case as FollowTheMoney entities, one JSON object a line, as Aleph, OpenAleph and yente read them.
//!
//! FollowTheMoney has no claim and no stance: a claim is a `Note` with its words, its document as proof and its stance among the
//! keywords; a stage is a `Note` on the case. Nothing said by one side is entered as a fact about the other.

mod entity;
mod movement;
mod people;

use std::fmt::Write;

use case::Answer;
use serde_json::Error;

use crate::{
    case_file::CaseFile,
    ftm::entity::{Entity, id},
};

/// The entities, one a line.
///
/// # Errors
///
/// An entity cannot be written.
pub fn ftm(file: &CaseFile) -> Result<String, Error> {
    let mut out = String::new();
    for entity in entities(file) {
        out.push_str(&serde_json::to_string(&entity)?);
        out.push('\n');
    }
    Ok(out)
}

fn entities(file: &CaseFile) -> Vec<Entity> {
    let mut all = vec![case(file)];
    all.extend(people::parties(file));
    all.extend(people::vessels(file));
    all.extend(people::checks(file));
    all.extend(documents(file));
    all.extend(claims(file));
    all.extend(stages(file));
    all.extend(movement::observations(file));
    all.extend(movement::events(file));
    // One entity an id, whatever it was met as.
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|e| seen.insert(e.id.clone()));
    all
}

/// The case's own id.
fn case_id(file: &CaseFile) -> String {
    id("case", &file.case.id)
}

fn case(file: &CaseFile) -> Entity {
    let a = &file.assessment;
    let mut e = Entity::new(case_id(file), "Project");
    e.add("name", &a.title).add("goal", &a.question).add("projectId", &a.case).add("modifiedAt", &a.as_of);
    if let Some(from) = file.case.period.from {
        e.add("startDate", &from.to_string());
    }
    if let Some(to) = file.case.period.to {
        e.add("endDate", &to.to_string());
    }
    for item in &file.case.items {
        e.add("keywords", item);
    }
    if file.invented {
        e.add("notes", "The states, people, outlets and ships of this case are made up.");
    }
    if !file.cargo_seen() {
        e.add("notes", "Contents unknown: no observation shows the cargo or its receipt.");
    }
    e
}

fn document_id(id_of: &str) -> String {
    id("document", id_of)
}

fn documents(file: &CaseFile) -> Vec<Entity> {
    let mut out = Vec::new();
    for d in file.documents() {
        let mut e = Entity::new(document_id(&d.id), "Article");
        e.add("title", d.title.as_deref().unwrap_or(&d.uri)).add("name", d.title.as_deref().unwrap_or(&d.uri));
        e.url("sourceUrl", &d.uri).maybe("publisher", d.outlet.as_deref());
        e.maybe("language", d.language.map(|l| if l == model::Language::Fr { "fra" } else { "eng" }));
        if let Some(day) = d.published.as_ref().and_then(|p| p.from) {
            e.add("publishedAt", &day.to_string());
        }
        // `contentHash` is a SHA-1 there.
        if !d.raw_sha256.is_empty() {
            e.add("notes", &format!("SHA-256 {}", d.raw_sha256));
        }
        if let Some(why) = &d.machine_translated {
            e.add("notes", &format!("machine translation: {why}"));
        }
        out.push(e);
        let mut edge = Entity::new(id("documentation", &format!("{}\n{}", d.id, file.case.id)), "Documentation");
        edge.add("document", &document_id(&d.id)).add("entity", &case_id(file)).add("role", "evidence of the case");
        out.push(edge);
    }
    out
}

fn claims(file: &CaseFile) -> Vec<Entity> {
    let mut out = Vec::new();
    for item in file.assessment.evidence.iter().filter(|i| i.kind == "claim") {
        let stance = item.stance.map(model::Stance::name).unwrap_or_default();
        let stages: Vec<&str> = item.stages.iter().map(|s| s.name()).collect();
        let mut e = Entity::new(id("claim", &item.id), "Note");
        e.add("name", &format!("{} {}: {}", item.speaker, stance.replace('_', " "), stages.join(", ").replace('_', " ")));
        e.add("description", &item.text)
            .add("entity", &case_id(file))
            .add("keywords", "claim")
            .add("keywords", &format!("stance:{stance}"));
        for stage in &stages {
            e.add("keywords", &format!("stage:{stage}"));
        }
        e.add("namesMentioned", &item.speaker).maybe("createdAt", item.day.as_deref());
        let mut summary = format!("origin: {}; claim {}", item.origin, item.id);
        if let Some(c) = file.claim(&item.id) {
            let _ = write!(summary, "; characters {} to {} of the document", c.span.start, c.span.end);
            for (role, party) in [("supplier", &c.supplier), ("recipient", &c.recipient), ("maker", &c.maker)] {
                if let Some(party) = party {
                    e.add("keywords", &format!("{role}:{}", party.code));
                }
            }
            for name in &c.vessels {
                e.add("entity", &people::vessel_named(file, name).unwrap_or_else(|| case_id(file)));
            }
            out.extend(people::mentions(c, file));
        }
        e.add("summary", &summary);
        if let Some(d) = file.document(&item.source) {
            e.add("proof", &document_id(&d.id)).url("sourceUrl", &d.uri).maybe("publisher", d.outlet.as_deref());
        }
        out.push(e);
    }
    out
}

fn stages(file: &CaseFile) -> Vec<Entity> {
    let a = &file.assessment;
    let one = |s: &case::StageAssessment| {
        let mut e = Entity::new(id("stage", &format!("{}\n{}\n{}", a.case, s.stage.name(), a.as_of)), "Note");
        let word = match s.answer {
            Answer::Judged(word) => word.to_string(),
            other => other.english().to_owned(),
        };
        e.add("name", &format!("{}: {word}", s.stage)).add("description", &s.sentence).add("notes", &s.confidence_sentence);
        e.add("summary", &s.basis_sentence).add("entity", &case_id(file)).add("createdAt", &a.as_of).add("publisher", "Sillage");
        e.add("keywords", "assessment").add("keywords", &format!("stage:{}", s.stage.name()));
        if s.contested {
            e.add("keywords", "contested");
        }
        e
    };
    a.stages.iter().map(one).collect()
}

#[cfg(test)]
#[path = "ftm_tests.rs"]
mod tests;
