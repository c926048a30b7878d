//! The ledger in PostgreSQL, for a team.

use postgres::{Client, NoTls, Row, error::SqlState};

use super::{
    error::LedgerError,
    record::{Record, raw},
    store::{COLUMNS, Head, MIGRATIONS, Store},
};

/// Held while writing: writers come one after the other. The letters "sillage" in a number of 64 bits.
const WRITERS: i64 = 0x0073_696c_6c61_6765;
/// Held while migrating.
const MIGRATION: i64 = WRITERS + 1;
/// A writer that does not know our lock may come between; then the number is taken, and we try again.
const ATTEMPTS: usize = 10;

pub(crate) struct Postgres {
    client: Client,
}

impl Postgres {
    pub(crate) fn connect(url: &str) -> Result<Self, LedgerError> {
        Ok(Self { client: Client::connect(url, NoTls)? })
    }

    fn try_append(&mut self, make: &dyn Fn(&Head) -> Vec<Record>) -> Result<Vec<Record>, postgres::Error> {
        let mut transaction = self.client.transaction()?;
        transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&WRITERS])?;
        let head = transaction
            .query_opt("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1", &[])?
            .map_or_else(Head::default, |row| Head { seq: row.get(0), hash: row.get(1) });
        let records = make(&head);
        let insert =
            transaction.prepare(&format!("INSERT INTO ledger ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"))?;
        for r in &records {
            let object = r.object.get();
            transaction.execute(
                &insert,
                &[&r.seq, &r.prev_hash, &r.hash, &r.at, &r.actor, &r.tool, &r.action, &r.kind, &r.id, &object],
            )?;
        }
        transaction.commit()?;
        Ok(records)
    }
}

fn record(row: &Row) -> Record {
    Record {
        seq: row.get(0),
        prev_hash: row.get(1),
        hash: row.get(2),
        at: row.get(3),
        actor: row.get(4),
        tool: row.get(5),
        action: row.get(6),
        kind: row.get(7),
        id: row.get(8),
        object: raw(row.get(9)),
    }
}

impl Store for Postgres {
    fn migrate(&mut self) -> Result<(), LedgerError> {
        let mut transaction = self.client.transaction()?;
        // `IF NOT EXISTS` alone is no protection against two at once.
        transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&MIGRATION])?;
        let exists: bool = transaction.query_one("SELECT to_regclass('migrations') IS NOT NULL", &[])?.get(0);
        if !exists {
            transaction.batch_execute("CREATE TABLE migrations (version INTEGER NOT NULL PRIMARY KEY)")?;
        }
        for (version, sql) in MIGRATIONS {
            if transaction.query_opt("SELECT version FROM migrations WHERE version = $1", &[&version])?.is_none() {
                transaction.batch_execute(sql)?;
                transaction.batch_execute(include_str!("../../migrations/guard_postgres.sql"))?;
                transaction.execute("INSERT INTO migrations (version) VALUES ($1)", &[&version])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    fn append(&mut self, make: &dyn Fn(&Head) -> Vec<Record>) -> Result<Vec<Record>, LedgerError> {
        for _ in 0..ATTEMPTS {
            match self.try_append(make) {
                Err(e) if e.code() == Some(&SqlState::UNIQUE_VIOLATION) => {}
                other => return Ok(other?),
            }
        }
        Err(LedgerError::Busy)
    }

    fn page(&mut self, after: i64, limit: i64) -> Result<Vec<Record>, LedgerError> {
        let sql = format!("SELECT {COLUMNS} FROM ledger WHERE seq > $1 ORDER BY seq LIMIT $2");
        Ok(self.client.query(&sql, &[&after, &limit])?.iter().map(record).collect())
    }
}
