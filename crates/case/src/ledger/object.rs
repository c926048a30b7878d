//! What a record may hold.

use model::{Claim, Utterance};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{error::LedgerError, record::Record};
use crate::{
    assessment::Assessment,
    evidence::Received,
    judgement::Judgement,
    observation::{ListCheck, Observation},
};

/// A case as its file had it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseText {
    /// The case's id.
    pub id: String,
    /// The TOML.
    pub toml: String,
}

/// An object of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Object {
    /// A document.
    Document(Box<Received>),
    /// An act of speech.
    Utterance(Box<Utterance>),
    /// A claim.
    Claim(Box<Claim>),
    /// Something observed.
    Observation(Box<Observation>),
    /// A check against a sanctions list.
    ListCheck(Box<ListCheck>),
    /// A case.
    Case(CaseText),
    /// A decision of an analyst.
    Judgement(Box<Judgement>),
    /// An assessment that was made.
    Assessment(Box<Assessment>),
}

impl Object {
    /// Its kind, as the ledger names it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Document(_) => "document",
            Self::Utterance(_) => "utterance",
            Self::Claim(_) => "claim",
            Self::Observation(_) => "observation",
            Self::ListCheck(_) => "list_check",
            Self::Case(_) => "case",
            Self::Judgement(_) => "judgement",
            Self::Assessment(_) => "assessment",
        }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Document(o) => &o.document.id,
            Self::Utterance(o) => &o.id,
            Self::Claim(o) => &o.id,
            Self::Observation(o) => &o.id,
            Self::ListCheck(o) => &o.id,
            Self::Case(o) => &o.id,
            Self::Judgement(o) => &o.id,
            Self::Assessment(o) => &o.case,
        }
    }

    pub(crate) fn json(&self) -> Result<String, LedgerError> {
        let text = match self {
            Self::Document(o) => serde_json::to_string(o),
            Self::Utterance(o) => serde_json::to_string(o),
            Self::Claim(o) => serde_json::to_string(o),
            Self::Observation(o) => serde_json::to_string(o),
            Self::ListCheck(o) => serde_json::to_string(o),
            Self::Case(o) => serde_json::to_string(o),
            Self::Judgement(o) => serde_json::to_string(o),
            Self::Assessment(o) => serde_json::to_string(o),
        };
        text.map_err(|source| LedgerError::Object { what: format!("{} {}", self.kind(), self.id()), source })
    }

    /// The object of a record; nothing for a kind that this version does not know.
    ///
    /// # Errors
    ///
    /// It is not of the kind it says.
    pub fn of(record: &Record) -> Result<Option<Self>, LedgerError> {
        Ok(Some(match record.kind.as_str() {
            "document" => Self::Document(read(record)?),
            "utterance" => Self::Utterance(read(record)?),
            "claim" => Self::Claim(read(record)?),
            "observation" => Self::Observation(read(record)?),
            "list_check" => Self::ListCheck(read(record)?),
            "case" => Self::Case(read(record)?),
            "judgement" => Self::Judgement(read(record)?),
            "assessment" => Self::Assessment(read(record)?),
            _ => return Ok(None),
        }))
    }
}

fn read<T: DeserializeOwned>(record: &Record) -> Result<T, LedgerError> {
    serde_json::from_str(record.object.get())
        .map_err(|source| LedgerError::Object { what: format!("record {} ({} {})", record.seq, record.kind, record.id), source })
}
