//! The table from counts on traffic whose truth is known.

use serde::{Deserialize, Serialize};

use crate::{
    error::WeightsError,
    weights::{Exposure, Weight, Weights},
};

/// How often a finding was seen where the truth is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The rule.
    pub rule: String,
    /// What `innocent_of` counts.
    pub exposure: Exposure,
    /// Innocent voyages or ship-days with the finding.
    pub innocent_with: u64,
    /// All innocent voyages or ship-days.
    pub innocent_of: u64,
    /// Voyages with a planted or known deceit of the finding's family that show it.
    pub deceit_with: u64,
    /// All voyages with such a deceit.
    pub deceit_of: u64,
}

impl Weights {
    /// Estimates the table from counts. `on` names the traffic, such as `simulated, seeds 1 to 5`, for the source of each figure.
    ///
    /// Laplace's rule of succession, (k + 1) / (n + 2): a finding that was never seen on n innocent ship-days may still be seen on one
    /// of n + 2, so that no weight is greater than the traffic looked at can carry.
    ///
    /// # Errors
    ///
    /// A rule twice, or more with the finding than there are.
    pub fn estimate(counts: &[Counts], on: &str) -> Result<Self, WeightsError> {
        let row = |c: &Counts| {
            let Counts { rule, exposure, innocent_with, innocent_of, deceit_with, deceit_of } = c;
            if innocent_with > innocent_of || deceit_with > deceit_of {
                return Err(WeightsError::Counts(rule.clone()));
            }
            let unit = match exposure {
                Exposure::Voyage => "voyages",
                Exposure::ShipDay => "ship-days",
            };
            Ok(Weight {
                rule: rule.clone(),
                exposure: *exposure,
                p_given_innocent: succession(*innocent_with, *innocent_of),
                p_given_deceit: succession(*deceit_with, *deceit_of),
                source: format!(
                    "estimated: {innocent_with} of {innocent_of} innocent {unit}, {deceit_with} of {deceit_of} voyages with the deceit; {on}"
                ),
            })
        };
        counts.iter().map(row).collect::<Result<Vec<_>, _>>().and_then(Self::new)
    }
}

fn succession(with: u64, of: u64) -> f64 {
    (with as f64 + 1.0) / (of as f64 + 2.0)
}

#[cfg(test)]
#[path = "estimate_tests.rs"]
mod tests;
