//! The decision itself.

use geo::{PortIdx, Ports, Regions, distance_m};
use model::{Timestamp, Verdict, time::HOUR_MS};

use super::{
    config::VerdictConfig,
    facts::{Facts, Judgement, Said},
    weight::weight,
};
use crate::reading::{Parsed, Reading};

/// The names of the rules.
pub mod rule {
    /// *Kept*: the declared port was reached.
    pub const SAME_PORT: &str = "same_port";
    /// *Kept*: a port of the same harbour was reached.
    pub const SAME_HARBOUR: &str = "same_harbour";
    /// *Kept*: the text names more than one port, and one of them was reached.
    pub const ONE_OF_SEVERAL: &str = "one_of_several";
    /// *Kept*: the port reached lies in the declared region or country.
    pub const IN_REGION: &str = "in_region";
    /// *Kept*: a place of passage or waiting was declared, and the ship called there.
    pub const WAYPOINT_REACHED: &str = "waypoint_reached";
    /// *Kept*: named shortly before arrival, after a text that named no other place or was left from before.
    pub const NAMED_LATE: &str = "named_late";
    /// *Diverted and said so*: an earlier text of this voyage named another place.
    pub const CHANGED_IN_TIME: &str = "changed_in_time";
    /// *Stale*: in force unchanged since before the arrival before this voyage.
    pub const CARRIED_OVER: &str = "carried_over";
    /// *Stale*: names the port or the region just left.
    pub const NAMES_PORT_LEFT: &str = "names_port_left";
    /// *Vague*: words that name no place.
    pub const NO_PLACE: &str = "no_place";
    /// *Vague*: a place where ships pass or wait.
    pub const WAYPOINT: &str = "waypoint";
    /// *Vague*: a destination was declared and then cleared.
    pub const CLEARED: &str = "cleared";
    /// *Unreadable*: nothing could be read.
    pub const NOT_READ: &str = "not_read";
    /// *Unreadable*: the reading is too doubtful to hold against anybody.
    pub const LOW_SCORE: &str = "low_score";
    /// *Contradicted*: the text stood to the end and the ship went elsewhere.
    pub const ELSEWHERE: &str = "elsewhere";
    /// *Contradicted*: corrected only at the last moment, or after arrival.
    pub const CHANGED_TOO_LATE: &str = "changed_too_late";
    /// *Not heard*: no static report on this voyage.
    pub const NOTHING_HEARD: &str = "nothing_heard";
    /// *Not heard*: static reports with an empty destination only.
    pub const ONLY_BLANK: &str = "only_blank";
}

/// One declaration against the port reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// The ship went there, by this rule.
    Reached(&'static str),
    /// The ship went somewhere else.
    Elsewhere,
    /// It cannot be wrong, by this rule.
    Vague(&'static str),
    /// It cannot be read, by this rule.
    Unreadable(&'static str),
}

struct Case<'a> {
    facts: &'a Facts<'a>,
    ports: &'a Ports,
    regions: &'a Regions,
    config: &'a VerdictConfig,
}

impl Case<'_> {
    fn same_harbour(&self, a: PortIdx, b: PortIdx) -> bool {
        a == b || distance_m(self.ports.get(a).at, self.ports.get(b).at) <= self.config.same_port_km * 1000.0
    }

    /// The rule by which the place that was read is the place reached.
    fn reached(&self, parsed: &Parsed) -> Option<&'static str> {
        let to = self.facts.to;
        if let Reading::Region(key) = &parsed.reading {
            let inside = self.regions.by_key(key).is_some_and(|r| r.contains_port(self.ports.get(to)));
            return inside.then_some(rule::IN_REGION);
        }
        let named = parsed.reading.port()?;
        if named == to {
            Some(rule::SAME_PORT)
        } else if self.same_harbour(named, to) {
            Some(rule::SAME_HARBOUR)
        } else if parsed.also.iter().any(|p| self.same_harbour(*p, to)) {
            Some(rule::ONE_OF_SEVERAL)
        } else {
            None
        }
    }

    fn outcome(&self, said: &Said) -> Outcome {
        let parsed = &said.parsed;
        match &parsed.reading {
            Reading::Vague if parsed.is_blank() => Outcome::Vague(rule::CLEARED),
            Reading::Vague => Outcome::Vague(rule::NO_PLACE),
            Reading::Unreadable => Outcome::Unreadable(rule::NOT_READ),
            Reading::Region(key) if self.regions.by_key(key).is_none() => Outcome::Unreadable(rule::NOT_READ),
            Reading::Port(_) | Reading::Route { .. } | Reading::Region(_) => match self.reached(parsed) {
                Some(_) if parsed.waypoint => Outcome::Reached(rule::WAYPOINT_REACHED),
                Some(by) => Outcome::Reached(by),
                None if parsed.waypoint => Outcome::Vague(rule::WAYPOINT),
                None if parsed.score >= self.config.min_score => Outcome::Elsewhere,
                None => Outcome::Unreadable(rule::LOW_SCORE),
            },
        }
    }

    /// The rule by which the text at `index` is left from before this voyage.
    fn left_over(&self, index: usize, said: &Said) -> Option<&'static str> {
        if index == 0 && self.facts.in_force_during_previous_voyage {
            return Some(rule::CARRIED_OVER);
        }
        let from = self.facts.from?;
        let parsed = &said.parsed;
        let is_left = |port: PortIdx| self.same_harbour(port, from);
        let names_it = match &parsed.reading {
            Reading::Region(key) => self.regions.by_key(key).is_some_and(|r| r.contains_port(self.ports.get(from))),
            // A route that begins at the port left was typed for this voyage, though it may be plied to and fro.
            _ if parsed.origin.is_some_and(is_left) => parsed.reading.port().is_some_and(is_left),
            _ => parsed.ports().any(is_left),
        };
        names_it.then_some(rule::NAMES_PORT_LEFT)
    }

    /// The last moment at which a change still counts.
    fn in_time(&self) -> Timestamp {
        let arrival = self.facts.arrival;
        let hours = self.config.said_so_before_arrival_h.max(0.0);
        let hours = match self.facts.departure {
            Some(departure) => hours.min(arrival.hours_since(departure).max(0.0) / 2.0),
            None => hours,
        };
        Timestamp::from_millis(arrival.millis().saturating_sub((hours * HOUR_MS as f64) as i64))
    }

    /// An earlier text of this voyage named another place than the one reached.
    fn had_named_elsewhere(&self, deciding: usize) -> bool {
        let said = self.facts.said;
        said.iter().zip(said.iter().skip(1)).take(deciding).enumerate().any(|(i, (earlier, next))| {
            let on_this_voyage = self.facts.departure.is_none_or(|d| next.first > d);
            on_this_voyage && self.outcome(earlier) == Outcome::Elsewhere && self.left_over(i, earlier).is_none()
        })
    }
}

const fn answer(verdict: Verdict, rule: &'static str, deciding: Option<usize>) -> Judgement {
    Judgement { verdict, rule, weight: None, deciding }
}

/// Judges what was declared on a voyage that has ended.
///
/// The text that decides is the one in force `said_so_before_arrival_h` before the arrival (or at half the voyage, where that is
/// later), or the first one heard where nothing was heard by then. What is typed after that neither mends a wrong text nor spoils a
/// right one: crews type the next destination at the pilot station.
pub fn judge(facts: &Facts<'_>, ports: &Ports, regions: &Regions, config: &VerdictConfig) -> Judgement {
    let case = Case { facts, ports, regions, config };
    let heard = facts.said.partition_point(|s| s.first <= facts.arrival);
    let on_time = facts.said.get(..heard).unwrap_or_default();
    if on_time.is_empty() {
        return answer(Verdict::NotHeard, rule::NOTHING_HEARD, None);
    }
    if on_time.iter().all(|s| s.parsed.is_blank()) {
        return answer(Verdict::NotHeard, rule::ONLY_BLANK, None);
    }
    let in_time = case.in_time();
    let in_force = on_time.partition_point(|s| s.first <= in_time).saturating_sub(1);
    // An empty field before the first text says nothing; after one, it clears it.
    let first_words = on_time.iter().position(|s| !s.parsed.is_blank()).unwrap_or_default();
    let deciding = in_force.max(first_words);
    let Some(said) = on_time.get(deciding) else {
        return answer(Verdict::NotHeard, rule::NOTHING_HEARD, None);
    };
    let outcome = case.outcome(said);
    if let Outcome::Reached(by) = outcome {
        return if case.had_named_elsewhere(deciding) {
            answer(Verdict::DivertedAndSaidSo, rule::CHANGED_IN_TIME, Some(deciding))
        } else {
            answer(Verdict::Kept, by, Some(deciding))
        };
    }
    let left_over = case.left_over(deciding, said);
    let named_later = |until: usize| {
        facts
            .said
            .iter()
            .enumerate()
            .take(until)
            .skip(deciding + 1)
            .rfind(|(_, s)| matches!(case.outcome(s), Outcome::Reached(_)))
            .map(|(i, _)| i)
    };
    let accused = outcome == Outcome::Elsewhere && left_over.is_none();
    if !accused && let Some(late) = named_later(heard).filter(|late| late + 1 == heard) {
        return answer(Verdict::Kept, rule::NAMED_LATE, Some(late));
    }
    match (outcome, left_over) {
        (Outcome::Elsewhere, Some(by)) => answer(Verdict::Stale, by, Some(deciding)),
        (Outcome::Elsewhere, None) => {
            let too_late = named_later(facts.said.len()).is_some();
            let by = if too_late { rule::CHANGED_TOO_LATE } else { rule::ELSEWHERE };
            Judgement {
                verdict: Verdict::Contradicted,
                rule: by,
                weight: Some(weight(&said.parsed, facts.to, facts.record, ports, regions, config)),
                deciding: Some(deciding),
            }
        }
        (Outcome::Unreadable(by), _) => answer(Verdict::Unreadable, by, Some(deciding)),
        (Outcome::Vague(by) | Outcome::Reached(by), _) => answer(Verdict::Vague, by, Some(deciding)),
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
