//! A destination as a crew types it: twenty characters of upper case, and as sloppy as real ones.

use geo::{Port, Regions, normalise};
use rand::{RngExt, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;

/// The field's length (ITU-R M.1371-5, annex 8, table 52).
const FIELD: usize = 20;

/// Texts that name no place.
const VAGUE: [&str; 10] =
    ["FOR ORDERS", "SEA", "ORDERS", "AT SEA", "TBA", "WAITING ORDERS", "OPEN SEA", "HIGH SEAS", "AS PER ORDERS", "DRIFTING"];
/// Texts that nobody can read.
const UNREADABLE: [&str; 8] = ["QXWZR", "VBNKQ7", "XJ4 KKZ", "ZZQPW", "WQJXV", "KZQXW 9", "PQZXJ", "JXQWV"];

/// A port, as typed by a ship that comes from another one.
pub(crate) fn port(to: &Port, from: &Port, regions: &Regions, rng: &mut Pcg64Mcg) -> String {
    let name = normalise(&to.name);
    let spaced = |code: &str| format!("{} {}", code.get(..2).unwrap_or_default(), code.get(2..).unwrap_or_default());
    let form = rng.random_range(0..100);
    let text = match (form, to.locode.as_deref(), from.locode.as_deref()) {
        (0..=21, Some(code), _) => spaced(code),
        (22..=35, Some(code), _) => code.to_owned(),
        (36..=41, Some(code), Some(here)) => format!("{here}>{code}"),
        (42..=45, Some(code), Some(here)) => format!("{} > {}", spaced(here), spaced(code)),
        (46..=53, ..) => match regions.by_key(&to.country) {
            Some(country) => format!("{name}, {}", normalise(&country.name)),
            None => name,
        },
        (54..=59, ..) => format!("{name} {}", ["ANCH", "ROADS", "PILOT", "OPL"].choose(rng).copied().unwrap_or_default()),
        (60..=65, ..) => {
            let good: Vec<String> =
                to.variants.iter().map(|v| normalise(v)).filter(|v| v.len() >= 5 && v.len() <= FIELD).collect();
            good.choose(rng).cloned().unwrap_or(name)
        }
        (66..=72, ..) if name.len() >= 7 => slip(&name, rng),
        _ => name,
    };
    cut(&text)
}

/// A ferry's line, both ends for good.
pub(crate) fn line(one: &Port, other: &Port) -> String {
    cut(&format!("{}<>{}", one.locode.as_deref().unwrap_or(&one.name), other.locode.as_deref().unwrap_or(&other.name)))
}

/// Words that name no place.
pub(crate) fn vague(rng: &mut Pcg64Mcg) -> String {
    VAGUE.choose(rng).copied().unwrap_or_default().to_owned()
}

/// Something that nobody can read.
pub(crate) fn unreadable(rng: &mut Pcg64Mcg) -> String {
    UNREADABLE.choose(rng).copied().unwrap_or_default().to_owned()
}

/// One slip of the finger: a letter left out, doubled, or changed places with the next.
fn slip(name: &str, rng: &mut Pcg64Mcg) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = rng.random_range(1..letters.len() - 2);
    match rng.random_range(0..3) {
        0 => {
            letters.remove(at);
        }
        1 => {
            if let Some(&letter) = letters.get(at) {
                letters.insert(at, letter);
            }
        }
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn cut(text: &str) -> String {
    text.chars().take(FIELD).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
#[path = "typing_tests.rs"]
mod tests;
