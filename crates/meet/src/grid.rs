//! Which slow ships are close to each other at one moment: a hash grid, right across the antimeridian and in high latitudes.

use geo::metres_per_degree;
use model::SlowFix;
use rustc_hash::FxHashMap;

/// Metres in a degree of latitude, at the least.
const DEGREE_M: f64 = 110_574.0;

/// A grid of bands of latitude, each cut into as many cells as fit round the Earth there: every cell is at least as wide and as high
/// as the distance looked for, so that the cells around hold all that is near.
#[derive(Debug)]
pub(crate) struct Grid {
    band_deg: f64,
    max_m: f64,
    cells: FxHashMap<(i32, i32), Vec<u32>>,
}

impl Grid {
    pub(crate) fn new(max_m: f64) -> Self {
        Self { band_deg: (max_m / DEGREE_M).max(1e-4), max_m, cells: FxHashMap::default() }
    }

    fn band(&self, lat: f64) -> i32 {
        (lat / self.band_deg).floor() as i32
    }

    /// How many cells a band has.
    fn columns(&self, band: i32) -> i32 {
        // The band's edge nearer to the pole, where cells are narrowest.
        let edge = (f64::from(band) * self.band_deg).abs().max((f64::from(band + 1) * self.band_deg).abs());
        let round_m = 360.0 * DEGREE_M * edge.min(90.0).to_radians().cos();
        ((round_m / self.max_m).floor() as i32).max(1)
    }

    fn column(lon: f64, columns: i32) -> i32 {
        let share = (lon + 180.0).rem_euclid(360.0) / 360.0;
        ((share * f64::from(columns)) as i32).min(columns - 1)
    }

    /// Calls `f` with every pair of `fixes` within the distance, as their places in the slice and the metres between them.
    pub(crate) fn pairs(&mut self, fixes: &[SlowFix], mut f: impl FnMut(usize, usize, f64)) {
        self.cells.clear();
        // Radii of curvature change so little within a cell that those half-way are the mean of those at both ends, to a
        // hundred-millionth.
        let scales: Vec<(f64, f64)> = fixes.iter().map(|fix| metres_per_degree(fix.lat)).collect();
        for (i, fix) in (0..).zip(fixes) {
            let band = self.band(fix.lat);
            let column = Self::column(fix.lon, self.columns(band));
            self.cells.entry((band, column)).or_default().push(i);
        }
        for ((i, fix), scale) in (0_u32..).zip(fixes).zip(&scales) {
            let band = self.band(fix.lat);
            for other_band in band - 1..=band + 1 {
                let columns = self.columns(other_band);
                let column = Self::column(fix.lon, columns);
                let around = if columns <= 3 { 0..columns } else { column - 1..column + 2 };
                for c in around {
                    let Some(others) = self.cells.get(&(other_band, c.rem_euclid(columns))) else { continue };
                    for &j in others.iter().filter(|&&j| j > i) {
                        let Some((other, theirs)) = fixes.get(j as usize).zip(scales.get(j as usize)) else { continue };
                        let east = other.lon - fix.lon;
                        let east = if east.abs() > 180.0 { east - 360.0_f64.copysign(east) } else { east };
                        let x = east * f64::midpoint(scale.1, theirs.1);
                        let y = (other.lat - fix.lat) * f64::midpoint(scale.0, theirs.0);
                        let metres = (x * x + y * y).sqrt();
                        if metres <= self.max_m {
                            f(i as usize, j as usize, metres);
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "grid_tests.rs"]
mod tests;
