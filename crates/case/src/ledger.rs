//! The ledger: records that are only ever added, each with the hash of the one before.
//!
//! In SQLite by default, or in PostgreSQL by a URL. Both have triggers against changing and deleting; whoever gets past them breaks
//! the chain, and [`Ledger::verify`] names the first record that does not fit. Records cut off at the end leave a chain that is whole:
//! keep the last hash elsewhere, and let `verify` look for it.

mod chain;
mod error;
mod lines;
mod object;
#[cfg(feature = "postgres")]
mod postgres;
mod record;
mod sqlite;
mod store;

use std::path::Path;

use model::Timestamp;

pub use chain::{Broken, Verification};
pub use error::LedgerError;
pub use object::{CaseText, Object};
pub use record::Record;

use store::{Head, Store};

/// An open ledger.
pub struct Ledger {
    store: Box<dyn Store>,
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ledger")
    }
}

/// Records read at a time: memory stays small however long the ledger is.
const PAGE: i64 = 500;

impl Ledger {
    /// Opens a ledger, a file or a `postgres://` URL, and makes it where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be opened or made.
    pub fn open(place: &str) -> Result<Self, LedgerError> {
        let mut store: Box<dyn Store> =
            if is_url(place) { connect(place)? } else { Box::new(sqlite::Sqlite::open(Path::new(place))?) };
        store.migrate()?;
        Ok(Self { store })
    }

    /// Opens a ledger that must be there already.
    ///
    /// # Errors
    ///
    /// It is not there, or cannot be opened.
    pub fn open_existing(place: &str) -> Result<Self, LedgerError> {
        if !is_url(place) && !Path::new(place).exists() {
            return Err(LedgerError::Missing(place.to_owned()));
        }
        Self::open(place)
    }

    /// Adds objects in one piece: all of them or none.
    ///
    /// # Errors
    ///
    /// The database refuses, or another writer kept it busy too long.
    pub fn append(&mut self, actor: &str, action: &str, objects: &[Object]) -> Result<Vec<Record>, LedgerError> {
        let texts: Vec<(&'static str, String, String)> =
            objects.iter().map(|o| Ok((o.kind(), o.id().to_owned(), o.json()?))).collect::<Result<_, LedgerError>>()?;
        let make = |head: &Head| {
            let at = Timestamp::now().to_string();
            let mut head = head.clone();
            texts
                .iter()
                .map(|(kind, id, object)| {
                    let record = Record::after(&head, &at, actor, action, kind, id, object.clone());
                    head = Head { seq: record.seq, hash: record.hash.clone() };
                    record
                })
                .collect()
        };
        self.store.append(&make)
    }

    /// Calls `f` on each record after `seq`, in order.
    ///
    /// # Errors
    ///
    /// The database's, or that of `f`.
    pub fn each(&mut self, after: i64, f: &mut dyn FnMut(Record) -> Result<(), LedgerError>) -> Result<(), LedgerError> {
        let mut after = after;
        loop {
            let page = self.store.page(after, PAGE)?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.seq;
            page.into_iter().try_for_each(&mut *f)?;
        }
    }

    /// Every record, in order.
    ///
    /// # Errors
    ///
    /// The database's.
    pub fn records(&mut self) -> Result<Vec<Record>, LedgerError> {
        let mut all = Vec::new();
        self.each(0, &mut |record| {
            all.push(record);
            Ok(())
        })?;
        Ok(all)
    }

    /// Checks every link; where `expected` is given, also that this hash is somewhere in the chain.
    ///
    /// # Errors
    ///
    /// The database's. A broken chain is no error: the result says so.
    pub fn verify(&mut self, expected: Option<&str>) -> Result<Verification, LedgerError> {
        let mut chain = chain::Chain::new(expected);
        self.each(0, &mut |record| {
            chain.add(&record);
            Ok(())
        })?;
        Ok(chain.done())
    }

    /// Takes over records that continue this ledger.
    fn take(&mut self, records: Vec<Record>) -> Result<usize, LedgerError> {
        let wanted = records.first().map(|r| (r.seq - 1, r.prev_hash.clone()));
        let make = |head: &Head| {
            if wanted.as_ref().is_some_and(|w| (w.0, &w.1) == (head.seq, &head.hash)) { records.clone() } else { Vec::new() }
        };
        let taken = self.store.append(&make)?;
        if taken.len() < records.len() {
            return Err(LedgerError::Elsewhere);
        }
        Ok(taken.len())
    }
}

fn is_url(place: &str) -> bool {
    place.starts_with("postgres://") || place.starts_with("postgresql://")
}

#[cfg(feature = "postgres")]
fn connect(url: &str) -> Result<Box<dyn Store>, LedgerError> {
    Ok(Box::new(postgres::Postgres::connect(url)?))
}

#[cfg(not(feature = "postgres"))]
fn connect(_: &str) -> Result<Box<dyn Store>, LedgerError> {
    Err(LedgerError::NoPostgres)
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
