//! A day of real traffic with things planted in it.
//!
//! Ships to plant with are adopted: a real ship's whole track goes on under an invented name and number, so that nothing is ever
//! planted on a real ship, and the traffic round it stays as it was. What would have been heard in a silence is known for sure: the
//! reports that were taken out. The file is read twice: for the tracks of those ships that can be adopted, and to write it anew.

mod adopt;
mod areas;
mod dark;
mod edit;
mod meet;
mod pretend;
mod row;
mod sample;
mod track;
mod write;

use std::{collections::BTreeSet, io::Write, path::Path};

use geo::{Ports, Sea};
use model::Timestamp;
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use crate::{
    error::SimulateError,
    planting::{Planting, PlantingKind, TrueWorld},
    run::Summary,
    truth::{Silence, SilenceCause, Truth},
    world::{TrafficFormat, World},
};

use adopt::Adoption;
use areas::Area;
use sample::Sample;

/// Plants what the world asks for into the file at `path`.
pub(crate) fn run(
    world: &World,
    path: &Path,
    ports: &Ports,
    traffic: &mut dyn Write,
    truth: &mut dyn Write,
    told: &mut dyn FnMut(f64),
) -> Result<Summary, SimulateError> {
    let sample = Sample::read(path, &mut |share| told(share * 0.5))?;
    let sea = Sea::embedded()?;
    let mut rng = Pcg64Mcg::seed_from_u64(world.seed);
    let mut adoption = Adoption::new(&sample, ports, sea, &mut rng);
    adoption.plant(&world.guilty);
    let (mut all, adopted, mut failed) = adoption.finish();
    let planted: Vec<_> = all.plantings.iter().flat_map(|p| p.places.iter().copied()).collect();
    let (mut areas, missing) = Area::choose(&sample, &world.innocent, sea, &planted, &mut rng);
    failed += missing;
    let written = write::rewrite(path, &sample, &adopted, &mut areas, traffic, &mut |share| told(0.5 + share * 0.5))?;
    all.plantings.extend(areas.iter().map(Area::planting));
    for area in areas.iter().filter(|a| a.to.is_none()) {
        let (begin, end) = (Timestamp::from_secs(area.begin), Timestamp::from_secs(area.end));
        all.silences.push(Silence {
            mmsi: None,
            station: None,
            begin,
            end,
            cause: SilenceCause::AreaDown,
            would_have_been_heard: None,
        });
    }
    all.world = Some(TrueWorld {
        name: world.name.clone(),
        tuning: world.tuning,
        seed: world.seed,
        begin: Timestamp::from_secs(sample.begin),
        end: Timestamp::from_secs(sample.end + 1),
        ships: written.ships,
        real: true,
    });
    all.write(truth)?;
    Ok(Summary {
        format: TrafficFormat::NoaaCsv,
        lines: written.lines,
        voyages: 0,
        planted: all.plantings.len() as u64,
        not_planted: u64::from(failed),
    })
}

impl Area {
    fn planting(&self) -> Planting {
        let kind = if self.to.is_some() { PlantingKind::Jamming } else { PlantingKind::AreaOutage };
        Planting {
            kind,
            guilty: false,
            // Whoever lies in an area without reception can be told by where it is.
            ships: if self.to.is_some() {
                self.ships.iter().copied().collect::<BTreeSet<u32>>().into_iter().collect()
            } else {
                Vec::new()
            },
            begin: Timestamp::from_secs(self.begin),
            end: Timestamp::from_secs(self.end),
            places: std::iter::once(self.centre).chain(self.to).map(Into::into).collect(),
            radius_km: Some(self.radius_m / 1000.0),
            pier: None,
            pier_also: Vec::new(),
            would_have_been_heard: None,
            observable: self.to.is_none() || self.ships.len() > 1,
        }
    }
}

impl Truth {
    /// A silence planted on an adopted ship, with what was taken out.
    fn switched_off(&mut self, mmsi: u32, (begin, end): (Timestamp, Timestamp), heard: crate::planting::WouldHaveBeenHeard) {
        self.silences.push(Silence {
            mmsi: Some(mmsi),
            station: None,
            begin,
            end,
            cause: SilenceCause::SwitchedOff,
            would_have_been_heard: Some(heard),
        });
    }
}

#[cfg(test)]
#[path = "noaa_tests.rs"]
mod tests;
