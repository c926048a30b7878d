//! Every detector against the truth, beside the rules of others.
//!
//! | detector | what counts as right |
//! |---|---|
//! | dark | a gap judged dark, half of which lies in a time when the ship was switched off |
//! | meeting | an encounter of the two ships of a transfer that overlaps it |
//! | lone stop | a ship that moved as for a meeting, during the transfer with a silent one |
//! | false track | a false track of the ship, not put down to interference, that overlaps the made-up one |
//! | identity | a conflict of the ship, or of the other one, that begins within the planted time |
//! | interference | interference that overlaps a jamming and names one of its ships |
//! | dark, of all on purpose | the same, of every silence on purpose of more than six hours, whatever could be heard |
//! | loitering | a ship that was planted to drift, for 4 h or more, alone or with another |
//! | contradicted destination | the verdict, where both ports are right ([`crate::score`]) |
//! | voyage | a lie, or anything guilty that was planted at a place, shares an hour with it or lies in it |
//!
//! What is planted counts only where enough was received to see it; of silences, where a transmitter would have been heard in so
//! many hours that a verdict is possible ([`VERDICT_MIN_HEARD_H`], [`VERDICT_MIN_SHARE`]), others were there to show it
//! ([`VERDICT_MIN_OTHERS`]), and the ship was heard before and after.
//! Meetings that are innocent (pilots, bunker barges, boats on one fishing ground) are no false alarms: they did meet.

mod baseline;
mod calibration;
mod further;
mod markdown;
mod matching;
mod svg;
mod table;

use std::collections::BTreeMap;

use model::{Event, Gap};
use serde::Serialize;

pub use self::calibration::Calibration;
use crate::truth::Truth;

/// A silence allows a verdict where a transmitter would have been heard in so many hours, as expected. Own choice: at less, one
/// ship in a hundred that sends as ever is not heard either.
pub const VERDICT_MIN_HEARD_H: f64 = 5.0;
/// And in this share of its hours. Own choice: what is mostly missed shows nothing.
pub const VERDICT_MIN_SHARE: f64 = 0.5;
/// And where so many others were likely heard near it, for so many hours together. Own choice: where nobody else is, nothing shows what
/// could have been heard.
pub const VERDICT_MIN_OTHERS: (u32, f64) = (2, 4.0);

/// What the evaluation asks of whoever has the sea and the lake.
pub struct Facts<'a> {
    /// Distance to the shore from where a gap begins, km.
    pub shore_km: &'a dyn Fn(&Gap) -> Option<f64>,
    /// Every port that could have been called at in a gap, by its key, the likeliest first.
    pub ports_in_reach: &'a dyn Fn(&Gap) -> Vec<String>,
    /// Meetings by the rule of 500 m and 2 h on raw reports, without interpolation: both MMSI, begin and end.
    pub raw_meetings: &'a [(u32, u32, model::Timestamp, model::Timestamp)],
}

/// One detector, or one rule of others.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tally {
    /// Things planted that it should find.
    pub planted: u32,
    /// Those of them that it found.
    pub found: u32,
    /// Alarms that were right.
    pub right: u32,
    /// Alarms that were false.
    pub wrong: u32,
    /// Hours from when a thing began to when it could be known, of those found.
    pub hours_to_detect: Vec<f64>,
}

impl Tally {
    /// Of its alarms, the share that was right.
    pub fn precision(&self) -> Option<f64> {
        let all = self.right + self.wrong;
        (all > 0).then(|| f64::from(self.right) / f64::from(all))
    }

    /// Of what was planted, the share it found.
    pub fn recall(&self) -> Option<f64> {
        (self.planted > 0).then(|| f64::from(self.found) / f64::from(self.planted))
    }

    /// Harmonic mean of both.
    pub fn f1(&self) -> Option<f64> {
        let (p, r) = (self.precision()?, self.recall()?);
        Some(if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }

    /// Half of what it found was known within so many hours.
    pub fn median_hours(&self) -> Option<f64> {
        let mut sorted = self.hours_to_detect.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied()
    }

    fn add(&mut self, other: &Self) {
        self.planted += other.planted;
        self.found += other.found;
        self.right += other.right;
        self.wrong += other.wrong;
        self.hours_to_detect.extend_from_slice(&other.hours_to_detect);
    }
}

/// Whether the pier of a dark port call was among the ports in reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PierTally {
    /// Dark port calls whose silence was found as a gap.
    pub calls: u32,
    /// The pier, or one within 6 km of it, was in reach.
    pub in_reach: u32,
    /// It was the likeliest.
    pub first: u32,
    /// It was among the three likeliest.
    pub among_three: u32,
}

/// Every detector on one world, or on several.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Evaluation {
    /// The worlds.
    pub worlds: Vec<String>,
    /// Days of ships that were heard at all.
    pub ship_days: f64,
    /// By name.
    pub tallies: BTreeMap<&'static str, Tally>,
    /// False dark alarms that overlap an outage for half their time.
    pub dark_from_outages: u32,
    /// Piers of dark port calls.
    pub piers: PierTally,
    /// P(silence | still transmitting) against what was true.
    pub calibration: Calibration,
}

impl Evaluation {
    /// Evaluates one world.
    pub fn of(events: &[Event], truth: &Truth, facts: &Facts<'_>) -> Self {
        let mut all = Self::default();
        if let Some(world) = &truth.world {
            all.worlds.push(world.name.clone());
            all.ship_days = f64::from(world.ships) * world.end.hours_since(world.begin) / 24.0;
        }
        matching::silences(&mut all, events, truth, facts);
        matching::meetings(&mut all, events, truth, facts);
        matching::false_tracks(&mut all, events, truth);
        matching::identities(&mut all, events, truth);
        matching::interference(&mut all, events, truth);
        baseline::ships(&mut all, events, truth, facts);
        further::judge(&mut all, events, truth, facts);
        all
    }

    /// Adds another world.
    pub fn add(&mut self, other: &Self) {
        self.worlds.extend_from_slice(&other.worlds);
        self.ship_days += other.ship_days;
        for (name, tally) in &other.tallies {
            self.tallies.entry(name).or_default().add(tally);
        }
        self.dark_from_outages += other.dark_from_outages;
        self.piers.calls += other.piers.calls;
        self.piers.in_reach += other.piers.in_reach;
        self.piers.first += other.piers.first;
        self.piers.among_three += other.piers.among_three;
        self.calibration.add(&other.calibration);
    }

    /// False alarms of a detector per thousand ship-days.
    pub fn false_per_thousand(&self, name: &str) -> f64 {
        let wrong = self.tallies.get(name).map_or(0, |t| t.wrong);
        if self.ship_days > 0.0 { f64::from(wrong) * 1000.0 / self.ship_days } else { 0.0 }
    }

    /// The curves, each with a file name.
    pub fn charts(&self) -> Vec<(String, String)> {
        vec![
            ("dark_precision_recall.svg".to_owned(), svg::precision_recall(&self.calibration)),
            ("dark_reliability.svg".to_owned(), svg::reliability(&self.calibration)),
        ]
    }
}

#[cfg(test)]
#[path = "evaluate_tests.rs"]
mod tests;
