//! The sea and its ports, and the ways between them.

use geo::{LatLon, Port, Ports, Regions, Sea, bearing_deg, destination, distance_m, interpolate};
use rand::RngExt;
use rand_pcg::Pcg64Mcg;

use crate::{
    harbours::{Harbour, Harbours},
    lanes::Lanes,
    route::Route,
};

/// Ports no further apart than this may be told one for the other by where a ship lies.
const ALSO_KM: f64 = 6.0;
/// Ships stray by no more than this share of the distance to the shore.
const ROOM: f64 = 0.1;

/// What plans are made from.
#[derive(Clone, Copy)]
pub(crate) struct Places<'a> {
    pub(crate) ports: &'a Ports,
    pub(crate) regions: &'a Regions,
    pub(crate) lanes: &'a Lanes,
    pub(crate) harbours: &'a Harbours,
    pub(crate) sea: &'a Sea,
}

impl<'a> Places<'a> {
    pub(crate) fn harbour(&self, index: usize) -> &'a Harbour {
        self.harbours.get(index)
    }

    pub(crate) fn port(&self, index: usize) -> &'a Port {
        self.ports.get(self.harbour(index).port)
    }

    /// A berth of a harbour, well inside it.
    pub(crate) fn berth(&self, harbour: usize, rng: &mut Pcg64Mcg) -> LatLon {
        let port = self.port(harbour);
        let (at, reach_m) = (port.at, port.radius_km * 1000.0 / 4.0);
        destination(at, rng.random_range(0.0..360.0), rng.random_range(0.0..reach_m))
    }

    /// The corners of the way from a berth to one elsewhere.
    pub(crate) fn corners(&self, from: usize, berth: LatLon, to: usize, end: LatLon) -> Option<Vec<LatLon>> {
        let (a, b) = (self.harbour(from), self.harbour(to));
        let way = self.lanes.way(a.node, b.node)?;
        let mut corners = vec![berth];
        corners.extend(&a.via);
        // On one lane point the ways in and out meet; there is no need to go all the way out to it twice.
        corners.extend(way);
        corners.extend(b.via.iter().rev());
        corners.push(end);
        Some(corners)
    }

    /// Sea miles from port to port along the lanes.
    pub(crate) fn way_nm(&self, from: usize, to: usize) -> Option<f64> {
        let corners = self.corners(from, self.port(from).at, to, self.port(to).at)?;
        Some(corners.windows(2).filter_map(|p| Some(distance_m(*p.first()?, *p.last()?))).sum::<f64>() / geo::METRES_PER_NM)
    }

    /// A route with the room that the shores leave.
    pub(crate) fn route(&self, corners: &[LatLon], speed_kn: f64) -> Route {
        Route::new(corners, speed_kn)
            .with_room(|at| if self.sea.is_land(at) { 0.0 } else { self.sea.shore_km(at) * 1000.0 * ROOM })
    }

    /// The point at sea before a harbour, and the way from there out to the lane, degrees.
    pub(crate) fn off(&self, harbour: usize) -> (LatLon, f64) {
        let h = self.harbour(harbour);
        let outer = h.via.last().copied().unwrap_or(h.at);
        (outer, self.lanes.at(h.node).map_or(0.0, |node| bearing_deg(outer, node)))
    }

    /// Close enough that one name serves for both.
    pub(crate) fn one_harbour(&self, a: usize, b: usize) -> bool {
        distance_m(self.harbour(a).at, self.harbour(b).at) < 40_000.0
    }

    /// Ports and piers so close to one that a stop there may be told as theirs, by their keys.
    pub(crate) fn also(&self, port: &Port) -> Vec<String> {
        let mut near = Vec::new();
        self.ports.within(port.at, ALSO_KM, &mut near);
        near.iter().map(|(p, _)| self.ports.get(*p).key.to_string()).filter(|key| **key != *port.key).collect()
    }

    /// So far from every shore, and from every port and anchorage of the table beyond its own radius, km.
    pub(crate) fn open_water(&self, at: LatLon, shore_km: f64, port_km: f64) -> bool {
        if self.sea.is_land(at) || self.sea.shore_km(at) < shore_km {
            return false;
        }
        let mut near = Vec::new();
        self.ports.within(at, port_km + 20.0, &mut near);
        near.iter().all(|&(p, km)| km > port_km.max(self.ports.get(p).radius_km + port_km * 0.5))
    }

    /// No land on the straight way.
    pub(crate) fn clear(&self, from: LatLon, to: LatLon) -> bool {
        let steps = (distance_m(from, to) / 1500.0).ceil().max(1.0) as u32;
        (0..=steps).all(|n| !self.sea.is_land(interpolate(from, to, f64::from(n) / f64::from(steps))))
    }
}
