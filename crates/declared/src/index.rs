//! The names and codes of the port table, arranged for looking up.

use geo::{LatLon, Origin, Port, PortIdx, PortKind, Ports, distance_m, normalise};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    fuzzy::Fuzzy,
    lexicon::{Country, country},
    text::{consonants, name_keys},
};

/// Endings that crews leave out of a name.
const GENERIC_ENDINGS: [&str; 8] =
    ["OILTERMINAL", "LNGTERMINAL", "TERMINAL", "HARBOUR", "HARBOR", "ROADSTEAD", "ANCHORAGE", "CITY"];

/// Two places of one name further apart than this are two places.
pub(crate) const APART_KM: f64 = 40.0;

/// What a place is, in front of its name; no name by itself.
const GENERIC_BEGINNINGS: [&str; 34] = [
    "PORT",
    "PORTO",
    "PUERTO",
    "PORTS",
    "BAHIA",
    "BAIA",
    "PUNTA",
    "PONTA",
    "ILHA",
    "ISLA",
    "PLAYA",
    "TERMINAL",
    "MUELLE",
    "RADA",
    "GULF",
    "ISLE",
    "CABO",
    "CAPE",
    "BOCA",
    "BARRA",
    "VILLA",
    "VILA",
    "STRAIT",
    "CANAL",
    "POINT",
    "MOUTH",
    "ROADS",
    "CIUDAD",
    "CITY",
    "SANTA",
    "SANTO",
    "ISLAND",
    "RIVER",
    "NAVAL BASE",
];

/// A name of a notable port of some country.
pub(crate) struct Home {
    pub(crate) name: Box<str>,
    pub(crate) port: PortIdx,
    /// The name that the table gives first.
    pub(crate) first: bool,
}

/// Names, code endings and skeletons to ports.
pub(crate) struct Index {
    names: FxHashMap<Box<str>, Vec<PortIdx>>,
    endings: FxHashMap<Box<str>, Vec<PortIdx>>,
    skeletons: FxHashMap<Box<str>, Vec<PortIdx>>,
    by_country: FxHashMap<Country, Vec<Home>>,
    sorted: Vec<Box<str>>,
    pub(crate) fuzzy: Fuzzy,
}

/// How much a port counts where several answer to a name: the curated table is the ports of the mission, and the radius follows
/// the World Port Index's harbour size.
pub(crate) fn rank(port: &Port) -> f64 {
    let curated = if port.origin == Origin::Curated { 6.0 } else { 0.0 };
    // Roads are wide, but a name means the port before its roads.
    let size = if matches!(port.kind, PortKind::Anchorage | PortKind::Canal) { 0.0 } else { port.radius_km.clamp(0.0, 12.0) };
    curated + size
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

/// The keys of a name, and of what is left of it without "Puerto de" before or "de Arosa" behind.
fn keys(name: &str) -> Vec<String> {
    let mut keys = name_keys(name);
    let plain = normalise(name);
    for link in [" DE ", " OF ", " DO ", " DA ", " DI "] {
        let Some((before, behind)) = plain.split_once(link) else { continue };
        let rest = if GENERIC_BEGINNINGS.contains(&before) { behind } else { before };
        let key: String = rest.split(' ').collect();
        if key.len() >= 5 && !GENERIC_BEGINNINGS.contains(&rest) && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

impl Index {
    /// Indexes every name, variant and code of the table.
    pub(crate) fn new(ports: &Ports) -> Self {
        let mut names = FxHashMap::default();
        let mut endings = FxHashMap::default();
        let mut skeletons = FxHashMap::default();
        let mut codes: FxHashSet<String> = FxHashSet::default();
        let mut by_country: FxHashMap<Country, Vec<Home>> = FxHashMap::default();
        for (index, port) in ports.iter() {
            for (n, name) in std::iter::once(&port.name).chain(port.variants.iter()).enumerate() {
                for key in keys(name) {
                    // A code among the variants is found as it is typed, and by no likeness.
                    if n > 0 && key.len() == 5 && key.starts_with(&*port.country) {
                        push(&mut names, &key, index);
                        codes.insert(key);
                        continue;
                    }
                    push(&mut names, &key, index);
                    if let Some(short) = GENERIC_ENDINGS.iter().find_map(|e| key.strip_suffix(e))
                        && short.len() >= 4
                    {
                        push(&mut names, short, index);
                    }
                    if notable(port)
                        && !matches!(port.kind, PortKind::Anchorage | PortKind::Canal)
                        && let Some(code) = country(&port.country)
                    {
                        by_country.entry(code).or_default().push(Home { name: key.as_str().into(), port: index, first: n == 0 });
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
        let mut sorted: Vec<Box<str>> = names.keys().filter(|name| !codes.contains(&***name)).cloned().collect();
        sorted.sort_unstable();
        let fuzzy = Fuzzy::new(sorted.iter().map(|name| {
            let known = names.get(name).is_some_and(|found| found.iter().any(|p| notable(ports.get(*p))));
            (&**name, known)
        }));
        Self { names, endings, skeletons, by_country, sorted, fuzzy }
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

    /// The other entries of the table for the same harbour: its roads, its terminals, the town. They share a name and are near.
    pub(crate) fn parts_of_harbour(&self, port: PortIdx, ports: &Ports) -> Vec<PortIdx> {
        let whole = ports.get(port);
        let keys = std::iter::once(&whole.name).chain(&whole.variants).flat_map(|name| keys(name));
        let mut parts: Vec<PortIdx> = keys
            .flat_map(|key| self.named(&key).to_vec())
            .filter(|part| *part != port && km(ports, port, *part) <= APART_KM)
            .collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// Names of a country's notable ports.
    pub(crate) fn at_home(&self, country: Country) -> &[Home] {
        self.by_country.get(&country).map_or(&[], Vec::as_slice)
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
