//! Areas of real traffic without reception, or jammed.

use std::collections::{BTreeMap, BTreeSet};

use geo::{LatLon, Sea, destination, near::closer};
use rand::{RngExt, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

use super::sample::Sample;
use crate::{planting::Place, world::Innocent};

const TRIES: u32 = 400;
/// Reports an hour in a cell: enough ships to notice, and not the busiest harbours of all.
const BUSY: std::ops::Range<u32> = 60..6000;
/// So far from anything planted, metres.
const APART_M: f64 = 150_000.0;

/// An area for some time.
pub(super) struct Area {
    pub(super) begin: i64,
    pub(super) end: i64,
    pub(super) centre: LatLon,
    pub(super) radius_m: f64,
    /// Where all ships seem to be, where they are jammed; otherwise they are not heard.
    pub(super) to: Option<LatLon>,
    /// The ships it befell, by MMSI.
    pub(super) ships: BTreeSet<u32>,
}

impl Area {
    pub(super) fn holds(&self, at: LatLon, t: i64) -> bool {
        t >= self.begin && t < self.end && closer(at, self.centre, self.radius_m).is_some()
    }

    /// As many as the world asks for, and how many were not found.
    pub(super) fn choose(
        sample: &Sample,
        innocent: &Innocent,
        sea: &Sea,
        planted: &[Place],
        rng: &mut Pcg64Mcg,
    ) -> (Vec<Self>, u32) {
        let mut cells: BTreeMap<(i16, i16), u32> = BTreeMap::new();
        for ((_, lat, lon), n) in &sample.reports {
            *cells.entry((*lat, *lon)).or_default() += n;
        }
        let hours = ((sample.end - sample.begin) / 3600).max(1) as u32;
        let busy: Vec<(i16, i16)> =
            cells.into_iter().filter(|(_, n)| BUSY.contains(&(n / hours))).map(|(cell, _)| cell).collect();
        let (mut areas, mut failed): (Vec<Self>, u32) = (Vec::new(), 0);
        for (times, jams) in [(innocent.area_outages, false), (innocent.jamming, true)] {
            for _ in 0..times {
                let found =
                    (0..TRIES).find_map(|_| Self::one(sample, &busy, jams, sea, rng).filter(|a| a.apart(&areas, planted)));
                match found {
                    Some(area) => areas.push(area),
                    None => failed += 1,
                }
            }
        }
        (areas, failed)
    }

    fn apart(&self, others: &[Self], planted: &[Place]) -> bool {
        let far = |at: LatLon| closer(at, self.centre, self.radius_m + APART_M).is_none();
        others.iter().all(|o| far(o.centre)) && planted.iter().all(|p| LatLon::new(p.lat, p.lon).is_none_or(far))
    }

    fn one(sample: &Sample, busy: &[(i16, i16)], jams: bool, sea: &Sea, rng: &mut Pcg64Mcg) -> Option<Self> {
        let centre = Sample::middle(*busy.choose(rng)?)?;
        let hours = if jams { rng.random_range(1.2..3.0) } else { rng.random_range(7.0..10.0) };
        let length = (hours * 3600.0) as i64;
        let (from, to) = (sample.begin + 4 * 3600, sample.end - 4 * 3600 - length);
        if to <= from {
            return None;
        }
        let begin = rng.random_range(from..to);
        let radius_m = if jams { rng.random_range(15_000.0..35_000.0) } else { rng.random_range(60_000.0..110_000.0) };
        let to = if jams {
            let at = destination(centre, rng.random_range(0.0..360.0), rng.random_range(radius_m..radius_m * 4.0));
            Some(sea.inland_km(at).filter(|km| *km > 5.0).map(|_| at)?)
        } else {
            None
        };
        Some(Self { begin, end: begin + length, centre, radius_m, to, ships: BTreeSet::new() })
    }
}
