//! Sea and land: where a ship can be, how far the shore is, and whether a straight way is over water.
//!
//! The shore lines are Natural Earth's 1:10 m land and its navigable lakes (public domain), on a lattice of about 400 m by 190 m.
//! Rivers, canals and narrow straits come from two tables of lines with a half width (`data/passages.csv`,
//! `data/inland_waters.csv`): where a line runs, a ship may be, whatever the shore lines say.

mod buckets;
mod cells;
mod clearance;
mod coast;
mod crossing;
mod cursor;
mod error;
mod file;
mod grid;
mod lattice;
mod nearest;
pub(crate) mod network;
mod shore;
pub(crate) mod space;
mod waters;

use std::sync::OnceLock;

pub use cells::{SeaCell, cell_at, middle};
pub use cursor::{write_signed, write_varint};
pub use error::SeaError;
pub use file::{Section, pack, unpack};
pub use grid::{Access, Closed, Step};
pub use waters::{Passage, WaterKind};

use crate::{
    latlon::LatLon,
    route::Landmarks,
    sea::{
        clearance::Clearance,
        coast::Coast,
        file::SeaFile,
        grid::Grid,
        nearest::Tree,
        network::Network,
        space::{arc_km, ecef},
        waters::Waters,
    },
};

static EMBEDDED: &[u8] = include_bytes!("../../data/sea.bin");

/// Sea and land.
#[derive(Debug)]
pub struct Sea {
    coast: Coast,
    shore: Tree,
    clearance: Clearance,
    waters: Waters,
    grid: Grid,
    pub(crate) network: Network,
    /// Distances through the network, when the first route asks for them.
    pub(crate) landmarks: OnceLock<Landmarks>,
    /// The same with every passage open.
    pub(crate) open_landmarks: OnceLock<Landmarks>,
}

impl Sea {
    /// The sea that is built into the program; decoded once.
    ///
    /// # Errors
    ///
    /// The embedded file is damaged; the tests see to it that it is not.
    pub fn embedded() -> Result<&'static Self, SeaError> {
        static SEA: OnceLock<Result<Sea, SeaError>> = OnceLock::new();
        SEA.get_or_init(|| Self::decode(EMBEDDED)).as_ref().map_err(Clone::clone)
    }

    /// Decodes a sea file.
    ///
    /// # Errors
    ///
    /// The file is none, cut short or damaged: the error says what is wrong and at which byte.
    pub fn decode(bytes: &[u8]) -> Result<Self, SeaError> {
        let file = SeaFile::open(bytes)?;
        let clearance = file.optional(Section::Clearance)?.map_or_else(|| Ok(Clearance::none()), Clearance::decode)?;
        let waters = Waters::read(&file.section(Section::Passages)?, &file.section(Section::InlandWaters)?)?;
        // The shore and the cells take as long as each other.
        let (coast, shore, grid, network) = std::thread::scope(|scope| {
            let cells = scope.spawn(|| {
                let network = file.optional(Section::Network)?;
                let network = network.map_or_else(|| Ok(Network::default()), |n| Network::decode(&n, &waters.passages))?;
                Ok((Grid::decode(&file)?, network))
            });
            let coast = Coast::decode(&file.section(Section::Coast)?)?;
            let shore = shore::tree(&coast);
            let (grid, network) = cells.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok::<_, SeaError>((coast, shore, grid, network))
        })?;
        Ok(Self { coast, shore, clearance, waters, grid, network, landmarks: OnceLock::new(), open_landmarks: OnceLock::new() })
    }

    /// Whether a position is on land, exactly as the shore lines say; rivers and canals are land here, large lakes are not.
    pub fn is_land(&self, at: LatLon) -> bool {
        self.coast.is_land(at)
    }

    /// Whether a ship may be at a position: at sea, or on an inland water or passage of the tables.
    pub fn navigable(&self, at: LatLon) -> bool {
        !self.coast.is_land(at) || self.waters.depth_km(at) > 0.0
    }

    /// Distance to the nearest shore line in km, from land or sea: off by less than one part in 2000.
    pub fn shore_km(&self, at: LatLon) -> f64 {
        self.shore.nearest(ecef(at), f64::INFINITY).map_or(f64::INFINITY, |n| arc_km(n.km))
    }

    /// Distance in km to the nearest place where a ship can be, from land; nothing where a ship can be at the position itself.
    pub fn inland_km(&self, at: LatLon) -> Option<f64> {
        if !self.coast.is_land(at) {
            return None;
        }
        let shore = self.shore.nearest(ecef(at), f64::INFINITY).map_or(f64::INFINITY, |n| n.km);
        match self.waters.nearest(at, shore) {
            Some(water) if water.km <= 0.0 => None,
            Some(water) => Some(arc_km(water.km)),
            None => Some(arc_km(shore)),
        }
    }

    /// Distance to the nearest shore line or bank of a river or canal in km, as [`Self::shore_km`].
    pub fn nearest_bank_km(&self, at: LatLon) -> f64 {
        let shore = self.shore.nearest(ecef(at), f64::INFINITY).map_or(f64::INFINITY, |n| n.km);
        arc_km(self.waters.nearest(at, shore).map_or(shore, |water| water.km.max(0.0)))
    }

    /// The passages that have a name.
    pub fn passages(&self) -> &[Passage] {
        &self.waters.passages
    }

    /// The lines of all passages and inland waters, with half their width in km.
    pub fn water_lines(&self) -> impl Iterator<Item = (&[LatLon], f64)> {
        self.waters.lines.iter().map(|water| (water.line.as_slice(), water.half_width_km))
    }

    /// Calls `f` with both ends of every piece of shore line; between them it runs straight in longitude and latitude.
    pub fn shore_pieces(&self, mut f: impl FnMut(LatLon, LatLon)) {
        let lattice = self.coast.lattice;
        buckets::for_each_piece(&lattice, &self.coast.points, &self.coast.ends, |_, from, to| {
            f(lattice.latlon(from), lattice.latlon(to));
        });
    }
}

#[cfg(test)]
#[path = "sea_tests.rs"]
mod tests;
