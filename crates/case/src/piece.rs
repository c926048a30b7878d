//! A piece of evidence: what one origin says or shows of one stage.

use model::{Day, Rendering, Stage, Stance};

use crate::{observation::Family, opinion::Opinion};

/// Which way it speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// Against: a denial, or something seen that excludes it.
    Against,
    /// That it is not known.
    Unknown,
    /// For.
    For,
}

/// One piece.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) id: String,
    pub(crate) origin: String,
    pub(crate) stage: Stage,
    pub(crate) way: Way,
    pub(crate) day: Day,
    /// Discounted by the source.
    pub(crate) opinion: Opinion,
    pub(crate) stance: Option<Stance>,
    pub(crate) family: Family,
    /// The closest to the words spoken first; an original before its translation. Rule R6.
    pub(crate) closeness: (Rendering, bool),
    pub(crate) about_cargo: bool,
    pub(crate) ambiguous: bool,
    /// Said and not seen.
    pub(crate) said: bool,
    /// Read in translation only.
    pub(crate) translated: bool,
    pub(crate) text: String,
}

impl Piece {
    /// The order in which one utterance's renderings are preferred: the closest, then the most cautious, then the first.
    pub(crate) fn preferred(&self, other: &Self) -> std::cmp::Ordering {
        self.closeness
            .cmp(&other.closeness)
            .then(self.opinion.belief.total_cmp(&other.opinion.belief))
            .then(other.opinion.disbelief.total_cmp(&self.opinion.disbelief))
            .then_with(|| (self.day, &self.id).cmp(&(other.day, &other.id)))
    }
}
