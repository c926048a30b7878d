//! What an analysis depends on besides the reports: when it changes, everything is analysed anew.

use std::hash::{Hash, Hasher};

use geo::Ports;
use meet::MeetConfig;
use rustc_hash::FxHasher;
use track::TrackConfig;

/// Grows when the machines themselves change, or what is saved of them.
const MACHINES: u32 = 2;

/// A short text that differs when thresholds, ports or machines differ.
pub(crate) fn fingerprint(config: &TrackConfig, meet: &MeetConfig, ports: &Ports, tracks_only: bool) -> String {
    let mut hasher = FxHasher::default();
    MACHINES.hash(&mut hasher);
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    // The configuration is plain numbers and texts: its debug form names them all.
    format!("{config:?} {meet:?} {tracks_only}").hash(&mut hasher);
    for (_, port) in ports.iter() {
        port.key.hash(&mut hasher);
        port.name.hash(&mut hasher);
        port.variants.hash(&mut hasher);
        port.locode.hash(&mut hasher);
        port.country.hash(&mut hasher);
        port.kind.hash(&mut hasher);
        port.origin.hash(&mut hasher);
        for number in [port.at.lat, port.at.lon, port.radius_km] {
            number.to_bits().hash(&mut hasher);
        }
    }
    format!("{:016x}", hasher.finish())
}
