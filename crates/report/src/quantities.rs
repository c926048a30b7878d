//! Quantities in a clause.

use std::ops::Range;

use model::{Quantity, QuantityKind};

use crate::{
    lexicon::{Lexicon, Sense},
    scan::Scan,
    token::Kind,
};

/// The first quantity of goods in a range of tokens that is no date; `taken` are the tokens of dates.
pub(crate) fn find(scan: &Scan<'_>, range: Range<usize>, taken: &[Range<usize>], lexicon: &Lexicon) -> Option<Quantity> {
    let mut at = range.start;
    while at < range.end {
        if let Some(date) = taken.iter().find(|d| d.contains(&at)) {
            at = date.end;
            continue;
        }
        if let Some((to, low, high)) = number(scan, at, range.end, lexicon)
            && counts(scan, to, range.end, lexicon)
        {
            return Some(bounded(scan, range.start, at, to, (low, high), range.end, lexicon));
        }
        at += 1;
    }
    let vague = scan.hits_in(range).iter().find(|h| h.sense == Sense::Vague)?;
    let raw = scan.slice(vague.from, vague.to);
    let raw = raw.strip_prefix("un ").or_else(|| raw.strip_prefix("une ")).unwrap_or(raw);
    Some(Quantity { kind: QuantityKind::Vague, min: None, max: None, unit: String::new(), raw: raw.to_owned() })
}

/// A number at a token: the token behind it and its bounds.
fn number(scan: &Scan<'_>, at: usize, end: usize, lexicon: &Lexicon) -> Option<(usize, f64, f64)> {
    let (mut to, mut value) = (at, None::<f64>);
    if scan.tokens.get(at)?.kind == Kind::Number {
        let mut digits = scan.word(at).to_owned();
        to += 1;
        // "1 000", "1\u{202f}000", also as one token.
        while to < end
            && scan.tokens[to].kind == Kind::Number
            && scan.word(to).len() == 3
            && scan.tokens[to].start - scan.tokens[to - 1].end <= 3
        {
            digits.push_str(scan.word(to));
            to += 1;
        }
        value = Some(parse(&digits, lexicon.language)?);
    } else {
        while to < end {
            let Some(n) = lexicon.numbers.get(scan.word(to)) else { break };
            let v = value.unwrap_or(0.0);
            value = Some(if *n >= 100.0 && v > 0.0 {
                v * n
            } else if v > 0.0 && *n < v {
                v + n
            } else if v == 0.0 {
                *n
            } else {
                break;
            });
            to += 1;
            if scan.mark(to) == Some('-') && scan.tokens.get(to + 1).is_some_and(|t| t.glued) {
                to += 1;
            }
        }
        // "un", "a" by themselves count nothing that matters here.
        if value.is_some_and(|v| v <= 1.0) && to == at + 1 && !lexicon.magnitudes.contains_key(scan.word(to)) {
            return None;
        }
    }
    // "des centaines de milliers", "300 millions", "a dozen".
    let mut bounds = value.map(|v| (v, v));
    while to < end {
        if let Some((low, high)) = lexicon.magnitudes.get(scan.word(to)) {
            let (low, high) = (*low, *high);
            bounds = Some(match bounds {
                // "deux millions": the exact power; "des centaines de milliers": the product of bounds.
                Some((l, h)) if l == h && value.is_some() => {
                    let unit = power(low);
                    (l * unit, h * unit)
                }
                Some((l, h)) => (l * power(low), h * power(low)),
                None => (low, high),
            });
            to += 1;
        } else if bounds.is_some()
            && to > at
            && matches!(scan.word(to), "de" | "of" | "d'")
            && lexicon.magnitudes.contains_key(scan.word(to + 1))
        {
            to += 1;
        } else if value.is_some()
            && scan.tokens[at].kind == Kind::Number
            && lexicon.numbers.get(scan.word(to)).is_some_and(|n| *n >= 1000.0)
        {
            let n = lexicon.numbers[scan.word(to)];
            bounds = bounds.map(|(l, h)| (l * n, h * n));
            to += 1;
        } else {
            break;
        }
    }
    bounds.map(|(l, h)| (to, l, h))
}

/// The power of ten, or the dozen, that a magnitude counts in.
fn power(low: f64) -> f64 {
    if low >= 1e9 {
        1e9
    } else if low >= 1e6 {
        1e6
    } else if low >= 1000.0 {
        1000.0
    } else if low >= 100.0 {
        100.0
    } else if low == 12.0 || low == 24.0 {
        12.0
    } else {
        10.0
    }
}

fn parse(digits: &str, language: model::Language) -> Option<f64> {
    let clean: String = match language {
        model::Language::Fr => {
            digits.chars().filter(|c| !matches!(c, '.' | '\u{a0}' | '\u{202f}')).map(|c| if c == ',' { '.' } else { c }).collect()
        }
        model::Language::En => digits.chars().filter(|c| *c != ',').collect(),
    };
    clean.parse().ok()
}

/// Whether what stands behind a number is counted goods: a unit or an item within three words.
fn counts(scan: &Scan<'_>, to: usize, end: usize, lexicon: &Lexicon) -> bool {
    let stop = (to..end.min(to + 5))
        .find(|i| matches!(scan.mark(*i), Some(m) if m != '-' && m != '–' && m != '«' && m != '»' && m != '”' && m != '“'))
        .unwrap_or(end.min(to + 5));
    unit_at(scan, to, end, lexicon).is_some()
        || scan.hits_in(to..stop).iter().any(|h| matches!(h.sense, Sense::Item(_)))
        || (to..stop).any(|i| number_follows(scan, i, lexicon))
}

fn number_follows(scan: &Scan<'_>, at: usize, lexicon: &Lexicon) -> bool {
    lexicon.bounds.to.iter().any(|w| w == scan.word(at)) && scan.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number)
}

fn unit_at(scan: &Scan<'_>, to: usize, end: usize, lexicon: &Lexicon) -> Option<usize> {
    (to..end.min(to + 3)).take_while(|i| *i == to || matches!(scan.word(*i - 1), "de" | "d'" | "of" | "-")).find(|i| {
        lexicon.bounds.units.iter().any(|u| u.strip_suffix('*').map_or(u == scan.word(*i), |p| scan.word(*i).starts_with(p)))
    })
}

fn stands_before(scan: &Scan<'_>, at: usize, lowest: usize, lists: &[String]) -> bool {
    lists.iter().any(|pattern| {
        let mut i = at;
        pattern.split_whitespace().rev().all(|part| {
            while i > lowest && matches!(scan.mark(i - 1), Some('«' | '“' | '"')) {
                i -= 1;
            }
            if i <= lowest {
                return false;
            }
            i -= 1;
            // "jusqu'à" is two tokens.
            let joined =
                if part.contains('\'') && i > lowest { format!("{}{}", scan.word(i - 1), scan.word(i)) } else { String::new() };
            if joined == part {
                i -= 1;
                return true;
            }
            part.split('|').any(|w| w == scan.word(i))
        })
    })
}

fn bounded(
    scan: &Scan<'_>,
    lowest: usize,
    at: usize,
    to: usize,
    (low, high): (f64, f64),
    end: usize,
    lexicon: &Lexicon,
) -> Quantity {
    let bounds = &lexicon.bounds;
    let unit = |behind: usize| {
        if let Some(i) = unit_at(scan, behind, end, lexicon) {
            return scan.slice(i, i + 1).to_owned();
        }
        scan.hits_in(behind..end.min(behind + 4))
            .iter()
            .find(|h| matches!(h.sense, Sense::Item(_)))
            .map(|h| scan.slice(h.from, h.to).to_owned())
            .unwrap_or_default()
    };
    // "entre 200 et 300", "200 to 300".
    if bounds.to.iter().any(|w| w == scan.word(to))
        && let Some((behind, other, _)) = number(scan, to + 1, end, lexicon)
        && other > low
        && (low == high)
    {
        return Quantity {
            kind: QuantityKind::Range,
            min: Some(low),
            max: Some(other),
            unit: unit(behind),
            raw: scan.slice(at, behind).to_owned(),
        };
    }
    let raw = scan.slice(at, to).to_owned();
    let single = low == high;
    let (kind, min, max) = if stands_before(scan, at, lowest, &bounds.min) {
        (QuantityKind::Min, Some(low), None)
    } else if stands_before(scan, at, lowest, &bounds.max) {
        (QuantityKind::Max, None, Some(high))
    } else if single {
        (QuantityKind::Exact, Some(low), Some(low))
    } else {
        (QuantityKind::Magnitude, Some(low), Some(high))
    };
    Quantity { kind, min, max, unit: unit(to), raw }
}

#[cfg(test)]
#[path = "quantities_tests.rs"]
mod tests;
