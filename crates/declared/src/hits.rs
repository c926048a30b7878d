//! Where in a row of words a place is named outright: by code, by name, by a listed short form.

use geo::{PortIdx, Ports};

use crate::{
    index::{Index, notable},
    lexicon::{Beside, Country, Lexicon, Phrase},
    parser::rule,
    score,
    text::{Word, is_month, is_number, squash},
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
    /// A canal, strait or cape, with the ports that stand for it.
    Passage(Vec<PortIdx>),
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

/// A country named by the words `from..to`.
#[derive(Clone, Debug)]
pub(crate) struct CountrySpan {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) codes: Vec<Country>,
    /// More than two letters: no accident.
    pub(crate) sure: bool,
}

/// The tables to look in.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a> {
    pub(crate) ports: &'a Ports,
    pub(crate) index: &'a Index,
    pub(crate) lexicon: &'a Lexicon,
}

/// A row of words, each with what is known of it.
pub(crate) struct Row<'w> {
    pub(crate) words: &'w [Word],
    /// The word names no part of a place, as far as single words go.
    pub(crate) aside: Vec<bool>,
    /// The place is one to wait off or for orders.
    pub(crate) waypoint: bool,
    /// The ship does something there.
    pub(crate) activity: bool,
    /// Every word belongs to a vague phrase or is set aside.
    pub(crate) vague: bool,
    pub(crate) countries: Vec<CountrySpan>,
}

/// Every run of at most `most` words, as its bounds.
fn runs(count: usize, most: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |from| (from + 1..=count.min(from + most)).map(move |to| (from, to)))
}

impl<'w> Row<'w> {
    pub(crate) fn new(words: &'w [Word], lexicon: &Lexicon) -> Self {
        let mut aside: Vec<bool> = words
            .iter()
            .enumerate()
            .map(|(i, w)| {
                let beside_number = |j: Option<usize>| j.and_then(|j| words.get(j)).is_some_and(|n| is_number(n));
                is_number(w)
                    || lexicon.beside.get(w.as_str()).is_some_and(|b| *b != Beside::Cut)
                    || (is_month(w) && (beside_number(i.checked_sub(1)) || beside_number(Some(i + 1))))
                    || (matches!(w.as_str(), "LT" | "UTC" | "HRS" | "LMT" | "GMT" | "H" | "Z") && beside_number(i.checked_sub(1)))
            })
            .collect();
        let mut waypoint = words.iter().any(|w| lexicon.beside.get(w.as_str()) == Some(&Beside::Off));
        let mut activity = false;
        let mut in_phrase = aside.clone();
        for (from, to) in runs(words.len(), 4) {
            let Some(run) = words.get(from..to) else { continue };
            let Some(phrase) = lexicon.phrases.get(&squash(run)) else { continue };
            let all = from == 0 && to == words.len();
            match phrase {
                // "ORDER" may be a word of something else; "F O" and its like need company.
                Phrase::Orders if all || run.iter().any(|w| w.len() >= 4) => {
                    waypoint = true;
                    aside.get_mut(from..to).into_iter().flatten().for_each(|a| *a = true);
                }
                Phrase::Activity => activity = true,
                Phrase::Orders | Phrase::Alone => {}
            }
            in_phrase.get_mut(from..to).into_iter().flatten().for_each(|a| *a = true);
        }
        let countries = runs(words.len(), 4)
            .filter_map(|(from, to)| {
                let key = squash(words.get(from..to)?);
                let codes = lexicon.countries.get(&key)?.clone();
                Some(CountrySpan { from, to, codes, sure: key.len() > 2 })
            })
            .collect();
        let vague = in_phrase.iter().all(|v| *v);
        Self { words, aside, waypoint, activity, vague, countries }
    }

    /// The words that may name a place.
    pub(crate) fn core(&self) -> Vec<&'w str> {
        self.words.iter().zip(&self.aside).filter(|(_, aside)| !**aside).map(|(word, _)| word.as_str()).collect()
    }
}

impl Tables<'_> {
    fn any_notable(&self, found: &[PortIdx]) -> bool {
        found.iter().any(|p| notable(self.ports.get(*p)))
    }

    /// Every place that some run of words names outright.
    pub(crate) fn hits(&self, row: &Row<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let lone = row.core().len() == 1;
        for (from, to) in runs(row.words.len(), NAME_WORDS) {
            let Some(run) = row.words.get(from..to) else { continue };
            let key = squash(run);
            let mut add = |place: Place, score: f32, rule: &'static str| {
                hits.push(Hit { from, to, place, score, rule });
            };
            if let Some(ports) = self.lexicon.passages.get(&key) {
                add(Place::Passage(ports.clone()), score::REGION, rule::PASSAGE);
            }
            if let Some(region) = self.lexicon.regions.get(&key)
                && key.len() >= 3
            {
                let country = self.lexicon.countries.contains_key(&key);
                let (score, rule) = if country { (score::COUNTRY, rule::COUNTRY) } else { (score::REGION, rule::REGION) };
                add(Place::Region(region.clone()), score, rule);
            }
            if let Some((score, ports)) = self.code(run) {
                add(Place::Ports(ports), score, rule::LOCODE);
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
            let ports = self.index.named(&key);
            // Two or three letters are a name only where nothing else stands beside them.
            if !ports.is_empty() && (key.len() >= 4 || (lone && key.len() == 3)) {
                let score = match (self.any_notable(ports), key.len()) {
                    (_, ..=3) => score::NAME_TINY,
                    (true, _) => score::NAME,
                    (false, 4) => score::NAME_SMALL_SHORT,
                    (false, _) => score::NAME_SMALL,
                };
                add(Place::Ports(ports.to_vec()), score, rule::EXACT_NAME);
            }
            if lone && alone && key.len() == 3 && !self.lexicon.phrases.contains_key(&key) {
                let ports = self.index.code_ending(&key);
                if !ports.is_empty() {
                    add(Place::Ports(ports.to_vec()), score::ENDING_OPEN, rule::CODE_ENDING);
                }
            }
        }
        hits
    }

    /// A UN/LOCODE, together or with its country apart.
    fn code(&self, run: &[Word]) -> Option<(f32, Vec<PortIdx>)> {
        let known = |code: &str, large: f32, small: f32| {
            let port = self.ports.by_locode(code)?;
            let score = if notable(self.ports.get(port)) { large } else { small };
            Some((score, vec![port]))
        };
        match run {
            [country, place] if country.len() == 2 && place.len() == 3 => {
                known(&format!("{country}{place}"), score::CODE_SPACED, score::CODE_SPACED_SMALL)
            }
            [code] if code.len() == 5 => {
                if self.lexicon.false_friends.contains(code.as_str())
                    || self.lexicon.phrases.contains_key(code)
                    || self.lexicon.beside.contains_key(code.as_str())
                {
                    return None;
                }
                known(code, score::CODE_JOINED, score::CODE_JOINED_SMALL).or_else(|| {
                    let digits = code.bytes().filter(|b| matches!(b, b'0' | b'1')).count();
                    if digits != 1 || !code.starts_with(|c: char| c.is_ascii_alphabetic()) {
                        return None;
                    }
                    known(&code.replace('0', "O").replace('1', "I"), score::CODE_MENDED, score::CODE_MENDED)
                })
            }
            _ => None,
        }
    }
}
