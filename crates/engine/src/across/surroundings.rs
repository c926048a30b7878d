//! How far from a port and from the shore something happened.

use geo::LatLon;
use model::{Detail, Event, EventId};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use track::{detector_config::DetectorConfig, false_track::on_waterways, loiter::with_surroundings};

use super::Around;

/// Ports further away are not named, km.
const NEAR_KM: f64 = 50.0;

/// The nearest port within reach of a name, and how far it is, km.
pub(crate) fn nearest_port(around: &Around<'_>, at: LatLon) -> Option<(String, f64)> {
    let (port, km) = around.ports.nearest(at, NEAR_KM)?;
    Some((around.ports.get(port).key.to_string(), km))
}

/// Distance to the nearest shore or bank, km; nothing on land.
pub(crate) fn shore_km(around: &Around<'_>, at: LatLon) -> f64 {
    if around.sea.is_land(at) { 0.0 } else { around.sea.nearest_bank_km(at) }
}

/// Says of each loitering where it was; those that were none, where they were, go. So do positions on land where there is a waterway
/// that the map lacks.
pub(crate) fn fill(around: &Around<'_>, config: &DetectorConfig, events: &mut Vec<Event>) {
    let waterways: FxHashSet<EventId> = on_waterways(&config.false_track, events).into_iter().collect();
    let all = std::mem::take(events);
    *events = all
        .into_par_iter()
        .filter_map(|mut event| {
            if let Detail::Loitering(l) = &event.detail
                && let Some(at) = LatLon::new(l.lat, l.lon)
            {
                let (port, shore) = (nearest_port(around, at), shore_km(around, at));
                event.detail = Detail::Loitering(with_surroundings(&config.loiter, l.clone(), port, Some(shore))?);
            }
            (!waterways.contains(&event.id)).then_some(event)
        })
        .collect();
}
