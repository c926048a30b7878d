//! What is known of one silent ship: what was heard around each place that it may have been at, and how well it itself is heard.

use geo::LatLon;
use h3o::{CellIndex, LatLng};
use rustc_hash::FxHashMap;

use crate::{
    chance::{STANDINGS, for_standing},
    config::MeetConfig,
    coverage::{Coverage, Row},
    judge::SilenceQuery,
    places::{Count, FINE, class_number},
    settled::{STEPS, UNKNOWN_RATE, step},
    silences::LEAST_HOURS,
    usual::Usual,
    ways::{Way, hour_of},
};

/// A silence is like others of this share of its length and more, but not of more than so many hours. Own choice.
const LIKE: f64 = 0.6;
const LIKE_MOST_HOURS: u16 = 30;
/// Witnesses counted, at most.
const MOST_WITNESSES: usize = 64;

pub(crate) fn cell(at: LatLon) -> Option<CellIndex> {
    LatLng::new(at.lat, at.lon).ok().map(|p| p.to_cell(FINE))
}

/// What is known of a cell in an hour.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// The chance that a ship there is heard.
    pub(crate) share: f64,
    /// How its log-odds vary from ship to ship.
    pub(crate) sd: f64,
    /// Other ships there or beside.
    pub(crate) count: Count,
}

pub(crate) struct Looker<'a> {
    coverage: &'a Coverage,
    config: &'a MeetConfig,
    query: &'a SilenceQuery,
    class: usize,
    usual: FxHashMap<CellIndex, Usual>,
    looks: FxHashMap<(CellIndex, i32), Look>,
    /// What the ship itself contributed in the silence, by cell.
    own: FxHashMap<CellIndex, Count>,
    /// Other ships heard along the straight way.
    pub(crate) witnesses: Vec<u32>,
}

impl<'a> Looker<'a> {
    pub(crate) fn new(coverage: &'a Coverage, config: &'a MeetConfig, query: &'a SilenceQuery, straight: &Way) -> Self {
        let mut looker = Self {
            coverage,
            config,
            query,
            class: class_number(query.class),
            usual: FxHashMap::default(),
            looks: FxHashMap::default(),
            own: FxHashMap::default(),
            witnesses: Vec::new(),
        };
        looker.go(straight);
        looker
    }

    /// Goes along the straight way: who was heard there, and what the ship itself contributed, which must not speak against it.
    fn go(&mut self, straight: &Way) {
        for (hour, at) in &straight.hours {
            let Some(cell) = cell(*at) else { continue };
            let usual = self.usual(cell);
            let (mut own, witnesses, query) = (Count::default(), &mut self.witnesses, self.query);
            let mut seen = |row: Row, here: bool| {
                if row.mmsi() == query.mmsi {
                    if here {
                        own.add(row.heard());
                    }
                } else if row.heard() && witnesses.len() < MOST_WITNESSES && !witnesses.contains(&row.mmsi()) {
                    witnesses.push(row.mmsi());
                }
            };
            let rows = self.coverage.rows(*hour);
            self.coverage.settled().around((*hour, rows), &usual, self.class, query.mmsi, &mut seen);
            if own.present > 0 {
                let sum = self.own.entry(cell).or_default();
                *sum = sum.plus(own);
            }
        }
        for cell in self.own.keys() {
            self.usual.remove(cell);
        }
    }

    /// What is usual in a cell, without what the ship contributed in this silence.
    pub(crate) fn usual(&mut self, cell: CellIndex) -> Usual {
        let less = self.own.get(&cell).copied().unwrap_or_default();
        *self.usual.entry(cell).or_insert_with(|| self.coverage.settled().usual(self.coverage.places(), cell, less))
    }

    pub(crate) fn look(&mut self, cell: CellIndex, hour: i32) -> Look {
        if let Some(look) = self.looks.get(&(cell, hour)) {
            return *look;
        }
        let usual = self.usual(cell);
        let rows = self.coverage.rows(hour);
        let around = self.coverage.settled().around((hour, rows), &usual, self.class, self.query.mmsi, &mut |_, _| ());
        let edge = usual.spread(self.class) * self.config.edge_spread;
        let look = Look { share: around.share, sd: self.config.ship_sd_log_odds.hypot(edge), count: around.count };
        self.looks.insert((cell, hour), look);
        look
    }

    /// What the ship's own state remembers of the hours before.
    fn state(&self) -> Count {
        let present = u32::from(self.query.own_hours);
        Count { present, heard: u32::from(self.query.own_hours_heard).min(present) }
    }

    /// How the ship stands among all ships, by how it was heard before and after: weights of [`STANDINGS`].
    pub(crate) fn standing(&self) -> [f64; STANDINGS.len()] {
        let settled = self.coverage.settled();
        let mut record = settled.record(self.query.mmsi);
        for (cell, own) in &self.own {
            let share = settled.usual(self.coverage.places(), *cell, Count::default()).share(self.class);
            if let Some(count) = record.get_mut(step(share)) {
                *count = count.without(*own);
            }
        }
        // What the ship's own state says of the hours before: where it was silent for long, the coverage does not know where it was.
        let state = self.state();
        if record.iter().all(|c| c.present == 0) || 2 * state.heard < state.present {
            let share = cell(self.query.from)
                .map_or(0.0, |c| settled.usual(self.coverage.places(), c, Count::default()).share(self.class));
            if let Some(count) = record.get_mut(step(share)) {
                *count = count.plus(state);
            }
        }
        let mut weights = STANDINGS.map(|s| s.1);
        for (weight, (standing, _)) in weights.iter_mut().zip(STANDINGS) {
            let mut log = 0.0;
            for (count, share) in record.iter().zip(STEPS) {
                let p = for_standing(share, self.config.ship_sd_log_odds, standing).clamp(1e-6, 1.0 - 1e-6);
                log += f64::from(count.heard) * p.ln() + f64::from(count.present - count.heard) * (1.0 - p).ln();
            }
            *weight *= (log * self.config.own_hour_weight).exp();
        }
        let sum: f64 = weights.iter().sum();
        if sum > 0.0 { weights.map(|w| w / sum) } else { STANDINGS.map(|s| s.1) }
    }

    /// Ships that fell silent and were heard again together with this one, where they are more than chance would give.
    pub(crate) fn silent_together(&self) -> u32 {
        let near = (self.query.from, self.config.outage_reach_km * 1000.0);
        let hours = (hour_of(self.query.begin), hour_of(self.query.end));
        let (settled, places) = (self.coverage.settled(), self.coverage.places());
        let (together, by_chance) = settled.silent_together(places, near, self.class, self.query.mmsi, hours);
        if f64::from(together) > 2.0 * by_chance { together } else { 0 }
    }

    /// The share of all silences of the class that last as long as this one, or rather as that share of its hours.
    pub(crate) fn share_as_long(&self, of_hours: f64) -> f64 {
        self.coverage.settled().share_as_long(self.class, (f64::from(self.whole_hours()) * of_hours).round() as u16)
    }

    fn whole_hours(&self) -> u16 {
        u16::try_from((hour_of(self.query.end) - hour_of(self.query.begin) - 1).max(0)).unwrap_or(u16::MAX)
    }

    /// P(silence | still transmitting) by experience: how often others of the class fell silent as long where this ship did and were
    /// heard again where it was, for each hour in which they were heard there; more where the ship itself falls silent often. Where nobody
    /// was heard, it is what the model says.
    pub(crate) fn by_experience(&self, model: f64) -> f64 {
        let prior = model / self.config.experience_factor;
        let (settled, places) = (self.coverage.settled(), self.coverage.places());
        let hours = ((f64::from(self.whole_hours()) * LIKE) as u16).clamp(LEAST_HOURS, LIKE_MOST_HOURS);
        let (mut log_rates, mut ends) = (0.0, 0.0);
        for (at, ended) in [(Some(self.query.from), false), (self.query.to, true)] {
            let Some(cell) = at.and_then(cell) else { continue };
            let usual = settled.usual(places, cell, Count::default());
            log_rates += settled.silences_at(places, &usual, ended, (self.class, hours), self.query.mmsi, prior).ln();
            ends += 1.0;
        }
        let own =
            settled.own_silences(places, self.class, (self.query.mmsi, hour_of(self.query.begin)), self.state()) / UNKNOWN_RATE;
        ((log_rates / f64::max(ends, 1.0)).exp() * own * self.config.experience_factor).min(1.0)
    }
}
