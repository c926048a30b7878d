//! How much a contradiction weighs.
//!
//! `weight = score * record * geography`, each from 0 to 1:
//!
//! - `score`: how sure the reading of the text is;
//! - `record = (kept + k p) / (readable + k)`: the ship's own kept share, smoothed (Laplace's rule, generalised to a prior share
//!   `p` worth `k` voyages). Without a record it is `p`, for about half of all declared destinations are wrong (Steidel et al.
//!   2019: at least 52.2 %; Yang, Wu and Wang 2021: about 40 % of bulk carriers, and a ship's past accuracy is among the best
//!   predictors of the next);
//! - `geography = a + b [region differs] + c d / (d + h)` for the geodesic distance `d` from the arrival to the nearest place that
//!   the text may mean, with `a + b + c = 1` by default.
//!
//! It orders contradictions for a person to look at. It is no probability of deception.

use geo::{PortIdx, Ports, Region, Regions, distance_m};

use super::{config::VerdictConfig, facts::Record};
use crate::reading::{Parsed, Reading};

/// The ship's kept share, smoothed.
fn record_share(record: Record, config: &VerdictConfig) -> f64 {
    // A record that claims more kept than readable is cut to what is possible.
    let kept = f64::from(record.kept.min(record.readable));
    let voyages = f64::from(record.readable) + config.prior_voyages;
    if voyages > 0.0 { (kept + config.prior_voyages * config.prior_kept_share) / voyages } else { config.prior_kept_share }
}

/// The port of a region that is nearest to the port reached, with its distance in km.
fn nearest_of(region: &Region, to: PortIdx, ports: &Ports) -> Option<(PortIdx, f64)> {
    let at = ports.get(to).at;
    let mut found = Vec::new();
    // Most regions in question are near or very far; half the Earth's circumference is 20,004 km.
    for km in [300.0, 1500.0, 6000.0, 20_100.0] {
        found.clear();
        ports.within(at, km, &mut found);
        let best = found.iter().filter(|(port, _)| region.contains_port(ports.get(*port))).min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some(best) = best {
            return Some(*best);
        }
    }
    None
}

/// The declared place nearest to the port reached, with its distance in km.
fn nearest_declared(parsed: &Parsed, to: PortIdx, ports: &Ports, regions: &Regions) -> Option<(PortIdx, f64)> {
    if let Reading::Region(key) = &parsed.reading {
        return regions.by_key(key).and_then(|region| nearest_of(region, to, ports));
    }
    let at = ports.get(to).at;
    parsed.ports().map(|port| (port, distance_m(ports.get(port).at, at) / 1000.0)).min_by(|a, b| a.1.total_cmp(&b.1))
}

/// The weight of a contradiction, 0 to 1.
pub(super) fn weight(
    parsed: &Parsed,
    to: PortIdx,
    record: Record,
    ports: &Ports,
    regions: &Regions,
    config: &VerdictConfig,
) -> f64 {
    let geography = match nearest_declared(parsed, to, ports, regions) {
        Some((port, km)) => {
            let differs = !regions.share(ports.get(port), ports.get(to));
            let far = if km > 0.0 { km / (km + config.half_distance_km.max(0.0)) } else { 0.0 };
            config.elsewhere_share + if differs { config.region_share } else { 0.0 } + config.distance_share * far
        }
        // A region without ports in the table: elsewhere, and no more can be said.
        None => config.elsewhere_share,
    };
    let weight = f64::from(parsed.score) * record_share(record, config) * geography;
    if weight.is_finite() { weight.clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
#[path = "weight_tests.rs"]
mod tests;
