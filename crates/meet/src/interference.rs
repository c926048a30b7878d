//! Jumps that several ships shared: interference with satellite navigation, and no lie of each ship.

use geo::{LatLon, near_distance_m, wrapped_lon};
use model::{Detail, Event, EventId, EventKind, FalseTrack, Interference, Mmsi, Timestamp, time::HOUR_MS};
use rustc_hash::FxHashMap;

use crate::config::MeetConfig;

/// The rules of false tracks that interference makes.
const SHARED: [&str; 4] = ["jump_and_back", "impossible_speed", "circle", "on_land"];

/// Rules that tell of a jump by its two ends. The second knows only that the ship was at the other end from then on.
const JUMP: &str = "jump_and_back";
const ONE_WAY: &str = "impossible_speed";

/// A false track in a group.
#[derive(Clone, Copy)]
struct Member<'a> {
    event: &'a Event,
    track: &'a FalseTrack,
    /// It leads back from where the others were led to: the ship was heard there first, and then where it truly was.
    back: bool,
}

impl Member<'_> {
    /// Where the ship was, and where it was led to.
    const fn ends(&self) -> [(f64, f64); 2] {
        let (from, to) = ((self.track.lat, self.track.lon), (self.track.to_lat, self.track.to_lon));
        if self.back { [to, from] } else { [from, to] }
    }

    /// Until when it shows that the ship was disturbed. Where it stayed for good after a jump, nobody knows how long it was no lie.
    fn until(&self) -> Timestamp {
        self.track.end.filter(|_| self.track.rule != ONE_WAY).unwrap_or(self.track.begin)
    }
}

/// Groups the false tracks that lead several ships near to each other to one place at one time. Gives the events, and which false
/// track belongs to which.
///
/// False tracks that are known to be of an interference already, of days before, keep that one. Others that belong to them make one
/// of their own where they are enough ships; otherwise they are of the same.
pub fn interference<'a>(
    events: impl IntoIterator<Item = &'a Event>,
    config: &MeetConfig,
) -> (Vec<Event>, FxHashMap<EventId, EventId>) {
    let mut tracks: Vec<(&Event, &FalseTrack)> = (events.into_iter())
        .filter_map(|e| if let Detail::FalseTrack(f) = &e.detail { Some((e, f)) } else { None })
        .filter(|(_, f)| is_shared(f))
        .collect();
    tracks.sort_by(|a, b| (a.1.begin, &a.0.id).cmp(&(b.1.begin, &b.0.id)));
    let mut groups: Vec<Vec<Member<'_>>> = Vec::new();
    // Only groups whose time is not long over can take one more: few at any moment.
    let mut live: Vec<usize> = Vec::new();
    for (event, track) in tracks {
        live.retain(|&g| groups.get(g).is_some_and(|group| last(group).millis() + apart_ms(config) >= track.begin.millis()));
        let jumps = track.rule == JUMP || track.rule == ONE_WAY;
        let home = [false, true].into_iter().filter(|back| !back || jumps).find_map(|back| {
            let member = Member { event, track, back };
            let home = live.iter().copied().find(|&g| groups.get(g).is_some_and(|group| belongs(config, group, &member)))?;
            Some((home, member))
        });
        if let Some((group, member)) = home.and_then(|(g, member)| Some((groups.get_mut(g)?, member))) {
            group.push(member);
        } else {
            live.push(groups.len());
            groups.push(vec![Member { event, track, back: false }]);
        }
    }
    let mut found = Vec::new();
    let mut assigned = FxHashMap::default();
    for group in groups {
        let known = group.iter().find_map(|m| m.track.interference.clone());
        let fresh: Vec<Member<'_>> = group.iter().copied().filter(|m| m.track.interference.is_none()).collect();
        // Those that only lead back begin when it is over.
        let alone = known.is_none() || vessels(fresh.iter().filter(|m| !m.back)).len() >= config.interference_min_ships;
        let event = if alone { of_group(&fresh, config.interference_min_ships) } else { None };
        if let Some(id) = event.as_ref().map(|e| e.id.clone()).or(known) {
            assigned.extend(fresh.iter().map(|m| (m.event.id.clone(), id.clone())));
        }
        found.extend(event);
    }
    (found, assigned)
}

/// Whether a false track may be of an interference.
pub fn is_shared(track: &FalseTrack) -> bool {
    SHARED.contains(&track.rule.as_str())
}

fn apart_ms(config: &MeetConfig) -> i64 {
    (config.interference_apart_h * HOUR_MS as f64) as i64
}

fn last(group: &[Member<'_>]) -> Timestamp {
    group.iter().map(Member::until).max().unwrap_or_default()
}

/// Whether a false track was led from near to near where one of the group was. Those that lead back only belong to one that leads
/// there: ships that leave a place are many.
fn belongs(config: &MeetConfig, group: &[Member<'_>], member: &Member<'_>) -> bool {
    let near = |a: (f64, f64), b: (f64, f64), km: f64| {
        let place = |p: (f64, f64)| LatLon::new(p.0, p.1);
        place(a).zip(place(b)).is_some_and(|(a, b)| near_distance_m(a, b) <= km * 1000.0)
    };
    let [from, to] = member.ends();
    group.iter().filter(|other| !(other.back && member.back)).any(|other| {
        let [other_from, other_to] = other.ends();
        near(other_to, to, config.interference_target_km) && near(other_from, from, config.interference_area_km)
    })
}

fn vessels<'a>(members: impl IntoIterator<Item = &'a Member<'a>>) -> Vec<u32> {
    let mut vessels: Vec<u32> = members.into_iter().map(|m| m.event.mmsi.get()).collect();
    vessels.sort_unstable();
    vessels.dedup();
    vessels
}

/// The event of a group of so many ships at least.
fn of_group(group: &[Member<'_>], min_ships: usize) -> Option<Event> {
    let first = group.first()?;
    let vessels = vessels(group);
    if vessels.len() < min_ships {
        return None;
    }
    let origin = first.ends();
    let mmsi = Mmsi::new(u64::from(*vessels.first()?)).ok()?;
    let n = group.len() as f64;
    let mean = |led_to: bool| {
        let end = |[from, to]: [(f64, f64); 2]| if led_to { to } else { from };
        let lats: f64 = group.iter().map(|m| end(m.ends()).0).sum();
        let east: f64 = group.iter().map(|m| wrapped_lon(end(m.ends()).1 - end(origin).1)).sum();
        LatLon::new(lats / n, wrapped_lon(end(origin).1 + east / n))
    };
    let (middle, target) = (mean(false)?, mean(true)?);
    let far = |m: &Member<'_>| {
        let [from, _] = m.ends();
        LatLon::new(from.0, from.1).map_or(0.0, |p| near_distance_m(middle, p))
    };
    let begin = first.track.begin;
    let over = group.iter().all(|m| !m.event.open);
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
            radius_km: group.iter().map(far).fold(0.0, f64::max) / 1000.0,
            to_lat: target.lat,
            to_lon: target.lon,
            vessels,
            rule: format!("several_ships_{}", first.track.rule),
        }),
        evidence: (first.event.evidence.iter())
            .chain(group.iter().skip(1).filter_map(|m| m.event.evidence.first()))
            .cloned()
            .collect(),
    })
}

#[cfg(test)]
#[path = "interference_tests.rs"]
mod tests;
