//! An evaluation for people.

use std::fmt;

use super::Evaluation;

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} worlds, {:.0} ship-days: {}", self.worlds.len(), self.ship_days, self.worlds.join("; "))?;
        writeln!(
            f,
            "\n{:<30}{:>8}{:>7}{:>7}{:>7}{:>11}{:>8}{:>7}{:>12}{:>11}",
            "detector", "planted", "found", "right", "wrong", "precision", "recall", "F1", "false/1000d", "median h"
        )?;
        let share = |s: Option<f64>| s.map_or_else(|| "-".to_owned(), |s| format!("{s:.3}"));
        for (name, t) in &self.tallies {
            writeln!(
                f,
                "{name:<30}{:>8}{:>7}{:>7}{:>7}{:>11}{:>8}{:>7}{:>12.2}{:>11}",
                t.planted,
                t.found,
                t.right,
                t.wrong,
                share(t.precision()),
                share(t.recall()),
                share(t.f1()),
                self.false_per_thousand(name),
                t.median_hours().map_or_else(|| "-".to_owned(), |h| format!("{h:.1}"))
            )?;
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
