//! News agencies and the outlets that credit them.

use aho_corasick::{AhoCorasick, MatchKind};
use model::Language;
use regex::{Regex, RegexBuilder};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::lexicon::LexiconError;

const AGENCIES: &str = include_str!("../../lexicon/agencies.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    agency: Vec<AgencyRow>,
    #[serde(default)]
    outlet: Vec<OutletRow>,
    #[serde(default)]
    translated: Vec<TranslatedRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgencyRow {
    name: String,
    names: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutletRow {
    family: String,
    names: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TranslatedRow {
    name: String,
    language: Option<Language>,
    r#match: Vec<String>,
}

/// Whose reporting a document is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum House {
    /// An agency's.
    Agency(String),
    /// A known outlet's family.
    Family(String),
    /// An outlet that nobody has entered yet, by its name or by the document where it has none: corroborates nothing.
    Unknown(String),
}

impl House {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Agency(name) | Self::Family(name) | Self::Unknown(name) => name,
        }
    }

    /// Whether it may count as an origin.
    pub const fn known(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

/// The tables of agencies, outlets and marks of translation.
#[derive(Debug)]
pub struct Agencies {
    finder: AhoCorasick,
    /// Of each name that is looked for: the agency.
    agencies: Vec<String>,
    /// Folded names and hosts to houses.
    houses: FxHashMap<String, House>,
    translated: Vec<(String, Option<Language>, Regex)>,
}

impl Agencies {
    /// The table inside the program, and more, each with its name for messages.
    pub fn new(more: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let (mut names, mut agencies, mut houses, mut translated) = (Vec::new(), Vec::new(), FxHashMap::default(), Vec::new());
        for (file, text) in [("agencies.toml", AGENCIES)].iter().chain(more) {
            let bad = |what: String| LexiconError::Entry { file: (*file).to_owned(), what };
            let table: Table = toml::from_str(text)
                .map_err(|source| LexiconError::Shape { file: (*file).to_owned(), source: Box::new(source) })?;
            for row in table.agency {
                for name in row.names.iter().chain(&row.hosts) {
                    houses.insert(name.to_lowercase(), House::Agency(row.name.clone()));
                }
                for name in row.names {
                    names.push(name);
                    agencies.push(row.name.clone());
                }
            }
            for row in table.outlet {
                for name in row.names.iter().chain(&row.hosts) {
                    houses.insert(name.to_lowercase(), House::Family(row.family.clone()));
                }
            }
            for row in table.translated {
                let all = format!("(?:{})", row.r#match.join(")|(?:"));
                let regex = RegexBuilder::new(&all).case_insensitive(true).build().map_err(|e| bad(e.to_string()))?;
                translated.push((row.name, row.language, regex));
            }
        }
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .map_err(|e| LexiconError::Entry { file: "agencies.toml".to_owned(), what: e.to_string() })?;
        Ok(Self { finder, agencies, houses, translated })
    }

    /// The agency that a text credits: named in brackets or behind a dash in a dateline, on a line of its own, or as the source.
    pub fn credited(&self, text: &str) -> Option<&str> {
        self.finder.find_iter(text).find_map(|found| {
            let before = text.get(..found.start())?;
            let after = text.get(found.end()..)?;
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            if !apart(before.chars().next_back()) || !apart(after.chars().next()) {
                return None;
            }
            credits(tail(before), head(after)).then(|| self.agencies.get(found.pattern().as_usize()).map(String::as_str))?
        })
    }

    /// The house of an outlet, by its name or host.
    pub fn house(&self, outlet: &str) -> Option<&House> {
        let outlet = outlet.trim().to_lowercase();
        if let Some(house) = self.houses.get(&outlet) {
            return Some(house);
        }
        // `edition.cnn.com` is `cnn.com`.
        let mut host = outlet.as_str();
        while let Some((_, rest)) = host.split_once('.').filter(|(_, rest)| rest.contains('.')) {
            if let Some(house) = self.houses.get(rest) {
                return Some(house);
            }
            host = rest;
        }
        None
    }

    /// Why a text seems to be translated by a machine, where it does.
    pub fn translated(&self, text: &str, language: Option<Language>) -> Option<String> {
        let mut rows = self.translated.iter().filter(|(_, of, _)| of.is_none() || *of == language);
        rows.find_map(|(name, _, regex)| regex.find(text).map(|found| format!("{name}: {}", found.as_str())))
    }
}

/// Up to forty characters before, in the same line.
fn tail(before: &str) -> &str {
    let from = before.char_indices().rev().nth(39).map_or(0, |(i, _)| i);
    let near = before.get(from..).unwrap_or_default();
    near.rsplit('\n').next().unwrap_or(near)
}

/// Up to forty characters behind, in the same line.
fn head(after: &str) -> &str {
    let to = after.char_indices().nth(40).map_or(after.len(), |(i, _)| i);
    let near = after.get(..to).unwrap_or_default();
    near.split('\n').next().unwrap_or(near)
}

/// Whether an agency is credited by what stands around its name.
fn credits(before: &str, after: &str) -> bool {
    const SOURCE: [&str; 30] = [
        "avec",
        "selon",
        "selon l'agence",
        "selon l'",
        "d'après",
        "d'après l'",
        "d'après l'agence",
        "à",
        "à l'agence",
        "à l'",
        "par",
        "par l'agence",
        "par l'",
        "via",
        "source :",
        "source:",
        "source",
        "with",
        "according to",
        "to",
        "told",
        "via the",
        "by",
        "with the",
        "according to the",
        "agence",
        "l'agence de presse",
        "cité par",
        "cité par l'agence",
        "and",
    ];
    const REPORTED: [&str; 22] = [
        "a rapporté",
        "rapporte",
        "a indiqué",
        "indique",
        "a annoncé",
        "annonce",
        "écrit",
        "a écrit",
        "cite",
        "a fait savoir",
        "relate",
        "reported",
        "reports",
        "has reported",
        "news agency",
        "said",
        "says",
        "writes",
        "wrote",
        "quoted",
        "cited",
        "contributed",
    ];
    let (before, after) = (before.replace('’', "'"), after.replace('’', "'"));
    let (left, right) = (before.trim(), after.trim_start());
    let opened = left.rfind('(').is_some_and(|at| !left.get(at..).is_some_and(|b| b.contains(')')));
    if opened && right.find(')').is_some_and(|at| at < 25) {
        return true;
    }
    // A line of its own, also with others: "AFP / Reuters".
    if left.trim_matches(['/', ',', '-', '–', '—', ' ', '©']).len() < 12
        && right.len() < 12
        && !right.contains('.')
        && !left.contains('.')
    {
        return true;
    }
    // A dateline: "BREZNA, 2 March (Agency) -", "BREZNA, March 2, Agency –".
    if right.starts_with(['-', '–', '—']) && left.chars().filter(|c| c.is_alphabetic()).take(3).all(char::is_uppercase) {
        return true;
    }
    let lower = left.to_lowercase();
    // "Told the agency" credits it; "a statement to" anybody does not: both stand only right before a name of an agency.
    let source = SOURCE.iter().any(|s| {
        lower
            .strip_suffix(s)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(|c: char| !c.is_alphanumeric()) || s.ends_with('\''))
    });
    source || REPORTED.iter().any(|r| right.strip_prefix(r).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

#[cfg(test)]
#[path = "agencies_tests.rs"]
mod tests;
