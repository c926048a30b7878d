//! The answer: an entry, how sure, and each thing that was compared.

use serde::Serialize;

/// How sure it is that the entry is the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// It is another one: the numbers say so.
    None,
    /// Something to look into, and no more: a name, or a single number that changes hands.
    Lead,
    /// MMSI or call sign agree, and so does another thing.
    Probable,
    /// The IMO number is the same.
    Match,
}

impl Grade {
    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Probable => "probable",
            Self::Lead => "lead",
            Self::None => "none",
        }
    }
}

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FeatureKind {
    /// The IMO ship number.
    Imo,
    /// The IMO company number.
    CompanyImo,
    /// The MMSI.
    Mmsi,
    /// The call sign.
    CallSign,
    /// The name that comes nearest.
    Name,
    /// The flag.
    Flag,
}

impl FeatureKind {
    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Imo => "IMO",
            Self::CompanyImo => "IMO company",
            Self::Mmsi => "MMSI",
            Self::CallSign => "call sign",
            Self::Name => "name",
            Self::Flag => "flag",
        }
    }
}

/// One thing that was compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feature {
    /// Which.
    pub name: FeatureKind,
    /// From 0, contradicts, to 1, agrees.
    pub score: f64,
    /// What was asked.
    pub asked: String,
    /// What the list says.
    pub listed: String,
    /// In words.
    pub detail: String,
}

/// An entry that has to do with what was asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The entry, as a number in [`crate::Lists::designations`].
    pub designation: usize,
    /// From 0 to 1, for order.
    pub score: f64,
    /// How sure.
    pub grade: Grade,
    /// The rule that decided.
    pub rule: &'static str,
    /// What was compared, one by one.
    pub features: Vec<Feature>,
}
