//! Ships adrift, declared destinations, and voyages on which anything was hidden.

use std::collections::{BTreeMap, BTreeSet};

use model::{Detail, Event, EventKind, SilenceVerdict, Timestamp, Verdict, time::HOUR_MS};

use super::{
    Evaluation, Facts, Tally,
    baseline::{ALERT, CHANGED, NEAR_KM, NEAR_PORT, OPEN_WATER, SHIP_TO_SHIP},
    matching::overlaps,
};
use crate::{
    planting::{Planting, PlantingKind},
    score::score,
    truth::{TrueVoyage, Truth},
};

/// Adrift for less is no loitering, hours.
const LOITERING_H: f64 = 4.0;

type Span = (i64, i64);

fn span(event: &Event) -> Span {
    let (begin, end) = event.span();
    (begin.millis(), end.map_or(i64::MAX, Timestamp::millis))
}

pub(super) fn judge(all: &mut Evaluation, events: &[Event], truth: &Truth, facts: &Facts<'_>) {
    loitering(all, events, truth);
    if truth.world.as_ref().is_some_and(|w| w.real) {
        // Real traffic has no true voyages.
        return;
    }
    destinations(all, events, truth);
    voyages(all, events, truth, facts);
}

/// Loitering of ships that were planted to drift: waiting for orders, or alongside a ship that was silent.
fn loitering(all: &mut Evaluation, events: &[Event], truth: &Truth) {
    use PlantingKind as K;
    let real = truth.world.as_ref().is_some_and(|w| w.real);
    let kinds: BTreeMap<u32, &str> = truth.ships.iter().map(|s| (s.mmsi, s.kind.as_str())).collect();
    // Boats at work move hardly; that they do is no news. Of real ships nobody knows what they did.
    let counts = |mmsi: u32| kinds.get(&mmsi).map_or(!real, |kind| !matches!(*kind, "fishing" | "barge" | "pilot"));
    let told: Vec<(u32, Span)> = (events.iter().filter(|e| matches!(e.detail, Detail::Loitering(_))))
        .map(|e| (e.mmsi.get(), span(e)))
        .filter(|(m, _)| counts(*m))
        .collect();
    let mut tally = Tally::default();
    let target = |p: &&Planting| matches!(p.kind, K::Waiting | K::TransferOneDark) && p.end.hours_since(p.begin) >= LOITERING_H;
    for p in truth.plantings.iter().filter(target).filter(|p| p.observable) {
        // Of a pair the ship that was heard comes first.
        let found = told.iter().find(|(m, s)| p.ships.first() == Some(m) && overlaps(*s, p));
        tally.planted += 1;
        tally.found += u32::from(found.is_some());
        tally.hours_to_detect.extend(found.map(|(_, s)| (s.1.min(p.end.millis()) - p.begin.millis()) as f64 / HOUR_MS as f64));
    }
    let drifted = |k: K| matches!(k, K::Waiting | K::Anchored | K::Transfer | K::TransferOneDark | K::TransferBothDark);
    for (m, s) in &told {
        let right = truth.plantings.iter().any(|p| drifted(p.kind) && p.ships.contains(m) && overlaps(*s, p));
        tally.right += u32::from(right);
        tally.wrong += u32::from(!right);
    }
    all.tallies.insert("loitering", tally);
}

/// Declared destinations that were contradicted, where both ports are right: see [`score`].
fn destinations(all: &mut Evaluation, events: &[Event], truth: &Truth) {
    let voyages: Vec<Event> = events.iter().filter(|e| e.kind() == EventKind::Voyage).cloned().collect();
    let verdict = score(&voyages, truth).verdicts.get(&Verdict::Contradicted).cloned().unwrap_or_default();
    let tally = Tally {
        planted: verdict.truth,
        found: verdict.right,
        right: verdict.right,
        wrong: verdict.said - verdict.right,
        hours_to_detect: Vec::new(),
    };
    all.tallies.insert("contradicted destination", tally);
}

/// Something said of a ship at a time: points of the additive score, and whether it is a reason of ours.
struct Flag {
    span: Span,
    points: u32,
    ours: bool,
}

/// Voyages on which anything was hidden: told by any reason of ours, and by more than 60 points.
fn voyages(all: &mut Evaluation, events: &[Event], truth: &Truth, facts: &Facts<'_>) {
    let flags = flags(events, facts);
    let shared: BTreeSet<u32> = truth.ships.iter().filter(|s| s.shares_mmsi).map(|s| s.mmsi).collect();
    let (mut ours, mut added) = (Tally::default(), Tally::default());
    for v in truth.voyages.iter().filter(|v| !shared.contains(&v.mmsi)) {
        let voyage = (v.departure.millis(), v.arrival.millis());
        let inside: Vec<&Flag> = flags.get(&v.mmsi).into_iter().flatten().filter(|f| belongs(f.span, voyage)).collect();
        let guilty = guilty(truth, v, voyage);
        count(&mut ours, guilty, inside.iter().any(|f| f.ours));
        count(&mut added, guilty, inside.iter().map(|f| f.points).sum::<u32>() > ALERT);
    }
    all.tallies.insert("voyage: any reason of ours", ours);
    all.tallies.insert("rule: additive score > 60 a voyage", added);
}

fn count(tally: &mut Tally, guilty: bool, said: bool) {
    tally.planted += u32::from(guilty);
    tally.found += u32::from(guilty && said);
    tally.right += u32::from(guilty && said);
    tally.wrong += u32::from(!guilty && said);
}

/// What shares an hour with a voyage belongs to it, or what lies in it whole.
fn belongs(flag: Span, voyage: Span) -> bool {
    let common = flag.1.min(voyage.1).saturating_sub(flag.0.max(voyage.0));
    common >= HOUR_MS || flag.0 >= voyage.0 && flag.1 <= voyage.1
}

/// A lie, or anything guilty that happened at a place: an identity that was false from the start happened nowhere.
fn guilty(truth: &Truth, v: &TrueVoyage, voyage: Span) -> bool {
    let at_a_place = |p: &&Planting| p.guilty && !p.places.is_empty() && !matches!(p.kind, PlantingKind::SharedImo);
    let of_ship = truth.plantings.iter().filter(at_a_place).filter(|p| p.ships.contains(&v.mmsi));
    // An identity that changed goes on to the end: only the change itself belongs to a voyage.
    let span = |p: &Planting| {
        let begin = p.begin.millis();
        (begin, if p.kind.identity() { begin } else { p.end.millis() })
    };
    v.lie || of_ship.map(span).any(|s| belongs(s, voyage))
}

fn flags(events: &[Event], facts: &Facts<'_>) -> BTreeMap<u32, Vec<Flag>> {
    let mut all: BTreeMap<u32, Vec<Flag>> = BTreeMap::new();
    let mut add = |mmsi: u32, span: Span, points: u32, ours: bool| {
        all.entry(mmsi).or_default().push(Flag { span, points, ours });
    };
    for event in events {
        let (mmsi, span) = (event.mmsi.get(), span(event));
        match &event.detail {
            Detail::Gap(g) => {
                let near = (facts.shore_km)(g).is_some_and(|km| km < NEAR_KM);
                let dark = g.silence.as_ref().is_some_and(|s| s.verdict == SilenceVerdict::Dark);
                add(mmsi, span, if near { NEAR_PORT } else { OPEN_WATER }, dark);
            }
            Detail::Encounter(e) => {
                add(mmsi, span, 0, e.grade >= 3);
                add(e.other_mmsi, span, 0, e.grade >= 3);
            }
            Detail::Loitering(l) => add(mmsi, span, 0, l.like_a_meeting),
            Detail::FalseTrack(f) => add(mmsi, span, 0, f.interference.is_none() && f.rule != "receiver_astray"),
            Detail::Identity(i) if i.rule != "mmsi_unassigned" => add(mmsi, (span.0, span.0), CHANGED, true),
            Detail::Voyage(v) if v.verdict == Some(Verdict::Contradicted) => {
                if let Some(arrival) = v.arrival {
                    add(mmsi, (arrival.millis() - HOUR_MS, arrival.millis()), 0, true);
                }
            }
            _ => {}
        }
    }
    // The points for ship-to-ship are for meetings by the raw rule, which is what such trackers have.
    for (a, b, begin, end) in facts.raw_meetings {
        for mmsi in [a, b] {
            add(*mmsi, (begin.millis(), end.millis()), SHIP_TO_SHIP, false);
        }
    }
    all
}

#[cfg(test)]
#[path = "further_tests.rs"]
mod tests;
