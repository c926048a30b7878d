//! A row of words with what the word lists say of each.

use crate::{
    hits::Tables,
    lexicon::{Beside, Country, Lexicon, Phrase},
    text::{Word, is_month, is_number, squash},
};

/// A country named by the words `from..to`.
#[derive(Clone, Debug)]
pub(crate) struct CountrySpan {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) codes: Vec<Country>,
    /// More than two letters: no accident.
    pub(crate) sure: bool,
    /// Misspelt or cut short.
    pub(crate) likeness: bool,
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
pub(crate) fn runs(count: usize, most: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |from| (from + 1..=count.min(from + most)).map(move |to| (from, to)))
}

impl<'w> Row<'w> {
    pub(crate) fn new(words: &'w [Word], lexicon: &Lexicon) -> Self {
        let longest = words.iter().map(String::len).max().unwrap_or_default();
        let mut aside: Vec<bool> = words
            .iter()
            .enumerate()
            .map(|(i, w)| {
                let beside_number = |j: Option<usize>| j.and_then(|j| words.get(j)).is_some_and(|n| is_number(n));
                is_number(w)
                    || lexicon.beside.get(w.as_str()).is_some_and(|b| *b != Beside::Cut)
                    || (is_month(w) && (beside_number(i.checked_sub(1)) || beside_number(Some(i + 1))))
                    || (matches!(w.as_str(), "LT" | "UTC" | "HRS" | "LMT" | "GMT" | "H" | "Z") && beside_number(i.checked_sub(1)))
                    // A VHF channel.
                    || (matches!(w.as_str(), "CH" | "VHF") && beside_number(Some(i + 1)))
                    // A single letter beside words is a berth, a basin, half of "P/S" or "F.O.".
                    || (w.len() == 1 && longest >= 3)
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
                // "F O" and its like say so at the end only.
                Phrase::Orders if all || to == words.len() || run.iter().any(|w| w.len() >= 4) => {
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
                Some(CountrySpan { from, to, codes, sure: key.len() > 2, likeness: false })
            })
            .collect();
        let vague = in_phrase.iter().all(|v| *v);
        Self { words, aside, waypoint, activity, vague, countries }
    }

    /// The words outside a run are all set aside.
    pub(crate) fn all_but(&self, from: usize, to: usize) -> bool {
        self.aside.iter().enumerate().all(|(i, aside)| *aside || (from..to).contains(&i))
    }

    /// The words that may name a place.
    pub(crate) fn core(&self) -> Vec<&'w str> {
        self.words.iter().zip(&self.aside).filter(|(_, aside)| !**aside).map(|(word, _)| word.as_str()).collect()
    }
}

impl Tables<'_> {
    /// A row of words, with the countries whose names are misspelt or cut short as well.
    pub(crate) fn row<'w>(&self, words: &'w [Word]) -> Row<'w> {
        let mut row = Row::new(words, self.lexicon);
        let mut like = Vec::new();
        for (i, word) in words.iter().enumerate() {
            let known = row.aside.get(i).copied().unwrap_or_default()
                || row.countries.iter().any(|c| (c.from..c.to).contains(&i))
                || !self.index.named(word).is_empty();
            if words.len() > 1 && !known {
                // The field ends after twenty characters, in the middle of a word where need be.
                let last = i > 0 && i + 1 == words.len();
                let codes = self.lexicon.like_a_country(word, last);
                like.extend(codes.map(|codes| CountrySpan { from: i, to: i + 1, codes, sure: true, likeness: true }));
            }
        }
        row.countries.append(&mut like);
        row
    }
}
