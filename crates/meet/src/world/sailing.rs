//! Where ships are, hour by hour.

use geo::LatLon;
use model::TransponderClass;
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

use super::km;

/// One ship in one hour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hour {
    pub(super) at: LatLon,
    pub(super) moored: bool,
    /// Switched off at its berth, as boats are.
    pub(super) off: bool,
    pub(super) dark: bool,
    /// Reports that would be heard, on average; and those that were.
    pub(super) rate: f64,
    pub(super) heard: u32,
}

fn offset(at: LatLon, north_km: f64, east_km: f64) -> LatLon {
    let lat = at.lat + north_km / 111.2;
    LatLon { lat, lon: at.lon + east_km / 111.2 / lat.to_radians().cos() }
}

/// From berth to berth: out to fish, over the ocean, along the coast, or to the roads.
pub(super) fn sail(hours: usize, class: TransponderClass, ports: &[LatLon], dark: bool, rng: &mut Pcg64Mcg) -> Vec<Hour> {
    let hour = |at, moored, off| Hour { at, moored, off, dark: false, rate: 0.0, heard: 0 };
    let mut way: Vec<Hour> = Vec::with_capacity(hours + 400);
    let mut home = rng.random_range(0..ports.len());
    let small = class == TransponderClass::B;
    let speed_km = if small { rng.random_range(10.0..20.0) } else { rng.random_range(16.0..32.0) };
    let skip = rng.random_range(0..100);
    while way.len() < hours + skip {
        let berth = offset(ports[home], rng.random_range(-2.0..2.0), rng.random_range(-0.5..2.0));
        let off = small && rng.random_bool(0.5);
        way.extend(std::iter::repeat_n(hour(berth, true, off), rng.random_range(4..40)));
        let next = rng.random_range(0..ports.len());
        let legs: Vec<LatLon> = match if small { 0 } else { rng.random_range(0..4) } {
            0 => {
                let ground = offset(ports[home], rng.random_range(-40.0..40.0), rng.random_range(5.0..120.0));
                let about = offset(ground, rng.random_range(-15.0..15.0), rng.random_range(-4.0..15.0));
                vec![ground, about, ground, ports[home]]
            }
            1 => {
                let far = offset(ports[home], rng.random_range(-250.0..250.0), rng.random_range(300.0..700.0));
                home = next;
                vec![far, ports[next]]
            }
            2 => {
                let roads = offset(ports[home], rng.random_range(-8.0..8.0), rng.random_range(5.0..14.0));
                way.extend(std::iter::repeat_n(hour(roads, true, false), rng.random_range(6..60)));
                vec![ports[home]]
            }
            _ => {
                let out_km = rng.random_range(8.0..60.0);
                let legs = vec![offset(ports[home], 0.0, out_km), offset(ports[next], 0.0, out_km), ports[next]];
                home = next;
                legs
            }
        };
        let mut at = berth;
        for leg in legs {
            let steps = (km(at, leg) / speed_km).ceil().max(1.0);
            for n in 1..=steps as usize {
                let share = n as f64 / steps;
                let there = LatLon { lat: at.lat + (leg.lat - at.lat) * share, lon: at.lon + (leg.lon - at.lon) * share };
                way.push(hour(there, false, false));
            }
            at = leg;
        }
    }
    way.drain(..skip);
    way.truncate(hours);
    let mut h = rng.random_range(30..150);
    while dark && h < hours {
        let lasts = rng.random_range(7..40);
        way.iter_mut().skip(h).take(lasts).for_each(|hour| hour.dark = true);
        h += lasts + rng.random_range(60..300);
    }
    way
}
