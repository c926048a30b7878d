//! What analysts decide: records like any other, which count with their author.

use model::{Day, Stage};
use serde::{Deserialize, Serialize};

use crate::{day::day_text, grade::Letter};

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "decision")]
pub enum Decision {
    /// The claim or observation counts, even where the rules would leave it out.
    Accept {
        /// The claim or observation.
        of: String,
    },
    /// It does not count.
    Reject {
        /// The claim or observation.
        of: String,
    },
    /// It repeats another origin's knowledge without evidence of its own.
    Endorses {
        /// The claim.
        of: String,
    },
    /// An origin has this letter in this case.
    Grade {
        /// The origin.
        origin: String,
        /// Its letter.
        letter: Letter,
    },
    /// A remark, on a stage or on the whole.
    Note {
        /// The stage.
        #[serde(default)]
        stage: Option<Stage>,
        /// The remark.
        text: String,
    },
}

/// A decision with its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Its id.
    pub id: String,
    /// The case.
    pub case: String,
    /// Who decides.
    pub author: String,
    /// The day of the decision.
    #[serde(with = "day_text")]
    pub day: Day,
    /// What.
    #[serde(flatten)]
    pub decision: Decision,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Decision {
    /// What was decided, in words.
    pub fn words(&self) -> String {
        match self {
            Self::Accept { of } => format!("accepts {of}"),
            Self::Reject { of } => format!("rejects {of}"),
            Self::Endorses { of } => format!("takes {of} for an endorsement"),
            Self::Grade { origin, letter } => format!("grades {origin} {letter}"),
            Self::Note { stage: Some(stage), text } => format!("notes on {stage}: {text}"),
            Self::Note { stage: None, text } => format!("notes: {text}"),
        }
    }
}
