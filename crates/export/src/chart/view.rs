//! From places on Earth to places on a drawing: Mercator, round a middle longitude, so that nothing ends at the antimeridian.

use geo::{LatLon, wrapped_lon};

/// Beyond this latitude Mercator is of no use.
const HIGHEST: f64 = 82.0;
/// The least extent of a map, degrees of longitude: about 60 nm.
const LEAST_SPAN: f64 = 1.0;
/// Room round what is shown, as a share of its extent.
const ROOM: f64 = 0.14;

/// A rectangle of the Earth on a rectangle of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct View {
    /// The longitude in the middle.
    middle: f64,
    /// West and north end, in degrees of longitude from the middle and in stretched latitude.
    west: f64,
    north: f64,
    /// Units of the drawing a degree of longitude.
    scale: f64,
    /// Width of the drawing.
    pub(crate) width: f64,
    /// Its height.
    pub(crate) height: f64,
}

/// Latitude stretched as Mercator does, in degrees at the equator.
fn stretched(lat: f64) -> f64 {
    let lat = lat.clamp(-HIGHEST, HIGHEST).to_radians();
    (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan().ln().to_degrees()
}

fn unstretched(y: f64) -> f64 {
    2.0f64.mul_add(y.to_radians().exp().atan(), -std::f64::consts::FRAC_PI_2).to_degrees()
}

/// The middle of the longitudes: opposite the widest stretch that holds none of them.
fn middle(places: &[LatLon]) -> Option<f64> {
    let mut lons: Vec<f64> = places.iter().map(|p| p.lon).collect();
    lons.sort_by(f64::total_cmp);
    let (first, last) = (*lons.first()?, *lons.last()?);
    let round = (last, first + 360.0);
    let widest = lons.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?))).chain([round]);
    let (from, to) = widest.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    Some(wrapped_lon(f64::midpoint(from, to) + 180.0))
}

impl View {
    /// A view that holds all places on a drawing of some width; its height is between two shares of the width.
    pub(crate) fn of(places: &[LatLon], width: f64, ratio: (f64, f64)) -> Option<Self> {
        let middle = middle(places)?;
        let xs = || places.iter().map(|p| wrapped_lon(p.lon - middle));
        let ys = || places.iter().map(|p| stretched(p.lat));
        let (west, east) = (xs().fold(f64::INFINITY, f64::min), xs().fold(f64::NEG_INFINITY, f64::max));
        let (south, north) = (ys().fold(f64::INFINITY, f64::min), ys().fold(f64::NEG_INFINITY, f64::max));
        let widened = |low: f64, high: f64, least: f64| {
            let span = ((high - low) * (1.0 + 2.0 * ROOM)).max(least);
            (f64::midpoint(low, high) - span / 2.0, span)
        };
        let (mut west, mut across) = widened(west, east, LEAST_SPAN);
        let (mut south, mut up) = widened(south, north, LEAST_SPAN * ratio.0);
        if up > across * ratio.1 {
            west -= (up / ratio.1 - across) / 2.0;
            across = up / ratio.1;
        } else if up < across * ratio.0 {
            south -= (across * ratio.0 - up) / 2.0;
            up = across * ratio.0;
        }
        if across > 360.0 {
            west = -180.0;
            across = 360.0;
        }
        let scale = width / across;
        Some(Self { middle, west, north: south + up, scale, width, height: (up * scale).round() })
    }

    /// Degrees of longitude from the middle, -180 to 180.
    pub(crate) fn degrees_east(&self, lon: f64) -> f64 {
        wrapped_lon(lon - self.middle)
    }

    /// A place given by its longitude from the middle, which may go beyond half a turn.
    pub(crate) fn xy(&self, from_middle: f64, lat: f64) -> (f64, f64) {
        ((from_middle - self.west) * self.scale, (self.north - stretched(lat)) * self.scale)
    }

    /// A place.
    pub(crate) fn at(&self, place: LatLon) -> (f64, f64) {
        self.xy(self.degrees_east(place.lon), place.lat)
    }

    /// The line through places, the short way from one to the next.
    pub(crate) fn line(&self, places: &[LatLon]) -> Vec<(f64, f64)> {
        let mut lon = f64::NAN;
        places
            .iter()
            .map(|place| {
                let from_middle = self.degrees_east(place.lon);
                lon = if lon.is_nan() { from_middle } else { lon + wrapped_lon(from_middle - lon) };
                self.xy(lon, place.lat)
            })
            .collect()
    }

    /// Degrees of longitude from the middle at both sides.
    pub(crate) fn sides(&self) -> (f64, f64) {
        (self.west, self.west + self.width / self.scale)
    }

    /// The southern and northern latitude.
    pub(crate) fn latitudes(&self) -> (f64, f64) {
        (unstretched(self.north - self.height / self.scale), unstretched(self.north))
    }

    /// The longitude of a distance from the middle, for a label.
    pub(crate) fn longitude(&self, from_middle: f64) -> f64 {
        wrapped_lon(from_middle + self.middle)
    }

    /// Of the middle.
    pub(crate) const fn middle(&self) -> f64 {
        self.middle
    }

    /// Units of the drawing for a nautical mile, at the middle latitude.
    pub(crate) fn units_per_nm(&self) -> f64 {
        let (south, north) = self.latitudes();
        self.scale / (60.0 * f64::midpoint(south, north).to_radians().cos())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voyage_over_the_antimeridian_is_in_the_middle() {
        let at = |lat, lon| LatLon::new(lat, lon).unwrap();
        let view = View::of(&[at(-18.0, 178.0), at(-14.0, -172.0)], 1000.0, (0.4, 1.0)).unwrap();
        let line = view.line(&[at(-18.0, 178.0), at(-14.0, -172.0)]);
        assert!(line[0].0 > 0.0 && line[0].0 < line[1].0 && line[1].0 < 1000.0, "{line:?}");
        assert!((unstretched(stretched(51.5)) - 51.5).abs() < 1e-9);
    }
}
