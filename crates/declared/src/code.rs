//! Codes: UN/LOCODEs as listed, with a slip, and made up from a country and a name.

use geo::{Origin, PortIdx};

use crate::{
    hits::Tables,
    index::notable,
    lexicon::{Country, country},
    parser::rule,
    score,
    text::Word,
};

/// The ports that a code stands for.
pub(crate) struct Coded {
    pub(crate) ports: Vec<PortIdx>,
    pub(crate) score: f32,
    pub(crate) rule: &'static str,
}

/// Whether the letters occur in the name in this order, the first of them at its beginning.
fn runs_through(letters: &str, name: &str) -> bool {
    let mut rest = name.bytes();
    letters.bytes().enumerate().all(|(i, letter)| if i == 0 { rest.next() == Some(letter) } else { rest.any(|b| b == letter) })
}

/// The letters with two neighbours swapped, each way.
fn swaps(letters: &str) -> impl Iterator<Item = String> {
    (1..letters.len()).map(move |at| {
        let mut bytes = letters.as_bytes().to_vec();
        bytes.swap(at - 1, at);
        bytes.into_iter().map(char::from).collect()
    })
}

impl Tables<'_> {
    /// The code that a run of words is. Only a run that is the `whole` text but for noise may hold a slip.
    pub(crate) fn code(&self, run: &[Word], whole: bool) -> Option<Coded> {
        match run {
            [country, place] if country.len() == 2 && place.len() == 3 => self
                .listed(country, place, score::CODE_SPACED, score::CODE_SPACED_SMALL)
                .or_else(|| self.made_up(country, place, true).filter(|_| whole)),
            // The country behind, as in an address.
            [place, country] if country.len() == 2 && place.len() == 3 && whole => {
                self.listed(country, place, score::CODE_TURNED, score::CODE_TURNED).or_else(|| self.made_up(country, place, true))
            }
            [code] if code.len() == 5 && !self.is_word(code) => {
                let (country, place) = code.split_at_checked(2)?;
                self.listed(country, place, score::CODE_JOINED, score::CODE_JOINED_SMALL)
                    .or_else(|| self.mended(code))
                    .or_else(|| if whole { self.made_up(country, place, false) } else { None })
            }
            [word] if word.len() >= 6 => self.name_behind_country(word),
            _ => None,
        }
    }

    fn is_word(&self, code: &str) -> bool {
        self.lexicon.false_friends.contains(code)
            || self.lexicon.phrases.contains_key(code)
            || self.lexicon.beside.contains_key(code)
            || self.lexicon.regions.contains_key(code)
    }

    /// The country that two letters stand for: by its code, or what crews write for it (`UK`, `DN`, a state).
    fn country_of(&self, letters: &str) -> Option<Country> {
        match self.lexicon.countries.get(letters).map(Vec::as_slice) {
            _ if self.lexicon.country_codes.contains_key(letters) => country(letters),
            Some([only]) => Some(*only),
            _ => country(letters),
        }
    }

    fn listed(&self, country: &str, place: &str, large: f32, small: f32) -> Option<Coded> {
        let country = self.country_of(country)?;
        let code = format!("{}{place}", std::str::from_utf8(&country).ok()?);
        let port = self.ports.by_locode(&code).or_else(|| self.lexicon.codes.get(code.as_str())?.first().copied())?;
        let score = if notable(self.ports.get(port)) { large } else { small };
        Some(Coded { ports: vec![port], score, rule: rule::LOCODE })
    }

    /// A zero for an O or a one for an I.
    fn mended(&self, code: &str) -> Option<Coded> {
        let digits = code.bytes().filter(|b| matches!(b, b'0' | b'1')).count();
        if digits != 1 || !code.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mended = code.replace('0', "O").replace('1', "I");
        let (country, place) = mended.split_at_checked(2)?;
        self.listed(country, place, score::CODE_MENDED, score::CODE_MENDED)
    }

    /// A code that is not listed: two letters swapped, or three letters of the name of a port that an analyst would know.
    fn made_up(&self, letters: &str, place: &str, spaced: bool) -> Option<Coded> {
        if !place.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let country = self.country_of(letters)?;
        let bonus = if spaced { score::SPACED } else { 0.0 };
        let made = |mut ports: Vec<PortIdx>, score: f32| {
            ports.sort_unstable();
            ports.dedup();
            (!ports.is_empty()).then_some(Coded { ports, score: score + bonus, rule: rule::CODE_LIKE })
        };
        let at_home = self.index.at_home(country);
        let begins = at_home.iter().filter(|home| home.name.starts_with(place)).map(|home| home.port);
        let swapped = swaps(place)
            .filter_map(|swap| self.ports.by_locode(&format!("{}{swap}", std::str::from_utf8(&country).ok()?)))
            .filter(|port| {
                let port = self.ports.get(*port);
                notable(port) || (spaced && port.origin != Origin::UnLocode)
            });
        let through = at_home.iter().filter(|home| home.first && runs_through(place, &home.name)).map(|home| home.port);
        made(begins.collect(), score::CODE_BEGINS).or_else(|| {
            let (swapped, through): (Vec<_>, Vec<_>) = (swapped.collect(), through.collect());
            let score = if through.is_empty() { score::CODE_SWAPPED } else { score::CODE_THROUGH };
            made([swapped, through].concat(), score)
        })
    }

    /// A country's code run together with a name (`SEVISBY`).
    fn name_behind_country(&self, word: &str) -> Option<Coded> {
        if !self.index.named(word).is_empty() || self.is_word(word) {
            return None;
        }
        let (letters, name) = word.split_at_checked(2)?;
        let code = country(letters)?;
        let short = self.lexicon.abbreviations.get(name).map_or(&[][..], Vec::as_slice);
        let ports: Vec<PortIdx> = self
            .index
            .named(name)
            .iter()
            .chain(short)
            .copied()
            .filter(|p| {
                let port = self.ports.get(*p);
                port.country.as_bytes() == code.as_slice() && notable(port)
            })
            .collect();
        (!ports.is_empty()).then_some(Coded { ports, score: score::NAME_JOINED, rule: rule::NAME_WITH_COUNTRY })
    }
}
