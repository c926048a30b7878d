//! IMO numbers in text.
//!
//! A candidate is a run of five to seven digits that stands by itself or behind `IMO`; those behind `IMO` come first, then the
//! longer ones. A run of eight or more digits is some other number, and zeros alone are none. Ships and companies have schemes of
//! their own, and a number that passes one check is never taken for the other kind: one small number in ten would pass by chance.

use std::fmt;

use model::Imo;
use serde::{Deserialize, Serialize};

/// An IMO company number: up to seven digits of which the last is a check digit (IMO circular letter 2554).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CompanyImo(u32);

/// Why a number is no IMO company number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no IMO company number: expected up to seven digits, the last the check digit")]
pub struct BadCompanyImo(pub u32);

/// Smallest number taken for one: five digits.
const SMALLEST: u32 = 10_000;

impl CompanyImo {
    /// Checks the length and the check digit: the first six digits weighted 8, 6, 4, 2, 9, 7, summed, taken from 11 by its modulo.
    pub fn new(value: u32) -> Result<Self, BadCompanyImo> {
        if !(SMALLEST..=9_999_999).contains(&value) {
            return Err(BadCompanyImo(value));
        }
        let mut rest = value / 10;
        let mut sum = 0;
        for weight in [7, 9, 2, 4, 6, 8] {
            sum += rest % 10 * weight;
            rest /= 10;
        }
        if (11 - sum % 11) % 10 == value % 10 { Ok(Self(value)) } else { Err(BadCompanyImo(value)) }
    }

    /// The number itself.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for CompanyImo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IMO company {:07}", self.0)
    }
}

/// The IMO ship numbers in a text, the likeliest first.
pub fn ship_numbers(text: &str) -> Vec<Imo> {
    unique(candidates(text).into_iter().filter_map(|run| Imo::new(run.value).ok()))
}

/// The IMO company numbers in a text, the likeliest first.
pub fn company_numbers(text: &str) -> Vec<CompanyImo> {
    unique(candidates(text).into_iter().filter_map(|run| CompanyImo::new(run.value).ok()))
}

/// The company numbers that a text calls IMO numbers: in prose, no other run of digits is meant.
pub(crate) fn named_company_numbers(text: &str) -> Vec<CompanyImo> {
    unique(candidates(text).into_iter().filter(|r| r.named).filter_map(|run| CompanyImo::new(run.value).ok()))
}

/// The ship numbers that a text calls IMO numbers.
pub(crate) fn named_ship_numbers(text: &str) -> Vec<Imo> {
    unique(candidates(text).into_iter().filter(|r| r.named).filter_map(|run| Imo::new(run.value).ok()))
}

struct Run {
    value: u32,
    digits: usize,
    named: bool,
}

fn candidates(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let begin = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let digits = at - begin;
        if !(5..=7).contains(&digits) {
            continue;
        }
        let named = is_named(&bytes[..begin]);
        let glued = begin > 0 && bytes[begin - 1].is_ascii_alphabetic() && !named;
        let goes_on = bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let value = text.get(begin..at).and_then(|t| t.parse::<u32>().ok()).unwrap_or(0);
        if value > 0 && !glued && !goes_on {
            runs.push(Run { value, digits, named });
        }
    }
    runs.sort_by_key(|r| (!r.named, std::cmp::Reverse(r.digits)));
    runs
}

/// Whether what stands before a run of digits ends in `IMO`, `IMO No.`, `IMO number: ` and the like.
fn is_named(before: &[u8]) -> bool {
    let mut rest = before;
    loop {
        let len = rest.len();
        while let [head @ .., last] = rest
            && !last.is_ascii_alphanumeric()
        {
            rest = head;
        }
        for filler in [&b"number"[..], b"numbers", b"no", b"nr", b"is", b"company", b"ship", b"vessel"] {
            if ends_with(rest, filler) {
                rest = &rest[..rest.len() - filler.len()];
                break;
            }
        }
        if rest.len() == len {
            break;
        }
    }
    ends_with(rest, b"imo") && !rest.len().checked_sub(4).and_then(|i| rest.get(i)).is_some_and(u8::is_ascii_alphabetic)
}

fn ends_with(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len() && text[text.len() - word.len()..].eq_ignore_ascii_case(word)
}

fn unique<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
