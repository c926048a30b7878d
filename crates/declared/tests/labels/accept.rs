//! Whether a reading is one of the places a label accepts.

use declared::{Parsed, Reading};
use geo::{LatLon, PortIdx, Ports, Region, Regions, distance_m, normalise};

/// A port this near to an acceptable one is the same place: lists differ on where a harbour is, and its terminals have codes of
/// their own.
const SAME_PLACE_KM: f64 = 15.0;

/// The World Port Index's ports without a code, some of which the table knows under another list's key.
const WORLD: &str = include_str!("../../../geo/data/world.csv");

/// Codes that the published list has no coordinates for; matched to a port of the table by its name there.
const CODES: &str = include_str!("../../data/codes.tsv");

/// The tables to look a label's places up in.
pub(crate) struct Accept<'a> {
    ports: &'a Ports,
    regions: &'a Regions,
}

impl<'a> Accept<'a> {
    pub(crate) fn new(ports: &'a Ports, regions: &'a Regions) -> Self {
        Self { ports, regions }
    }

    /// Whether the reading is a port or a region that the label accepts.
    pub(crate) fn place(&self, parsed: &Parsed, places: &[&str]) -> bool {
        match &parsed.reading {
            Reading::Port(port) | Reading::Route { to: port, .. } => places.iter().any(|place| self.port(*port, place)),
            Reading::Region(key) => {
                self.regions.by_key(key).is_some_and(|region| places.iter().any(|place| is_region(region, place)))
            }
            Reading::Vague | Reading::Unreadable => false,
        }
    }

    fn port(&self, index: PortIdx, place: &str) -> bool {
        let port = self.ports.get(index);
        let named = place.strip_prefix("NAME:").is_some_and(|name| goes_by(&port.name, &port.variants, name));
        named
            || port.locode.as_deref() == Some(place)
            || self.positions(place).iter().any(|at| distance_m(*at, port.at) <= SAME_PLACE_KM * 1000.0)
    }

    /// Where an acceptable port lies; several places where its name is not unique.
    fn positions(&self, place: &str) -> Vec<LatLon> {
        let at = |port: PortIdx| self.ports.get(port).at;
        if let Some(name) = place.strip_prefix("NAME:") {
            return self.ports.by_name(name).iter().copied().map(at).collect();
        }
        if let Some(number) = place.strip_prefix("WPI:") {
            return self.world_port_index(number).into_iter().collect();
        }
        let other = || CODES.lines().filter_map(|row| row.split_once('\t')).find(|row| row.0 == place).map(|row| row.1);
        let port = self.ports.by_locode(place).or_else(|| self.ports.by_key(other()?));
        port.map(at).into_iter().collect()
    }

    fn world_port_index(&self, number: &str) -> Option<LatLon> {
        let key = format!("WPI{number}");
        if let Some(port) = self.ports.by_key(&key) {
            return Some(self.ports.get(port).at);
        }
        let row = WORLD.lines().find(|line| line.split(',').next() == Some(&key))?;
        // A quoted name may hold a comma: counted from the end, no field does.
        let mut fields = row.rsplit(',').skip(3);
        let (lon, lat) = (fields.next()?, fields.next()?);
        LatLon::new(lat.parse().ok()?, lon.parse().ok()?)
    }
}

fn is_region(region: &Region, place: &str) -> bool {
    *region.key == *place || goes_by(&region.name, &region.variants, place)
}

/// Whether a name is the one given or one of its variants.
fn goes_by(name: &str, variants: &[Box<str>], sought: &str) -> bool {
    let sought = normalise(sought);
    std::iter::once(name).chain(variants.iter().map(|v| &**v)).any(|n| normalise(n) == sought)
}
