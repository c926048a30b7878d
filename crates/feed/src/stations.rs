//! Names of receiving stations as small numbers.

use std::sync::{PoisonError, RwLock};

use rustc_hash::FxHashMap;

/// The stations heard in one ingest, shared by all its inputs and threads. Number 0 is no station.
#[derive(Debug)]
pub struct Stations {
    table: RwLock<Table>,
}

#[derive(Debug)]
struct Table {
    numbers: FxHashMap<Box<[u8]>, u16>,
    names: Vec<String>,
}

impl Default for Stations {
    fn default() -> Self {
        Self::new()
    }
}

impl Stations {
    /// An empty table.
    pub fn new() -> Self {
        Self { table: RwLock::new(Table { numbers: FxHashMap::default(), names: vec![String::new()] }) }
    }

    /// The number of a name, a new one for a new name. It is 0 for an empty name, and for a new name once all 65,535
    /// numbers are used, so that no other station is named in its place.
    pub fn intern(&self, name: &[u8]) -> u16 {
        if name.is_empty() {
            return 0;
        }
        let read = self.table.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(&number) = read.numbers.get(name) {
            return number;
        }
        drop(read);
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(&number) = table.numbers.get(name) {
            return number;
        }
        let Ok(number) = u16::try_from(table.names.len()) else {
            return 0;
        };
        table.names.push(String::from_utf8_lossy(name).into_owned());
        table.numbers.insert(name.into(), number);
        number
    }

    /// The names by number; the first, of number 0, is empty.
    pub fn names(&self) -> Vec<String> {
        self.table.read().unwrap_or_else(PoisonError::into_inner).names.clone()
    }
}

#[cfg(test)]
#[path = "stations_tests.rs"]
mod tests;
