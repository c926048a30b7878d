//! What follows from all ship-hours together.

use std::{collections::BTreeMap, sync::OnceLock};

use geo::{LatLon, near::closer};
use h3o::CellIndex;
use rustc_hash::FxHashMap;

use crate::{
    coverage::Row,
    hour_view::{Around, HourView},
    places::{Count, Place, Places},
    silences::{Fell, LEAST_HOURS, Silences, rate},
    usual::Usual,
};

/// Steps of the usual share by which a ship's own record is kept: their middles, and the edges between them.
pub(crate) const STEPS: [f64; 8] = [0.1, 0.25, 0.45, 0.65, 0.8, 0.9, 0.95, 0.985];
const EDGES: [f64; 7] = [0.17, 0.35, 0.55, 0.73, 0.86, 0.93, 0.97];

/// Hours heard as which what is so elsewhere counts for a place, and for a ship. Own choice, on simulated worlds.
const PLACE_STRENGTH: f64 = 40.0;
const SHIP_STRENGTH: f64 = 30.0;
/// How often ships fall silent where nothing is known: once in so many hours heard.
pub(crate) const UNKNOWN_RATE: f64 = 0.01;

/// The step of a usual share.
pub(crate) fn step(share: f64) -> usize {
    EDGES.iter().filter(|edge| share > **edge).count()
}

/// A ship's hours by how well ships are usually heard where it was.
pub(crate) type Record = [Count; STEPS.len()];

#[derive(Clone, Copy, Debug)]
struct Ship {
    last: Option<(i32, Place)>,
    heard: u32,
    record: Record,
}

/// Everything that follows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    /// By place; nothing for wide ones.
    usual: Vec<Option<Usual>>,
    hours: FxHashMap<i32, OnceLock<HourView>>,
    ships: FxHashMap<u32, Ship>,
    /// Hours heard of each ship at each place.
    stays: FxHashMap<(u32, Place), u32>,
    silences: Silences,
}

impl Settled {
    pub(crate) fn new(places: &Places, hours: &BTreeMap<i32, Vec<Row>>) -> Self {
        let of = |k: &crate::places::Known| k.wide.map(|_| Usual::new(places, k.cell, Count::default()));
        let mut settled = Self {
            usual: places.known().iter().map(of).collect(),
            hours: hours.keys().map(|h| (*h, OnceLock::new())).collect(),
            ..Self::default()
        };
        for (hour, rows) in hours {
            for row in rows {
                settled.follow(*hour, *row);
            }
        }
        settled
    }

    /// Takes a ship-hour, in order of time.
    fn follow(&mut self, hour: i32, row: Row) {
        let share = self.usual_at(row.place()).map_or(0.0, |u| u.share(row.class()));
        let ship = self.ships.entry(row.mmsi()).or_insert(Ship { last: None, heard: 0, record: Record::default() });
        if let Some(count) = ship.record.get_mut(step(share)) {
            count.add(row.heard());
        }
        if !row.heard() {
            return;
        }
        ship.heard += 1;
        *self.stays.entry((row.mmsi(), row.place())).or_default() += 1;
        if let Some((last, from)) = ship.last.replace((hour, row.place()))
            && hour - last > i32::from(LEAST_HOURS)
        {
            let hours = u16::try_from(hour - last - 1).unwrap_or(u16::MAX);
            self.silences.add(Fell { mmsi: row.mmsi(), class: row.class(), last, hours, from, to: row.place() });
        }
    }

    fn usual_at(&self, place: Place) -> Option<&Usual> {
        self.usual.get(place as usize)?.as_ref()
    }

    /// What is usual in a cell; `less` ship-hours are left out.
    pub(crate) fn usual(&self, places: &Places, cell: CellIndex, less: Count) -> Usual {
        let known = places.find(cell).filter(|_| less == Count::default()).and_then(|p| self.usual_at(p));
        known.copied().unwrap_or_else(|| Usual::new(places, cell, less))
    }

    /// What was heard around a cell in an hour: see [`HourView::around`].
    pub(crate) fn around(
        &self,
        (hour, rows): (i32, &[Row]),
        at: &Usual,
        class: usize,
        mmsi: u32,
        seen: &mut dyn FnMut(Row, bool),
    ) -> Around {
        let usual = |place| self.usual_at(place);
        match self.hours.get(&hour) {
            Some(view) => view.get_or_init(|| HourView::new(rows, usual)).around(at, class, mmsi, usual, seen),
            None => Around { share: at.share(class), ..Around::default() },
        }
    }

    /// A ship's own record.
    pub(crate) fn record(&self, mmsi: u32) -> Record {
        self.ships.get(&mmsi).map(|s| s.record).unwrap_or_default()
    }

    /// How often others of the class fall silent for so many hours at a cell, or are heard again there, for each hour in which they are
    /// heard: drawn towards what is so elsewhere, or `prior` where that is more.
    pub(crate) fn silences_at(
        &self,
        places: &Places,
        at: &Usual,
        ended: bool,
        (class, hours): (usize, u16),
        mmsi: u32,
        prior: f64,
    ) -> f64 {
        let elsewhere = self.rate_everywhere(places, class, hours).max(prior);
        let others = |place: Place| {
            let heard = places.counts(place).get(class).map_or(0, |c| c.heard);
            let own = self.stays.get(&(mmsi, place)).copied().unwrap_or(0);
            (self.silences.at(place, ended, class, hours, mmsi), heard.saturating_sub(own))
        };
        let near = at.near().map(others).fold((0, 0), |sum, o| (sum.0 + o.0, sum.1 + o.1));
        let near = rate(near.0, near.1, elsewhere, PLACE_STRENGTH);
        at.here.map_or(near, |place| {
            let (n, heard) = others(place);
            rate(n, heard, near, PLACE_STRENGTH)
        })
    }

    /// How often the ship itself falls silent, but for the silence that began in the hour `but`.
    /// Of a ship that is not known here, `state` tells what it remembers of the hours before: how many, and heard in how many.
    pub(crate) fn own_silences(&self, places: &Places, class: usize, (mmsi, but): (u32, i32), state: Count) -> f64 {
        let all = self.rate_everywhere(places, class, LEAST_HOURS);
        let (n, heard) = match self.ships.get(&mmsi) {
            Some(ship) => (self.silences.of_ship(mmsi, but), ship.heard),
            None => ((state.present - state.heard) / u32::from(LEAST_HOURS), state.heard),
        };
        rate(n, heard, all, SHIP_STRENGTH)
    }

    /// Other ships of the class that fell silent near a place within an hour of this silence and were heard again within an hour of its
    /// end, and how many of them chance would have given. What befell several at once is no ship's own doing.
    pub(crate) fn silent_together(
        &self,
        places: &Places,
        (at, within_m): (LatLon, f64),
        class: usize,
        mmsi: u32,
        (last, next): (i32, i32),
    ) -> (u32, f64) {
        let near = |f: &&Fell| {
            let middle = places.known().get(f.from as usize).map(|k| k.middle);
            f.mmsi != mmsi && middle.is_some_and(|m| closer(at, m, within_m).is_some())
        };
        let (mut begun, mut together) = (0, 0);
        for fell in self.silences.begun_about(class, last).filter(near) {
            begun += 1;
            together += u32::from((fell.last + i32::from(fell.hours) + 1 - next).abs() <= 1);
        }
        let hours = u16::try_from(next - last - 1).unwrap_or(u16::MAX);
        (together, f64::from(begun) * self.silences.share_of_length(class, hours))
    }

    /// The share of the class's silences that last so long.
    pub(crate) fn share_as_long(&self, class: usize, hours: u16) -> f64 {
        self.silences.share_as_long(class, hours)
    }

    fn rate_everywhere(&self, places: &Places, class: usize, hours: u16) -> f64 {
        rate(self.silences.everywhere(class, hours), places.all(class).heard, UNKNOWN_RATE, 100.0)
    }
}
