//! Names by edit distance.
//!
//! The names are grouped by length, and each carries the set of its letters, so that the distance itself (optimal string
//! alignment: a swap of neighbours counts once) is computed for few of them.

use strsim::osa_distance;

/// Longest name indexed.
const LONGEST: usize = 40;

struct Name {
    text: Box<str>,
    letters: u64,
    notable: bool,
}

/// The names, by length.
pub(crate) struct Fuzzy {
    by_length: Vec<Vec<Name>>,
}

/// A name within reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Near<'a> {
    /// The name's key.
    pub(crate) name: &'a str,
    /// Edits between the text and the name.
    pub(crate) edits: usize,
    /// The edits as a share of the longer of both, from 1 down.
    pub(crate) likeness: f32,
    /// Some port of this name is notable.
    pub(crate) notable: bool,
}

/// Edits allowed for a text of this length: one slip in a short word is as far as it may go before another port fits as well.
const fn allowed(length: usize) -> usize {
    match length {
        0..=4 => 0,
        5..=7 => 1,
        8..=11 => 2,
        _ => 3,
    }
}

/// One bit a letter, two bits for the more frequent ones' second occurrence would gain little.
fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |set, b| match b {
        b'A'..=b'Z' => set | 1 << (b - b'A'),
        b'0'..=b'9' => set | 1 << (26 + b - b'0'),
        _ => set,
    })
}

impl Fuzzy {
    /// Takes each name with whether a port of that name is notable.
    pub(crate) fn new<'a>(names: impl Iterator<Item = (&'a str, bool)>) -> Self {
        let mut by_length: Vec<Vec<Name>> = Vec::new();
        by_length.resize_with(LONGEST + 1, Vec::new);
        for (text, notable) in names {
            if let Some(group) = by_length.get_mut(text.len()) {
                group.push(Name { text: text.into(), letters: letters(text), notable });
            }
        }
        Self { by_length }
    }

    /// The names within the allowed number of edits, best first, at most `most`.
    pub(crate) fn near(&self, text: &str, most: usize) -> Vec<Near<'_>> {
        let edits_allowed = allowed(text.len());
        let mut found = Vec::new();
        if edits_allowed == 0 || !text.is_ascii() {
            return found;
        }
        let mine = letters(text);
        let first = text.as_bytes().first().copied();
        let shortest = text.len().saturating_sub(edits_allowed);
        let groups = self.by_length.iter().skip(shortest).take(text.len() + edits_allowed + 1 - shortest);
        for name in groups.flatten() {
            // An edit changes the set by two letters at most.
            if (name.letters ^ mine).count_ones() as usize > 2 * edits_allowed {
                continue;
            }
            // The first letter is rarely the one that is wrong: a name that begins otherwise gets one edit.
            let same_first = name.text.as_bytes().first().copied() == first;
            let limit = match (name.notable, same_first) {
                (true, true) => edits_allowed,
                (true, false) if text.len() >= 6 => 1,
                (false, true) if text.len() >= 8 => 1,
                _ => continue,
            };
            let edits = osa_distance(text, &name.text);
            if edits <= limit {
                let longer = text.len().max(name.text.len());
                let likeness = 1.0 - edits as f32 / longer as f32;
                found.push(Near { name: &name.text, edits, likeness, notable: name.notable });
            }
        }
        found.sort_by(|a, b| {
            (a.edits, !a.notable).cmp(&(b.edits, !b.notable)).then(b.likeness.total_cmp(&a.likeness)).then(a.name.cmp(b.name))
        });
        found.truncate(most);
        found
    }
}

#[cfg(test)]
#[path = "fuzzy_tests.rs"]
mod tests;
