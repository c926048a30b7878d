//! The usual scorers, as rapidfuzz defines them, at the threshold that is best for each on the very questions.
//!
//! All get names in Latin capitals (`deunicode`) with blanks for what is no letter or digit, which spares them their worst.

use rapidfuzz::{distance::jaro_winkler, fuzz};

/// A scorer: two prepared names to 0 to 1.
pub(crate) type Scorer = fn(&str, &str) -> f64;

/// Those that are compared with.
pub(crate) const SCORERS: [(&str, Scorer); 3] =
    [("rapidfuzz WRatio", wratio), ("rapidfuzz token_sort_ratio", token_sort), ("rapidfuzz Jaro-Winkler", jaro)];

/// Capitals, digits and single blanks.
pub(crate) fn prepared(name: &str) -> String {
    let plain = deunicode::deunicode(name).to_ascii_uppercase();
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

fn jaro(one: &str, other: &str) -> f64 {
    jaro_winkler::similarity(one.chars(), other.chars())
}

fn ratio(one: &str, other: &str) -> f64 {
    fuzz::ratio(one.chars(), other.chars())
}

fn sorted(name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

fn token_sort(one: &str, other: &str) -> f64 {
    ratio(&sorted(one), &sorted(other))
}

fn token_set(one: &str, other: &str) -> f64 {
    let words = |t: &str| t.split(' ').map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    let (a, b) = (words(one), words(other));
    let text = |set: Vec<&String>| set.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    let both = text(a.intersection(&b).collect());
    let (only_a, only_b) = (text(a.difference(&b).collect()), text(b.difference(&a).collect()));
    if !both.is_empty() && (only_a.is_empty() || only_b.is_empty()) {
        return 1.0;
    }
    let with = |only: &str| format!("{both} {only}").trim().to_owned();
    let (a, b) = (with(&only_a), with(&only_b));
    let best = ratio(&a, &b);
    if both.is_empty() { best } else { best.max(ratio(&both, &a)).max(ratio(&both, &b)) }
}

/// The best ratio of the shorter with any stretch of the longer of its length.
fn partial(one: &str, other: &str) -> f64 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if short.is_empty() {
        return 0.0;
    }
    long.windows(short.len()).map(|w| fuzz::ratio(short.iter().copied(), w.iter().copied())).fold(0.0, f64::max)
}

fn wratio(one: &str, other: &str) -> f64 {
    let (a, b) = (one.len().max(1) as f64, other.len().max(1) as f64);
    let times = (a / b).max(b / a);
    let tokens = |x: &str, y: &str| token_sort(x, y).max(token_set(x, y));
    let base = ratio(one, other);
    if times < 1.5 {
        return base.max(tokens(one, other) * 0.95);
    }
    let scale = if times < 8.0 { 0.9 } else { 0.6 };
    base.max(partial(one, other) * scale).max(partial(&sorted(one), &sorted(other)) * 0.95 * scale)
}
