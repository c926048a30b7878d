//! What a ship could have reached in a silence: the space-time prism over water (T. Hägerstrand, *What about people in regional
//! science?*, 1970), as cells of the sea.
//!
//! From where the ship was last heard, and back from where it was heard again, the shortest ways over the sea are followed from cell
//! to cell. A cell is in reach where both together leave time. The lattice makes ways longer than they are, by [`MOST_EXCESS`] at
//! most over open water: what is in reach is judged by lengths cut by that, so that no place is left out that the ship could have
//! reached; no way is taken to be shorter than the geodesic.
//!
//! | file | idea |
//! |---|---|
//! | `field` | sea miles from a place to every cell around |
//! | `outline` | the area as rings |

mod field;
mod outline;

use h3o::{CellIndex, Resolution};

use self::field::{Field, Known, Limits};
use crate::{
    geodesic::{METRES_PER_NM, near_distance_m},
    latlon::LatLon,
    ports::{PortIdx, Ports},
    sea::{Sea, SeaCell, middle},
};

/// Twelve directions over open water make a way longer by 1 / cos 15°, 3.5 %, at the most; the six beside a shore by 1 / cos 30°, on a
/// part of the way. Own choice between both.
const MOST_EXCESS: f64 = 1.10;
/// The mean over all directions of twelve, for the best estimate of a length.
const MEAN_EXCESS: f64 = 1.012;
/// Cells of a field, at most about so many: the resolution is chosen by it.
const MOST_CELLS: f64 = 1500.0;
/// A ship is this near to water, km; further inland is no ship.
const ACCESS_KM: f64 = 30.0;
/// A pier reaches this far from its cell's point, in cell widths.
const PORT_WIDTHS: f64 = 1.0;
/// Longer silences, and speeds, reach everywhere: what is asked beyond is cut to it, hours and knots.
const MOST_HOURS: f64 = 24.0 * 400.0;
const MOST_KN: f64 = 80.0;
/// Half the way round the Earth and some more, km: further no way need be followed.
const MOST_KM: f64 = 25_000.0;

/// A silence.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachQuery {
    /// Where the ship was last heard.
    pub from: LatLon,
    /// Where it was heard again; nothing while it is silent.
    pub to: Option<LatLon>,
    /// Hours between.
    pub hours: f64,
    /// Its top speed, knots.
    pub speed_kn: f64,
    /// Passages it did not take, by their keys.
    pub closed: Vec<String>,
}

/// Why nothing can be said of a silence.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReachError {
    /// No time, or not a number.
    #[error("{0} hours of silence: expected a number above 0")]
    Hours(f64),
    /// No speed, or not a number.
    #[error("a speed of {0} kn: expected a number above 0")]
    Speed(f64),
    /// A place that no ship can be at.
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
}

/// A port or pier in reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PortInReach {
    /// The port.
    pub port: PortIdx,
    /// Sea miles from where the ship was last heard, snaps to the water included.
    pub from_nm: f64,
    /// Sea miles on to where it was heard again.
    pub to_nm: Option<f64>,
    /// Longest possible stay, hours, at the top speed.
    pub longest_stay_h: f64,
    /// Least speed that touches it at all, knots.
    pub least_speed_kn: f64,
}

/// The prism.
#[derive(Clone, Debug)]
pub struct Reach {
    resolution: Resolution,
    hours: f64,
    speed_kn: f64,
    from: Field,
    to: Option<Field>,
    /// Cells in reach, with the hours to spare there.
    cells: Vec<(CellIndex, f64)>,
}

impl Sea {
    /// What could have been reached in a silence. One of a year reaches everywhere that is connected; the cells are then wide.
    ///
    /// # Errors
    ///
    /// Hours or speed are not above 0, an end is far from any water, or a passage is none.
    pub fn reach(&self, query: &ReachQuery) -> Result<Reach, ReachError> {
        if query.hours.is_nan() || query.hours <= 0.0 {
            return Err(ReachError::Hours(query.hours));
        }
        if query.speed_kn.is_nan() || query.speed_kn <= 0.0 {
            return Err(ReachError::Speed(query.speed_kn));
        }
        let (hours, speed_kn) = (query.hours.min(MOST_HOURS), query.speed_kn.min(MOST_KN));
        let closed = self.closed(query.closed.iter().map(String::as_str)).map_err(ReachError::Passage)?;
        let whole_km = hours * speed_kn * METRES_PER_NM / 1000.0;
        let budget_km = whole_km.min(MOST_KM);
        let direct_km = query.to.map_or(0.0, |to| near_distance_m(query.from, to) / 1000.0);
        // What is further than this from either end leaves no time for the other.
        let far_km = if query.to.is_some() { f64::midpoint(budget_km, direct_km).min(budget_km) } else { budget_km };
        let resolution = resolution(far_km);
        let mut known = Known::default();
        let mut field = |at: LatLon, goal: Option<LatLon>| {
            let access = self.access(at, resolution, ACCESS_KM).ok_or(ReachError::Inland { lat: at.lat, lon: at.lon })?;
            let limits = Limits { far_km: far_km * MOST_EXCESS, goal, whole_km };
            Ok(Field::new(self, at, access, &limits, &closed, &mut known))
        };
        let from = field(query.from, query.to)?;
        let to = query.to.map(|to| field(to, Some(query.from))).transpose()?;
        let mut reach = Reach { resolution, hours, speed_kn, from, to, cells: Vec::new() };
        reach.find_cells();
        Ok(reach)
    }
}

/// The finest resolution at which a circle of this radius has no more cells than we follow.
fn resolution(radius_km: f64) -> Resolution {
    let area = std::f64::consts::PI * radius_km * radius_km;
    [Resolution::Seven, Resolution::Six, Resolution::Five, Resolution::Four]
        .into_iter()
        .find(|r| area / r.area_km2() <= MOST_CELLS)
        .unwrap_or(Resolution::Three)
}

impl Reach {
    fn budget_nm(&self) -> f64 {
        self.hours * self.speed_kn
    }

    fn find_cells(&mut self) {
        let mut cells: Vec<(CellIndex, f64)> = (self.from.cells())
            .filter_map(|cell| {
                let way_nm = self.least_nm(cell, middle(cell.cell))?;
                (way_nm <= self.budget_nm()).then(|| (cell.cell, self.hours - way_nm / self.speed_kn))
            })
            .collect();
        cells.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        cells.dedup_by_key(|c| c.0);
        self.cells = cells;
    }

    /// The shortest that the way by a cell can be, to a place in it.
    fn least_nm(&self, cell: SeaCell, at: LatLon) -> Option<f64> {
        let from = self.from.nm(cell, at, MOST_EXCESS)?;
        match &self.to {
            Some(to) => Some(from + to.nm(cell, at, MOST_EXCESS)?),
            None => Some(from),
        }
    }

    /// The cells in reach, each with the hours that a ship could have spent there.
    pub fn cells(&self) -> &[(CellIndex, f64)] {
        &self.cells
    }

    /// The resolution of the cells.
    pub const fn resolution(&self) -> Resolution {
        self.resolution
    }

    /// The area in reach, km²: whole cells, land in them included.
    pub fn area_km2(&self) -> f64 {
        self.cells.iter().map(|(cell, _)| cell.area_km2()).sum()
    }

    /// The area as polygons, each an outer ring, anticlockwise, and its holes. Rings that cross the antimeridian go on beyond 180
    /// degrees. The area is always on the left of a ring; a ring round a pole, or round what is cut out of an area that goes round
    /// the Earth, is a polygon of its own.
    pub fn polygons(&self) -> Vec<Vec<Vec<LatLon>>> {
        outline::polygons(self.cells.iter().map(|(cell, _)| *cell))
    }

    /// Every port and pier that could have been called at, in the order of the table.
    pub fn ports(&self, sea: &Sea, ports: &Ports) -> Vec<PortInReach> {
        let reached = |port: &crate::Port| {
            // A cheap look first: most ports of the world are far away.
            let from_m = near_or_far(self.from.at(), port.at);
            let to_m = self.to.as_ref().map_or(0.0, |to| near_or_far(port.at, to.at()));
            (from_m + to_m) / METRES_PER_NM <= self.budget_nm()
        };
        ports.iter().filter(|(_, port)| reached(port)).filter_map(|(index, port)| self.port(sea, index, port.at)).collect()
    }

    fn port(&self, sea: &Sea, port: PortIdx, at: LatLon) -> Option<PortInReach> {
        let access = sea.access(at, self.resolution, ACCESS_KM)?;
        let snap_nm = access.km * 1000.0 / METRES_PER_NM;
        let way = |field: &Field, excess: f64| Some(field.nm_to(sea, access.cell, access.at, excess)? + snap_nm);
        let least = way(&self.from, MOST_EXCESS)? + self.to.as_ref().map_or(Some(0.0), |to| way(to, MOST_EXCESS))?;
        if least > self.budget_nm() {
            return None;
        }
        let from_nm = way(&self.from, MEAN_EXCESS)?;
        let to_nm = self.to.as_ref().map_or(Some(None), |to| way(to, MEAN_EXCESS).map(Some))?;
        Some(PortInReach {
            port,
            from_nm,
            to_nm,
            longest_stay_h: (self.hours - least / self.speed_kn).max(0.0),
            least_speed_kn: least / self.hours,
        })
    }
}

/// A lower bound of the distance in metres: for points far apart the sphere is good enough.
fn near_or_far(a: LatLon, b: LatLon) -> f64 {
    let (dlat, dlon) = ((b.lat - a.lat).abs(), ((b.lon - a.lon + 180.0).rem_euclid(360.0) - 180.0).abs());
    if dlat < 2.0 && dlon < 2.0 {
        return near_distance_m(a, b);
    }
    let (south, north) = (a.lat.to_radians(), b.lat.to_radians());
    let half = ((north - south) / 2.0).sin().powi(2) + south.cos() * north.cos() * (dlon.to_radians() / 2.0).sin().powi(2);
    // The ellipsoid differs from the sphere by less than 0.6 %.
    2.0 * 6_371_008.8 * half.sqrt().min(1.0).asin() * 0.994
}

#[cfg(test)]
#[path = "reach_tests.rs"]
mod tests;
