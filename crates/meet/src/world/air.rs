//! Who hears whom.

use geo::LatLon;
use model::TransponderClass;
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

use super::{Plan, km, sailing::Hour};

struct Station {
    at: LatLon,
    range_km: f64,
    /// By hour.
    down: Vec<bool>,
    /// The horizon of each hour, as a factor: the weather's.
    reach: Vec<f64>,
}

/// What a ship has on its mast.
pub(super) struct Antenna {
    class: TransponderClass,
    /// Of range, and of power.
    reach: f64,
    loudness: f64,
}

impl Antenna {
    /// One ship in twelve is hardly heard.
    pub(super) fn of(class: TransponderClass, rng: &mut Pcg64Mcg) -> Self {
        let weak = rng.random_bool(0.08);
        let (height, power) = ((1.0 + 0.12 * gaussian(rng)).max(0.5), (0.4 * gaussian(rng)).exp());
        let (height, loudness) = if weak { (0.45, 0.15) } else { (height, power) };
        Self { class, reach: height * if class == TransponderClass::B { 0.6 } else { 1.0 }, loudness }
    }
}

/// Stations, satellites and outages.
pub(super) struct Air {
    stations: Vec<Station>,
    /// Harbours in the lee of a hill.
    hidden: Vec<LatLon>,
    feed_down: Vec<bool>,
    /// Reports that satellites hear of a ship under way in each hour, on average.
    passes: Vec<f64>,
    kept: f64,
}

impl Air {
    pub(super) fn new(plan: &Plan, ports: &[LatLon], rng: &mut Pcg64Mcg) -> Self {
        let hours = plan.days * 24;
        let hidden = ports.iter().copied().filter(|_| rng.random_bool(0.15)).collect();
        let mut stations = Vec::new();
        for _ in 0..plan.stations {
            let lon = if rng.random_bool(0.1) { rng.random_range(1.0..4.0) } else { -0.05 };
            let station = Station {
                at: LatLon { lat: rng.random_range(36.0..44.5), lon },
                range_km: rng.random_range(35.0..80.0),
                down: outages(hours, 7.0 * 24.0, rng),
                reach: (0..hours).map(|_| (0.1 * gaussian(rng)).exp()).collect(),
            };
            if rng.random_bool(plan.stations_kept) {
                stations.push(station);
            }
        }
        let (feed_down, mut passes) = (outages(hours, 10.0 * 24.0, rng), vec![0.0; hours]);
        let mut t = 0.0;
        while plan.satellites && t < hours as f64 {
            passes[t as usize] += rng.random_range(0.3..2.5);
            t += rng.random_range(1.0..3.0);
        }
        Self { stations, hidden, feed_down, passes, kept: plan.reports_kept }
    }

    /// Fills in how well a ship would be heard in an hour, and how often it was.
    pub(super) fn hear(&self, h: usize, hour: &mut Hour, antenna: &Antenna, rng: &mut Pcg64Mcg) {
        let sent = match antenna.class {
            TransponderClass::B => 12.0,
            _ if hour.moored => 20.0,
            _ => 80.0,
        };
        let by_station = |s: &Station| {
            let horizon = s.range_km * s.reach[h] * antenna.reach;
            sent * antenna.loudness / (1.0 + ((km(s.at, hour.at) - horizon) / (0.08 * s.range_km)).exp())
        };
        let by_stations: f64 = self.stations.iter().filter(|s| !s.down[h]).map(by_station).sum();
        let lee = if hour.moored && self.hidden.iter().any(|p| km(*p, hour.at) < 6.0) { 0.01 } else { 1.0 };
        let small = if antenna.class == TransponderClass::B { 0.4 } else { 1.0 };
        let by_satellite = self.passes[h] * sent / 80.0 * antenna.loudness * small;
        hour.rate = if self.feed_down[h] { 0.0 } else { (by_stations * lee + by_satellite) * self.kept };
        hour.heard = if hour.dark || hour.off { 0 } else { poisson(rng, hour.rate) };
    }
}

/// Hours of outage, begun once in so many hours on average.
fn outages(hours: usize, apart_h: f64, rng: &mut Pcg64Mcg) -> Vec<bool> {
    let (mut down, mut h) = (vec![false; hours], 0);
    loop {
        h += (-rng.random_range(1e-9_f64..1.0).ln() * apart_h) as usize + 1;
        let lasts = rng.random_range(1..16);
        if h >= hours {
            return down;
        }
        down.iter_mut().skip(h).take(lasts).for_each(|d| *d = true);
        h += lasts;
    }
}

fn gaussian(rng: &mut Pcg64Mcg) -> f64 {
    let (u, v): (f64, f64) = (rng.random_range(1e-9..1.0), rng.random_range(0.0..std::f64::consts::TAU));
    (-2.0 * u.ln()).sqrt() * v.cos()
}

fn poisson(rng: &mut Pcg64Mcg, mean: f64) -> u32 {
    if mean > 30.0 {
        return (mean + mean.sqrt() * gaussian(rng)).max(1.0) as u32;
    }
    let (mut n, mut p, least) = (0, 1.0, (-mean).exp());
    loop {
        p *= rng.random_range(0.0..1.0);
        if p <= least {
            return n;
        }
        n += 1;
    }
}
