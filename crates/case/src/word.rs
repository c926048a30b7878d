//! Words of likelihood and confidence, as ICD 203 has them: one row of terms, each with its range, in English and French.
//!
//! The French words translate this scale of seven; they are not the five of the French intelligence vocabulary, whose bands differ.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How likely it is (Intelligence Community Directive 203, 2015, section D.6.e.2.a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likelihood {
    /// 1 to 5 %.
    AlmostNoChance,
    /// 5 to 20 %.
    VeryUnlikely,
    /// 20 to 45 %.
    Unlikely,
    /// 45 to 55 %.
    RoughlyEven,
    /// 55 to 80 %.
    Likely,
    /// 80 to 95 %.
    VeryLikely,
    /// 95 to 99 %.
    AlmostCertain,
}

impl Likelihood {
    /// Every word, the least likely first.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEven,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// The word for a probability; a bound belongs to the word nearer to even.
    pub fn of(probability: f64) -> Self {
        // Sums of the same evidence must not fall on two sides of a bound for the last bit.
        let p = (probability * 1e9).round() / 1e9;
        match p {
            _ if p < 0.05 => Self::AlmostNoChance,
            _ if p < 0.20 => Self::VeryUnlikely,
            _ if p < 0.45 => Self::Unlikely,
            _ if p < 0.55 => Self::RoughlyEven,
            _ if p < 0.80 => Self::Likely,
            _ if p < 0.95 => Self::VeryLikely,
            _ => Self::AlmostCertain,
        }
    }

    /// Its range in per cent.
    pub const fn range(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance => (1, 5),
            Self::VeryUnlikely => (5, 20),
            Self::Unlikely => (20, 45),
            Self::RoughlyEven => (45, 55),
            Self::Likely => (55, 80),
            Self::VeryLikely => (80, 95),
            Self::AlmostCertain => (95, 99),
        }
    }

    /// In English.
    pub const fn english(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::RoughlyEven => "roughly even chance",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }

    /// In French.
    pub const fn french(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "presque aucune chance",
            Self::VeryUnlikely => "très improbable",
            Self::Unlikely => "improbable",
            Self::RoughlyEven => "chances à peu près égales",
            Self::Likely => "probable",
            Self::VeryLikely => "très probable",
            Self::AlmostCertain => "quasi certain",
        }
    }
}

impl fmt::Display for Likelihood {
    /// `likely (55-80 %)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = self.range();
        write!(f, "{} ({low}-{high} %)", self.english())
    }
}

/// How good the basis of a judgement is; said in a sentence of its own, never beside a likelihood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// One origin, or evidence that contradicts itself.
    Low,
    /// Several origins, or one and an independent observation.
    Moderate,
    /// Several collection families, one physical and about cargo or receipt, and nobody with standing who contradicts.
    High,
}

impl Confidence {
    /// In English.
    pub const fn english(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }

    /// In French.
    pub const fn french(self) -> &'static str {
        match self {
            Self::Low => "faible",
            Self::Moderate => "modérée",
            Self::High => "élevée",
        }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english())
    }
}

#[cfg(test)]
#[path = "word_tests.rs"]
mod tests;
