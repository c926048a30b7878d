//! Sentences of one paragraph, as ranges of its tokens.
//!
//! A stop ends a sentence unless it belongs to an abbreviation or a number, or the sentence goes on in small letters. Quotation marks that
//! close right behind a stop belong to the sentence they close.

use std::ops::Range;

use crate::token::{Kind, Token};

/// Words whose stop ends no sentence, in small letters.
const ABBREVIATIONS: [&str; 40] = [
    "m", "mm", "mme", "mmes", "mlle", "mgr", "dr", "me", "pr", "gén", "gal", "col", "cdt", "lt", "st", "ste", "av", "art", "p",
    "vol", "no", "n", "env", "mr", "mrs", "ms", "gen", "capt", "sgt", "sen", "rep", "gov", "adm", "maj", "prof", "jr", "sr",
    "vs", "approx", "dept",
];

/// No sentence that is read is much longer: the rules look from each word to its sentence's end, and a page without a stop would cost
/// the square of its length. Longer ones are cut.
const LONGEST: usize = 400;

/// The sentences among `tokens`.
pub(crate) fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = ends_here(text, tokens, at).or_else(|| (at - begin >= LONGEST).then_some(at + 1));
        at += 1;
        if let Some(end) = end {
            // A stop can be a run of thousands of marks.
            while end - begin > 2 * LONGEST {
                found.push(begin..begin + LONGEST);
                begin += LONGEST;
            }
            found.push(begin..end);
            begin = end;
            at = end;
        }
    }
    if begin < tokens.len() {
        found.push(begin..tokens.len());
    }
    found
}

/// The token after the sentence's last where one ends with the mark at `at`.
fn ends_here(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let mark = tokens.get(at)?.mark(text)?;
    if !matches!(mark, '.' | '!' | '?' | '…' | '؟' | '。') {
        return None;
    }
    // "2." at the head of a paragraph numbers it.
    if mark == '.' && at == 1 && tokens[0].kind == Kind::Number {
        return None;
    }
    if mark == '.' && abbreviation(text, tokens, at) {
        return None;
    }
    let mut end = at + 1;
    // Further marks and what closes right here.
    while tokens.get(end).and_then(|t| t.mark(text)).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…')) {
        end += 1;
    }
    while let Some(c) = tokens.get(end).and_then(|t| t.mark(text)) {
        let closes = match c {
            '»' | '”' | ')' | ']' => true,
            // A straight mark or an apostrophe closes if it stands right at the stop and no word is glued to it.
            '"' | '’' | '\'' => {
                tokens[end].start == tokens[end - 1].end
                    && tokens.get(end + 1).is_none_or(|n| n.start > tokens[end].end || n.kind == Kind::Mark)
            }
            _ => false,
        };
        if !closes {
            break;
        }
        end += 1;
    }
    match tokens.get(end) {
        None => Some(end),
        Some(next) if next.kind == Kind::Mark => {
            let c = next.mark(text).unwrap_or(' ');
            // An opening mark or a dash begins the next; a comma goes on.
            if matches!(c, '«' | '“' | '"' | '(' | '[' | '—' | '–' | '-' | '•' | '#' | '@' | '‘' | '\'') {
                Some(end)
            } else {
                None
            }
        }
        Some(next) => {
            let spaced = next.start > tokens[end - 1].end;
            if next.capital || next.kind == Kind::Number && spaced { Some(end) } else { None }
        }
    }
}

/// Whether the stop at `at` belongs to the word before it.
fn abbreviation(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| tokens.get(i)) else { return false };
    if before.end != tokens[at].start || before.kind != Kind::Word {
        return false;
    }
    let word = before.text(text);
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    if second.is_none() && first.is_some_and(char::is_uppercase) {
        // An initial, unless nothing but a new paragraph follows.
        return tokens.get(at + 1).is_some_and(|n| !matches!(n.mark(text), Some('“' | '«' | '"')));
    }
    // UAX 29 keeps "U.S" as one word.
    if word.contains('.') {
        return tokens.get(at + 1).is_some_and(|next| !next.capital) || word.len() <= 3;
    }
    let lower = word.to_lowercase();
    let titled = before.capital || matches!(lower.as_str(), "no" | "env" | "art" | "vs" | "approx" | "p" | "n" | "vol");
    titled && ABBREVIATIONS.contains(&lower.as_str()) && tokens.get(at + 1).is_some_and(|n| n.kind != Kind::Mark)
}

#[cfg(test)]
#[path = "sentence_tests.rs"]
mod tests;
