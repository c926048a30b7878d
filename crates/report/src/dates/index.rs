//! The words of dates, ready to look up.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    lexicon::DateWords,
    token::{fold, tokenise},
};

/// Lists of words by what they mean.
#[derive(Debug, Default)]
pub struct DateIndex {
    pub(super) months: FxHashMap<String, u32>,
    pub(super) weekdays: FxHashMap<String, i8>,
    pub(super) units: FxHashMap<String, char>,
    pub(super) seasons: FxHashMap<String, (u32, u32)>,
    pub(super) last: FxHashSet<String>,
    pub(super) next: FxHashSet<String>,
    pub(super) glue: FxHashSet<String>,
    pub(super) fixed: Vec<(Vec<String>, i64, char)>,
    pub(super) ago: Vec<Vec<String>>,
    pub(super) since: Vec<Vec<String>>,
    pub(super) until: Vec<Vec<String>>,
    pub(super) end: Vec<Vec<String>>,
    pub(super) begin: Vec<Vec<String>>,
    /// Every first word of an expression.
    first: FxHashSet<String>,
}

fn words(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    tokenise(text, 0, text.len(), &mut tokens);
    let mut folded = String::new();
    tokens
        .iter()
        .map(|t| {
            fold(t.text(text), &mut folded);
            folded.clone()
        })
        .collect()
}

impl DateIndex {
    /// From a lexicon's words; tells what is wrong in them.
    pub fn new(raw: &DateWords) -> Result<Self, String> {
        let mut index = Self::default();
        for (n, names) in raw.months.iter().enumerate() {
            index.months.extend(names.split('|').map(|name| (name.to_owned(), n as u32 + 1)));
        }
        for (n, names) in raw.weekdays.iter().enumerate() {
            index.weekdays.extend(names.split('|').map(|name| (name.to_owned(), n as i8)));
        }
        for (unit, names) in &raw.units {
            let letter = match unit.as_str() {
                "day" => 'd',
                "week" => 'w',
                "month" => 'm',
                "year" => 'y',
                other => return Err(format!("dates.units: expected day, week, month or year, found {other:?}")),
            };
            index.units.extend(names.iter().map(|name| (name.clone(), letter)));
        }
        for (name, months) in &raw.seasons {
            let [from, to] = months[..] else { return Err(format!("dates.seasons.{name}: expected two months")) };
            index.seasons.insert(name.clone(), (from, to));
        }
        for (expression, offset) in &raw.fixed {
            let unit = offset.chars().next_back().unwrap_or(' ');
            let count =
                offset.trim_end_matches(unit).parse().map_err(|_| format!("dates.fixed: {offset:?} is no offset such as -1w"))?;
            if !matches!(unit, 'd' | 'w' | 'm' | 'y') {
                return Err(format!("dates.fixed: {offset:?} ends in none of d, w, m, y"));
            }
            index.fixed.push((words(expression), count, unit));
        }
        index.fixed.sort_by_key(|(w, ..)| std::cmp::Reverse(w.len()));
        index.last = raw.last.iter().cloned().collect();
        index.next = raw.next.iter().cloned().collect();
        index.glue = raw.glue.iter().cloned().collect();
        let lists = |list: &[String]| {
            let mut all: Vec<Vec<String>> = list.iter().map(|e| words(e)).collect();
            all.sort_by_key(|w| std::cmp::Reverse(w.len()));
            all
        };
        index.ago = lists(&raw.ago);
        index.since = lists(&raw.since);
        index.until = lists(&raw.until);
        index.end = lists(&raw.end);
        index.begin = lists(&raw.begin);
        let first = [&index.ago, &index.end, &index.begin].into_iter().flatten().filter_map(|w| w.first());
        index.first = first.chain(index.fixed.iter().filter_map(|(w, ..)| w.first())).cloned().collect();
        index.first.extend(index.months.keys().chain(index.weekdays.keys()).chain(index.seasons.keys()).cloned());
        index.first.extend(index.last.iter().chain(&index.next).cloned());
        Ok(index)
    }

    /// Whether a word is a weekday or a month.
    pub fn names(&self, word: &str) -> bool {
        self.months.contains_key(word) || self.weekdays.contains_key(word)
    }

    /// Whether an expression can begin with a word.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.first.contains(word)
    }
}

/// The longest of `lists` that stands at `at`: its length.
pub(super) fn stands(lists: &[Vec<String>], text: &[String], at: usize) -> Option<usize> {
    lists.iter().find(|w| text.get(at..at + w.len()).is_some_and(|here| here == w.as_slice())).map(Vec::len)
}

/// The longest of `lists` that ends before `at`: its length.
pub(super) fn stands_before(lists: &[Vec<String>], text: &[String], at: usize) -> Option<usize> {
    lists.iter().find(|w| at >= w.len() && text.get(at - w.len()..at).is_some_and(|here| here == w.as_slice())).map(Vec::len)
}
