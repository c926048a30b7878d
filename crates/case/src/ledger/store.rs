//! What a database has to do for the ledger.

use super::{
    error::LedgerError,
    record::{GENESIS, Record},
};

/// The end of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) seq: i64,
    pub(crate) hash: String,
}

impl Default for Head {
    fn default() -> Self {
        Self { seq: 0, hash: GENESIS.to_owned() }
    }
}

/// The migrations, oldest first. What has been released is never edited.
pub(crate) const MIGRATIONS: [(i32, &str); 1] = [(1, include_str!("../../migrations/0001_ledger.sql"))];

pub(crate) trait Store: Send {
    /// Brings the tables to this version, and puts the guards in place.
    fn migrate(&mut self) -> Result<(), LedgerError>;

    /// Adds what `make` makes of the end of the chain, in one transaction that no other writer shares.
    fn append(&mut self, make: &dyn Fn(&Head) -> Vec<Record>) -> Result<Vec<Record>, LedgerError>;

    /// At most `limit` records after `seq`, in order.
    fn page(&mut self, after: i64, limit: i64) -> Result<Vec<Record>, LedgerError>;
}

/// The columns, in order.
pub(crate) const COLUMNS: &str = "seq, prev_hash, hash, at, actor, tool, action, kind, id, object";
