//! Patterns of words, as lexicon files write them.
//!
//! `en route|chemin` alternatives; `expédi*` any word that begins so; `bien?` may be missing; `..3` up to three words between;
//! `{livrer}` any form of a verb of the lexicon.

use rustc_hash::FxHashMap;

use crate::token::{Kind, Token, fold};

/// One place in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    /// Any of these words; those that end in `*` are beginnings.
    Words { any: Vec<String>, optional: bool },
    /// Up to so many words.
    Gap(u8),
    /// A form of this verb.
    Verb(String),
}

/// Why a pattern cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("pattern {pattern:?}: {why}")]
pub struct BadPattern {
    /// The pattern.
    pub pattern: String,
    /// What is wrong.
    pub why: &'static str,
}

/// Reads a pattern. Words are cut as text is: `l'attaque` is two, `porte-parole` is three with its hyphen.
pub(crate) fn parse(pattern: &str) -> Result<Vec<Element>, BadPattern> {
    let bad = |why| BadPattern { pattern: pattern.to_owned(), why };
    let mut elements = Vec::new();
    for part in pattern.split_whitespace() {
        if let Some(n) = part.strip_prefix("..") {
            elements.push(Element::Gap(n.parse().map_err(|_| bad("expected a number after .."))?));
        } else if let Some(verb) = part.strip_prefix('{') {
            elements.push(Element::Verb(verb.strip_suffix('}').ok_or_else(|| bad("expected } after the verb"))?.to_owned()));
        } else {
            let (part, optional) = part.strip_suffix('?').map_or((part, false), |p| (p, true));
            if part.contains('|') || optional || part.ends_with('*') {
                let any: Vec<String> = part.split('|').map(lower).collect();
                if any.iter().any(|w| w.is_empty() || w == "*") {
                    return Err(bad("an alternative is empty"));
                }
                elements.push(Element::Words { any, optional });
            } else {
                let mut tokens = Vec::new();
                crate::token::tokenise(part, 0, part.len(), &mut tokens);
                elements.extend(tokens.iter().map(|t| Element::Words { any: vec![lower(t.text(part))], optional: false }));
            }
        }
    }
    match elements.first() {
        None => Err(bad("it is empty")),
        Some(Element::Gap(_) | Element::Words { optional: true, .. }) => Err(bad("it begins with what may be missing")),
        Some(_) => Ok(elements),
    }
}

fn lower(word: &str) -> String {
    let mut folded = String::new();
    fold(word, &mut folded);
    folded
}

/// Patterns by their first word.
#[derive(Debug, Default)]
pub(crate) struct Index {
    exact: FxHashMap<String, Vec<u32>>,
    beginnings: FxHashMap<String, Vec<u32>>,
    verbs: FxHashMap<String, Vec<u32>>,
    patterns: Vec<Vec<Element>>,
    /// No beginning is shorter, none longer, in bytes.
    lengths: (usize, usize),
}

/// A pattern found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its number.
    pub pattern: u32,
    /// The first token.
    pub from: u32,
    /// The token after the last.
    pub to: u32,
    /// The token of the verb in it, where it has one.
    pub verb: Option<u32>,
}

impl Index {
    /// Adds a pattern and returns its number.
    pub(crate) fn add(&mut self, elements: Vec<Element>) -> u32 {
        let number = self.patterns.len() as u32;
        match elements.first() {
            Some(Element::Words { any, .. }) => {
                for word in any {
                    if let Some(beginning) = word.strip_suffix('*') {
                        self.beginnings.entry(beginning.to_owned()).or_default().push(number);
                        let n = beginning.len();
                        self.lengths = if self.lengths.1 == 0 { (n, n) } else { (self.lengths.0.min(n), self.lengths.1.max(n)) };
                    } else {
                        self.exact.entry(word.clone()).or_default().push(number);
                    }
                }
            }
            Some(Element::Verb(lemma)) => self.verbs.entry(lemma.clone()).or_default().push(number),
            _ => {}
        }
        self.patterns.push(elements);
        number
    }

    /// All that begin at token `at`, `words[at]` being its folded text; `lemmas` gives the verbs a word may be a form of.
    pub(crate) fn at<'l>(
        &self,
        at: usize,
        tokens: &[Token],
        words: &[String],
        lemmas: &dyn Fn(usize) -> &'l [String],
        found: &mut Vec<Found>,
    ) {
        let Some(word) = words.get(at) else { return };
        let mut attempt = |number: u32| {
            if let Some(elements) = self.patterns.get(number as usize)
                && let Some((to, verb)) = matches(elements, at, tokens, words, lemmas)
            {
                found.push(Found { pattern: number, from: at as u32, to: to as u32, verb });
            }
        };
        for number in self.exact.get(word.as_str()).into_iter().flatten() {
            attempt(*number);
        }
        if tokens[at].kind == Kind::Word && !self.beginnings.is_empty() {
            for n in self.lengths.0..=self.lengths.1.min(word.len()) {
                if let Some(numbers) = word.get(..n).and_then(|beginning| self.beginnings.get(beginning)) {
                    for number in numbers {
                        attempt(*number);
                    }
                }
            }
        }
        if !self.verbs.is_empty() {
            for lemma in lemmas(at) {
                for number in self.verbs.get(lemma).into_iter().flatten() {
                    attempt(*number);
                }
            }
        }
    }
}

/// The token after the last, and the verb's, where the pattern stands at `at`.
fn matches<'l>(
    elements: &[Element],
    at: usize,
    tokens: &[Token],
    words: &[String],
    lemmas: &dyn Fn(usize) -> &'l [String],
) -> Option<(usize, Option<u32>)> {
    let Some((first, rest)) = elements.split_first() else { return Some((at, None)) };
    match first {
        Element::Words { any, optional } => {
            let here =
                words.get(at).is_some_and(|w| any.iter().any(|a| a.strip_suffix('*').map_or(w == a, |p| w.starts_with(p))));
            if here && let Some(found) = matches(rest, at + 1, tokens, words, lemmas) {
                return Some(found);
            }
            if *optional { matches(rest, at, tokens, words, lemmas) } else { None }
        }
        Element::Verb(lemma) => {
            if at < words.len() && lemmas(at).iter().any(|l| l == lemma) {
                matches(rest, at + 1, tokens, words, lemmas).map(|(to, verb)| (to, verb.or(Some(at as u32))))
            } else {
                None
            }
        }
        Element::Gap(n) => (0..=usize::from(*n)).find_map(|skip| {
            // A gap does not cross the end of a clause.
            let crossed =
                (at..at + skip).any(|i| tokens.get(i).is_none_or(|t| t.kind == Kind::Mark && !t.glued && stops(&words[i])));
            if crossed { None } else { matches(rest, at + skip, tokens, words, lemmas) }
        }),
    }
}

fn stops(mark: &str) -> bool {
    matches!(mark, "." | ";" | ":" | "!" | "?" | ",")
}

#[cfg(test)]
#[path = "pattern_tests.rs"]
mod tests;
