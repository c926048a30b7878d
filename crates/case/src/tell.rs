//! Sentences: the answer, the confidence in a sentence of its own, and the basis. Rule R15.

use model::{Claim, Scope, Stage, Stance};

use crate::{
    assessment::{Answer, StageAssessment},
    case_file::Case,
    gather::Gathered,
    observation::Family,
    rule::Rule,
    word::Likelihood,
};

/// A stage in French.
pub(crate) const fn french(stage: Stage) -> &'static str {
    match stage {
        Stage::Sought => "recherché",
        Stage::Bought => "acheté",
        Stage::Loaded => "chargé",
        Stage::InTransit => "en route",
        Stage::Transhipped => "transbordé",
        Stage::Arrived => "arrivé",
        Stage::Received => "reçu",
        Stage::Used => "utilisé",
        Stage::SupportService => "soutien technique",
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Fills the sentences of a stage from its fields.
pub(crate) fn tell(s: &mut StageAssessment) {
    let range = s.answer.likelihood().map(Likelihood::range).map_or_else(String::new, |(low, high)| format!(" ({low}-{high} %)"));
    let contested = if s.contested { "; contested" } else { "" };
    let conteste = if s.contested { " ; contesté" } else { "" };
    let not_yet = s.gates.iter().find(|g| g.rule == Rule::R3 && s.answer == Answer::NotEstablished);
    let why = not_yet.map_or_else(String::new, |g| format!(": {}", g.effect));
    s.sentence = format!("{}: {}{range}{why}{contested}.", capital(s.stage.words()), s.answer.english());
    s.sentence_fr = format!("{} : {}{range}{conteste}.", capital(french(s.stage)), s.answer.french());
    (s.confidence_sentence, s.confidence_sentence_fr) = s.confidence.map_or_else(Default::default, |c| {
        (format!("Analytic confidence: {}.", c.english()), format!("Confiance analytique : {}.", c.french()))
    });
    let or_none = |items: Vec<String>| if items.is_empty() { "none".to_owned() } else { items.join(", ") };
    let origins = s.origins.iter().filter(|o| o.opinion.belief > 0.0).map(|o| o.origin.clone()).collect::<Vec<_>>();
    let conflicts = s.conflicts.iter().map(|c| {
        let marks = [(c.ambiguous, "ambiguous"), (!c.counted, "not weighed")]
            .iter()
            .filter(|m| m.0)
            .map(|m| m.1)
            .collect::<Vec<_>>()
            .join(", ");
        let day = c.day.as_deref().unwrap_or("no date");
        format!("{} ({}, {day}{}{marks})", c.origin, c.interest.words(), if marks.is_empty() { "" } else { ", " })
    });
    s.basis_sentence = format!(
        "Origins: {}: {}. Families: {}. Denied or contradicted by: {}. Not known: {}. Would change it: {}.",
        origins.len(),
        or_none(origins),
        or_none(s.families.iter().map(|f| f.words().to_owned()).collect()),
        or_none(conflicts.collect()),
        or_none(s.gaps.clone()),
        or_none(s.would_change.clone()),
    );
}

/// What is not known of a stage.
pub(crate) fn gaps(s: &StageAssessment, gathered: &Gathered<'_>) -> Vec<String> {
    let mut gaps = Vec::new();
    let add = |text: &str, gaps: &mut Vec<String>| gaps.push(text.to_owned());
    let claims = || gathered.claims.iter().map(|(c, ..)| *c);
    if s.answer == Answer::NoInformation {
        add("nobody has said or shown anything of it", &mut gaps);
        return gaps;
    }
    for claim in
        claims().filter(|c| c.stage == Some(s.stage) && c.stance == Stance::Undetermined && s.answer == Answer::NotEstablished)
    {
        gaps.push(format!("{} does not know yet", claim.speaker));
    }
    gaps.sort();
    gaps.dedup();
    let moves = !matches!(s.stage, Stage::Sought | Stage::Bought);
    let moded = claims().any(|c| c.mode.is_some()) || gathered.observations.iter().any(|(o, _)| crate::sea::mode_of(o).is_some());
    if moves && !moded {
        add("the mode of carriage is not stated", &mut gaps);
    }
    if moves && !gathered.observations.iter().any(|(o, _)| o.about_cargo) {
        add("no observation shows cargo or receipt: contents unknown", &mut gaps);
    }
    if s.families.iter().all(|f| *f == Family::Statement) && !s.families.is_empty() {
        add("statements only", &mut gaps);
    }
    let declines = |c: &&Claim| c.scope == Scope::Quantity && c.stance == Stance::DeclinesToSpecify;
    if moves && claims().filter(|c| c.evidential).any(|c| declines(&c)) {
        add("the quantity is declined", &mut gaps);
    }
    gaps
}

/// What would change the answer.
pub(crate) fn would_change(s: &StageAssessment, origins: usize) -> Vec<String> {
    let mut out: Vec<&str> = Vec::new();
    match s.answer {
        Answer::NoInformation => out.push("any statement or observation of it"),
        Answer::NotEstablished => {
            out.push("a later statement of who said that they do not know");
            out.push("an observation of the cargo or its receipt");
        }
        Answer::InsufficientBasis => out.push("a firmer statement, or one of a source that can be graded"),
        Answer::Conflicting => out.push("evidence of another family that decides between the two"),
        Answer::Judged(word) if word < Likelihood::RoughlyEven => out.push("independent evidence for it"),
        Answer::Judged(word) => {
            if origins < 2 {
                out.push("a second origin with evidence of its own");
                out.push("an independent observation");
            } else if word < Likelihood::AlmostCertain {
                out.push("physical evidence of cargo or receipt, with no open contradiction");
            }
            out.push("a retraction, or a third party's evidence against it");
        }
    }
    out.into_iter().map(str::to_owned).collect()
}

/// What is taken for granted.
pub(crate) fn assumptions(s: &StageAssessment, case: &Case, gathered: &Gathered<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let open = |c: &&Claim| c.stage == Some(s.stage) && c.items.is_empty() && !case.items.is_empty();
    if gathered.claims.iter().any(|(c, ..)| open(c)) {
        out.push("shipments whose goods are not named are those of the case".to_owned());
    }
    if gathered.claims.iter().any(|(c, ..)| c.stage == Some(s.stage) && c.supplier.is_none() && c.maker.is_some()) {
        out.push("who made the goods is taken for who supplies them".to_owned());
    }
    let implied: Vec<&str> = s.origins.iter().filter_map(|o| o.implied_by).map(Stage::words).collect();
    if let Some(above) = implied.first() {
        out.push(format!("what is {above} went through this stage"));
    }
    out
}
