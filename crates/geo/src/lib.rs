//! Distance and bearing on the ellipsoid, ports and piers, regions.
//!
//! Distances are geodesics on WGS 84 (Karney 2013), right across the antimeridian and the poles. The port table is the union of a
//! curated one and of public lists; where both know a place, the curated entry stands.

mod error;
mod files;
mod geodesic;
mod grid;
mod latlon;
mod names;
pub mod near;
mod port;
mod ports;
mod reach;
mod region;
mod route;
pub mod sea;

pub use error::PortsError;
pub use files::FileSummary;
pub use geodesic::{
    METRES_PER_NM, bearing_deg, destination, distance_km, distance_m, distance_nm, interpolate, metres_per_degree,
    near_distance_m,
};
pub use latlon::{LatLon, wrapped_lon};
pub use names::normalise;
pub use port::{Origin, Port, PortKind};
pub use ports::{PortIdx, Ports};
pub use reach::{PortInReach, Reach, ReachError, ReachQuery};
pub use region::{Region, RegionKind, Regions};
pub use route::{RouteError, RouteOptions, SeaRoute};
pub use sea::{Sea, SeaError};
