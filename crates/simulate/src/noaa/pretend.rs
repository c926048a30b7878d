//! Positions and identities that adopted ships make up.

use geo::{LatLon, METRES_PER_NM, bearing_deg, destination, distance_m, interpolate, near::closer};
use rand::RngExt;

use super::{
    adopt::Adoption,
    edit::{circle, elsewhere, perfect, still},
};
use crate::{
    fleet::{call_sign, imo, name},
    planting::PlantingKind,
};

impl Adoption<'_, '_> {
    pub(super) fn false_positions(&mut self, kind: PlantingKind) -> Option<()> {
        let (mmsi, mut track) = self.candidate()?;
        let least = if kind == PlantingKind::PerfectTrack { 4 * 3600 } else { 2 * 3600 };
        let length = self.rng.random_range(least..8 * 3600);
        let (first, last) = (track.fixes.first()?.t + 2 * 3600, track.fixes.last()?.t - 2 * 3600);
        if last - length <= first {
            return None;
        }
        let begin = self.rng.random_range(first..last - length);
        let time = (begin, begin + length);
        if track.under_way(time.0 - 1800, time.1 + 1800) < 0.9 || !track.heard_throughout(time.0 - 1800, time.1 + 1800, 30) {
            return None;
        }
        let (a, b) = (track.at(time.0)?, track.at(time.1)?);
        let seems = match kind {
            PlantingKind::Teleport => {
                let (_, other) = self.candidate()?;
                let there = other.at(time.0).zip(other.at(time.1))?;
                let far = |at: LatLon| closer(at, a, 400_000.0).is_none() && closer(at, b, 400_000.0).is_none();
                if !far(there.0) || !far(there.1) || !other.heard_throughout(time.0, time.1, 30) {
                    return None;
                }
                elsewhere(&mut track, time, &other);
                there.0
            }
            PlantingKind::PerfectTrack => {
                let side = if self.rng.random_bool(0.5) { 90.0 } else { -90.0 };
                let middle = interpolate(a, b, self.rng.random_range(0.3..0.7));
                let via = destination(middle, bearing_deg(a, b) + side, distance_m(a, b) * self.rng.random_range(0.08..0.4));
                let kn = (distance_m(a, via) + distance_m(via, b)) / METRES_PER_NM / (length as f64 / 3600.0);
                let clear = |p: LatLon, q: LatLon| (0..=100).all(|n| !self.sea.is_land(interpolate(p, q, f64::from(n) / 100.0)));
                if !(6.0..18.0).contains(&kn) || !clear(a, via) || !clear(via, b) {
                    return None;
                }
                perfect(&mut track, time, (a, via, b));
                via
            }
            PlantingKind::OnLand => {
                let at = destination(a, self.rng.random_range(0.0..360.0), self.rng.random_range(30_000.0..200_000.0));
                self.sea.inland_km(at).filter(|km| *km > 8.0)?;
                still(&mut track, time, at, self.rng);
                at
            }
            _ => {
                let radius_m = self.rng.random_range(600.0..4000.0);
                let centre = destination(a, self.rng.random_range(0.0..360.0), radius_m);
                if self.sea.is_land(centre) || self.sea.shore_km(centre) < radius_m / 1000.0 + 2.0 {
                    return None;
                }
                circle(&mut track, time, (centre, radius_m, self.rng.random_range(5.0..13.0)), self.rng);
                centre
            }
        };
        let number = self.adopt(mmsi, track)?;
        self.planting(kind, vec![number], time, vec![a, seems], None);
        Some(())
    }

    pub(super) fn identity(&mut self, kind: PlantingKind) -> Option<()> {
        let (mmsi, track) = self.candidate()?;
        let (first, last) = (track.fixes.first()?.t, track.fixes.last()?.t);
        if last - first < 8 * 3600 {
            return None;
        }
        let t = self.rng.random_range(first + 2 * 3600..last - 2 * 3600);
        let at = track.at(t)?;
        let number = self.adopt(mmsi, track)?;
        let spare = self.adopted.len() as u32;
        let mut identity = self.ship(number)?.identities.first()?.clone();
        let mut ships = vec![number];
        match kind {
            PlantingKind::ChangedName => identity.name = name(self.rng),
            PlantingKind::ChangedCallSign => identity.call_sign = call_sign(9000 + spare),
            PlantingKind::ChangedImo => identity.imo = imo(250_000 + spare),
            PlantingKind::SharedImo => {
                let (other, track) = self.candidate()?;
                let other = self.adopt(other, track)?;
                identity.imo = self.ship(other)?.identities.first()?.imo;
                ships.push(other);
            }
            _ => identity.imo = identity.imo - identity.imo % 10 + (identity.imo + self.rng.random_range(1..10)) % 10,
        }
        if matches!(kind, PlantingKind::SharedImo | PlantingKind::BadImo) {
            self.ship(number)?.identities = vec![identity];
            let (begin, end) = (self.sample.begin, self.sample.end);
            self.planting(kind, ships, (begin, end), Vec::new(), None);
        } else {
            self.changes(number, t, identity)?;
            let end = self.sample.end;
            self.planting(kind, ships, (t, end), vec![at], None);
        }
        Some(())
    }
}
