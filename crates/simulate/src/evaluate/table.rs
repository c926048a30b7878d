//! An evaluation for people.

use std::fmt;

use super::{Evaluation, Tally};

/// Widths of the columns after the first.
const WIDTHS: [usize; 9] = [8, 7, 7, 7, 11, 8, 7, 12, 11];

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}, {:.0} ship-days: {}",
            if self.worlds.len() == 1 { "1 world".to_owned() } else { format!("{} worlds", self.worlds.len()) },
            self.ship_days,
            self.worlds.join("; ")
        )?;
        writeln!(
            f,
            "\n{:<30}{:>8}{:>7}{:>7}{:>7}{:>11}{:>8}{:>7}{:>12}{:>11}",
            "detector", "planted", "found", "right", "wrong", "precision", "recall", "F1", "false/1000d", "median h"
        )?;
        for (name, t) in &self.tallies {
            write!(f, "{name:<30}")?;
            for (cell, width) in self.row(name, t).iter().zip(WIDTHS) {
                write!(f, "{cell:>width$}")?;
            }
            writeln!(f)?;
        }
        writeln!(f, "\nDark alarms from outages: {}", self.dark_from_outages)?;
        let p = &self.piers;
        let of = |n: u32| if p.calls > 0 { f64::from(n) / f64::from(p.calls) } else { 0.0 };
        writeln!(
            f,
            "Dark port calls found as gaps: {}; pier in reach {} ({:.3}), likeliest {} ({:.3}), among three {} ({:.3})",
            p.calls,
            p.in_reach,
            of(p.in_reach),
            p.first,
            of(p.first),
            p.among_three,
            of(p.among_three)
        )?;
        let (brier, base) = self.calibration.brier();
        writeln!(
            f,
            "Calibration of P(dark) over {} gaps: Brier {brier:.4} (always the mean: {base:.4})",
            self.calibration.gaps.len()
        )?;
        for (n, bin) in self.calibration.bins().iter().enumerate().filter(|(_, b)| b.gaps > 0) {
            let (from, to) = (n as f64 / 10.0, (n + 1) as f64 / 10.0);
            writeln!(f, "  called {from:.1}-{to:.1}: {:>6} gaps, called {:.3}, were {:.3}", bin.gaps, bin.called, bin.were)?;
        }
        Ok(())
    }
}

impl Evaluation {
    /// What is told of a detector, in the order of the table's columns.
    pub(super) fn row(&self, name: &str, t: &Tally) -> [String; WIDTHS.len()] {
        let known = |value: Option<f64>, digits: usize| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.digits$}"));
        [
            t.planted.to_string(),
            t.found.to_string(),
            t.right.to_string(),
            t.wrong.to_string(),
            known(t.precision(), 3),
            known(t.recall(), 3),
            known(t.f1(), 3),
            format!("{:.2}", self.false_per_thousand(name)),
            known(t.median_hours(), 1),
        ]
    }
}
