//! What is done to an adopted track.

use geo::{LatLon, METRES_PER_NM, bearing_deg, destination, distance_m, interpolate};
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

use super::track::{Fix, NO, Track};
use crate::{planting::WouldHaveBeenHeard, pretence::circling, wander::moved};

/// Takes out the reports of a time. Gives what would have been heard.
pub(super) fn silence(track: &mut Track, begin: i64, end: i64) -> WouldHaveBeenHeard {
    let hours = (end - begin) as f64 / 3600.0;
    let heard = f64::from(track.hours_heard(begin, end)).min(hours);
    track.fixes.retain(|f| f.t < begin || f.t >= end);
    WouldHaveBeenHeard { hours, heard_hours: heard, at_all: if heard > 0.0 { 1.0 } else { 0.0 }, others: None }
}

/// Shows other positions in a time.
fn pretend(track: &mut Track, (begin, end): (i64, i64), mut shown: impl FnMut(&mut Fix)) {
    track.fixes.iter_mut().filter(|f| f.t >= begin && f.t < end).for_each(&mut shown);
}

/// Another ship's way.
pub(super) fn elsewhere(track: &mut Track, time: (i64, i64), other: &Track) {
    pretend(track, time, |fix| {
        let next = other.fixes.partition_point(|f| f.t <= fix.t);
        if let (Some(at), Some(like)) = (other.at(fix.t), other.fixes.get(next.saturating_sub(1))) {
            (fix.at, fix.sog, fix.cog, fix.heading) = (at, like.sog, like.cog, like.heading);
        }
    });
}

/// From where it was to where it will be by way of a point aside, at one speed on straight lines. The speed, knots.
pub(super) fn perfect(track: &mut Track, (begin, end): (i64, i64), (a, via, b): (LatLon, LatLon, LatLon)) -> f64 {
    let legs = [distance_m(a, via), distance_m(via, b)];
    let all: f64 = legs.iter().sum();
    let kn = all / METRES_PER_NM / ((end - begin) as f64 / 3600.0);
    pretend(track, (begin, end), |fix| {
        let run = all * (fix.t - begin) as f64 / (end - begin) as f64;
        let (from, to, share) =
            if run < legs[0] { (a, via, run / legs[0]) } else { (via, b, (run - legs[0]) / legs[1].max(1.0)) };
        let course = bearing_deg(from, to);
        (fix.at, fix.sog, fix.cog, fix.heading) =
            (interpolate(from, to, share), (kn * 10.0).round() as u16, (course * 10.0) as u16 % 3600, course as u16 % 360);
    });
    kn
}

/// At one place, with the noise of a receiver.
pub(super) fn still(track: &mut Track, time: (i64, i64), at: LatLon, rng: &mut Pcg64Mcg) {
    pretend(track, time, |fix| {
        fix.at = noisy(at, rng);
        (fix.sog, fix.cog) = (rng.random_range(0..3), rng.random_range(0..3600));
    });
}

/// Round and round.
pub(super) fn circle(track: &mut Track, time: (i64, i64), (centre, radius_m, kn): (LatLon, f64, f64), rng: &mut Pcg64Mcg) {
    let start = track.at(time.0).map_or(0.0, |at| bearing_deg(centre, at));
    pretend(track, time, |fix| {
        let (at, course) = circling(centre, radius_m, kn, start, (fix.t - time.0) as f64 / 3600.0);
        fix.at = noisy(at, rng);
        (fix.sog, fix.cog, fix.heading) = ((kn * 10.0).round() as u16, (course * 10.0) as u16 % 3600, course as u16 % 360);
    });
}

/// A position with the noise of a receiver.
pub(super) fn noisy(at: LatLon, rng: &mut Pcg64Mcg) -> LatLon {
    moved(at, rng.random_range(-6.0..6.0), rng.random_range(-6.0..6.0))
}

/// Stops at a second for some time, adrift, and goes on as much later. `beside_m` to one side of the line of the drift.
pub(super) fn stop(
    track: &mut Track,
    (at_t, hours): (i64, f64),
    drift: &super::meet::Adrift,
    beside: (f64, f64),
    rng: &mut Pcg64Mcg,
) {
    let stay = (hours * 3600.0) as i64;
    let mut fixes: Vec<Fix> = track.between(i64::MIN, at_t).to_vec();
    let mut t = at_t;
    while t < at_t + stay {
        let at = destination(drift.at(t), beside.1, beside.0);
        let sog = (drift.kn * 10.0 + rng.random_range(-2.0..2.0)).max(0.0) as u16;
        fixes.push(Fix { t, at: noisy(at, rng), sog, cog: rng.random_range(0..3600), heading: NO, identity: 0 });
        t += rng.random_range(65..80);
    }
    fixes.extend(track.between(at_t, i64::MAX).iter().map(|f| Fix { t: f.t + stay, ..*f }));
    track.fixes = fixes;
}

/// A ship that comes the other way: until a second along what lies ahead of this one then, after it along what lay behind.
pub(super) fn mirrored(track: &Track, at_t: i64) -> Track {
    let back = |f: &Fix| {
        let turned = |course: u16, half: u16, full: u16| if course == NO { NO } else { (course + half) % full };
        Fix { t: 2 * at_t - f.t, cog: turned(f.cog, 1800, 3600), heading: turned(f.heading, 180, 360), ..*f }
    };
    let mut fixes: Vec<Fix> = track.fixes.iter().map(back).collect();
    fixes.reverse();
    Track { fixes, template: track.template.clone() }
}
