//! The shortest way over the sea between two places.
//!
//! The way is found from cell to cell of the sea (A*), at a resolution that the distance asks for, and then pulled taut: corners go
//! wherever the straight line between others is over water, judged by the shore lines themselves. What is left turns only at capes,
//! and no leg crosses land, but in the passages and rivers of the tables.

mod search;
mod taut;

use h3o::Resolution;
use serde::Serialize;

use crate::{
    geodesic::{METRES_PER_NM, distance_m},
    latlon::LatLon,
    sea::{Closed, Sea},
};

/// An end is this near to water, km; further inland no ship is.
const ACCESS_KM: f64 = 50.0;
/// Resolutions tried, from the one that suits the distance to finer ones where no way was found.
const FINER: [Resolution; 5] = [Resolution::Three, Resolution::Four, Resolution::Five, Resolution::Six, Resolution::Seven];

/// What a route may not do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RouteOptions {
    /// Passages not to be taken, by their keys.
    pub closed: Vec<String>,
}

/// Why there is no route.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RouteError {
    /// An end that no ship can be at.
    #[error("{lat:.4}, {lon:.4} is more than {ACCESS_KM} km from any water that carries ships")]
    Inland {
        /// Latitude, degrees.
        lat: f64,
        /// Longitude, degrees.
        lon: f64,
    },
    /// No passage of that key, or one that has no gate.
    #[error("no passage {0:?} that can be closed")]
    Passage(String),
    /// The waters are not joined.
    #[error("no way over the sea{}", if .0.is_empty() { String::new() } else { format!(" without {}", .0.join(", ")) })]
    NoWay(Vec<String>),
}

/// A way over the sea.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeaRoute {
    /// From end to end, the ends themselves included.
    pub points: Vec<LatLon>,
    /// Its length, nautical miles, the snaps included.
    pub nm: f64,
    /// From the first end to the water, nautical miles.
    pub snap_from_nm: f64,
    /// From the water to the other end, nautical miles.
    pub snap_to_nm: f64,
    /// The geodesic between both ends, nautical miles.
    pub great_circle_nm: f64,
    /// The passages it takes that could be closed, by their keys, in order.
    pub passages: Vec<String>,
}

impl SeaRoute {
    /// The length of each leg, nautical miles.
    pub fn legs_nm(&self) -> impl Iterator<Item = f64> {
        self.points.windows(2).map(|pair| match pair {
            [a, b] => distance_m(*a, *b) / METRES_PER_NM,
            _ => 0.0,
        })
    }
}

impl Sea {
    /// The shortest way between two places.
    ///
    /// # Errors
    ///
    /// An end is far from any water, a passage is none, or no water joins both without those closed.
    pub fn route(&self, from: LatLon, to: LatLon, options: &RouteOptions) -> Result<SeaRoute, RouteError> {
        let closed = self.closed(options.closed.iter().map(String::as_str)).map_err(RouteError::Passage)?;
        let inland = |at: LatLon| RouteError::Inland { lat: at.lat, lon: at.lon };
        let direct_km = distance_m(from, to) / 1000.0;
        let first = FINER.iter().position(|r| *r >= suits(direct_km)).unwrap_or(0);
        let finest = Resolution::Seven;
        let a = self.access(from, finest, ACCESS_KM).ok_or_else(|| inland(from))?;
        let b = self.access(to, finest, ACCESS_KM).ok_or_else(|| inland(to))?;
        let corners = self.between(a.at, b.at, first, &closed).ok_or_else(|| RouteError::NoWay(options.closed.clone()))?;
        Ok(self.finished(from, to, &taut::pulled(self, &corners, &closed)))
    }

    /// A way between two places in the water, from the resolution of this number in [`FINER`] on. A leg between coarse cells may run
    /// over an island that the way between them goes round: it is looked for anew, finer.
    fn between(&self, a: LatLon, b: LatLon, first: usize, closed: &Closed) -> Option<Vec<LatLon>> {
        let clear = |a: LatLon, b: LatLon| !self.crosses_land(a, b) && !self.shut_between(a, b, closed);
        if clear(a, b) {
            return Some(vec![a, b]);
        }
        for (n, &resolution) in FINER.iter().enumerate().skip(first) {
            let (Some(from), Some(to)) = (self.sea_cell_at(a, resolution), self.sea_cell_at(b, resolution)) else { continue };
            let Some(cells) = search::cells(self, from, to, closed) else { continue };
            let way: Vec<LatLon> = std::iter::once(a).chain(cells.iter().map(|c| self.point(*c))).chain([b]).collect();
            let mut whole = vec![a];
            for leg in taut::pulled(self, &way, closed).windows(2) {
                let &[p, q] = leg else { continue };
                match self.between(p, q, n + 1, closed) {
                    Some(finer) => whole.extend(finer.into_iter().skip(1)),
                    // Finer cells there are none.
                    None => whole.extend(taut::round(self, p, q, &clear).into_iter().chain([q])),
                }
            }
            return Some(whole);
        }
        None
    }

    fn finished(&self, from: LatLon, to: LatLon, corners: &[LatLon]) -> SeaRoute {
        let mut points = vec![from];
        points.extend_from_slice(corners);
        points.push(to);
        points.dedup();
        let snap = |end: LatLon, water: Option<&LatLon>| water.map_or(0.0, |w| distance_m(end, *w) / METRES_PER_NM);
        let mut passages: Vec<String> = Vec::new();
        for pair in points.windows(2) {
            let [a, b] = pair else { continue };
            for passage in self.passages().iter().filter(|p| p.gate_between(*a, *b)) {
                if passages.last().is_none_or(|last| **last != *passage.key) {
                    passages.push(passage.key.to_string());
                }
            }
        }
        let mut route = SeaRoute {
            nm: 0.0,
            snap_from_nm: snap(from, corners.first()),
            snap_to_nm: snap(to, corners.last()),
            great_circle_nm: distance_m(from, to) / METRES_PER_NM,
            passages,
            points,
        };
        let sum: f64 = route.legs_nm().sum();
        route.nm = sum.max(route.great_circle_nm);
        route
    }
}

/// The resolution that suits a distance: some hundred cells from end to end.
fn suits(km: f64) -> Resolution {
    match km {
        ..250.0 => Resolution::Six,
        250.0..1500.0 => Resolution::Five,
        1500.0..4000.0 => Resolution::Four,
        _ => Resolution::Three,
    }
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
