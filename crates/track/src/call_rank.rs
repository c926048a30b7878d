//! Which of the ports that a silent ship could have called at is the likeliest. A ranking of hypotheses, never a visit.
//!
//! Four things are looked at, each as a log-likelihood, and added: how long it could have stayed at the speed it sails; how far out
//! of the way the port lies; whether it was steering there when last heard and came from there when heard again; and what kind of
//! place it is. How much each counts against the others was fitted on the worlds for tuning. The shares sum to one over the ports in reach: they compare these with each other, and say nothing of whether
//! there was a call at all.

use geo::{LatLon, Origin, PortKind, bearing_deg};
use model::Gap;

/// A stay that handles cargo: median and spread (of the natural logarithm) in hours. Own choice: half of all stays of general cargo
/// ships last between 10 and 40 hours.
const STAY_MEDIAN_H: f64 = 20.0;
const STAY_SPREAD: f64 = 0.62;
/// A stay that is shorter than this at the ship's usual speed takes an unusual effort, hours.
const STAY_LEAST_H: f64 = 3.0;
/// Cost of each hour that is missing for the shortest stay.
const HASTE_PER_H: f64 = 1.8;
/// Miles of way that make a port e times less likely than another. Own choice: a ship falls silent near where it has business.
const WAY_NM: f64 = 53.0;
/// How sharply a course points: concentration of a von Mises distribution. Own choice: one of e to either side at 50 degrees.
const COURSE_KAPPA: f64 = 2.6;
/// How much likelier a port of e times the size is, as a power. Own choice, on simulated worlds: berths go with its length.
const SIZE_WEIGHT: f64 = 2.1;
/// Cost of a port in which the ship was heard at either end: it need not hide there. Fitted on the worlds for tuning.
const HEARD_THERE: f64 = -1.7;
/// Slower ships steer nowhere, knots.
const STEERS_KN: f32 = 3.0;
/// A course tells nothing of ports nearer than this, nm.
const COURSE_LEAST_NM: f64 = 3.0;

/// A port in reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InReach {
    /// Where it is.
    pub at: LatLon,
    /// What it is.
    pub kind: PortKind,
    /// The list it comes from.
    pub origin: Origin,
    /// How far its berths reach, km.
    pub radius_km: f64,
    /// The ship was heard in it at either end of the silence.
    pub heard_there: bool,
    /// Sea miles from where the ship was last heard.
    pub from_nm: f64,
    /// Sea miles to where it was heard again; nothing while it is silent.
    pub to_nm: Option<f64>,
}

/// The share of each port in the likelihood, 0 to 1, in the order given. `usual_kn` is the speed the ship sails at; `hours` the
/// silence so far.
pub fn call_shares(gap: &Gap, hours: f64, usual_kn: f64, ports: &[InReach]) -> Vec<f64> {
    let logs: Vec<f64> = ports.iter().map(|port| log_likelihood(gap, hours, usual_kn, port)).collect();
    let best = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|l| (l - best).exp()).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|w| if sum > 0.0 { w / sum } else { 0.0 }).collect()
}

fn log_likelihood(gap: &Gap, hours: f64, usual_kn: f64, port: &InReach) -> f64 {
    let way_nm = port.from_nm + port.to_nm.unwrap_or(0.0);
    let stay_h = hours - way_nm / usual_kn.max(1.0);
    let short_h = (STAY_LEAST_H - stay_h).max(0.0);
    let spread = (stay_h.max(STAY_LEAST_H) / STAY_MEDIAN_H).ln() / STAY_SPREAD;
    let mut log = -spread * spread / 2.0 - short_h * HASTE_PER_H - way_nm / WAY_NM + place(port);
    if port.heard_there {
        log += HEARD_THERE;
    }
    let position = |lat: Option<f64>, lon: Option<f64>| LatLon::new(lat?, lon?);
    if let Some(from) = position(gap.from_lat, gap.from_lon)
        && port.from_nm > COURSE_LEAST_NM
    {
        log += course(gap.from_sog_kn, gap.from_cog_deg, || bearing_deg(from, port.at));
    }
    if let (Some(to), Some(to_nm)) = (position(gap.to_lat, gap.to_lon), port.to_nm)
        && to_nm > COURSE_LEAST_NM
    {
        log += course(gap.to_sog_kn, gap.to_cog_deg, || bearing_deg(port.at, to));
    }
    log
}

/// How well a course fits a bearing; nothing for a ship that does not steer.
fn course(sog_kn: Option<f32>, cog_deg: Option<f32>, bearing: impl Fn() -> f64) -> f64 {
    match (sog_kn, cog_deg) {
        (Some(kn), Some(cog)) if kn >= STEERS_KN => COURSE_KAPPA * (f64::from(cog) - bearing()).to_radians().cos(),
        _ => 0.0,
    }
}

/// Places where ships handle cargo, rather than wait or pass, and large harbours rather than small ones: a port that only a list of
/// towns knows has hardly a berth for a ship.
fn place(port: &InReach) -> f64 {
    let kind = match port.kind {
        PortKind::Port | PortKind::Pier | PortKind::Terminal | PortKind::Naval => 0.0,
        PortKind::Shipyard => -1.8,
        PortKind::Anchorage => -3.9,
        PortKind::Canal => -7.8,
    };
    let list = match port.origin {
        Origin::Curated | Origin::User => 0.0,
        Origin::WorldPortIndex => -2.6,
        Origin::Anchorages => -3.9,
        Origin::UnLocode => -5.2,
    };
    kind + list + SIZE_WEIGHT * port.radius_km.clamp(1.0, 6.0).ln()
}

#[cfg(test)]
#[path = "call_rank_tests.rs"]
mod tests;
