//! Renderings of one utterance that do not say the same: variance of reporting, neither confirmation nor contradiction.

use std::collections::BTreeMap;

use model::{Claim, Day, Rendering};

use crate::{assessment::Variance, config::Config, grades::Grades};

/// What each rendering says in one respect.
type Reading = fn(&Claim) -> String;

/// Names of places differ between languages, so only what the places are is compared.
const RESPECTS: [(&str, Reading); 3] = [
    ("destination", |c| match (c.pretended.is_empty(), c.transit.is_empty()) {
        (true, true) => String::new(),
        (false, true) => "pretended destination".to_owned(),
        (true, false) => "transit".to_owned(),
        (false, false) => "pretended destination and transit".to_owned(),
    }),
    ("stance", |c| c.stage.map_or_else(String::new, |stage| format!("{} {stage}", c.stance.name()))),
    ("mode", |c| c.mode.map_or_else(String::new, |m| m.name().to_owned())),
];

/// Finds the variances among the claims of a case.
pub(crate) fn variances(claims: &[(&Claim, Option<Day>, String)], grades: &Grades<'_>, config: &Config) -> Vec<Variance> {
    let mut by_origin: BTreeMap<String, Vec<(&Claim, Day)>> = BTreeMap::new();
    for (claim, day, _) in claims {
        if let (Some(day), false) = (day, claim.origin.is_empty() || claim.rendering == Rendering::Headline) {
            by_origin.entry(grades.canonical(&claim.origin)).or_default().push((*claim, *day));
        }
    }
    let mut out = Vec::new();
    for (origin, mut said) in by_origin {
        said.sort_by(|a, b| (a.1, &a.0.id).cmp(&(b.1, &b.0.id)));
        let mut rest = said.as_slice();
        while let Some(&(_, first)) = rest.first() {
            let same = rest.iter().take_while(|(_, d)| d.days() - first.days() <= config.utterance_days).count();
            let (utterance, later) = rest.split_at(same);
            out.extend(RESPECTS.iter().filter_map(|(field, read)| variance(&origin, first, field, *read, utterance)));
            rest = later;
        }
    }
    out
}

fn variance(origin: &str, day: Day, field: &str, read: Reading, utterance: &[(&Claim, Day)]) -> Option<Variance> {
    // A stage at a time for the stance; elsewhere the utterance as a whole.
    let mut readings: BTreeMap<String, Vec<&Claim>> = BTreeMap::new();
    for (claim, _) in utterance {
        let reading = read(claim);
        if !reading.is_empty() {
            readings.entry(reading).or_default().push(claim);
        }
    }
    if field == "stance" {
        let mut by_stage: BTreeMap<Option<model::Stage>, usize> = BTreeMap::new();
        for claims in readings.values() {
            *by_stage.entry(claims.first().and_then(|c| c.stage)).or_default() += 1;
        }
        readings.retain(|_, claims| claims.first().and_then(|c| by_stage.get(&c.stage)).is_some_and(|n| *n > 1));
    }
    if readings.len() < 2 {
        return None;
    }
    let mut readings: Vec<(String, Vec<&Claim>)> = readings.into_iter().collect();
    let closest = |claims: &[&Claim]| claims.iter().map(|c| c.rendering).min();
    readings.sort_by(|a, b| (closest(&a.1), &a.0).cmp(&(closest(&b.1), &b.0)));
    Some(Variance {
        origin: origin.to_owned(),
        day: Some(day.to_string()),
        field: field.to_owned(),
        readings: readings.into_iter().map(|(r, claims)| (r, claims.iter().map(|c| c.id.clone()).collect())).collect(),
    })
}

#[cfg(test)]
#[path = "variance_tests.rs"]
mod tests;
