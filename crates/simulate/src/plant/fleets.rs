//! Fishing fleets: a night adrift together.

use geo::destination;
use rand::{RngExt, seq::IndexedRandom};

use super::{Planted, Stage};
use crate::{
    fleet,
    kind::Kind,
    motion::{Drift, What},
    plan::{Plan, later},
    planting::PlantingKind,
    wander::Sway,
};

impl Stage<'_> {
    /// Some boats of one port go out, lie adrift some hundred metres from one another, and come home.
    pub(super) fn fishing_fleet(&mut self) -> Option<()> {
        let trades: Vec<&str> = self.ships.iter().map(|s| s.trade).collect();
        let trade = trades.choose(&mut self.rng)?;
        let homes: Vec<usize> =
            self.places.harbours.of_trade(trade).into_iter().filter(|h| self.places.harbour(*h).station).collect();
        let home = *homes.choose(&mut self.rng)?;
        let (outer, out_deg) = self.places.off(home);
        let aside = self.rng.random_range(-60.0..60.0);
        let ground = destination(outer, out_deg + aside, self.rng.random_range(25_000.0..60_000.0));
        if !self.places.open_water(ground, 14.0, 12.0) || !self.places.clear(outer, ground) {
            return None;
        }
        let hours = self.rng.random_range(7.0..13.0);
        let time = self.time();
        let (begin, end) = self.inside(time, hours);
        let drift = Drift {
            since: begin,
            at: ground,
            set_deg: self.rng.random_range(0.0..360.0),
            kn: self.rng.random_range(0.2..0.9),
            sway: Sway::at_rest(60.0, &mut self.rng),
            beside: (0.0, 0.0),
        };
        let mut boats = Vec::new();
        for n in 0..self.rng.random_range(4..8_u32) {
            let number = self.ships.len();
            let ship = fleet::ship(number as u32, "harbour", Kind::Fishing, self.crews, &mut self.rng);
            let mut plan = Plan::new(ship.identity.clone(), Sway::under_way(&mut self.rng));
            let metres = f64::from(n).sqrt() * self.rng.random_range(350.0..900.0);
            let drift = Drift { beside: (metres, self.rng.random_range(0.0..360.0)), ..drift };
            let berth = self.places.berth(home, &mut self.rng);
            let corners: Vec<_> = [berth].into_iter().chain(self.places.harbour(home).via.iter().copied()).collect();
            let way = |end| self.places.route(&[corners.clone(), vec![end]].concat(), ship.speed_kn);
            let arrives = later(begin, -self.rng.random_range(0.0..0.8));
            let (there, back) = (way(drift.at(arrives)), {
                let mut points = vec![drift.at(end)];
                points.extend(corners.iter().rev());
                self.places.route(&points, ship.speed_kn)
            });
            let (leaves, home_again) = (later(arrives, -there.hours()), later(end, back.hours()));
            plan.push(later(self.begin, -1.0), leaves, What::Berth(berth));
            plan.push(leaves, arrives, What::sail(there));
            plan.push(arrives, end, What::Drift(Box::new(drift)));
            plan.push(end, home_again, What::sail(back));
            plan.push(home_again, later(self.end, 1.0), What::Berth(berth));
            boats.push(number);
            self.ships.push(ship);
            self.plans.push(plan);
            self.free.push(false);
        }
        let mut planted = Planted::new(PlantingKind::FishingFleet, boats, (begin, end), vec![ground]);
        planted.radius_km = Some(3.0);
        self.planted.push(planted);
        Some(())
    }
}
