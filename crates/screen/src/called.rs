//! A name taken apart for comparing: what belongs to it, what only stands before it, and its numbers.

use crate::{
    designation::Schema,
    latin::{latin, sound},
    wording::{BEHIND, BESIDE, FORMS, LONG_FORMS, NUMERALS, PAIRS, SHORT, TITLES},
};

/// Longest name looked at, in characters.
const LONGEST: usize = 160;
/// AIS cuts ships' names here (ITU-R M.1371-5, message 5).
const AIS_LENGTH: usize = 20;

/// A name taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Called {
    /// Its words, without prefixes, forms and numbers.
    pub(crate) words: Vec<String>,
    /// All of it run together: words, letters and numbers.
    pub(crate) full: String,
    /// The words run together.
    pub(crate) joined: String,
    /// The words in alphabetical order, run together.
    pub(crate) sorted: String,
    /// How it sounds.
    pub(crate) sound: String,
    /// Its numbers, and letters that stand alone: what tells sisters apart.
    pub(crate) numbers: Vec<String>,
    /// Its script leaves vowels out.
    pub(crate) abjad: bool,
    /// It may have been cut at the length that AIS allows.
    pub(crate) cut: bool,
}

impl Called {
    /// Takes a name apart; nothing is left of one without letters and digits.
    pub(crate) fn new(name: &str, schema: Schema) -> Option<Self> {
        let trimmed = name.trim();
        let cut = schema == Schema::Vessel && trimmed.chars().count() == AIS_LENGTH;
        let short: String = trimmed.chars().take(LONGEST).collect();
        let spelled = latin(without_ship(&short));
        let mut words = words(&spelled.text);
        match schema {
            Schema::Vessel | Schema::Aircraft => without_prefix(&mut words),
            Schema::Organisation => words = without_forms(words),
            Schema::Person => {
                let titled = words.iter().take_while(|w| TITLES.contains(&w.as_str())).count();
                words.drain(..titled.min(words.len().saturating_sub(1)));
            }
        }
        let full = words.concat();
        let (mut words, mut numbers) = numbered(words, schema);
        // A name of nothing else is that.
        if words.is_empty() {
            words.clone_from(&numbers);
        }
        numbers.sort();
        let joined = words.concat();
        if joined.is_empty() {
            return None;
        }
        let mut in_order = words.clone();
        in_order.sort();
        Some(Self { full, sorted: in_order.concat(), sound: sound(&joined), joined, words, numbers, abjad: spelled.abjad, cut })
    }
}

/// Korean puts the word for a ship behind its name.
fn without_ship(name: &str) -> &str {
    name.strip_suffix('호').map_or(name, str::trim_end)
}

/// Runs of letters and runs of digits.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in text.chars() {
        if matches!(c, '\'' | '`' | '"' | '’') {
            continue;
        }
        if c.is_ascii_alphanumeric() {
            let goes_on = last.is_ascii_alphanumeric() && last.is_ascii_digit() == c.is_ascii_digit();
            match words.last_mut() {
                Some(word) if goes_on => word.push(c),
                _ => words.push(c.to_string()),
            }
        }
        last = c;
    }
    words
}

fn without_prefix(words: &mut Vec<String>) {
    loop {
        match words.as_slice() {
            [a, b, _, ..] if a.len() == 1 && b.len() == 1 && PAIRS.contains(&format!("{a}{b}").as_str()) => {
                words.drain(..2);
            }
            [a, b, ..] if BESIDE.contains(&a.as_str()) && !b.bytes().all(|c| c.is_ascii_digit()) => {
                words.remove(0);
            }
            _ => break,
        }
    }
    while let [_, .., last] = words.as_slice()
        && BEHIND.contains(&last.as_str())
    {
        words.pop();
    }
}

fn without_forms(words: Vec<String>) -> Vec<String> {
    // Letters that stand alone belong together: S.A., L L C.
    let mut joined: Vec<String> = Vec::new();
    let mut open = false;
    for word in words {
        let alone = word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
        match joined.last_mut() {
            Some(last) if alone && open => last.push_str(&word),
            _ => joined.push(word),
        }
        open = alone;
    }
    for (long, short) in LONG_FORMS {
        while let Some(at) = joined.windows(long.len()).position(|w| w.iter().zip(long).all(|(a, b)| a == b)) {
            joined.splice(at..at + long.len(), [short.to_owned()]);
        }
    }
    for word in &mut joined {
        if let Some((_, long)) = SHORT.iter().find(|(short, _)| short == word) {
            (*long).clone_into(word);
        }
    }
    let kept: Vec<String> = joined.iter().filter(|w| !FORMS.contains(&w.as_str())).cloned().collect();
    // A company may be called by its number and form alone; the form is then part of its name.
    if kept.iter().all(|w| w.bytes().all(|b| b.is_ascii_digit())) { joined } else { kept }
}

/// The words apart from what tells sisters apart: digits, Roman numbers, spelled numbers behind a word, letters that stand alone.
fn numbered(words: Vec<String>, schema: Schema) -> (Vec<String>, Vec<String>) {
    let (mut kept, mut numbers) = (Vec::new(), Vec::new());
    for (at, word) in words.iter().enumerate() {
        let next_is_number = words.get(at + 1).is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
        if matches!(word.as_str(), "NO" | "NR" | "NUMBER") && next_is_number {
            continue;
        }
        if word.bytes().all(|b| b.is_ascii_digit()) {
            let plain = word.trim_start_matches('0');
            numbers.push(if plain.is_empty() { "0".to_owned() } else { plain.to_owned() });
        } else if schema == Schema::Person {
            kept.push(word.clone());
        } else if let Some(value) = roman(word) {
            numbers.push(value.to_string());
        } else if let Some(value) = NUMERALS.iter().position(|n| n == word).filter(|_| at > 0) {
            numbers.push((value + 1).to_string());
        } else if word.len() == 1 {
            numbers.push(word.clone());
        } else {
            kept.push(word.clone());
        }
    }
    (kept, numbers)
}

/// A Roman number up to 39.
fn roman(word: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = word.bytes().take_while(|b| *b == b'X').count();
    let ones = ONES.iter().position(|o| word.get(tens..) == Some(*o))?;
    let value = tens * 10 + ones;
    (tens <= 3 && value > 0).then_some(value as u32)
}

#[cfg(test)]
#[path = "called_tests.rs"]
mod tests;
