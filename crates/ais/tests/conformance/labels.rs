//! Words that stand for numbers. The wording is theirs alone; what can be held against ours is that one number has one wording, and
//! one wording one number.

use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Labels {
    words: BTreeMap<(&'static str, i64), String>,
    codes: BTreeMap<(&'static str, String), i64>,
}

impl Labels {
    /// Whether these words go with this number, by all seen so far.
    pub fn fits(&mut self, kind: &'static str, code: i64, words: &str) -> bool {
        !words.is_empty()
            && self.words.entry((kind, code)).or_insert_with(|| words.to_owned()) == words
            && *self.codes.entry((kind, words.to_owned())).or_insert(code) == code
    }
}
