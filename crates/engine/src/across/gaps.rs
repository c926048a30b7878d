//! Each silence judged by what was heard of others meanwhile, and what could have been reached in it.

use geo::{LatLon, ReachQuery};
use meet::{Coverage, SilenceQuery};
use model::{Detail, Event, Gap, Reach, ReachablePort, SilenceVerdict, Timestamp};
use rayon::prelude::*;
use track::{InReach, call_shares, class_top_kn};

use super::Around;

/// The ports kept with a gap; all of them are computed anew for whoever asks.
const PORTS_KEPT: usize = 10;
/// A ship can do this much more than it ever reported, as a share. Own choice: ballast, a following sea.
const SPARE: f64 = 1.1;
/// The speed a ship usually sails at, as a share of its top speed.
const USUAL: f64 = 0.85;

/// Judges every gap; those that have not ended, up to `now`.
pub(crate) fn judge(around: &Around<'_>, coverage: &Coverage, events: &mut [Event], now: Option<Timestamp>) {
    events.par_iter_mut().for_each(|event| {
        if let Detail::Gap(gap) = &mut event.detail {
            judge_gap(around, coverage, event.mmsi.get(), gap, now);
        }
    });
}

fn judge_gap(around: &Around<'_>, coverage: &Coverage, mmsi: u32, gap: &mut Gap, now: Option<Timestamp>) {
    let (Some(from), Some(end)) = (place(gap.from_lat, gap.from_lon), gap.end.or(now)) else { return };
    let query = SilenceQuery {
        mmsi,
        class: gap.class,
        begin: gap.begin,
        end,
        from,
        to: place(gap.to_lat, gap.to_lon),
        own_hours: gap.own_hours,
        own_hours_heard: gap.own_hours_heard,
    };
    let silence = meet::judge(coverage, around.config, &query);
    // What nobody would have heard is no reason to look further.
    if silence.verdict != SilenceVerdict::Unheard {
        gap.reach = reach(around, gap, end, None).map(|(reach, _)| reach);
    }
    gap.silence = Some(silence);
}

fn place(lat: Option<f64>, lon: Option<f64>) -> Option<LatLon> {
    LatLon::new(lat?, lon?)
}

/// What a ship could have reached in a gap up to `end`, with the ports kept, and the area itself.
pub(crate) fn reach(around: &Around<'_>, gap: &Gap, end: Timestamp, speed_kn: Option<f64>) -> Option<(Reach, geo::Reach)> {
    let hours = end.hours_since(gap.begin);
    let (top_kn, speed_from) = match (speed_kn, gap.own_top_kn) {
        (Some(given), _) => (given, "given"),
        (None, Some(own)) => (f64::from(own) * SPARE, "own past"),
        (None, None) => (class_top_kn(gap.ship_type), "class"),
    };
    // Where it was heard again shows what it can do at the least.
    let top_kn = top_kn.max(gap.implied_speed_kn.unwrap_or(0.0) * SPARE);
    let query = ReachQuery {
        from: place(gap.from_lat, gap.from_lon)?,
        to: place(gap.to_lat, gap.to_lon),
        hours,
        speed_kn: top_kn,
        closed: Vec::new(),
    };
    let area = around.sea.reach(&query).ok()?;
    let found = area.ports(around.ports);
    let in_reach: Vec<InReach> = (found.iter())
        .map(|p| {
            let port = around.ports.get(p.port);
            InReach { at: port.at, kind: port.kind, from_nm: p.from_nm, to_nm: p.to_nm }
        })
        .collect();
    let shares = call_shares(gap, hours, top_kn * USUAL, &in_reach);
    let mut ports: Vec<ReachablePort> = (found.iter().zip(&shares))
        .map(|(p, &share)| {
            let port = around.ports.get(p.port);
            ReachablePort {
                port: port.key.to_string(),
                name: port.name.to_string(),
                from_nm: p.from_nm,
                to_nm: p.to_nm,
                longest_stay_h: p.longest_stay_h,
                least_speed_kn: p.least_speed_kn,
                share,
            }
        })
        .collect();
    ports.sort_by(|a, b| b.share.total_cmp(&a.share));
    let reach = Reach {
        speed_kn: top_kn,
        speed_from: speed_from.to_owned(),
        area_km2: area.area_km2(),
        in_reach: ports.len() as u32,
        ports,
    };
    Some((reach, area))
}
