//! Natural Earth's land and lakes to one set of rings on the lattice of the topology file.

use std::{error::Error, path::Path};

use geo::sea::{write_signed, write_varint};
use serde_json::Value;

/// Rings of whole lattice steps; x runs from 0 up to the width, y north.
pub struct Rings {
    width: i64,
    scale_y: f64,
    south: f64,
    rings: Vec<Vec<[i64; 2]>>,
}

fn number(value: &Value, what: &str) -> Result<f64, Box<dyn Error>> {
    value.as_f64().ok_or_else(|| format!("{what}: no number").into())
}

fn list<'a>(value: &'a Value, what: &str) -> Result<&'a Vec<Value>, Box<dyn Error>> {
    value.as_array().ok_or_else(|| format!("{what}: no list").into())
}

impl Rings {
    /// Reads the object `land` of a quantised topology.
    pub fn read(topology: &Path) -> Result<Self, Box<dyn Error>> {
        let json: Value = serde_json::from_slice(&std::fs::read(topology)?)?;
        let transform = &json["transform"];
        let scale_x = number(&transform["scale"][0], "scale")?;
        let scale_y = number(&transform["scale"][1], "scale")?;
        let width = (360.0 / scale_x).round();
        if (width * scale_x - 360.0).abs() > 1e-9 || number(&transform["translate"][0], "translate")? != -180.0 {
            return Err("the topology is not quantised from -180 to 180".into());
        }
        let mut rings =
            Self { width: width as i64, scale_y, south: number(&transform["translate"][1], "translate")?, rings: Vec::new() };
        let mut arcs = Vec::new();
        for arc in list(&json["arcs"], "arcs")? {
            let (mut x, mut y) = (0, 0);
            let mut points = Vec::new();
            for step in list(arc, "arc")? {
                x += step[0].as_i64().ok_or("arc: no whole number")?;
                y += step[1].as_i64().ok_or("arc: no whole number")?;
                points.push([x, y]);
            }
            arcs.push(points);
        }
        for geometry in list(&json["objects"]["land"]["geometries"], "land")? {
            if geometry["type"] != "MultiPolygon" {
                return Err("land: expected multipolygons".into());
            }
            for polygon in list(&geometry["arcs"], "multipolygon")? {
                for ring in list(polygon, "polygon")? {
                    let mut points: Vec<[i64; 2]> = Vec::new();
                    for index in list(ring, "ring")? {
                        let index = index.as_i64().ok_or("ring: no whole number")?;
                        let arc = arcs.get(if index < 0 { !index } else { index } as usize).ok_or("ring: no such arc")?;
                        let mut arc = arc.clone();
                        if index < 0 {
                            arc.reverse();
                        }
                        points.pop();
                        points.extend(arc);
                    }
                    rings.add(points);
                }
            }
        }
        Ok(rings)
    }

    /// Adds the shores of lakes: a column `points` of 'lat lon|lat lon|...'. Inside a ring of land they make water.
    pub fn add_lakes(&mut self, table: &Path) -> Result<(), Box<dyn Error>> {
        for row in csv::ReaderBuilder::new().comment(Some(b'#')).from_path(table)?.records() {
            let row = row?;
            let mut points = Vec::new();
            for point in row.get(0).unwrap_or_default().split('|') {
                let (lat, lon) = point.split_once(' ').ok_or("lakes: no 'lat lon'")?;
                let (lat, lon): (f64, f64) = (lat.parse()?, lon.parse()?);
                points.push([
                    ((lon + 180.0) / 360.0 * self.width as f64).round() as i64,
                    ((lat - self.south) / self.scale_y).round() as i64,
                ]);
            }
            self.add(points);
        }
        Ok(())
    }

    /// Adds a ring without its last point, points twice over, and the seam of the antimeridian.
    fn add(&mut self, points: Vec<[i64; 2]>) {
        let mut ring: Vec<[i64; 2]> = points.into_iter().map(|[x, y]| [x.rem_euclid(self.width), y]).collect();
        ring.dedup();
        while ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        if ring.len() >= 3 {
            self.rings.push(ring);
        }
    }

    /// Rings and points.
    pub fn size(&self) -> (usize, usize) {
        (self.rings.len(), self.rings.iter().map(Vec::len).sum())
    }

    /// The section of the sea file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_varint(&mut out, self.width as u64);
        out.extend(self.scale_y.to_le_bytes());
        out.extend(self.south.to_le_bytes());
        write_varint(&mut out, self.rings.len() as u64);
        let (mut x, mut y) = (0, 0);
        for ring in &self.rings {
            write_varint(&mut out, ring.len() as u64);
            for &[nx, ny] in ring {
                // The short way round the world.
                let dx = (nx - x + self.width / 2).rem_euclid(self.width) - self.width / 2;
                write_signed(&mut out, dx);
                write_signed(&mut out, ny - y);
                (x, y) = (nx, ny);
            }
        }
        out
    }
}
