//! What the crew declared, and since when.

use model::Timestamp;
use serde::{Deserialize, Serialize};

use crate::report::Line;

/// A declared destination, from when it was first heard to when it was last heard unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SaidState {
    pub(crate) text: Box<str>,
    pub(crate) first: Line,
    pub(crate) last: Timestamp,
}

/// Most texts remembered: crews change a destination a few times a voyage; only a faulty unit does so more often.
const REMEMBERED: usize = 64;

/// Takes a static report's destination.
pub(crate) fn hear(said: &mut Vec<SaidState>, text: &str, line: Line) {
    let text = text.trim();
    match said.last_mut() {
        Some(current) if *current.text == *text => current.last = line.t,
        _ => {
            if said.len() == REMEMBERED {
                said.remove(0);
            }
            said.push(SaidState { text: text.into(), first: line, last: line.t });
        }
    }
}

/// Forgets what was no longer in force at `before`, the begin of the earliest voyage that is still to be judged.
pub(crate) fn forget(said: &mut Vec<SaidState>, before: Timestamp) {
    let keep = said.partition_point(|s| s.last < before);
    // The text in force stays: it may be heard again.
    said.drain(..keep.min(said.len().saturating_sub(1)));
}
