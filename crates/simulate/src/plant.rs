//! What is planted in simulated traffic: plans made for an ordinary month are changed, and small craft added.
//!
//! A ship takes part in one thing at the most, so that each stands alone; liars, who have habits of their own, in none.

mod craft;
mod dark;
mod disturb;
mod false_tracks;
mod fleets;
mod identity;
mod meeting;
mod off_port;

use std::collections::HashMap;

use geo::LatLon;
use model::Timestamp;
use rand::{RngExt, SeedableRng, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

use crate::{
    coverage::chances,
    fleet::{Crews, Habit, Ship},
    jam::Jam,
    places::Places,
    plan::{Plan, later},
    planting::PlantingKind,
    reception::Reception,
    world::{Guilty, Innocent},
};

/// Something is tried so often before it is given up.
const TRIES: u32 = 80;
/// Nothing is planted so soon after the begin, nor so late before the end, hours: receivers must have heard the ships before and after.
const EARLY_H: f64 = 30.0;
const LATE_H: f64 = 40.0;

/// Something planted, before anyone knows what was heard of it.
#[derive(Clone, Debug)]
pub(crate) struct Planted {
    pub(crate) kind: PlantingKind,
    pub(crate) ships: Vec<usize>,
    pub(crate) begin: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) places: Vec<LatLon>,
    pub(crate) radius_km: Option<f64>,
    /// The harbour called at.
    pub(crate) pier: Option<usize>,
    /// The ships that are silent on purpose.
    pub(crate) dark: Vec<usize>,
    /// What must be heard for it to be seen.
    pub(crate) needs: Vec<Need>,
}

/// Of a ship's watch, so many reports.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    pub(crate) ship: usize,
    pub(crate) watch: usize,
    pub(crate) reports: u32,
    pub(crate) statics: u32,
}

impl Planted {
    fn new(kind: PlantingKind, ships: Vec<usize>, (begin, end): (Timestamp, Timestamp), places: Vec<LatLon>) -> Self {
        Self { kind, ships, begin, end, places, radius_km: None, pier: None, dark: Vec::new(), needs: Vec::new() }
    }
}

/// The ships of a world, and what happens to them.
pub(crate) struct Stage<'a> {
    pub(crate) places: Places<'a>,
    pub(crate) crews: &'a Crews<'a>,
    pub(crate) ships: Vec<Ship>,
    pub(crate) plans: Vec<Plan>,
    pub(crate) begin: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) jams: Vec<Jam>,
    pub(crate) planted: Vec<Planted>,
    /// Asked for, but without a ship or a place for it.
    pub(crate) failed: u32,
    reception: &'a Reception,
    free: Vec<bool>,
    /// Sea miles from port to port, as far as asked for.
    ways_nm: HashMap<(usize, usize), Option<f64>>,
    rng: Pcg64Mcg,
}

impl<'a> Stage<'a> {
    pub(crate) fn new(
        places: Places<'a>,
        crews: &'a Crews<'a>,
        reception: &'a Reception,
        (ships, plans): (Vec<Ship>, Vec<Plan>),
        (begin, end): (Timestamp, Timestamp),
        seed: u64,
    ) -> Self {
        let free = ships.iter().map(|s| s.kind.trades() && s.habit != Habit::Liar && !s.shares_mmsi).collect();
        let rng = Pcg64Mcg::seed_from_u64(seed);
        Self {
            places,
            crews,
            ships,
            plans,
            begin,
            end,
            jams: Vec::new(),
            planted: Vec::new(),
            failed: 0,
            reception,
            free,
            ways_nm: HashMap::new(),
            rng,
        }
    }

    /// Plants everything.
    pub(crate) fn plant(&mut self, guilty: &Guilty, innocent: &Innocent) {
        // Those that need two ships at one place first, while most ships are free.
        self.repeat(guilty.transfers, |s| s.transfer(PlantingKind::Transfer));
        self.repeat(guilty.transfers_one_dark, |s| s.transfer(PlantingKind::TransferOneDark));
        self.repeat(guilty.transfers_both_dark, |s| s.transfer(PlantingKind::TransferBothDark));
        self.repeat(guilty.short_dark_port_calls, |s| s.dark_port_call(60.0..140.0));
        self.repeat(guilty.dark_port_calls, |s| s.dark_port_call(60.0..450.0));
        self.repeat(guilty.dark_voyages, Self::dark_voyage);
        self.repeat(guilty.teleports, Self::teleport);
        self.repeat(guilty.perfect_tracks, Self::perfect_track);
        self.repeat(guilty.positions_on_land, Self::position_on_land);
        self.repeat(guilty.circles, Self::circle);
        self.repeat(guilty.changed_mmsis, Self::changed_mmsi);
        self.repeat(guilty.changed_names, |s| s.changed(PlantingKind::ChangedName));
        self.repeat(guilty.changed_call_signs, |s| s.changed(PlantingKind::ChangedCallSign));
        self.repeat(guilty.changed_imos, |s| s.changed(PlantingKind::ChangedImo));
        self.repeat(guilty.shared_imos, Self::shared_imo);
        self.repeat(guilty.bad_imos, Self::bad_imo);
        self.repeat(innocent.waiting, Self::waiting);
        self.repeat(innocent.anchored, Self::anchored);
        self.repeat(innocent.transponder_failures, Self::transponder_failure);
        self.repeat(innocent.fishing_fleets, Self::fishing_fleet);
        self.craft(innocent.bunkering, innocent.pilots);
        self.repeat(innocent.jamming, Self::jamming);
        self.liars_in_the_dark();
        self.watch();
    }

    fn repeat(&mut self, times: u32, mut one: impl FnMut(&mut Self) -> Option<()>) {
        for _ in 0..times {
            let done = (0..TRIES).any(|_| one(self).is_some());
            self.failed += u32::from(!done);
        }
    }

    /// Sea miles from port to port along the lanes.
    fn way_nm(&mut self, from: usize, to: usize) -> Option<f64> {
        *self.ways_nm.entry((from, to)).or_insert_with(|| self.places.way_nm(from, to))
    }

    /// How many reports of a ship are to be expected in a time.
    fn expected_reports(&self, ship: usize, time: (Timestamp, Timestamp)) -> f64 {
        let (Some(one), Some(plan)) = (self.ships.get(ship), self.plans.get(ship)) else { return 0.0 };
        chances(one, plan, self.reception, time).map(|(_, heard)| heard).sum()
    }

    /// The time in which things are planted.
    fn time(&self) -> (Timestamp, Timestamp) {
        (later(self.begin, EARLY_H), later(self.end, -LATE_H))
    }

    fn free_ships(&self) -> Vec<usize> {
        (0..).zip(&self.free).filter(|(_, free)| **free).map(|(i, _)| i).collect()
    }

    fn free_ship(&mut self) -> Option<usize> {
        self.free_ships().choose(&mut self.rng).copied()
    }

    fn take(&mut self, ship: usize) {
        if let Some(free) = self.free.get_mut(ship) {
            *free = false;
        }
    }

    fn plan(&self, ship: usize) -> Option<&Plan> {
        self.plans.get(ship)
    }

    /// A part of a free ship's way at sea, of at least so many hours, away from both ports: the ship, the segment, from, to.
    fn stretch(&mut self, hours: f64) -> Option<(usize, usize, Timestamp, Timestamp)> {
        let ship = self.free_ship()?;
        let (from, to) = self.time();
        let all: Vec<_> = (0..)
            .zip(&self.plans.get(ship)?.segments)
            .filter(|(_, s)| s.leg().is_some())
            .map(|(i, s)| (i, later(s.begin, 1.5).max(from), later(s.end, -1.5).min(to)))
            .filter(|(_, begin, end)| end.hours_since(*begin) >= hours)
            .collect();
        let &(segment, begin, end) = all.choose(&mut self.rng)?;
        Some((ship, segment, begin, end))
    }

    /// A time of so many hours at a random place in another.
    fn inside(&mut self, (begin, end): (Timestamp, Timestamp), hours: f64) -> (Timestamp, Timestamp) {
        let spare = (end.hours_since(begin) - hours).max(0.0);
        let from = later(begin, self.rng.random_range(0.0..=spare));
        (from, later(from, hours))
    }

    /// A voyage of a free ship that begins in time, of an ordinary kind: the ship, and which of its voyages.
    fn voyage(&mut self) -> Option<(usize, usize)> {
        let ship = self.free_ship()?;
        let (from, to) = self.time();
        let all: Vec<usize> = (0..)
            .zip(&self.plans.get(ship)?.voyages)
            .filter(|(_, v)| v.departure > from && v.arrival < to && v.act.ordinary())
            .map(|(i, _)| i)
            .collect();
        Some((ship, *all.choose(&mut self.rng)?))
    }

    /// Sees to it that what is heard of a ship in the time of a planting is counted.
    fn watch(&mut self) {
        use PlantingKind as K;
        for index in 0..self.planted.len() {
            let Some(p) = self.planted.get(index).cloned() else { continue };
            let (seen, reports) = match p.kind {
                K::Transfer | K::Waiting | K::Anchored | K::Bunkering | K::FishingFleet => (p.ships.clone(), 2),
                K::TransferOneDark => (p.ships.iter().copied().filter(|s| !p.dark.contains(s)).collect(), 2),
                // Fewer show no shape.
                K::PerfectTrack | K::Circle => (p.ships.clone(), 20),
                K::Teleport | K::OnLand => (p.ships.clone(), 3),
                _ => continue,
            };
            for ship in seen {
                let Some(plan) = self.plans.get_mut(ship) else { continue };
                let middle = later(p.begin, p.end.hours_since(p.begin) / 2.0);
                // Who was heard in one moment only is not known to have stayed.
                let times = if reports == 2 { vec![(p.begin, middle), (middle, p.end)] } else { vec![(p.begin, p.end)] };
                for (begin, end) in &times {
                    let watch = plan.watch(*begin, *end);
                    if let Some(planted) = self.planted.get_mut(index) {
                        planted.needs.push(Need { ship, watch, reports: reports / times.len() as u32, statics: 0 });
                    }
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "plant_tests.rs"]
mod tests;
