//! A number that falls silent for good and one that begins where its ship could be, with the same hull: a ship that changed its MMSI
//! while nobody heard it.

use geo::{LatLon, METRES_PER_NM, distance_m};
use model::{Detail, Event, EventId, EventKind, IdentityConflict, Mmsi, Timestamp};

use crate::{detector_config::IdentityConfig, report::Line};

/// A vessel as far as it was heard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard {
    /// The vessel.
    pub mmsi: Mmsi,
    /// Its first report with a position, and where that was.
    pub first: (Line, LatLon),
    /// Its last one.
    pub last: (Line, LatLon),
    /// Length and beam as typed, metres.
    pub size_m: (f32, f32),
    /// Type of ship and cargo.
    pub ship_type: u8,
}

/// Compares vessels heard from `begin` to `end`. An old number has been silent since, a new one was not heard before: each by more than
/// the configured hours, so that neither is merely a ship that sails in or out of the data. Hull and type are the same, and the way can
/// have been sailed. Where several old numbers fit, or several new ones, nothing is said. The order of the input does not matter.
pub fn heirs(config: &IdentityConfig, vessels: &[Heard], begin: Timestamp, end: Timestamp) -> Vec<Event> {
    let ended = |v: &&Heard| end.hours_since(v.last.0.t) > config.heir_margin_h && v.last.0.t > v.first.0.t;
    let begun = |v: &&Heard| v.first.0.t.hours_since(begin) > config.heir_margin_h;
    let size = |v: &Heard| (v.size_m.0.to_bits(), v.size_m.1.to_bits(), v.ship_type);
    let mut old: Vec<&Heard> = vessels.iter().filter(ended).collect();
    old.sort_by_key(|v| (size(v), v.mmsi));
    let fits = |old: &Heard, new: &Heard| {
        let hours = new.first.0.t.hours_since(old.last.0.t);
        let miles = distance_m(old.last.1, new.first.1) / METRES_PER_NM;
        old.mmsi != new.mmsi && hours > 0.0 && hours <= config.heir_max_h && miles <= config.heir_max_kn * hours
    };
    let of_size = |new: &Heard| {
        let from = old.partition_point(|o| size(o) < size(new));
        old.get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|o| size(o) == size(new))
            .filter(|o| fits(o, new))
            .copied()
            .collect::<Vec<_>>()
    };
    let mut pairs: Vec<(&Heard, &Heard)> = Vec::new();
    for new in vessels.iter().filter(begun) {
        if let [one] = of_size(new)[..] {
            pairs.push((one, new));
        }
    }
    let alone = |o: &Heard| pairs.iter().filter(|(other, _)| other.mmsi == o.mmsi).count() == 1;
    pairs.iter().filter(|(o, _)| alone(o)).map(|(o, n)| event(o, n)).collect()
}

fn event(old: &Heard, new: &Heard) -> Event {
    let (length, beam) = new.size_m;
    let begin = new.first.0.t;
    Event {
        id: EventId::about(EventKind::Identity, new.mmsi, begin, &format!("heir-{}", old.mmsi)),
        version: 1,
        mmsi: new.mmsi,
        track: 0,
        open: false,
        detail: Detail::Identity(IdentityConflict {
            begin,
            end: None,
            rule: "new_number_same_hull".to_owned(),
            before: format!("MMSI {}, silent since {}", old.mmsi, old.last.0.t),
            after: format!("MMSI {}, also {length} m x {beam} m", new.mmsi),
            other_mmsi: Some(old.mmsi.get()),
        }),
        evidence: vec![old.last.0.shows("last report of the old number"), new.first.0.shows("first report of the new number")],
    }
}

#[cfg(test)]
#[path = "heir_tests.rs"]
mod tests;
