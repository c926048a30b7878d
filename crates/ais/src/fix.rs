//! Positions as they are sent.

/// A position in 1/10 000 minute (message types 1-5, 9, 11, 18, 19, 21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Longitude in 1/10 000 minute, east positive; 181 degrees is "not available".
    pub lon: i32,
    /// Latitude in 1/10 000 minute, north positive; 91 degrees is "not available".
    pub lat: i32,
}

/// A position in 1/10 minute (message types 17, 22, 23, 27).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoarseFix {
    /// Longitude in 1/10 minute, east positive; 181 degrees is "not available".
    pub lon: i32,
    /// Latitude in 1/10 minute, north positive; 91 degrees is "not available".
    pub lat: i32,
}

/// One degree in 1/10 000 minute.
const FINE: i32 = 600_000;
/// One degree in 1/10 minute.
const COARSE: i32 = 600;

impl Fix {
    /// The "not available" of both coordinates.
    pub const NONE: Self = Self { lon: 181 * FINE, lat: 91 * FINE };

    /// Whether latitude or longitude is "not available".
    pub const fn is_absent(self) -> bool {
        self.lon == Self::NONE.lon || self.lat == Self::NONE.lat
    }

    /// Whether both coordinates exist on Earth.
    pub const fn is_valid(self) -> bool {
        self.lon.abs() <= 180 * FINE && self.lat.abs() <= 90 * FINE
    }

    /// Latitude and longitude in degrees; nothing where they are absent or not on Earth.
    pub fn degrees(self) -> Option<(f64, f64)> {
        self.is_valid().then(|| (f64::from(self.lat) / f64::from(FINE), f64::from(self.lon) / f64::from(FINE)))
    }

    /// Latitude and longitude in 1e-7 degrees, rounded; nothing where they are absent or not on Earth.
    pub fn e7(self) -> Option<(i32, i32)> {
        // 1e7 / 600 000 = 50 / 3
        self.is_valid().then(|| (scale(self.lat, 50, 3), scale(self.lon, 50, 3)))
    }
}

impl CoarseFix {
    /// The "not available" of both coordinates.
    pub const NONE: Self = Self { lon: 181 * COARSE, lat: 91 * COARSE };

    /// Whether latitude or longitude is "not available".
    pub const fn is_absent(self) -> bool {
        self.lon == Self::NONE.lon || self.lat == Self::NONE.lat
    }

    /// Whether both coordinates exist on Earth.
    pub const fn is_valid(self) -> bool {
        self.lon.abs() <= 180 * COARSE && self.lat.abs() <= 90 * COARSE
    }

    /// Latitude and longitude in degrees; nothing where they are absent or not on Earth.
    pub fn degrees(self) -> Option<(f64, f64)> {
        self.is_valid().then(|| (f64::from(self.lat) / f64::from(COARSE), f64::from(self.lon) / f64::from(COARSE)))
    }

    /// Latitude and longitude in 1e-7 degrees, rounded; nothing where they are absent or not on Earth.
    pub fn e7(self) -> Option<(i32, i32)> {
        // 1e7 / 600 = 50 000 / 3
        self.is_valid().then(|| (scale(self.lat, 50_000, 3), scale(self.lon, 50_000, 3)))
    }
}

/// `value * up / down`, rounded half away from zero.
fn scale(value: i32, up: i64, down: i64) -> i32 {
    let product = i64::from(value) * up * 2;
    ((product + product.signum() * down) / (2 * down)) as i32
}

#[cfg(test)]
#[path = "fix_tests.rs"]
mod tests;
