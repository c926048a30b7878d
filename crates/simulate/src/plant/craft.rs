//! Harbour craft alongside: bunker barges at anchored ships, pilot boats at arriving ones.

use std::collections::BTreeMap;

use geo::LatLon;
use model::Timestamp;
use rand::{RngExt, SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg64Mcg;

use super::{Planted, Stage};
use crate::{
    fleet,
    kind::Kind,
    motion::{Anchor, Leg, What},
    plan::{Plan, later},
    planting::PlantingKind,
    wander::Sway,
};

/// Work for a harbour craft.
#[derive(Clone, Debug)]
struct Job {
    harbour: usize,
    client: usize,
    begin: Timestamp,
    end: Timestamp,
    /// Where it meets its client, what it does there, and where it leaves.
    meets: LatLon,
    what: What,
    leaves: LatLon,
    /// Out to the client.
    out: Vec<LatLon>,
}

impl Stage<'_> {
    /// So many visits by bunker barges, and by pilot boats.
    pub(super) fn craft(&mut self, bunkering: u32, pilots: u32) {
        let barges = self.bunker_jobs();
        self.employ(Kind::Barge, PlantingKind::Bunkering, barges, bunkering);
        let boats = self.pilot_jobs();
        self.employ(Kind::Pilot, PlantingKind::Pilot, boats, pilots);
    }

    /// Ships at anchor that could take bunkers.
    fn bunker_jobs(&mut self) -> Vec<Job> {
        let (from, to) = self.time();
        let mut jobs = Vec::new();
        for (client, plan) in self.plans.iter().enumerate() {
            for s in plan.segments.iter().filter(|s| s.begin > from && s.end < to) {
                let What::Anchor(anchor) = s.what else { continue };
                let Some(v) = plan.voyages.iter().find(|v| s.begin >= v.departure && s.end <= v.stay_end) else { continue };
                let hours: f64 = self.rng.random_range(1.2..4.0);
                let spare = s.end.hours_since(s.begin) - hours - 1.5;
                if spare <= 0.0 {
                    continue;
                }
                let begin = later(s.begin, 1.0 + self.rng.random_range(0.0..spare));
                let mut out = vec![self.places.berth(v.to, &mut self.rng)];
                // Within the port the way is direct; off it, out by the channel.
                if geo::distance_km(anchor.at, self.places.port(v.to).at) > self.places.port(v.to).radius_km {
                    out.extend(&self.places.harbour(v.to).via);
                }
                let beside_m = self.rng.random_range(25.0..50.0);
                let end = later(begin, hours);
                let what = What::Anchor(Anchor { beside_m, ..anchor });
                jobs.push(Job { harbour: v.to, client, begin, end, meets: anchor.at, what, leaves: anchor.at, out });
            }
        }
        jobs
    }

    /// Ships coming in that could take a pilot.
    fn pilot_jobs(&mut self) -> Vec<Job> {
        let (from, to) = self.time();
        let mut jobs = Vec::new();
        for (client, plan) in self.plans.iter().enumerate() {
            for v in plan.voyages.iter().filter(|v| v.departure > from && v.arrival < to) {
                let Some(segment) = plan.segments.iter().find(|s| s.begin == v.departure && s.end > s.begin) else { continue };
                let Some(leg) = segment.leg().filter(|l| l.route.nm() > 30.0) else { continue };
                let hours = self.rng.random_range(0.2..0.35);
                let skip_h = leg.route.hours_at(leg.route.nm() - self.rng.random_range(5.0..8.0));
                let begin = later(segment.begin, skip_h);
                let (meets, leaves) = (leg.route.after(skip_h).at, leg.route.after(skip_h + hours).at);
                // Out along what is left of the ship's own way in.
                let mut out = leg.route.ahead(skip_h);
                out.reverse();
                let what = What::Sail(Box::new(Leg { route: leg.route.clone(), skip_h, abreast_m: 40.0 }));
                jobs.push(Job { harbour: v.to, client, begin, end: later(begin, hours), meets, what, leaves, out });
            }
        }
        jobs
    }

    /// Hands some of the jobs to a craft of each harbour.
    fn employ(&mut self, kind: Kind, planting: PlantingKind, mut jobs: Vec<Job>, times: u32) {
        jobs.shuffle(&mut self.rng);
        let mut by_harbour: BTreeMap<usize, Vec<Job>> = BTreeMap::new();
        let mut taken = 0;
        for job in jobs {
            let at_work = by_harbour.entry(job.harbour).or_default();
            // Time for the way out and back.
            let free = |other: &Job| later(job.begin, -3.0) > other.end || later(job.end, 3.0) < other.begin;
            if taken < times && at_work.iter().all(free) {
                at_work.push(job);
                taken += 1;
            }
        }
        self.failed += times - taken;
        for (harbour, mut jobs) in by_harbour {
            jobs.sort_by_key(|j| j.begin);
            if !jobs.is_empty() {
                self.craft_of(kind, planting, harbour, &jobs);
            }
        }
    }

    fn craft_of(&mut self, kind: Kind, planting: PlantingKind, harbour: usize, jobs: &[Job]) {
        let number = self.ships.len();
        // Of its own generator: what it does never depends on other plantings.
        let mut rng = Pcg64Mcg::seed_from_u64(self.rng.random());
        let ship = fleet::ship(number as u32, "harbour", kind, self.crews, &mut rng);
        let mut plan = Plan::new(ship.identity.clone(), Sway::under_way(&mut rng));
        plan.draughts.push((self.begin, 20));
        let berth = self.places.berth(harbour, &mut rng);
        let mut t = later(self.begin, -1.0);
        for job in jobs {
            let way = |from: LatLon, middle: &[LatLon], to: LatLon| {
                let corners: Vec<LatLon> = [from].into_iter().chain(middle.iter().copied()).chain([to]).collect();
                self.places.route(&corners, ship.speed_kn)
            };
            let middle = job.out.get(1..).unwrap_or_default();
            let there = way(berth, middle, job.meets);
            let back_middle: Vec<LatLon> = middle.iter().rev().copied().collect();
            let back = way(job.leaves, &back_middle, berth);
            let leaves = later(job.begin, -there.hours());
            if leaves <= t {
                self.failed += 1;
                continue;
            }
            plan.push(t, leaves, What::Berth(berth));
            plan.push(leaves, job.begin, What::sail(there));
            plan.push(job.begin, job.end, job.what.clone());
            t = later(job.end, back.hours());
            plan.push(job.end, t, What::sail(back));
            let ships = vec![job.client, number];
            self.planted.push(Planted::new(planting, ships, (job.begin, job.end), vec![job.meets]));
        }
        plan.push(t, later(self.end, 1.0).max(later(t, 1.0)), What::Berth(berth));
        self.ships.push(ship);
        self.plans.push(plan);
        self.free.push(false);
    }
}
