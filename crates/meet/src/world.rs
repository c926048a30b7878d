//! A made-up world of reception with known truth, for the tests: stations with a fuzzy horizon, satellites that pass, weak
//! transmitters, outages, harbours in the lee of a hill, boats that switch off at their berths, and ships that go dark.
//!
//! The coast runs north and south along the meridian; stations and harbours are on it, the sea is to its east.

mod air;
mod sailing;

use geo::{LatLon, interpolate, near_distance_m};
use model::{ShipHour, Timestamp, TransponderClass, time::HOUR_MS};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use self::{
    air::{Air, Antenna},
    sailing::{Hour, sail},
};
use crate::{judge::SilenceQuery, looker::cell};

/// Silences shorter than this are no gaps, hours.
const GAP_H: f64 = 6.0;
/// A ship-hour between two reports counts up to so many hours of silence, and up to so many km/h, as the tracks have it.
const BETWEEN_H: usize = 48;
const BETWEEN_KMH: f64 = 55.0;

/// What a world is like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) days: usize,
    pub(crate) ships: usize,
    pub(crate) stations: usize,
    pub(crate) satellites: bool,
    /// Share of the ships that go dark, each several times.
    pub(crate) dark_share: f64,
    pub(crate) stations_kept: f64,
    pub(crate) reports_kept: f64,
}

impl Plan {
    pub(crate) fn of_seed(seed: u64) -> Self {
        Self {
            seed,
            days: 14,
            ships: 150 + (seed as usize % 4) * 100,
            stations: 9 + seed as usize % 5,
            satellites: seed % 3 != 2,
            dark_share: 0.15,
            stations_kept: 1.0,
            reports_kept: 1.0,
        }
    }
}

/// Why a ship was silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    /// It sent all the time.
    Sending,
    /// It was dark for six hours of it and more.
    Dark,
    /// It was switched off at its berth, or dark for a small part.
    Unclear,
}

pub(crate) struct Gap {
    pub(crate) query: SilenceQuery,
    pub(crate) truth: Truth,
    /// It would have been heard, had it gone on sending: within three hours of falling silent, and in the last three.
    pub(crate) audible: bool,
}

pub(crate) struct World {
    pub(crate) rows: Vec<ShipHour>,
    pub(crate) gaps: Vec<Gap>,
    /// Some hours after a report of a ship that went on sending; and whether it was silent in them.
    pub(crate) trials: Vec<(SilenceQuery, bool)>,
    pub(crate) ship_days: f64,
}

pub(crate) fn km(a: LatLon, b: LatLon) -> f64 {
    near_distance_m(a, b) / 1000.0
}

/// East of the coast.
pub(crate) fn is_sea(at: LatLon) -> bool {
    at.lon > -0.03
}

impl World {
    pub(crate) fn new(plan: &Plan) -> Self {
        let mut rng = Pcg64Mcg::seed_from_u64(plan.seed);
        let ports: Vec<LatLon> = (0..12).map(|n| LatLon { lat: 36.5 + f64::from(n) * 0.65, lon: 0.02 }).collect();
        let hours = plan.days * 24;
        let air = Air::new(plan, &ports, &mut rng);
        let mut world =
            Self { rows: Vec::new(), gaps: Vec::new(), trials: Vec::new(), ship_days: (plan.days * plan.ships) as f64 };
        for n in 0..plan.ships {
            let class = if rng.random_bool(0.3) { TransponderClass::B } else { TransponderClass::A };
            let antenna = Antenna::of(class, &mut rng);
            let mut track = sail(hours, class, &ports, rng.random_bool(plan.dark_share), &mut rng);
            for (h, hour) in track.iter_mut().enumerate() {
                air.hear(h, hour, &antenna, &mut rng);
            }
            world.add(100_000_000 + n as u32, class, &track, &mut rng);
        }
        world
    }

    /// The rows, gaps and trials of a ship.
    fn add(&mut self, mmsi: u32, class: TransponderClass, track: &[Hour], rng: &mut Pcg64Mcg) {
        let top = track.windows(2).map(|w| km(w[0].at, w[1].at) / 1.852).fold(8.0, f64::max);
        let query = |before: usize, after: usize, begin: f64, end: f64| {
            let own = &track[before.saturating_sub(23)..=before];
            let at = |h: f64| Timestamp::from_millis((h * HOUR_MS as f64) as i64);
            let (from, to) = (track[before], track[after]);
            SilenceQuery {
                mmsi,
                class,
                begin: at(begin),
                end: at(end),
                from: from.at,
                to: Some(to.at),
                own_hours: own.len() as u16,
                own_hours_heard: own.iter().filter(|h| h.heard > 0).count() as u16,
                usual_kn: top * 0.85,
                lay_still: from.moored && to.moored && km(from.at, to.at) < 1.852,
                merchant: class == TransponderClass::A,
            }
        };
        let row = |hour: usize, at: LatLon, heard: u32| ShipHour {
            mmsi,
            hour: hour as i32,
            cell: cell(at).unwrap().into(),
            class,
            reports: heard.min(60_000) as u16,
        };
        let mut last: Option<(usize, f64)> = None;
        for (h, hour) in track.iter().enumerate().filter(|(_, hour)| hour.heard > 0) {
            let n = f64::from(hour.heard);
            let first_in = h as f64 + 1.0 - rng.random_range(0.0_f64..1.0).powf(1.0 / n);
            let last_in = (h as f64 + rng.random_range(0.0_f64..1.0).powf(1.0 / n)).max(first_in);
            if let Some((before, t)) = last {
                let (silent, from) = (first_in - t, track[before].at);
                if h - before <= BETWEEN_H && km(from, hour.at) <= BETWEEN_KMH * silent {
                    for between in before + 1..h {
                        let share = ((between as f64 + 0.5 - t) / silent).clamp(0.0, 1.0);
                        self.rows.push(row(between, interpolate(from, hour.at, share), 0));
                    }
                }
                if silent >= GAP_H {
                    let (truth, audible) = told(class, &track[before + 1..h]);
                    self.gaps.push(Gap { query: query(before, h, t, first_in), truth, audible });
                }
            }
            self.rows.push(row(h, hour.at, hour.heard));
            last = Some((h, last_in));
            let (length, sends) = (rng.random_range(7..25), |i: &Hour| !i.dark && !i.off);
            if rng.random_bool(0.1) && h + length < track.len() && track[h..=h + length].iter().all(sends) {
                let silent = track[h + 1..h + length].iter().all(|i| i.heard == 0);
                self.trials.push((query(h, h + length, last_in, (h + length) as f64 + 0.5), silent));
            }
        }
    }
}

/// Why a ship was silent in these hours, and whether it would have been heard.
fn told(class: TransponderClass, hours: &[Hour]) -> (Truth, bool) {
    let dark = hours.iter().filter(|h| h.dark).count();
    let truth = match dark {
        6.. => Truth::Dark,
        0 if hours.iter().all(|h| !h.off) => Truth::Sending,
        _ => Truth::Unclear,
    };
    let unheard = |hours: &mut dyn Iterator<Item = &Hour>| hours.take(3).map(|h| (-h.rate).exp()).product::<f64>();
    let heard = unheard(&mut hours.iter()) < 1e-3 && unheard(&mut hours.iter().rev()) < 1e-3;
    // Half of the boats switch off at their berths: nobody could tell.
    let berth = |h: Option<&Hour>| class == TransponderClass::B && h.is_some_and(|h| h.moored);
    (truth, heard && !berth(hours.first()) && !berth(hours.last()))
}
