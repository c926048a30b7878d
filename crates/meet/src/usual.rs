//! What is usual in a cell over all hours: the share heard, and how much that varies from the cell to those beside it.

use h3o::CellIndex;

use crate::{
    chance::odds,
    places::{CLASSES, Count, Place, Places},
};

/// What is thought of a place where no ship ever was: nobody is known to be heard there. Own choice, on simulated worlds.
const UNKNOWN_SHARE: f64 = 0.1;
/// Ship-hours as which that counts. Own choice, on simulated worlds.
const UNKNOWN_HOURS: f64 = 3.0;
/// Ship-hours as which the cell together with those beside it counts for the cell itself. Own choice, on simulated worlds.
const BESIDE_HOURS: f64 = 6.0;

/// What is usual in a cell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usual {
    shares: [f64; CLASSES],
    spreads: [f64; CLASSES],
    /// The cell, where ships were there.
    pub(crate) here: Option<Place>,
    /// The cells beside it, where ships were there.
    pub(crate) beside: [Option<Place>; 6],
    /// What holds it: about 610,000 km² and 12,400 km².
    pub(crate) wide: [Option<Place>; 2],
    /// Ship-hours of all classes, here and beside.
    pub(crate) known_hours: u32,
}

impl Usual {
    /// Of the cell; `less` ship-hours of each class are left out, which the ship that is judged contributed.
    pub(crate) fn new(places: &Places, cell: CellIndex, less: Count) -> Self {
        let here = places.find(cell);
        let mut beside = [None; 6];
        for (slot, neighbour) in beside.iter_mut().zip(cell.grid_disk_safe(1).filter(|c| *c != cell)) {
            *slot = places.find(neighbour);
        }
        let mut usual =
            Self { shares: [0.0; CLASSES], spreads: [0.0; CLASSES], here, beside, wide: places.wide(cell), known_hours: 0 };
        for class in 0..CLASSES {
            let of = |place: Option<Place>| place.and_then(|p| places.counts(p).get(class).copied()).unwrap_or_default();
            let own = of(here).without(less);
            let together = beside.iter().fold(own, |sum, p| sum.plus(of(*p)));
            let near = together.share(UNKNOWN_SHARE, UNKNOWN_HOURS);
            let share = own.share(near, BESIDE_HOURS);
            let apart = |p: &Option<Place>| p.map(|_| (odds(of(*p).share(near, BESIDE_HOURS)) / odds(share)).ln().powi(2));
            let squares: Vec<f64> = beside.iter().filter_map(apart).collect();
            let spread = (squares.iter().sum::<f64>() / squares.len().max(1) as f64).sqrt();
            usual.known_hours += together.present;
            if let (Some(s), Some(d)) = (usual.shares.get_mut(class), usual.spreads.get_mut(class)) {
                (*s, *d) = (share, spread);
            }
        }
        usual
    }

    /// Share of ship-hours heard.
    pub(crate) fn share(&self, class: usize) -> f64 {
        self.shares.get(class).copied().unwrap_or(UNKNOWN_SHARE)
    }

    /// How the log-odds of that share differ between the cell and those beside it: standard deviation. At a station's horizon it is
    /// large, and so is what a ship's place within the cell matters.
    pub(crate) fn spread(&self, class: usize) -> f64 {
        self.spreads.get(class).copied().unwrap_or(0.0)
    }

    /// The cell and those beside it, where ships were there.
    pub(crate) fn near(&self) -> impl Iterator<Item = Place> {
        self.here.into_iter().chain(self.beside.into_iter().flatten())
    }
}
