//! The parts of an assessment: who, what, on which day, and why.

use model::{Mode, Stage, Stance};
use serde::{Deserialize, Serialize};

use crate::{
    grade::{Interest, Letter},
    observation::Family,
    opinion::Opinion,
    rule::Rule,
};

/// A gate that decided something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// The rule.
    pub rule: Rule,
    /// What it did here.
    pub effect: String,
}

/// What one origin brings to one stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OriginBasis {
    /// Whose knowledge it is.
    pub origin: String,
    /// Its opinion, discounted.
    pub opinion: Opinion,
    /// Its stance, where it spoke.
    pub stance: Option<Stance>,
    /// Where the basis is a later stage that implies this one.
    pub implied_by: Option<Stage>,
    /// The day it spoke or its observation became known, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// The families of its evidence.
    pub families: Vec<Family>,
    /// The claims and observations that count, by id.
    pub counted: Vec<String>,
    /// Those that it made obsolete or that say the same less closely, by id.
    pub superseded: Vec<String>,
    /// The rules that chose among them.
    pub rules: Vec<Rule>,
}

/// A denial or contradiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Who denies or contradicts.
    pub origin: String,
    /// Its part in the matter.
    pub interest: Interest,
    /// The day, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// The claims and observations, by id.
    pub ids: Vec<String>,
    /// Its scope could be read in more than one way.
    pub ambiguous: bool,
    /// Whether it was weighed.
    pub counted: bool,
    /// What it says.
    pub text: String,
}

/// A place with who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The words.
    pub place: String,
    /// Origins that say so.
    pub origins: Vec<String>,
    /// The claims.
    pub claims: Vec<String>,
}

/// A mode of carriage with who says or saw so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedMode {
    /// The mode.
    pub mode: Mode,
    /// Origins.
    pub origins: Vec<String>,
    /// Claims and observations.
    pub ids: Vec<String>,
}

/// Renderings of one utterance that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variance {
    /// Whose utterance.
    pub origin: String,
    /// The day it was said.
    pub day: Option<String>,
    /// What differs: `destination`, `stance`, `item`, `quantity`.
    pub field: String,
    /// Each reading with the claims that give it; the first is the closest to the words spoken, which decides.
    pub readings: Vec<(String, Vec<String>)>,
}

/// An origin as it is graded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginView {
    /// Its code or name.
    pub origin: String,
    /// Its letter.
    pub letter: Letter,
    /// The letter after one grade down for self-interest, where that applies to what it says here.
    pub applied: Letter,
    /// Why it has the letter.
    pub rationale: String,
    /// Its part in the matter.
    pub interest: Interest,
    /// Acts of speech.
    pub utterances: usize,
    /// Documents that render them, copies included.
    pub documents: usize,
    /// Its collection families.
    pub families: Vec<Family>,
}

/// What was said of the amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedQuantity {
    /// As the claim has it: `exact:300 containers`, `declined`.
    pub quantity: String,
    /// Whose word.
    pub origin: String,
    /// When it was said.
    pub day: Option<String>,
    /// The claim.
    pub claim: String,
}

/// One piece of evidence, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The id of the claim or observation.
    pub id: String,
    /// `claim` or `observation`.
    pub kind: String,
    /// Whose knowledge it is.
    pub origin: String,
    /// Who spoke or saw.
    pub speaker: String,
    /// The day it became known, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// The stance, for claims.
    pub stance: Option<Stance>,
    /// The stages it speaks of.
    pub stages: Vec<Stage>,
    /// Its family.
    pub family: Family,
    /// Its very words, or what was seen.
    pub text: String,
    /// The document of a claim, or the source of an observation.
    pub source: String,
    /// Why it belongs to the case.
    pub why: String,
    /// Why it need not mean what it seems to.
    pub alternatives: Vec<String>,
}

/// What does not belong or does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The id.
    pub id: String,
    /// The rule.
    pub rule: Rule,
    /// Why.
    pub why: String,
}

/// An analyst's decision, as it was applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgementView {
    /// Its id.
    pub id: String,
    /// Who decided.
    pub author: String,
    /// When, `YYYY-MM-DD`.
    pub day: String,
    /// What was decided.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// Rival explanations in rows, evidence in columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hypotheses {
    /// The columns: ids of evidence, each with what it is.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<HypothesisRow>,
    /// The column that tells the rows apart most.
    pub most_diagnostic: Option<String>,
}

/// A column of the table of hypotheses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The evidence.
    pub id: String,
    /// What it is.
    pub label: String,
}

/// A row of the table of hypotheses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HypothesisRow {
    /// The hypothesis: `sea`, `rail`, `air`, `mixed`, `no_transfer`, `deception`.
    pub hypothesis: String,
    /// How well each column fits: `--`, `-`, `0`, `+`, `++`.
    pub cells: Vec<String>,
    /// Columns that speak against it.
    pub inconsistent: usize,
    /// The sum of the cells' weights of evidence, decibans.
    pub decibans: f64,
}

/// How much was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Documents with claims of the case, copies included.
    pub documents: usize,
    /// Of them copies and translations of others.
    pub copies: usize,
    /// Acts of speech.
    pub utterances: usize,
    /// Origins that spoke or saw.
    pub origins: usize,
    /// Claims that belong to the case.
    pub claims: usize,
    /// Observations that belong to the case.
    pub observations: usize,
}
