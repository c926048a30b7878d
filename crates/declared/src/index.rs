//! The names and codes of the port table, arranged for looking up.

use geo::{LatLon, Origin, Port, PortIdx, Ports, distance_m};
use rustc_hash::FxHashMap;

use crate::{
    fuzzy::Fuzzy,
    text::{consonants, name_keys},
};

/// Endings that crews leave out of a name.
const GENERIC_ENDINGS: [&str; 8] =
    ["OILTERMINAL", "LNGTERMINAL", "TERMINAL", "HARBOUR", "HARBOR", "ROADSTEAD", "ANCHORAGE", "CITY"];

/// Names, code endings and skeletons to ports.
pub(crate) struct Index {
    names: FxHashMap<Box<str>, Vec<PortIdx>>,
    endings: FxHashMap<Box<str>, Vec<PortIdx>>,
    skeletons: FxHashMap<Box<str>, Vec<PortIdx>>,
    sorted: Vec<Box<str>>,
    pub(crate) fuzzy: Fuzzy,
}

/// How much a port counts where several answer to a name: the curated table is the ports of the mission, and the radius follows
/// the World Port Index's harbour size.
pub(crate) fn rank(port: &Port) -> f64 {
    let curated = if port.origin == Origin::Curated { 6.0 } else { 0.0 };
    curated + port.radius_km.clamp(0.0, 12.0)
}

/// A port that an analyst would know by name.
pub(crate) fn notable(port: &Port) -> bool {
    port.origin == Origin::Curated || port.radius_km >= 3.0
}

fn push(map: &mut FxHashMap<Box<str>, Vec<PortIdx>>, key: &str, port: PortIdx) {
    let ports = map.entry(key.into()).or_default();
    if !ports.contains(&port) {
        ports.push(port);
    }
}

impl Index {
    /// Indexes every name, variant and code of the table.
    pub(crate) fn new(ports: &Ports) -> Self {
        let mut names = FxHashMap::default();
        let mut endings = FxHashMap::default();
        let mut skeletons = FxHashMap::default();
        for (index, port) in ports.iter() {
            for name in std::iter::once(&port.name).chain(port.variants.iter()) {
                for key in name_keys(name) {
                    push(&mut names, &key, index);
                    if let Some(short) = GENERIC_ENDINGS.iter().find_map(|e| key.strip_suffix(e))
                        && short.len() >= 4
                    {
                        push(&mut names, short, index);
                    }
                    let skeleton = consonants(&key);
                    if notable(port) && skeleton.len() >= 4 {
                        push(&mut skeletons, &skeleton, index);
                    }
                }
            }
            if let Some(ending) = port.locode.as_deref().and_then(|code| code.get(2..5)) {
                push(&mut endings, ending, index);
            }
        }
        let mut sorted: Vec<Box<str>> = names.keys().cloned().collect();
        sorted.sort_unstable();
        let fuzzy = Fuzzy::new(sorted.iter().map(|name| {
            let known = names.get(name).is_some_and(|found| found.iter().any(|p| notable(ports.get(*p))));
            (&**name, known)
        }));
        Self { names, endings, skeletons, sorted, fuzzy }
    }

    /// Ports of exactly this name.
    pub(crate) fn named(&self, key: &str) -> &[PortIdx] {
        self.names.get(key).map_or(&[], Vec::as_slice)
    }

    /// Ports whose UN/LOCODE ends in these three characters.
    pub(crate) fn code_ending(&self, ending: &str) -> &[PortIdx] {
        self.endings.get(ending).map_or(&[], Vec::as_slice)
    }

    /// Notable ports whose name has exactly these consonants.
    pub(crate) fn skeleton(&self, skeleton: &str) -> &[PortIdx] {
        self.skeletons.get(skeleton).map_or(&[], Vec::as_slice)
    }

    /// Notable ports whose name begins so.
    pub(crate) fn beginning(&self, beginning: &str, ports: &Ports) -> Vec<PortIdx> {
        let from = self.sorted.partition_point(|name| &**name < beginning);
        let mut found: Vec<PortIdx> = Vec::new();
        for name in self.sorted.iter().skip(from).take_while(|name| name.starts_with(beginning)) {
            for port in self.named(name) {
                if notable(ports.get(*port)) && !found.contains(port) {
                    found.push(*port);
                }
            }
        }
        found
    }
}

/// Distance in km.
pub(crate) fn km(ports: &Ports, a: PortIdx, b: PortIdx) -> f64 {
    distance_m(ports.get(a).at, ports.get(b).at) / 1000.0
}

/// What speaks against a port of several: its distance from the ship, where that is known, and how little it counts. A curated
/// large port outweighs a nameless one that is six times as near.
pub(crate) fn against(ports: &Ports, port: PortIdx, near: Option<LatLon>) -> f64 {
    let port = ports.get(port);
    let far = near.map_or(0.0, |at| (distance_m(at, port.at) / 1000.0 + 50.0).ln());
    far - 0.15 * rank(port)
}
