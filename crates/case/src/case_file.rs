//! The case as an analyst keeps it: a TOML file that says who, what, when, what to watch, and what is assumed.

use model::Day;
use serde::{Deserialize, Serialize};

use crate::{
    day::opt_day_text,
    grade::SourceGrade,
    quantity::{Assumption, Kind},
};

/// Why a case file is refused.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// It is no TOML of a case: the message names line and column.
    #[error("the case file is refused: {0}")]
    Toml(#[from] toml::de::Error),
    /// A field holds what it cannot mean.
    #[error("the case file is refused: {field}: {why}")]
    Field {
        /// The field.
        field: &'static str,
        /// Why.
        why: String,
    },
}

/// A suspected transfer to be watched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id: letters, digits, dots, dashes.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The question.
    #[serde(default)]
    pub question: String,
    /// Who sends.
    #[serde(default)]
    pub supplier: Vec<CaseParty>,
    /// Who gets.
    #[serde(default)]
    pub recipient: Vec<CaseParty>,
    /// Classes of goods, as in the item tree.
    #[serde(default)]
    pub items: Vec<String>,
    /// Classes that it is not.
    #[serde(default)]
    pub excluded_items: Vec<String>,
    /// When.
    #[serde(default)]
    pub period: Period,
    /// What to look for.
    #[serde(default)]
    pub watch: Watch,
    /// Grades of origins, where they are not the table's.
    #[serde(default)]
    pub sources: Vec<SourceGrade>,
    /// How much could have been carried: ranges to multiply.
    #[serde(default)]
    pub quantity: Vec<Assumption>,
    /// The rivals that are kept alive; all where none is given.
    #[serde(default)]
    pub hypotheses: Vec<Hypothesis>,
}

/// A party of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseParty {
    /// The state's code, or the organisation's name.
    pub code: String,
    /// Its names in texts.
    #[serde(default)]
    pub names: Vec<String>,
}

/// When it is said to take place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day.
    #[serde(default, with = "opt_day_text")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(default, with = "opt_day_text")]
    pub to: Option<Day>,
}

/// What to look for on the sea.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Watch {
    /// Ports or regions it may leave from.
    pub origins: Vec<String>,
    /// Ports or regions it may go to.
    pub destinations: Vec<String>,
    /// Ports or regions it pretends to go to.
    pub pretended: Vec<String>,
    /// Ships.
    pub ships: Vec<Ship>,
    /// The kind of ship: `general_cargo`, `container`, `tanker` ...
    pub cargo_class: Option<String>,
}

/// A ship to watch: whatever is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ship {
    /// Its name.
    pub name: Option<String>,
    /// Its IMO number.
    pub imo: Option<u32>,
    /// Its MMSI.
    pub mmsi: Option<u32>,
}

/// An explanation of the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hypothesis {
    /// By sea.
    Sea,
    /// By rail.
    Rail,
    /// By air.
    Air,
    /// By more than one of them.
    Mixed,
    /// There is no transfer.
    NoTransfer,
    /// The signs were made to mislead.
    Deception,
}

impl Hypothesis {
    /// Every one.
    pub const ALL: [Self; 6] = [Self::Sea, Self::Rail, Self::Air, Self::Mixed, Self::NoTransfer, Self::Deception];

    /// As in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sea => "sea",
            Self::Rail => "rail",
            Self::Air => "air",
            Self::Mixed => "mixed",
            Self::NoTransfer => "no_transfer",
            Self::Deception => "deception",
        }
    }
}

impl Case {
    /// Reads a case file.
    ///
    /// # Errors
    ///
    /// It is no TOML, has a key that a case does not have, or a field that means nothing: the message says which and where.
    pub fn parse(text: &str) -> Result<Self, CaseError> {
        let case: Self = toml::from_str(text)?;
        case.checked()
    }

    /// What TOML cannot see.
    fn checked(self) -> Result<Self, CaseError> {
        let fail = |field, why: String| Err(CaseError::Field { field, why });
        if self.id.is_empty() || !self.id.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) {
            return fail("id", format!("{:?} is not made of letters, digits, dots and dashes", self.id));
        }
        if let (Some(from), Some(to)) = (self.period.from, self.period.to)
            && to < from
        {
            return fail("period", format!("it ends on {to}, before it begins on {from}"));
        }
        for a in &self.quantity {
            if !(a.low >= 0.0 && a.high >= a.low && a.high.is_finite()) {
                return fail("quantity", format!("{:?}: {} to {} is no range", a.name, a.low, a.high));
            }
            if a.kind == Kind::Share && a.high > 1.0 {
                return fail("quantity", format!("{:?}: a share is at most 1", a.name));
            }
            if a.mode.is_some_and(|m| m < a.low || m > a.high) {
                return fail("quantity", format!("{:?}: its most likely value lies outside its range", a.name));
            }
            if a.reason.trim().is_empty() {
                return fail("quantity", format!("{:?} states no reason", a.name));
            }
        }
        Ok(self)
    }

    /// The rivals, all where the case names none.
    pub fn rivals(&self) -> Vec<Hypothesis> {
        if self.hypotheses.is_empty() { Hypothesis::ALL.to_vec() } else { self.hypotheses.clone() }
    }

    /// Whether an origin is said to send or to receive.
    pub fn accuses(&self, origin: &str) -> bool {
        self.supplier.iter().chain(&self.recipient).any(|party| party.is(origin, ""))
    }
}

impl CaseParty {
    /// Whether a code, or else the words of a text, name this party.
    pub fn is(&self, code: &str, text: &str) -> bool {
        let same = |name: &str| {
            let name = name.to_lowercase();
            name == code.to_lowercase() || (!text.is_empty() && name == text.to_lowercase())
        };
        same(&self.code) || self.names.iter().any(|name| same(name))
    }
}

#[cfg(test)]
#[path = "case_file_tests.rs"]
mod tests;
