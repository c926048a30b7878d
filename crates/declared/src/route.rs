//! A text to the ends of a route.

use crate::lexicon::{Lexicon, Separation};

/// A text cut at its separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Legs<'t> {
    /// The pieces, without empty ones at either end.
    pub(crate) pieces: Vec<&'t str>,
    /// The first piece stands before a separator that leads away from it, with nothing behind.
    pub(crate) both: bool,
}

/// Which separators to cut at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// Those that are nothing else.
    Arrows,
    /// Those that may be part of a name, with a space on either side.
    Spaced,
    /// The same but for the hyphen, with or without spaces.
    AllButHyphen,
    /// All of those that may be part of a name.
    All,
}

impl At {
    /// The ways to cut at what may be part of a name, the most cautious first: "UST-LUGA - KALININGRAD" has two ends.
    pub(crate) const WEAK: [Self; 3] = [Self::Spaced, Self::AllButHyphen, Self::All];

    /// Whether to cut at a separator that stands at `at` in the text.
    fn takes(self, text: &str, at: usize, separator: &str, kind: Separation) -> bool {
        let weak = kind == Separation::Weak;
        let spaced = || {
            let behind = text.get(at + separator.len()..).unwrap_or_default();
            text.get(..at).unwrap_or_default().ends_with(' ') && behind.starts_with(' ')
        };
        match self {
            Self::Arrows => !weak,
            Self::Spaced => weak && (separator.starts_with(' ') || spaced()),
            Self::AllButHyphen => weak && (separator != "-" || spaced()),
            Self::All => weak,
        }
    }
}

/// Cuts a text at every separator of a kind. Nothing where there is none, or only one piece.
pub(crate) fn cut<'t>(text: &'t str, lexicon: &Lexicon, at_what: At) -> Option<Legs<'t>> {
    let mut pieces = Vec::new();
    let mut both = at_what != At::Arrows;
    let (mut begin, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let found = lexicon.separators.iter().find(|(s, kind)| rest.starts_with(s) && at_what.takes(text, at, s, *kind));
        if let Some((separator, kind)) = found {
            pieces.push(text.get(begin..at).unwrap_or_default());
            both |= *kind == Separation::Both;
            at += separator.len();
            begin = at;
        } else {
            // The field is ASCII by now; a byte is a character.
            at += 1;
        }
    }
    pieces.push(text.get(begin..).unwrap_or_default());
    let full = |p: &&str| p.bytes().any(|b| b.is_ascii_alphanumeric() || b == b'?');
    let pieces: Vec<&str> = pieces.into_iter().map(str::trim).filter(full).collect();
    (pieces.len() > 1).then_some(Legs { pieces, both })
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
