//! Identities that change, or that cannot be.

use rand::RngExt;

use super::{Need, Planted, Stage};
use crate::{
    fleet::{call_sign, imo, name, new_mmsi},
    plan::{NotSent, later},
    planting::PlantingKind,
    truth::SilenceCause,
};

/// Before and after a change, what a ship says is listened for so long, hours.
const LISTEN_H: f64 = 30.0;
/// Ship numbers of IMO numbers that no ship of the fleet has.
const SPARE_IMO: u32 = 250_000;
const SPARE_CALL_SIGN: u32 = 9000;

impl Stage<'_> {
    /// One thing of what a ship says it is, changed under way.
    pub(super) fn changed(&mut self, kind: PlantingKind) -> Option<()> {
        let (ship, _, from, to) = self.stretch(6.0)?;
        let t = later(from, self.rng.random_range(0.0..to.hours_since(from)));
        let number = self.planted.len() as u32;
        let plan = self.plans.get_mut(ship)?;
        let mut identity = plan.identities.last()?.1.clone();
        match kind {
            PlantingKind::ChangedName => identity.name = name(&mut self.rng),
            PlantingKind::ChangedCallSign => identity.call_sign = call_sign(SPARE_CALL_SIGN + number),
            _ => identity.imo = imo(SPARE_IMO + number),
        }
        plan.identities.push((t, identity));
        let at = plan.state(t)?.at;
        let needs = [(later(t, -LISTEN_H), t), (t, later(t, LISTEN_H))].map(|(a, b)| Need {
            ship,
            watch: plan.watch(a, b),
            reports: 0,
            statics: 1,
        });
        let mut planted = Planted::new(kind, vec![ship], (t, self.end), vec![at]);
        planted.needs = needs.to_vec();
        self.planted.push(planted);
        self.take(ship);
        Some(())
    }

    /// A ship falls silent under one number, and is heard again under another.
    pub(super) fn changed_mmsi(&mut self) -> Option<()> {
        let (ship, _, from, to) = self.stretch(12.0)?;
        let hours = self.rng.random_range(7.0..20.0_f64.min(to.hours_since(from) * 0.9));
        let (begin, end) = self.inside((from, to), hours);
        let number = self.planted.len() as u32;
        let keeps_imo = self.rng.random_bool(0.5);
        let plan = self.plans.get_mut(ship)?;
        let mut identity = plan.identities.last()?.1.clone();
        identity.mmsi = new_mmsi(number);
        identity.name = name(&mut self.rng);
        identity.call_sign = call_sign(SPARE_CALL_SIGN + number);
        if !keeps_imo {
            identity.imo = 0;
        }
        plan.identities.push((end, identity));
        plan.silences.push(NotSent { begin, end, cause: SilenceCause::SwitchedOff });
        let places = [begin, end].iter().filter_map(|t| plan.state(*t)).map(|s| s.at).collect();
        let needs = [(later(begin, -LISTEN_H), begin), (end, later(end, LISTEN_H))].map(|(a, b)| Need {
            ship,
            watch: plan.watch(a, b),
            reports: 2,
            statics: 1,
        });
        let mut planted = Planted::new(PlantingKind::ChangedMmsi, vec![ship], (begin, end), places);
        (planted.dark, planted.needs) = (vec![ship], needs.to_vec());
        self.planted.push(planted);
        self.take(ship);
        Some(())
    }

    /// A ship uses the IMO number of another.
    pub(super) fn shared_imo(&mut self) -> Option<()> {
        let (ship, other) = (self.free_ship()?, self.free_ship()?);
        if ship == other {
            return None;
        }
        let imo = self.plan(other)?.identities.first()?.1.imo;
        self.says_from_the_start(PlantingKind::SharedImo, vec![ship, other], imo)
    }

    /// An IMO number whose check digit is wrong.
    pub(super) fn bad_imo(&mut self) -> Option<()> {
        let ship = self.free_ship()?;
        let good = self.plan(ship)?.identities.first()?.1.imo;
        let digit = (good % 10 + self.rng.random_range(1..10)) % 10;
        self.says_from_the_start(PlantingKind::BadImo, vec![ship], good - good % 10 + digit)
    }

    /// The first of these ships says another IMO number from the start.
    fn says_from_the_start(&mut self, kind: PlantingKind, ships: Vec<usize>, imo: u32) -> Option<()> {
        let &liar = ships.first()?;
        self.plans.get_mut(liar)?.identities.iter_mut().for_each(|i| i.1.imo = imo);
        let (begin, end) = (self.begin, self.end);
        let mut needs = Vec::new();
        for &ship in &ships {
            let watch = self.plans.get_mut(ship)?.watch(begin, end);
            needs.push(Need { ship, watch, reports: 2, statics: 1 });
            self.take(ship);
        }
        let mut planted = Planted::new(kind, ships, (begin, end), Vec::new());
        planted.needs = needs;
        self.planted.push(planted);
        Some(())
    }
}
