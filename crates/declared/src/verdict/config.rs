//! The thresholds of the verdict, each with its unit in its name and the source of its default.

use serde::{Deserialize, Serialize};

/// Thresholds of [`judge`](crate::judge) and parameters of a contradiction's weight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VerdictConfig {
    /// Ports no further apart than this count as one: the piers, terminals and roads of one harbour. Own choice: the diameter of
    /// a large harbour with its roads; neighbouring ports of different names are rarely closer.
    pub same_port_km: f64,
    /// A text counts where it was in force at least this long before the arrival, or half the voyage where that is shorter. Own
    /// choice: what is typed at the pilot station no longer tells anybody where the ship is going.
    pub said_so_before_arrival_h: f64,
    /// A port or region read with a lower score counts as unreadable.
    pub min_score: f32,
    /// Share of declared destinations that are right before anything is known of the ship. Steidel et al. 2019 found at least
    /// 52.2 % wrong in the German Bight (4,988 ships); Yang, Wu and Wang 2021 about 40 % for bulk carriers.
    pub prior_kept_share: f64,
    /// How many voyages that prior share is worth against the ship's own record. Own choice: strong, so that one or two voyages
    /// do not make a record.
    pub prior_voyages: f64,
    /// Part of the weight that any contradiction has, however near the ports are.
    pub elsewhere_share: f64,
    /// Part of the weight that is added where the region differs (DESIGN, section 4).
    pub region_share: f64,
    /// Part of the weight that grows with the distance between the declared and the true port.
    pub distance_share: f64,
    /// Distance at which half of `distance_share` is reached, km. Own choice: about two days at 12 kn.
    pub half_distance_km: f64,
}

impl Default for VerdictConfig {
    fn default() -> Self {
        Self {
            same_port_km: 15.0,
            said_so_before_arrival_h: 1.0,
            min_score: 0.5,
            prior_kept_share: 0.5,
            prior_voyages: 8.0,
            elsewhere_share: 0.3,
            region_share: 0.4,
            distance_share: 0.3,
            half_distance_km: 1000.0,
        }
    }
}
