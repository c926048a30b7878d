//! Voyages that went elsewhere than a text said, held back until a later one shows whether theirs were calls on the way.

use model::{Detail, Event, Timestamp, Verdict};
use serde::{Deserialize, Serialize};

use crate::voyage::{Finished, OwnRecord};

/// A voyage whose verdict may still be revised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Held {
    text_first: Timestamp,
    pub(crate) event: Event,
}

/// Calls on the way of one text; with more, it is no text that will come true.
const MOST_HELD: usize = 8;

/// Takes a voyage that has ended: what it shows of those held goes to `out`, and so does it itself, unless it is held too.
pub(crate) fn take(held: &mut Vec<Held>, finished: Finished, record: &mut OwnRecord, out: &mut Vec<Event>) {
    let goes_on = held.last().is_some_and(|h| finished.text_first == Some(h.text_first));
    if finished.verdict == Verdict::Kept || !goes_on || held.len() >= MOST_HELD {
        let came_true = goes_on && finished.verdict == Verdict::Kept;
        for earlier in held.drain(..) {
            out.push(if came_true { called_on_the_way(earlier.event, record) } else { earlier.event });
        }
    }
    record.add(finished.verdict);
    let accused = finished.verdict == Verdict::Contradicted;
    let stale_of_held = finished.verdict == Verdict::Stale && !held.is_empty();
    match finished.text_first {
        Some(text_first) if accused || stale_of_held => held.push(Held { text_first, event: finished.event }),
        _ => out.push(finished.event),
    }
}

/// A voyage that ended elsewhere than its text said, which came true later: it was a call on the way.
fn called_on_the_way(mut event: Event, record: &mut OwnRecord) -> Event {
    if let Detail::Voyage(v) = &mut event.detail {
        if v.verdict == Some(Verdict::Stale) {
            record.readable = record.readable.saturating_add(1);
        }
        record.kept = record.kept.saturating_add(1);
        v.verdict = Some(Verdict::Kept);
        v.rule = Some("kept_after_a_call_on_the_way".to_owned());
        v.weight = None;
    }
    event
}
