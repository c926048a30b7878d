//! Of what was called so likely, how much was true.

use serde::Serialize;

/// Bins of the reliability table.
const BINS: usize = 10;
/// How many of the silences of ships are on purpose, before anything is looked at: as in the tuning worlds.
const PRIOR: f64 = 0.02;

/// Every judged gap: how likely it was called dark, and whether it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// P(silence | still transmitting), and whether the ship was switched off.
    pub gaps: Vec<(f64, bool)>,
}

/// A bin of the reliability table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// Gaps in it.
    pub gaps: u32,
    /// Mean of what they were called.
    pub called: f64,
    /// Share that was true.
    pub were: f64,
}

/// P(dark) from P(silence | still transmitting), by Bayes: who is switched off is surely silent.
pub(super) fn p_dark(p_silent: f64) -> f64 {
    PRIOR / (PRIOR + (1.0 - PRIOR) * p_silent)
}

impl Calibration {
    pub(super) fn take(&mut self, p_silent: f64, off: bool) {
        self.gaps.push((p_silent, off));
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.gaps.extend_from_slice(&other.gaps);
    }

    /// The reliability table, from 0 to 1 in tenths.
    pub fn bins(&self) -> Vec<Bin> {
        let mut bins = vec![(0_u32, 0.0, 0_u32); BINS];
        for &(p, off) in &self.gaps {
            let called = p_dark(p);
            if let Some(bin) = bins.get_mut(((called * BINS as f64) as usize).min(BINS - 1)) {
                bin.0 += 1;
                bin.1 += called;
                bin.2 += u32::from(off);
            }
        }
        let mean = |sum: f64, n: u32| if n > 0 { sum / f64::from(n) } else { 0.0 };
        bins.into_iter().map(|(n, called, off)| Bin { gaps: n, called: mean(called, n), were: mean(f64::from(off), n) }).collect()
    }

    /// Mean square of what was called less what was true; that of always calling the share of all gaps.
    pub fn brier(&self) -> (f64, f64) {
        let n = self.gaps.len().max(1) as f64;
        let base = self.gaps.iter().filter(|g| g.1).count() as f64 / n;
        let score = self.gaps.iter().map(|&(p, off)| (p_dark(p) - f64::from(u8::from(off))).powi(2)).sum::<f64>() / n;
        (score, base * (1.0 - base))
    }

    /// Precision and recall, among gaps, for each threshold of P(silence | still transmitting).
    pub fn curve(&self) -> Vec<(f64, f64)> {
        let mut sorted = self.gaps.clone();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let all = sorted.iter().filter(|g| g.1).count().max(1) as f64;
        let (mut right, mut points) = (0.0, Vec::new());
        for (n, (_, off)) in (1..).zip(sorted) {
            right += f64::from(u8::from(off));
            if off {
                points.push((right / all, right / f64::from(n)));
            }
        }
        points
    }
}
