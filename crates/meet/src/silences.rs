//! Where ships fell silent, and where they were heard again: what is usual at a place says more than a model of it can.

use rustc_hash::FxHashMap;

use crate::places::{CLASSES, Place};

/// Shorter silences are not kept, whole hours without a report.
pub(crate) const LEAST_HOURS: u16 = 5;
/// Longer ones count as this long.
const MOST_HOURS: u16 = 72;

/// A silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fell {
    pub(crate) mmsi: u32,
    pub(crate) class: usize,
    /// The hour it was last heard in.
    pub(crate) last: i32,
    /// Whole hours without a report.
    pub(crate) hours: u16,
    pub(crate) from: Place,
    pub(crate) to: Place,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Silences {
    begun: FxHashMap<Place, Vec<Fell>>,
    ended: FxHashMap<Place, Vec<Fell>>,
    of_ship: FxHashMap<u32, Vec<i32>>,
    /// By the hour in which the ship was last heard.
    by_last: FxHashMap<i32, Vec<Fell>>,
    /// By class and hours: how many there were of that length.
    lengths: [Vec<u32>; CLASSES],
}

impl Silences {
    pub(crate) fn add(&mut self, fell: Fell) {
        if let Some(lengths) = self.lengths.get_mut(fell.class) {
            lengths.resize(usize::from(MOST_HOURS) + 1, 0);
            if let Some(n) = lengths.get_mut(usize::from(fell.hours.min(MOST_HOURS))) {
                *n += 1;
            }
        }
        self.begun.entry(fell.from).or_default().push(fell);
        self.ended.entry(fell.to).or_default().push(fell);
        self.by_last.entry(fell.last).or_default().push(fell);
        self.of_ship.entry(fell.mmsi).or_default().push(fell.last);
    }

    /// Silences of a class of at least so many hours, everywhere.
    pub(crate) fn everywhere(&self, class: usize, hours: u16) -> u32 {
        self.lengths.get(class).map_or(0, |l| l.iter().skip(usize::from(hours.min(MOST_HOURS))).sum())
    }

    /// Those that began, or ended, at a place, of other ships than `mmsi`.
    pub(crate) fn at(&self, place: Place, ended: bool, class: usize, hours: u16, mmsi: u32) -> u32 {
        let all = if ended { &self.ended } else { &self.begun };
        let of = |f: &&Fell| f.class == class && f.hours >= hours && f.mmsi != mmsi;
        all.get(&place).map_or(0, |at| at.iter().filter(of).count() as u32)
    }

    /// Those of a class that began within an hour of the hour `last`, in order of time.
    pub(crate) fn begun_about(&self, class: usize, last: i32) -> impl Iterator<Item = &Fell> {
        (last - 1..=last + 1).filter_map(|h| self.by_last.get(&h)).flatten().filter(move |f| f.class == class)
    }

    /// The share of a class's silences that last at least so many hours; one more is thought to have, for the longest is not the
    /// longest there can be.
    pub(crate) fn share_as_long(&self, class: usize, hours: u16) -> f64 {
        f64::from(self.everywhere(class, hours) + 1) / f64::from(self.everywhere(class, 0) + 1)
    }

    /// The share of a class's silences that last so many hours, give or take two.
    pub(crate) fn share_of_length(&self, class: usize, hours: u16) -> f64 {
        let hours = hours.min(MOST_HOURS - 3);
        let alike = self.everywhere(class, hours.saturating_sub(2)) - self.everywhere(class, hours + 3);
        f64::from(alike) / f64::from(self.everywhere(class, 0).max(1))
    }

    /// Those of a ship, without the one that began in the hour `but`.
    pub(crate) fn of_ship(&self, mmsi: u32, but: i32) -> u32 {
        self.of_ship.get(&mmsi).map_or(0, |all| all.iter().filter(|last| **last != but).count() as u32)
    }
}

/// How often ships fall silent, for each hour in which they are heard: `n` times in `heard` hours, drawn towards what is so elsewhere
/// with the weight of `strength` hours.
pub(crate) fn rate(n: u32, heard: u32, elsewhere: f64, strength: f64) -> f64 {
    (f64::from(n) + elsewhere * strength) / (f64::from(heard) + strength)
}
