//! The rules that decide, by name: each result says which of them spoke.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A rule of the calculus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// One origin is never above *likely*, and the confidence is low.
    R1,
    /// *Very likely* needs two origins, or one and an independent observation; *almost certain* two families, one physical and about
    /// cargo or receipt, and no open contradiction.
    R2,
    /// "We do not know yet" makes the stage *not established* until something later speaks for it.
    R3,
    /// Uncertainty above the limit is *insufficient basis*, never *roughly even chance*.
    R4,
    /// A denial by the accused is shown, blocks digit 1 and *almost certain*, and moves the estimate little.
    R5,
    /// The rendering closest to the words spoken counts.
    R6,
    /// A headline is no evidence.
    R7,
    /// A purpose is no use.
    R8,
    /// The same origin later is an update.
    R9,
    /// Another item, party or period is another consignment.
    R10,
    /// Used, so received, so arrived, so in transit; nothing forward, and never bought.
    R11,
    /// AIS speaks of movement: it raises *in transit* no higher than *likely*, never *received* without arrival and discharge, and its
    /// absence says nothing where silence is expected or the way may be another.
    R12,
    /// What a narrator takes for granted raises nothing.
    R13,
    /// A denial whose scope is ambiguous stays with the claims next to it, and is marked.
    R14,
    /// Each stage lists its origins, families, contradictions, gaps, and what would change it.
    R15,
    /// Who agrees with another, without evidence of their own, is no origin.
    Endorsement,
    /// A speaker or outlet that is mapped to no origin corroborates nothing.
    Unmapped,
    /// What the accuser releases is the accuser's evidence.
    Released,
    /// Tried is not done.
    Attempted,
    /// A claim about the amount, the mode or the item only, and one that predicts or declines, raises no stage.
    Qualifies,
    /// Sources with no part in the matter contradict each other strongly: both are shown, and nothing is fused.
    Conflict,
    /// An analyst decided.
    Judgement,
}

impl Rule {
    /// Its name: `R3`, `endorsement`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::R1 => "R1",
            Self::R2 => "R2",
            Self::R3 => "R3",
            Self::R4 => "R4",
            Self::R5 => "R5",
            Self::R6 => "R6",
            Self::R7 => "R7",
            Self::R8 => "R8",
            Self::R9 => "R9",
            Self::R10 => "R10",
            Self::R11 => "R11",
            Self::R12 => "R12",
            Self::R13 => "R13",
            Self::R14 => "R14",
            Self::R15 => "R15",
            Self::Endorsement => "endorsement",
            Self::Unmapped => "unmapped",
            Self::Released => "released",
            Self::Attempted => "attempted",
            Self::Qualifies => "qualifies",
            Self::Conflict => "conflict",
            Self::Judgement => "judgement",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
