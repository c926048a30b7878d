//! How much: stated ranges multiplied a great many times. The answer is a range, never a number.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde::{Deserialize, Serialize};

/// What a factor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A whole number, such as voyages.
    Count,
    /// An amount, such as tonnes a voyage.
    Amount,
    /// A share, 0 to 1.
    Share,
    /// What one piece weighs: it divides.
    UnitWeight,
}

/// A factor with its range and the reason for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// What it is: `voyages`, `capacity`, `share`, `weight`.
    pub name: String,
    /// What kind of factor.
    pub kind: Kind,
    /// The least it may be.
    pub low: f64,
    /// The most it may be.
    pub high: f64,
    /// The likeliest, where one is: the distribution is triangular then, and flat otherwise.
    #[serde(default)]
    pub mode: Option<f64>,
    /// Its unit.
    #[serde(default)]
    pub unit: String,
    /// Why this range.
    pub reason: String,
}

/// An amount as a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// One time in twenty it is less.
    pub p05: f64,
    /// As often less as more. Not to be printed alone.
    pub p50: f64,
    /// One time in twenty it is more.
    pub p95: f64,
    /// The unit.
    pub unit: String,
    /// How often it was drawn.
    pub draws: u32,
    /// The range as a sentence.
    pub sentence: String,
    /// What it rests on.
    pub assumptions: Vec<Assumption>,
}

/// Enough that the ends of the range move by less than 1 % from seed to seed.
const DRAWS: u32 = 20_000;
/// The same evidence must give the same figures.
const SEED: u64 = 1;

/// The product of the factors; nothing where there are none.
pub(crate) fn estimate(assumptions: &[Assumption], unit: &str) -> Option<Estimate> {
    if assumptions.is_empty() {
        return None;
    }
    let mut rng = Pcg64Mcg::seed_from_u64(SEED);
    let mut draws: Vec<f64> = (0..DRAWS)
        .map(|_| {
            assumptions.iter().fold(1.0, |product, a| {
                let value = draw(a, rng.random_range(0.0..1.0));
                if a.kind == Kind::UnitWeight { product / value.max(f64::MIN_POSITIVE) } else { product * value }
            })
        })
        .collect();
    draws.sort_by(f64::total_cmp);
    let at = |share: f64| draws.get(((f64::from(DRAWS) - 1.0) * share).round() as usize).copied().unwrap_or(0.0);
    let (p05, p50, p95) = (at(0.05), at(0.5), at(0.95));
    let names: Vec<&str> = assumptions.iter().map(|a| a.name.as_str()).collect();
    let sentence = format!(
        "Between {} and {} {unit} (90 % of draws), if what is assumed holds: {}.",
        rounded(p05),
        rounded(p95),
        names.join(", ")
    );
    Some(Estimate { p05, p50, p95, unit: unit.to_owned(), draws: DRAWS, sentence, assumptions: assumptions.to_vec() })
}

/// The value of a factor at a place of its distribution, 0 to 1.
fn draw(a: &Assumption, at: f64) -> f64 {
    if a.kind == Kind::Count {
        let (low, high) = (a.low.ceil(), a.high.floor().max(a.low.ceil()));
        return (low + (at * (high - low + 1.0)).floor()).min(high);
    }
    let span = a.high - a.low;
    match a.mode {
        Some(mode) if span > 0.0 => {
            let turn = (mode - a.low) / span;
            if at < turn {
                a.low + (at * span * (mode - a.low)).sqrt()
            } else {
                a.high - ((1.0 - at) * span * (a.high - mode)).sqrt()
            }
        }
        _ => a.low + at * span,
    }
}

/// Two figures are all that such ranges bear.
fn rounded(value: f64) -> String {
    if value <= 0.0 {
        return "0".to_owned();
    }
    let step = 10f64.powf(value.log10().floor() - 1.0);
    let value = (value / step).round() * step;
    if step >= 1.0 { format!("{value:.0}") } else { format!("{value:.*}", (-step.log10()).ceil() as usize) }
}

#[cfg(test)]
#[path = "quantity_tests.rs"]
mod tests;
