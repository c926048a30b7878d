//! What only many vessels together show: whether a silence means dark, who met whom, whose jumps were no lies.
//!
//! A day's fold over the vessels leaves their events, in which hours each was there ([`ShipHour`]) and where it was while slow
//! ([`SlowFix`]). These are kept in the lake, so that a day can be looked at again when late data changes a few of its vessels.
//! [`Across`] carries over midnight what the next day needs; all of it can be had back from the lake.
//!
//! | file | idea |
//! |---|---|
//! | `disturbed` | jumps that several ships shared, told on different days |
//! | `gaps` | each silence judged, and what could have been reached in it |
//! | `reach` | what could have been reached in a gap, the likeliest port first |
//! | `meetings` | slow ships, step by step, over midnight |
//! | `surroundings` | how far from a port and from the shore |
//! | `tables` | what is kept in the lake |

mod disturbed;
mod gaps;
mod meetings;
mod reach;
mod surroundings;
mod tables;

use geo::{Ports, Sea};
use lake::{Lake, Writer};
use meet::{Coverage, MeetConfig};
use model::{Day, Event, EventKind, ShipHour, SlowFix, Timestamp};

use track::detector_config::DetectorConfig;

use self::{disturbed::Disturbed, meetings::Meetings};
pub(crate) use self::{
    gaps::top_speed,
    reach::reach,
    tables::{Row, put, read},
};
use crate::error::EngineError;

/// How many days back reception is learnt from. Own choice: long enough for a cell that few ships pass, short enough that a station
/// put up or taken down is soon known.
pub(crate) const LEARN_DAYS: i32 = 14;

/// The kinds of event that only come of many vessels.
pub(crate) const KINDS: [EventKind; 2] = [EventKind::Encounter, EventKind::Interference];

/// What is looked up.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    pub(crate) config: &'a MeetConfig,
    pub(crate) detectors: &'a DetectorConfig,
    pub(crate) ports: &'a Ports,
    pub(crate) sea: &'a Sea,
}

/// What a day of all vessels left.
#[derive(Debug, Default)]
pub(crate) struct DayLeft {
    pub(crate) events: Vec<Event>,
    pub(crate) hours: Vec<ShipHour>,
    pub(crate) slow: Vec<SlowFix>,
}

/// What the next day needs.
pub(crate) struct Across<'a> {
    around: Around<'a>,
    coverage: Coverage,
    meetings: Meetings,
    disturbed: Disturbed,
}

impl<'a> Across<'a> {
    /// Where nothing came before.
    pub(crate) fn new(around: Around<'a>) -> Self {
        let coverage = Coverage::new();
        Self { around, coverage, meetings: Meetings::new(around.config), disturbed: Disturbed::default() }
    }

    /// As it was at the end of the days before `day`.
    pub(crate) fn before(around: Around<'a>, lake: &Lake, day: Day) -> Result<Self, EngineError> {
        let mut coverage = Coverage::new();
        let first = Day::from_days(day.days() - LEARN_DAYS);
        for past in (first.days()..day.days()).map(Day::from_days) {
            read::<ShipHour>(lake, past, &mut |h| coverage.add(&h))?;
        }
        coverage.forget_before(first_hour(first));
        let meetings = Meetings::before(around.config, lake, day)?;
        Ok(Self { around, coverage, meetings, disturbed: Disturbed::before(around.config, lake, day)? })
    }

    /// Looks across the vessels of a day, and gives all its events: those of the vessels, judged, and those of several.
    pub(crate) fn day(&mut self, day: Day, mut events: Vec<Event>, hours: &[ShipHour], slow: &[SlowFix]) -> Vec<Event> {
        self.coverage.forget_before(first_hour(Day::from_days(day.days() - LEARN_DAYS)));
        for hour in hours {
            self.coverage.add(hour);
        }
        gaps::judge(&self.around, &self.coverage, &mut events, None);
        surroundings::fill(&self.around, self.around.detectors, &mut events);
        let mut met = self.meetings.day(&self.around, day, slow);
        self.disturbed.day(self.around.config, day, &mut events);
        events.append(&mut met);
        events
    }

    /// What the next day needs of the meetings, into the lake.
    pub(crate) fn keep(&self, writer: &mut Writer, day: Day) -> Result<(), EngineError> {
        self.meetings.keep(writer, day)
    }

    /// Judges what is open at the end of the data, `now`, and adds the meetings that are: `silent` are the hours since each
    /// vessel was last heard, at the place where it was.
    pub(crate) fn open(&self, events: &mut Vec<Event>, silent: &[ShipHour], now: Timestamp) {
        let mut coverage = self.coverage.clone();
        for hour in silent {
            coverage.add(hour);
        }
        gaps::judge(&self.around, &coverage, events, Some(now));
        surroundings::fill(&self.around, self.around.detectors, events);
        self.disturbed.assign(self.around.config, events);
        events.extend(self.meetings.open(&self.around, now));
    }
}

fn first_hour(day: Day) -> i32 {
    day.days() * 24
}
