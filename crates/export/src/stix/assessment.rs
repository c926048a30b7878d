//! Stages, list checks, and the report that holds all together.

use case::{Answer, Confidence, Likelihood, StageAssessment};
use serde_json::{Value, json};

use crate::{
    case_file::CaseFile,
    stix::{
        claim::claim_id,
        object::{id, midnight, object, reference},
        people::{party_id, program_id, ship_id},
        seen::observation_id,
    },
};

/// STIX 2.1, appendix A, the scale None, Low, Med, High.
const fn low_med_high(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Low => 15,
        Confidence::Moderate => 50,
        Confidence::High => 85,
    }
}

/// STIX 2.1, appendix A, the Admiralty credibility; 6 has no value.
const fn admiralty(digit: u8) -> Option<u8> {
    match digit {
        1 => Some(90),
        2 => Some(70),
        3 => Some(50),
        4 => Some(30),
        5 => Some(10),
        _ => None,
    }
}

const fn opinion(word: Likelihood) -> &'static str {
    match word {
        Likelihood::AlmostNoChance | Likelihood::VeryUnlikely => "strongly-disagree",
        Likelihood::Unlikely => "disagree",
        Likelihood::RoughlyEven => "neutral",
        Likelihood::Likely => "agree",
        Likelihood::VeryLikely | Likelihood::AlmostCertain => "strongly-agree",
    }
}

fn report_id(file: &CaseFile) -> String {
    id("report", &format!("{}\n{}", file.case.id, file.assessment.as_of))
}

/// The objects of claims and observations by their ids.
fn evidence_refs(file: &CaseFile, ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = ids
        .filter_map(|id| {
            let item = file.assessment.evidence.iter().find(|i| i.id == id)?;
            let known = file.claim(&id).is_some() || file.observation(&id).is_some();
            known.then(|| if item.kind == "claim" { claim_id(&id) } else { observation_id(&id) })
        })
        .collect();
    out.sort();
    out.dedup();
    out
}

/// A note for each stage, and an opinion where it has a likelihood.
pub(super) fn stages(file: &CaseFile) -> Vec<Value> {
    file.assessment.stages.iter().flat_map(|s| stage(s, file)).collect()
}

fn stage(s: &StageAssessment, file: &CaseFile) -> Vec<Value> {
    let a = &file.assessment;
    let key = format!("{}\n{}\n{}", a.case, s.stage.name(), a.as_of);
    let refs = evidence_refs(file, s.origins.iter().flat_map(|o| o.counted.iter().cloned()));
    let mut labels = vec![format!("stage:{}", s.stage.name())];
    if s.contested {
        labels.push("contested".to_owned());
    }
    let mut note = object("note", id("note", &key), Some(&a.as_of));
    let content = [s.confidence_sentence.as_str(), s.basis_sentence.as_str()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    note.set("created_by_ref", program_id())
        .set("abstract", s.sentence.clone())
        .set("content", content)
        .set("labels", labels.clone())
        .set("confidence", s.confidence.map(low_med_high))
        .set("object_refs", if refs.is_empty() { vec![report_id(file)] } else { refs.clone() });
    let mut out = vec![note.done()];
    if let (Answer::Judged(word), false) = (s.answer, refs.is_empty()) {
        let support =
            evidence_refs(file, s.origins.iter().filter(|o| o.opinion.belief > 0.0).flat_map(|o| o.counted.iter().cloned()));
        let mut o = object("opinion", id("opinion", &key), Some(&a.as_of));
        o.set("created_by_ref", program_id())
            .set("opinion", opinion(word))
            .set("explanation", s.sentence.clone())
            .set("confidence", admiralty(s.digit))
            .set("labels", labels)
            .set("object_refs", if support.is_empty() { refs } else { support });
        out.push(o.done());
    }
    out
}

/// What the lists say, or that they do not, as notes.
pub(super) fn checks(file: &CaseFile) -> Vec<Value> {
    let one = |c: &case::ListCheck| {
        let ship = file
            .case
            .watch
            .ships
            .iter()
            .find(|s| s.imo.is_some_and(|imo| c.subject.contains(&imo.to_string())))
            .and_then(|s| s.mmsi);
        let party = file.case.supplier.iter().chain(&file.case.recipient).find(|p| p.is(&c.subject, &c.subject));
        let subject = ship.map(ship_id).or_else(|| party.map(|p| party_id(&p.code))).unwrap_or_else(|| report_id(file));
        let day = c.checked.to_string();
        let text = match &c.entry {
            Some(entry) if c.decisive => format!("{} is on {} (list of {}): {entry}.", c.subject, c.list, c.list_date),
            Some(entry) => format!("{} may be on {} (list of {}), not settled: {entry}.", c.subject, c.list, c.list_date),
            None => format!("{} is not on {} (list of {}).", c.subject, c.list, c.list_date),
        };
        let mut o = object("note", id("note", &format!("check {}\n{}\n{}", c.id, c.list, c.checked)), Some(&day));
        o.set("created_by_ref", program_id())
            .set("abstract", "Screening")
            .set("content", format!("{text} Checked {day}."))
            .set("object_refs", json!([subject]))
            .set(
                "external_references",
                json!([reference(&c.list, None, c.entry.as_deref(), Some(&format!("list of {}", c.list_date)))]),
            );
        o.done()
    };
    file.assessment.list_checks.iter().map(one).collect()
}

/// The evidence as one group; nothing where there is none.
pub(super) fn grouping(file: &CaseFile, all: &[Value]) -> Option<Value> {
    let a = &file.assessment;
    let kinds = ["x-sillage-claim", "observed-data"];
    let refs: Vec<&str> = all
        .iter()
        .filter(|o| kinds.iter().any(|k| o.get("type").and_then(Value::as_str) == Some(k)))
        .filter_map(|o| o.get("id")?.as_str())
        .collect();
    if refs.is_empty() {
        return None;
    }
    let mut o = object("grouping", id("grouping", &format!("{}\n{}", a.case, a.as_of)), Some(&a.as_of));
    o.set("created_by_ref", program_id())
        .set("name", "Evidence of the case")
        .set("context", "suspicious-activity")
        .set("object_refs", refs);
    Some(o.done())
}

/// The report of all.
pub(super) fn report(file: &CaseFile, all: &[Value]) -> Value {
    let a = &file.assessment;
    let refs: Vec<&str> = all.iter().filter_map(|o| o.get("id")?.as_str()).collect();
    let invented = if file.invented { " The states, people, outlets and ships of this case are made up." } else { "" };
    let contents = if file.cargo_seen() { "" } else { " Contents unknown: no observation shows the cargo or its receipt." };
    let mut o = object("report", report_id(file), Some(&a.as_of));
    o.set("created_by_ref", program_id())
        .set("name", a.title.clone())
        .set("description", format!("{}{contents}{invented} As of {}; Sillage {}.", a.question, a.as_of, a.version))
        .set("report_types", json!(["threat-report"]))
        .set("published", midnight(&a.as_of))
        .set("object_refs", refs);
    o.done()
}
