//! The word lists in `data/`, embedded.

use geo::{PortIdx, Ports, RegionKind, Regions};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::fuzzy::Fuzzy;
use crate::text::{name_keys, squash, words};

/// What a phrase that names no place says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// Waiting for orders.
    Orders,
    /// What the ship does.
    Activity,
    /// Vague where nothing else is in the text.
    Alone,
}

/// A word beside a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Skipped.
    Noise,
    /// It and what follows is dropped.
    Cut,
    /// The place is one to wait off.
    Off,
}

/// What stands between two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separation {
    /// From left to right.
    Directed,
    /// To and fro.
    Both,
    /// Perhaps part of a name.
    Weak,
}

/// An ISO 3166-1 alpha-2 code.
pub(crate) type Country = [u8; 2];

/// The lists, with places resolved to ports.
pub(crate) struct Lexicon {
    pub(crate) phrases: FxHashMap<String, Phrase>,
    pub(crate) beside: FxHashMap<&'static str, Beside>,
    pub(crate) passages: FxHashMap<String, Vec<PortIdx>>,
    pub(crate) abbreviations: FxHashMap<String, Vec<PortIdx>>,
    pub(crate) false_friends: FxHashSet<&'static str>,
    pub(crate) countries: FxHashMap<String, Vec<Country>>,
    /// Names of regions, countries among them, to their keys.
    pub(crate) regions: FxHashMap<String, Box<str>>,
    /// The codes of countries to their keys.
    pub(crate) country_codes: FxHashMap<Box<str>, Box<str>>,
    /// The longer of them, by likeness.
    pub(crate) like_regions: Fuzzy,
    /// UN/LOCODEs that the port table does not have, to the port that it has under another.
    pub(crate) codes: FxHashMap<String, Vec<PortIdx>>,
    /// Ports by names in other languages and of other times.
    pub(crate) other_names: FxHashMap<String, Vec<PortIdx>>,
    /// Longest first.
    pub(crate) separators: Vec<(&'static str, Separation)>,
    /// Names of countries in order, and by likeness.
    country_names: Vec<String>,
    like_countries: Fuzzy,
}

/// The rows of a list: comments and the header dropped, two columns.
fn rows(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    data.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}

fn key(phrase: &str) -> String {
    squash(&words(phrase))
}

/// The two letters of a country code.
pub(crate) fn country(code: &str) -> Option<Country> {
    <Country>::try_from(code.as_bytes()).ok()
}

fn resolved(data: &'static str, ports: &Ports) -> FxHashMap<String, Vec<PortIdx>> {
    rows(data)
        .map(|(phrase, places)| {
            let places = places.split('|').filter_map(|code| ports.by_key(code).or_else(|| ports.by_locode(code)));
            (key(phrase), places.collect())
        })
        .collect()
}

impl Lexicon {
    /// Reads the embedded lists.
    pub(crate) fn new(ports: &Ports, regions: &Regions) -> Self {
        let phrases = rows(include_str!("../data/vague.tsv"))
            .map(|(phrase, kind)| {
                let kind = match kind {
                    "orders" => Phrase::Orders,
                    "activity" => Phrase::Activity,
                    _ => Phrase::Alone,
                };
                (key(phrase), kind)
            })
            .collect();
        let beside = rows(include_str!("../data/noise.tsv"))
            .map(|(word, kind)| {
                let kind = match kind {
                    "cut" => Beside::Cut,
                    "off" => Beside::Off,
                    _ => Beside::Noise,
                };
                (word, kind)
            })
            .collect();
        let mut separators: Vec<_> = rows(include_str!("../data/separators.tsv"))
            .map(|(separator, kind)| {
                let kind = match kind {
                    "directed" => Separation::Directed,
                    "both" => Separation::Both,
                    _ => Separation::Weak,
                };
                (separator, kind)
            })
            .collect();
        separators.sort_by_key(|(separator, _)| std::cmp::Reverse(separator.len()));
        let mut countries: FxHashMap<String, Vec<Country>> = FxHashMap::default();
        let mut region_names: FxHashMap<String, Box<str>> = FxHashMap::default();
        for region in regions.iter() {
            let names = std::iter::once(&region.name).chain(region.variants.iter());
            for name in names.flat_map(|name| name_keys(name)) {
                if region.kind == RegionKind::Country
                    && let Some(code) = country(&region.key)
                {
                    add(&mut countries, name.clone(), code);
                }
                region_names.entry(name).or_insert_with(|| region.key.clone());
            }
        }
        for (name, code) in rows(include_str!("../data/countries.tsv")) {
            let Some(country) = country(code) else { continue };
            let name = key(name);
            if name.len() > 2 && regions.by_key(code).is_some() && !countries.contains_key(&name) {
                region_names.entry(name.clone()).or_insert_with(|| code.into());
            }
            add(&mut countries, name, country);
        }
        for (name, place) in rows(include_str!("../data/regions.tsv")) {
            if let Some(region) = regions.by_key(place) {
                region_names.insert(key(name), region.key.clone());
            }
        }
        for (_, port) in ports.iter() {
            if let Some(code) = country(&port.country) {
                add(&mut countries, port.country.to_string(), code);
            }
        }
        let mut country_names: Vec<String> = countries.keys().filter(|name| name.len() >= 5).cloned().collect();
        country_names.sort_unstable();
        Self {
            phrases,
            beside,
            passages: resolved(include_str!("../data/passages.tsv"), ports),
            abbreviations: resolved(include_str!("../data/abbreviations.tsv"), ports),
            false_friends: rows(include_str!("../data/false_friends.tsv")).map(|(word, _)| word).collect(),
            countries,
            like_regions: Fuzzy::new(region_names.keys().filter(|name| name.len() >= 6).map(|name| (name.as_str(), true))),
            country_codes: regions.iter().filter(|r| r.key.len() == 2).map(|r| (r.key.clone(), r.key.clone())).collect(),
            codes: resolved(include_str!("../data/codes.tsv"), ports),
            other_names: resolved(include_str!("../data/other_names.tsv"), ports),
            like_countries: Fuzzy::new(country_names.iter().map(|name| (name.as_str(), true))),
            country_names,
            regions: region_names,
            separators,
        }
    }
}

impl Lexicon {
    /// The countries whose name is like the word or, for a `last` word, begins with it.
    pub(crate) fn like_a_country(&self, word: &str, last: bool) -> Option<Vec<Country>> {
        if word.len() < 4 {
            return None;
        }
        let begins = || {
            let from = self.country_names.partition_point(|name| name.as_str() < word);
            self.country_names.get(from).filter(|name| name.starts_with(word)).map(String::as_str)
        };
        let like = || self.like_countries.near(word, 1).first().map(|near| near.name);
        let name = if last { begins().or_else(like) } else { like() }?;
        self.countries.get(name).cloned()
    }
}

fn add(countries: &mut FxHashMap<String, Vec<Country>>, name: String, code: Country) {
    let codes = countries.entry(name).or_default();
    if !codes.contains(&code) {
        codes.push(code);
    }
}

#[cfg(test)]
#[path = "lexicon_tests.rs"]
mod tests;
