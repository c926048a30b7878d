//! A way from cell to cell of the sea (A*), at a resolution that the distance asks for, pulled taut: corners go wherever the straight
//! line between others is over water.

use h3o::Resolution;

use super::{search, taut};
use crate::{
    geodesic::distance_km,
    latlon::LatLon,
    sea::{Closed, Sea},
};

/// Resolutions tried, from the one that suits the distance to finer ones where no way was found.
const FINER: [Resolution; 5] = [Resolution::Three, Resolution::Four, Resolution::Five, Resolution::Six, Resolution::Seven];

impl Sea {
    /// A way between two places in the water.
    pub(super) fn by_cells(&self, a: LatLon, b: LatLon, closed: &Closed) -> Option<Vec<LatLon>> {
        let first = FINER.iter().position(|r| *r >= suits(distance_km(a, b))).unwrap_or(0);
        Some(taut::pulled(self, &self.between(a, b, first, closed)?, closed))
    }

    /// A way between two places in the water, from the resolution of this number in [`FINER`] on. A leg between coarse cells may run
    /// over an island that the way between them goes round: it is looked for anew, finer.
    pub(super) fn between(&self, a: LatLon, b: LatLon, first: usize, closed: &Closed) -> Option<Vec<LatLon>> {
        let clear = |a: LatLon, b: LatLon| self.clear(a, b, closed);
        if clear(a, b) {
            return Some(vec![a, b]);
        }
        for (n, &resolution) in FINER.iter().enumerate().skip(first) {
            let (Some(from), Some(to)) = (self.sea_cell_at(a, resolution), self.sea_cell_at(b, resolution)) else { continue };
            let Some(cells) = search::cells(self, from, to, closed) else { continue };
            let way: Vec<LatLon> = std::iter::once(a).chain(cells.iter().map(|c| self.point(*c))).chain([b]).collect();
            let mut whole = vec![a];
            for leg in taut::pulled(self, &way, closed).windows(2) {
                let &[p, q] = leg else { continue };
                match self.between(p, q, n + 1, closed) {
                    Some(finer) => whole.extend(finer.into_iter().skip(1)),
                    // Finer cells there are none.
                    None => whole.extend(taut::round(self, p, q, &clear).into_iter().chain([q])),
                }
            }
            return Some(whole);
        }
        None
    }
}

/// The resolution that suits a distance: some hundred cells from end to end.
fn suits(km: f64) -> Resolution {
    match km {
        ..250.0 => Resolution::Six,
        250.0..1500.0 => Resolution::Five,
        1500.0..4000.0 => Resolution::Four,
        _ => Resolution::Three,
    }
}
