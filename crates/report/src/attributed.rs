//! Which sentences of a text somebody is said to say: attribution alone, whatever it is about.

use model::Span;

use crate::{cues, lexicon::Lexicon, noise::NoiseRules, people::People, reader::Offsets, scan::Scan};

/// A sentence, and whether it is attributed to anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attributed {
    /// The sentence.
    pub span: Span,
    /// It has a cue, stands in a quotation, or both.
    pub attributed: bool,
}

/// The sentences of a text's message in order.
pub(crate) fn read(text: &str, lexicon: &Lexicon, noise: &NoiseRules) -> Vec<Attributed> {
    let scan = Scan::new(text, false, lexicon, noise);
    let people = People::read(&scan, lexicon);
    let offsets = Offsets::new(text);
    scan.sentences
        .iter()
        .filter_map(|sentence| {
            let range = sentence.tokens.clone();
            let (first, last) = (scan.tokens.get(range.start)?, scan.tokens.get(range.end.checked_sub(1)?)?);
            let quoted = scan.quotes_in(range.clone()).any(|q| {
                let shared = q.tokens.end.min(range.end).saturating_sub(q.tokens.start.max(range.start));
                // A word or two in quotation marks are a name or irony.
                shared > 5
            });
            let cued = cues::find(&scan, sentence, &people, lexicon).iter().any(|c| c.speaker.is_some() || c.trailing);
            Some(Attributed { span: offsets.span(first.start as usize..last.end as usize), attributed: quoted || cued })
        })
        .collect()
}
