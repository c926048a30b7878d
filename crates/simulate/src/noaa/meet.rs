//! Meetings in real traffic: a ship and its mirror image meet where neither port nor shore is near.

use geo::{LatLon, METRES_PER_NM};
use rand::RngExt;

use super::{
    adopt::Adoption,
    edit::{mirrored, silence, stop},
    track::Track,
};
use crate::{planting::PlantingKind, wander::moved_toward};

/// As for simulated traffic: so far from any shore, and from any port or anchorage, km.
const SHORE_KM: f64 = 12.0;
const PORT_KM: f64 = 15.0;

/// A place that drifts.
pub(super) struct Adrift {
    pub(super) from: LatLon,
    pub(super) since: i64,
    pub(super) set_deg: f64,
    pub(super) kn: f64,
}

impl Adrift {
    pub(super) fn at(&self, t: i64) -> LatLon {
        moved_toward(self.from, self.kn * METRES_PER_NM * (t - self.since) as f64 / 3600.0, self.set_deg)
    }
}

impl Adoption<'_, '_> {
    /// Two ships alongside; none, one or both of them silent from hours before until hours after.
    pub(super) fn transfer(&mut self, kind: PlantingKind) -> Option<()> {
        let dark = match kind {
            PlantingKind::Transfer => 0,
            PlantingKind::TransferOneDark => 1,
            _ => 2,
        };
        let (mmsi, track) = self.candidate()?;
        let hours = if dark == 0 { self.rng.random_range(2.4..6.0) } else { self.rng.random_range(4.5..6.5) };
        let (first, last) = (track.fixes.first()?.t, track.fixes.last()?.t);
        // Enough before and after for both ships to be known.
        let margin = if dark == 0 { 3 * 3600 } else { 5 * 3600 };
        let stay = (hours * 3600.0) as i64;
        if last - first < 2 * margin + 3600 || first + margin + stay + margin > self.sample.end {
            return None;
        }
        let latest = (last - margin).min(self.sample.end - stay - margin);
        if latest <= first + margin {
            return None;
        }
        let at_t = self.rng.random_range(first + margin..latest);
        let at = track.at(at_t)?;
        let moves = track.under_way(at_t - 3600, at_t + 3600) > 0.95 && track.heard_throughout(at_t - 7200, at_t + 7200, 20);
        if !moves || !self.open_water(at, SHORE_KM, PORT_KM) {
            return None;
        }
        let drift =
            Adrift { from: at, since: at_t, set_deg: self.rng.random_range(0.0..360.0), kn: self.rng.random_range(0.2..0.8) };
        let beside = (self.rng.random_range(100.0..260.0), self.rng.random_range(0.0..360.0));
        let mut other = mirrored(&track, at_t);
        let mut one = track;
        stop(&mut one, (at_t, hours), &drift, (0.0, 0.0), self.rng);
        stop(&mut other, (at_t, hours), &drift, beside, self.rng);
        for track in [&mut one, &mut other] {
            let (begin, end) = (self.sample.begin, self.sample.end);
            track.fixes.retain(|f| f.t >= begin && f.t <= end);
        }
        let (begin, end) = (at_t, at_t + stay);
        let places = vec![drift.at(begin + stay / 2)];
        let mut silences = Vec::new();
        for (n, track) in [&mut other, &mut one].into_iter().enumerate().take(dark) {
            let off = begin - self.rng.random_range(5400..3 * 3600);
            let on = end + self.rng.random_range(5400..3 * 3600);
            silences.push((n, (off, on), silence(track, off, on)));
        }
        let seen = |t: &Track| t.between(begin, end).len() >= 2;
        let observable = [&one, &other].into_iter().filter(|t| seen(t)).count() + dark >= 2;
        let numbers = [self.adopt(mmsi, one)?, self.adopt_copy(other)];
        let mut heard = None;
        for (n, (off, on), would) in silences {
            // The mirror image falls silent first.
            self.silent(if n == 0 { numbers[1] } else { numbers[0] }, (off, on), would);
            heard = Some(would);
        }
        self.planting(kind, numbers.to_vec(), (begin, end), places, heard).observable = observable;
        Some(())
    }
}
