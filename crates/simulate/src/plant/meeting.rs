//! Two ships alongside at sea, each on a voyage of its own.

use geo::{LatLon, METRES_PER_NM, near::closer};
use model::Timestamp;
use rand::RngExt;

use super::{Planted, Stage};
use crate::{
    motion::{Drift, What},
    plan::{NotSent, Plan, later},
    planting::PlantingKind,
    route::Route,
    truth::SilenceCause,
    wander::Sway,
};

/// The other ship leaves its way for at most so many nm.
const DETOUR_NM: f64 = 170.0;
/// The one that comes first waits no longer than this, hours.
const WAIT_H: f64 = 5.0;
/// At sea: so far from any shore, and from any port or anchorage, km.
const SHORE_KM: f64 = 12.0;
const PORT_KM: f64 = 15.0;
/// Hours before and after a meeting for which a silent ship stays silent.
const SILENT_H: std::ops::Range<f64> = 3.0..8.0;

/// A ship on its way to a meeting.
struct Comer {
    ship: usize,
    /// When it leaves its way, and the segment it leaves.
    off: Timestamp,
    segment: usize,
    approach: Route,
    arrival: Timestamp,
}

impl Stage<'_> {
    pub(super) fn transfer(&mut self, kind: PlantingKind) -> Option<()> {
        let (ship, segment, from, to) = self.stretch(8.0)?;
        let (off, _) = self.inside((from, later(to, -3.0)), 1.0);
        let here = self.plan(ship)?.state(off)?;
        let aside = self.rng.random_range(-50.0..50.0);
        let at = geo::destination(here.at, here.course_deg + aside, self.rng.random_range(3.0..18.0) * METRES_PER_NM);
        if !self.places.open_water(at, SHORE_KM, PORT_KM) {
            return None;
        }
        let one = self.comer(ship, segment, off, at)?;
        let other = self.partner(&one, at)?;
        let (mut first, mut second) = if one.arrival <= other.arrival { (one, other) } else { (other, one) };
        let drift = Drift {
            since: first.arrival,
            at,
            set_deg: self.rng.random_range(0.0..360.0),
            kn: self.rng.random_range(0.15..0.8),
            sway: Sway::at_rest(40.0, &mut self.rng),
            beside: (0.0, 0.0),
        };
        let beside = Drift { beside: (self.rng.random_range(100.0..280.0), self.rng.random_range(0.0..360.0)), ..drift };
        // The second comes alongside where both will have drifted to by then.
        first = self.comer(first.ship, first.segment, first.off, drift.at(first.arrival))?;
        second = self.comer(second.ship, second.segment, second.off, beside.at(second.arrival))?;
        let begin = second.arrival.max(first.arrival);
        let least_h = if kind == PlantingKind::TransferOneDark { 4.5 } else { 2.3 };
        let end = later(begin, self.rng.random_range(least_h..12.0));
        let last = later(end, self.rng.random_range(0.0..0.4));
        if last > self.time().1 {
            return None;
        }
        let ways = [(&first, &drift, end), (&second, &beside, last)];
        let resumes: Vec<Route> = ways.iter().map(|(c, d, t)| self.resume(c, d.at(*t))).collect::<Option<_>>()?;
        let ships = [first.ship, second.ship];
        for ((comer, drift, leaves), resume) in ways.into_iter().zip(resumes) {
            let (approach_h, resume_h) = (comer.arrival.hours_since(comer.off), resume.hours());
            let new = vec![
                (What::sail(comer.approach.clone()), approach_h),
                (What::Drift(Box::new(*drift)), leaves.hours_since(comer.arrival)),
                (What::sail(resume), resume_h),
            ];
            self.plans.get_mut(comer.ship)?.instead(comer.off, new)?;
            self.take(comer.ship);
        }
        self.transfer_draughts(ships, end);
        let dark: Vec<usize> = match kind {
            PlantingKind::Transfer => Vec::new(),
            PlantingKind::TransferOneDark => vec![if self.rng.random_bool(0.5) { ships[0] } else { ships[1] }],
            _ => ships.to_vec(),
        };
        for &ship in &dark {
            let (before, after) = (self.rng.random_range(SILENT_H), self.rng.random_range(SILENT_H));
            let plan = self.plans.get_mut(ship)?;
            let (earliest, latest) = sailing_round(plan, begin, end)?;
            let silence = NotSent {
                begin: later(begin, -before).max(earliest),
                end: later(end, after).min(latest),
                cause: SilenceCause::SwitchedOff,
            };
            plan.silences.push(silence);
        }
        let middle = drift.at(later(begin, end.hours_since(begin) / 2.0));
        let mut planted = Planted::new(kind, ships.to_vec(), (begin, end), vec![middle]);
        // The one that is heard comes first.
        planted.ships.sort_by_key(|s| dark.contains(s));
        planted.dark = dark;
        self.planted.push(planted);
        Some(())
    }

    /// A ship that leaves its way for a place, if only water lies between.
    fn comer(&self, ship: usize, segment: usize, off: Timestamp, at: LatLon) -> Option<Comer> {
        let plan = self.plan(ship)?;
        let here = plan.state(off)?.at;
        if !self.places.clear(here, at) {
            return None;
        }
        let speed_kn = plan.segments.get(segment)?.leg()?.route.speed_kn();
        let approach = self.places.route(&[here, at], speed_kn).slow_at(false, true);
        let arrival = later(off, approach.hours());
        Some(Comer { ship, off, segment, approach, arrival })
    }

    /// Another ship that can be there at about the same time.
    fn partner(&self, one: &Comer, at: LatLon) -> Option<Comer> {
        let (from, to) = self.time();
        let mut best: Option<(f64, Comer)> = None;
        for ship in self.free_ships().into_iter().filter(|s| *s != one.ship) {
            let Some(plan) = self.plan(ship) else { continue };
            for (index, s) in plan.segments.iter().enumerate() {
                let Some(leg) = s.leg() else { continue };
                let (begin, end) = (later(s.begin, 1.5).max(from), later(s.end, -3.0).min(to));
                let mut t = begin;
                while t < end && t < one.arrival {
                    let here = leg.route.after(t.hours_since(s.begin) + leg.skip_h).at;
                    let Some(metres) = closer(here, at, DETOUR_NM * METRES_PER_NM) else {
                        t = later(t, 0.5);
                        continue;
                    };
                    let nm = metres / METRES_PER_NM;
                    let wait_h = one.arrival.hours_since(later(t, nm / leg.route.speed_kn() + 0.4));
                    let near = wait_h.abs() < WAIT_H && best.as_ref().is_none_or(|(b, _)| nm < *b);
                    if near && let Some(comer) = self.comer(ship, index, t, at) {
                        best = Some((nm, comer));
                    }
                    t = later(t, 0.5);
                }
            }
        }
        best.map(|(_, comer)| comer)
    }

    /// The way on from where it drifted to, along what was left of its own way.
    fn resume(&self, comer: &Comer, at: LatLon) -> Option<Route> {
        let plan = self.plan(comer.ship)?;
        let segment = plan.segments.get(comer.segment)?;
        let leg = segment.leg()?;
        let ahead = leg.route.ahead(comer.off.hours_since(segment.begin) + leg.skip_h);
        let joins = ahead.iter().position(|p| closer(*p, at, 6.0 * METRES_PER_NM).is_none() && self.places.clear(at, *p))?;
        let corners: Vec<LatLon> = std::iter::once(at).chain(ahead.get(joins..)?.iter().copied()).collect();
        Some(self.places.route(&corners, leg.route.speed_kn()))
    }

    /// One gets lighter, the other heavier; most crews type it.
    fn transfer_draughts(&mut self, ships: [usize; 2], end: Timestamp) {
        for (ship, down) in ships.into_iter().zip([false, true]) {
            let Some(plan) = self.plans.get_mut(ship) else { continue };
            let now = plan.draughts.partition_point(|d| d.0 <= end).checked_sub(1).and_then(|i| plan.draughts.get(i));
            let (Some(&(_, now)), true) = (now, self.rng.random_bool(0.75)) else { continue };
            let by = self.rng.random_range(8..25);
            let t = later(end, self.rng.random_range(0.2..3.0));
            plan.type_draught(t, if down { now.saturating_add(by) } else { now.saturating_sub(by).max(15) });
        }
    }
}

/// From when to when a ship is at sea round a meeting: half an hour after the port it left, an hour before the next.
fn sailing_round(plan: &Plan, begin: Timestamp, end: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let (first, last) = (plan.segment_at(begin)?, plan.segment_at(later(end, 0.5))?);
    let left = plan.segments.get(..first)?.iter().rev().take_while(|s| !s.what.lies()).last()?.begin;
    let arrives = plan.segments.get(last)?.end;
    Some((later(left, 0.5), later(arrives, -1.0)))
}
