//! Positions that ships make up.

use geo::{LatLon, METRES_PER_NM, bearing_deg, destination, distance_m, near::closer};
use model::Timestamp;
use rand::{RngExt, seq::IndexedRandom};

use super::{Planted, Stage};
use crate::{
    motion::Leg,
    plan::later,
    planting::PlantingKind,
    pretence::{Pretence, Shown},
    route::Route,
};

/// Nobody makes up what nobody hears: so many reports are to be expected, and so many where the shape is what gives it away.
const SEEN: f64 = 8.0;
const SHAPED: f64 = 40.0;

impl Stage<'_> {
    fn pretend(&mut self, kind: PlantingKind, ship: usize, pretence: Pretence) -> Option<()> {
        let plan = self.plans.get_mut(ship)?;
        let (begin, end) = (pretence.begin, pretence.end);
        let truly = plan.state(begin)?.at;
        let seems = pretence.state(later(begin, end.hours_since(begin) / 2.0), &plan.sway).at;
        plan.pretences.push(pretence);
        self.planted.push(Planted::new(kind, vec![ship], (begin, end), vec![truly, seems]));
        self.take(ship);
        Some(())
    }

    /// A stretch of a ship's way, shortened to a random time of so many hours, in which so many reports of it are to be expected.
    fn spell(&mut self, hours: std::ops::Range<f64>, reports: f64) -> Option<(usize, Timestamp, Timestamp)> {
        let (ship, _, from, to) = self.stretch(hours.start)?;
        let most = hours.end.min(to.hours_since(from));
        let hours = if most > hours.start { self.rng.random_range(hours.start..most) } else { hours.start };
        let (begin, end) = self.inside((from, to), hours);
        (self.expected_reports(ship, (begin, end)) >= reports).then_some((ship, begin, end))
    }

    /// Elsewhere: the way of another ship at another time, at least 40 nm off.
    pub(super) fn teleport(&mut self) -> Option<()> {
        let (ship, begin, end) = self.spell(3.0..14.0, SEEN)?;
        let hours = end.hours_since(begin);
        let from = self.plan(ship)?.state(begin)?.at;
        let legs: Vec<&Leg> = (self.plans.iter().enumerate().filter(|(s, _)| *s != ship))
            .flat_map(|(_, p)| p.segments.iter().filter_map(|s| s.leg()))
            .filter(|leg| leg.route.hours() > hours + 2.0)
            .collect();
        let leg = (*legs.choose(&mut self.rng)?).clone();
        let skip_h = self.rng.random_range(1.0..leg.route.hours() - hours - 0.5);
        let far = |h: f64| closer(leg.route.after(skip_h + h).at, from, (40.0 + 15.0 * h) * METRES_PER_NM).is_none();
        if !far(0.0) || !far(hours) {
            return None;
        }
        let leg = Box::new(Leg { skip_h, abreast_m: 0.0, ..leg });
        self.pretend(PlantingKind::Teleport, ship, Pretence { begin, end, shown: Shown::Elsewhere(leg) })
    }

    /// From where the ship is to where it will be, by another way, computed.
    pub(super) fn perfect_track(&mut self) -> Option<()> {
        let (ship, begin, end) = self.spell(6.0..20.0, SHAPED)?;
        let hours = end.hours_since(begin);
        let (a, b) = (self.plan(ship)?.state(begin)?.at, self.plan(ship)?.state(end)?.at);
        let middle = geo::interpolate(a, b, self.rng.random_range(0.3..0.7));
        let side = if self.rng.random_bool(0.5) { 90.0 } else { -90.0 };
        let off = distance_m(a, b) * self.rng.random_range(0.08..0.4);
        let via = destination(middle, bearing_deg(a, b) + side, off);
        let nm = (distance_m(a, via) + distance_m(via, b)) / METRES_PER_NM;
        let speed_kn = nm / hours;
        if !(6.0..16.0).contains(&speed_kn) || !self.places.clear(a, via) || !self.places.clear(via, b) {
            return None;
        }
        let route = Route::new(&[a, via, b], speed_kn).slow_at(false, false);
        let leg = Box::new(Leg { route, skip_h: 0.0, abreast_m: 0.0 });
        self.pretend(PlantingKind::PerfectTrack, ship, Pretence { begin, end, shown: Shown::Perfect(leg) })
    }

    /// At a place inland.
    pub(super) fn position_on_land(&mut self) -> Option<()> {
        let (ship, begin, end) = self.spell(2.0..12.0, SEEN)?;
        let from = self.plan(ship)?.state(begin)?.at;
        let at = self.inland(from, 20_000.0..200_000.0)?;
        self.pretend(PlantingKind::OnLand, ship, Pretence { begin, end, shown: Shown::OnLand(at) })
    }

    /// A place well inland, so far from another one.
    pub(super) fn inland(&mut self, from: LatLon, metres: std::ops::Range<f64>) -> Option<LatLon> {
        (0..40).find_map(|_| {
            let at = destination(from, self.rng.random_range(0.0..360.0), self.rng.random_range(metres.clone()));
            self.places.sea.inland_km(at).filter(|km| *km > 8.0).map(|_| at)
        })
    }

    /// Round and round near where the ship is at first.
    pub(super) fn circle(&mut self) -> Option<()> {
        let (ship, begin, end) = self.spell(3.0..10.0, SHAPED)?;
        let from = self.plan(ship)?.state(begin)?.at;
        let radius_m = self.rng.random_range(600.0..4000.0);
        let bearing = self.rng.random_range(0.0..360.0);
        let centre = destination(from, bearing, radius_m);
        if self.places.sea.shore_km(centre) < radius_m / 1000.0 + 2.0 {
            return None;
        }
        let start_deg = bearing_deg(centre, from);
        let kn = self.rng.random_range(5.0..13.0);
        let shown = Shown::Circle { centre, radius_m, kn, start_deg };
        self.pretend(PlantingKind::Circle, ship, Pretence { begin, end, shown })
    }
}
