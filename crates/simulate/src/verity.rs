//! From plans, and from what was heard of them, to the truth.

use std::collections::BTreeSet;

use model::{Timestamp, Verdict, time::HOUR_MS};

use crate::{
    act::Act,
    coverage::{others, would_have_been_heard},
    fleet::{Habit, Ship},
    met::meetings,
    places::Places,
    plan::{NotSent, Plan, Planned},
    plant::{Planted, Stage},
    planting::{Planting, PlantingKind, TrueWorld, WouldHaveBeenHeard},
    reception::Outage,
    run::Order,
    transmit::{Air, Transmitter, shows_a_call},
    truth::{Silence, SilenceCause, TrueShip, TrueVoyage, Truth},
};

/// A text must have been heard this long before the arrival to have been seen in time, as for the verdict.
const IN_TIME_H: f64 = 1.0;

/// Everything that the truth is made from.
pub(crate) struct Verity<'a> {
    pub(crate) order: &'a Order<'a>,
    pub(crate) places: Places<'a>,
    pub(crate) stage: &'a Stage<'a>,
    pub(crate) air: &'a Air<'a>,
    pub(crate) transmitters: &'a [Transmitter<'a>],
    pub(crate) begin: Timestamp,
    pub(crate) end: Timestamp,
}

impl Verity<'_> {
    pub(crate) fn truth(&self) -> Truth {
        let mut all = Truth { world: Some(self.world()), ..Truth::default() };
        for ((ship, plan), transmitter) in self.stage.ships.iter().zip(&self.stage.plans).zip(self.transmitters) {
            all.ships.extend(true_ships(ship, plan));
            let observed = Observed { places: self.places, ship, plan, transmitter, begin: self.begin, end: self.end };
            all.voyages.extend(plan.voyages.iter().enumerate().filter_map(|(i, v)| observed.voyage(i, v)));
            all.silences.extend(plan.silences.iter().map(|s| self.silence(ship, plan, s)));
        }
        all.plantings.extend(self.stage.planted.iter().map(|p| self.planting(p)));
        all.meetings = meetings(self.places, &self.stage.plans, (self.begin, self.end));
        let reception = self.air.reception;
        for station in &reception.stations {
            let Some(down) = station.down else { continue };
            all.silences.push(outage(Some(station.name.clone()), down, SilenceCause::StationDown));
            let mut planting = not_received(PlantingKind::StationOutage, down);
            planting.places = vec![station.at.into()];
            planting.radius_km = Some(station.horizon_nm * 1.852);
            all.plantings.push(planting);
        }
        for down in &reception.satellites_down {
            all.silences.push(outage(None, *down, SilenceCause::SatellitesDown));
            all.plantings.push(not_received(PlantingKind::SatelliteOutage, *down));
        }
        for down in &reception.feed_down {
            all.silences.push(outage(None, *down, SilenceCause::FeedDown));
            all.plantings.push(not_received(PlantingKind::FeedOutage, *down));
        }
        all
    }

    fn world(&self) -> TrueWorld {
        TrueWorld {
            name: self.order.name.to_owned(),
            tuning: self.order.tuning,
            seed: self.order.seed,
            begin: self.begin,
            end: self.end,
            ships: self.transmitters.iter().filter(|t| t.reports > 0).count() as u32,
            real: false,
        }
    }

    fn silence(&self, ship: &Ship, plan: &Plan, s: &NotSent) -> Silence {
        let mmsi = plan.mmsi_at(s.begin);
        // A number that is given up stays silent for good.
        let end = if plan.mmsi_at(s.end) == mmsi { s.end } else { self.end };
        let heard = (s.cause == SilenceCause::SwitchedOff).then(|| self.would_have(ship, plan, (s.begin, s.end)));
        Silence { mmsi: Some(mmsi), station: None, begin: s.begin, end, cause: s.cause, would_have_been_heard: heard }
    }

    fn would_have(&self, ship: &Ship, plan: &Plan, (begin, end): Outage) -> WouldHaveBeenHeard {
        let time = (begin.max(self.begin), end.min(self.end));
        let heard = would_have_been_heard(ship, plan, self.air.reception, time);
        let others = others((&self.stage.ships, &self.stage.plans), ship.number, plan, self.air.reception, time);
        WouldHaveBeenHeard { others: Some(others), ..heard }
    }

    fn planting(&self, p: &Planted) -> Planting {
        let plan = |ship: usize| self.stage.plans.get(ship);
        let mut ships: Vec<u32> = p.ships.iter().filter_map(|s| Some(plan(*s)?.mmsi_at(p.begin))).collect();
        match p.kind {
            PlantingKind::ChangedMmsi => ships.extend(p.ships.iter().filter_map(|s| Some(plan(*s)?.mmsi_at(p.end)))),
            PlantingKind::Jamming => ships = self.jammed(p),
            _ => {}
        }
        let enough = p.needs.iter().all(|need| {
            let heard = self.transmitters.get(need.ship).and_then(|t| t.watched.get(need.watch));
            heard.is_some_and(|h| h.reports >= need.reports && h.statics >= need.statics)
        });
        let silences = p.dark.iter().filter_map(|&s| {
            let (ship, plan) = (self.stage.ships.get(s)?, plan(s)?);
            let silence =
                plan.silences.iter().find(|x| x.cause == SilenceCause::SwitchedOff && x.begin <= p.end && x.end >= p.begin)?;
            Some(self.would_have(ship, plan, (silence.begin, silence.end)))
        });
        let pier = p.pier.map(|h| self.places.port(h));
        Planting {
            kind: p.kind,
            guilty: p.kind.guilty(),
            observable: enough && (p.kind != PlantingKind::Jamming || ships.len() > 1),
            ships,
            begin: p.begin,
            end: p.end,
            places: p.places.iter().map(|at| (*at).into()).collect(),
            radius_km: p.radius_km,
            pier: pier.map(|port| port.key.to_string()),
            pier_also: pier.map(|port| self.places.also(port)).unwrap_or_default(),
            // Of several silent ships, the one that was heard least.
            would_have_been_heard: silences.min_by(|a, b| a.heard_hours.total_cmp(&b.heard_hours)),
        }
    }

    /// The ships of which a report was heard while they were jammed.
    fn jammed(&self, p: &Planted) -> Vec<u32> {
        let jam = self.air.jams.iter().position(|j| j.begin == p.begin && j.end == p.end);
        let hit = |t: &&Transmitter<'_>| jam.and_then(|j| t.jammed.get(j)).is_some_and(|h| h.reports > 0);
        let all = self.transmitters.iter().zip(&self.stage.plans).filter(|(t, _)| hit(t)).map(|(_, plan)| plan.mmsi_at(p.begin));
        all.collect::<BTreeSet<u32>>().into_iter().collect()
    }
}

fn outage(station: Option<String>, (begin, end): Outage, cause: SilenceCause) -> Silence {
    Silence { mmsi: None, station, begin, end, cause, would_have_been_heard: None }
}

fn not_received(kind: PlantingKind, (begin, end): Outage) -> Planting {
    Planting {
        kind,
        guilty: false,
        ships: Vec::new(),
        begin,
        end,
        places: Vec::new(),
        radius_km: None,
        pier: None,
        pier_also: Vec::new(),
        would_have_been_heard: None,
        observable: true,
    }
}

/// A ship, once for each number that it uses.
fn true_ships(ship: &Ship, plan: &Plan) -> Vec<TrueShip> {
    let mut seen = BTreeSet::new();
    (plan.identities.iter().map(|(_, i)| i).filter(|i| seen.insert(i.mmsi)))
        .map(|identity| TrueShip {
            mmsi: identity.mmsi,
            imo: identity.imo,
            name: identity.name.clone(),
            kind: ship.kind.label().to_owned(),
            liar: ship.habit == Habit::Liar,
            shares_mmsi: ship.shares_mmsi,
        })
        .collect()
}

/// A ship's month, and what was received of it.
struct Observed<'a> {
    places: Places<'a>,
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
        let port = |harbour: usize| self.places.port(harbour);
        let mmsi = self.plan.mmsi_at(v.departure);
        // Under two numbers nobody sees one voyage.
        let one_number = self.plan.mmsi_at(v.previous_arrival) == self.plan.mmsi_at(v.stay_end);
        Some(TrueVoyage {
            mmsi,
            from: port(v.from).key.to_string(),
            from_also: self.places.also(port(v.from)),
            departure: v.departure,
            to: port(v.to).key.to_string(),
            to_also: self.places.also(port(v.to)),
            arrival: v.arrival,
            stay_end: v.stay_end,
            from_heard: one_number && self.heard_lying(v.previous_arrival, v.departure),
            to_heard: one_number && self.heard_lying(v.arrival, v.stay_end),
            did: v.act.label().to_owned(),
            lie: matches!(v.act, Act::Lied | Act::DarkCall),
            typed: v.keys.iter().filter_map(|&k| self.plan.typed.get(k)).map(|x| x.text.clone()).collect(),
            verdict: self.verdict(index, v),
        })
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
