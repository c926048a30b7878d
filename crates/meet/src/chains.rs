//! Chains of meetings: A met B, B met C, and the port that each called at next.

use model::{Detail, Encounter, Event, EventId, Timestamp, time::DAY_MS};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::config::MeetConfig;

/// A meeting in a chain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// The encounter.
    pub encounter: EventId,
    /// The ship the chain comes by.
    pub from_mmsi: u32,
    /// The ship it goes on with.
    pub to_mmsi: u32,
    /// When they were first together.
    pub begin: Timestamp,
    /// The port the second ship called at next, by its key; nothing where it met on, or was not seen to call.
    pub next_port: Option<String>,
    /// When it called there.
    pub next_call: Option<Timestamp>,
}

/// Meetings that follow from each other: what was handed over at the first may have been handed on at the last.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chain {
    /// Two or more.
    pub links: Vec<Link>,
}

/// A chain is followed no further than this.
const MOST_LINKS: usize = 6;

/// The chains of two meetings and more, the earliest first. Between two meetings of a chain the ship in common called at no port, and
/// no more than the configured days went by.
pub fn chains(config: &MeetConfig, encounters: &[Event], visits: &[Event]) -> Vec<Chain> {
    let mut met: FxHashMap<u32, Vec<(&Event, &Encounter)>> = FxHashMap::default();
    for event in encounters {
        if let Detail::Encounter(e) = &event.detail {
            met.entry(event.mmsi.get()).or_default().push((event, e));
            met.entry(e.other_mmsi).or_default().push((event, e));
        }
    }
    for of_ship in met.values_mut() {
        of_ship.sort_by_key(|(event, e)| (e.begin, event.id.clone()));
    }
    let mut calls: FxHashMap<u32, Vec<(Timestamp, &str)>> = FxHashMap::default();
    for event in visits {
        if let Detail::PortVisit(v) = &event.detail
            && v.confidence >= 2
        {
            calls.entry(event.mmsi.get()).or_default().push((v.begin, v.port.as_str()));
        }
    }
    for of_ship in calls.values_mut() {
        of_ship.sort_unstable();
    }
    let world = World { config, met, calls };
    let mut found = Vec::new();
    for event in encounters {
        let Detail::Encounter(e) = &event.detail else { continue };
        for (from, to) in [(event.mmsi.get(), e.other_mmsi), (e.other_mmsi, event.mmsi.get())] {
            // A chain begins where the first ship did not itself come from a meeting.
            if world.before(from, e).is_none() {
                world.follow(vec![world.link(event, e, from, to)], e, &mut found);
            }
        }
    }
    found.sort_by_key(key);
    found.dedup();
    found
}

fn key(chain: &Chain) -> Vec<(Timestamp, u32, u32)> {
    chain.links.iter().map(|l| (l.begin, l.from_mmsi, l.to_mmsi)).collect()
}

struct World<'a> {
    config: &'a MeetConfig,
    met: FxHashMap<u32, Vec<(&'a Event, &'a Encounter)>>,
    calls: FxHashMap<u32, Vec<(Timestamp, &'a str)>>,
}

impl<'a> World<'a> {
    fn next_call(&self, mmsi: u32, after: Timestamp) -> Option<(Timestamp, &'a str)> {
        let calls = self.calls.get(&mmsi)?;
        calls.get(calls.partition_point(|(t, _)| *t < after)).copied()
    }

    fn link(&self, event: &Event, e: &Encounter, from: u32, to: u32) -> Link {
        let call = self.next_call(to, e.end.unwrap_or(e.begin));
        Link {
            encounter: event.id.clone(),
            from_mmsi: from,
            to_mmsi: to,
            begin: e.begin,
            next_port: call.map(|(_, port)| port.to_owned()),
            next_call: call.map(|(t, _)| t),
        }
    }

    /// Whether the second meeting of a ship follows from the first.
    fn follows(&self, mmsi: u32, first: &Encounter, second: &Encounter) -> bool {
        let Some(end) = first.end else { return false };
        let days = (second.begin.millis() - end.millis()) as f64 / DAY_MS as f64;
        (0.0..=self.config.chain_days).contains(&days) && self.next_call(mmsi, end).is_none_or(|(t, _)| t >= second.begin)
    }

    fn before(&self, mmsi: u32, e: &Encounter) -> Option<&(&'a Event, &'a Encounter)> {
        self.met.get(&mmsi)?.iter().rfind(|(_, other)| self.follows(mmsi, other, e))
    }

    fn follow(&self, links: Vec<Link>, last: &Encounter, found: &mut Vec<Chain>) {
        let Some(with) = links.last().map(|l| l.to_mmsi) else { return };
        let seen = |m: u32| links.iter().any(|l| l.from_mmsi == m || l.to_mmsi == m);
        let next = (self.met.get(&with).into_iter().flatten()).find(|(event, e)| {
            let other = if event.mmsi.get() == with { e.other_mmsi } else { event.mmsi.get() };
            !seen(other) && self.follows(with, last, e)
        });
        match next {
            Some((event, e)) if links.len() < MOST_LINKS => {
                let other = if event.mmsi.get() == with { e.other_mmsi } else { event.mmsi.get() };
                let mut longer = links;
                if let Some(link) = longer.last_mut() {
                    (link.next_port, link.next_call) = (None, None);
                }
                longer.push(self.link(event, e, with, other));
                self.follow(longer, e, found);
            }
            _ if links.len() > 1 => found.push(Chain { links }),
            _ => {}
        }
    }
}

#[cfg(test)]
#[path = "chains_tests.rs"]
mod tests;
