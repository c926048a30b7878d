//! Off a port: adrift, waiting for orders, or at anchor.

use geo::{LatLon, destination};
use rand::RngExt;

use super::{Planted, Stage};
use crate::{
    motion::{Drift, What},
    plan::later,
    planner::anchor,
    planting::PlantingKind,
    wander::Sway,
};

impl Stage<'_> {
    /// Adrift 15 to 45 km off the port it goes to, until a berth is free.
    pub(super) fn waiting(&mut self) -> Option<()> {
        let hours = self.rng.random_range(8.0..60.0);
        let (ship, voyage) = self.voyage()?;
        let to = self.plan(ship)?.voyages.get(voyage)?.to;
        let (outer, out_deg) = self.places.off(to);
        let aside = self.rng.random_range(-50.0..50.0);
        let at = destination(outer, out_deg + aside, self.rng.random_range(15_000.0..45_000.0));
        if !self.places.open_water(at, 4.0, 8.0) {
            return None;
        }
        let drift = Drift {
            since: self.begin,
            at,
            set_deg: self.rng.random_range(0.0..360.0),
            kn: self.rng.random_range(0.1..0.5),
            sway: Sway::at_rest(120.0, &mut self.rng),
            beside: (0.0, 0.0),
        };
        self.before_the_berth(PlantingKind::Waiting, (ship, voyage), at, (What::Drift(Box::new(drift)), hours))
    }

    /// At anchor some km off the port it goes to.
    pub(super) fn anchored(&mut self) -> Option<()> {
        let hours = self.rng.random_range(6.0..40.0);
        let (ship, voyage) = self.voyage()?;
        let to = self.plan(ship)?.voyages.get(voyage)?.to;
        let (outer, out_deg) = self.places.off(to);
        let aside = self.rng.random_range(-40.0..40.0);
        let at = destination(outer, out_deg + aside, self.rng.random_range(1_000.0..5_000.0));
        if self.places.sea.is_land(at) || self.places.sea.shore_km(at) < 0.5 {
            return None;
        }
        let anchor = What::Anchor(anchor(at, &mut self.rng));
        self.before_the_berth(PlantingKind::Anchored, (ship, voyage), at, (anchor, hours))
    }

    /// Does something at a place off the port before a voyage ends at the berth.
    fn before_the_berth(
        &mut self,
        kind: PlantingKind,
        (ship, voyage): (usize, usize),
        at: LatLon,
        (mut what, hours): (What, f64),
    ) -> Option<()> {
        let places = self.places;
        let plan = self.plans.get(ship)?;
        let v = plan.voyages.get(voyage)?;
        let leg = plan.segments.get(plan.segment_at(v.departure)?)?.leg()?;
        let (old, speed_kn, departure) = (leg.route.corners(), leg.route.speed_kn(), v.departure);
        let (outer, _) = places.off(v.to);
        if !places.clear(at, outer) {
            return None;
        }
        // From the last point of the old way, before the port, from which only water lies between.
        let far = |p: &LatLon| geo::near_distance_m(*p, outer) > geo::near_distance_m(at, outer);
        let upto = old.iter().rposition(|p| far(p) && places.clear(*p, at))?;
        let mut out: Vec<LatLon> = old.get(..=upto)?.to_vec();
        out.push(at);
        let there = places.route(&out, speed_kn);
        let begin = later(departure, there.hours());
        let end = later(begin, hours);
        if end > self.time().1 {
            return None;
        }
        let from = match &mut what {
            What::Drift(drift) => {
                drift.since = begin;
                drift.at(end)
            }
            _ => at,
        };
        let mut home = vec![from];
        home.extend(places.harbour(v.to).via.iter().rev());
        home.push(*old.last()?);
        let home = places.route(&home, speed_kn.min(9.0));
        let (there_h, home_h) = (there.hours(), home.hours());
        self.plans
            .get_mut(ship)?
            .instead(departure, vec![(What::sail(there), there_h), (what, hours), (What::sail(home), home_h)])?;
        self.planted.push(Planted::new(kind, vec![ship], (begin, end), vec![at]));
        self.take(ship);
        Some(())
    }
}
