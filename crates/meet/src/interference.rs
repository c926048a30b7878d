//! Jumps that several ships shared: interference with satellite navigation, and no lie of each ship.

use geo::{LatLon, near_distance_m};
use model::{Detail, Event, EventId, EventKind, FalseTrack, Interference, Mmsi, Timestamp, time::HOUR_MS};
use rustc_hash::FxHashMap;

use crate::config::MeetConfig;

/// The rules of false tracks that interference makes.
const SHARED: [&str; 4] = ["jump_and_back", "impossible_speed", "circle", "on_land"];

/// Groups the false tracks that lead several ships near to each other to one place at one time. Gives the events, and which false
/// track belongs to which.
pub fn interference(events: &[Event], config: &MeetConfig) -> (Vec<Event>, FxHashMap<EventId, EventId>) {
    let mut tracks: Vec<(&Event, &FalseTrack)> = (events.iter())
        .filter_map(|e| if let Detail::FalseTrack(f) = &e.detail { Some((e, f)) } else { None })
        .filter(|(_, f)| SHARED.contains(&f.rule.as_str()))
        .collect();
    tracks.sort_by(|a, b| (a.1.begin, &a.0.id).cmp(&(b.1.begin, &b.0.id)));
    let mut groups: Vec<Vec<(&Event, &FalseTrack)>> = Vec::new();
    // Only groups whose time is not long over can take one more: few at any moment.
    let mut live: Vec<usize> = Vec::new();
    for track in tracks {
        live.retain(|&g| groups.get(g).is_some_and(|group| last(group).millis() + apart_ms(config) >= track.1.begin.millis()));
        let home = live.iter().copied().find(|&g| groups.get(g).is_some_and(|group| belongs(config, group, track.1)));
        if let Some(group) = home.and_then(|g| groups.get_mut(g)) {
            group.push(track);
        } else {
            live.push(groups.len());
            groups.push(vec![track]);
        }
    }
    let mut found = Vec::new();
    let mut assigned = FxHashMap::default();
    for group in groups {
        let mut vessels: Vec<u32> = group.iter().map(|(e, _)| e.mmsi.get()).collect();
        vessels.sort_unstable();
        vessels.dedup();
        if vessels.len() < config.interference_min_ships {
            continue;
        }
        if let Some(event) = of_group(&group, vessels) {
            assigned.extend(group.iter().map(|(e, _)| (e.id.clone(), event.id.clone())));
            found.push(event);
        }
    }
    (found, assigned)
}

fn apart_ms(config: &MeetConfig) -> i64 {
    (config.interference_apart_h * HOUR_MS as f64) as i64
}

fn last(group: &[(&Event, &FalseTrack)]) -> Timestamp {
    group.iter().map(|(_, f)| f.end.unwrap_or(f.begin)).max().unwrap_or_default()
}

fn belongs(config: &MeetConfig, group: &[(&Event, &FalseTrack)], track: &FalseTrack) -> bool {
    let near = |a: (f64, f64), b: (f64, f64), km: f64| {
        let place = |p: (f64, f64)| LatLon::new(p.0, p.1);
        place(a).zip(place(b)).is_some_and(|(a, b)| near_distance_m(a, b) <= km * 1000.0)
    };
    group.iter().any(|(_, other)| {
        near((other.lat, other.lon), (track.lat, track.lon), config.interference_area_km)
            && near((other.to_lat, other.to_lon), (track.to_lat, track.to_lon), config.interference_target_km)
    })
}

fn of_group(group: &[(&Event, &FalseTrack)], vessels: Vec<u32>) -> Option<Event> {
    let (first, origin) = group.first()?;
    let mmsi = Mmsi::new(u64::from(*vessels.first()?)).ok()?;
    let n = group.len() as f64;
    let wrapped = |lon: f64| (lon + 180.0).rem_euclid(360.0) - 180.0;
    let mean = |lat: fn(&FalseTrack) -> f64, lon: fn(&FalseTrack) -> f64| {
        let lats: f64 = group.iter().map(|(_, f)| lat(f)).sum();
        let east: f64 = group.iter().map(|(_, f)| wrapped(lon(f) - lon(origin))).sum();
        LatLon::new(lats / n, wrapped(lon(origin) + east / n))
    };
    let (middle, target) = (mean(|f| f.lat, |f| f.lon)?, mean(|f| f.to_lat, |f| f.to_lon)?);
    let far = |f: &FalseTrack| LatLon::new(f.lat, f.lon).map_or(0.0, |p| near_distance_m(middle, p));
    let begin = origin.begin;
    let over = group.iter().all(|(_, f)| f.end.is_some());
    Some(Event {
        id: EventId::new(EventKind::Interference, mmsi, begin, 0),
        version: 1,
        mmsi,
        track: 0,
        open: !over,
        detail: Detail::Interference(Interference {
            begin,
            end: over.then(|| last(group)),
            lat: middle.lat,
            lon: middle.lon,
            radius_km: group.iter().map(|(_, f)| far(f)).fold(0.0, f64::max) / 1000.0,
            to_lat: target.lat,
            to_lon: target.lon,
            vessels,
            rule: format!("several_ships_{}", origin.rule),
        }),
        evidence: first.evidence.iter().chain(group.iter().skip(1).filter_map(|(e, _)| e.evidence.first())).cloned().collect(),
    })
}

#[cfg(test)]
#[path = "interference_tests.rs"]
mod tests;
