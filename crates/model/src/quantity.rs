//! Quantities as people state them: seldom a number.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a quantity is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// A number.
    Exact,
    /// Between two numbers.
    Range,
    /// At least.
    Min,
    /// At most.
    Max,
    /// Tens, hundreds, millions.
    Magnitude,
    /// "A considerable number": no bounds.
    Vague,
    /// Explicitly not given.
    Declined,
}

/// A stated quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// How it is stated.
    pub kind: QuantityKind,
    /// The lower bound, where there is one.
    pub min: Option<f64>,
    /// The upper bound, where there is one.
    pub max: Option<f64>,
    /// What is counted: the words of the text, empty where it is the item itself.
    pub unit: String,
    /// The words of the text.
    pub raw: String,
}

// Bounds are read from text and are never NaN.
impl Eq for Quantity {}

impl fmt::Display for Quantity {
    /// `exact:300 conteneurs`, `range:200-300`, `min:1000`, `magnitude:millions`, `vague:nombre important`, `declined`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.unit.is_empty() { String::new() } else { format!(" {}", self.unit) };
        let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
        match self.kind {
            QuantityKind::Exact => write!(f, "exact:{}{unit}", number(self.min)),
            QuantityKind::Range => write!(f, "range:{}-{}{unit}", number(self.min), number(self.max)),
            QuantityKind::Min => write!(f, "min:{}{unit}", number(self.min)),
            QuantityKind::Max => write!(f, "max:{}{unit}", number(self.max)),
            QuantityKind::Magnitude => write!(f, "magnitude:{}", self.raw),
            QuantityKind::Vague => write!(f, "vague:{}", self.raw),
            QuantityKind::Declined => f.write_str("declined"),
        }
    }
}
