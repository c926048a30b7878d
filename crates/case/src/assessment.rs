//! The assessment of a case on a day: everything that exports, pages and programs write it from.
//!
//! Plain data, complete in itself: ids lead back to claims, documents and observations, and every sentence can be made from the fields
//! beside it. Days are UTC and stand as `YYYY-MM-DD`. Likelihood and confidence are never said in one sentence.

mod views;

use std::collections::BTreeMap;

use model::Stage;
use serde::{Deserialize, Serialize};

use crate::{
    observation::{Family, ListCheck},
    opinion::Opinion,
    quantity::Estimate,
    word::{Confidence, Likelihood},
};

pub use views::{
    Column, Conflict, Counts, Gate, Hypotheses, HypothesisRow, Item, JudgementView, LeftOut, OriginBasis, OriginView, Place,
    StatedMode, StatedQuantity, Variance,
};

/// What is answered for a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "answer", content = "likelihood")]
pub enum Answer {
    /// As likely as this.
    Judged(Likelihood),
    /// Somebody who would know says that they do not know yet.
    NotEstablished,
    /// There is something, but too little for any word.
    InsufficientBasis,
    /// Sources that have no part in the matter contradict each other: no word, both sides are shown.
    Conflicting,
    /// Nobody has said or seen anything of it.
    NoInformation,
}

/// The assessment of one case as of one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The case's id.
    pub case: String,
    /// Its title.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// Only what was known by the end of this day counts.
    pub as_of: String,
    /// The version of the program that made it.
    pub version: String,
    /// The stages on the ladder, lowest first, then `support_service` where anything speaks of it.
    pub stages: Vec<StageAssessment>,
    /// Where it is said to pretend to go, each with who says so.
    pub pretended: Vec<Place>,
    /// Through where it is said to go.
    pub transit: Vec<Place>,
    /// Modes of carriage that were stated or seen; empty where none was.
    pub modes: Vec<StatedMode>,
    /// Different renderings of one utterance that do not say the same.
    pub variances: Vec<Variance>,
    /// Who spoke or saw, and how they are graded.
    pub origins: Vec<OriginView>,
    /// Rival explanations against the evidence.
    pub hypotheses: Hypotheses,
    /// How much: a range with its assumptions, where the case states any.
    pub quantity: Option<Estimate>,
    /// What was said of the amount, in the words used.
    pub stated_quantities: Vec<StatedQuantity>,
    /// Claims and observations that belong to the case.
    pub evidence: Vec<Item>,
    /// Those that do not, or do not count, each with the rule that says why.
    pub left_out: Vec<LeftOut>,
    /// Denials that may or may not speak of this case.
    pub ambiguous_denials: Vec<Conflict>,
    /// Those who agreed with an origin without evidence of their own.
    pub endorsements: Vec<Item>,
    /// What analysts decided, with their names.
    pub judgements: Vec<JudgementView>,
    /// What the sanctions lists say of the ships and parties, with the lists and dates that were checked.
    pub list_checks: Vec<ListCheck>,
    /// Assumptions that hold for the whole case.
    pub assumptions: Vec<String>,
    /// How many documents were read, and how many utterances and origins they came to.
    pub counts: Counts,
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageAssessment {
    /// The stage.
    pub stage: Stage,
    /// The answer.
    #[serde(flatten)]
    pub answer: Answer,
    /// How good the basis is; none where there is no likelihood.
    pub confidence: Option<Confidence>,
    /// Somebody denies it, or sources differ.
    pub contested: bool,
    /// The first day on which any evidence that counts spoke for it, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// The fused opinion: for ordering and tests, not for print.
    pub opinion: Opinion,
    /// The probability before the gates, 0 to 1: likewise.
    pub expected: f64,
    /// The Admiralty digit of the information, 1 to 6.
    pub digit: u8,
    /// Why that digit.
    pub digit_reason: String,
    /// The gates that decided, with what each did.
    pub gates: Vec<Gate>,
    /// What each origin brings.
    pub origins: Vec<OriginBasis>,
    /// The collection families of what speaks for it.
    pub families: Vec<Family>,
    /// Denials and contradictions.
    pub conflicts: Vec<Conflict>,
    /// What is taken for granted.
    pub assumptions: Vec<String>,
    /// What is not known.
    pub gaps: Vec<String>,
    /// What would change the answer.
    pub would_change: Vec<String>,
    /// The answer as a sentence; no confidence in it.
    pub sentence: String,
    /// The same in French.
    pub sentence_fr: String,
    /// The confidence as a sentence of its own; empty where there is no likelihood.
    pub confidence_sentence: String,
    /// The same in French.
    pub confidence_sentence_fr: String,
    /// The basis: origins, families, contradictions, gaps, what would change it (rule R15).
    pub basis_sentence: String,
}

impl Assessment {
    /// The assessment of a stage.
    pub fn stage(&self, stage: Stage) -> Option<&StageAssessment> {
        self.stages.iter().find(|s| s.stage == stage)
    }

    /// The answers by the stages' names.
    pub fn answers(&self) -> BTreeMap<&'static str, Answer> {
        self.stages.iter().map(|s| (s.stage.name(), s.answer)).collect()
    }
}

impl Answer {
    /// The likelihood, where there is one.
    pub const fn likelihood(self) -> Option<Likelihood> {
        if let Self::Judged(word) = self { Some(word) } else { None }
    }

    /// In English.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Judged(word) => word.english(),
            Self::NotEstablished => "not established",
            Self::InsufficientBasis => "insufficient basis",
            Self::Conflicting => "sources conflict",
            Self::NoInformation => "no information",
        }
    }

    /// In French.
    pub const fn french(self) -> &'static str {
        match self {
            Self::Judged(word) => word.french(),
            Self::NotEstablished => "non établi",
            Self::InsufficientBasis => "base insuffisante",
            Self::Conflicting => "sources contradictoires",
            Self::NoInformation => "aucune information",
        }
    }
}
