//! The port table.

use std::path::Path;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::{
    error::PortsError,
    files::{self, FileSummary},
    geodesic::{distance_km, near_distance_m},
    grid::Grid,
    latlon::LatLon,
    names::normalise,
    port::Port,
};

/// Two entries of one name this close are one place, km. Own choice: lists differ by some kilometres on where a large port is.
const SAME_PLACE_KM: f64 = 12.0;

/// Two entries of one name and two codes this close are one place, km. Own choice: less than the way between two harbours of a
/// town.
const SIDE_BY_SIDE_KM: f64 = 5.0;

/// Two entries of one UN/LOCODE this close are one place, km. Own choice: a town's coordinates and its terminals' may lie this far
/// apart; what lies farther was given the code by mistake.
const SAME_CODE_KM: f64 = 40.0;

/// The number of a port in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PortIdx(u32);

/// Ports and piers.
#[derive(Clone, Debug, Default)]
pub struct Ports {
    ports: Vec<Port>,
    by_key: FxHashMap<Box<str>, PortIdx>,
    by_locode: FxHashMap<Box<str>, PortIdx>,
    by_name: FxHashMap<String, Vec<PortIdx>>,
    grid: Grid,
    /// From south to north.
    by_lat: Vec<(f64, PortIdx)>,
}

impl Ports {
    /// The embedded table: the curated one, then the World Port Index and UN/LOCODE's seaports.
    ///
    /// # Errors
    ///
    /// A table built into the program is broken; the tests see to it that none is.
    pub fn embedded() -> Result<Self, PortsError> {
        let mut ports = Self::default();
        for port in files::embedded()? {
            ports.add(port);
        }
        ports.index();
        Ok(ports)
    }

    /// Adds a list as published: the World Port Index, UN/LOCODE, anchorages, or the form of the curated table; plain or gzip.
    /// Entries that the table knows lend it their names.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is no list that we know. Bad rows are refused and counted.
    pub fn add_file(&mut self, path: &Path) -> Result<FileSummary, PortsError> {
        let (read, mut summary) = files::read(path)?;
        for port in read {
            summary.taken += 1;
            if self.add(port) {
                summary.merged += 1;
            }
        }
        self.index();
        Ok(summary)
    }

    fn index(&mut self) {
        self.grid = Grid::new(&self.ports);
        self.by_lat = self.iter().map(|(index, port)| (port.at.lat, index)).collect();
        self.by_lat.sort_by(|a, b| a.0.total_cmp(&b.0));
    }

    /// Adds a port, or its names to the one that is the same place; true for the latter.
    fn add(&mut self, port: Port) -> bool {
        let known = self.same_code(&port).or_else(|| self.same_name_near(&port));
        if let Some(index) = known {
            self.lend(index, port);
            return true;
        }
        let index = PortIdx(self.ports.len() as u32);
        let mut port = port;
        if self.by_key.contains_key(&port.key) {
            // One of as many numbers as there are ports, and one more, is free.
            port.key = (2..self.ports.len() + 3)
                .map(|n| format!("{}-{n}", port.key))
                .find(|key| !self.by_key.contains_key(key.as_str()))
                .unwrap_or_default()
                .into();
        }
        self.by_key.insert(port.key.clone(), index);
        if let Some(code) = &port.locode {
            self.by_locode.entry(code.clone()).or_insert(index);
        }
        for name in std::iter::once(&port.name).chain(&port.variants) {
            let named = self.by_name.entry(normalise(name)).or_default();
            if !named.contains(&index) {
                named.push(index);
            }
        }
        self.ports.push(port);
        false
    }

    /// The port of this code, or one that has it among its other names: places often have two codes.
    fn same_code(&self, port: &Port) -> Option<PortIdx> {
        let code = port.locode.as_deref()?;
        let named = self.by_name.get(code).map_or(&[][..], Vec::as_slice);
        let near = |index: &PortIdx| near_distance_m(self.get(*index).at, port.at) <= SAME_CODE_KM * 1000.0;
        self.by_locode(code).iter().chain(named).copied().find(near)
    }

    fn same_name_near(&self, port: &Port) -> Option<PortIdx> {
        std::iter::once(&port.name)
            .chain(&port.variants)
            .filter_map(|name| self.by_name.get(&normalise(name)))
            .flatten()
            .find(|index| {
                let other = self.get(**index);
                let codes_differ = other.locode.is_some() && port.locode.is_some() && other.locode != port.locode;
                // Two codes are two places, unless the other list only gives a town, or they lie side by side.
                let reach_km =
                    if !codes_differ || port.origin == crate::Origin::UnLocode { SAME_PLACE_KM } else { SIDE_BY_SIDE_KM };
                near_distance_m(other.at, port.at) <= reach_km * 1000.0
            })
            .copied()
    }

    /// Gives a known port the names and the code of another entry for it.
    fn lend(&mut self, index: PortIdx, from: Port) {
        let Some(port) = self.ports.get_mut(index.0 as usize) else { return };
        if let Some(code) = from.locode {
            if port.locode.is_none() {
                port.locode = Some(code.clone());
            }
            self.by_locode.entry(code).or_insert(index);
        }
        for name in std::iter::once(from.name).chain(from.variants) {
            let key = normalise(&name);
            let known = std::iter::once(&port.name).chain(&port.variants).any(|n| normalise(n) == key);
            if known || key.is_empty() {
                continue;
            }
            port.variants.push(name);
            self.by_name.entry(key).or_default().push(index);
        }
    }

    /// Number of ports.
    pub fn len(&self) -> usize {
        self.ports.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ports.is_empty()
    }

    /// Every port with its number.
    pub fn iter(&self) -> impl Iterator<Item = (PortIdx, &Port)> {
        (0..).map(PortIdx).zip(&self.ports)
    }

    /// A port of this table.
    ///
    /// # Panics
    ///
    /// The number is of a larger table.
    pub fn get(&self, index: PortIdx) -> &Port {
        &self.ports[index.0 as usize]
    }

    /// The port of a key.
    pub fn by_key(&self, key: &str) -> Option<PortIdx> {
        self.by_key.get(key).copied()
    }

    /// The port of a UN/LOCODE without its space.
    pub fn by_locode(&self, code: &str) -> Option<PortIdx> {
        self.by_locode.get(code).copied()
    }

    /// The ports of a name or variant, whatever its accents and case.
    pub fn by_name(&self, name: &str) -> &[PortIdx] {
        self.by_name.get(&normalise(name)).map_or(&[], Vec::as_slice)
    }

    /// Appends the ports within `km` of a position, with their distance in km, in the order of the table.
    pub fn within(&self, at: LatLon, km: f64, found: &mut Vec<(PortIdx, f64)>) {
        for (index, port) in self.iter() {
            // A degree of latitude is 110.57 km at the least.
            if (port.at.lat - at.lat).abs() * 110.5 > km {
                continue;
            }
            let distance = distance_km(at, port.at);
            if distance <= km {
                found.push((index, distance));
            }
        }
    }

    /// The port nearest to a position within `km`, with its distance in km.
    pub fn nearest(&self, at: LatLon, km: f64) -> Option<(PortIdx, f64)> {
        // A degree of latitude is 110.57 km at the least; one of longitude as much, times the cosine further from the equator.
        let dlat = km / 110.5;
        let cos = (at.lat.abs() + dlat).min(90.0).to_radians().cos();
        let dlon = if cos > 1e-3 { dlat / cos * 1.01 } else { 360.0 };
        let first = self.by_lat.partition_point(|(lat, _)| *lat < at.lat - dlat);
        (self.by_lat.iter().skip(first))
            .take_while(|(lat, _)| *lat <= at.lat + dlat)
            .map(|&(_, index)| (index, self.get(index).at))
            .filter(|(_, port)| ((port.lon - at.lon + 180.0).rem_euclid(360.0) - 180.0).abs() <= dlon)
            .map(|(index, port)| (index, near_distance_m(at, port) / 1000.0))
            .filter(|(_, distance)| *distance <= km)
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The port whose radius a position lies in, with its distance from the port's middle in km. Of several, the one of the most
    /// trusted list; then the one it lies deepest in, as a share of the radius.
    pub fn entered(&self, at: LatLon) -> Option<(PortIdx, f64)> {
        self.grid
            .at(at)
            .iter()
            .filter_map(|&n| {
                let port = self.ports.get(n as usize)?;
                let km = near_distance_m(at, port.at) / 1000.0;
                (km <= port.radius_km).then_some((port, PortIdx(n), km))
            })
            .min_by(|(a, _, a_km), (b, _, b_km)| {
                a.origin.cmp(&b.origin).then_with(|| (a_km / a.radius_km).total_cmp(&(b_km / b.radius_km)))
            })
            .map(|(_, index, km)| (index, km))
    }
}

#[cfg(test)]
#[path = "ports_tests.rs"]
mod tests;
