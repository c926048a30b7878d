//! When a document was published: read from its own lines.

use model::{Day, Precision, When};

use super::find;
use crate::{lexicon::Lexicon, token::Token};

/// The first full date (day, month and year) among some paragraphs' tokens, given in order of how much they can be trusted.
///
/// A date without its year is resolved from no anchor and does not count.
pub(crate) fn published(
    text: &str,
    tokens: &[Token],
    words: &[String],
    ranges: &[std::ops::Range<usize>],
    lexicon: &Lexicon,
) -> Option<When> {
    // Any anchor serves: expressions that need one are left out below.
    let anchor = Day::from_civil(2000, 1, 1)?;
    let other = Day::from_civil(2050, 7, 15)?;
    for range in ranges {
        let first = find(text, tokens, words, range.clone(), lexicon, anchor);
        let second = find(text, tokens, words, range.clone(), lexicon, other);
        let fixed = first.into_iter().zip(second).filter(|(a, b)| a.when == b.when).map(|(a, _)| a.when);
        if let Some(when) = fixed.into_iter().find(|w| w.precision == Precision::Day) {
            return Some(when);
        }
    }
    None
}
