//! All that is known: documents, claims, observations, checks and judgements; and what of it was known on a day.

use std::collections::BTreeMap;

use model::{Claim, Day, Document, Precision, Utterance, When};
use serde::{Deserialize, Serialize};

use crate::{
    day::opt_day_text,
    judgement::Judgement,
    observation::{ListCheck, Observation},
};

/// A document and how it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The document.
    pub document: Document,
    /// The document that it copies or translates.
    #[serde(default)]
    pub copy_of: Option<String>,
    /// The day it was captured.
    #[serde(default, with = "opt_day_text")]
    pub captured: Option<Day>,
}

/// All that is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// Documents.
    pub documents: Vec<Received>,
    /// Acts of speech.
    pub utterances: Vec<Utterance>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Observations.
    pub observations: Vec<Observation>,
    /// Checks against sanctions lists.
    pub checks: Vec<ListCheck>,
    /// Decisions of analysts.
    pub judgements: Vec<Judgement>,
}

impl Evidence {
    /// What was known by the end of a day.
    ///
    /// A claim is known when it is said, for it is public then; else when its document was published; else when it was captured. One
    /// with none of these is known only now, so never on a past day.
    #[must_use]
    pub fn known_by(&self, day: Day) -> Self {
        let documents = self.by_document();
        let by = |known: Option<Day>| known.is_some_and(|k| k <= day);
        let document_day = |d: &Received| d.document.published.as_ref().and_then(last_day).or(d.captured);
        Self {
            documents: self.documents.iter().filter(|d| by(document_day(d))).cloned().collect(),
            utterances: self.utterances.clone(),
            claims: self.claims.iter().filter(|c| by(claim_day(c, &documents))).cloned().collect(),
            observations: self.observations.iter().filter(|o| o.known <= day).cloned().collect(),
            checks: self.checks.iter().filter(|c| c.checked <= day).cloned().collect(),
            judgements: self.judgements.iter().filter(|j| j.day <= day).cloned().collect(),
        }
    }

    /// The documents by id.
    pub(crate) fn by_document(&self) -> BTreeMap<&str, &Received> {
        self.documents.iter().map(|d| (d.document.id.as_str(), d)).collect()
    }
}

/// The day by which a stated date is past.
pub(crate) fn last_day(when: &When) -> Option<Day> {
    match when.precision {
        Precision::Present | Precision::Past | Precision::Future => None,
        _ => when.to.or(when.from),
    }
}

/// The day a claim became known.
pub(crate) fn claim_day(claim: &Claim, documents: &BTreeMap<&str, &Received>) -> Option<Day> {
    let document = || documents.get(claim.document.as_str());
    let published = || document().and_then(|d| d.document.published.as_ref()).and_then(last_day);
    claim.said.as_ref().and_then(last_day).or_else(published).or_else(|| document().and_then(|d| d.captured))
}
