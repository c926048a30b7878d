//! A voyage's reasons, by weight.

use std::{cmp::Reverse, collections::BTreeMap};

use model::{Detail, Event, EventId, Mmsi, Timestamp};
use serde::Serialize;

use crate::{draught::changed_in_silence, family::Family, finding::Finding, red_flag::RedFlag, weights::Weights};

/// Decibans below which a reason is not worth a line: a twelfth more likely.
const LEAST_DB: f64 = 0.35;

/// The rule of a receiver that lost its satellites, and those of leaps that may be a forger's.
const ASTRAY: &str = "receiver_astray";
const LEAPS: [&str; 3] = ["jump_and_back", "impossible_speed", "two_places_at_once"];

/// Why a voyage stands where it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    /// The rule.
    pub rule: String,
    /// Its family.
    pub family: Family,
    /// What was found, with its numbers.
    pub sentence: String,
    /// Weight of evidence, decibans.
    pub decibans: f64,
    /// The events, the one of the sentence first: they lead to the raw lines.
    pub events: Vec<EventId>,
    /// The red flag of the US advisory of 2020 that it is one of.
    pub red_flag: Option<RedFlag>,
    /// Where the likelihoods are from.
    pub source: String,
}

/// The risk picture of a voyage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Picture {
    /// The voyage.
    pub voyage: EventId,
    /// The vessel.
    pub mmsi: Mmsi,
    /// When the voyage began.
    pub begin: Timestamp,
    /// Its length, days.
    pub days: f64,
    /// The reasons, the weightiest first; one a rule.
    pub reasons: Vec<Reason>,
    /// The strongest reason of each family, added up, decibans.
    pub combined_db: f64,
    /// Rules that the table of weights does not know, which therefore weigh nothing here.
    pub unweighed: Vec<String>,
}

/// In words, after H. Jeffreys, *Theory of Probability* (1961), appendix B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Below 5 decibans.
    BarelyWorthMentioning,
    /// From 5.
    Substantial,
    /// From 10.
    Strong,
    /// From 15.
    VeryStrong,
    /// From 20.
    Decisive,
}

impl Strength {
    /// Of a weight in decibans.
    pub const fn of(decibans: f64) -> Self {
        match decibans {
            20.0.. => Self::Decisive,
            15.0.. => Self::VeryStrong,
            10.0.. => Self::Strong,
            5.0.. => Self::Substantial,
            _ => Self::BarelyWorthMentioning,
        }
    }

    /// For a person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::BarelyWorthMentioning => "barely worth mentioning",
            Self::Substantial => "substantial",
            Self::Strong => "strong",
            Self::VeryStrong => "very strong",
            Self::Decisive => "decisive",
        }
    }
}

impl Picture {
    /// The weightiest reason.
    pub fn strongest(&self) -> Option<&Reason> {
        self.reasons.first()
    }

    /// The red flags, each once, by number.
    pub fn red_flags(&self) -> Vec<RedFlag> {
        let mut flags: Vec<RedFlag> = self.reasons.iter().filter_map(|r| r.red_flag).collect();
        flags.sort_unstable();
        flags.dedup();
        flags
    }
}

/// The picture of a voyage from the events that bear on it (see [`of_voyage`](crate::of_voyage)); nothing where `voyage` is none.
pub fn picture(weights: &Weights, voyage: &Event, events: &[&Event]) -> Option<Picture> {
    let Detail::Voyage(v) = &voyage.detail else { return None };
    let days = v.hours / 24.0;
    let mut findings: Vec<Finding> = events.iter().filter_map(|e| Finding::of(e)).collect();
    findings.extend(Finding::of(voyage));
    findings.extend(changed_in_silence(events));
    lost_its_satellites(&mut findings);
    let mut unweighed: Vec<String> = Vec::new();
    let mut by_rule: BTreeMap<String, Vec<(f64, Finding)>> = BTreeMap::new();
    for finding in findings {
        match weights.get(&finding.rule) {
            Some(weight) => {
                let decibans = (weight.decibans(days) * finding.share).min(finding.at_most_db);
                by_rule.entry(finding.rule.clone()).or_default().push((decibans, finding));
            }
            None => unweighed.push(finding.rule),
        }
    }
    unweighed.sort_unstable();
    unweighed.dedup();
    let mut reasons: Vec<Reason> = by_rule.into_values().filter_map(|same| reason(weights, same)).collect();
    reasons.sort_by(|a, b| b.decibans.total_cmp(&a.decibans).then_with(|| a.rule.cmp(&b.rule)));
    let strongest = |family: Family| reasons.iter().find(|r| r.family == family).map_or(0.0, |r| r.decibans);
    let combined_db = Family::ALL.into_iter().map(strongest).fold(0.0, |sum, db| sum + db);
    Some(Picture { voyage: voyage.id.clone(), mmsi: voyage.mmsi, begin: v.begin, days, reasons, combined_db, unweighed })
}

/// A receiver that leapt about as no ship and no forger does explains the other leaps of the voyage, too: they count as its.
fn lost_its_satellites(findings: &mut [Finding]) {
    if findings.iter().any(|f| f.rule == ASTRAY) {
        let leaps = findings.iter_mut().filter(|f| LEAPS.contains(&f.rule.as_str()));
        leaps.for_each(|f| ASTRAY.clone_into(&mut f.rule));
    }
}

/// One reason of the findings of one rule: the strongest, and of equals the first.
fn reason(weights: &Weights, mut same: Vec<(f64, Finding)>) -> Option<Reason> {
    same.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.event.cmp(&b.1.event)));
    let mut events: Vec<EventId> = Vec::new();
    for (_, finding) in &same {
        if !events.contains(&finding.event) {
            events.push(finding.event.clone());
        }
    }
    let (decibans, first) = same.into_iter().next()?;
    if decibans < LEAST_DB {
        return None;
    }
    let others = match events.len() {
        0 | 1 => String::new(),
        n => format!(" (and {} more)", n - 1),
    };
    Some(Reason {
        family: first.family,
        sentence: first.sentence + &others,
        decibans,
        events,
        red_flag: RedFlag::of(first.family, &first.rule),
        source: weights.get(&first.rule).map_or_else(String::new, |w| w.source.clone()),
        rule: first.rule,
    })
}

/// Orders pictures: the greatest combined figure first; of equals the one with the stronger single reason, then the earlier one.
pub fn rank(pictures: &mut [Picture]) {
    let strongest = |p: &Picture| p.strongest().map_or(0.0, |r| r.decibans);
    pictures.sort_by(|a, b| {
        (b.combined_db.total_cmp(&a.combined_db))
            .then_with(|| strongest(b).total_cmp(&strongest(a)))
            .then_with(|| a.begin.cmp(&b.begin))
            .then_with(|| Reverse(&b.voyage).cmp(&Reverse(&a.voyage)))
    });
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
