//! Which alarm belongs to which planted thing.

use geo::{LatLon, near_distance_m};
use model::{Detail, Encounter, Event, FalseTrack, Gap, Loitering, SilenceVerdict, Timestamp, time::HOUR_MS};

use super::{Evaluation, Facts, Tally, VERDICT_MIN_HEARD_H, VERDICT_MIN_OTHERS, VERDICT_MIN_SHARE};
use crate::{
    planting::{Planting, PlantingKind},
    truth::{Meeting, Silence, SilenceCause, Truth},
};

/// Silences shorter than a gap are not looked for, hours.
const GAP_MIN_H: f64 = 6.0;
/// The rule of others: a gap of twelve hours that begins fifty miles off, by a ship heard well before (Welch et al. 2022). The count of
/// fourteen positions in twelve hours before is taken as six hours heard of the last day, which is what a gap tells.
const RULE_12H: f64 = 12.0;
const RULE_50NM_KM: f64 = 92.6;
const RULE_HOURS_HEARD: u16 = 6;
/// A ship is known to be there, and to be there again, within so many hours.
const SETTLED_H: f64 = 1.0;
/// What a change leaves behind is seen when the ship is next heard, hours.
const SOON_H: f64 = 12.0;
/// Meetings at sea, as the rule defines them, or shorter, or sparse.
const AT_SEA: u8 = 3;

fn span(begin: Timestamp, end: Option<Timestamp>) -> (i64, i64) {
    (begin.millis(), end.map_or(i64::MAX, Timestamp::millis))
}

fn overlap_ms(a: (i64, i64), b: (i64, i64)) -> i64 {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

pub(super) fn overlaps(a: (i64, i64), p: &Planting) -> bool {
    overlap_ms(a, (p.begin.millis(), p.end.millis())) > 0
}

/// The same, or it begins soon after: a made-up track shows where it ends and the ship is somewhere else.
fn overlaps_or_ends(a: (i64, i64), p: &Planting) -> bool {
    overlap_ms(a, (p.begin.millis(), p.end.millis() + (SOON_H * HOUR_MS as f64) as i64)) > 0
}

fn gaps(events: &[Event]) -> impl Iterator<Item = (u32, &Gap)> {
    events.iter().filter_map(|e| if let Detail::Gap(g) = &e.detail { Some((e.mmsi.get(), g)) } else { None })
}

/// The silence that a gap lies in for half its time at least.
fn cause<'a>(truth: &'a Truth, mmsi: u32, gap: &Gap) -> Option<&'a Silence> {
    let (from, to) = span(gap.begin, gap.end);
    let of_ship = truth.silences.iter().filter(|s| s.mmsi == Some(mmsi));
    of_ship
        .max_by_key(|s| overlap_ms((from, to), span(s.begin, Some(s.end))))
        .filter(|s| overlap_ms((from, to), span(s.begin, Some(s.end))) * 2 >= to.saturating_sub(from))
}

/// Whether what would have been heard allows a verdict on a silence.
pub(super) fn allows_verdict(silence: &Silence) -> bool {
    silence.would_have_been_heard.is_some_and(|w| {
        let others = w.others.is_none_or(|o| o.ships >= VERDICT_MIN_OTHERS.0 && o.heard_hours >= VERDICT_MIN_OTHERS.1);
        others && w.hours > GAP_MIN_H && w.heard_hours >= VERDICT_MIN_HEARD_H && w.heard_hours >= VERDICT_MIN_SHARE * w.hours
    })
}

/// Whether the ship could be heard before a silence and after it: a silence that the world cuts off, or the last of a number that was
/// given up, has no end that anyone heard.
pub(super) fn inside(truth: &Truth, silence: &Silence) -> bool {
    let Some(world) = &truth.world else { return true };
    silence.begin.hours_since(world.begin) >= SETTLED_H && world.end.hours_since(silence.end) >= SETTLED_H
}

pub(super) fn is_12h_50nm(gap: &Gap, shore_km: Option<f64>) -> bool {
    gap.hours.is_some_and(|h| h >= RULE_12H)
        && shore_km.is_some_and(|km| km >= RULE_50NM_KM)
        && gap.own_hours_heard >= RULE_HOURS_HEARD
}

/// Gaps that have ended, ours and by the rules of others; and the piers in reach.
pub(super) fn silences(all: &mut Evaluation, events: &[Event], truth: &Truth, facts: &Facts<'_>) {
    let real = truth.world.as_ref().is_some_and(|w| w.real);
    let mut tallies = [Tally::default(), Tally::default(), Tally::default()];
    for (mmsi, gap) in gaps(events).filter(|(_, g)| g.end.is_some()) {
        let silence = cause(truth, mmsi, gap);
        let off = silence.is_some_and(|s| s.cause == SilenceCause::SwitchedOff);
        // Of real ships nobody knows what they did, but for what was planted.
        if real && silence.is_none() && !in_outage(truth, gap) {
            continue;
        }
        let judged = gap.silence.as_ref();
        let dark = judged.is_some_and(|s| s.verdict == SilenceVerdict::Dark);
        if let Some(s) = judged {
            all.calibration.take(s.p_silent, off);
        }
        let said = [dark, true, is_12h_50nm(gap, (facts.shore_km)(gap))];
        for (tally, said) in tallies.iter_mut().zip(said) {
            tally.right += u32::from(said && off);
            tally.wrong += u32::from(said && !off);
        }
        all.dark_from_outages += u32::from(dark && !off && in_outage(truth, gap));
    }
    // Where nothing could show it, nobody finds it: told apart, so that it is known how many there are.
    let mut anywhere = Tally { right: tallies[0].right, wrong: tallies[0].wrong, ..Tally::default() };
    let on_purpose = |s: &&Silence| {
        let long = s.end.hours_since(s.begin) > GAP_MIN_H;
        s.cause == SilenceCause::SwitchedOff && long && inside(truth, s)
    };
    for silence in truth.silences.iter().filter(on_purpose) {
        let Some(mmsi) = silence.mmsi else { continue };
        let its = |g: &Gap| {
            let both = overlap_ms(span(g.begin, g.end), span(silence.begin, Some(silence.end)));
            g.end.is_some() && both * 2 >= silence.end.millis() - silence.begin.millis()
        };
        let found: Vec<&Gap> = gaps(events).filter(|(m, g)| *m == mmsi && its(g)).map(|(_, g)| g).collect();
        let dark = |g: &&&Gap| g.silence.as_ref().is_some_and(|s| s.verdict == SilenceVerdict::Dark);
        anywhere.planted += 1;
        if let Some(end) = found.iter().find(dark).and_then(|g| g.end) {
            anywhere.found += 1;
            anywhere.hours_to_detect.push(end.hours_since(silence.begin));
        }
        if !allows_verdict(silence) {
            continue;
        }
        let by = [found.iter().find(dark), found.first(), found.iter().find(|g| is_12h_50nm(g, (facts.shore_km)(g)))];
        for (tally, by) in tallies.iter_mut().zip(by) {
            tally.planted += 1;
            if let Some(end) = by.and_then(|g| g.end) {
                tally.found += 1;
                tally.hours_to_detect.push(end.hours_since(silence.begin));
            }
        }
    }
    for (name, tally) in ["dark", "rule: any gap > 6 h is dark", "rule: 12 h, 50 nm offshore"].into_iter().zip(tallies) {
        all.tallies.insert(name, tally);
    }
    all.tallies.insert("dark, of all on purpose", anywhere);
    for call in truth.plantings.iter().filter(|p| p.kind == PlantingKind::DarkPortCall) {
        pier(all, events, call, facts);
    }
}

/// Whether an outage of what could have heard the ship lasted for half of a gap at least: all satellites, the whole feed, or a station
/// at either end.
fn in_outage(truth: &Truth, gap: &Gap) -> bool {
    use PlantingKind as K;
    let (from, to) = span(gap.begin, gap.end);
    let ends = [gap.from_lat.zip(gap.from_lon), gap.to_lat.zip(gap.to_lon)];
    let ends: Vec<LatLon> = ends.into_iter().flatten().filter_map(|(lat, lon)| LatLon::new(lat, lon)).collect();
    let near = |p: &Planting| {
        let reach_m = p.radius_km.unwrap_or(0.0) * 1000.0;
        p.places.iter().any(|at| ends.iter().any(|e| near_distance_m(*e, LatLon { lat: at.lat, lon: at.lon }) <= reach_m))
    };
    let befell = |p: &&Planting| match p.kind {
        K::SatelliteOutage | K::FeedOutage => true,
        K::StationOutage => near(p),
        _ => false,
    };
    let long = |p: &Planting| overlap_ms((from, to), (p.begin.millis(), p.end.millis())) * 2 >= to.saturating_sub(from);
    truth.plantings.iter().filter(befell).any(long)
}

fn pier(all: &mut Evaluation, events: &[Event], call: &Planting, facts: &Facts<'_>) {
    let (Some(pier), Some(ship)) = (&call.pier, call.ships.first()) else { return };
    let whole = (call.begin.millis(), call.end.millis());
    let its = |g: &Gap| g.end.is_some() && overlap_ms(span(g.begin, g.end), whole) * 10 >= (whole.1 - whole.0) * 9;
    let Some((_, gap)) = gaps(events).find(|(m, g)| m == ship && its(g)) else { return };
    let ports = (facts.ports_in_reach)(gap);
    let place = ports.iter().position(|key| key == pier || call.pier_also.contains(key));
    all.piers.calls += 1;
    all.piers.in_reach += u32::from(place.is_some());
    all.piers.first += u32::from(place == Some(0));
    all.piers.among_three += u32::from(place.is_some_and(|n| n < 3));
}

fn between(p: &Planting, a: u32, b: u32) -> bool {
    p.ships.contains(&a) && p.ships.contains(&b)
}

/// Encounters at sea, ours and by the raw rule; and ships that met one that was silent.
pub(super) fn meetings(all: &mut Evaluation, events: &[Event], truth: &Truth, facts: &Facts<'_>) {
    let met: Vec<(u32, &Encounter)> = (events.iter())
        .filter_map(|e| if let Detail::Encounter(m) = &e.detail { Some((e.mmsi.get(), m)) } else { None })
        .collect();
    let transfers: Vec<&Planting> = truth.plantings.iter().filter(|p| p.kind == PlantingKind::Transfer && p.observable).collect();
    // Whoever did meet, however innocently, is no false alarm.
    let real = truth.world.as_ref().is_some_and(|w| w.real);
    let did_meet = |a: u32, b: u32, span: (i64, i64)| {
        let kinds = [PlantingKind::Bunkering, PlantingKind::Pilot, PlantingKind::FishingFleet, PlantingKind::Transfer];
        let truly = |m: &Meeting| {
            m.ships.contains(&a) && m.ships.contains(&b) && overlap_ms(span, (m.begin.millis(), m.end.millis())) > 0
        };
        truth.plantings.iter().any(|p| kinds.contains(&p.kind) && between(p, a, b) && overlaps(span, p))
            || truth.meetings.iter().any(truly)
    };
    let made_up = |m: u32| m / 1_000_000 == 200;
    let (mut ours, mut raw) = (Tally::default(), Tally::default());
    for p in &transfers {
        let found = met.iter().find(|(m, e)| between(p, *m, e.other_mmsi) && overlaps(span(e.begin, e.end), p));
        ours.planted += 1;
        ours.found += u32::from(found.is_some());
        ours.right += u32::from(found.is_some());
        ours.hours_to_detect.extend(found.map(|(_, e)| e.begin.hours_since(p.begin) + 0.5));
        let by_rule = facts.raw_meetings.iter().find(|r| between(p, r.0, r.1) && overlaps(span(r.2, Some(r.3)), p));
        raw.planted += 1;
        raw.found += u32::from(by_rule.is_some());
        raw.right += u32::from(by_rule.is_some());
        raw.hours_to_detect.extend(by_rule.map(|r| r.2.hours_since(p.begin) + 2.0));
    }
    let counts = |a: u32, b: u32| !real || (made_up(a) && made_up(b));
    for (m, e) in met.iter().filter(|(m, e)| e.grade >= AT_SEA && counts(*m, e.other_mmsi)) {
        ours.wrong += u32::from(!did_meet(*m, e.other_mmsi, span(e.begin, e.end)));
    }
    for r in facts.raw_meetings.iter().filter(|r| counts(r.0, r.1)) {
        raw.wrong += u32::from(!did_meet(r.0, r.1, span(r.2, Some(r.3))));
    }
    all.tallies.insert("meeting", ours);
    all.tallies.insert("rule: 500 m, 2 h, raw reports", raw);
    let stops: Vec<(u32, &Loitering)> = (events.iter())
        .filter_map(|e| if let Detail::Loitering(l) = &e.detail { Some((e.mmsi.get(), l)) } else { None })
        .filter(|(_, l)| l.like_a_meeting)
        .collect();
    let one_dark: Vec<&Planting> =
        truth.plantings.iter().filter(|p| p.kind == PlantingKind::TransferOneDark && p.observable).collect();
    let mut lone = Tally::default();
    for p in &one_dark {
        let found = stops.iter().find(|(m, l)| p.ships.contains(m) && overlaps(span(l.begin, l.end), p));
        lone.planted += 1;
        lone.found += u32::from(found.is_some());
        lone.hours_to_detect.extend(found.and_then(|(_, l)| l.end).map(|t| t.hours_since(p.begin)));
    }
    for (m, l) in stops.iter().filter(|(m, _)| !real || made_up(*m)) {
        let meeting =
            truth.plantings.iter().any(|p| p.ships.contains(m) && overlaps(span(l.begin, l.end), p) && is_meeting(p.kind));
        lone.right += u32::from(meeting);
        lone.wrong += u32::from(!meeting);
    }
    all.tallies.insert("lone stop", lone);
}

const fn is_meeting(kind: PlantingKind) -> bool {
    matches!(
        kind,
        PlantingKind::Transfer
            | PlantingKind::TransferOneDark
            | PlantingKind::TransferBothDark
            | PlantingKind::Bunkering
            | PlantingKind::Pilot
    )
}

/// False tracks that are put down to the ship.
pub(super) fn false_tracks(all: &mut Evaluation, events: &[Event], truth: &Truth) {
    let real = truth.world.as_ref().is_some_and(|w| w.real);
    let told: Vec<(u32, &FalseTrack)> = (events.iter())
        .filter_map(|e| if let Detail::FalseTrack(f) = &e.detail { Some((e.mmsi.get(), f)) } else { None })
        // A receiver without satellites, and two ships on one number, are told as what they are.
        .filter(|(_, f)| f.interference.is_none() && f.rule != "receiver_astray" && f.rule != "two_places_at_once")
        .filter(|(m, _)| !real || m / 1_000_000 == 200)
        .collect();
    let mut tally = Tally::default();
    for p in truth.plantings.iter().filter(|p| p.kind.false_positions() && p.observable) {
        let found = told.iter().find(|(m, f)| p.ships.contains(m) && overlaps_or_ends(span(f.begin, f.end), p));
        tally.planted += 1;
        tally.found += u32::from(found.is_some());
        tally.hours_to_detect.extend(found.map(|(_, f)| f.end.unwrap_or(p.end).hours_since(p.begin).max(0.0)));
    }
    for (m, f) in told {
        let right = truth.plantings.iter().any(|p| {
            let shown = p.kind.false_positions() || p.kind == PlantingKind::SharedMmsi;
            shown && p.ships.contains(&m) && overlaps_or_ends(span(f.begin, f.end), p)
        });
        tally.right += u32::from(right);
        tally.wrong += u32::from(!right);
    }
    all.tallies.insert("false track", tally);
}

/// Identities. Made-up ships have an MMSI of no country: that alone is no alarm here.
pub(super) fn identities(all: &mut Evaluation, events: &[Event], truth: &Truth) {
    let real = truth.world.as_ref().is_some_and(|w| w.real);
    let told: Vec<(u32, &model::IdentityConflict)> = (events.iter())
        .filter_map(|e| if let Detail::Identity(i) = &e.detail { Some((e.mmsi.get(), i)) } else { None })
        .filter(|(m, i)| i.rule != "mmsi_unassigned" && (!real || m / 1_000_000 == 200))
        .collect();
    let of = |p: &Planting, m: u32, i: &model::IdentityConflict| {
        (p.ships.contains(&m) || i.other_mmsi.is_some_and(|o| p.ships.contains(&o)))
            && i.begin >= p.begin
            && i.begin.hours_since(p.end) <= 2.0 * SOON_H
    };
    let mut tally = Tally::default();
    for p in truth.plantings.iter().filter(|p| p.kind.identity() && p.observable) {
        let found = told.iter().find(|(m, i)| of(p, *m, i));
        tally.planted += 1;
        tally.found += u32::from(found.is_some());
        tally.hours_to_detect.extend(found.map(|(_, i)| i.begin.hours_since(p.begin).max(0.0)));
    }
    for (m, i) in &told {
        let right = truth
            .plantings
            .iter()
            .any(|p| (p.kind.identity() && of(p, *m, i)) || (p.kind == PlantingKind::SharedMmsi && p.ships.contains(m)));
        tally.right += u32::from(right);
        tally.wrong += u32::from(!right);
    }
    all.tallies.insert("identity", tally);
}

/// Jamming of an area.
pub(super) fn interference(all: &mut Evaluation, events: &[Event], truth: &Truth) {
    let told: Vec<&model::Interference> =
        events.iter().filter_map(|e| if let Detail::Interference(i) = &e.detail { Some(i) } else { None }).collect();
    let jammed = |p: &Planting, i: &model::Interference| {
        overlaps(span(i.begin, i.end), p) && i.vessels.iter().any(|v| p.ships.contains(v))
    };
    let mut tally = Tally::default();
    for p in truth.plantings.iter().filter(|p| p.kind == PlantingKind::Jamming && p.observable) {
        let found = told.iter().find(|i| jammed(p, i));
        tally.planted += 1;
        tally.found += u32::from(found.is_some());
        tally.hours_to_detect.extend(found.map(|i| i.end.unwrap_or(p.end).hours_since(p.begin).max(0.0)));
    }
    for i in told {
        let right = truth.plantings.iter().any(|p| p.kind == PlantingKind::Jamming && jammed(p, i));
        tally.right += u32::from(right);
        tally.wrong += u32::from(!right);
    }
    all.tallies.insert("interference", tally);
}
