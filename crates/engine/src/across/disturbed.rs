//! Jumps that several ships shared, though they were told on different days.
//!
//! A ship's jump is told when its track is closed, hours after it came back; one that did not come back waits for weeks among what is
//! open. An interference of some hours is therefore told on two days, or on many.

use lake::{Lake, Table};
use meet::{MeetConfig, interference, is_shared};
use model::{Day, Detail, Event, EventId, EventKind};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{error::EngineError, query::read_events};

/// False tracks are remembered this many days: as long as a ship's return is waited for.
const KEPT_DAYS: i32 = 30;

/// False tracks of days before that others may turn out to be of.
#[derive(Debug, Default)]
pub(super) struct Disturbed {
    past: Vec<(Day, Event)>,
}

impl Disturbed {
    /// As they were at the end of the days before `day`.
    pub(super) fn before(config: &MeetConfig, lake: &Lake, day: Day) -> Result<Self, EngineError> {
        let mut past = Vec::new();
        for told in (day.days() - KEPT_DAYS..day.days()).map(Day::from_days) {
            for file in lake.manifest().files_on(Table::Events(EventKind::FalseTrack), told) {
                read_events(lake, file, EventKind::FalseTrack, None, &mut |event| past.extend(shared(told, &event)))?;
            }
        }
        let mut all = Self { past };
        let (_, assigned) = interference(all.past.iter().map(|(_, event)| event), config);
        all.learn(&assigned);
        Ok(all)
    }

    /// Those of the past that were too few to be more than lies by themselves are of what others made of them.
    fn learn(&mut self, assigned: &FxHashMap<EventId, EventId>) {
        for (_, event) in &mut self.past {
            if let (Some(id), Detail::FalseTrack(track)) = (assigned.get(&event.id), &mut event.detail) {
                track.interference.get_or_insert_with(|| id.clone());
            }
        }
    }

    /// Says of each false track of a day which interference it is of, and adds those found.
    pub(super) fn day(&mut self, config: &MeetConfig, day: Day, events: &mut Vec<Event>) {
        self.past.retain(|(told, _)| told.days() >= day.days() - KEPT_DAYS);
        let assigned = self.assign(config, events);
        self.learn(&assigned);
        self.past.extend(events.iter().filter_map(|event| shared(day, event)));
    }

    /// The same of what is open at the end of the data. Gives all that is of an interference, of the past too.
    pub(super) fn assign(&self, config: &MeetConfig, events: &mut Vec<Event>) -> FxHashMap<EventId, EventId> {
        for event in events.iter_mut() {
            if let Detail::FalseTrack(track) = &mut event.detail {
                track.interference = None;
            }
        }
        let (mut found, assigned) = interference(self.past.iter().map(|(_, event)| event).chain(&*events), config);
        for event in events.iter_mut() {
            if let Detail::FalseTrack(track) = &mut event.detail {
                track.interference = assigned.get(&event.id).cloned();
            }
        }
        // Those of the past alone were found when they were told.
        let new: FxHashSet<&EventId> = events.iter().filter_map(|e| assigned.get(&e.id)).collect();
        found.retain(|event| new.contains(&event.id));
        events.extend(found);
        assigned
    }
}

fn shared(day: Day, event: &Event) -> Option<(Day, Event)> {
    matches!(&event.detail, Detail::FalseTrack(track) if is_shared(track)).then(|| (day, event.clone()))
}

#[cfg(test)]
#[path = "disturbed_tests.rs"]
mod tests;
