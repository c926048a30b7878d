//! Regions: countries, and named groups of countries and seas.

use rustc_hash::FxHashMap;

use crate::{error::PortsError, files::COUNTRIES, latlon::LatLon, names::normalise, port::Port};

/// What a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionKind {
    /// A country, whose key is its ISO 3166-1 alpha-2 code.
    Country,
    /// Several countries, and coasts.
    Group,
    /// A sea, strait or gulf with its coasts.
    Sea,
}

/// A country, a group or a sea.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Unique: alpha-2 for a country, `sea-of-japan` for others.
    pub key: Box<str>,
    /// What it is.
    pub kind: RegionKind,
    /// Its name.
    pub name: Box<str>,
    /// Other spellings.
    pub variants: Vec<Box<str>>,
    countries: Vec<Box<str>>,
    areas: Vec<Vec<LatLon>>,
}

impl Region {
    /// Whether a port lies in it: by its country, or by its position.
    pub fn contains_port(&self, port: &Port) -> bool {
        self.countries.contains(&port.country) || self.contains(port.at)
    }

    /// Whether a position lies in one of its areas. They are drawn coarsely, round the ports of their coasts; no maritime boundary.
    pub fn contains(&self, at: LatLon) -> bool {
        self.areas.iter().any(|area| inside(area, at))
    }
}

/// Even-odd rule in degrees; no area crosses the antimeridian.
fn inside(area: &[LatLon], at: LatLon) -> bool {
    let Some(mut before) = area.last() else { return false };
    let mut inside = false;
    for corner in area {
        if (corner.lat > at.lat) != (before.lat > at.lat) {
            let share = (at.lat - corner.lat) / (before.lat - corner.lat);
            if at.lon < corner.lon + share * (before.lon - corner.lon) {
                inside = !inside;
            }
        }
        before = corner;
    }
    inside
}

/// Every region.
#[derive(Clone, Debug)]
pub struct Regions {
    regions: Vec<Region>,
    by_key: FxHashMap<Box<str>, usize>,
    by_name: FxHashMap<String, usize>,
}

impl Regions {
    /// The embedded regions: seas and groups first, then the countries of ISO 3166-1.
    ///
    /// # Errors
    ///
    /// The table built into the program is broken; the tests see to it that it is not.
    pub fn embedded() -> Result<Self, PortsError> {
        let mut regions = Vec::with_capacity(360);
        let mut reader = csv::Reader::from_reader(include_str!("../data/regions.csv").as_bytes());
        for record in reader.records() {
            let line = |position: Option<&csv::Position>| position.map_or(0, csv::Position::line);
            let broken = |line, detail: String| PortsError::Embedded { table: "regions.csv", line, detail };
            let record = record.map_err(|e| broken(line(e.position()), e.to_string()))?;
            let region = region(&record).ok_or_else(|| broken(line(record.position()), "expected six columns".to_owned()))?;
            regions.push(region);
        }
        for row in COUNTRIES.lines().skip(1) {
            let mut fields = row.splitn(4, ',');
            let (Some(key), Some(_), Some(name)) = (fields.next(), fields.next(), fields.next()) else { continue };
            regions.push(Region {
                key: key.into(),
                kind: RegionKind::Country,
                name: name.into(),
                variants: split(fields.next().unwrap_or_default(), '|'),
                countries: vec![key.into()],
                areas: Vec::new(),
            });
        }
        let mut by_key = FxHashMap::default();
        let mut by_name = FxHashMap::default();
        for (index, region) in regions.iter().enumerate() {
            by_key.insert(region.key.clone(), index);
            for name in std::iter::once(&region.name).chain(&region.variants) {
                by_name.entry(normalise(name)).or_insert(index);
            }
        }
        Ok(Self { regions, by_key, by_name })
    }

    /// Every region.
    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.regions.iter()
    }

    /// The region of a key.
    pub fn by_key(&self, key: &str) -> Option<&Region> {
        self.regions.get(*self.by_key.get(key)?)
    }

    /// The region of a name or variant, whatever its accents and case.
    pub fn by_name(&self, name: &str) -> Option<&Region> {
        self.regions.get(*self.by_name.get(&normalise(name))?)
    }

    /// Whether two ports lie in one part of the world: on one sea, or in one group of countries. A country alone does not make them
    /// neighbours (Kaliningrad and Vladivostok), unless no sea or group knows either of them; nor do the oceans and continents.
    pub fn share(&self, a: &Port, b: &Port) -> bool {
        let mut known = false;
        for region in self.regions.iter().filter(|r| r.kind != RegionKind::Country && !WIDE.contains(&&*r.key)) {
            let (in_a, in_b) = (region.contains_port(a), region.contains_port(b));
            if in_a && in_b {
                return true;
            }
            known |= in_a || in_b;
        }
        !known && a.country == b.country
    }
}

/// Regions too wide to make neighbours of their ports.
const WIDE: [&str; 10] = [
    "africa",
    "asia",
    "europe",
    "arctic",
    "mena",
    "mediterranean-sea",
    "atlantic-ocean",
    "pacific-ocean",
    "indian-ocean",
    "north-atlantic",
];

fn split(text: &str, by: char) -> Vec<Box<str>> {
    text.split(by).map(str::trim).filter(|t| !t.is_empty()).map(Into::into).collect()
}

fn region(record: &csv::StringRecord) -> Option<Region> {
    let areas = record.get(5)?.split('|').filter(|a| !a.is_empty()).map(area).collect::<Option<_>>()?;
    Some(Region {
        key: record.get(0)?.into(),
        kind: match record.get(1)? {
            "group" => RegionKind::Group,
            "sea" => RegionKind::Sea,
            _ => return None,
        },
        name: record.get(2)?.into(),
        variants: split(record.get(3)?, '|'),
        countries: split(record.get(4)?, ' '),
        areas,
    })
}

/// `lat lon;lat lon;...`.
fn area(text: &str) -> Option<Vec<LatLon>> {
    text.split(';')
        .map(|corner| {
            let (lat, lon) = corner.split_once(' ')?;
            LatLon::new(lat.parse().ok()?, lon.parse().ok()?)
        })
        .collect()
}

#[cfg(test)]
#[path = "region_tests.rs"]
mod tests;
