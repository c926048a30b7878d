//! The mean speed of the last hour, in two numbers instead of a list.

use geo::METRES_PER_NM;
use serde::{Deserialize, Serialize};

use crate::detector_config::LoiterConfig;

/// Way and time of the last while: between half of the configured hour and the whole of it, as the older half is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Pace {
    older: (f64, f64),
    newer: (f64, f64),
}

impl Pace {
    pub(super) const fn of(run_m: f64, hours: f64) -> Self {
        Self { older: (0.0, 0.0), newer: (run_m, hours) }
    }

    pub(super) fn add(&mut self, config: &LoiterConfig, run_m: f64, hours: f64) {
        if self.newer.1 >= config.pace_h / 2.0 {
            self.older = std::mem::take(&mut self.newer);
        }
        self.newer.0 += run_m;
        self.newer.1 += hours;
    }

    pub(super) fn run_m(&self) -> f64 {
        self.older.0 + self.newer.0
    }

    pub(super) fn hours(&self) -> f64 {
        self.older.1 + self.newer.1
    }

    /// Nothing where too little was heard.
    pub(super) fn mean_kn(&self, config: &LoiterConfig) -> Option<f64> {
        let hours = self.hours();
        (hours >= config.pace_min_h).then(|| self.run_m() / METRES_PER_NM / hours)
    }
}
