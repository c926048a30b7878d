//! How far from a port and from the shore something happened.

use geo::{LatLon, PortIdx};
use model::{Detail, Event};
use rayon::prelude::*;

use super::Around;

/// Ports further away are not named, km.
const NEAR_KM: f64 = 50.0;

/// The nearest port within reach of a name, and how far it is, km.
pub(crate) fn nearest_port(around: &Around<'_>, at: LatLon) -> Option<(String, f64)> {
    let mut near: Vec<(PortIdx, f64)> = Vec::new();
    around.ports.within(at, NEAR_KM, &mut near);
    let (port, km) = near.into_iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    Some((around.ports.get(port).key.to_string(), km))
}

/// Says of each loitering where it was.
pub(crate) fn fill(around: &Around<'_>, events: &mut [Event]) {
    events.par_iter_mut().for_each(|event| {
        if let Detail::Loitering(l) = &mut event.detail
            && let Some(at) = LatLon::new(l.lat, l.lon)
        {
            (l.port, l.port_km) = nearest_port(around, at).unzip();
            l.shore_km = Some(around.sea.shore_km(at));
        }
    });
}
