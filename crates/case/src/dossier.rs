//! The evidence and the cases read back from a ledger, as it stood at a moment.

use std::collections::BTreeMap;

use model::Timestamp;

use crate::{
    case_file::Case,
    evidence::{Evidence, Received},
    ledger::{Ledger, LedgerError, Object},
};

/// What a ledger holds.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// All that is known.
    pub evidence: Evidence,
    /// The cases by id, each in its last version.
    pub cases: BTreeMap<String, Case>,
    /// Assessments made, oldest first.
    pub assessments: Vec<crate::assessment::Assessment>,
}

impl Dossier {
    /// Reads a ledger, only the records made by `recorded_by` where that is given: what was known and what had been entered are two
    /// things.
    ///
    /// # Errors
    ///
    /// The ledger's, or an object in it cannot be read.
    pub fn read(ledger: &mut Ledger, recorded_by: Option<Timestamp>) -> Result<Self, LedgerError> {
        let mut latest: BTreeMap<(&'static str, String), Object> = BTreeMap::new();
        let mut assessments = Vec::new();
        ledger.each(0, &mut |record| {
            let at = Timestamp::parse(&record.at);
            if recorded_by.zip(at).is_some_and(|(by, at)| at > by) {
                return Ok(());
            }
            match Object::of(&record)? {
                Some(Object::Assessment(a)) => assessments.push(*a),
                Some(object) => {
                    let object = entered(object, at);
                    latest.insert((object.kind(), record.id), object);
                }
                None => {}
            }
            Ok(())
        })?;
        let mut dossier = Self { assessments, ..Self::default() };
        for object in latest.into_values() {
            dossier.add(object)?;
        }
        Ok(dossier)
    }

    fn add(&mut self, object: Object) -> Result<(), LedgerError> {
        let evidence = &mut self.evidence;
        match object {
            Object::Document(o) => evidence.documents.push(*o),
            Object::Utterance(o) => evidence.utterances.push(*o),
            Object::Claim(o) => evidence.claims.push(*o),
            Object::Observation(o) => evidence.observations.push(*o),
            Object::ListCheck(o) => evidence.checks.push(*o),
            Object::Judgement(o) => evidence.judgements.push(*o),
            Object::Case(text) => drop(self.cases.insert(text.id, Case::parse(&text.toml)?)),
            Object::Assessment(_) => {}
        }
        Ok(())
    }
}

/// A document without a date of its own is known from when it was entered.
fn entered(object: Object, at: Option<Timestamp>) -> Object {
    match object {
        Object::Document(d) if d.captured.is_none() => {
            Object::Document(Box::new(Received { captured: at.map(Timestamp::day), ..*d }))
        }
        other => other,
    }
}

#[cfg(test)]
#[path = "dossier_tests.rs"]
mod tests;
