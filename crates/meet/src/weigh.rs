//! What all that is known of a silence weighs together.
//!
//! The model of reception alone is not to be believed at its word: it knows no station's horizon to the kilometre, no berth behind a
//! warehouse. What else tells a ship that was switched off from one that went out of earshot is weighed with it: log-linear, the
//! weights fitted by logistic regression on the six worlds that are for tuning, each world foretold by the other five.

/// What is known of a silence, beyond the model.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Known {
    /// P(silence) on the straight way by the model.
    pub(crate) straight: f64,
    /// P(silence) by experience: how often others fall silent so where this one did.
    pub(crate) experience: f64,
    /// The share of all silences of the class that last as long.
    pub(crate) as_long: f64,
    /// The speed it took from one end to the other, as a share of its usual speed: who hastens makes no detour.
    pub(crate) haste: f64,
    /// The share of the hours of others around in which they were heard.
    pub(crate) others_heard: f64,
    /// Ends of the silence at which it lay still: 0 to 2. A berth may be hidden where the water around is not.
    pub(crate) ends_still: u8,
}

/// Weights, nats.
const STRAIGHT: f64 = 0.30;
const EXPERIENCE: f64 = 0.44;
const AS_LONG: f64 = 1.50;
const HASTE: f64 = 2.64;
const OTHERS_HEARD: f64 = 2.65;
const ENDS_STILL: f64 = -1.96;
/// What a silence of no weight at all has against it.
const NOTHING: f64 = -7.90;
/// The model's probability is not believed to be smaller than this.
const LEAST_STRAIGHT: f64 = 1e-6;
/// Nor is experience.
const LEAST_EXPERIENCE: f64 = 1e-6;
/// Nor that share.
const LEAST_AS_LONG: f64 = 1e-3;
/// A ship that was faster than usual made no detour either.
const MOST_HASTE: f64 = 1.2;

impl Known {
    /// How much more likely the silence is of a ship that was switched off than of one that transmits still, nats.
    pub(crate) fn weight(&self) -> f64 {
        NOTHING
            - STRAIGHT * self.straight.max(LEAST_STRAIGHT).ln()
            - EXPERIENCE * self.experience.max(LEAST_EXPERIENCE).ln()
            - AS_LONG * self.as_long.max(LEAST_AS_LONG).ln()
            + HASTE * self.haste.min(MOST_HASTE)
            + OTHERS_HEARD * self.others_heard
            + ENDS_STILL * f64::from(self.ends_still)
    }

    /// P(such a silence | still transmitting), where a ship that was switched off is surely so silent.
    pub(crate) fn p_silent(&self) -> f64 {
        (-self.weight()).exp().min(1.0)
    }
}

#[cfg(test)]
#[path = "weigh_tests.rs"]
mod tests;
