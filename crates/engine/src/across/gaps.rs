//! Each silence judged by what was heard of others meanwhile, and what could have been reached in it.

use geo::LatLon;
use meet::{Coverage, SilenceQuery};
use model::{Detail, Event, Gap, SilenceVerdict, Timestamp};
use rayon::prelude::*;
use track::class_top_kn;

use super::Around;

/// The ports kept with a gap; all of them are computed anew for whoever asks.
const PORTS_KEPT: usize = 10;
/// A ship can do this much more than it ever reported, as a share. Own choice: ballast, a following sea.
const SPARE: f64 = 1.1;
/// Slower than this a ship lies still, knots, and within this of where it lay it is in the same place, nm.
const LYING_KN: f32 = 1.0;
const LYING_NM: f64 = 1.0;
/// The speed a ship usually sails at, as a share of its top speed. Own choice.
pub(crate) const USUAL: f64 = 0.85;

/// Judges every gap; those that have not ended, up to `now`.
pub(crate) fn judge(around: &Around<'_>, coverage: &Coverage, events: &mut [Event], now: Option<Timestamp>) {
    events.par_iter_mut().for_each(|event| {
        if let Detail::Gap(gap) = &mut event.detail {
            judge_gap(around, coverage, event.mmsi.get(), gap, now);
        }
    });
}

fn judge_gap(around: &Around<'_>, coverage: &Coverage, mmsi: u32, gap: &mut Gap, now: Option<Timestamp>) {
    let (Some(from), Some(end)) = (from(gap), gap.end.or(now)) else { return };
    let query = SilenceQuery {
        mmsi,
        class: gap.class,
        begin: gap.begin,
        end,
        from,
        to: to(gap),
        own_hours: gap.own_hours,
        own_hours_heard: gap.own_hours_heard,
        usual_kn: top_speed(gap, None).0 * USUAL,
        lay_still: lay_still(gap),
        merchant: gap.ship_type.is_some_and(|t| (70..90).contains(&t)),
    };
    let silence = meet::judge_over(coverage, around.config, &query, &|at| !around.sea.is_land(at));
    // Where it lay still on both sides there is no end of ports that it could have gone to: for who asks of one ship.
    if silence.verdict == SilenceVerdict::Dark && !query.lay_still {
        let found = super::reach(around.sea, around.ports, gap, end, None, Vec::new()).ok();
        gap.reach = found.map(|(mut reach, _)| {
            reach.ports.truncate(PORTS_KEPT);
            reach
        });
    }
    gap.silence = Some(silence);
}

fn still(kn: Option<f32>) -> bool {
    kn.is_some_and(|kn| kn < LYING_KN)
}

/// Whether a ship lay still in one place on either side of a gap; while it is silent, when last heard.
fn lay_still(gap: &Gap) -> bool {
    let stayed = gap.distance_nm.is_none_or(|nm| nm < LYING_NM);
    still(gap.from_sog_kn) && stayed && (gap.end.is_none() || still(gap.to_sog_kn))
}

/// The top speed assumed, knots, and where it is from.
pub(crate) fn top_speed(gap: &Gap, given_kn: Option<f64>) -> (f64, &'static str) {
    let (kn, from) = match (given_kn, gap.own_top_kn) {
        (Some(given), _) => return (given, "given"),
        (None, Some(own)) => (f64::from(own) * SPARE, "own past"),
        (None, None) => (class_top_kn(gap.ship_type), "class"),
    };
    // Where it was heard again shows what it can do at the least.
    (kn.max(gap.implied_speed_kn.unwrap_or(0.0) * SPARE), from)
}

/// Where a ship was last heard.
pub(crate) fn from(gap: &Gap) -> Option<LatLon> {
    LatLon::new(gap.from_lat?, gap.from_lon?)
}

/// Where it was heard again.
pub(crate) fn to(gap: &Gap) -> Option<LatLon> {
    LatLon::new(gap.to_lat?, gap.to_lon?)
}
