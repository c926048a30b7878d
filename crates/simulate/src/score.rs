//! An analysis against the truth.

use std::{collections::BTreeMap, fmt};

use model::{Detail, Event, Mmsi, Timestamp, Verdict, Voyage, time::HOUR_MS};
use serde::Serialize;

use crate::truth::{TrueVoyage, Truth};

/// A voyage that was found arrives within this time of the true arrival, hours: entering the port's circle comes before mooring,
/// and a ship under way in the dark is found when it is next heard.
const BEFORE_H: f64 = 3.0;

/// Precision and recall of one verdict.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct VerdictScore {
    /// Voyages of which it is true.
    pub truth: u32,
    /// Voyages of which it was said.
    pub said: u32,
    /// Both.
    pub right: u32,
}

impl VerdictScore {
    /// Of those it was said of, the share of which it is true.
    pub fn precision(&self) -> Option<f64> {
        (self.said > 0).then(|| f64::from(self.right) / f64::from(self.said))
    }

    /// Of those it is true of, the share of which it was said.
    pub fn recall(&self) -> Option<f64> {
        (self.truth > 0).then(|| f64::from(self.right) / f64::from(self.truth))
    }
}

/// An analysis against the truth.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Voyages in the truth.
    pub voyages: u32,
    /// Those of them whose two calls receivers could hear.
    pub observable: u32,
    /// Observable voyages found with both ports right.
    pub ports_right: u32,
    /// Observable voyages found, but with a wrong port.
    pub ports_wrong: u32,
    /// Observable voyages not found at all.
    pub missed: u32,
    /// Voyages found between two known ports that are no true voyage.
    pub invented: u32,
    /// By verdict, over the voyages with both ports right of which the received messages show what the crew did.
    pub verdicts: BTreeMap<Verdict, VerdictScore>,
    /// True verdict and the one said instead, with how often.
    pub confused: Vec<(Verdict, Verdict, u32)>,
    /// Lies that could be seen, and those of them told as contradicted.
    pub lies: (u32, u32),
    /// Of as many contradicted voyages with the greatest weight as there were lies to be seen, how many are lies.
    pub lies_on_top: u32,
}

impl Score {
    /// Share of the observable voyages whose two ports are right.
    pub fn ports_share(&self) -> f64 {
        if self.observable == 0 { 1.0 } else { f64::from(self.ports_right) / f64::from(self.observable) }
    }

    /// Adds another score, of another seed.
    pub fn add(&mut self, other: &Self) {
        self.voyages += other.voyages;
        self.observable += other.observable;
        self.ports_right += other.ports_right;
        self.ports_wrong += other.ports_wrong;
        self.missed += other.missed;
        self.invented += other.invented;
        for (verdict, s) in &other.verdicts {
            let mine = self.verdicts.entry(*verdict).or_default();
            mine.truth += s.truth;
            mine.said += s.said;
            mine.right += s.right;
        }
        for &(truth, said, n) in &other.confused {
            count(&mut self.confused, truth, said, n);
        }
        self.lies.0 += other.lies.0;
        self.lies.1 += other.lies.1;
        self.lies_on_top += other.lies_on_top;
    }
}

fn count(confused: &mut Vec<(Verdict, Verdict, u32)>, truth: Verdict, said: Verdict, n: u32) {
    match confused.iter_mut().find(|c| c.0 == truth && c.1 == said) {
        Some(known) => known.2 += n,
        None => confused.push((truth, said, n)),
    }
    confused.sort_unstable_by_key(|c| std::cmp::Reverse(c.2));
}

/// A voyage that was found.
struct Found<'a> {
    voyage: &'a Voyage,
    arrival: Timestamp,
    matched: bool,
    lie: bool,
}

/// Scores the voyages that were found; those under way do not count.
pub fn score(voyages: &[Event], truth: &Truth) -> Score {
    let mut by_vessel: BTreeMap<Mmsi, Vec<Found<'_>>> = BTreeMap::new();
    for event in voyages {
        if let Detail::Voyage(voyage) = &event.detail
            && let Some(arrival) = voyage.arrival
        {
            by_vessel.entry(event.mmsi).or_default().push(Found { voyage, arrival, matched: false, lie: false });
        }
    }
    let mut score = Score { voyages: truth.voyages.len() as u32, ..Score::default() };
    for true_voyage in &truth.voyages {
        let found = Mmsi::new(u64::from(true_voyage.mmsi)).ok().and_then(|m| by_vessel.get_mut(&m));
        one(true_voyage, found.map_or(&mut [], Vec::as_mut_slice), &mut score);
    }
    let all = || by_vessel.values().flatten();
    score.invented = all().filter(|f| !f.matched && f.voyage.from_port.is_some()).count() as u32;
    let mut weights: Vec<(f64, bool)> = all().filter_map(|f| Some((f.voyage.weight?, f.lie))).collect();
    weights.sort_by(|a, b| b.0.total_cmp(&a.0));
    score.lies_on_top = weights.iter().take(score.lies.0 as usize).filter(|w| w.1).count() as u32;
    score
}

/// Scores one true voyage against those found of its vessel.
fn one(v: &TrueVoyage, found: &mut [Found<'_>], score: &mut Score) {
    let from = Timestamp::from_millis(v.arrival.millis() - (BEFORE_H * HOUR_MS as f64) as i64);
    let is = |found: Option<&String>, key: &String, also: &[String]| found.is_some_and(|f| f == key || also.contains(f));
    let both = |f: &Found<'_>| {
        is(f.voyage.from_port.as_ref(), &v.from, &v.from_also) && is(f.voyage.to_port.as_ref(), &v.to, &v.to_also)
    };
    let in_time = |f: &Found<'_>| f.arrival >= from && f.arrival <= v.stay_end;
    let right = found.iter_mut().find(|f| !f.matched && in_time(f) && both(f));
    let observable = v.from_heard && v.to_heard;
    score.observable += u32::from(observable);
    let Some(right) = right else {
        if observable {
            // Something else was found in its place, or nothing.
            match found.iter_mut().find(|f| !f.matched && in_time(f)) {
                Some(wrong) => {
                    wrong.matched = true;
                    score.ports_wrong += 1;
                }
                None => score.missed += 1,
            }
        } else if let Some(part) = found.iter_mut().find(|f| !f.matched && in_time(f)) {
            // A voyage of which one call was not heard cannot come out whole; what is left of it is not invented.
            part.matched = true;
        }
        return;
    };
    right.matched = true;
    right.lie = v.lie;
    score.ports_right += u32::from(observable);
    let (Some(truth), Some(said)) = (v.verdict, right.voyage.verdict) else { return };
    score.verdicts.entry(truth).or_default().truth += 1;
    let other = score.verdicts.entry(said).or_default();
    other.said += 1;
    if truth == said {
        other.right += 1;
    } else {
        count(&mut score.confused, truth, said, 1);
    }
    if v.lie && truth == Verdict::Contradicted {
        score.lies.0 += 1;
        score.lies.1 += u32::from(said == Verdict::Contradicted);
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} voyages, {} of them with both calls within earshot; ports right for {} ({:.1} %), wrong for {}, missed {}, invented {}.",
            self.voyages,
            self.observable,
            self.ports_right,
            self.ports_share() * 100.0,
            self.ports_wrong,
            self.missed,
            self.invented
        )?;
        writeln!(f, "Verdicts, where ports are right and the received messages show what the crew did:")?;
        writeln!(f, "{:<22}{:>6}{:>6}{:>11}{:>8}", "verdict", "true", "said", "precision", "recall")?;
        let share = |s: Option<f64>| s.map_or_else(|| "-".to_owned(), |s| format!("{s:.3}"));
        for (verdict, s) in &self.verdicts {
            let (precision, recall) = (share(s.precision()), share(s.recall()));
            writeln!(f, "{:<22}{:>6}{:>6}{precision:>11}{recall:>8}", verdict.label(), s.truth, s.said)?;
        }
        write!(
            f,
            "{} lies that could be seen, {} of them told as contradicted; of the {} weightiest contradictions {} are lies, the others \
             careless crews.",
            self.lies.0, self.lies.1, self.lies.0, self.lies_on_top
        )
    }
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
