//! One IMO number under several MMSI: a ship that changed its number, or two that claim to be one.

use model::{Detail, Event, EventId, EventKind, IdentityConflict, Imo, Mmsi};

use crate::{detector_config::IdentityConfig, report::Line};

/// A vessel that gives a valid IMO number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Identity {
    /// The vessel.
    pub mmsi: Mmsi,
    /// The number it gives.
    pub imo: Imo,
    /// First line with that number.
    pub first: Line,
    /// Last line with that number.
    pub last: Line,
}

/// Compares the vessels of a day, of any number of days: where one IMO number is given by two MMSI,
///
/// - `changed_mmsi`, of the later vessel: the earlier one ended before. A change of flag does that, in good faith or not.
/// - `imo_on_two_mmsi`, of the lesser MMSI, open: both gave it at the same time. Two transponders aboard do that, a unit that was not
///   programmed anew, or a ship that borrows an identity.
///
/// A number given by more vessels than the configuration allows is a filler, and tells nothing. The order of the input does not matter.
pub fn shared_imo(config: &IdentityConfig, identities: &[Identity]) -> Vec<Event> {
    let mut sorted: Vec<&Identity> = identities.iter().collect();
    sorted.sort_by_key(|i| (i.imo, i.first.t, i.mmsi));
    let mut out = Vec::new();
    for same in sorted.chunk_by(|a, b| a.imo == b.imo).filter(|same| (2..=config.imo_max_shared).contains(&same.len())) {
        for (n, earlier) in same.iter().enumerate() {
            for later in same.iter().skip(n + 1) {
                let together_h = earlier.last.t.hours_since(later.first.t);
                if together_h > config.handover_overlap_h {
                    out.push(on_two(earlier, later));
                } else if same.get(n + 1).is_some_and(|next| next.mmsi == later.mmsi) {
                    out.push(changed(earlier, later));
                }
            }
        }
    }
    out
}

fn on_two(earlier: &Identity, later: &Identity) -> Event {
    let (lesser, greater) = if earlier.mmsi < later.mmsi { (earlier, later) } else { (later, earlier) };
    let detail = IdentityConflict {
        begin: later.first.t,
        end: None,
        rule: "imo_on_two_mmsi".to_owned(),
        before: format!("{} on MMSI {}", lesser.imo, lesser.mmsi),
        after: format!("{} on MMSI {}", greater.imo, greater.mmsi),
        other_mmsi: Some(greater.mmsi.get()),
    };
    event(lesser.mmsi, greater.mmsi, true, detail, [lesser, greater])
}

fn changed(earlier: &Identity, later: &Identity) -> Event {
    let detail = IdentityConflict {
        begin: later.first.t,
        end: None,
        rule: "changed_mmsi".to_owned(),
        before: format!("MMSI {}", earlier.mmsi),
        after: format!("MMSI {}", later.mmsi),
        other_mmsi: Some(earlier.mmsi.get()),
    };
    event(later.mmsi, earlier.mmsi, false, detail, [earlier, later])
}

fn event(mmsi: Mmsi, other: Mmsi, open: bool, detail: IdentityConflict, [one, two]: [&Identity; 2]) -> Event {
    Event {
        id: EventId::about(EventKind::Identity, mmsi, detail.begin, &format!("imo-{other}")),
        version: 1,
        mmsi,
        track: 0,
        open,
        detail: Detail::Identity(detail),
        evidence: vec![
            one.last.shows("IMO number, last heard on the one"),
            two.first.shows("IMO number, first heard on the other"),
        ],
    }
}

#[cfg(test)]
#[path = "across_tests.rs"]
mod tests;
