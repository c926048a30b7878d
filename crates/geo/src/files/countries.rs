//! Countries by the names and codes that port lists use.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::names::normalise;

/// `alpha2,alpha3,name,variants` (ISO 3166-1).
pub(crate) const TABLE: &str = include_str!("../../data/countries.csv");

struct Countries {
    by_name: FxHashMap<String, &'static str>,
    by_alpha3: FxHashMap<&'static str, &'static str>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut countries = Countries { by_name: FxHashMap::default(), by_alpha3: FxHashMap::default() };
    for line in TABLE.lines().skip(1) {
        let mut fields = line.splitn(4, ',');
        let (Some(alpha2), Some(alpha3), Some(name)) = (fields.next(), fields.next(), fields.next()) else { continue };
        countries.by_alpha3.insert(alpha3, alpha2);
        for name in std::iter::once(name).chain(fields.next().unwrap_or_default().split('|')) {
            if !name.is_empty() {
                countries.by_name.insert(normalise(name), alpha2);
            }
        }
    }
    countries
});

/// ISO 3166-1 alpha-2 of a country's English name.
pub(super) fn of_name(name: &str) -> Option<&'static str> {
    COUNTRIES.by_name.get(&normalise(name)).copied()
}

/// ISO 3166-1 alpha-2 of an alpha-3.
pub(super) fn of_alpha3(code: &str) -> Option<&'static str> {
    COUNTRIES.by_alpha3.get(code).copied()
}
