//! What befalls ships: jamming, and transponders that fail.

use geo::{LatLon, near::closer};
use model::Timestamp;
use rand::{RngExt, seq::IndexedRandom};

use super::{Planted, Stage};
use crate::{
    jam::Jam,
    plan::{NotSent, later},
    planting::PlantingKind,
    truth::SilenceCause,
};

/// Of so many places and times the one with the most ships is jammed.
const CHOICES: u32 = 60;
/// At least so many ships.
const LEAST_SHIPS: usize = 3;

impl Stage<'_> {
    fn ships_near(&self, at: LatLon, radius_m: f64, t: Timestamp) -> usize {
        self.plans.iter().filter_map(|p| closer(p.state(t)?.at, at, radius_m)).count()
    }

    /// All ships of an area seem to be at one place, or to go round it, for an hour or more.
    pub(super) fn jamming(&mut self) -> Option<()> {
        let hours = self.rng.random_range(1.5..6.0);
        let radius_m = self.rng.random_range(30_000.0..80_000.0);
        let time = self.time();
        let mut best: Option<(usize, LatLon, Timestamp, Timestamp)> = None;
        for _ in 0..CHOICES {
            let (begin, end) = self.inside(time, hours);
            let ships: Vec<usize> = (0..self.plans.len()).collect();
            let ship = *ships.choose(&mut self.rng)?;
            let middle = later(begin, hours / 2.0);
            let Some(at) = self.plan(ship).and_then(|p| p.state(middle)).map(|s| s.at) else { continue };
            let apart =
                |j: &Jam| closer(j.centre, at, 300_000.0).is_none() || begin > later(j.end, 24.0) || j.begin > later(end, 24.0);
            let count = self.ships_near(at, radius_m, middle);
            if self.jams.iter().all(apart) && best.is_none_or(|(most, ..)| count > most) {
                best = Some((count, at, begin, end));
            }
        }
        let (_, centre, begin, end) = best.filter(|b| b.0 >= LEAST_SHIPS)?;
        let to = self.inland(centre, radius_m * 0.5..radius_m * 3.0)?;
        let circle_m = self.rng.random_bool(0.4).then(|| self.rng.random_range(500.0..3000.0));
        self.jams.push(Jam { begin, end, centre, radius_m, to, circle_m });
        let mut planted = Planted::new(PlantingKind::Jamming, Vec::new(), (begin, end), vec![centre, to]);
        planted.radius_km = Some(radius_m / 1000.0);
        self.planted.push(planted);
        Some(())
    }

    /// A transponder that fails for some hours.
    pub(super) fn transponder_failure(&mut self) -> Option<()> {
        let ship = self.free_ship()?;
        let hours = self.rng.random_range(6.5..20.0);
        let time = self.time();
        let (begin, end) = self.inside(time, hours);
        let plan = self.plans.get_mut(ship)?;
        let at = plan.state(begin)?.at;
        plan.silences.push(NotSent { begin, end, cause: SilenceCause::Failure });
        self.planted.push(Planted::new(PlantingKind::TransponderFailure, vec![ship], (begin, end), vec![at]));
        self.take(ship);
        Some(())
    }
}
