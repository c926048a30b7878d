//! How well silences are judged where the truth is known. `cargo test -p meet --release -- --ignored --nocapture figures` prints it.

use std::{fmt, time::Instant};

use model::SilenceVerdict;

use crate::{
    Coverage, MeetConfig, judge_over,
    world::{Plan, Truth, World, is_sea},
};

/// Upper edges of the bins of probabilities.
const EDGES: [f64; 8] = [1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 0.6, 1.0];
/// One silence in so many is dark, before anything is looked at.
const DARK_ODDS: f64 = 0.003;

/// Sums of what was foretold and what came to pass, by bin.
type Bins = [(f64, f64, f64); 10];

#[derive(Clone, Debug, Default)]
struct Score {
    dark: f64,
    dark_found: f64,
    audible: f64,
    audible_found: f64,
    sending: f64,
    false_dark: f64,
    ship_days: f64,
    trials: Bins,
    /// By tenth of P(dark).
    called: Bins,
    gaps: u32,
    judge_s: f64,
}

fn add(bin: &mut (f64, f64, f64), foretold: f64, happened: bool) {
    bin.0 += foretold;
    bin.1 += f64::from(u8::from(happened));
    bin.2 += 1.0;
}

fn judged(plan: &Plan, score: &mut Score) {
    let (world, config) = (World::new(plan), MeetConfig::default());
    let mut coverage = Coverage::new();
    world.rows.iter().for_each(|row| coverage.add(row));
    let begin = Instant::now();
    for gap in &world.gaps {
        let silence = judge_over(&coverage, &config, &gap.query, &is_sea);
        let (called, was) = (silence.verdict == SilenceVerdict::Dark, gap.truth == Truth::Dark);
        if gap.truth == Truth::Unclear {
            continue;
        }
        let one = |yes: bool| f64::from(u8::from(yes));
        score.dark += one(was);
        score.dark_found += one(was && called);
        score.audible += one(was && gap.audible);
        score.audible_found += one(was && gap.audible && called);
        score.sending += one(!was);
        score.false_dark += one(!was && called);
        let p_dark = DARK_ODDS / (DARK_ODDS + (1.0 - DARK_ODDS) * silence.p_silent);
        add(&mut score.called[((p_dark * 10.0) as usize).min(9)], p_dark, was);
    }
    score.judge_s += begin.elapsed().as_secs_f64();
    score.gaps += world.gaps.len() as u32;
    score.ship_days += world.ship_days;
    for (query, silent) in &world.trials {
        let p = judge_over(&coverage, &config, query, &is_sea).p_silent;
        add(&mut score.trials[EDGES.iter().filter(|e| p > **e).count()], p, *silent);
    }
}

impl Score {
    fn precision(&self) -> f64 {
        self.dark_found / (self.dark_found + self.false_dark).max(1.0)
    }

    /// Of those that would have been heard.
    fn recall(&self) -> f64 {
        self.audible_found / self.audible.max(1.0)
    }

    fn false_in_1000_days(&self) -> f64 {
        self.false_dark * 1000.0 / self.ship_days
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "precision {:.3}, recall {:.3} of {} that would have been heard ({:.3} of all {}), {:.2} false in 1000 days of a ship \
             ({} silences of ships that sent), {:.0} us a gap",
            self.precision(),
            self.recall(),
            self.audible,
            self.dark_found / self.dark.max(1.0),
            self.dark,
            self.false_in_1000_days(),
            self.sending,
            self.judge_s * 1e6 / f64::from(self.gaps.max(1)),
        )?;
        for (name, bins) in [("P(silence | still transmitting) foretold", &self.trials), ("P(dark) called", &self.called)] {
            for (p, happened, n) in bins.iter().filter(|b| b.2 > 0.0) {
                writeln!(f, "  {name} {:.4}: {:.4} of {n}", p / n, happened / n)?;
            }
        }
        Ok(())
    }
}

fn all(plans: impl IntoIterator<Item = Plan>) -> Score {
    let mut score = Score::default();
    plans.into_iter().for_each(|plan| judged(&plan, &mut score));
    score
}

#[test]
fn dark_ships_are_found_and_others_left_alone() {
    let score = all([1, 2, 4].map(Plan::of_seed));
    // Harsher than any real sea: see below.
    assert!(score.precision() > 0.65 && score.recall() > 0.4 && score.false_in_1000_days() < 1.6, "{score}");
    // What is foretold of ships that send is not too small, but for the smallest.
    for (p, happened, n) in score.trials.iter().skip(1).filter(|b| b.2 > 100.0) {
        assert!(happened / n < 2.0 * p / n, "foretold {:.4}, was {:.4} of {n}: {score}", p / n, happened / n);
    }
    // What is called likely dark mostly is, and what is called unlikely is not.
    let share = |bins: &[(f64, f64, f64)]| {
        let sum = bins.iter().fold((0.0, 0.0), |s, b| (s.0 + b.1, s.1 + b.2));
        sum.0 / f64::max(sum.1, 1.0)
    };
    assert!(share(&score.called[..3]) < 0.1 && share(&score.called[8..]) > 0.75, "{score}");
}

/// The trick of Global Fishing Watch's validation: what falls silent because a half was taken away was not dark.
#[test]
fn half_of_the_stations_or_of_the_reports_gone_is_no_alarm() {
    let plan = Plan { dark_share: 0.0, days: 10, ..Plan::of_seed(2) };
    let score =
        all([Plan { stations_kept: 0.5, ..plan }, Plan { reports_kept: 0.5, ..plan }, Plan { reports_kept: 0.1, ..plan }]);
    // In this world one ship in twelve is hardly heard at sea, though it is in port: worse than any real sea.
    assert!(score.false_in_1000_days() < 3.0, "{score}");
}

#[test]
#[ignore = "a minute, for the figures"]
fn figures() {
    eprintln!("worlds: {}", all((1..=8).map(Plan::of_seed)));
    let none = |seed| Plan { dark_share: 0.0, ..Plan::of_seed(seed) };
    eprintln!("half the stations: {}", all((1..=8).map(|s| Plan { stations_kept: 0.5, ..none(s) })));
    eprintln!("half the reports: {}", all((1..=8).map(|s| Plan { reports_kept: 0.5, ..none(s) })));
    eprintln!("a tenth of the reports: {}", all((1..=8).map(|s| Plan { reports_kept: 0.1, ..none(s) })));
}
