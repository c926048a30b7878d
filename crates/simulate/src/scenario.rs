//! A month of made-up traffic without anything planted.

use std::io::Write;

use geo::Ports;
use model::Day;

use crate::{
    error::SimulateError,
    run::{Order, Summary, simulate},
    theatre::Theatre,
    world::{Guilty, Innocent, ReceptionSettings, Simulated},
};

/// What to simulate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The same seed makes the same traffic.
    pub seed: u64,
    /// The first day.
    pub start: Day,
    /// Days.
    pub days: u32,
    /// Ships.
    pub ships: u32,
}

impl Default for Scenario {
    /// September 2022, a hundred and twenty ships.
    fn default() -> Self {
        Self { seed: 1, start: Day::from_days(19_236), days: 30, ships: 120 }
    }
}

/// Share of liars in the trades where ships lie.
const LIARS: f64 = 0.3;
/// Share of the ships whose transponder fails once.
const FAILURES: f64 = 0.125;
/// With so many ships one MMSI is shared by two.
const SHIPS_TO_SHARE: u32 = 40;

/// Simulates all theatres: the traffic goes to `nmea` in order of time, the truth to `truth`. `told` hears the share done, 0 to 1.
///
/// # Errors
///
/// Writing fails, or an embedded table is broken.
pub fn run(
    scenario: &Scenario,
    ports: &Ports,
    nmea: &mut dyn Write,
    truth: &mut dyn Write,
    told: &mut dyn FnMut(f64),
) -> Result<Summary, SimulateError> {
    let simulated = Simulated {
        start: scenario.start,
        days: scenario.days,
        ships: scenario.ships,
        theatres: vec![Theatre::World],
        reception: ReceptionSettings::default(),
    };
    let guilty = Guilty { liars: LIARS, ..Guilty::default() };
    let innocent = Innocent { shared_mmsis: u32::from(scenario.ships >= SHIPS_TO_SHARE), ..Innocent::default() };
    let order = Order {
        name: "a month",
        tuning: true,
        seed: scenario.seed,
        simulated: &simulated,
        guilty: &guilty,
        innocent: &innocent,
        failures: FAILURES,
    };
    simulate(&order, ports, nmea, truth, told)
}

#[cfg(test)]
#[path = "scenario_tests.rs"]
mod tests;
