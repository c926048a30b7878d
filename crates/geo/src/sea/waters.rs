//! Passages and inland waters: what ships sail on that the shore lines leave out, narrow, or close.

use std::str::FromStr;

use serde::Deserialize;

use crate::{
    latlon::LatLon,
    sea::{
        error::SeaError,
        nearest::{Nearest, Segment, Tree},
        space::{Vec3, chord_km, cross, dot, ecef},
    },
};

/// Widest half width of a water in the tables, km: more is a mistake.
const WIDEST_KM: f64 = 50.0;
/// Longest leg of a line in the tables, km: more is a mistake.
const LONGEST_LEG_KM: f64 = 400.0;
/// Legs are cut so that their chord does not dip below the surface by more than 0.5 m, km.
const CUT_KM: f64 = 5.0;

/// What a passage or an inland water is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaterKind {
    /// A strait of the sea.
    Strait,
    /// A canal.
    Canal,
    /// A dredged channel.
    Channel,
    /// A river, or its mouth.
    River,
    /// A lake, lagoon or bay.
    Lake,
}

/// A passage: a way between two waters that has a name and that may be closed to a ship.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Unique: lower case and hyphens.
    pub key: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// What it is.
    pub kind: WaterKind,
    /// Half its width, km. Generous in canals: the points of its line are good to some hundred metres.
    pub half_width_km: f64,
    /// The line that ships take.
    pub line: Vec<LatLon>,
    /// The line across it, from land to land, that is shut where it is closed; nothing for one that cannot be.
    pub gate: Option<(LatLon, LatLon)>,
    /// Closed unless somebody opens it: ice, or leave to be asked for.
    pub shut: bool,
    wall: Option<Wall>,
}

/// A gate as its ends in space and the plane through them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Wall {
    from: Vec3,
    to: Vec3,
    plane: Vec3,
}

impl Passage {
    /// Whether the great circle from `a` to `b`, less than half the world, goes through the gate.
    pub fn gate_between(&self, a: LatLon, b: LatLon) -> bool {
        self.wall_between(ecef(a), ecef(b))
    }

    /// The same of two positions in space.
    pub(crate) fn wall_between(&self, a: Vec3, b: Vec3) -> bool {
        let Some(Wall { from, to, plane }) = self.wall else { return false };
        // Most ways are wholly on one side.
        if (dot(plane, a) > 0.0) == (dot(plane, b) > 0.0) {
            return false;
        }
        let way = cross(a, b);
        if (dot(way, from) > 0.0) == (dot(way, to) > 0.0) {
            return false;
        }
        // Planes meet on both sides of the world: the gate's side counts.
        let meet = cross(way, plane);
        let side = |p: Vec3| dot(meet, p) > 0.0;
        side(from) == side([a[0] + b[0], a[1] + b[1], a[2] + b[2]])
    }
}

#[derive(Deserialize)]
struct Row {
    key: String,
    name: String,
    kind: WaterKind,
    half_width_km: f64,
    #[serde(default)]
    gate: Option<String>,
    /// Empty for no; the table of inland waters lacks it.
    #[serde(default)]
    shut: Option<bool>,
    points: String,
}

/// A river, or the like: a line with a half width.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Water {
    pub(crate) half_width_km: f64,
    pub(crate) line: Vec<LatLon>,
}

/// All of them.
#[derive(Debug)]
pub(crate) struct Waters {
    pub(crate) passages: Vec<Passage>,
    pub(crate) lines: Vec<Water>,
    tree: Tree,
}

fn point(text: &str) -> Result<LatLon, String> {
    let (lat, lon) = text.trim().split_once(' ').ok_or_else(|| format!("no 'lat lon': '{text}'"))?;
    let number = |t: &str| f64::from_str(t.trim()).map_err(|_| format!("no number: '{t}'"));
    LatLon::new(number(lat)?, number(lon)?).ok_or_else(|| format!("no position: '{text}'"))
}

fn points(text: &str) -> Result<Vec<LatLon>, String> {
    text.split('|').map(point).collect()
}

fn line(text: &str) -> Result<Vec<LatLon>, String> {
    let points = points(text)?;
    if points.len() < 2 {
        return Err("a line needs two points".to_owned());
    }
    for pair in points.windows(2) {
        if let &[a, b] = pair
            && crate::distance_km(a, b) > LONGEST_LEG_KM
        {
            return Err(format!("more than {LONGEST_LEG_KM} km from {a:?} to {b:?}"));
        }
    }
    Ok(points)
}

fn passage(row: &Row) -> Result<Passage, String> {
    if !(0.05..=WIDEST_KM).contains(&row.half_width_km) {
        return Err(format!("a half width of {} km", row.half_width_km));
    }
    let gate = match row.gate.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => match points(text)?.as_slice() {
            &[a, b] => Some((a, b)),
            _ => return Err("a gate has two points".to_owned()),
        },
    };
    let wall = gate.map(|(from, to)| {
        let (from, to) = (ecef(from), ecef(to));
        Wall { from, to, plane: cross(from, to) }
    });
    Ok(Passage {
        shut: row.shut.unwrap_or(false),
        wall,
        key: row.key.as_str().into(),
        name: row.name.as_str().into(),
        kind: row.kind,
        half_width_km: row.half_width_km,
        line: line(&row.points)?,
        gate,
    })
}

fn rows(csv: &[u8], table: &'static str) -> Result<Vec<Passage>, SeaError> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(csv);
    let mut found: Vec<Passage> = Vec::new();
    for row in reader.deserialize::<Row>() {
        let row =
            row.map_err(|e| SeaError::Fact { table, line: e.position().map_or(0, csv::Position::line), detail: e.to_string() })?;
        let wrong =
            |detail: String| SeaError::Fact { table, line: found.len() as u64 + 2, detail: format!("{}: {detail}", row.key) };
        let one = passage(&row).map_err(wrong)?;
        if found.iter().any(|other| other.key == one.key) {
            return Err(wrong("a second row of this key".to_owned()));
        }
        found.push(one);
    }
    Ok(found)
}

impl Waters {
    /// Reads the two tables.
    pub(crate) fn read(passages: &[u8], inland: &[u8]) -> Result<Self, SeaError> {
        let passages = rows(passages, "passages.csv")?;
        let inland = rows(inland, "inland_waters.csv")?;
        let lines: Vec<Water> =
            passages.iter().chain(&inland).map(|p| Water { half_width_km: p.half_width_km, line: p.line.clone() }).collect();
        let mut segments = Vec::new();
        for water in &lines {
            for pair in water.line.windows(2) {
                let &[a, b] = pair else { continue };
                let parts = (chord_km(ecef(a), ecef(b)) / CUT_KM).ceil().max(1.0);
                let mut last = ecef(a);
                for n in 1..=parts as u32 {
                    let next = ecef(crate::interpolate(a, b, f64::from(n) / parts));
                    segments.push(Segment {
                        from: last.map(|v| v as f32),
                        to: next.map(|v| v as f32),
                        radius_km: water.half_width_km as f32,
                    });
                    last = next;
                }
            }
        }
        Ok(Self { passages, lines, tree: Tree::new(segments) })
    }

    /// The water nearest to a position, if nearer than `within_km`; its distance is negative inside.
    pub(crate) fn nearest(&self, at: LatLon, within_km: f64) -> Option<Nearest> {
        self.tree.nearest(ecef(at), within_km)
    }

    /// How deep inside one of them a position lies, km from its bank; 0 or less outside.
    pub(crate) fn depth_km(&self, at: LatLon) -> f64 {
        self.nearest(at, 0.0).map_or(0.0, |n| -n.km)
    }
}
