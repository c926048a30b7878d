//! A ship's own top speed, from what it reported.

use model::Timestamp;
use serde::{Deserialize, Serialize};

/// One report every ten minutes counts, so that a ship that reports often weighs no more for it.
const EVERY_MS: i64 = 600_000;
/// Fewer than these under way tell nothing: three hours.
const LEAST_COUNTED: u32 = 18;
/// Slower is not under way, knots.
const UNDER_WAY_KN: f32 = 3.0;
/// The top speed is that which this share of the reports under way do not exceed. Own choice: leaves out the odd wrong figure.
const SHARE: f64 = 0.98;
/// Bins of a knot; the last holds all above.
const BINS: usize = 40;

/// How often a ship reported which speed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Speeds {
    /// Counts by knot, as far up as one was heard.
    counts: Vec<u16>,
    next: i64,
}

impl Speeds {
    pub(crate) fn hear(&mut self, t: Timestamp, sog_kn: Option<f32>) {
        if t.millis() < self.next {
            return;
        }
        let Some(kn) = sog_kn.filter(|kn| *kn >= UNDER_WAY_KN) else { return };
        self.next = t.millis() + EVERY_MS;
        let bin = (kn as usize).min(BINS - 1);
        if self.counts.len() <= bin {
            self.counts.resize(bin + 1, 0);
        }
        if let Some(count) = self.counts.get_mut(bin) {
            *count = count.saturating_add(1);
        }
    }

    /// The top speed in knots, rounded up; nothing where too little was heard.
    pub(crate) fn top_kn(&self) -> Option<f32> {
        let all: u32 = self.counts.iter().map(|c| u32::from(*c)).sum();
        if all < LEAST_COUNTED {
            return None;
        }
        let mut upto = 0;
        for (kn, count) in (1_u8..).zip(&self.counts) {
            upto += u32::from(*count);
            if f64::from(upto) >= SHARE * f64::from(all) {
                return Some(f32::from(kn));
            }
        }
        None
    }
}

#[cfg(test)]
#[path = "speed_tests.rs"]
mod tests;
