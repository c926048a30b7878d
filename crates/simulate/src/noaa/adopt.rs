//! Which real ships are adopted, and what is planted on them.

use std::collections::BTreeSet;

use geo::{LatLon, Ports, Sea};
use model::Timestamp;
use rand::{RngExt, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

use super::{sample::Sample, track::Track};
use crate::{
    fleet::{Identity, call_sign, imo, name},
    planting::{Place, Planting, PlantingKind, WouldHaveBeenHeard},
    truth::{TrueShip, Truth},
    world::Guilty,
};

const TRIES: u32 = 300;
pub(super) const FIRST_MMSI: u32 = 200_000_001;

/// An adopted ship: its reports, and what it says it is.
#[derive(Clone, Debug)]
pub(super) struct Adopted {
    pub(super) track: Track,
    pub(super) identities: Vec<Identity>,
}

/// The planting in progress.
pub(super) struct Adoption<'a, 'r> {
    pub(super) sample: &'a Sample,
    pub(super) ports: &'a Ports,
    pub(super) sea: &'a Sea,
    pub(super) rng: &'r mut Pcg64Mcg,
    /// Real MMSI, or none for a copy, and what became of it.
    pub(super) adopted: Vec<(Option<u32>, Adopted)>,
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
    pub(super) fn next_candidate(&mut self) -> Option<(u32, Track)> {
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

    pub(super) fn ship(&mut self, mmsi: u32) -> Option<&mut Adopted> {
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

    /// From a second on an adopted ship says it is another.
    pub(super) fn changes(&mut self, mmsi: u32, from: i64, identity: Identity) -> Option<()> {
        let ship = self.ship(mmsi)?;
        let number = ship.identities.len() as u8;
        ship.identities.push(identity);
        ship.track.fixes.iter_mut().filter(|f| f.t >= from).for_each(|f| f.identity = number);
        Some(())
    }
}
