//! The run from day to day: fleet, plans, plantings, lines, truth.

use std::io::Write;

use geo::{Ports, Regions, Sea};
use model::{Day, Timestamp};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use crate::{
    error::SimulateError,
    fleet::{Crews, fleet, share_mmsi},
    harbours::Harbours,
    lanes::Lanes,
    noaa,
    places::Places,
    plan::Plan,
    planner::plan,
    plant::{Planted, Stage},
    planting::PlantingKind,
    reception::{Outages, Reception},
    theatre::TradeShare,
    transmit::{Air, DayLines, Transmitter},
    truth::Truth,
    verity::Verity,
    world::{Guilty, Innocent, Simulated, Traffic, TrafficFormat, World},
};

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What the traffic is written as.
    pub format: TrafficFormat,
    /// Lines of traffic; of CSV, with its header.
    pub lines: u64,
    /// Voyages in the truth.
    pub voyages: u64,
    /// Things planted.
    pub planted: u64,
    /// Things that were asked for, but for which there was no ship or place.
    pub not_planted: u64,
}

/// What to simulate.
pub(crate) struct Order<'a> {
    pub(crate) name: &'a str,
    pub(crate) tuning: bool,
    pub(crate) seed: u64,
    pub(crate) simulated: &'a Simulated,
    pub(crate) guilty: &'a Guilty,
    pub(crate) innocent: &'a Innocent,
    /// Share of the ships whose transponder fails once, beside those that are planted.
    pub(crate) failures: f64,
}

impl World {
    /// Makes the world: the traffic goes to `traffic` in order of time, as [`World::format`] says, the truth to `truth`. `told` hears
    /// the share done, 0 to 1.
    ///
    /// # Errors
    ///
    /// Reading or writing fails, the real traffic is not what the world needs, or an embedded table is broken.
    pub fn run(
        &self,
        ports: &Ports,
        traffic: &mut dyn Write,
        truth: &mut dyn Write,
        told: &mut dyn FnMut(f64),
    ) -> Result<Summary, SimulateError> {
        match &self.traffic {
            Traffic::Simulated(simulated) => {
                let order = Order {
                    name: &self.name,
                    tuning: self.tuning,
                    seed: self.seed,
                    simulated,
                    guilty: &self.guilty,
                    innocent: &self.innocent,
                    failures: 0.0,
                };
                simulate(&order, ports, traffic, truth, told)
            }
            Traffic::NoaaCsv(path) => noaa::run(self, path, ports, traffic, truth, told),
        }
    }
}

/// Simulates.
pub(crate) fn simulate(
    order: &Order<'_>,
    ports: &Ports,
    nmea: &mut dyn Write,
    truth: &mut dyn Write,
    told: &mut dyn FnMut(f64),
) -> Result<Summary, SimulateError> {
    let (lanes, regions, sea) = (Lanes::embedded()?, Regions::embedded()?, Sea::embedded()?);
    let harbours = Harbours::embedded(ports, &lanes)?;
    let places = Places { ports, regions: &regions, lanes: &lanes, harbours: &harbours, sea };
    let settings = order.simulated;
    let day = |n: u32| Day::from_days(settings.start.days() + n as i32);
    let (begin, end) = (day(0).start(), day(settings.days).start());
    let mut rng = Pcg64Mcg::seed_from_u64(order.seed);
    let outages = Outages { satellites: order.innocent.satellite_outages, feed: order.innocent.feed_outages };
    let reception = Reception::new(&harbours, ports, &settings.reception, outages, (begin, end), &mut rng);
    let trades: Vec<TradeShare> = settings.theatres.iter().flat_map(|t| t.trades()).copied().collect();
    let crews = Crews { ships: settings.ships, trades: &trades, liars: order.guilty.liars, aerials: settings.reception.aerials };
    let mut ships = fleet(&crews, &mut rng);
    let shared = share_mmsi(&mut ships, order.innocent.shared_mmsis, &mut rng);
    // A generator a ship: what one does never depends on how many others there are.
    let seeds: Vec<u64> = ships.iter().map(|_| rng.random()).collect();
    let plans: Vec<Plan> = (ships.par_iter().zip(&seeds))
        .map(|(ship, seed)| plan(places, ship, begin, end, order.failures, &mut Pcg64Mcg::seed_from_u64(*seed)))
        .collect();
    let mut stage = Stage::new(places, &crews, &reception, (ships, plans), (begin, end), rng.random());
    stage.plant(order.guilty, order.innocent);
    for pair in shared {
        stage.planted.push(Planted::shared_mmsi(pair, (begin, end)));
    }
    let air = Air { reception: &reception, jams: std::mem::take(&mut stage.jams) };
    let mut transmitters: Vec<Transmitter<'_>> =
        (stage.ships.iter().zip(&stage.plans)).map(|(ship, plan)| Transmitter::new(ship, plan, &air, rng.random())).collect();
    let mut summary = Summary { not_planted: u64::from(stage.failed), ..Summary::default() };
    for n in 0..settings.days {
        told(f64::from(n) / f64::from(settings.days.max(1)));
        let lines: Vec<DayLines> = transmitters.par_iter_mut().map(|t| t.day(day(n))).collect();
        summary.lines += write_day(&lines, nmea)?;
    }
    told(1.0);
    let all: Truth = Verity { order, places, stage: &stage, air: &air, transmitters: &transmitters, begin, end }.truth();
    all.write(truth)?;
    summary.voyages = all.voyages.len() as u64;
    summary.planted = all.plantings.iter().filter(|p| p.kind != PlantingKind::StationOutage).count() as u64;
    Ok(summary)
}

/// Writes the lines of all ships in order of time.
fn write_day(ships: &[DayLines], nmea: &mut dyn Write) -> Result<u64, SimulateError> {
    let mut order: Vec<(i64, u32, u32, u32)> = Vec::new();
    for (n, ship) in (0..).zip(ships) {
        order.extend((0..).zip(&ship.lines).map(|(i, line)| (line.t, line.order, n, i)));
    }
    order.sort_unstable();
    for &(_, _, ship, line) in &order {
        let bytes = ships.get(ship as usize).and_then(|s| {
            let at = s.lines.get(line as usize)?;
            s.bytes.get(at.begin..at.end)
        });
        nmea.write_all(bytes.unwrap_or_default()).map_err(|e| SimulateError::io("the traffic", e))?;
    }
    Ok(order.len() as u64)
}

impl Planted {
    fn shared_mmsi(ships: [usize; 2], (begin, end): (Timestamp, Timestamp)) -> Self {
        Self {
            kind: PlantingKind::SharedMmsi,
            ships: ships.to_vec(),
            begin,
            end,
            places: Vec::new(),
            radius_km: None,
            pier: None,
            dark: Vec::new(),
            needs: Vec::new(),
        }
    }
}
