//! Whether a silence means dark: P(silence | still transmitting), hour by hour along the plausible ways, and how usual such silences are.
//!
//! A ship that still transmits is heard in an hour with the share that [`Coverage`] gives for where it was; ships differ, and how well
//! this one was heard wherever it went tells how. What an hour misses, the next one is likely to miss too, for the ship is the same: the
//! hours are multiplied for each standing among ships, then averaged, not the other way round. So it is with the ways it may have gone:
//! see [`crate::ways`].
//!
//! No such model knows a station's horizon or the lee of a hill to the kilometre: what else is known is weighed with it ([`crate::weigh`]).

use geo::{LatLon, METRES_PER_NM, near_distance_m};
use model::{Silence, SilenceVerdict, Timestamp, TransponderClass};

use crate::{
    chance::{STANDINGS, for_standing},
    config::MeetConfig,
    coverage::Coverage,
    looker::{Looker, cell},
    places::{Count, class_number},
    ways::{Way, ways},
    weigh::Known,
};

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
    /// Hours before, over which its own reception is judged where the coverage knows nothing of it.
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

impl SilenceQuery {
    /// The speed it took from one end to the other, as a share of its usual speed; nothing where it was not heard again.
    pub(crate) fn haste(&self) -> f64 {
        let span_h = self.end.hours_since(self.begin).max(0.01);
        self.to.map_or(0.0, |to| near_distance_m(self.from, to) / METRES_PER_NM / (self.usual_kn.max(1.0) * span_h))
    }
}

/// Witnesses named.
const NAMED: usize = 5;
/// An hour in which less than this of the usual share is heard is one of an outage. Own choice.
const OPEN: f64 = 0.5;
/// A mean standing below this is a weak transmitter, standard deviations.
const WEAK: f64 = -1.0;

/// Judges a silence, where any place may be water.
pub fn judge(coverage: &Coverage, config: &MeetConfig, query: &SilenceQuery) -> Silence {
    judge_over(coverage, config, query, &|_| true)
}

/// Judges a silence; `water` says where a ship can be.
pub fn judge_over(coverage: &Coverage, config: &MeetConfig, query: &SilenceQuery, water: &dyn Fn(LatLon) -> bool) -> Silence {
    let ways = ways(config, query, water);
    let Some(straight) = ways.first() else { return Evidence::default().judged(config, query) };
    let mut looker = Looker::new(coverage, config, query, straight);
    let mut evidence = Evidence::along(straight, &mut looker, class_number(query.class));
    let standing = looker.standing();
    evidence.standing = standing.iter().zip(STANDINGS).map(|(w, (z, _))| w * z).sum();
    evidence.p_model = 0.0;
    let mut shiest = 0.0_f64;
    for (n, way) in ways.iter().enumerate() {
        let p = silent(way, &mut looker, &standing, config);
        if n == 0 {
            evidence.p_straight = p;
        }
        evidence.p_model += p * way.weight;
        shiest = shiest.max(p);
    }
    let known = Known {
        // A boat that is no merchant ship goes where the fish is, and out of earshot like any other.
        model: if query.merchant { evidence.p_model } else { shiest },
        experience: looker.by_experience(evidence.p_model),
        as_long: looker.share_as_long(evidence.open_share),
        haste: if query.merchant { query.haste() } else { 0.0 },
    };
    evidence.p_silent = known.p_silent();
    evidence.together = if query.to.is_some() { looker.silent_together() } else { 0 };
    if evidence.together >= config.outage_min_ships {
        let outage = 1.0 - 1.0 / f64::from(evidence.together + 1);
        (evidence.p_model, evidence.p_silent) = (evidence.p_model.max(outage), evidence.p_silent.max(outage));
    }
    evidence.witnesses = looker.witnesses;
    evidence.judged(config, query)
}

/// P(silence) on a way, over what ships of all standings would have done.
fn silent(way: &Way, looker: &mut Looker<'_>, standing: &[f64; STANDINGS.len()], config: &MeetConfig) -> f64 {
    // For each standing: in all hours, and in those alone in which others were there to show that there was no outage.
    let mut unheard = [(1.0_f64, 1.0_f64); STANDINGS.len()];
    for (hour, at) in &way.hours {
        let Some(cell) = cell(*at) else { continue };
        let look = looker.look(cell, *hour);
        for ((all, shared), (z, _)) in unheard.iter_mut().zip(STANDINGS) {
            let p = 1.0 - for_standing(look.share, look.sd, z);
            *all *= p;
            if look.count.present > 0 {
                *shared *= p;
            }
        }
    }
    let outage = config.lonely_outage_p;
    unheard.iter().zip(standing).map(|((all, shared), w)| w * (all * (1.0 - outage) + shared * outage)).sum()
}

/// What speaks for and against.
#[derive(Clone, Debug, Default)]
struct Evidence {
    /// P(such a silence | still transmitting), all things weighed: see [`crate::weigh`].
    p_silent: f64,
    /// The same by the model of reception alone, over all ways; and on the straight one.
    p_model: f64,
    p_straight: f64,
    /// Hours of the straight way.
    hours: u32,
    /// Those of them where any ship ever was.
    known_hours: u32,
    /// Other ships along it.
    count: Count,
    /// The mean usual share along it.
    usual: f64,
    /// The share of its hours in which reception was as usual: in an outage, nobody is heard.
    open_share: f64,
    standing: f64,
    /// Ships silent together with it.
    together: u32,
    witnesses: Vec<u32>,
}

impl Evidence {
    fn along(straight: &Way, looker: &mut Looker<'_>, class: usize) -> Self {
        let mut evidence = Self::default();
        for (hour, at) in &straight.hours {
            let Some(cell) = cell(*at) else { continue };
            let usual = looker.usual(cell);
            evidence.hours += 1;
            evidence.known_hours += u32::from(usual.known_hours > 0);
            evidence.usual += usual.share(class) / straight.hours.len() as f64;
            let look = looker.look(cell, *hour);
            evidence.count = evidence.count.plus(look.count);
            let open = look.share >= OPEN * usual.share(class);
            evidence.open_share += f64::from(u8::from(open)) / straight.hours.len() as f64;
        }
        evidence
    }

    fn judged(mut self, config: &MeetConfig, query: &SilenceQuery) -> Silence {
        let (verdict, rule) = self.verdict(config, query);
        self.witnesses.truncate(NAMED);
        Silence {
            verdict,
            rule: rule.to_owned(),
            p_silent: self.p_silent.clamp(0.0, 1.0),
            hours_judged: self.hours,
            neighbours_present: self.count.present,
            neighbours_heard: self.count.heard,
            witnesses: self.witnesses,
        }
    }

    fn verdict(&self, config: &MeetConfig, query: &SilenceQuery) -> (SilenceVerdict, &'static str) {
        let others_heard = f64::from(self.count.heard) / f64::from(self.count.present.max(1));
        let enough =
            self.witnesses.len() as u32 >= config.dark_min_witnesses && self.count.present >= config.dark_min_present_hours;
        // A berth where it was hardly heard before is one where it is hardly heard.
        let well_heard = 2 * query.own_hours_heard >= query.own_hours;
        let away =
            query.merchant && well_heard && query.to.is_some() && query.end.hours_since(query.begin) >= config.off_while_lying_h;
        // Boats that are no merchant ships go out and come home.
        let roamed = !query.merchant && query.haste() < config.roaming_max_haste;
        if self.hours == 0 {
            (SilenceVerdict::Doubtful, "no_whole_hour")
        } else if self.known_hours == 0 {
            (SilenceVerdict::Unheard, "nobody_was_ever_there")
        } else if self.p_model >= config.unheard_min_p {
            let silent_around = self.count.present >= config.dark_min_present_hours && others_heard < 0.25;
            let outage = self.together >= config.outage_min_ships || silent_around && self.usual > 0.4;
            (SilenceVerdict::Unheard, if outage { "others_fell_silent_too" } else { "out_of_reception" })
        } else if !enough {
            (SilenceVerdict::Doubtful, "few_others_there")
        } else if self.p_silent <= config.dark_max_p && query.lay_still && !away {
            (SilenceVerdict::Doubtful, "off_while_lying_still")
        } else if self.p_silent <= config.dark_max_p && others_heard < config.dark_min_heard_share {
            (SilenceVerdict::Doubtful, "others_hardly_heard")
        } else if self.p_silent <= config.dark_max_p && !roamed {
            (SilenceVerdict::Dark, "others_were_heard")
        } else if self.standing < WEAK {
            (SilenceVerdict::Doubtful, "weak_transmitter")
        } else if roamed || self.p_straight <= config.dark_max_p {
            (SilenceVerdict::Doubtful, "may_have_left_reception")
        } else {
            (SilenceVerdict::Doubtful, "heard_now_and_then")
        }
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
