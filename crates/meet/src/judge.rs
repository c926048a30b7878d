//! Whether a silence means dark: P(silence | still transmitting), hour by hour along the plausible ways.
//!
//! A ship that still transmits is heard in an hour with the share that [`Coverage`] gives for where it was, times a factor of its own:
//! how well it was heard before tells what factors are likely. What an hour misses, the next one is likely to miss too, for the ship
//! is the same and the place nearly so: the hours are multiplied for each factor, then averaged, not the other way round. Two ways are
//! weighed: straight from where it was last heard to where it was heard again; and one that keeps
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
/// What an hour of a ship's own past counts for, against one of independent draws.
const OWN_WEIGHT: f64 = 0.5;
/// Where a place is heard worse than its cell, the odds of being heard there are this much worse.
const POOR_PLACE_ODDS: f64 = 0.08;
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
    let near_end = query.to.is_some().then_some(rest..=last).into_iter().flatten();
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

/// The chance to be heard in an hour, straight and at the least, of each hour that tells something.
struct Chances(Vec<(f64, f64)>);

impl Chances {
    /// P(silence) of a transmitter that is heard as often as this factor says.
    fn silent(&self, factor: f64, place_odds: f64) -> (f64, f64) {
        let unheard = |p: f64| 1.0 - (with_odds(p, place_odds) * factor).min(MOST);
        self.0.iter().fold((1.0, 1.0), |(straight, shy), (s, l)| (straight * unheard(*s), shy * unheard(*l)))
    }
}

/// How well a transmitter is heard, against what is usual where it is, and how many are like that. Heights of aerials, power and
/// shadows differ from ship to ship. Own choice, on simulated worlds.
const FACTORS: [(f64, f64); 4] = [(0.1, 0.05), (0.4, 0.20), (0.75, 0.35), (1.1, 0.40)];
/// Nobody is sure to be heard in an hour.
const MOST: f64 = 0.98;

/// A chance whose odds are multiplied: what is nearly sure stays nearly so, what is doubtful becomes more so.
fn with_odds(p: f64, factor: f64) -> f64 {
    p * factor / (1.0 - p + p * factor)
}

/// The factors, weighed by how the ship itself was heard before.
fn own_factors(coverage: &Coverage, query: &SilenceQuery) -> [(f64, f64); 4] {
    let mut weighed = FACTORS;
    let Some(here) = cell(query.from) else { return weighed };
    let hour = query.begin.millis().div_euclid(HOUR_MS) as i32;
    let usual = coverage.share(here, hour, query.class, false).usual.clamp(0.02, MOST);
    // Hours of one ship are no independent draws: they count for less.
    let (heard, silent) = (
        f64::from(query.own_hours_heard) * OWN_WEIGHT,
        f64::from(query.own_hours - query.own_hours_heard.min(query.own_hours)) * OWN_WEIGHT,
    );
    for (factor, weight) in &mut weighed {
        let p = (usual * *factor).min(MOST);
        *weight *= p.powf(heard) * (1.0 - p).powf(silent);
    }
    let sum: f64 = weighed.iter().map(|w| w.1).sum();
    if sum > 0.0 {
        for (_, weight) in &mut weighed {
            *weight /= sum;
        }
        weighed
    } else {
        FACTORS
    }
}

/// Judges a silence.
pub fn judge(coverage: &Coverage, config: &MeetConfig, query: &SilenceQuery) -> Silence {
    let hours = hours(config, query);
    let counted = query.to.is_some() && query.end.hours_since(query.begin) <= f64::from(COUNTED_H);
    let mut chances = Chances(Vec::with_capacity(hours.len()));
    let (mut present, mut heard, mut usual) = (0, 0, 0.0);
    let mut witnesses: Vec<u32> = Vec::new();
    for &(hour, at) in &hours {
        let Some(here) = cell(at) else { continue };
        let share = coverage.share(here, hour, query.class, counted);
        // Where hardly anyone ever was, an hour tells nothing.
        if share.others_present > 0 || share.known >= config.known_min_hours {
            chances.0.push((share.heard.min(MOST), least_share(coverage, query, here, hour).min(share.heard).min(MOST)));
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
    let factors = own_factors(coverage, query);
    let (mut p_silent, mut straight) = (0.0, 0.0);
    for (factor, weight) in factors {
        let ((s, l), (poor, _)) = (chances.silent(factor, 1.0), chances.silent(factor, POOR_PLACE_ODDS));
        straight += weight * s;
        let way = s * (1.0 - config.detour_share) + l * config.detour_share;
        p_silent += weight * (way * (1.0 - config.poor_place_share) + poor * config.poor_place_share);
    }
    let own: f64 = factors.iter().map(|(f, w)| f * w).sum();
    let p_silent = p_silent.clamp(0.0, 1.0);
    let enough = witnesses.len() as u32 >= config.dark_min_witnesses && present >= config.dark_min_present_hours;
    let others_heard = f64::from(heard) / f64::from(present.max(1));
    let short = query.end.hours_since(query.begin) < config.off_while_lying_h;
    let (verdict, rule) = if hours.is_empty() {
        (SilenceVerdict::Doubtful, "no_whole_hour")
    } else if chances.0.is_empty() {
        (SilenceVerdict::Unheard, "nobody_was_ever_there")
    } else if p_silent >= config.unheard_min_p {
        let silent_around = present >= config.dark_min_present_hours && f64::from(heard) < 0.25 * f64::from(present);
        (SilenceVerdict::Unheard, if silent_around && usual > 0.4 { "others_fell_silent_too" } else { "out_of_reception" })
    } else if p_silent <= config.dark_max_p && enough && query.lay_still && (short || !query.merchant) {
        (SilenceVerdict::Doubtful, "off_while_lying_still")
    } else if p_silent <= config.dark_max_p && enough && others_heard < config.dark_min_heard_share {
        (SilenceVerdict::Doubtful, "others_hardly_heard")
    } else if p_silent <= config.dark_max_p && enough {
        (SilenceVerdict::Dark, "others_were_heard")
    } else if !enough {
        (SilenceVerdict::Doubtful, "few_others_there")
    } else if own < 0.5 {
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
