//! Ship-hours: in which hours a ship that was surely there was heard, for whoever learns who hears what where.

use geo::{LatLon, METRES_PER_NM, interpolate, near_distance_m};
use h3o::{LatLng, Resolution};
use model::{Mmsi, ShipHour, Timestamp, TransponderClass, time::HOUR_MS};
use serde::{Deserialize, Serialize};

/// Cells of about 250 km²: a station's horizon spans ten of them.
const RESOLUTION: Resolution = Resolution::Five;
/// Longer silences show nothing of where a ship was meanwhile. Own choice: two days, the longest outage worth knowing.
const MAX_BETWEEN_H: i32 = 48;
/// A ship that would have had to sail faster than this between two reports was not on the straight way, knots.
const MAX_KN: f64 = 30.0;
/// The hours before a silence over which a ship's own reception is judged.
const OWN_HOURS: u32 = 24;

/// The hour under way, and in which of the last hours the ship was heard.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Hours {
    hour: i32,
    reports: u16,
    /// Bit n: heard n hours before `hour`; bit 0 is `hour` itself.
    heard: u64,
    /// How many hours `heard` speaks of, up to 64.
    known: u8,
}

/// The number of an hour since the epoch.
pub(crate) fn hour_of(t: Timestamp) -> i32 {
    t.millis().div_euclid(HOUR_MS) as i32
}

impl Hours {
    pub(crate) fn begin(t: Timestamp) -> Self {
        Self { hour: hour_of(t), reports: 0, heard: 1, known: 1 }
    }

    /// Takes a report at `t`; `from` is where the ship was last, `to` where it is now.
    pub(crate) fn hear(
        &mut self,
        (mmsi, class): (Mmsi, TransponderClass),
        t: Timestamp,
        from: Option<(Timestamp, LatLon)>,
        to: Option<LatLon>,
        out: &mut Vec<ShipHour>,
    ) {
        let hour = hour_of(t);
        if hour > self.hour {
            self.next_hour((mmsi, class), t, from, to, out);
        }
        self.reports = self.reports.saturating_add(1);
    }

    #[cold]
    fn next_hour(
        &mut self,
        (mmsi, class): (Mmsi, TransponderClass),
        t: Timestamp,
        from: Option<(Timestamp, LatLon)>,
        to: Option<LatLon>,
        out: &mut Vec<ShipHour>,
    ) {
        let hour = hour_of(t);
        let passed = hour - self.hour;
        let ship = |hour, cell, reports| ShipHour { mmsi: mmsi.get(), hour, cell, class, reports };
        if let Some((at, place)) = from.and_then(|(_, at)| Some((at, cell(at)?))) {
            out.push(ship(self.hour, place, self.reports));
            if let (Some((since, _)), Some(to)) = (from, to)
                && passed > 1
                && passed <= MAX_BETWEEN_H
                && near_distance_m(at, to) <= MAX_KN * t.hours_since(since) * METRES_PER_NM
            {
                let span = (t.millis() - since.millis()).max(1) as f64;
                for between in self.hour + 1..hour {
                    let middle = i64::from(between) * HOUR_MS + HOUR_MS / 2;
                    let share = ((middle - since.millis()) as f64 / span).clamp(0.0, 1.0);
                    if let Some(cell) = cell(interpolate(at, to, share)) {
                        out.push(ship(between, cell, 0));
                    }
                }
            }
        }
        self.heard = if passed >= 64 { 1 } else { self.heard << passed | 1 };
        self.known = u8::try_from(passed.saturating_add(i32::from(self.known))).unwrap_or(64).min(64);
        self.hour = hour;
        self.reports = 0;
    }

    /// Of the last hours, how many there were and in how many the ship was heard.
    pub(crate) fn own(&self) -> (u16, u16) {
        let hours = u32::from(self.known).min(OWN_HOURS);
        let mask = if hours >= 64 { u64::MAX } else { (1 << hours) - 1 };
        (hours as u16, (self.heard & mask).count_ones() as u16)
    }

    /// The hour under way at the end of the data.
    pub(crate) fn open(&self, mmsi: Mmsi, class: TransponderClass, at: LatLon) -> Option<ShipHour> {
        Some(ShipHour { mmsi: mmsi.get(), hour: self.hour, cell: cell(at)?, class, reports: self.reports })
    }
}

fn cell(at: LatLon) -> Option<u64> {
    LatLng::new(at.lat, at.lon).ok().map(|p| p.to_cell(RESOLUTION).into())
}

#[cfg(test)]
#[path = "hours_tests.rs"]
mod tests;
