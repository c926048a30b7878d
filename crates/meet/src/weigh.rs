//! What all that is known of a silence weighs together.
//!
//! The model of reception alone is not to be believed at its word: it knows no station's horizon to the kilometre, no lee of a hill.
//! What else tells a ship that was switched off from one that went out of earshot is weighed with it: log-linear, fitted by logistic
//! regression on two kinds of made-up seas at once, the six worlds that are for tuning and the coast of this crate's own tests, so
//! that the weights hold where the traffic is another one.

/// What is known of a silence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Known {
    /// P(silence) by the model of reception, over all ways.
    pub(crate) model: f64,
    /// P(silence) by experience: how often others fall silent so where this one did.
    pub(crate) experience: f64,
    /// The share of all silences of the class that last as long.
    pub(crate) as_long: f64,
    /// The speed it took from one end to the other, as a share of its usual speed: who hastens makes no detour out of earshot, so that
    /// a long silence tells the more.
    pub(crate) haste: f64,
}

/// Weights, nats; of a logarithm, or of a share.
const MODEL: f64 = 0.42;
const EXPERIENCE: f64 = 0.56;
const AS_LONG: f64 = 1.94;
const HASTE: f64 = -1.58;
/// What a silence of which nothing is known has against it.
const NOTHING: f64 = -3.78;
/// The model's probability, and that by experience, are not believed to be smaller than this.
const LEAST: f64 = 1e-6;
/// Nor is that share.
const LEAST_AS_LONG: f64 = 0.02;

impl Known {
    /// How much more likely the silence is of a ship that was switched off than of one that transmits still, nats.
    pub(crate) fn weight(&self) -> f64 {
        let haste = self.haste.min(1.0);
        NOTHING
            - MODEL * self.model.max(LEAST).ln()
            - EXPERIENCE * self.experience.max(LEAST).ln()
            - AS_LONG * haste * self.as_long.max(LEAST_AS_LONG).ln()
            + HASTE * haste
    }

    /// P(such a silence | still transmitting), where a ship that was switched off is surely so silent.
    pub(crate) fn p_silent(&self) -> f64 {
        (-self.weight()).exp().min(1.0)
    }
}

#[cfg(test)]
#[path = "weigh_tests.rs"]
mod tests;
