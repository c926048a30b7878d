//! Opinions of subjective logic: belief, disbelief and uncertainty, which keep "nobody knows" apart from "they contradict each other".
//!
//! Kept as amounts of evidence for and against, `r` and `s` (A. Jøsang, *Subjective Logic*, 2016, section 3.3): cumulative fusion is
//! then plain addition, so that order cannot matter and what is removed leaves no trace. An ordering device; what is published are words
//! and gates.

use serde::{Deserialize, Serialize};

/// The weight of not knowing, in units of evidence (Jøsang's W for a question with two answers).
const PRIOR_WEIGHT: f64 = 2.0;
/// No opinion is surer than this, for evidence would be infinite.
const LEAST_UNCERTAINTY: f64 = 0.01;

/// An opinion on whether something is so. The three add up to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opinion {
    /// That it is so, 0 to 1.
    pub belief: f64,
    /// That it is not so.
    pub disbelief: f64,
    /// Not known.
    pub uncertainty: f64,
}

impl Opinion {
    /// Nothing is known.
    pub const VACUOUS: Self = Self { belief: 0.0, disbelief: 0.0, uncertainty: 1.0 };

    /// From belief and disbelief; the rest is uncertainty.
    pub fn new(belief: f64, disbelief: f64) -> Self {
        let belief = belief.clamp(0.0, 1.0 - LEAST_UNCERTAINTY);
        let disbelief = disbelief.clamp(0.0, 1.0 - LEAST_UNCERTAINTY - belief);
        Self { belief, disbelief, uncertainty: 1.0 - belief - disbelief }
    }

    /// As far as its source is trusted, 0 to 1; the rest becomes uncertainty.
    #[must_use]
    pub fn discounted(self, trust: f64) -> Self {
        Self::new(self.belief * trust, self.disbelief * trust)
    }

    /// The probability, the uncertainty shared out evenly.
    pub fn expected(self) -> f64 {
        0.5f64.mul_add(self.uncertainty, self.belief)
    }

    /// The fusion of independent opinions, whatever their order.
    pub fn fused(opinions: impl IntoIterator<Item = Self>) -> Self {
        let mut weights: Vec<(f64, f64)> = opinions.into_iter().map(Self::evidence).collect();
        // Addition of floating numbers depends on their order in the last bit.
        weights.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let (r, s) = weights.into_iter().fold((0.0, 0.0), |sum, w| (sum.0 + w.0, sum.1 + w.1));
        Self::of_evidence(r, s)
    }

    /// Evidence for and against.
    pub(crate) fn evidence(self) -> (f64, f64) {
        let unit = PRIOR_WEIGHT / self.uncertainty.max(LEAST_UNCERTAINTY);
        (self.belief * unit, self.disbelief * unit)
    }

    /// From evidence for and against.
    pub(crate) fn of_evidence(r: f64, s: f64) -> Self {
        let all = r + s + PRIOR_WEIGHT;
        Self { belief: r / all, disbelief: s / all, uncertainty: PRIOR_WEIGHT / all }
    }

    /// Evidence against that may be added until the probability has fallen by `fall`; infinite where it never falls so far.
    pub(crate) fn room_below(self, fall: f64) -> f64 {
        let (r, s) = self.evidence();
        let target = self.expected() - fall;
        if target <= 0.0 { f64::INFINITY } else { ((r + PRIOR_WEIGHT / 2.0) / target - (r + s + PRIOR_WEIGHT)).max(0.0) }
    }
}

#[cfg(test)]
#[path = "opinion_tests.rs"]
mod tests;
