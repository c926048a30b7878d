//! How far from a port and from the shore something happened.

use geo::LatLon;
use model::{Detail, Event};
use rayon::prelude::*;

use super::Around;

/// Ports further away are not named, km.
const NEAR_KM: f64 = 50.0;

/// The nearest port within reach of a name, and how far it is, km.
pub(crate) fn nearest_port(around: &Around<'_>, at: LatLon) -> Option<(String, f64)> {
    let (port, km) = around.ports.nearest(at, NEAR_KM)?;
    Some((around.ports.get(port).key.to_string(), km))
}

/// Distance to the nearest shore or bank, km; nothing on land.
pub(crate) fn shore_km(around: &Around<'_>, at: LatLon) -> f64 {
    if around.sea.is_land(at) { 0.0 } else { around.sea.nearest_bank_km(at) }
}

/// Says of each loitering where it was.
pub(crate) fn fill(around: &Around<'_>, events: &mut [Event]) {
    events.par_iter_mut().for_each(|event| {
        if let Detail::Loitering(l) = &mut event.detail
            && let Some(at) = LatLon::new(l.lat, l.lon)
        {
            (l.port, l.port_km) = nearest_port(around, at).unzip();
            l.shore_km = Some(shore_km(around, at));
        }
    });
}
