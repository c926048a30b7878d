//! Where in a row of words a place is named outright: by code, by name, by a listed short form.

use geo::{PortIdx, Ports};

use crate::{
    code::Coded,
    index::{APART_KM, Index, km, notable},
    lexicon::Lexicon,
    parser::rule,
    row::{Row, runs},
    score,
    text::{name_keys, one_letter, squash},
};

/// Most words in a name.
const NAME_WORDS: usize = 5;

/// What was named.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Place {
    /// Ports that share the name or code.
    Ports(Vec<PortIdx>),
    /// A region's key.
    Region(Box<str>),
    /// A canal, strait or cape, with the ports that stand for it, and the region of its name.
    Passage { ports: Vec<PortIdx>, region: Option<Box<str>> },
}

/// A place named by the words `from..to`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hit {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) place: Place,
    pub(crate) score: f32,
    pub(crate) rule: &'static str,
}

impl Hit {
    pub(crate) fn covers(&self, word: usize) -> bool {
        (self.from..self.to).contains(&word)
    }
}

/// The tables to look in.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a> {
    pub(crate) ports: &'a Ports,
    pub(crate) index: &'a Index,
    pub(crate) lexicon: &'a Lexicon,
}

impl Tables<'_> {
    fn any_notable(&self, found: &[PortIdx]) -> bool {
        found.iter().any(|p| notable(self.ports.get(*p)))
    }

    /// Without the neighbours of a notable port of this name to which it is only another name: "Botany Bay" is no more the rest of
    /// Sydney than "Port Said" is its roads.
    fn by_first_name(&self, ports: &[PortIdx], key: &str) -> Vec<PortIdx> {
        let is_first = |port: &PortIdx| {
            let port = self.ports.get(*port);
            notable(port) && name_keys(&port.name).iter().any(|k| k == key)
        };
        let first: Vec<PortIdx> = ports.iter().copied().filter(is_first).collect();
        let is_part = |port: &PortIdx| first.iter().any(|f| km(self.ports, *f, *port) <= APART_KM);
        ports.iter().copied().filter(|port| first.contains(port) || !is_part(port)).collect()
    }

    /// Every place that some run of words names outright.
    pub(crate) fn hits(&self, row: &Row<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let lone = row.core().len() == 1;
        let named_country = |i: usize| row.countries.iter().any(|c| c.sure && (c.from..c.to).contains(&i));
        let lone_beside_country = |from: usize| {
            (0..row.words.len()).all(|i| i == from || row.aside.get(i).copied().unwrap_or_default() || named_country(i))
        };
        for (from, to) in runs(row.words.len(), NAME_WORDS) {
            let Some(run) = row.words.get(from..to) else { continue };
            let key = squash(run);
            let mut add = |place: Place, score: f32, rule: &'static str| {
                hits.push(Hit { from, to, place, score, rule });
            };
            if let Some(ports) = self.lexicon.passages.get(&key) {
                add(
                    Place::Passage { ports: ports.clone(), region: self.lexicon.regions.get(&key).cloned() },
                    score::PASSAGE,
                    rule::PASSAGE,
                );
            }
            if let Some(region) = self.lexicon.regions.get(&key)
                && key.len() >= 3
            {
                let country = self.lexicon.countries.contains_key(&key);
                let (score, rule) = if country { (score::COUNTRY, rule::COUNTRY) } else { (score::REGION, rule::REGION) };
                add(Place::Region(region.clone()), score, rule);
            }
            if row.waypoint
                && key.len() == 2
                && row.all_but(from, to)
                && let Some(region) = self.lexicon.country_codes.get(key.as_str())
            {
                // "SG FOR ORDERS".
                add(Place::Region(region.clone()), score::COUNTRY_CODE, rule::COUNTRY);
            }
            if let Some(Coded { ports, score, rule }) = self.code(run, row.all_but(from, to)) {
                add(Place::Ports(ports), score, rule);
            }
            let alone = to - from == 1;
            let set_aside = alone && row.aside.get(from).copied().unwrap_or_default();
            if alone && (set_aside || self.lexicon.false_friends.contains(key.as_str())) {
                continue;
            }
            // A run of words that are all set aside names nothing.
            if row.aside.get(from..to).is_some_and(|a| a.iter().all(|a| *a)) {
                continue;
            }
            if let Some(ports) = self.lexicon.abbreviations.get(&key).filter(|p| !p.is_empty()) {
                add(Place::Ports(ports.clone()), score::ABBREVIATION, rule::ABBREVIATION);
            }
            if let Some(ports) = self.lexicon.other_names.get(&key).filter(|p| !p.is_empty()) {
                add(Place::Ports(ports.clone()), score::NAME, rule::EXACT_NAME);
            }
            let mut named = self.index.named(&key);
            if named.is_empty() {
                // The table has some names without their umlauts, and crews write those as two letters.
                named = self.index.named(&one_letter(&key));
            }
            let ports = self.by_first_name(named, &key);
            // Two or three letters are a name only where nothing else stands beside them.
            if !ports.is_empty() && (key.len() >= 4 || (lone && key.len() == 3)) {
                let score = match (self.any_notable(&ports), key.len()) {
                    (_, ..=3) => score::NAME_TINY,
                    (true, _) => score::NAME,
                    (false, 4) => score::NAME_SMALL_SHORT,
                    (false, _) => score::NAME_SMALL,
                };
                add(Place::Ports(ports), score, rule::EXACT_NAME);
            }
            if alone && key.len() == 3 && (lone || lone_beside_country(from)) && !self.lexicon.phrases.contains_key(&key) {
                let ports = self.index.code_ending(&key);
                if !ports.is_empty() {
                    add(Place::Ports(ports.to_vec()), score::ENDING_OPEN, rule::CODE_ENDING);
                }
            }
        }
        hits
    }
}
