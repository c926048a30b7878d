//! The worlds built into the program.

use super::World;
use crate::error::SimulateError;

macro_rules! worlds {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!(concat!("../../data/worlds/", $name, ".toml")))),*] };
}

static WORLDS: &[(&str, &str)] = worlds![
    "baltic",
    "black-sea-a",
    "black-sea-b",
    "caspian-a",
    "caspian-b",
    "central-mediterranean",
    "eastern-mediterranean-a",
    "eastern-mediterranean-b",
    "gulf",
    "noaa-a",
    "noaa-b",
    "sea-of-japan-a",
    "sea-of-japan-b",
    "yellow-sea",
];

impl World {
    /// The worlds built into the program: file name without its ending, and the world. Those in real traffic need a file that is not
    /// built in: see [`World::needs`].
    ///
    /// # Errors
    ///
    /// One of them is broken; the tests see to it that none is.
    pub fn embedded() -> Result<Vec<(&'static str, Self)>, SimulateError> {
        WORLDS.iter().map(|(name, text)| Ok((*name, Self::parse(name, text)?))).collect()
    }
}
