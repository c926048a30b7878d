//! What of a document is not its message: captions, update lines, share bars, teasers, residue of aggregators.

use model::NoiseKind;
use regex::{RegexSet, RegexSetBuilder};
use serde::Deserialize;

use crate::lexicon::LexiconError;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    rule: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    kind: NoiseKind,
    max: usize,
    r#match: Vec<String>,
}

/// The rules of noise.
#[derive(Debug)]
pub(crate) struct NoiseRules {
    set: RegexSet,
    /// Of each expression: its rule's name, kind and the longest paragraph it takes.
    rules: Vec<(String, NoiseKind, usize)>,
}

impl NoiseRules {
    /// Reads the table.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, LexiconError> {
        let table: Table =
            toml::from_str(text).map_err(|source| LexiconError::Shape { file: file.to_owned(), source: Box::new(source) })?;
        let mut expressions = Vec::new();
        let mut rules = Vec::new();
        for row in table.rule {
            for expression in row.r#match {
                expressions.push(expression);
                rules.push((row.name.clone(), row.kind, row.max));
            }
        }
        let set = RegexSetBuilder::new(expressions)
            .case_insensitive(true)
            // Below it the lazy automaton gives up and a slow one takes over.
            .dfa_size_limit(1 << 26)
            .build()
            .map_err(|e| LexiconError::Entry { file: file.to_owned(), what: e.to_string() })?;
        Ok(Self { set, rules })
    }

    /// The rule that takes a paragraph, trimmed, where one does. `later` says that it is not the first.
    pub(crate) fn of(&self, paragraph: &str, later: bool) -> Option<(&str, NoiseKind)> {
        // Nothing longer is looked at: noise is short, and long paragraphs are most of a text.
        const LONGEST: usize = 1600;
        if paragraph.len() > LONGEST {
            return None;
        }
        let length = paragraph.chars().count();
        let found = self.set.matches(paragraph).into_iter().filter_map(|n| self.rules.get(n)).find(|(_, _, max)| length <= *max);
        if let Some((name, kind, _)) = found {
            return Some((name, *kind));
        }
        // A line that is no sentence, between sentences: a link or a picture's title.
        let ends =
            paragraph.chars().next_back().is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | '"' | ':' | ';' | ')'));
        (later && !ends && length <= 140 && !paragraph.contains(['«', '“', '"'])).then_some(("no_sentence", NoiseKind::Teaser))
    }
}

#[cfg(test)]
#[path = "noise_tests.rs"]
mod tests;
