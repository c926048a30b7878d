//! Cells by number, each with what holds it, and how often ships there were heard over all hours.

use geo::LatLon;
use h3o::{CellIndex, LatLng, Resolution};
use model::TransponderClass;
use rustc_hash::FxHashMap;

/// Ship-hours come in cells of this resolution: about 250 km², edges of 9 km.
pub(crate) const FINE: Resolution = Resolution::Five;
/// What holds a cell, from wide to narrow: about 610,000 km² and 12,400 km².
const WIDER: [Resolution; 2] = [Resolution::One, Resolution::Three];
/// Classes told apart: A, B, unknown.
pub(crate) const CLASSES: usize = 3;

/// Ship-hours: of ships that were surely there, and those of them in which the ship was heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) present: u32,
    pub(crate) heard: u32,
}

impl Count {
    pub(crate) fn add(&mut self, heard: bool) {
        self.present += 1;
        self.heard += u32::from(heard);
    }

    #[must_use]
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { present: self.present + other.present, heard: self.heard + other.heard }
    }

    #[must_use]
    pub(crate) fn without(self, other: Self) -> Self {
        Self { present: self.present.saturating_sub(other.present), heard: self.heard.saturating_sub(other.heard) }
    }

    /// The share heard, drawn towards `prior` with the weight of `strength` ship-hours: the mean of a beta distribution.
    pub(crate) fn share(self, prior: f64, strength: f64) -> f64 {
        (f64::from(self.heard) + prior * strength) / (f64::from(self.present) + strength)
    }
}

/// Ship-hours by class.
pub(crate) type Counts = [Count; CLASSES];

/// The number of a class.
pub(crate) const fn class_number(class: TransponderClass) -> usize {
    match class {
        TransponderClass::A => 0,
        TransponderClass::B => 1,
        TransponderClass::Unknown | TransponderClass::Other => 2,
    }
}

/// The number of a cell.
pub(crate) type Place = u32;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) cell: CellIndex,
    /// Its middle: worked out once, for it is asked for often.
    pub(crate) middle: LatLon,
    /// The wider places that hold it, by their numbers; a wide place has none.
    pub(crate) wide: Option<[Place; 2]>,
    /// Of ships in it, where it is no wide place.
    pub(crate) counts: Counts,
}

/// The cells known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    numbers: FxHashMap<u64, Place>,
    known: Vec<Known>,
    all: Counts,
}

impl Places {
    /// The number of a cell of the fine resolution, which it is given now where it has none; nothing for what is no such cell.
    pub(crate) fn number(&mut self, cell: u64) -> Option<Place> {
        if let Some(place) = self.numbers.get(&cell) {
            return Some(*place);
        }
        let fine = CellIndex::try_from(cell).ok().filter(|c| c.resolution() == FINE)?;
        let [widest, wide] = WIDER.map(|r| fine.parent(r));
        let wide = [self.put(widest?, None), self.put(wide?, None)];
        Some(self.put(fine, Some(wide)))
    }

    fn put(&mut self, cell: CellIndex, wide: Option<[Place; 2]>) -> Place {
        let next = self.known.len() as Place;
        let place = *self.numbers.entry(cell.into()).or_insert(next);
        if place == next {
            let middle = LatLng::from(cell);
            let middle = LatLon { lat: middle.lat(), lon: middle.lng() };
            self.known.push(Known { cell, middle, wide, counts: Counts::default() });
        }
        place
    }

    /// The number of a cell, where ships were there.
    pub(crate) fn find(&self, cell: CellIndex) -> Option<Place> {
        self.numbers.get(&u64::from(cell)).copied()
    }

    /// The wider places that hold a cell, as far as ships were in them.
    pub(crate) fn wide(&self, cell: CellIndex) -> [Option<Place>; 2] {
        WIDER.map(|r| cell.parent(r).and_then(|c| self.find(c)))
    }

    /// All places, by number.
    pub(crate) fn known(&self) -> &[Known] {
        &self.known
    }

    /// Ship-hours in a cell, by class.
    pub(crate) fn counts(&self, place: Place) -> Counts {
        self.known.get(place as usize).map(|k| k.counts).unwrap_or_default()
    }

    /// Ship-hours of a class everywhere.
    pub(crate) fn all(&self, class: usize) -> Count {
        self.all.get(class).copied().unwrap_or_default()
    }

    /// Counts a ship-hour, or takes it away again.
    pub(crate) fn count(&mut self, place: Place, class: usize, heard: bool, away: bool) {
        let one = Count { present: 1, heard: u32::from(heard) };
        let change = |count: &mut Count| *count = if away { count.without(one) } else { count.plus(one) };
        self.all.get_mut(class).map(change);
        self.known.get_mut(place as usize).and_then(|k| k.counts.get_mut(class)).map(change);
    }
}
