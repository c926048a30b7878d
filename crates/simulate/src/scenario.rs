//! What is asked for, and the run from day to day.

use std::io::Write;

use geo::{Port, Ports, Regions};
use model::{Day, Timestamp, Verdict, time::HOUR_MS};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use crate::{
    act::Act,
    error::SimulateError,
    fleet::{Habit, Ship, fleet},
    harbours::Harbours,
    lanes::Lanes,
    plan::{Plan, Planned, World, plan},
    reception::Reception,
    transmit::{DayLines, Transmitter, shows_a_call},
    truth::{Silence, SilenceCause, TrueShip, TrueVoyage, Truth},
};

/// Ports no further apart than this may be told one for the other by where a ship lies.
const ALSO_KM: f64 = 6.0;
/// A text must have been heard this long before the arrival to have been seen in time, as for the verdict.
const IN_TIME_H: f64 = 1.0;

/// What to simulate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The same seed makes the same traffic.
    pub seed: u64,
    /// The first day.
    pub start: Day,
    /// Days.
    pub days: u32,
    /// Ships.
    pub ships: u32,
}

impl Default for Scenario {
    /// September 2022, a hundred and twenty ships.
    fn default() -> Self {
        Self { seed: 1, start: Day::from_days(19_236), days: 30, ships: 120 }
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Lines of NMEA.
    pub lines: u64,
    /// Voyages in the truth.
    pub voyages: u64,
}

/// Simulates: the traffic goes to `nmea` in order of time, the truth to `truth`. `told` hears the share done, 0 to 1.
///
/// # Errors
///
/// Writing fails, or an embedded table is broken.
pub fn run(
    scenario: &Scenario,
    ports: &Ports,
    nmea: &mut dyn Write,
    truth: &mut dyn Write,
    told: &mut dyn FnMut(f64),
) -> Result<Summary, SimulateError> {
    let (lanes, regions) = (Lanes::embedded()?, Regions::embedded()?);
    let harbours = Harbours::embedded(ports, &lanes)?;
    let world = World { ports, regions: &regions, lanes: &lanes, harbours: &harbours };
    let begin = scenario.start.start();
    let end = Day::from_days(scenario.start.days() + scenario.days as i32).start();
    let mut rng = Pcg64Mcg::seed_from_u64(scenario.seed);
    let reception = Reception::new(&harbours, ports, begin, end, &mut rng);
    let ships = fleet(scenario.ships, &mut rng);
    // A generator a ship: what one does never depends on how many others there are.
    let seeds: Vec<(u64, u64)> = ships.iter().map(|_| (rng.random(), rng.random())).collect();
    let plans: Vec<Plan> = ships
        .par_iter()
        .zip(&seeds)
        .map(|(ship, (seed, _))| plan(world, ship, begin, end, &mut Pcg64Mcg::seed_from_u64(*seed)))
        .collect();
    let mut transmitters: Vec<Transmitter<'_>> = (ships.iter().zip(&plans).zip(&seeds))
        .map(|((ship, plan), (_, seed))| Transmitter::new(ship, plan, &reception, *seed))
        .collect();
    let mut summary = Summary::default();
    for n in 0..scenario.days {
        told(f64::from(n) / f64::from(scenario.days.max(1)));
        let day = Day::from_days(scenario.start.days() + n as i32);
        let lines: Vec<DayLines> = transmitters.par_iter_mut().map(|t| t.day(day)).collect();
        summary.lines += write_day(&lines, nmea)?;
    }
    told(1.0);
    let mut all = Truth::default();
    for (ship, (plan, transmitter)) in ships.iter().zip(plans.iter().zip(&transmitters)) {
        all.ships.push(TrueShip {
            mmsi: ship.mmsi,
            imo: ship.imo,
            name: ship.name.clone(),
            kind: ship.kind.label().to_owned(),
            liar: ship.habit == Habit::Liar,
            shares_mmsi: ship.shares_mmsi,
        });
        let observed = Observed { world, ship, plan, transmitter, begin, end };
        all.voyages.extend(plan.voyages.iter().enumerate().filter_map(|(i, v)| observed.voyage(i, v)));
        let silence = |&(begin, end, cause)| Silence { mmsi: Some(ship.mmsi), station: None, begin, end, cause };
        all.silences.extend(plan.silences.iter().map(silence));
    }
    all.silences.extend(reception.stations.iter().filter_map(|s| {
        let (begin, end) = s.down?;
        Some(Silence { mmsi: None, station: Some(s.name.clone()), begin, end, cause: SilenceCause::StationDown })
    }));
    all.write(truth)?;
    summary.voyages = all.voyages.len() as u64;
    Ok(summary)
}

/// Writes the lines of all ships in order of time.
fn write_day(ships: &[DayLines], nmea: &mut dyn Write) -> Result<u64, SimulateError> {
    let mut order: Vec<(i64, u32, u32, u32)> = Vec::new();
    for (n, ship) in (0..).zip(ships) {
        order.extend((0..).zip(&ship.lines).map(|(i, line)| (line.t, line.order, n, i)));
    }
    order.sort_unstable();
    for &(_, _, ship, line) in &order {
        let bytes = ships.get(ship as usize).and_then(|s| {
            let at = s.lines.get(line as usize)?;
            s.bytes.get(at.begin..at.end)
        });
        nmea.write_all(bytes.unwrap_or_default()).map_err(|e| SimulateError::io("the traffic", e))?;
    }
    Ok(order.len() as u64)
}

/// A ship's month, and what was received of it.
struct Observed<'a> {
    world: World<'a>,
    ship: &'a Ship,
    plan: &'a Plan,
    transmitter: &'a Transmitter<'a>,
    begin: Timestamp,
    end: Timestamp,
}

impl Observed<'_> {
    /// The truth of a voyage that ended within the time.
    fn voyage(&self, index: usize, v: &Planned) -> Option<TrueVoyage> {
        if v.departure < self.begin || v.arrival >= self.end {
            return None;
        }
        let port = |harbour: usize| self.world.ports.get(self.world.harbours.get(harbour).port);
        Some(TrueVoyage {
            mmsi: self.ship.mmsi,
            from: port(v.from).key.to_string(),
            from_also: self.also(port(v.from)),
            departure: v.departure,
            to: port(v.to).key.to_string(),
            to_also: self.also(port(v.to)),
            arrival: v.arrival,
            stay_end: v.stay_end,
            from_heard: self.heard_lying(v.previous_arrival, v.departure),
            to_heard: self.heard_lying(v.arrival, v.stay_end),
            did: v.act.label().to_owned(),
            lie: v.act == Act::Lied,
            typed: v.keys.iter().filter_map(|&k| self.plan.typed.get(k)).map(|x| x.text.clone()).collect(),
            verdict: self.verdict(index, v),
        })
    }

    fn also(&self, port: &Port) -> Vec<String> {
        let mut near = Vec::new();
        self.world.ports.within(port.at, ALSO_KM, &mut near);
        near.iter().map(|(p, _)| self.world.ports.get(*p).key.to_string()).filter(|key| **key != *port.key).collect()
    }

    fn heard_lying(&self, from: Timestamp, to: Timestamp) -> bool {
        let within: Vec<_> = (self.plan.segments.iter().zip(&self.transmitter.heard))
            .filter(|(s, _)| s.begin >= from && s.end <= to)
            .map(|(_, h)| *h)
            .collect();
        shows_a_call(&within)
    }

    /// Whether a text was heard within a time.
    fn text_heard(&self, text: usize, from: Timestamp, to: Timestamp) -> bool {
        self.transmitter.text_heard.get(text).is_some_and(|times| times.iter().any(|t| *t > from && *t <= to))
    }

    /// What the received messages show of what the crew did.
    fn verdict(&self, index: usize, v: &Planned) -> Option<Verdict> {
        if self.ship.shares_mmsi {
            // Nobody can tell which of the two ships typed what.
            return None;
        }
        if v.act == Act::ClassB {
            return Some(Verdict::NotHeard);
        }
        let any = (0..self.plan.typed.len()).any(|i| self.text_heard(i, v.departure, v.arrival));
        if !any {
            return Some(Verdict::NotHeard);
        }
        if v.act == Act::CallOnTheWay {
            // Only the next voyage shows it.
            let next = self.plan.voyages.get(index + 1).filter(|next| next.arrival < self.end)?;
            self.verdict(index + 1, next)?;
        }
        let hours = v.arrival.hours_since(v.departure);
        let in_time = v.arrival.millis() - (IN_TIME_H.min(hours / 2.0) * HOUR_MS as f64) as i64;
        let in_time = Timestamp::from_millis(in_time);
        let seen = match v.keys.as_slice() {
            [only] => self.text_heard(*only, v.departure, in_time),
            [first, second] => {
                let turned = self.plan.typed.get(*second).map_or(in_time, |x| x.t);
                self.text_heard(*first, v.departure, turned) && self.text_heard(*second, turned, in_time)
            }
            _ => false,
        };
        seen.then(|| v.act.verdict())
    }
}

#[cfg(test)]
#[path = "scenario_tests.rs"]
mod tests;
