//! Loitering: a ship that makes hardly any way for hours away from ports, or stops short as for a meeting.
//!
//! | state | a sample says | then |
//! |---|---|---|
//! | under way | slow | slow, since the sample before |
//! | slow | slow | slow |
//! | slow | fast | moving off |
//! | moving off | slow again, and less made good than an hour of slow | slow, as if nothing had been |
//! | moving off | slow again | over; slow, since the sample before |
//! | moving off | fast for an hour | over; under way |
//! | any | silence too long | over; under way |
//! | any | in a port | over; not watched |
//!
//! Speeds are those made good between samples, so that it works on sparse tracks: across a silence of hours the ship was slow where
//! it shows up again near by.

mod pace;
mod spell;

use geo::{LatLon, METRES_PER_NM, near_distance_m};
use model::{Event, Loitering, Mmsi, Timestamp};
use serde::{Deserialize, Serialize};

use self::{pace::Pace, spell::Spell};
use crate::{detector_config::LoiterConfig, report::Line};

/// What is remembered of one track.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LoiterState {
    /// No sample is taken before this, milliseconds of the epoch.
    next_ms: i64,
    last: Option<Sample>,
    /// The way made lately, before any spell under way.
    before: Pace,
    spell: Option<Spell>,
    /// The way made since the spell, while it moves off.
    after: Option<Pace>,
}

/// Whose track it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    /// The vessel.
    pub mmsi: Mmsi,
    /// The number of the track.
    pub track: u16,
    /// It says that it is a fishing vessel: one that stops, stops to fish.
    pub fishes: bool,
}

/// A report that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sample {
    pub(crate) line: Line,
    #[serde(with = "crate::segment::place_always")]
    pub(crate) at: LatLon,
}

impl LoiterState {
    /// Takes a report of a track; reports come in order of time. `in_port`: it is inside a port visit.
    pub fn hear(&mut self, config: &LoiterConfig, who: Who, line: Line, at: LatLon, in_port: bool, out: &mut Vec<Event>) {
        if in_port {
            if self.last.is_some() {
                self.leave_to_port(config, who, out);
            }
        } else if line.t.millis() >= self.next_ms {
            self.sample(config, who, Sample { line, at }, out);
        }
    }

    /// What is under way at the end of the data, `now`, where it is long enough already.
    pub fn open(&self, config: &LoiterConfig, who: Who, now: Timestamp) -> Option<Event> {
        let spell = self.spell.as_ref()?;
        let lasts = self.after.is_none() && now.hours_since(spell.last.line.t) <= config.max_silence_h;
        spell.event(
            config,
            who,
            self.after.and_then(|p| p.mean_kn(config)),
            if lasts { spell::Ends::Lasts } else { spell::Ends::Open },
        )
    }

    /// What is under way when the track is closed.
    pub fn closed(&self, config: &LoiterConfig, who: Who) -> Option<Event> {
        self.spell.as_ref()?.event(config, who, self.after.and_then(|p| p.mean_kn(config)), spell::Ends::Over)
    }

    fn leave_to_port(&mut self, config: &LoiterConfig, who: Who, out: &mut Vec<Event>) {
        self.finish(config, who, out);
        *self = Self::default();
    }

    fn finish(&mut self, config: &LoiterConfig, who: Who, out: &mut Vec<Event>) {
        let after = self.after.take();
        if let Some(spell) = self.spell.take() {
            out.extend(spell.event(config, who, after.and_then(|p| p.mean_kn(config)), spell::Ends::Over));
            self.before = after.unwrap_or_default();
        }
    }

    fn sample(&mut self, config: &LoiterConfig, who: Who, now: Sample, out: &mut Vec<Event>) {
        self.next_ms = now.line.t.millis() + (config.sample_every_min * 60_000.0) as i64;
        let Some(last) = self.last.replace(now) else { return };
        let hours = now.line.t.hours_since(last.line.t);
        if hours > config.max_silence_h {
            self.finish(config, who, out);
            self.before = Pace::default();
            return;
        }
        let run_m = near_distance_m(last.at, now.at);
        let slow = run_m < config.max_kn * METRES_PER_NM * hours;
        match (&mut self.spell, &mut self.after, slow) {
            (None, _, false) => self.before.add(config, run_m, hours),
            (Some(spell), None, true) => spell.add(now, run_m, hours),
            (Some(_), None, false) => self.after = Some(Pace::of(run_m, hours)),
            (Some(spell), Some(after), true) if after.run_m() + run_m < config.max_kn * METRES_PER_NM * config.pace_h => {
                spell.add(now, after.run_m() + run_m, after.hours() + hours);
                self.after = None;
            }
            (Some(_), Some(after), false) => {
                after.add(config, run_m, hours);
                if after.hours() >= config.pace_h {
                    self.finish(config, who, out);
                }
            }
            (None, _, true) => self.begin(config, last, now, run_m, hours),
            (Some(_), Some(_), true) => {
                self.finish(config, who, out);
                self.begin(config, last, now, run_m, hours);
            }
        }
    }

    fn begin(&mut self, config: &LoiterConfig, last: Sample, now: Sample, run_m: f64, hours: f64) {
        let mut spell = Spell::begin(last, std::mem::take(&mut self.before).mean_kn(config));
        spell.add(now, run_m, hours);
        self.spell = Some(spell);
        self.after = None;
    }
}

/// Puts the surroundings into a loitering, once they are known: the nearest port within 50 km with its distance, and the distance to the
/// shore, km, 0 on land. Nothing is left of one at the shore, which is a berth; nor of one near a port that was too short for
/// anything but a meeting: there ships stop short for many reasons.
pub fn with_surroundings(
    config: &LoiterConfig,
    loitering: Loitering,
    port: Option<(String, f64)>,
    shore_km: Option<f64>,
) -> Option<Loitering> {
    if shore_km.is_some_and(|km| km < config.berth_max_shore_km) {
        return None;
    }
    let mut l = loitering;
    if l.like_a_meeting && port.as_ref().is_some_and(|(_, km)| *km < config.meeting_port_km) {
        if l.hours < config.min_h {
            return None;
        }
        l.like_a_meeting = false;
        spell::SLOW_FOR_HOURS.clone_into(&mut l.rule);
    }
    (l.port, l.port_km) = port.unzip();
    Some(Loitering { shore_km, ..l })
}

#[cfg(test)]
#[path = "loiter_tests.rs"]
mod tests;
