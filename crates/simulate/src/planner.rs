//! Plans an ordinary month: stays, voyages, anchoring before the berth, bunkers on the way, and what liars do in the dark.

mod declare;
mod fishing;

use geo::{LatLon, bearing_deg, destination, distance_m};
use model::Timestamp;
use rand::{RngExt, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

use crate::{
    act::Act,
    fleet::Ship,
    kind::Kind,
    motion::{Anchor, What},
    places::Places,
    plan::{NotSent, Plan, Planned, Typed, later},
    truth::SilenceCause,
    typing,
    wander::{Sway, Wander},
};

/// Harbours where long voyages bunker.
const BUNKERS: [&str; 4] = ["SGSIN", "ESALG", "LKCMB", "AEFJR"];

/// Plans the month of one ship, from `begin` to `end`. Ships begin up to six days before, so that some are at sea by then. A share
/// of `failures` ships has a transponder that fails once.
pub(crate) fn plan(places: Places<'_>, ship: &Ship, begin: Timestamp, end: Timestamp, failures: f64, rng: &mut Pcg64Mcg) -> Plan {
    let mut calls = places.harbours.of_trade(ship.trade);
    if ship.kind == Kind::Ferry {
        calls.truncate(2);
    }
    let first = calls.choose(rng).copied().unwrap_or(0);
    let start = later(begin, -rng.random_range(0.0..140.0));
    let plan = Plan::new(ship.identity.clone(), Sway::under_way(rng));
    let mut planner = Planner { places, ship, rng, plan, laden: false, says: None };
    planner.month(first, &calls, start, end);
    planner.failures(begin, end, failures);
    planner.plan
}

struct Planner<'a, 'r> {
    places: Places<'a>,
    ship: &'a Ship,
    rng: &'r mut Pcg64Mcg,
    plan: Plan,
    laden: bool,
    /// The harbour that the text in force names, where it names one.
    says: Option<usize>,
}

impl Planner<'_, '_> {
    fn month(&mut self, first: usize, calls: &[usize], start: Timestamp, end: Timestamp) {
        let mut t = start;
        let mut here = first;
        let mut berth = self.places.berth(here, self.rng);
        let mut previous_arrival = t;
        let stay = self.stay_hours();
        self.plan.push(t, later(t, stay), What::Berth(berth));
        t = later(t, stay);
        if self.ship.kind == Kind::Ferry {
            let port = |h: usize| self.places.port(h);
            let text = calls.split_first().and_then(|(a, rest)| Some(typing::line(port(*a), port(*rest.first()?))));
            self.plan.typed.push(Typed { t: start, text: text.unwrap_or_default() });
        } else if !self.ship.kind.is_class_b() {
            self.type_port(start, here, here);
        }
        self.plan.draughts.push((start, self.draught()));
        while t < end {
            if self.ship.kind.is_class_b() {
                (t, previous_arrival) = self.fishing_trip(here, berth, t, previous_arrival);
                continue;
            }
            let others: Vec<usize> = calls.iter().copied().filter(|&c| c != here).collect();
            let Some(&to) = others.choose(self.rng) else { return };
            let Some(corners) = self.corners(here, berth, to) else { return };
            let bunker = self.bunker(here, to, &corners);
            let stages: Vec<usize> = bunker.into_iter().chain([to]).collect();
            let mut key = None;
            for (n, &stage) in stages.iter().enumerate() {
                let last = n + 1 == stages.len();
                let Some(mut corners) = self.corners(here, berth, stage) else { return };
                let next_berth = corners.last().copied().unwrap_or(berth);
                let roads = last.then(|| self.roads(stage)).flatten();
                if let (Some(roads), Some(end)) = (roads, corners.last_mut()) {
                    *end = roads;
                }
                let route = self.places.route(&corners, self.ship.speed_kn * self.rng.random_range(0.92..1.05));
                let arrival = later(t, route.hours());
                let act = if !last {
                    Act::CallOnTheWay
                } else if bunker.is_some() {
                    Act::Kept
                } else {
                    self.act(here, to)
                };
                let keys = match key {
                    Some(key) => vec![key],
                    None => self.type_for(act, here, to, &others, t, arrival),
                };
                key = keys.first().copied();
                self.draught_on_leaving(t);
                self.plan.push(t, arrival, What::sail(route));
                let stay_end = self.stay((roads, next_berth), arrival, !last);
                if act == Act::Lied {
                    self.go_dark(t, arrival, stay_end);
                }
                self.plan.voyages.push(Planned {
                    from: here,
                    to: stage,
                    departure: t,
                    arrival,
                    stay_end,
                    previous_arrival,
                    act,
                    keys,
                });
                (here, berth, t, previous_arrival) = (stage, next_berth, stay_end, arrival);
            }
        }
    }

    fn stay_hours(&mut self) -> f64 {
        match self.ship.kind {
            Kind::Cargo | Kind::Barge | Kind::Pilot => self.rng.random_range(14.0..60.0),
            Kind::Tanker => self.rng.random_range(18.0..48.0),
            Kind::Container => self.rng.random_range(10.0..30.0),
            Kind::Ferry => self.rng.random_range(1.0..5.0),
            Kind::Fishing => self.rng.random_range(8.0..40.0),
        }
    }

    /// The corners of the way from a berth to a new berth elsewhere.
    fn corners(&mut self, from: usize, berth: LatLon, to: usize) -> Option<Vec<LatLon>> {
        let end = self.places.berth(to, self.rng);
        self.places.corners(from, berth, to, end)
    }

    /// Where a long voyage of a large ship stops for bunkers, if it passes such a place.
    fn bunker(&mut self, from: usize, to: usize, corners: &[LatLon]) -> Option<usize> {
        let long = corners.windows(2).filter_map(|p| Some(distance_m(*p.first()?, *p.last()?))).sum::<f64>() > 4_000_000.0;
        let large = matches!(self.ship.kind, Kind::Container | Kind::Tanker);
        if !long || !large || !self.rng.random_bool(0.4) {
            return None;
        }
        (0..self.places.harbours.all().len())
            .filter(|&i| i != from && i != to && BUNKERS.contains(&&*self.places.port(i).key))
            .find(|&i| {
                let far = |at: LatLon| distance_m(self.places.harbour(i).at, at) > 80_000.0;
                corners.iter().any(|c| !far(*c)) && corners.first().zip(corners.last()).is_some_and(|(a, b)| far(*a) && far(*b))
            })
    }

    /// Where a ship anchors within the port before it moors, if it does.
    fn roads(&mut self, harbour: usize) -> Option<LatLon> {
        if self.ship.kind == Kind::Ferry || !self.rng.random_bool(0.15) {
            return None;
        }
        let port = self.places.port(harbour);
        // Toward the sea.
        let seaward = self.places.harbour(harbour).via.first().copied().unwrap_or(port.at);
        Some(destination(port.at, bearing_deg(port.at, seaward), port.radius_km * 600.0))
    }

    /// Lies in port: sometimes in its roads first. Gives the end of the stay.
    fn stay(&mut self, (roads, berth): (Option<LatLon>, LatLon), arrival: Timestamp, short: bool) -> Timestamp {
        let hours = if short { self.rng.random_range(6.0..12.0) } else { self.stay_hours() };
        let mut t = arrival;
        if let Some(roads) = roads {
            let waits = later(t, self.rng.random_range(3.0..15.0));
            let anchor = anchor(roads, self.rng);
            self.plan.push(t, waits, What::Anchor(anchor));
            let shift = self.places.route(&[roads, berth], 6.0);
            let moored = later(waits, shift.hours());
            self.plan.push(waits, moored, What::sail(shift));
            t = moored;
        }
        let end = later(t, hours);
        self.plan.push(t, end, What::Berth(berth));
        end
    }

    fn draught(&self) -> u8 {
        let [ballast, laden] = self.ship.draughts;
        if self.laden { laden } else { ballast }
    }

    /// Loaded where it was in ballast, and the other way round; four crews in five type the new draught.
    fn draught_on_leaving(&mut self, departure: Timestamp) {
        self.laden = !self.laden;
        if self.rng.random_bool(0.8) {
            let typed = later(departure, -self.rng.random_range(0.1..2.0));
            self.plan.draughts.push((typed, self.draught()));
        }
    }

    /// Liars switch off more often than not; some lie in the dark at the berth as well.
    fn go_dark(&mut self, departure: Timestamp, arrival: Timestamp, stay_end: Timestamp) {
        let hours = arrival.hours_since(departure);
        let (begin, end) = match self.rng.random_range(0..100) {
            0..=49 => {
                let off = later(departure, hours * self.rng.random_range(0.15..0.3));
                (off, later(arrival, -hours * self.rng.random_range(0.1..0.25)))
            }
            50..=61 => (later(departure, hours * 0.4), later(stay_end, 1.0)),
            _ => return,
        };
        self.plan.silences.push(NotSent { begin, end, cause: SilenceCause::SwitchedOff });
    }

    /// A transponder that fails for some hours.
    fn failures(&mut self, begin: Timestamp, end: Timestamp, share: f64) {
        if self.rng.random_bool(share.clamp(0.0, 1.0)) {
            let from = later(begin, self.rng.random_range(0.0..end.hours_since(begin).max(1.0)));
            let to = later(from, self.rng.random_range(4.0..20.0));
            self.plan.silences.push(NotSent { begin: from, end: to, cause: SilenceCause::Failure });
        }
    }
}

/// An anchor dropped somewhere, with 100 to 200 m of scope; wind and tide turn the ship round it.
pub(crate) fn anchor(at: LatLon, rng: &mut Pcg64Mcg) -> Anchor {
    Anchor {
        at,
        scope_m: rng.random_range(100.0..200.0),
        lay_deg: Wander::new(rng.random_range(40.0..90.0), 12.4, rng),
        mean_deg: rng.random_range(0.0..360.0),
        beside_m: 0.0,
    }
}
