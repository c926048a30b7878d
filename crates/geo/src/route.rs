//! The shortest way over the sea between two places.
//!
//! It leads through a network of taut ways that `tools/sea` makes: places off the capes and in rivers, and the straight ways between
//! them that are wholly over water, judged by the shore lines themselves. Both ends are joined to the places they see, the shortest
//! way between is searched for with landmarks, and the ends are pulled taut. Where the network does not lead, the way is found
//! from cell to cell of the sea. No leg crosses land, but in the passages and rivers of the tables.

mod by_cells;
mod by_network;
mod search;
mod shortest;
mod taut;

use serde::Serialize;

use crate::{
    geodesic::{METRES_PER_NM, distance_m, near_distance_m},
    latlon::LatLon,
    sea::{Closed, Sea, space::ecef},
};

pub(crate) use shortest::Landmarks;

/// An end is this near to water, km; further inland no ship is.
const ACCESS_KM: f64 = 50.0;
/// A way this long, km, is also looked for by cells, which takes some milliseconds: the network has a corner for about every km of
/// shore, and what that costs is a trifle on a long way only.
const SHORT_KM: f64 = 700.0;

/// What a route may do and may not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RouteOptions {
    /// Passages not to be taken, by their keys.
    pub closed: Vec<String>,
    /// Passages that may be taken though they are shut unless somebody opens them, by their keys.
    pub opened: Vec<String>,
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
        let closed = self.closed_but(options.closed.iter().map(String::as_str), &options.opened).map_err(RouteError::Passage)?;
        let water = |at: LatLon| self.water_within(at, ACCESS_KM).ok_or(RouteError::Inland { lat: at.lat, lon: at.lon });
        let ((a, _), (b, _)) = (water(from)?, water(to)?);
        let corners = match self.by_network(a, b, &closed) {
            Some(way) if length_km(&way) < SHORT_KM => Some(self.shorter(way, &closed)),
            Some(way) => Some(way),
            None => self.by_cells(a, b, &closed),
        };
        let corners = corners.ok_or_else(|| RouteError::NoWay(options.closed.clone()))?;
        Ok(self.finished(from, to, &corners))
    }

    /// A short way, or that by cells between the same ends where it is shorter and wholly over water.
    fn shorter(&self, way: Vec<LatLon>, closed: &Closed) -> Vec<LatLon> {
        let (Some(&a), Some(&b), 3..) = (way.first(), way.last(), way.len()) else { return way };
        let cells = self.by_cells(a, b, closed).filter(|cells| length_km(cells) < length_km(&way));
        let over_water = |cells: &Vec<LatLon>| cells.windows(2).all(|leg| matches!(leg, &[a, b] if self.clear(a, b, closed)));
        cells.filter(over_water).unwrap_or(way)
    }

    /// Whether the straight way is over water, and through no closed passage.
    fn clear(&self, a: LatLon, b: LatLon, closed: &Closed) -> bool {
        !self.shut_between(a, b, closed) && !self.crosses_land(a, b)
    }

    fn finished(&self, from: LatLon, to: LatLon, corners: &[LatLon]) -> SeaRoute {
        let mut points = vec![from];
        points.extend_from_slice(corners);
        points.push(to);
        points.dedup();
        let snap = |end: LatLon, water: Option<&LatLon>| water.map_or(0.0, |w| distance_m(end, *w) / METRES_PER_NM);
        let mut passages: Vec<String> = Vec::new();
        let in_space: Vec<_> = points.iter().map(|at| ecef(*at)).collect();
        for pair in in_space.windows(2) {
            let [a, b] = pair else { continue };
            for passage in self.passages().iter().filter(|p| p.wall_between(*a, *b)) {
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
        // The sum of no legs is a negative zero.
        let sum: f64 = route.legs_nm().sum::<f64>() + 0.0;
        route.nm = sum.max(route.great_circle_nm);
        route
    }
}

fn length_km(way: &[LatLon]) -> f64 {
    way.windows(2).map(|leg| if let [a, b] = leg { near_distance_m(*a, *b) / 1000.0 } else { 0.0 }).sum()
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
