//! Mass from draught: a range, with the assumptions it rests on.

use serde::{Deserialize, Serialize};

/// Mass loaded (positive draught change) or discharged, as a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mass {
    /// Loaded; discharged otherwise.
    pub loaded: bool,
    /// Least, tonnes.
    pub low_t: f64,
    /// Best estimate, tonnes.
    pub middle_t: f64,
    /// Most, tonnes.
    pub high_t: f64,
    /// Tonnes per centimetre of immersion, best estimate.
    pub tonnes_per_cm: f64,
    /// Length over all that was used, metres.
    pub length_m: f64,
    /// Beam that was used, metres.
    pub beam_m: f64,
    /// Least number of twenty-foot boxes of that mass.
    pub boxes_low: u32,
    /// Most.
    pub boxes_high: u32,
    /// What the numbers rest on, in words.
    pub basis: String,
}
