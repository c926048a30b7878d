//! What changed between two assessments of a case, and why.

use std::collections::BTreeSet;

use model::Stage;
use serde::{Deserialize, Serialize};

use crate::{
    assessment::{Answer, Assessment, StageAssessment},
    rule::Rule,
    word::Confidence,
};

/// What changed on one stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The stage.
    pub stage: Stage,
    /// The answer before.
    pub before: Answer,
    /// The answer after.
    pub after: Answer,
    /// The confidence before.
    pub confidence_before: Option<Confidence>,
    /// The confidence after.
    pub confidence_after: Option<Confidence>,
    /// Whether it has become contested, or is no longer.
    pub contested: Option<bool>,
    /// Claims and observations that now count or deny and did not before.
    pub new_evidence: Vec<String>,
    /// Those that counted before and no longer do.
    pub gone: Vec<String>,
    /// Gates that decide now and did not.
    pub new_gates: Vec<Rule>,
    /// Gates that decided and no longer do.
    pub lifted_gates: Vec<Rule>,
    /// The change with its reason, in a sentence.
    pub sentence: String,
}

/// What changed since last time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// The case.
    pub case: String,
    /// The day before.
    pub before: String,
    /// The day after.
    pub after: String,
    /// Stages on which the answer, the confidence, the dispute or what it rests on changed.
    pub stages: Vec<Change>,
    /// Judgements that are new.
    pub judgements: Vec<String>,
    /// Claims and observations of the case that are new.
    pub new_evidence: Vec<String>,
}

/// What changed from one assessment to a later one of the same case.
pub fn changes(before: &Assessment, after: &Assessment) -> Changes {
    let judged: Vec<String> = after
        .judgements
        .iter()
        .filter(|j| !before.judgements.contains(j))
        .map(|j| format!("{} ({}, {})", j.text, j.author, j.day))
        .collect();
    let known: BTreeSet<&String> = before.evidence.iter().map(|i| &i.id).collect();
    Changes {
        case: after.case.clone(),
        before: before.as_of.clone(),
        after: after.as_of.clone(),
        stages: after.stages.iter().filter_map(|s| change(before.stage(s.stage), s, after, &judged)).collect(),
        judgements: judged,
        new_evidence: after.evidence.iter().filter(|i| !known.contains(&i.id)).map(|i| i.id.clone()).collect(),
    }
}

fn weighing(stage: &StageAssessment) -> BTreeSet<&String> {
    stage.origins.iter().flat_map(|o| &o.counted).collect()
}

fn change(before: Option<&StageAssessment>, after: &StageAssessment, all: &Assessment, judged: &[String]) -> Option<Change> {
    let was = before.map_or(Answer::NoInformation, |b| b.answer);
    let (old, new) = (before.map(weighing).unwrap_or_default(), weighing(after));
    let gates =
        |s: Option<&StageAssessment>| s.map(|s| s.gates.iter().map(|g| g.rule).collect::<BTreeSet<_>>()).unwrap_or_default();
    let (old_gates, new_gates) = (gates(before), gates(Some(after)));
    let confidence_before = before.and_then(|b| b.confidence);
    let contested = (before.is_some_and(|b| b.contested) != after.contested).then_some(after.contested);
    if was == after.answer && confidence_before == after.confidence && contested.is_none() && old == new {
        return None;
    }
    let list = |a: &BTreeSet<&String>, b: &BTreeSet<&String>| a.difference(b).map(|id| (*id).clone()).collect::<Vec<_>>();
    let (new_evidence, gone) = (list(&new, &old), list(&old, &new));
    let gate_list = |a: &BTreeSet<Rule>, b: &BTreeSet<Rule>| a.difference(b).copied().collect::<Vec<_>>();
    let mut out = Change {
        stage: after.stage,
        before: was,
        after: after.answer,
        confidence_before,
        confidence_after: after.confidence,
        contested,
        new_gates: gate_list(&new_gates, &old_gates),
        lifted_gates: gate_list(&old_gates, &new_gates),
        new_evidence,
        gone,
        sentence: String::new(),
    };
    out.sentence = sentence(&out, all, judged);
    Some(out)
}

fn sentence(c: &Change, all: &Assessment, judged: &[String]) -> String {
    let name = |id: &String| {
        let item = all.evidence.iter().find(|i| i.id == *id);
        item.map_or_else(
            || id.clone(),
            |i| {
                // "AIS AIS" says nothing twice.
                let family = if i.origin == i.family.words() { String::new() } else { format!(" {}", i.family.words()) };
                format!("{}{family} ({})", i.origin, i.day.as_deref().unwrap_or("no date"))
            },
        )
    };
    let mut because: Vec<String> = c.new_evidence.iter().map(name).collect();
    because.dedup();
    let mut parts = Vec::new();
    if !because.is_empty() {
        parts.push(format!("new: {}", because.join(", ")));
    }
    if !c.gone.is_empty() {
        parts.push(format!("no longer counts: {}", c.gone.join(", ")));
    }
    let rules = |rules: &[Rule]| rules.iter().map(|r| r.name()).collect::<Vec<_>>().join(", ");
    if !c.new_gates.is_empty() {
        parts.push(format!("gates now: {}", rules(&c.new_gates)));
    }
    if !c.lifted_gates.is_empty() {
        parts.push(format!("gates lifted: {}", rules(&c.lifted_gates)));
    }
    if !judged.is_empty() {
        parts.push(format!("judgements: {}", judged.join("; ")));
    }
    if let Some(now) = c.confidence_after.filter(|_| c.confidence_before.is_some() && c.confidence_before != c.confidence_after) {
        parts.push(format!("confidence now {now}"));
    }
    let what = if c.before == c.after {
        format!("still {}", c.after.english())
    } else {
        format!("{}, was {}", c.after.english(), c.before.english())
    };
    let contested = match c.contested {
        Some(true) => ", now contested",
        Some(false) => ", no longer contested",
        None => "",
    };
    format!("{}: {what}{contested}; {}.", c.stage, if parts.is_empty() { "no reason found".to_owned() } else { parts.join("; ") })
}

#[cfg(test)]
#[path = "changes_tests.rs"]
mod tests;
