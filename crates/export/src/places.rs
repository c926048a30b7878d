//! Where named places lie: ports by their keys, regions by their port that is nearest to a ship's departure.

use geo::{LatLon, Ports, Regions, near_distance_m};
use model::{Declaration, Detail, Event, Voyage};

/// The tables of ports and regions; empty where they cannot be read.
pub(crate) struct Places {
    ports: Ports,
    regions: Option<Regions>,
}

impl Places {
    pub(crate) fn embedded() -> Self {
        Self { ports: Ports::embedded().unwrap_or_default(), regions: Regions::embedded().ok() }
    }

    /// A port by its key, UN/LOCODE or name.
    pub(crate) fn port(&self, key: &str) -> Option<LatLon> {
        let index =
            self.ports.by_key(key).or_else(|| self.ports.by_locode(key)).or_else(|| self.ports.by_name(key).first().copied());
        index.map(|i| self.ports.get(i).at)
    }

    /// What a declaration names: the place, and whether it stands for a whole region.
    pub(crate) fn declared(&self, declaration: &Declaration, from: LatLon) -> Option<(LatLon, bool)> {
        let key = declaration.place.as_deref()?;
        if declaration.reading == "port" {
            return self.port(key).map(|at| (at, false));
        }
        let region = self.regions.as_ref()?.by_key(key)?;
        let inside = self.ports.iter().map(|(_, port)| port).filter(|port| region.contains_port(port)).map(|port| port.at);
        inside.min_by(|a, b| near_distance_m(*a, from).total_cmp(&near_distance_m(*b, from))).map(|at| (at, true))
    }

    /// Where a voyage began: its port, or the first place that its ship was heard at.
    pub(crate) fn departure(&self, voyage: &Voyage, heard: Option<LatLon>) -> Option<LatLon> {
        voyage.from_port.as_deref().and_then(|key| self.port(key)).or(heard)
    }
}

/// The declaration that stood last, where any was read as a place.
pub(crate) fn last_declared(voyage: &Voyage) -> Option<&Declaration> {
    voyage.declared.iter().filter(|d| d.place.is_some()).max_by_key(|d| d.last).or_else(|| voyage.declared.last())
}

/// The voyages among events, with the event.
pub(crate) fn voyages(events: &[Event]) -> impl Iterator<Item = (&Event, &Voyage)> {
    events.iter().filter_map(|e| if let Detail::Voyage(voyage) = &e.detail { Some((e, voyage)) } else { None })
}
