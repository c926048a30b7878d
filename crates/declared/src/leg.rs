//! One leg of a route, or a text without one: a row of words to a place.

use geo::{LatLon, PortIdx};

use crate::{
    hits::{Place, Tables},
    lexicon::Beside,
    parser::rule,
    score,
    text::{Word, squash},
};

/// A place that was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) place: Place,
    /// Ports as good as the first of the place.
    pub(crate) also: Vec<PortIdx>,
    pub(crate) score: f32,
    pub(crate) matched: String,
    pub(crate) rule: &'static str,
    pub(crate) waypoint: bool,
    /// Nothing in the text is left unexplained.
    pub(crate) whole: bool,
}

impl Found {
    /// The port, where it is one.
    pub(crate) fn port(&self) -> Option<PortIdx> {
        match &self.place {
            Place::Ports(ports) | Place::Passage { ports, .. } => ports.first().copied(),
            Place::Region(_) => None,
        }
    }
}

/// What a leg was read as.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Leg {
    /// A place.
    Found(Found),
    /// Words that name none, by this rule.
    Vague(&'static str, String),
    /// Nothing that can be read.
    Nothing,
}

impl Tables<'_> {
    /// Reads a leg.
    pub(crate) fn leg(&self, words: &[Word], near: Option<LatLon>) -> Leg {
        let words = self.without_remarks(words);
        let row = self.row(words);
        if row.words.is_empty() {
            return Leg::Nothing;
        }
        if self.lexicon.phrases.contains_key(&squash(words)) || row.activity {
            return Leg::Vague(rule::VAGUE_WORD, words.join(" "));
        }
        let best = self.named(&row, near);
        if row.vague && best.as_ref().is_none_or(|b| b.score < score::STRONG) {
            return Leg::Vague(rule::VAGUE_WORD, words.join(" "));
        }
        if best.as_ref().is_some_and(|b| b.score >= score::STRONG) {
            return best.map_or(Leg::Nothing, Leg::Found);
        }
        // A name that several ports share is still that name.
        if best.as_ref().is_some_and(|b| b.score >= score::READABLE && b.rule == rule::EXACT_NAME && b.whole) {
            return best.map_or(Leg::Nothing, Leg::Found);
        }
        [best, self.guessed(&row, near)]
            .into_iter()
            .flatten()
            .max_by(|a, b| a.score.total_cmp(&b.score))
            .map_or(Leg::Nothing, Leg::Found)
    }

    /// The words before an ETA, a way taken or another remark; all of them where nothing stands before it.
    pub(crate) fn without_remarks<'w>(&self, words: &'w [Word]) -> &'w [Word] {
        let cut = words.iter().position(|w| self.lexicon.beside.get(w.as_str()) == Some(&Beside::Cut));
        match cut {
            Some(0) => self.without_remarks_after(words),
            Some(at) => words.get(..at).unwrap_or(words),
            None => words,
        }
    }

    /// A remark that comes first is skipped alone ("ETA 1200 KOTKA").
    fn without_remarks_after<'w>(&self, words: &'w [Word]) -> &'w [Word] {
        words.get(1..).map_or(words, |rest| if rest.is_empty() { words } else { self.without_remarks(rest) })
    }
}
