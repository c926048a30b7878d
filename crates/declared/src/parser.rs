//! The parser of declared destinations.

use geo::{PortIdx, Ports, Regions};

use crate::{
    hits::{Place, Tables},
    index::Index,
    leg::{Found, Leg},
    lexicon::Lexicon,
    reading::{Hint, Parsed, Reading},
    route::{At, cut},
    score,
    text::{field, words},
};

/// The names of the rules.
pub mod rule {
    /// Nothing was typed.
    pub const EMPTY: &str = "empty";
    /// No letters: dots, dashes, question marks, numbers.
    pub const NO_LETTERS: &str = "no_letters";
    /// Words that name no place.
    pub const VAGUE_WORD: &str = "vague_word";
    /// A UN/LOCODE.
    pub const LOCODE: &str = "locode";
    /// The last three letters of a UN/LOCODE.
    pub const CODE_ENDING: &str = "code_ending";
    /// The name of a port.
    pub const EXACT_NAME: &str = "exact_name";
    /// The name of a port, with its country.
    pub const NAME_WITH_COUNTRY: &str = "name_with_country";
    /// A listed short form.
    pub const ABBREVIATION: &str = "abbreviation";
    /// The beginning of a name.
    pub const NAME_BEGINNING: &str = "name_beginning";
    /// The consonants of a name.
    pub const SKELETON: &str = "skeleton";
    /// A name by likeness.
    pub const FUZZY_NAME: &str = "fuzzy_name";
    /// The name of a region by likeness.
    pub const FUZZY_REGION: &str = "fuzzy_region";
    /// A code made up, or with letters swapped.
    pub const CODE_LIKE: &str = "code_like";
    /// A sea, a coast or a group of countries.
    pub const REGION: &str = "region";
    /// A country.
    pub const COUNTRY: &str = "country";
    /// A canal, strait or cape.
    pub const PASSAGE: &str = "passage";
    /// Two codes, from one to the other.
    pub const LOCODE_ROUTE: &str = "locode_route";
    /// Two places, from one to the other.
    pub const ROUTE: &str = "route";
    /// Too doubtful to be read.
    pub const DOUBTFUL: &str = "doubtful";
    /// Nothing was recognised.
    pub const NOTHING: &str = "nothing";
}

/// Reads declared destinations. Made once, it holds an index of every name and code of the port table.
pub struct Parser<'p> {
    pub(crate) ports: &'p Ports,
    pub(crate) lexicon: Lexicon,
    pub(crate) index: Index,
}

fn nothing(reading: Reading, score: f32, matched: String, rule: &'static str) -> Parsed {
    Parsed { reading, also: Vec::new(), origin: None, waypoint: false, score, matched, rule }
}

/// The answer of a leg that stands alone.
pub(crate) fn alone(leg: Leg) -> Parsed {
    match leg {
        Leg::Vague(rule, matched) => nothing(Reading::Vague, score::VAGUE, matched, rule),
        Leg::Nothing => nothing(Reading::Unreadable, 0.0, String::new(), rule::NOTHING),
        Leg::Found(found) if found.score < score::READABLE => {
            nothing(Reading::Unreadable, found.score, found.matched, rule::DOUBTFUL)
        }
        Leg::Found(found) => {
            let Found { place, mut also, score, matched, rule, waypoint, whole: _ } = found;
            let reading = match place {
                Place::Region(key) => Reading::Region(key),
                Place::Ports(ports) => ports.first().map_or(Reading::Unreadable, |p| Reading::Port(*p)),
                Place::Passage { ports, region } => match (ports.split_first(), region) {
                    (Some((first, rest)), _) => {
                        also.extend(rest);
                        Reading::Port(*first)
                    }
                    (None, Some(region)) => Reading::Region(region),
                    (None, None) => Reading::Vague,
                },
            };
            Parsed { reading, also, origin: None, waypoint, score, matched, rule }
        }
    }
}

impl<'p> Parser<'p> {
    /// Indexes the tables.
    pub fn new(ports: &'p Ports, regions: &Regions) -> Self {
        Self { ports, lexicon: Lexicon::new(ports, regions), index: Index::new(ports) }
    }

    /// Reads a text.
    pub fn parse(&self, text: &str) -> Parsed {
        self.parse_near(text, Hint::default())
    }

    /// Reads a text, deciding between places of one name and on doubtful codes by what is known beside it.
    pub fn parse_near(&self, text: &str, hint: Hint) -> Parsed {
        let mut parsed = self.read(&field(text), hint);
        if let Some(port) = parsed.reading.port() {
            let mut also: Vec<PortIdx> = Vec::new();
            for other in parsed.also.into_iter().chain(self.index.parts_of_harbour(port, self.ports)) {
                if other != port && !also.contains(&other) {
                    also.push(other);
                }
            }
            parsed.also = also;
        }
        parsed
    }

    fn read(&self, text: &str, hint: Hint) -> Parsed {
        if text.is_empty() {
            return nothing(Reading::Vague, 1.0, String::new(), rule::EMPTY);
        }
        if !text.bytes().any(|b| b.is_ascii_alphabetic()) {
            return nothing(Reading::Vague, score::VAGUE, String::new(), rule::NO_LETTERS);
        }
        if let Some(legs) = cut(text, &self.lexicon, At::Arrows) {
            return self.route(&legs, hint.near);
        }
        let whole = self.tables().leg(&words(text), hint.near);
        let strong = match &whole {
            Leg::Found(found) if found.score < score::STRONG => None,
            Leg::Found(found) => Some((found.score, found.whole)),
            Leg::Vague(..) => Some((score::VAGUE, true)),
            Leg::Nothing => None,
        };
        if let Some((_, true)) = strong {
            return alone(whole);
        }
        let mut plied: Option<Parsed> = None;
        for at in At::WEAK {
            let route = cut(text, &self.lexicon, at).and_then(|legs| self.plied(&legs.pieces, hint.near));
            plied = match (plied, route) {
                (Some(best), Some(route)) if route.score > best.score => Some(route),
                (best, route) => best.or(route),
            };
        }
        match (strong, plied) {
            // "SUEZ TRANSIT/CN CFD" has more than the place that is plain to see.
            (Some((score, _)), Some(plied)) if plied.score > score => return plied,
            (Some(_), _) => return alone(whole),
            (None, Some(plied)) => return plied,
            (None, None) => {}
        }
        let whole = alone(whole);
        match self.run_together(text, hint.near) {
            Some(route) if route.score > whole.score => route,
            _ => whole,
        }
    }

    pub(crate) fn tables(&self) -> Tables<'_> {
        Tables { ports: self.ports, index: &self.index, lexicon: &self.lexicon }
    }
}

#[cfg(test)]
#[path = "parser_tests.rs"]
mod tests;
