//! What an MMSI and a call sign say of a ship's flag.
//!
//! An MMSI of a ship begins with the three Maritime Identification Digits of its flag (ITU-R M.585-9); a call sign with letters and
//! figures of a series allocated to its flag (ITU Radio Regulations, Appendix 42).

use std::sync::LazyLock;

use model::Mmsi;

/// A country or territory that ships fly the flag of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// The administration whose call-sign series it uses: its own code, or that of the state it belongs to.
    pub administration: &'static str,
}

/// What kind of station an MMSI is of, by its form (ITU-R M.585-9, annexes 1 and 2). M: a digit of the MID, X: any digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StationKind {
    /// `MMMXXXXXX`: a ship.
    Ship,
    /// `0MMMXXXXX`: a group of ships.
    Group,
    /// `00MMMXXXX`: a coast station.
    Coast,
    /// `111MMMXXX`: an aircraft that searches and rescues.
    Aircraft,
    /// `8MMMXXXXX`: a radio held in a hand.
    Handheld,
    /// `970XXXXXX`, `972XXXXXX`, `974XXXXXX`, `979XXXXXX`: a beacon of distress, or another device of its own.
    Device,
    /// `98MMMXXXX`: a craft of a parent ship.
    Craft,
    /// `99MMMXXXX`: an aid to navigation.
    Aid,
    /// None of them.
    None,
}

static COUNTRIES: LazyLock<Vec<(u16, Country)>> = LazyLock::new(|| {
    let mut all: Vec<(u16, Country)> = rows(include_str!("../data/mid.csv"))
        .filter_map(|[mid, code, name, administration]| Some((mid.parse().ok()?, Country { code, name, administration })))
        .collect();
    all.sort_unstable_by_key(|c| c.0);
    all
});

/// First and last call sign of each series, in order, and its administration.
static SERIES: LazyLock<Vec<[&'static str; 3]>> = LazyLock::new(|| {
    let mut all: Vec<[&str; 3]> = rows(include_str!("../data/call_signs.csv")).collect();
    all.sort_unstable();
    all
});

/// The rows of a table below its head.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let row: [&str; N] = std::array::from_fn(|_| cells.next().unwrap_or_default());
        row.iter().all(|cell| !cell.is_empty()).then_some(row)
    })
}

/// The kind of station of an MMSI, and its MID where the form has one, allocated or not.
pub fn station(mmsi: Mmsi) -> (StationKind, Option<u16>) {
    let n = mmsi.get();
    let digits = |place: u32| Some((n / place % 1000) as u16);
    match n / 1_000_000 {
        111 => (StationKind::Aircraft, digits(1000)),
        200..=799 => (StationKind::Ship, digits(1_000_000)),
        800..=899 => (StationKind::Handheld, digits(100_000)),
        970 | 972 | 974 | 979 => (StationKind::Device, None),
        980..=989 => (StationKind::Craft, digits(10_000)),
        990..=999 => (StationKind::Aid, digits(10_000)),
        20..=79 => (StationKind::Group, digits(100_000)),
        2..=7 => (StationKind::Coast, digits(10_000)),
        _ => (StationKind::None, None),
    }
}

/// The flag that an MMSI claims; nothing where its form has none, or where the MID is not allocated (as 200, with which the ships of
/// the simulator begin).
pub fn flag_of(mmsi: Mmsi) -> Option<&'static Country> {
    country_of_mid(station(mmsi).1?)
}

/// The country that a MID is allocated to.
pub fn country_of_mid(mid: u16) -> Option<&'static Country> {
    let i = COUNTRIES.binary_search_by_key(&mid, |c| c.0).ok()?;
    COUNTRIES.get(i).map(|c| &c.1)
}

/// The administration whose series a call sign belongs to, by its code; nothing where it has not the form of a ship's call sign, or
/// is of no series.
///
/// Many units hold registration numbers, radio numbers of small craft and names in this field, which mean nothing here.
pub fn administration_of_call_sign(call_sign: &str) -> Option<&'static str> {
    let letters = call_sign.as_bytes();
    if !is_ships_call_sign(letters) {
        return None;
    }
    let head = padded(call_sign.get(..3)?);
    let after = SERIES.partition_point(|[first, ..]| *first <= head.as_str());
    let [_, last, administration] = SERIES.get(after.checked_sub(1)?)?;
    (head.as_str() <= *last).then_some(*administration)
}

/// Series end in letters: a figure in the third place counts as the first letter.
fn padded(head: &str) -> String {
    head.chars().enumerate().map(|(i, c)| if i == 2 && c.is_ascii_digit() { 'A' } else { c }).collect()
}

/// Radio Regulations 19.55 and 19.56: two characters and two letters, to which a digit may be added; or two characters, or two and a
/// letter, and four digits.
fn is_ships_call_sign(call_sign: &[u8]) -> bool {
    let [a, b, rest @ ..] = call_sign else { return false };
    let prefix =
        a.is_ascii_uppercase() && (b.is_ascii_uppercase() || b.is_ascii_digit()) || a.is_ascii_digit() && b.is_ascii_uppercase();
    let shape: Vec<bool> = rest.iter().map(u8::is_ascii_digit).collect();
    let known = rest.iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    prefix
        && known
        && matches!(shape[..], [false, false] | [false, false, true] | [false, true, true, true, true] | [true, true, true, true])
}

#[cfg(test)]
#[path = "flag_tests.rs"]
mod tests;
