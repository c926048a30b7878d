//! A ship's month, decided before it begins: stays, voyages, what the crew types and when, and when it does not send.

use geo::{LatLon, Port, Ports, Regions, bearing_deg, destination, distance_m};
use model::{Timestamp, time::HOUR_MS};
use rand::{RngExt, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

use crate::{
    act::Act,
    fleet::{Habit, Kind, Ship},
    harbours::{Harbour, Harbours},
    lanes::Lanes,
    route::Route,
    truth::SilenceCause,
    typing,
};

/// What a plan is made from.
#[derive(Clone, Copy)]
pub(crate) struct World<'a> {
    pub(crate) ports: &'a Ports,
    pub(crate) regions: &'a Regions,
    pub(crate) lanes: &'a Lanes,
    pub(crate) harbours: &'a Harbours,
}

/// What a ship does between two moments.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// Moored.
    Berth(LatLon),
    /// At anchor in the roads of the port.
    Roads(LatLon),
    /// Under way.
    Sail(Box<Route>),
    /// Fishing, slowly to and fro.
    Drift(LatLon),
}

#[derive(Clone, Debug)]
pub(crate) struct Segment {
    pub(crate) begin: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) what: What,
}

/// A voyage, with what must have been heard of it to judge it.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) departure: Timestamp,
    pub(crate) arrival: Timestamp,
    pub(crate) stay_end: Timestamp,
    /// When the stay before began.
    pub(crate) previous_arrival: Timestamp,
    pub(crate) act: Act,
    /// The texts that show what the crew did, in order, as indices into `typed`; of two, the second was typed under way.
    pub(crate) keys: Vec<usize>,
}

/// A text and when it was typed.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    pub(crate) t: Timestamp,
    pub(crate) text: String,
}

/// A ship's month.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) segments: Vec<Segment>,
    pub(crate) typed: Vec<Typed>,
    /// Draught as typed, 0.1 m.
    pub(crate) draughts: Vec<(Timestamp, u8)>,
    pub(crate) silences: Vec<(Timestamp, Timestamp, SilenceCause)>,
    pub(crate) voyages: Vec<Planned>,
}

/// Ports that liars declare, where they can.
const PRETENDED: [&str; 12] =
    ["EGPSD", "EGALY", "EGDAM", "LBBEY", "LYTIP", "LYBEN", "DZALG", "DZORN", "TNTUN", "SAJED", "AEJEA", "OMSOH"];
/// Regions that liars declare.
const PRETENDED_REGIONS: [&str; 5] = ["EGYPT", "ALGERIA", "LIBYA", "NORTH AFRICA", "MIDDLE EAST"];
/// Harbours where long voyages bunker.
const BUNKERS: [&str; 4] = ["SGSIN", "ESALG", "LKCMB", "AEFJR"];

/// Plans the month of one ship, from `begin` to `end`. Ships begin up to six days before, so that some are at sea by then.
pub(crate) fn plan(world: World<'_>, ship: &Ship, begin: Timestamp, end: Timestamp, rng: &mut Pcg64Mcg) -> Plan {
    let mut calls = world.harbours.of_trade(ship.trade);
    if ship.kind == Kind::Ferry {
        calls.truncate(2);
    }
    let first = calls.choose(rng).copied().unwrap_or(0);
    let start = later(begin, -rng.random_range(0.0..140.0));
    let mut planner = Planner { world, ship, rng, plan: Plan::default(), laden: false, says: None };
    planner.month(first, &calls, start, end);
    planner.failures(begin, end);
    planner.plan
}

pub(crate) fn later(t: Timestamp, hours: f64) -> Timestamp {
    Timestamp::from_millis(t.millis() + (hours * HOUR_MS as f64) as i64 / 1000 * 1000)
}

struct Planner<'a, 'r> {
    world: World<'a>,
    ship: &'a Ship,
    rng: &'r mut Pcg64Mcg,
    plan: Plan,
    laden: bool,
    /// The harbour that the text in force names, where it names one.
    says: Option<usize>,
}

impl<'a> Planner<'a, '_> {
    fn month(&mut self, first: usize, calls: &[usize], start: Timestamp, end: Timestamp) {
        let mut t = start;
        let mut here = first;
        let mut berth = self.berth(here);
        let mut previous_arrival = t;
        let stay = self.stay_hours();
        self.push(t, later(t, stay), What::Berth(berth));
        t = later(t, stay);
        if self.ship.kind == Kind::Ferry {
            let text = calls.split_first().and_then(|(a, rest)| Some(typing::line(self.port(*a), self.port(*rest.first()?))));
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
                let Some(corners) = self.corners(here, berth, stage) else { return };
                let next_berth = corners.last().copied().unwrap_or(berth);
                let route = Route::new(&corners, self.ship.speed_kn * self.rng.random_range(0.92..1.05));
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
                self.push(t, arrival, What::Sail(Box::new(route)));
                let stay_end = self.stay(stage, next_berth, arrival, !last);
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

    fn harbour(&self, index: usize) -> &'a Harbour {
        self.world.harbours.get(index)
    }

    fn port(&self, index: usize) -> &'a Port {
        self.world.ports.get(self.harbour(index).port)
    }

    fn push(&mut self, begin: Timestamp, end: Timestamp, what: What) {
        self.plan.segments.push(Segment { begin, end, what });
    }

    /// A berth of a harbour, well inside it.
    fn berth(&mut self, harbour: usize) -> LatLon {
        let port = self.port(harbour);
        let (at, reach_m) = (port.at, port.radius_km * 1000.0 / 4.0);
        destination(at, self.rng.random_range(0.0..360.0), self.rng.random_range(0.0..reach_m))
    }

    fn stay_hours(&mut self) -> f64 {
        match self.ship.kind {
            Kind::Cargo => self.rng.random_range(14.0..60.0),
            Kind::Tanker => self.rng.random_range(18.0..48.0),
            Kind::Container => self.rng.random_range(10.0..30.0),
            Kind::Ferry => self.rng.random_range(1.0..5.0),
            Kind::Fishing => self.rng.random_range(8.0..40.0),
        }
    }

    /// The corners of the way from a berth to a new berth elsewhere.
    fn corners(&mut self, from: usize, berth: LatLon, to: usize) -> Option<Vec<LatLon>> {
        let end = self.berth(to);
        let (a, b) = (self.harbour(from), self.harbour(to));
        let way = self.world.lanes.way(a.node, b.node)?;
        let mut corners = vec![berth];
        corners.extend(&a.via);
        // On one lane point the ways in and out meet; there is no need to go all the way out to it twice.
        corners.extend(way);
        corners.extend(b.via.iter().rev());
        corners.push(end);
        Some(corners)
    }

    /// Where a long voyage of a large ship stops for bunkers, if it passes such a place.
    fn bunker(&mut self, from: usize, to: usize, corners: &[LatLon]) -> Option<usize> {
        let long = corners.windows(2).filter_map(|p| Some(distance_m(*p.first()?, *p.last()?))).sum::<f64>() > 4_000_000.0;
        let large = matches!(self.ship.kind, Kind::Container | Kind::Tanker);
        if !long || !large || !self.rng.random_bool(0.4) {
            return None;
        }
        (0..self.world.harbours.all().len()).filter(|&i| i != from && i != to && BUNKERS.contains(&&*self.port(i).key)).find(
            |&i| {
                let far = |at: LatLon| distance_m(self.harbour(i).at, at) > 80_000.0;
                corners.iter().any(|c| !far(*c)) && corners.first().zip(corners.last()).is_some_and(|(a, b)| far(*a) && far(*b))
            },
        )
    }

    /// Lies in port: sometimes in its roads first. Gives the end of the stay.
    fn stay(&mut self, harbour: usize, berth: LatLon, arrival: Timestamp, short: bool) -> Timestamp {
        let hours = if short { self.rng.random_range(6.0..12.0) } else { self.stay_hours() };
        let mut t = arrival;
        if !short && self.ship.kind != Kind::Ferry && self.rng.random_bool(0.15) {
            let port = self.port(harbour);
            // Toward the sea, still within the port.
            let seaward = self.harbour(harbour).via.first().copied().unwrap_or(port.at);
            let roads = destination(port.at, bearing_deg(port.at, seaward), port.radius_km * 600.0);
            let waits = later(t, self.rng.random_range(3.0..15.0));
            self.push(t, waits, What::Roads(roads));
            let shift = Route::new(&[roads, berth], 6.0);
            let moored = later(waits, shift.hours());
            self.push(waits, moored, What::Sail(Box::new(shift)));
            t = moored;
        }
        let end = later(t, hours);
        self.push(t, end, What::Berth(berth));
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

    /// What the crew will do with the field on the next voyage.
    fn act(&mut self, here: usize, to: usize) -> Act {
        if self.ship.kind == Kind::Ferry {
            return Act::Plied;
        }
        let draw = self.rng.random_range(0..100);
        let act = match self.ship.habit {
            // The next departure is a laden one where the ship came in ballast.
            Habit::Liar if !self.laden && draw < 75 => Act::Lied,
            Habit::Liar if self.says.is_none_or(|s| s != here) && draw < 40 => Act::LeftOldText,
            Habit::Careful | Habit::Liar => match draw {
                0..=81 => Act::Kept,
                82..=88 => Act::Diverted,
                89..=92 => Act::LeftOldText,
                93..=95 => Act::Vague,
                96..=97 => Act::Unreadable,
                _ => Act::Careless,
            },
            Habit::Sloppy => match draw {
                0..=44 => Act::Kept,
                45..=50 => Act::Diverted,
                51..=69 => Act::LeftOldText,
                70..=82 => Act::Vague,
                83..=90 => Act::Unreadable,
                _ => Act::Careless,
            },
        };
        // An old text that happens to be right, or names no place, would be no stale one.
        let stale = self.says.is_some_and(|s| !self.one_harbour(s, to));
        if act == Act::LeftOldText && !stale { Act::Kept } else { act }
    }

    /// Close enough that one name serves for both.
    fn one_harbour(&self, a: usize, b: usize) -> bool {
        distance_m(self.harbour(a).at, self.harbour(b).at) < 40_000.0
    }

    /// Types what the act needs. Gives the texts that show it.
    fn type_for(
        &mut self,
        act: Act,
        here: usize,
        to: usize,
        others: &[usize],
        departure: Timestamp,
        arrival: Timestamp,
    ) -> Vec<usize> {
        let hours = arrival.hours_since(departure);
        // Mostly before leaving, sometimes some hours into the voyage; never before the stay is well under way.
        let t = if self.rng.random_bool(0.75) {
            later(departure, -self.rng.random_range(0.2..1.0))
        } else {
            later(departure, self.rng.random_range(0.0..(hours * 0.2).min(3.0)))
        };
        let wrong = |planner: &mut Self| {
            let far: Vec<usize> = others
                .iter()
                .copied()
                .filter(|&o| o != to && !planner.one_harbour(o, to) && !planner.one_harbour(o, here))
                .collect();
            far.choose(planner.rng).copied()
        };
        match act {
            Act::Kept | Act::CallOnTheWay => vec![self.type_port(t, to, here)],
            Act::Diverted | Act::Careless => {
                let Some(other) = wrong(self) else { return vec![self.type_port(t, to, here)] };
                let first = self.type_port(t, other, here);
                if act == Act::Careless {
                    return vec![first];
                }
                let turned = later(departure, hours * self.rng.random_range(0.35..0.65));
                vec![first, self.type_port(turned, to, here)]
            }
            Act::LeftOldText | Act::Plied | Act::ClassB => vec![self.plan.typed.len().saturating_sub(1)],
            Act::Vague => {
                let text = typing::vague(self.rng);
                vec![self.type_text(t, text, None)]
            }
            Act::Unreadable => {
                let text = typing::unreadable(self.rng);
                vec![self.type_text(t, text, None)]
            }
            Act::Lied => {
                let (text, says) = self.lie(here, to);
                vec![self.type_text(t, text, says)]
            }
        }
    }

    /// A destination in North Africa or the Middle East that is not the real one.
    fn lie(&mut self, here: usize, to: usize) -> (String, Option<usize>) {
        let real = self.port(to).country.clone();
        let among_them = PRETENDED.iter().any(|k| k.starts_with(&*real)) || &*real == "SY";
        if !among_them && self.rng.random_bool(0.2) {
            return (PRETENDED_REGIONS.choose(self.rng).copied().unwrap_or_default().to_owned(), None);
        }
        let pretended: Vec<usize> = (0..self.world.harbours.all().len())
            .filter(|&i| PRETENDED.contains(&&*self.port(i).key) && self.port(i).country != real && i != here)
            .collect();
        let chosen = pretended.choose(self.rng).copied().unwrap_or(to);
        let text = typing::port(self.port(chosen), self.port(here), self.world.regions, self.rng);
        (text, Some(chosen))
    }

    fn type_port(&mut self, t: Timestamp, harbour: usize, here: usize) -> usize {
        let text = typing::port(self.port(harbour), self.port(here), self.world.regions, self.rng);
        self.type_text(t, text, Some(harbour))
    }

    fn type_text(&mut self, t: Timestamp, text: String, says: Option<usize>) -> usize {
        self.says = says;
        self.plan.typed.push(Typed { t, text });
        self.plan.typed.len() - 1
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
        self.plan.silences.push((begin, end, SilenceCause::SwitchedOff));
    }

    /// One ship in eight has a transponder that fails for some hours.
    fn failures(&mut self, begin: Timestamp, end: Timestamp) {
        if self.rng.random_bool(0.125) {
            let from = later(begin, self.rng.random_range(0.0..end.hours_since(begin).max(1.0)));
            let to = later(from, self.rng.random_range(4.0..20.0));
            self.plan.silences.push((from, to, SilenceCause::Failure));
        }
    }

    /// Out to the grounds and home again. Gives the end of the stay after it, and the return.
    fn fishing_trip(&mut self, home: usize, berth: LatLon, t: Timestamp, previous_arrival: Timestamp) -> (Timestamp, Timestamp) {
        let mut out = vec![berth];
        out.extend(&self.harbour(home).via);
        let last = out.last().copied().unwrap_or(berth);
        let seaward = if out.len() > 1 { bearing_deg(berth, last) } else { self.rng.random_range(0.0..360.0) };
        let ground = destination(last, seaward + self.rng.random_range(-15.0..15.0), self.rng.random_range(12_000.0..30_000.0));
        out.push(ground);
        let home_again: Vec<LatLon> = out.iter().rev().copied().collect();
        let (there, back) = (Route::new(&out, self.ship.speed_kn), Route::new(&home_again, self.ship.speed_kn));
        let begins = later(t, there.hours());
        let ends = later(begins, self.rng.random_range(6.0..30.0));
        let arrival = later(ends, back.hours());
        self.push(t, begins, What::Sail(Box::new(there)));
        self.push(begins, ends, What::Drift(ground));
        self.push(ends, arrival, What::Sail(Box::new(back)));
        let stay_end = later(arrival, self.stay_hours());
        self.push(arrival, stay_end, What::Berth(berth));
        self.plan.voyages.push(Planned {
            from: home,
            to: home,
            departure: t,
            arrival,
            stay_end,
            previous_arrival,
            act: Act::ClassB,
            keys: Vec::new(),
        });
        (stay_end, arrival)
    }
}
