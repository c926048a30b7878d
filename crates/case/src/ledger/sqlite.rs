//! The ledger in an SQLite file.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

use super::{
    error::LedgerError,
    record::{Record, raw},
    store::{COLUMNS, Head, MIGRATIONS, Store},
};

/// How long a writer waits for others.
const WAIT: Duration = Duration::from_secs(30);

pub(crate) struct Sqlite {
    connection: Connection,
}

impl Sqlite {
    pub(crate) fn open(path: &Path) -> Result<Self, LedgerError> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(WAIT)?;
        // Readers do not stop the writer, and what is committed is on the disk.
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        Ok(Self { connection })
    }
}

fn record(row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        seq: row.get(0)?,
        prev_hash: row.get(1)?,
        hash: row.get(2)?,
        at: row.get(3)?,
        actor: row.get(4)?,
        tool: row.get(5)?,
        action: row.get(6)?,
        kind: row.get(7)?,
        id: row.get(8)?,
        object: raw(row.get(9)?),
    })
}

impl Store for Sqlite {
    fn migrate(&mut self) -> Result<(), LedgerError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch("CREATE TABLE IF NOT EXISTS migrations (version INTEGER NOT NULL PRIMARY KEY)")?;
        for (version, sql) in MIGRATIONS {
            let done: Option<i32> =
                transaction.query_row("SELECT version FROM migrations WHERE version = ?1", [version], |r| r.get(0)).optional()?;
            if done.is_none() {
                transaction.execute_batch(sql)?;
                transaction.execute_batch(include_str!("../../migrations/guard_sqlite.sql"))?;
                transaction.execute("INSERT INTO migrations (version) VALUES (?1)", [version])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    fn append(&mut self, make: &dyn Fn(&Head) -> Vec<Record>) -> Result<Vec<Record>, LedgerError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let head = transaction
            .query_row("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1", [], |r| {
                Ok(Head { seq: r.get(0)?, hash: r.get(1)? })
            })
            .optional()?
            .unwrap_or_default();
        let records = make(&head);
        {
            let sql = format!("INSERT INTO ledger ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
            let mut insert = transaction.prepare(&sql)?;
            for r in &records {
                insert.execute(params![
                    r.seq,
                    r.prev_hash,
                    r.hash,
                    r.at,
                    r.actor,
                    r.tool,
                    r.action,
                    r.kind,
                    r.id,
                    r.object.get()
                ])?;
            }
        }
        transaction.commit()?;
        Ok(records)
    }

    fn page(&mut self, after: i64, limit: i64) -> Result<Vec<Record>, LedgerError> {
        let sql = format!("SELECT {COLUMNS} FROM ledger WHERE seq > ?1 ORDER BY seq LIMIT ?2");
        let mut select = self.connection.prepare_cached(&sql)?;
        let rows = select.query_map([after, limit], record)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
