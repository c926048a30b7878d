//! Silences on purpose in real traffic: real calls and real voyages of which the reports are taken out.

use rand::RngExt;

use super::{
    adopt::{Adoption, FIRST_MMSI},
    edit::silence,
};
use crate::{
    fleet::{Identity, call_sign, name},
    planting::PlantingKind,
};

/// Shortest silence on purpose: a little more than what counts as a gap.
const LEAST_SILENCE_S: i64 = 23_000;

impl Adoption<'_, '_> {
    /// A real call at a port of the table, of which nothing is heard from some way before until some way after.
    pub(super) fn dark_port_call(&mut self) -> Option<()> {
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
    pub(super) fn dark_voyage(&mut self, kind: PlantingKind) -> Option<()> {
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
}
