//! Reception, learnt from the data at hand: of the ships surely in a cell in an hour, how many were heard.
//!
//! The share in a cell and an hour is rarely known well: few ships are there. It is therefore drawn towards what is known of a wider
//! place in the same hour, and of the same place in all hours: a beta prior at each level, as strong as a few ship-hours.

use std::collections::BTreeMap;

use h3o::{CellIndex, Resolution};
use model::{ShipHour, TransponderClass};
use rustc_hash::FxHashMap;

/// From the widest to the narrowest; ship-hours come in the narrowest.
const LEVELS: [Resolution; 3] = [Resolution::Three, Resolution::Four, Resolution::Five];
/// What is thought of a place of which nothing is known: nobody was heard there, so that reception is poor rather than good.
const UNKNOWN_SHARE: f64 = 0.3;
/// How many ship-hours the prior of a level weighs: that of a place in all hours, and that in the hour. Weak, for reception changes
/// within a station's horizon: a wide place says little of a narrow one.
const PLACE_PRIOR: [f64; 3] = [1.0, 3.0, 3.0];
const HOUR_PRIOR: [f64; 3] = [2.0, 1.5, 1.5];
/// Ships remembered by number as heard in a cell of the middle level and an hour.
const WITNESSES: usize = 6;

/// Ship-hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    present: u32,
    heard: u32,
}

impl Count {
    fn add(&mut self, heard: bool) {
        self.present += 1;
        self.heard += u32::from(heard);
    }

    fn take(&mut self, other: Self) {
        self.present = self.present.saturating_sub(other.present);
        self.heard = self.heard.saturating_sub(other.heard);
    }

    /// The share heard, drawn towards `prior` with the weight of `strength` ship-hours.
    fn share(self, prior: f64, strength: f64) -> f64 {
        (f64::from(self.heard) + prior * strength) / (f64::from(self.present) + strength)
    }
}

type Counts = FxHashMap<(u64, u8), Count>;

#[derive(Clone, Debug, Default)]
struct Hour {
    /// By level.
    cells: [Counts; 3],
    witnesses: FxHashMap<u64, Vec<u32>>,
}

/// What reception was in a cell and an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The chance that a ship there that transmits is heard at least once in the hour, 0 to 1.
    pub heard: f64,
    /// The same over all hours known.
    pub usual: f64,
    /// Ship-hours of other ships in the cell of about 1,800 km² around, over all hours known.
    pub known: u32,
    /// Other ships that were surely there, in the cell of about 1,800 km² around.
    pub others_present: u32,
    /// Those of them that were heard.
    pub others_heard: u32,
}

/// The model.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    hours: BTreeMap<i32, Hour>,
    /// Over all hours, by level.
    places: [Counts; 3],
}

const fn class_of(class: TransponderClass) -> u8 {
    match class {
        TransponderClass::A => 0,
        TransponderClass::B => 1,
        TransponderClass::Unknown | TransponderClass::Other => 2,
    }
}

/// The cell of each level that holds a cell of the narrowest.
fn levels(cell: u64) -> Option<[u64; 3]> {
    let cell = CellIndex::try_from(cell).ok()?;
    let up = |resolution| cell.parent(resolution).map(u64::from);
    Some([up(Resolution::Three)?, up(Resolution::Four)?, up(Resolution::Five)?])
}

impl Coverage {
    /// Nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Learns from an hour of a ship.
    pub fn add(&mut self, ship: &ShipHour) {
        let Some(levels) = levels(ship.cell) else { return };
        let (class, heard) = (class_of(ship.class), ship.reports > 0);
        let hour = self.hours.entry(ship.hour).or_default();
        for ((cell, counts), place) in levels.iter().zip(&mut hour.cells).zip(&mut self.places) {
            counts.entry((*cell, class)).or_default().add(heard);
            place.entry((*cell, class)).or_default().add(heard);
        }
        if heard {
            let witnesses = hour.witnesses.entry(levels[1]).or_default();
            if witnesses.len() < WITNESSES && !witnesses.contains(&ship.mmsi) {
                witnesses.push(ship.mmsi);
            }
        }
    }

    /// Forgets the hours before one.
    pub fn forget_before(&mut self, hour: i32) {
        let kept = self.hours.split_off(&hour);
        for old in std::mem::replace(&mut self.hours, kept).into_values() {
            for (counts, places) in old.cells.into_iter().zip(&mut self.places) {
                for (key, count) in counts {
                    if let Some(place) = places.get_mut(&key) {
                        place.take(count);
                        if place.present == 0 {
                            places.remove(&key);
                        }
                    }
                }
            }
        }
    }

    /// Reception in a cell of resolution 5 (or a narrower one's parent) in an hour, for a class. `own_unheard` says that the ship
    /// asked about itself counts as present and unheard there, which must not speak against it.
    pub fn share(&self, cell: CellIndex, hour: i32, class: TransponderClass, own_unheard: bool) -> Share {
        let class = class_of(class);
        let at_hour = self.hours.get(&hour);
        let mut place_share = UNKNOWN_SHARE;
        let mut hour_share = place_share;
        let (mut others, mut known) = (Count::default(), 0);
        let own = Count { present: u32::from(own_unheard), heard: 0 };
        for (n, resolution) in LEVELS.into_iter().enumerate() {
            let key = (cell.parent(resolution).map_or(0, u64::from), class);
            let place = self.places.get(n).and_then(|p| p.get(&key)).copied().unwrap_or_default();
            let wider = place_share;
            place_share = place.share(wider, PLACE_PRIOR.get(n).copied().unwrap_or(8.0));
            let mut now = at_hour.and_then(|h| h.cells.get(n)?.get(&key)).copied().unwrap_or_default();
            now.take(own);
            // What the hour did to the wider place, it is thought to have done here.
            let effect = if wider > 0.0 { hour_share / wider } else { 1.0 };
            hour_share = now.share((place_share * effect).clamp(0.0, 1.0), HOUR_PRIOR.get(n).copied().unwrap_or(3.0));
            if n == 1 {
                (others, known) = (now, place.present.saturating_sub(own.present));
            }
        }
        Share { heard: hour_share, usual: place_share, known, others_present: others.present, others_heard: others.heard }
    }

    /// Ships heard in the cell of about 1,800 km² around, in an hour: a few of them.
    pub fn witnesses(&self, cell: CellIndex, hour: i32) -> &[u32] {
        let around = cell.parent(Resolution::Four).map_or(0, u64::from);
        self.hours.get(&hour).and_then(|h| h.witnesses.get(&around)).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
