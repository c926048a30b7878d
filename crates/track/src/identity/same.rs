//! Whether two things that a ship says of itself are the same, but for how they were typed.

use crate::detector_config::IdentityConfig;

/// Shorter beginnings of a name are no part of it.
const LEAST_PART: usize = 3;

/// Whether there is anything to compare: a letter or figure.
pub(super) fn has_letters(text: &str) -> bool {
    text.bytes().any(|c| c.is_ascii_alphanumeric())
}

/// Ship's names: whatever their case, spaces and signs, with one letter wrong, or one the beginning of the other. Ships of one owner
/// differ by their number alone: another number is another ship.
pub(super) fn name(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let other_number = {
        let (one, two) = (numbers(a), numbers(b));
        one != two && !one.is_empty() && !two.is_empty()
    };
    !other_number && typed_alike(a, b)
}

/// Call signs, likewise, though here a figure is a letter like any other.
pub(super) fn call_sign(a: &str, b: &str) -> bool {
    a == b || typed_alike(a, b)
}

/// Length and beam, but for corrections.
pub(super) fn size(config: &IdentityConfig, a: (f32, f32), b: (f32, f32)) -> bool {
    let close = |p: f32, q: f32| (p - q).abs() < config.dimension_min_m.max(config.dimension_min_share * p.max(q));
    close(a.0, b.0) && close(a.1, b.1)
}

fn typed_alike(a: &str, b: &str) -> bool {
    let (x, y) = (letters(a), letters(b));
    x == y || is_part(&x, &y) || differs_by_one(&x, &y)
}

fn letters(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect()
}

fn is_part(x: &[u8], y: &[u8]) -> bool {
    x.len().min(y.len()) >= LEAST_PART && (x.starts_with(y) || y.starts_with(x))
}

/// At most one letter put in, left out or replaced.
fn differs_by_one(x: &[u8], y: &[u8]) -> bool {
    if x.len().abs_diff(y.len()) > 1 {
        return false;
    }
    let alike = x.iter().zip(y).take_while(|(p, q)| p == q).count();
    let rest = |s: &[u8], skip: usize| s.get(alike + skip..).unwrap_or_default().to_vec();
    rest(x, 1) == rest(y, 1) || rest(x, 0) == rest(y, 1) || rest(x, 1) == rest(y, 0)
}

#[cfg(test)]
#[path = "same_tests.rs"]
mod tests;
