//! Which ports reach into which cell: a grid of quarter degrees, so that "in which port is this" is one look.

use crate::{latlon::LatLon, port::Port};

const CELLS_PER_DEGREE: f64 = 4.0;
const COLUMNS: usize = 1440;
const ROWS: usize = 720;

/// Ports by cell, in compressed rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    starts: Vec<u32>,
    ports: Vec<u32>,
}

fn row(lat: f64) -> usize {
    (((lat + 90.0) * CELLS_PER_DEGREE) as usize).min(ROWS - 1)
}

fn column(lon: f64) -> usize {
    ((lon + 180.0).rem_euclid(360.0) * CELLS_PER_DEGREE) as usize % COLUMNS
}

/// Calls `f` with every cell that a port's circle may touch.
fn cells(port: &Port, mut f: impl FnMut(usize)) {
    // A degree of latitude is 110.57 km at the least.
    let dlat = port.radius_km / 110.5;
    let widest = port.at.lat.abs() + dlat;
    // A circle round a pole touches every longitude.
    let dlon = if widest >= 89.9 { 180.0 } else { (dlat / widest.to_radians().cos() * 1.01).min(180.0) };
    let rows = row((port.at.lat - dlat).max(-90.0))..=row((port.at.lat + dlat).min(90.0));
    let columns = ((2.0 * dlon * CELLS_PER_DEGREE) as usize + 2).min(COLUMNS);
    let first = column(port.at.lon - dlon);
    for row in rows {
        for n in 0..columns {
            f(row * COLUMNS + (first + n) % COLUMNS);
        }
    }
}

impl Grid {
    pub(crate) fn new(ports: &[Port]) -> Self {
        let mut starts = vec![0_u32; ROWS * COLUMNS + 1];
        for port in ports {
            cells(port, |cell| {
                if let Some(n) = starts.get_mut(cell + 1) {
                    *n += 1;
                }
            });
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut filled = vec![0; sum as usize];
        for (index, port) in (0..).zip(ports) {
            cells(port, |cell| {
                if let Some(at) = next.get_mut(cell) {
                    if let Some(slot) = filled.get_mut(*at as usize) {
                        *slot = index;
                    }
                    *at += 1;
                }
            });
        }
        Self { starts, ports: filled }
    }

    /// The ports whose circle may hold a position.
    pub(crate) fn at(&self, at: LatLon) -> &[u32] {
        let cell = row(at.lat) * COLUMNS + column(at.lon);
        let (Some(&from), Some(&to)) = (self.starts.get(cell), self.starts.get(cell + 1)) else {
            return &[];
        };
        self.ports.get(from as usize..to as usize).unwrap_or_default()
    }
}
