//! A document's text, cut and looked up: paragraphs, sentences, quotations, words of the lexicon, verb groups.

use std::ops::Range;

use model::{NoiseKind, Zone};

use crate::{
    groups::{self, Group},
    lexicon::{Lexicon, Sense, pattern::Found},
    noise::NoiseRules,
    sentence::sentences,
    token::{Kind, Token, fold, tokenise},
};

/// A paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The part of the document.
    pub zone: Zone,
    /// Why it is left out: the rule and the kind.
    pub noise: Option<(String, NoiseKind)>,
}

/// A sentence that is read.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// The part of the document.
    pub zone: Zone,
}

/// A quotation, from its opening mark to behind its closing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// Its tokens, with the marks.
    pub tokens: Range<usize>,
}

/// A word or phrase of the lexicon found.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// The token of the verb in it.
    pub verb: Option<usize>,
    /// What it means.
    pub sense: Sense,
}

/// Everything that the rules look at.
#[derive(Debug)]
pub(crate) struct Scan<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Their folded words.
    pub words: Vec<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences of its message, in order.
    pub sentences: Vec<Sentence>,
    /// Its quotations, in order.
    pub quotes: Vec<Quote>,
    /// What of the lexicon stands in it, in order.
    pub hits: Vec<Hit>,
    /// Its verb groups, in order.
    pub groups: Vec<Group>,
}

/// The paragraphs of a text, as trimmed byte ranges: broken at blank lines, and at line ends that do not merely wrap.
pub(crate) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let from = at + line.len() - line.trim_start().len();
        at += line.len();
        if trimmed.is_empty() {
            found.extend(open.take());
            continue;
        }
        let to = from + trimmed.len();
        open = match open.take() {
            Some(before) if wraps(text.get(before.clone()).unwrap_or_default(), trimmed) => Some(before.start..to),
            Some(before) => {
                found.push(before);
                Some(from..to)
            }
            None => Some(from..to),
        };
    }
    found.extend(open);
    found
}

/// Whether a line goes on with the next.
fn wraps(before: &str, next: &str) -> bool {
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let ends = before.chars().next_back().is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | '"' | ':'));
    let small = next.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')'));
    !ends && (small || last_line.chars().count() >= 60)
}

impl<'t> Scan<'t> {
    /// Cuts a text and looks its words up.
    pub(crate) fn new(text: &'t str, titled: bool, lexicon: &Lexicon, noise: &NoiseRules) -> Self {
        let mut scan = Self {
            text,
            tokens: Vec::with_capacity(text.len() / 5),
            words: Vec::new(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            quotes: Vec::new(),
            hits: Vec::new(),
            groups: Vec::new(),
        };
        for (number, bytes) in paragraphs(text).into_iter().enumerate() {
            scan.paragraph(number, bytes, titled, noise);
        }
        let mut folded = String::new();
        scan.words = scan
            .tokens
            .iter()
            .map(|t| {
                fold(t.text(text), &mut folded);
                folded.clone()
            })
            .collect();
        for number in 0..scan.paragraphs.len() {
            if scan.paragraphs[number].noise.is_none() {
                scan.look_up(number, lexicon);
            }
        }
        scan
    }

    fn paragraph(&mut self, number: usize, bytes: Range<usize>, titled: bool, rules: &NoiseRules) {
        let first = self.tokens.len();
        tokenise(self.text, bytes.start, bytes.end, &mut self.tokens);
        let tokens = first..self.tokens.len();
        let words = self.text.get(bytes.clone()).unwrap_or_default();
        let noise = rules.of(words, number > 0).map(|(rule, kind)| (rule.to_owned(), kind));
        // A title is a first paragraph without a stop, or the one that the page's metadata gives.
        let stops = words.chars().next_back().is_some_and(|c| matches!(c, '.' | '!' | '…'));
        let headline = number == 0 && (titled || !stops && words.chars().count() < 220);
        let zone = if headline {
            Zone::Headline
        } else if self.paragraphs.iter().all(|p| p.noise.is_some() || p.zone == Zone::Headline) {
            Zone::Lead
        } else {
            Zone::Body
        };
        self.paragraphs.push(Paragraph { bytes, tokens: tokens.clone(), zone, noise: noise.clone() });
        if noise.is_some() {
            return;
        }
        for range in sentences(self.text, &self.tokens[tokens.clone()]) {
            self.sentences.push(Sentence { tokens: first + range.start..first + range.end, paragraph: number, zone });
        }
        self.quotes_of(tokens);
    }

    /// Pairs the quotation marks of a paragraph; one never closed runs to its end.
    fn quotes_of(&mut self, range: Range<usize>) {
        let mut open: Option<(usize, char)> = None;
        for at in range.clone() {
            let token = &self.tokens[at];
            let Some(mark) = token.mark(self.text) else { continue };
            match (open, mark) {
                (None, '«' | '“' | '„') => open = Some((at, mark)),
                (None, '"') => open = Some((at, '"')),
                (None, '‘' | '\'') => {
                    // A single mark opens only in front of a word and behind a space.
                    let spaced = at == range.start || self.tokens[at - 1].end < token.start;
                    if spaced && self.tokens.get(at + 1).is_some_and(|n| n.start == token.end && n.kind != Kind::Mark) {
                        open = Some((at, '‘'));
                    }
                }
                (Some((from, '«')), '»')
                | (Some((from, '“' | '„')), '”' | '“')
                | (Some((from, '"')), '"')
                | (Some((from, '‘')), '’' | '\'') => {
                    self.quotes.push(Quote { tokens: from..at + 1 });
                    open = None;
                }
                _ => {}
            }
        }
        if let Some((from, mark)) = open
            && mark != '‘'
        {
            self.quotes.push(Quote { tokens: from..range.end });
        }
    }

    fn look_up(&mut self, paragraph: usize, lexicon: &Lexicon) {
        let range = self.paragraphs[paragraph].tokens.clone();
        let mut found: Vec<Found> = Vec::new();
        {
            let words = &self.words[..range.end];
            let lemmas = |i: usize| words.get(i).map_or(&[][..], |w| lexicon.lemmas(w));
            for at in range.clone() {
                lexicon.index.at(at, &self.tokens[..range.end], words, &lemmas, &mut found);
            }
        }
        let mut hits: Vec<Hit> = found
            .into_iter()
            .filter_map(|f| {
                let sense = lexicon.sense(f.pattern)?.clone();
                let hit = Hit { from: f.from as usize, to: f.to as usize, verb: f.verb.map(|v| v as usize), sense };
                self.fits(&hit, lexicon).then_some(hit)
            })
            .collect();
        longest(&mut hits);
        self.hits.append(&mut hits);
        groups::find(self, range, lexicon);
    }

    /// Whether a hit can be what it seems: names are capitalised, and *US* is no pronoun.
    fn fits(&self, hit: &Hit, lexicon: &Lexicon) -> bool {
        let token = &self.tokens[hit.from];
        match &hit.sense {
            Sense::Place(_, crate::lexicon::Form::Demonym) => lexicon.language == model::Language::Fr || token.capital,
            Sense::Place(number, _) => {
                let capital = token.capital || self.tokens[hit.from..hit.to].iter().any(|t| t.capital);
                let short = hit.to - hit.from == 1 && self.words[hit.from].len() <= 3;
                let upper = token.text(self.text).chars().all(|c| !c.is_lowercase());
                let region =
                    lexicon.places.get(usize::from(*number)).is_some_and(|p| p.kind == crate::lexicon::PlaceKind::Region);
                (capital || region) && (!short || upper)
            }
            _ => true,
        }
    }

    /// The words from a token to before another, as they stand in the text.
    pub(crate) fn slice(&self, from: usize, to: usize) -> &'t str {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(a), Some(b)) if a.start <= b.end => self.text.get(a.start as usize..b.end as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// A folded word; empty beyond the ends.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// The mark at a token.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        self.tokens.get(at).and_then(|t| t.mark(self.text))
    }

    /// The hits that begin in a range of tokens.
    pub(crate) fn hits_in(&self, range: Range<usize>) -> &[Hit] {
        let from = self.hits.partition_point(|h| h.from < range.start);
        let to = self.hits.partition_point(|h| h.from < range.end);
        self.hits.get(from..to.max(from)).unwrap_or_default()
    }

    /// The verb groups whose verb stands in a range of tokens.
    pub(crate) fn groups_in(&self, range: Range<usize>) -> &[Group] {
        let from = self.groups.partition_point(|g| g.at < range.start);
        let to = self.groups.partition_point(|g| g.at < range.end);
        self.groups.get(from..to.max(from)).unwrap_or_default()
    }

    /// The quotations that share a token with a range.
    pub(crate) fn quotes_in(&self, range: Range<usize>) -> impl Iterator<Item = &Quote> {
        let from = self.quotes.partition_point(|q| q.tokens.end <= range.start);
        self.quotes.get(from..).unwrap_or_default().iter().take_while(move |q| q.tokens.start < range.end)
    }

    /// The quotation that holds a token.
    pub(crate) fn quote_at(&self, at: usize) -> Option<&Quote> {
        let after = self.quotes.partition_point(|q| q.tokens.start <= at);
        after.checked_sub(1).and_then(|i| self.quotes.get(i)).filter(|q| q.tokens.contains(&at))
    }
}

/// Of hits of one kind that overlap, the longest remain; all in order.
fn longest(hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| a.from.cmp(&b.from).then(b.to.cmp(&a.to)));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits.drain(..) {
        let covered = kept.iter().rev().take(8).any(|k| {
            let inside = hit.from >= k.from && hit.to <= k.to && (hit.to - hit.from) < (k.to - k.from);
            let same = hit.from == k.from && hit.to == k.to && hit.sense == k.sense;
            same || inside && kind(&k.sense) == kind(&hit.sense)
        });
        if !covered {
            kept.push(hit);
        }
    }
    *hits = kept;
}

/// Senses that cover each other.
fn kind(sense: &Sense) -> u8 {
    match sense {
        Sense::Place(..) => 0,
        Sense::Item(_) => 1,
        Sense::Stance(_) => 2,
        Sense::Source | Sense::NoSource => 3,
        Sense::Stage(..) | Sense::Noun(..) => 4,
        Sense::Office | Sense::Body | Sense::Organisation => 5,
        Sense::Purpose | Sense::Pretended => 6,
        Sense::Block => 7,
        _ => 8,
    }
}

#[cfg(test)]
#[path = "scan_tests.rs"]
mod tests;
