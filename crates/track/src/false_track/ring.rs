//! The circle through points, from sums that grow point by point.

use serde::{Deserialize, Serialize};

/// Sums for the algebraic fit of a circle (I. Kåsa, *A circle fitting procedure and its error analysis*, IEEE Trans. Instrum. Meas.
/// 25, 1976): x² + y² = 2ax + 2by + c in the sense of least squares, with radius² = c + a² + b².
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Ring {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
    yy: f64,
    z: f64,
    xz: f64,
    yz: f64,
    zz: f64,
}

/// A circle, and how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fitted {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    /// Root mean square of the distances from the circle, to first order, over the radius.
    pub(super) residual: f64,
}

impl Ring {
    pub(super) fn add(&mut self, (x, y): (f64, f64)) {
        let z = x * x + y * y;
        self.n += 1.0;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.xy += x * y;
        self.yy += y * y;
        self.z += z;
        self.xz += x * z;
        self.yz += y * z;
        self.zz += z * z;
    }

    /// Nothing where the points lie on a line.
    pub(super) fn fit(&self) -> Option<Fitted> {
        let n = self.n;
        let (mx, my, mz) = (self.x / n, self.y / n, self.z / n);
        // Moments about the means.
        let (xx, xy, yy) = (self.xx / n - mx * mx, self.xy / n - mx * my, self.yy / n - my * my);
        let (xz, yz, zz) = (self.xz / n - mx * mz, self.yz / n - my * mz, self.zz / n - mz * mz);
        let det = xx * yy - xy * xy;
        if det <= 1e-9 * (xx + yy).powi(2) {
            return None;
        }
        // z = p x + q y + c in the sense of least squares.
        let (p, q) = ((xz * yy - yz * xy) / det, (yz * xx - xz * xy) / det);
        let middle = (p / 2.0, q / 2.0);
        let radius = (mz - p * mx - q * my + middle.0 * middle.0 + middle.1 * middle.1).max(0.0).sqrt();
        // What the plane through (x, y, z) leaves of z is radius² too much or too little: twice the radius times the miss.
        let left = (zz - p * xz - q * yz).max(0.0).sqrt();
        (radius > 0.0).then(|| Fitted { x: middle.0, y: middle.1, radius, residual: left / (2.0 * radius * radius) })
    }
}

#[cfg(test)]
#[path = "ring_tests.rs"]
mod tests;
