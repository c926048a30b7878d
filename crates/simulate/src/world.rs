//! A world: what is to be simulated, or planted in real traffic, as a scenario file says.

mod check;
mod embedded;
mod file;

use std::path::{Path, PathBuf};

use model::Day;

pub use file::{Guilty, Innocent, ReceptionSettings};

use crate::{error::SimulateError, theatre::Theatre};

/// A world, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// For a person.
    pub name: String,
    /// Used for tuning; the others are held out.
    pub tuning: bool,
    /// The same seed makes the same traffic.
    pub seed: u64,
    /// Where the traffic is from.
    pub traffic: Traffic,
    /// What is planted that a watch must find.
    pub guilty: Guilty,
    /// What is planted that only looks like it.
    pub innocent: Innocent,
}

/// Where the traffic is from.
#[derive(Clone, Debug, PartialEq)]
pub enum Traffic {
    /// Made up.
    Simulated(Simulated),
    /// A day of real traffic in the columns of NOAA's `MarineCadastre`, in order of time; what is planted is edited into it.
    NoaaCsv(PathBuf),
}

/// Made-up traffic.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// The first day.
    pub start: Day,
    /// Days.
    pub days: u32,
    /// Ships, without boats that stay in port and fishing fleets.
    pub ships: u32,
    /// Where they sail.
    pub theatres: Vec<Theatre>,
    /// Who hears them.
    pub reception: ReceptionSettings,
}

/// What a world's traffic is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrafficFormat {
    /// NMEA 0183 with TAG blocks.
    #[default]
    Nmea,
    /// CSV in NOAA's columns.
    NoaaCsv,
}

impl TrafficFormat {
    /// The usual ending of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Nmea => "nmea",
            Self::NoaaCsv => "csv",
        }
    }
}

impl World {
    /// Reads a scenario file. A path in it is relative to it.
    ///
    /// # Errors
    ///
    /// The file cannot be read, has a key that none knows, or a value that cannot be; the error names line and column.
    pub fn load(path: &Path) -> Result<Self, SimulateError> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|e| SimulateError::io(&name, e))?;
        let mut world = Self::parse(&name, &text)?;
        if let Traffic::NoaaCsv(csv) = &mut world.traffic {
            *csv = path.parent().unwrap_or(Path::new("")).join(&*csv);
        }
        Ok(world)
    }

    /// What its traffic is written as.
    pub const fn format(&self) -> TrafficFormat {
        match self.traffic {
            Traffic::Simulated(_) => TrafficFormat::Nmea,
            Traffic::NoaaCsv(_) => TrafficFormat::NoaaCsv,
        }
    }

    /// The file of real traffic that it needs, if it needs one.
    pub fn needs(&self) -> Option<&Path> {
        match &self.traffic {
            Traffic::Simulated(_) => None,
            Traffic::NoaaCsv(path) => Some(path),
        }
    }

    /// The same with its real traffic at another path.
    #[must_use]
    pub fn with_traffic(mut self, path: PathBuf) -> Self {
        if let Traffic::NoaaCsv(csv) = &mut self.traffic {
            *csv = path;
        }
        self
    }
}

#[cfg(test)]
#[path = "world_tests.rs"]
mod tests;
