//! A ship's month, decided before it begins: what it does when, what the crew types and when, and when it does not send.

use model::{Timestamp, time::HOUR_MS};

use crate::{
    act::Act,
    fleet::Identity,
    motion::{Leg, State, What, state},
    pretence::Pretence,
    truth::SilenceCause,
    wander::Sway,
};

#[derive(Clone, Debug)]
pub(crate) struct Segment {
    pub(crate) begin: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) what: What,
}

impl Segment {
    pub(crate) fn leg(&self) -> Option<&Leg> {
        if let What::Sail(leg) = &self.what { Some(leg) } else { None }
    }
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

/// A time in which a ship does not send.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotSent {
    pub(crate) begin: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) cause: SilenceCause,
}

/// A ship's month.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) segments: Vec<Segment>,
    pub(crate) typed: Vec<Typed>,
    /// Draught as typed, 0.1 m.
    pub(crate) draughts: Vec<(Timestamp, u8)>,
    pub(crate) silences: Vec<NotSent>,
    pub(crate) voyages: Vec<Planned>,
    /// What it says it is, from when on.
    pub(crate) identities: Vec<(Timestamp, Identity)>,
    /// Positions that it makes up.
    pub(crate) pretences: Vec<Pretence>,
    /// Times in which what is heard of it is counted.
    pub(crate) watches: Vec<(Timestamp, Timestamp)>,
    /// How it strays under way.
    pub(crate) sway: Sway,
}

/// So many hours later, to the second.
pub(crate) fn later(t: Timestamp, hours: f64) -> Timestamp {
    Timestamp::from_millis(t.millis() + (hours * HOUR_MS as f64 / 1000.0).round() as i64 * 1000)
}

impl Plan {
    pub(crate) fn new(identity: Identity, sway: Sway) -> Self {
        Self {
            segments: Vec::new(),
            typed: Vec::new(),
            draughts: Vec::new(),
            silences: Vec::new(),
            voyages: Vec::new(),
            identities: vec![(Timestamp::from_millis(i64::MIN), identity)],
            pretences: Vec::new(),
            watches: Vec::new(),
            sway,
        }
    }

    pub(crate) fn push(&mut self, begin: Timestamp, end: Timestamp, what: What) {
        self.segments.push(Segment { begin, end, what });
    }

    /// The segment of a moment.
    pub(crate) fn segment_at(&self, t: Timestamp) -> Option<usize> {
        let index = self.segments.partition_point(|s| s.end <= t);
        self.segments.get(index).filter(|s| s.begin <= t).map(|_| index)
    }

    /// Where the ship truly is.
    pub(crate) fn state(&self, t: Timestamp) -> Option<State> {
        let segment = self.segments.get(self.segment_at(t)?)?;
        Some(state(&segment.what, segment.begin, t, &self.sway))
    }

    /// What it says it is, as an index into `identities`.
    pub(crate) fn identity_at(&self, t: Timestamp) -> usize {
        self.identities.partition_point(|i| i.0 <= t).saturating_sub(1)
    }

    /// Its MMSI at a moment.
    pub(crate) fn mmsi_at(&self, t: Timestamp) -> u32 {
        self.identities.get(self.identity_at(t)).map_or(0, |i| i.1.mmsi)
    }

    /// Counts what is heard of it between two moments. Gives the number of the count.
    pub(crate) fn watch(&mut self, begin: Timestamp, end: Timestamp) -> usize {
        self.watches.push((begin, end));
        self.watches.len() - 1
    }

    /// Everything after a moment comes so many hours later.
    pub(crate) fn delay(&mut self, after: Timestamp, hours: f64) {
        let moved = |t: &mut Timestamp| {
            if *t > after {
                *t = later(*t, hours);
            }
        };
        for s in &mut self.segments {
            if let What::Drift(drift) = &mut s.what
                && s.begin > after
            {
                drift.since = later(drift.since, hours);
            }
            moved(&mut s.begin);
            moved(&mut s.end);
        }
        self.typed.iter_mut().for_each(|x| moved(&mut x.t));
        self.draughts.iter_mut().for_each(|x| moved(&mut x.0));
        self.identities.iter_mut().for_each(|x| moved(&mut x.0));
        for s in &mut self.silences {
            moved(&mut s.begin);
            moved(&mut s.end);
        }
        for v in &mut self.voyages {
            moved(&mut v.departure);
            moved(&mut v.arrival);
            moved(&mut v.stay_end);
            moved(&mut v.previous_arrival);
        }
    }

    /// From a moment inside a segment on, does something else until that is done; the segments after it come as much later. Gives
    /// the delay, hours.
    pub(crate) fn instead(&mut self, at: Timestamp, new: Vec<(What, f64)>) -> Option<f64> {
        let index = self.segment_at(at)?;
        let old_end = self.segments.get(index)?.end;
        let mut t = at;
        let inserted: Vec<Segment> = new
            .into_iter()
            .map(|(what, hours)| {
                let begin = t;
                t = later(t, hours);
                Segment { begin, end: t, what }
            })
            .collect();
        let delay = t.hours_since(old_end);
        self.delay(at, delay);
        let cut = self.segments.get_mut(index)?;
        cut.end = at;
        // Milliseconds lost in rounding would leave a moment in no segment.
        if let Some(next) = self.segments.get_mut(index + 1) {
            next.begin = t;
        }
        self.segments.splice(index + 1..=index, inserted);
        Some(delay)
    }

    /// Adds a draught that the crew types.
    pub(crate) fn type_draught(&mut self, t: Timestamp, draught: u8) {
        let at = self.draughts.partition_point(|d| d.0 <= t);
        self.draughts.insert(at, (t, draught));
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
