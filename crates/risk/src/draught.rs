//! A draught that changed while nobody heard the ship.

use model::{Detail, Event, Gap, SilenceVerdict, Timestamp};

use crate::{family::Family, finding::Finding};

/// Smaller changes are ballast, fuel and typing, metres. What practitioners take after a transfer at sea: 0.5 to 1 m.
const LEAST_M: f32 = 0.5;

/// Draughts that differ before and after a silence in which the ship would have been heard: of the gaps among `events`, the last draught
/// heard before and the first one known after, from the next gap or from the arrival.
pub(crate) fn changed_in_silence(events: &[&Event]) -> Vec<Finding> {
    let mut known: Vec<(Timestamp, f32)> = events
        .iter()
        .filter_map(|e| match &e.detail {
            Detail::Gap(g) => Some((g.begin, g.draught_m?)),
            Detail::Draught(d) => Some((d.begin, d.before_m?)),
            _ => None,
        })
        .collect();
    known.sort_by_key(|k| k.0);
    let after = |t: Timestamp| known.iter().find(|k| k.0 >= t).map(|k| k.1);
    events
        .iter()
        .filter_map(|e| {
            let Detail::Gap(gap) = &e.detail else { return None };
            let (before, after) = (gap.draught_m?, after(gap.end?)?);
            (would_have_been_heard(gap) && (after - before).abs() >= LEAST_M).then(|| Finding {
                rule: "draught_changed_in_silence".to_owned(),
                family: Family::Draught,
                share: 1.0,
                at_most_db: f64::INFINITY,
                sentence: format!("draught {before:.1} m before the silence of {}, {after:.1} m after it", gap.begin.to_minute()),
                event: e.id.clone(),
            })
        })
        .collect()
}

fn would_have_been_heard(gap: &Gap) -> bool {
    gap.silence.as_ref().is_some_and(|s| s.verdict != SilenceVerdict::Unheard)
}
