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
    /// The same expressions without their word boundaries: takes whatever `set` takes, and more. Boundaries between letters of every
    /// script cannot be told by an automaton where letters beyond ASCII stand, and that is many times slower.
    loose: RegexSet,
    /// Of each expression: its rule's name, kind and the longest paragraph it takes.
    rules: Vec<(String, NoiseKind, usize)>,
    /// The longest paragraph, in characters, that any rule takes.
    longest: usize,
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
        let build = |expressions: &[String]| {
            RegexSetBuilder::new(expressions)
                .case_insensitive(true)
                .dfa_size_limit(64 << 20)
                .build()
                .map_err(|e| LexiconError::Entry { file: file.to_owned(), what: e.to_string() })
        };
        let loose: Vec<String> = expressions.iter().map(|e| e.replace(r"\b", "")).collect();
        let (set, loose) = (build(&expressions)?, build(&loose)?);
        let longest = rules.iter().map(|(_, _, max)| *max).max().unwrap_or(0);
        Ok(Self { set, loose, rules, longest })
    }

    /// The rule that takes a paragraph, trimmed, where one does. `later` says that it is not the first.
    pub(crate) fn of(&self, paragraph: &str, later: bool) -> Option<(&str, NoiseKind)> {
        // Nothing longer is looked at: noise is short, and long paragraphs are most of a text.
        if paragraph.len() > 4 * self.longest {
            return None;
        }
        let length = paragraph.chars().count();
        if length > self.longest {
            return None;
        }
        let matches = self.loose.is_match(paragraph).then(|| self.set.matches(paragraph));
        let found = matches.iter().flatten().filter_map(|n| self.rules.get(n)).find(|(_, _, max)| length <= *max);
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
