//! Whether a silence means dark: P(silence | still transmitting), hour by hour along the plausible ways.
//!
//! A ship that still transmits is heard in an hour with the share that [`Coverage`] gives for where it was, less where its own
//! transmitter is weak. Two ways are weighed: straight from where it was last heard to where it was heard again; and one that keeps
//! to the cells where it would be heard least, as far out of the way as its time and speed allow. The second is there because a
//! ship that leaves earshot and returns is innocent: the more time there is to spare, the further it could have gone.

use geo::{LatLon, distance_m, interpolate};
use h3o::{CellIndex, LatLng, Resolution};
use model::{Silence, SilenceVerdict, Timestamp, TransponderClass, time::HOUR_MS};

use crate::{config::MeetConfig, coverage::Coverage};

/// A silence to judge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SilenceQuery {
    /// The vessel.
    pub mmsi: u32,
    /// Its transponder.
    pub class: TransponderClass,
    /// Last heard.
    pub begin: Timestamp,
    /// Heard again, or the end of the data.
    pub end: Timestamp,
    /// Where it was last heard.
    pub from: LatLon,
    /// Where it was heard again.
    pub to: Option<LatLon>,
    /// Hours before, over which its own reception is judged.
    pub own_hours: u16,
    /// Those of them in which it was heard.
    pub own_hours_heard: u16,
    /// The speed it usually sails at, knots.
    pub usual_kn: f64,
    /// It lay still in one place when last heard and when heard again.
    pub lay_still: bool,
    /// A cargo ship or tanker, which must keep its transponder on (SOLAS V/19).
    pub merchant: bool,
}

/// Where the cells' edge is about 26 km, a ring further out is about this far, km.
const RING_KM: f64 = 40.0;
/// Rings looked at, at most.
const MOST_RINGS: u32 = 4;
/// Ship-hours as which the expectation of a ship's own reception counts.
const OWN_PRIOR_H: f64 = 4.0;
/// Witnesses named.
const NAMED: usize = 5;
/// Silences after which a ship counts as present in the coverage are no longer than this, hours.
const COUNTED_H: i32 = 48;

/// The hours judged, and where the ship was on the straight way in each.
fn hours(config: &MeetConfig, query: &SilenceQuery) -> Vec<(i32, LatLon)> {
    let hour = |t: Timestamp| t.millis().div_euclid(HOUR_MS) as i32;
    let (first, last) = (hour(query.begin) + 1, hour(query.end) - 1);
    let span = (query.end.millis() - query.begin.millis()).max(1) as f64;
    let place = |h: i32| {
        let middle = i64::from(h) * HOUR_MS + HOUR_MS / 2;
        let share = ((middle - query.begin.millis()) as f64 / span).clamp(0.0, 1.0);
        query.to.map_or(query.from, |to| interpolate(query.from, to, share))
    };
    let near_begin = first..=last.min(first + config.judged_end_h - 1);
    let rest = (*near_begin.end() + 1).max(last - config.judged_end_h + 1);
    // While it is silent, only the beginning is known.
    let near_end = if query.to.is_some() { rest..=last } else { 1..=0 };
    near_begin.chain(near_end).map(|h| (h, place(h))).collect()
}

fn cell(at: LatLon) -> Option<CellIndex> {
    LatLng::new(at.lat, at.lon).ok().map(|p| p.to_cell(Resolution::Five))
}

/// How far off the straight way a ship can have been in an hour, km.
fn slack_km(query: &SilenceQuery, hour: i32) -> f64 {
    let middle = Timestamp::from_millis(i64::from(hour) * HOUR_MS + HOUR_MS / 2);
    let (since, until) = (middle.hours_since(query.begin), query.end.hours_since(middle));
    let speed_km = query.usual_kn * 1.852;
    let (Some(to), all) = (query.to, since + until) else { return speed_km * since };
    let needed = (distance_m(query.from, to) / 1000.0 / (speed_km * all).max(0.1)).min(1.0);
    speed_km * since.min(until) * (1.0 - needed * needed).sqrt()
}

/// Judges a silence.
pub fn judge(coverage: &Coverage, config: &MeetConfig, query: &SilenceQuery) -> Silence {
    let hours = hours(config, query);
    let own = own_factor(coverage, query);
    let counted = query.to.is_some() && query.end.hours_since(query.begin) <= f64::from(COUNTED_H);
    let (mut straight, mut shy, mut known_hours) = (1.0_f64, 1.0_f64, 0);
    let (mut present, mut heard, mut usual) = (0, 0, 0.0);
    let mut witnesses: Vec<u32> = Vec::new();
    for &(hour, at) in &hours {
        let Some(here) = cell(at) else { continue };
        let share = coverage.share(here, hour, query.class, counted);
        // Where hardly anyone ever was, an hour tells nothing.
        if share.others_present > 0 || share.known >= config.known_min_hours {
            known_hours += 1;
            straight *= 1.0 - share.heard * own;
            shy *= 1.0 - least_share(coverage, query, here, hour).min(share.heard) * own;
        }
        present += share.others_present;
        heard += share.others_heard;
        usual += share.usual / hours.len() as f64;
        for &w in coverage.witnesses(here, hour) {
            if w != query.mmsi && !witnesses.contains(&w) {
                witnesses.push(w);
            }
        }
    }
    let p_silent = (straight * (1.0 - config.detour_share) + shy * config.detour_share).clamp(0.0, 1.0);
    let enough = witnesses.len() as u32 >= config.dark_min_witnesses && present >= config.dark_min_present_hours;
    let short = query.end.hours_since(query.begin) < config.off_while_lying_h;
    let (verdict, rule) = if hours.is_empty() {
        (SilenceVerdict::Doubtful, "no_whole_hour")
    } else if known_hours == 0 {
        (SilenceVerdict::Unheard, "nobody_was_ever_there")
    } else if p_silent >= config.unheard_min_p {
        let silent_around = present >= config.dark_min_present_hours && f64::from(heard) < 0.25 * f64::from(present);
        (SilenceVerdict::Unheard, if silent_around && usual > 0.4 { "others_fell_silent_too" } else { "out_of_reception" })
    } else if p_silent <= config.dark_max_p && enough && query.lay_still && (short || !query.merchant) {
        (SilenceVerdict::Doubtful, "off_while_lying_still")
    } else if p_silent <= config.dark_max_p && enough {
        (SilenceVerdict::Dark, "others_were_heard")
    } else if !enough {
        (SilenceVerdict::Doubtful, "few_others_there")
    } else if own < 0.6 {
        (SilenceVerdict::Doubtful, "weak_transmitter")
    } else if straight <= config.dark_max_p {
        (SilenceVerdict::Doubtful, "may_have_left_reception")
    } else {
        (SilenceVerdict::Doubtful, "heard_now_and_then")
    };
    witnesses.truncate(NAMED);
    Silence {
        verdict,
        rule: rule.to_owned(),
        p_silent,
        hours_judged: hours.len() as u32,
        neighbours_present: present,
        neighbours_heard: heard,
        witnesses,
    }
}

/// How well the ship itself was heard before, against others there: at most 1.
fn own_factor(coverage: &Coverage, query: &SilenceQuery) -> f64 {
    let Some(here) = cell(query.from) else { return 1.0 };
    let hour = query.begin.millis().div_euclid(HOUR_MS) as i32;
    let expected = coverage.share(here, hour, query.class, false).usual.max(0.05);
    let own = (f64::from(query.own_hours_heard) + OWN_PRIOR_H * expected) / (f64::from(query.own_hours) + OWN_PRIOR_H);
    (own / expected).clamp(0.1, 1.0)
}

/// The least share heard as far around as the ship can have been.
fn least_share(coverage: &Coverage, query: &SilenceQuery, here: CellIndex, hour: i32) -> f64 {
    let rings = ((slack_km(query, hour) / RING_KM) as u32).min(MOST_RINGS);
    let Some(middle) = here.parent(Resolution::Four) else { return 1.0 };
    middle
        .grid_disk::<Vec<_>>(rings)
        .into_iter()
        .filter_map(|cell| cell.center_child(Resolution::Five))
        .map(|cell| coverage.share(cell, hour, query.class, false).heard)
        .fold(1.0, f64::min)
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
