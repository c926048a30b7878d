//! Which real ships are adopted, and what is planted on them.

use std::collections::BTreeSet;

use geo::{LatLon, METRES_PER_NM, Ports, Sea, bearing_deg, destination, distance_m, interpolate};
use model::Timestamp;
use rand::{RngExt, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

use super::{
    edit::{circle, elsewhere, perfect, silence, still},
    sample::Sample,
    track::Track,
};
use crate::{
    fleet::{Identity, call_sign, imo, name},
    near::closer,
    planting::{Place, Planting, PlantingKind, WouldHaveBeenHeard},
    truth::{TrueShip, Truth},
    world::Guilty,
};

const TRIES: u32 = 300;
const FIRST_MMSI: u32 = 200_000_001;
/// Shortest silence on purpose: a little more than what counts as a gap.
const LEAST_SILENCE_S: i64 = 23_000;

/// An adopted ship: its reports, and what it says it is.
#[derive(Clone, Debug)]
pub(super) struct Adopted {
    pub(super) track: Track,
    pub(super) identities: Vec<Identity>,
}

/// The planting in progress.
pub(super) struct Adoption<'a, 'r> {
    pub(super) sample: &'a Sample,
    ports: &'a Ports,
    sea: &'a Sea,
    pub(super) rng: &'r mut Pcg64Mcg,
    /// Real MMSI, or none for a copy, and what became of it.
    adopted: Vec<(Option<u32>, Adopted)>,
    taken: BTreeSet<u32>,
    truth: Truth,
    failed: u32,
    looked_at: usize,
}

/// All adopted ships, and the real MMSI that they stand for.
pub(super) struct Adoptees {
    pub(super) ships: Vec<Adopted>,
    pub(super) gone: BTreeSet<u32>,
}

impl<'a, 'r> Adoption<'a, 'r> {
    pub(super) fn new(sample: &'a Sample, ports: &'a Ports, sea: &'a Sea, rng: &'r mut Pcg64Mcg) -> Self {
        let (truth, looked_at) = (Truth::default(), rng.random_range(0..10_000));
        Self { sample, ports, sea, rng, adopted: Vec::new(), taken: BTreeSet::new(), truth, failed: 0, looked_at }
    }

    pub(super) fn plant(&mut self, guilty: &Guilty) {
        use PlantingKind as K;
        self.repeat(guilty.transfers, |s| s.transfer(K::Transfer));
        self.repeat(guilty.transfers_one_dark, |s| s.transfer(K::TransferOneDark));
        self.repeat(guilty.transfers_both_dark, |s| s.transfer(K::TransferBothDark));
        self.repeat(guilty.dark_port_calls + guilty.short_dark_port_calls, Self::dark_port_call);
        self.repeat(guilty.dark_voyages, |s| s.dark_voyage(K::DarkVoyage));
        self.repeat(guilty.changed_mmsis, |s| s.dark_voyage(K::ChangedMmsi));
        for (kind, times) in [
            (K::Teleport, guilty.teleports),
            (K::PerfectTrack, guilty.perfect_tracks),
            (K::OnLand, guilty.positions_on_land),
            (K::Circle, guilty.circles),
        ] {
            self.repeat(times, |s| s.false_positions(kind));
        }
        for (kind, times) in [
            (K::ChangedName, guilty.changed_names),
            (K::ChangedCallSign, guilty.changed_call_signs),
            (K::ChangedImo, guilty.changed_imos),
            (K::SharedImo, guilty.shared_imos),
            (K::BadImo, guilty.bad_imos),
        ] {
            self.repeat(times, |s| s.identity(kind));
        }
    }

    /// The truth of it, the ships, and how many things found no ship or place.
    pub(super) fn finish(self) -> (Truth, Adoptees, u32) {
        let gone = self.adopted.iter().filter_map(|a| a.0).collect();
        (self.truth, Adoptees { ships: self.adopted.into_iter().map(|a| a.1).collect(), gone }, self.failed)
    }

    fn repeat(&mut self, times: u32, mut one: impl FnMut(&mut Self) -> Option<()>) {
        for _ in 0..times {
            let done = (0..TRIES).any(|_| one(self).is_some());
            self.failed += u32::from(!done);
        }
    }

    /// A ship that was not adopted yet.
    pub(super) fn candidate(&mut self) -> Option<(u32, Track)> {
        let free: Vec<u32> = self.sample.tracks.keys().copied().filter(|m| !self.taken.contains(m)).collect();
        let mmsi = *free.choose(self.rng)?;
        Some((mmsi, self.sample.tracks.get(&mmsi)?.clone()))
    }

    /// The free ships one after another: for what only few of them did.
    fn next_candidate(&mut self) -> Option<(u32, Track)> {
        self.looked_at += 1;
        let (mmsi, track) = self.sample.tracks.iter().cycle().nth(self.looked_at % self.sample.tracks.len().max(1))?;
        (!self.taken.contains(mmsi)).then(|| (*mmsi, track.clone()))
    }

    pub(super) fn open_water(&self, at: LatLon, shore_km: f64, port_km: f64) -> bool {
        if self.sea.is_land(at) || self.sea.shore_km(at) < shore_km {
            return false;
        }
        let mut near = Vec::new();
        self.ports.within(at, port_km, &mut near);
        near.is_empty()
    }

    /// Adopts a real ship: its MMSI is gone from the day. Gives the new number.
    pub(super) fn adopt(&mut self, mmsi: u32, track: Track) -> Option<u32> {
        self.taken.insert(mmsi).then(|| self.enlist(Some(mmsi), track))
    }

    /// Adopts a ship that never was.
    pub(super) fn adopt_copy(&mut self, track: Track) -> u32 {
        self.enlist(None, track)
    }

    fn enlist(&mut self, real: Option<u32>, track: Track) -> u32 {
        let n = self.adopted.len() as u32;
        let identity = Identity { mmsi: FIRST_MMSI + n, imo: imo(200_000 + n), name: name(self.rng), call_sign: call_sign(n) };
        self.truth.ships.push(TrueShip {
            mmsi: identity.mmsi,
            imo: identity.imo,
            name: identity.name.clone(),
            kind: "real".to_owned(),
            liar: false,
            shares_mmsi: false,
        });
        self.adopted.push((real, Adopted { track, identities: vec![identity] }));
        FIRST_MMSI + n
    }

    fn ship(&mut self, mmsi: u32) -> Option<&mut Adopted> {
        self.adopted.get_mut((mmsi - FIRST_MMSI) as usize).map(|a| &mut a.1)
    }

    pub(super) fn silent(&mut self, mmsi: u32, (off, on): (i64, i64), heard: WouldHaveBeenHeard) {
        self.truth.switched_off(mmsi, (Timestamp::from_secs(off), Timestamp::from_secs(on)), heard);
    }

    pub(super) fn planting(
        &mut self,
        kind: PlantingKind,
        ships: Vec<u32>,
        (begin, end): (i64, i64),
        places: Vec<LatLon>,
        heard: Option<WouldHaveBeenHeard>,
    ) -> &mut Planting {
        self.truth.plantings.push(Planting {
            kind,
            guilty: true,
            ships,
            begin: Timestamp::from_secs(begin),
            end: Timestamp::from_secs(end),
            places: places.into_iter().map(Place::from).collect(),
            radius_km: None,
            pier: None,
            pier_also: Vec::new(),
            would_have_been_heard: heard,
            observable: true,
        });
        let last = self.truth.plantings.len() - 1;
        &mut self.truth.plantings[last]
    }

    /// A real call at a port of the table, of which nothing is heard from some way before until some way after.
    fn dark_port_call(&mut self) -> Option<()> {
        let (mmsi, mut track) = self.next_candidate()?;
        let (before, after) = (self.rng.random_range(2400..9000), self.rng.random_range(2400..9000));
        let (from, until, at) = track.stops(3600).into_iter().find(|(from, until, _)| {
            let (off, on) = (from - before, until + after);
            on - off > LEAST_SILENCE_S
                && off - 2 * 3600 > self.sample.begin
                && on + 1800 < self.sample.end
                && track.under_way(off - 1800, from - 1500) > 0.7
                && track.under_way(until + 1500, on + 900) > 0.7
                && track.heard_throughout(off - 2 * 3600, off, 40)
        })?;
        let (port, _) = self.ports.entered(at)?;
        let (key, port_at) = (self.ports.get(port).key.to_string(), self.ports.get(port).at);
        let time = (from - before, until + after);
        let heard = silence(&mut track, time.0, time.1);
        let number = self.adopt(mmsi, track)?;
        self.silent(number, time, heard);
        let mut near = Vec::new();
        self.ports.within(port_at, 6.0, &mut near);
        let also = near.iter().map(|(p, _)| self.ports.get(*p).key.to_string()).filter(|k| *k != key).collect();
        let planting = self.planting(PlantingKind::DarkPortCall, vec![number], time, vec![at], Some(heard));
        (planting.pier, planting.pier_also) = (Some(key), also);
        Some(())
    }

    /// Silent for a part of a voyage; a changed MMSI comes out of the silence as another ship.
    fn dark_voyage(&mut self, kind: PlantingKind) -> Option<()> {
        let (mmsi, mut track) = self.candidate()?;
        let length = self.rng.random_range(LEAST_SILENCE_S..11 * 3600);
        let (first, last) = (track.fixes.first()?.t + 4 * 3600, track.fixes.last()?.t - 2 * 3600);
        if last - length <= first {
            return None;
        }
        let begin = self.rng.random_range(first..last - length);
        let time = (begin, begin + length);
        if track.under_way(time.0 - 3600, time.1 + 3600) < 0.9 || !track.heard_throughout(time.0 - 3 * 3600, time.0, 40) {
            return None;
        }
        let places = [time.0, time.1].iter().filter_map(|t| track.at(*t)).collect();
        let heard = silence(&mut track, time.0, time.1);
        let number = self.adopt(mmsi, track)?;
        let changes = kind == PlantingKind::ChangedMmsi;
        self.silent(number, if changes { (time.0, self.sample.end) } else { time }, heard);
        let mut ships = vec![number];
        if changes {
            let other = FIRST_MMSI + 500_000 + self.adopted.len() as u32;
            let identity =
                Identity { mmsi: other, imo: 0, name: name(self.rng), call_sign: call_sign(9000 + self.adopted.len() as u32) };
            self.changes(number, time.1, identity)?;
            ships.push(other);
        }
        self.planting(kind, ships, time, places, Some(heard));
        Some(())
    }

    /// From a second on an adopted ship says it is another.
    fn changes(&mut self, mmsi: u32, from: i64, identity: Identity) -> Option<()> {
        let ship = self.ship(mmsi)?;
        let number = ship.identities.len() as u8;
        ship.identities.push(identity);
        ship.track.fixes.iter_mut().filter(|f| f.t >= from).for_each(|f| f.identity = number);
        Some(())
    }

    fn false_positions(&mut self, kind: PlantingKind) -> Option<()> {
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

    fn identity(&mut self, kind: PlantingKind) -> Option<()> {
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
