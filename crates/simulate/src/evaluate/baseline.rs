//! Whole ships: ours against an additive score, as hobby trackers have it.

use std::collections::{BTreeMap, BTreeSet};

use model::{Detail, Event, SilenceVerdict};

use super::{Evaluation, Facts, Tally};
use crate::truth::Truth;

/// Points of the additive score, and the alert (sethc5/shadow-fleet-tracker: AIS dark near a port 25, in open water 15, ship-to-ship 25,
/// a changed identity 20; an alert above 60).
pub(super) const NEAR_PORT: u32 = 25;
pub(super) const OPEN_WATER: u32 = 15;
pub(super) const SHIP_TO_SHIP: u32 = 25;
pub(super) const CHANGED: u32 = 20;
pub(super) const ALERT: u32 = 60;
/// Near the shore, for near a port, km.
pub(super) const NEAR_KM: f64 = 50.0;

/// Which ships did something guilty at all, by us and by the score.
pub(super) fn ships(all: &mut Evaluation, events: &[Event], truth: &Truth, facts: &Facts<'_>) {
    if truth.world.as_ref().is_none_or(|w| w.real) {
        return;
    }
    let guilty: BTreeSet<u32> = truth.plantings.iter().filter(|p| p.guilty).flat_map(|p| p.ships.iter().copied()).collect();
    let mut ours: BTreeSet<u32> = BTreeSet::new();
    let mut points: BTreeMap<u32, u32> = BTreeMap::new();
    for event in events {
        let mmsi = event.mmsi.get();
        let score = points.entry(mmsi).or_default();
        match &event.detail {
            Detail::Gap(g) => {
                *score += if (facts.shore_km)(g).is_some_and(|km| km < NEAR_KM) { NEAR_PORT } else { OPEN_WATER };
                if g.silence.as_ref().is_some_and(|s| s.verdict == SilenceVerdict::Dark) {
                    ours.insert(mmsi);
                }
            }
            Detail::Encounter(e) => {
                *score += SHIP_TO_SHIP;
                *points.entry(e.other_mmsi).or_default() += SHIP_TO_SHIP;
                if e.grade >= 3 {
                    ours.extend([mmsi, e.other_mmsi]);
                }
            }
            Detail::FalseTrack(f) if f.interference.is_none() && f.rule != "receiver_astray" => {
                ours.insert(mmsi);
            }
            Detail::Identity(i) if i.rule != "mmsi_unassigned" => {
                *score += CHANGED;
                ours.insert(mmsi);
                ours.extend(i.other_mmsi);
            }
            _ => {}
        }
    }
    let scored: BTreeSet<u32> = points.into_iter().filter(|(_, p)| *p > ALERT).map(|(m, _)| m).collect();
    for (name, said) in [("ship: any reason of ours", ours), ("rule: additive score > 60", scored)] {
        let right = said.intersection(&guilty).count() as u32;
        let tally = Tally {
            planted: guilty.len() as u32,
            found: right,
            right,
            wrong: said.len() as u32 - right,
            hours_to_detect: Vec::new(),
        };
        all.tallies.insert(name, tally);
    }
}
