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

/// Cuts a text at every separator of a kind. Nothing where there is none, or only one piece.
pub(crate) fn cut<'t>(text: &'t str, lexicon: &Lexicon, weak: bool) -> Option<Legs<'t>> {
    let mut pieces = Vec::new();
    let mut both = weak;
    let (mut begin, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let found = lexicon.separators.iter().find(|(s, kind)| (*kind == Separation::Weak) == weak && rest.starts_with(s));
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
