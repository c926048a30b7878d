//! An evaluation as the tables of a Markdown page.

use std::fmt::Write;

use super::Evaluation;

impl Evaluation {
    /// The tables, under a heading.
    pub fn markdown(&self, title: &str) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = self.write_markdown(title, &mut text);
        text
    }

    fn write_markdown(&self, title: &str, out: &mut String) -> std::fmt::Result {
        writeln!(out, "## {title} ({:.0} ship-days)\n\n{}.\n", self.ship_days, self.worlds.join("; "))?;
        writeln!(
            out,
            "| detector or rule | planted | found | alarms right | wrong | precision | recall | F1 | false per 1,000 ship-days | median hours to detect |"
        )?;
        writeln!(out, "|---|---|---|---|---|---|---|---|---|---|")?;
        for (name, t) in &self.tallies {
            writeln!(out, "| {name} | {} |", self.row(name, t).join(" | "))?;
        }
        let p = self.piers;
        let of = |n: u32| if p.calls > 0 { f64::from(n) / f64::from(p.calls) } else { 0.0 };
        writeln!(
            out,
            "\nOf the piers of {} dark port calls, in reach {:.3}, likeliest {:.3}, among the three likeliest {:.3}. Dark alarms from \
             outages: {}.",
            p.calls,
            of(p.in_reach),
            of(p.first),
            of(p.among_three),
            self.dark_from_outages
        )?;
        let (brier, base) = self.calibration.brier();
        writeln!(
            out,
            "P(dark) over {} gaps: Brier score {brier:.4}, against {base:.4} for always calling the mean.\n",
            self.calibration.gaps.len()
        )?;
        writeln!(out, "| called | gaps | mean called | were |\n|---|---|---|---|")?;
        for (n, bin) in self.calibration.bins().iter().enumerate().filter(|(_, b)| b.gaps > 0) {
            let (from, to) = (n as f64 / 10.0, (n + 1) as f64 / 10.0);
            writeln!(out, "| {from:.1}-{to:.1} | {} | {:.3} | {:.3} |", bin.gaps, bin.called, bin.were)?;
        }
        Ok(())
    }
}
