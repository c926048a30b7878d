//! Reception, learnt from the data at hand: of the ships surely in a cell in an hour, how many were heard.
//!
//! Eight bytes are kept of each ship-hour, so that what a ship itself contributed can be left out when it is judged, and others be
//! named: 200,000 a day for a month are 48 MB. What follows from them ([`Settled`]) is worked out when it is first asked for, and does
//! not depend on the order in which they came.

use std::{collections::BTreeMap, sync::OnceLock};

use h3o::CellIndex;
use model::{ShipHour, TransponderClass};

use crate::{
    places::{Count, Place, Places, class_number},
    settled::Settled,
};

/// A ship-hour: the place with the class in its two lowest bits, and the MMSI with what was heard in its top bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row(u32, u32);

const HEARD: u32 = 1 << 31;

impl Row {
    pub(crate) const fn new(place: Place, class: usize, mmsi: u32, heard: bool) -> Self {
        Self(place << 2 | class as u32, mmsi & !HEARD | if heard { HEARD } else { 0 })
    }

    pub(crate) const fn place(self) -> Place {
        self.0 >> 2
    }

    pub(crate) const fn class(self) -> usize {
        (self.0 & 3) as usize
    }

    pub(crate) const fn mmsi(self) -> u32 {
        self.1 & !HEARD
    }

    pub(crate) const fn heard(self) -> bool {
        self.1 & HEARD != 0
    }
}

/// What reception was in a cell and an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The chance that a ship there that transmits is heard at least once in the hour, 0 to 1.
    pub heard: f64,
    /// The same over all hours known.
    pub usual: f64,
    /// Other ships that were surely there or in a cell beside it, about 1,800 km².
    pub others_present: u32,
    /// Those of them that were heard.
    pub others_heard: u32,
}

/// The model.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    places: Places,
    hours: BTreeMap<i32, Vec<Row>>,
    settled: OnceLock<Settled>,
}

impl Coverage {
    /// Nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Learns from an hour of a ship.
    pub fn add(&mut self, ship: &ShipHour) {
        if let Some(place) = self.places.number(ship.cell) {
            self.put(ship.hour, Row::new(place, class_number(ship.class), ship.mmsi, ship.reports > 0));
        }
    }

    fn put(&mut self, hour: i32, row: Row) {
        self.settled.take();
        self.places.count(row.place(), row.class(), row.heard(), false);
        self.hours.entry(hour).or_default().push(row);
    }

    /// Forgets the hours before one.
    pub fn forget_before(&mut self, hour: i32) {
        let kept = self.hours.split_off(&hour);
        for row in std::mem::replace(&mut self.hours, kept).into_values().flatten() {
            self.settled.take();
            self.places.count(row.place(), row.class(), row.heard(), true);
        }
    }

    /// Learns what another one learnt from other ship-hours.
    pub fn merge(&mut self, other: &Self) {
        for (hour, rows) in &other.hours {
            for row in rows {
                let cell = other.places.known().get(row.place() as usize).map(|k| k.cell.into());
                if let Some(place) = cell.and_then(|c| self.places.number(c)) {
                    self.put(*hour, Row::new(place, row.class(), row.mmsi(), row.heard()));
                }
            }
        }
    }

    /// Reception in a cell of resolution 5 in an hour, for a class; what the ship `leaving_out` itself contributed is left out.
    pub fn share(&self, cell: CellIndex, hour: i32, class: TransponderClass, leaving_out: u32) -> Share {
        let class = class_number(class);
        let usual = self.settled().usual(&self.places, cell, Count::default());
        let around = self.settled().around((hour, self.rows(hour)), &usual, class, leaving_out, &mut |_, _| ());
        Share {
            heard: around.share,
            usual: usual.share(class),
            others_present: around.count.present,
            others_heard: around.count.heard,
        }
    }

    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    pub(crate) fn rows(&self, hour: i32) -> &[Row] {
        self.hours.get(&hour).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn settled(&self) -> &Settled {
        self.settled.get_or_init(|| Settled::new(&self.places, &self.hours))
    }
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
