//! Names of receiving stations as small numbers, while rows are merged.

use rustc_hash::FxHashMap;

/// The stations of an ingest; number 0 is no station.
#[derive(Clone, Debug, Default)]
pub(crate) struct StationTable {
    names: Vec<String>,
    numbers: FxHashMap<String, u16>,
}

impl StationTable {
    /// From the names of the numbers 0, 1, 2 ...
    pub(crate) fn new(names: Vec<String>) -> Self {
        let numbers = names.iter().enumerate().skip(1).filter_map(|(i, s)| Some((s.clone(), u16::try_from(i).ok()?))).collect();
        Self { names, numbers }
    }

    /// The number of a name; 0 once the numbers are used up, so that no other station is named in its place.
    pub(crate) fn intern(&mut self, name: &str) -> u16 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        if self.names.is_empty() {
            self.names.push(String::new());
        }
        let Ok(number) = u16::try_from(self.names.len()) else {
            return 0;
        };
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The names by number.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }
}
