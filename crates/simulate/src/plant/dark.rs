//! Silences on purpose: a pier called at in the dark, and a part of a voyage.

use std::ops::Range;

use rand::{RngExt, seq::IndexedRandom};

use super::{Planted, Stage};
use crate::{
    act::Act,
    fleet::Habit,
    motion::What,
    plan::{NotSent, Planned, later},
    planting::PlantingKind,
    truth::SilenceCause,
};

/// A ship goes dark at most this far from the pier, nm: further out it would raise eyebrows for nothing.
const DARK_LEG_NM: Range<f64> = 40.0..140.0;
/// And no nearer than this to the port it left, or the one it goes to, nm.
const CLEAR_NM: f64 = 9.0;

impl Stage<'_> {
    /// On its way from one port to another a ship calls at a pier so many sea miles from the first, unheard from before until after.
    pub(super) fn dark_port_call(&mut self, nm: Range<f64>) -> Option<()> {
        let places = self.places;
        let (ship, index) = self.voyage()?;
        let speed_kn = self.ships.get(ship)?.speed_kn * self.rng.random_range(0.92..1.05);
        let v = self.plans.get(ship)?.voyages.get(index)?.clone();
        let mut piers = places.harbours.of_trade("pier");
        piers.retain(|&p| !places.one_harbour(p, v.from) && !places.one_harbour(p, v.to));
        piers.retain(|&p| self.way_nm(v.from, p).is_some_and(|d| nm.contains(&d)) && self.way_nm(p, v.to).is_some());
        let plan = self.plans.get(ship)?;
        let pier = *piers.choose(&mut self.rng)?;
        let old = plan.segments.get(plan.segment_at(v.departure)?)?.leg()?.route.corners();
        let berth = places.berth(pier, &mut self.rng);
        let there = places.route(&places.corners(v.from, *old.first()?, pier, berth)?, speed_kn);
        let on = places.route(&places.corners(pier, berth, v.to, *old.last()?)?, speed_kn);
        let stay_h = self.rng.random_range(8.0..40.0);
        let arrival = later(v.departure, there.hours());
        let leaves = later(arrival, stay_h);
        // Dark from some way before the pier until some way after it.
        let mut leg_nm = |nm: f64| self.rng.random_range(DARK_LEG_NM).min(nm - CLEAR_NM).min(nm * 0.9);
        let (before_nm, after_nm) = (leg_nm(there.nm()), leg_nm(on.nm()));
        if before_nm < 15.0 || after_nm < 15.0 {
            return None;
        }
        let begin = later(v.departure, there.hours_at(there.nm() - before_nm));
        let end = later(leaves, on.hours_at(after_nm));
        if end > self.time().1 {
            return None;
        }
        let plan = self.plans.get_mut(ship)?;
        let hours = [there.hours(), stay_h, on.hours()];
        let new = vec![(What::sail(there), hours[0]), (What::Berth(berth), hours[1]), (What::sail(on), hours[2])];
        plan.instead(v.departure, new)?;
        let first = plan.voyages.get_mut(index)?;
        let (last_arrival, last_end) = (first.arrival, first.stay_end);
        (first.to, first.arrival, first.stay_end, first.act) = (pier, arrival, leaves, Act::DarkCall);
        let second = Planned {
            from: pier,
            to: v.to,
            departure: leaves,
            arrival: last_arrival,
            stay_end: last_end,
            previous_arrival: arrival,
            act: v.act,
            keys: v.keys,
        };
        plan.voyages.insert(index + 1, second);
        plan.silences.push(NotSent { begin, end, cause: SilenceCause::SwitchedOff });
        let mut planted = Planted::new(PlantingKind::DarkPortCall, vec![ship], (begin, end), vec![berth]);
        (planted.pier, planted.dark) = (Some(pier), vec![ship]);
        self.planted.push(planted);
        self.take(ship);
        Some(())
    }

    /// Silent on a part of a voyage.
    pub(super) fn dark_voyage(&mut self) -> Option<()> {
        let (ship, _, from, to) = self.stretch(12.0)?;
        let hours = self.rng.random_range(7.0..30.0_f64.min(to.hours_since(from) * 0.8));
        let (begin, end) = self.inside((from, to), hours);
        let plan = self.plans.get_mut(ship)?;
        plan.silences.push(NotSent { begin, end, cause: SilenceCause::SwitchedOff });
        let places = [begin, end].iter().filter_map(|t| plan.state(*t)).map(|s| s.at).collect();
        let mut planted = Planted::new(PlantingKind::DarkVoyage, vec![ship], (begin, end), places);
        planted.dark = vec![ship];
        self.planted.push(planted);
        self.take(ship);
        Some(())
    }

    /// What liars do in the dark of their own accord.
    pub(super) fn liars_in_the_dark(&mut self) {
        let mut found = Vec::new();
        let liar = |ship: usize| self.ships.get(ship).is_some_and(|s| s.habit == Habit::Liar);
        for (ship, plan) in self.plans.iter().enumerate().filter(|(s, _)| liar(*s)) {
            for s in plan.silences.iter().filter(|s| s.cause == SilenceCause::SwitchedOff) {
                if s.end <= self.begin || s.begin >= self.end {
                    continue;
                }
                let call = plan.voyages.iter().find(|v| s.begin < v.arrival && s.end >= v.stay_end);
                let kind = if call.is_some() { PlantingKind::DarkPortCall } else { PlantingKind::DarkVoyage };
                let at = call.map_or(s.end, |v| v.arrival);
                let places = plan.state(at).map(|state| state.at).into_iter().collect();
                let mut planted = Planted::new(kind, vec![ship], (s.begin, s.end), places);
                (planted.pier, planted.dark) = (call.map(|v| v.to), vec![ship]);
                found.push(planted);
            }
        }
        self.planted.extend(found);
    }
}
