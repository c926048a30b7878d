//! Rivers and canals that the map lacks: where several ships are found on land, there is water.

use std::collections::BTreeMap;

use geo::{LatLon, near_distance_m};
use model::{Detail, Event, EventId, FalseTrack};

use crate::detector_config::FalseTrackConfig;

/// Events of `on_land`, of any days, that other vessels share: their ids, to be taken back. Ships that are made to appear at one place
/// on land by interference are found by their jumps.
///
/// The more days are given, the more waterways are known. The order of the events does not matter.
pub fn on_waterways(config: &FalseTrackConfig, events: &[Event]) -> Vec<EventId> {
    let found: Vec<(&Event, [LatLon; 2])> = events.iter().filter_map(|e| Some((e, ends(e)?))).collect();
    // Cells at least as large as the reach, so that neighbours hold all within it.
    let size_deg = (config.land_shared_km / 100.0).max(0.01);
    let row = |at: LatLon| (at.lat / size_deg).floor() as i32;
    let column = |at: LatLon, row: i32| (at.lon * (f64::from(row) * size_deg).to_radians().cos() / size_deg).floor() as i32;
    let mut cells: BTreeMap<(i32, i32), Vec<(u32, LatLon)>> = BTreeMap::new();
    for (event, places) in &found {
        for at in places {
            cells.entry((row(*at), column(*at, row(*at)))).or_default().push((event.mmsi.get(), *at));
        }
    }
    let shared = |(event, places): &&(&Event, [LatLon; 2])| {
        let mut others: Vec<u32> = Vec::new();
        for at in places {
            for r in row(*at) - 1..=row(*at) + 1 {
                let middle = column(*at, r);
                let near = cells.range((r, middle - 1)..=(r, middle + 1)).flat_map(|(_, found)| found);
                others.extend(
                    near.filter(|(mmsi, there)| {
                        *mmsi != event.mmsi.get() && near_distance_m(*at, *there) <= config.land_shared_km * 1000.0
                    })
                    .map(|(mmsi, _)| *mmsi),
                );
            }
        }
        others.sort_unstable();
        others.dedup();
        others.len() >= config.land_shared_min_ships
    };
    found.iter().filter(shared).map(|(event, _)| event.id.clone()).collect()
}

/// Where a vessel was found on land first and last.
fn ends(event: &Event) -> Option<[LatLon; 2]> {
    match &event.detail {
        Detail::FalseTrack(FalseTrack { rule, lat, lon, to_lat, to_lon, .. }) if rule == "on_land" => {
            Some([LatLon::new(*lat, *lon)?, LatLon::new(*to_lat, *to_lon)?])
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "waterway_tests.rs"]
mod tests;
