//! A ship's reports of a day.

use geo::{LatLon, near_distance_m};

/// Not available.
pub(super) const NO: u16 = u16::MAX;

/// One report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fix {
    /// Second of the epoch.
    pub(super) t: i64,
    pub(super) at: LatLon,
    /// 0.1 kn, 0.1 degree, degrees; or [`NO`].
    pub(super) sog: u16,
    pub(super) cog: u16,
    pub(super) heading: u16,
    /// Which of the identities of an adopted ship.
    pub(super) identity: u8,
}

/// A ship that can be adopted.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    pub(super) fixes: Vec<Fix>,
    /// The fields of a row of it, for the columns that nothing is planted in.
    pub(super) template: Vec<Box<str>>,
}

const HOUR_S: i64 = 3600;

impl Track {
    /// The fixes from one second until before another.
    pub(super) fn between(&self, begin: i64, end: i64) -> &[Fix] {
        let from = self.fixes.partition_point(|f| f.t < begin);
        let to = self.fixes.partition_point(|f| f.t < end);
        self.fixes.get(from..to.max(from)).unwrap_or_default()
    }

    /// Clock hours of a time in which it was heard.
    pub(super) fn hours_heard(&self, begin: i64, end: i64) -> u32 {
        let mut hours: Vec<i64> = self.between(begin, end).iter().map(|f| f.t / HOUR_S).collect();
        hours.dedup();
        hours.len() as u32
    }

    /// Heard all through a time: never silent for more than so many minutes.
    pub(super) fn heard_throughout(&self, begin: i64, end: i64, minutes: i64) -> bool {
        let inside = self.between(begin, end);
        let edges =
            inside.first().zip(inside.last()).is_some_and(|(a, b)| a.t - begin < minutes * 60 && end - b.t < minutes * 60);
        edges && inside.windows(2).all(|p| p.first().zip(p.last()).is_some_and(|(a, b)| b.t - a.t < minutes * 60))
    }

    /// Share of the reports of a time that are under way, above 4 kn.
    pub(super) fn under_way(&self, begin: i64, end: i64) -> f64 {
        let inside = self.between(begin, end);
        let moving = inside.iter().filter(|f| f.sog != NO && f.sog > 40).count();
        moving as f64 / inside.len().max(1) as f64
    }

    /// Where it was at a second, on the line between its reports.
    pub(super) fn at(&self, t: i64) -> Option<LatLon> {
        let next = self.fixes.partition_point(|f| f.t <= t);
        let before = self.fixes.get(next.checked_sub(1)?)?;
        let Some(after) = self.fixes.get(next) else { return Some(before.at) };
        let share = (t - before.t) as f64 / (after.t - before.t).max(1) as f64;
        let lon = (after.at.lon - before.at.lon + 180.0).rem_euclid(360.0) - 180.0;
        let lat = before.at.lat + (after.at.lat - before.at.lat) * share;
        LatLon::new(lat, (before.at.lon + lon * share + 180.0).rem_euclid(360.0) - 180.0)
    }

    /// Without leaps, as one ship's: no two reports further apart than 40 kn allow.
    pub(super) fn one_ship(&self) -> bool {
        self.fixes.windows(2).all(|p| {
            p.first().zip(p.last()).is_some_and(|(a, b)| near_distance_m(a.at, b.at) < 300.0 + (b.t - a.t) as f64 * 20.6)
        })
    }

    /// Times in which it lay within 500 m of one place, at least so long: from, until, where.
    pub(super) fn stops(&self, least_s: i64) -> Vec<(i64, i64, LatLon)> {
        let mut found = Vec::new();
        let mut at: Option<(i64, i64, LatLon)> = None;
        let slow = |f: &Fix| f.sog != NO && f.sog < 5;
        for fix in &self.fixes {
            match &mut at {
                Some((_, until, place)) if slow(fix) && near_distance_m(*place, fix.at) < 500.0 => *until = fix.t,
                _ => {
                    found.extend(at.filter(|(from, until, _)| until - from >= least_s));
                    at = slow(fix).then_some((fix.t, fix.t, fix.at));
                }
            }
        }
        found.extend(at.filter(|(from, until, _)| until - from >= least_s));
        found
    }
}
