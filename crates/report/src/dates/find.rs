//! Date expressions in a sentence.

use model::{Day, Precision, When};

use super::{
    calendar::{civil, month_of, shift, weekday_after, weekday_before, year_for, year_of},
    index::{DateIndex, stands, stands_before},
};
use crate::{
    lexicon::Lexicon,
    token::{Kind, Token},
};

/// A date expression found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// What it means.
    pub when: When,
}

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a [String],
    lexicon: &'a Lexicon,
    index: &'a DateIndex,
    anchor: Day,
}

/// The date expressions among tokens `from..to`, resolved from `anchor`, the day the words were published.
pub(crate) fn find(
    text: &str,
    tokens: &[Token],
    words: &[String],
    range: std::ops::Range<usize>,
    lexicon: &Lexicon,
    anchor: Day,
) -> Vec<Stated> {
    let finder =
        Finder { text, tokens, words: &words[..range.end.min(words.len())], lexicon, index: &lexicon.date_index, anchor };
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some((length, when)) = finder.at(at) {
            let (from, when) = finder.bounded(at, at + length, when, range.start);
            found.push(Stated { from, to: at + length, when });
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

impl Finder<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    fn expression(&self, from: usize, to: usize) -> String {
        match (self.tokens.get(from), to.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(a), Some(b)) => self.text.get(a.start as usize..b.end as usize).unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }

    /// A whole number of one to four digits.
    fn number(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        let digits = word.strip_suffix("er").or_else(|| word.strip_suffix("st")).or_else(|| word.strip_suffix("nd"));
        let digits = digits.or_else(|| word.strip_suffix("rd")).or_else(|| word.strip_suffix("th")).unwrap_or(word);
        if digits.len() <= 4 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            digits.parse().ok()
        } else {
            None
        }
    }

    fn year(&self, at: usize) -> Option<i32> {
        if self.word(at).len() != 4 {
            return None;
        }
        self.number(at).filter(|y| (1900..2100).contains(y)).map(|y| y as i32)
    }

    fn mark(&self, at: usize, mark: &str) -> bool {
        self.word(at) == mark
    }

    /// An expression that begins at `at`: its length and meaning.
    fn at(&self, at: usize) -> Option<(usize, When)> {
        let token = self.tokens.get(at)?;
        if token.kind == Kind::Number {
            return self.numeric(at);
        }
        let word = self.word(at);
        if !self.index.begins(word) {
            return None;
        }
        if let Some((length, count, unit)) = self
            .index
            .fixed
            .iter()
            .find(|(w, ..)| self.words.get(at..at + w.len()).is_some_and(|here| here == w.as_slice()))
            .map(|(w, n, u)| (w.len(), *n, *u))
        {
            return Some((length, shift(self.anchor, count, unit, &self.expression(at, at + length))?));
        }
        if let Some(length) = stands(&self.index.ago, self.words, at)
            && let Some((n, used)) = self.count(at + length)
            && let Some(unit) = self.index.units.get(self.word(at + length + used))
        {
            let end = at + length + used + 1;
            return Some((end - at, shift(self.anchor, -n, *unit, &self.expression(at, end))?));
        }
        if let Some(&weekday) = self.index.weekdays.get(word) {
            return self.weekday(at, weekday);
        }
        if let Some(found) = self.edge(at) {
            return Some(found);
        }
        if let Some(&month) = self.index.months.get(word) {
            // "may" and "mars" are words too: a month is capitalised in English.
            if self.lexicon.language == model::Language::En && !token.capital {
                return None;
            }
            return self.month(at, month);
        }
        if let Some(&season) = self.index.seasons.get(word) {
            return self.season(at, season);
        }
        self.relative_unit(at)
    }

    /// A small number in words or digits: its value and how many tokens.
    fn count(&self, at: usize) -> Option<(i64, usize)> {
        if let Some(n) = self.number(at) {
            return Some((i64::from(n), 1));
        }
        let word = self.word(at);
        let n = self.lexicon.numbers.get(word).copied().or_else(|| self.lexicon.magnitudes.get(word).map(|(low, _)| *low))?;
        Some((n as i64, 1))
    }

    /// `2 novembre 2022`, `12/03/2024`, `2024-03-12`, `two months ago` in digits, `2019`.
    fn numeric(&self, at: usize) -> Option<(usize, When)> {
        let n = self.number(at)?;
        let next = self.word(at + 1);
        let third = |k: usize| self.number(at + k);
        if (self.mark(at + 1, "/") || self.mark(at + 1, "-") || self.mark(at + 1, ".")) && next == self.word(at + 3) {
            let (second, last) = (third(2)?, third(4)?);
            let date = if self.word(at).len() == 4 {
                Day::from_civil(n as i32, second, last)
            } else {
                Day::from_civil(last as i32, second, n)
            };
            return date.map(|d| (5, When::day(d, self.expression(at, at + 5))));
        }
        // Day and month.
        let of = usize::from(matches!(next, "of" | "de"));
        if (1..=31).contains(&n)
            && let Some(&month) = self.index.months.get(self.word(at + 1 + of))
            && (self.lexicon.language == model::Language::Fr || self.tokens[at + 1 + of].capital)
        {
            let (year, length) = match self.year(at + 2 + of) {
                Some(year) => (year, 3 + of),
                None => (self.year_near(month, n)?, 2 + of),
            };
            return Some((length, When::day(Day::from_civil(year, month, n)?, self.expression(at, at + length))));
        }
        // "3 months ago".
        if let Some(unit) = self.index.units.get(next)
            && let Some(length) = stands(&self.index.ago, self.words, at + 2)
            && self.lexicon.language == model::Language::En
        {
            return Some((2 + length, shift(self.anchor, -i64::from(n), *unit, &self.expression(at, at + 2 + length))?));
        }
        // A year by itself, behind a small word.
        if let Some(year) = self.year(at)
            && at > 0
            && (self.index.glue.contains(self.word(at - 1)) || self.is_bound(at))
            && !self.index.units.contains_key(next)
        {
            return Some((1, year_of(year, &self.expression(at, at + 1))?));
        }
        None
    }

    fn is_bound(&self, at: usize) -> bool {
        [&self.index.since, &self.index.until].into_iter().any(|l| stands_before(l, self.words, at).is_some())
    }

    /// The year in which a month and day without one lie: near the anchor, at most a month ahead.
    fn year_near(&self, month: u32, day: u32) -> Option<i32> {
        let now = civil(self.anchor)?;
        let this = i32::from(now.year());
        let here = Day::from_civil(this, month, day)?;
        Some(if here.days() > self.anchor.days() + 60 { this - 1 } else { this })
    }

    /// A weekday, perhaps with a date behind it or *last* or *next*.
    fn weekday(&self, at: usize, weekday: i8) -> Option<(usize, When)> {
        let comma = usize::from(self.mark(at + 1, ","));
        for skip in [1, 1 + comma, 2] {
            if skip == 2 && comma == 0 && !self.index.glue.contains(self.word(at + 1)) {
                continue;
            }
            let found = match self.tokens.get(at + skip).map(|t| t.kind) {
                Some(Kind::Number) => self.numeric(at + skip).filter(|(_, w)| w.precision == Precision::Day),
                Some(Kind::Word) if self.tokens[at + skip].capital => self
                    .index
                    .months
                    .get(self.word(at + skip))
                    .and_then(|m| self.month(at + skip, *m))
                    .filter(|(_, w)| w.precision == Precision::Day),
                _ => None,
            };
            if let Some((length, when)) = found {
                return Some((skip + length, When { expression: self.expression(at, at + skip + length), ..when }));
            }
        }
        let (behind, before) = (self.word(at + 1), at.checked_sub(1).map_or("", |i| self.word(i)));
        if self.index.next.contains(behind) {
            return Some((2, When::day(weekday_after(self.anchor, weekday)?, self.expression(at, at + 2))));
        }
        if self.index.last.contains(behind) {
            return Some((2, When::day(weekday_before(self.anchor, weekday, true)?, self.expression(at, at + 2))));
        }
        let day = if self.index.next.contains(before) || self.until_before(at) {
            weekday_after(self.anchor, weekday)?
        } else {
            weekday_before(self.anchor, weekday, self.index.last.contains(before))?
        };
        Some((1, When::day(day, self.expression(at, at + 1))))
    }

    fn until_before(&self, at: usize) -> bool {
        stands_before(&self.index.until, self.words, at).is_some()
            || at > 0
                && self.index.glue.contains(self.word(at - 1))
                && stands_before(&self.index.until, self.words, at - 1).is_some()
    }

    /// A month: with a day and year (English order), with a year, last, next, or alone.
    fn month(&self, at: usize, month: u32) -> Option<(usize, When)> {
        let behind = self.word(at + 1);
        if let Some(year) = self.year(at + 1) {
            return Some((2, month_of(year, month, &self.expression(at, at + 2))?));
        }
        if self.lexicon.language == model::Language::En
            && let Some(day) = self.number(at + 1).filter(|d| (1..=31).contains(d))
        {
            let comma = usize::from(self.mark(at + 2, ","));
            let (year, length) = match self.year(at + 2 + comma) {
                Some(year) => (year, 3 + comma),
                None => (self.year_near(month, day)?, 2),
            };
            return Some((length, When::day(Day::from_civil(year, month, day)?, self.expression(at, at + length))));
        }
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        let (length, ahead) = if self.index.last.contains(behind) {
            (2, false)
        } else if self.index.next.contains(behind) {
            (2, true)
        } else {
            (
                1,
                self.until_before(at)
                    || self.index.next.contains(before)
                    || self.edge_before(at) && self.until_before(at.saturating_sub(2)),
            )
        };
        let mut year = year_for(month, self.anchor, ahead)?;
        if let Some(shifted) = self.year(at + 1 + usize::from(self.mark(at + 1, ","))) {
            year = shifted;
        }
        Some((length, month_of(year, month, &self.expression(at, at + length))?))
    }

    fn edge_before(&self, at: usize) -> bool {
        stands_before(&self.index.end, self.words, at).is_some() || stands_before(&self.index.begin, self.words, at).is_some()
    }

    fn season(&self, at: usize, (from, to): (u32, u32)) -> Option<(usize, When)> {
        // Seasons are nouns only behind a small word: "été" is also a participle.
        if at == 0 || !self.index.glue.contains(self.word(at - 1)) && !self.index.last.contains(self.word(at - 1)) {
            return None;
        }
        let length = 1 + usize::from(self.index.last.contains(self.word(at + 1)) || self.index.next.contains(self.word(at + 1)));
        let ahead = self.index.next.contains(self.word(at + 1)) || self.until_before(at);
        let explicit = self.year(at + length);
        let year = match explicit {
            Some(year) => year,
            None => year_for(from, self.anchor, ahead)?,
        };
        let last = if to < from { year + 1 } else { year };
        let length = length + usize::from(explicit.is_some());
        let end = month_of(last, to, "")?.to?;
        Some((length, When::range(Day::from_civil(year, from, 1)?, end, Precision::Range, self.expression(at, at + length))))
    }

    /// `fin septembre`, `the end of the year`, `early March`.
    fn edge(&self, at: usize) -> Option<(usize, When)> {
        let (length, end) = match (stands(&self.index.end, self.words, at), stands(&self.index.begin, self.words, at)) {
            (Some(n), _) => (n, true),
            (None, Some(n)) => (n, false),
            (None, None) => return None,
        };
        let mut next = at + length;
        while self.index.glue.contains(self.word(next))
            && !self.index.units.contains_key(self.word(next))
            && next < at + length + 3
        {
            next += 1;
        }
        let ahead = self.until_before(at);
        let (used, whole) = if let Some(&month) = self.index.months.get(self.word(next)) {
            let (used, when) = self.month(next, month)?;
            let when = if ahead && self.year(next + 1).is_none() && when.precision == Precision::Month {
                month_of(year_for(month, self.anchor, true)?, month, "")?
            } else {
                when
            };
            (used, when)
        } else if let Some(year) = self.year(next) {
            (1, year_of(year, "")?)
        } else if let Some(&unit) = self.index.units.get(self.word(next)) {
            (1, shift(self.anchor, 0, unit, "")?)
        } else {
            return None;
        };
        let to = next + used;
        let (from_day, to_day) = (whole.from?, whole.to?);
        let expression = self.expression(at, to);
        let when = if end && (ahead || whole.precision == Precision::Year) {
            When::range(
                if whole.precision == Precision::Year { Day::from_civil(civil(to_day)?.year().into(), 10, 1)? } else { from_day },
                to_day,
                Precision::Range,
                expression,
            )
        } else {
            When { expression, ..whole }
        };
        Some((to - at, when))
    }

    /// `dernier` and `last` before or behind a unit that no fixed expression holds: `les trois dernières semaines`.
    fn relative_unit(&self, at: usize) -> Option<(usize, When)> {
        let (last, next) = (self.index.last.contains(self.word(at)), self.index.next.contains(self.word(at)));
        if !last && !next {
            return None;
        }
        let (n, used) = self.count(at + 1).unwrap_or((1, 0));
        let unit = *self.index.units.get(self.word(at + 1 + used))?;
        let length = 2 + used;
        let expression = self.expression(at, at + length);
        let there = shift(self.anchor, if last { -n } else { n }, unit, &expression)?;
        if used > 0 {
            // "the last three weeks" runs until now.
            let (from, to) = if last { (there.from?, self.anchor) } else { (self.anchor, there.to?) };
            return Some((length, When::range(from, to, Precision::Range, expression)));
        }
        Some((length, there))
    }

    /// *Since* and *by* before the expression.
    fn bounded(&self, from: usize, to: usize, when: When, lowest: usize) -> (usize, When) {
        let mut begin = from;
        let mut back = 0;
        while begin > lowest && back < 3 {
            if let Some(n) = stands_before(&self.index.since, self.words, begin) {
                let when = When {
                    to: Some(self.anchor),
                    precision: if when.from.is_some_and(|d| d > self.anchor) { Precision::Since } else { Precision::Range },
                    expression: self.expression(begin - n, to),
                    ..when
                };
                return (begin - n, when);
            }
            if let Some(n) = stands_before(&self.index.until, self.words, begin) {
                return (
                    begin - n,
                    When { from: None, precision: Precision::Until, expression: self.expression(begin - n, to), ..when },
                );
            }
            if !self.index.glue.contains(self.word(begin - 1)) {
                break;
            }
            begin -= 1;
            back += 1;
        }
        (from, when)
    }
}
