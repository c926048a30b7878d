//! A ledger as JSON lines: out, and in again with its hashes.

use std::io::{BufRead, Write};

use super::{Ledger, chain::differs, error::LedgerError, record::Record, store::Head};

/// Records taken over in one transaction.
const BATCH: usize = 500;

impl Ledger {
    /// Writes every record as a line of JSON.
    ///
    /// # Errors
    ///
    /// The database's or the writer's.
    pub fn export(&mut self, mut to: impl Write) -> Result<u64, LedgerError> {
        let fail = |source| LedgerError::Io { what: "export", source };
        let mut n = 0;
        self.each(0, &mut |record| {
            n += 1;
            serde_json::to_writer(&mut to, &record).map_err(|e| fail(e.into()))?;
            to.write_all(b"\n").map_err(fail)
        })?;
        to.flush().map_err(fail)?;
        Ok(n)
    }

    /// Takes over an export with its hashes: into an empty ledger, or into one that it continues. Says how many records were new.
    ///
    /// # Errors
    ///
    /// A line is no record or does not fit the one before, or the export is of another ledger.
    pub fn import(&mut self, from: impl BufRead) -> Result<usize, LedgerError> {
        let mut known = self.records()?.into_iter().map(|r| r.hash);
        let (mut head, mut batch, mut taken) = (Head::default(), Vec::new(), 0);
        for (n, line) in (1..).zip(from.lines()) {
            let line = line.map_err(|source| LedgerError::Io { what: "import", source })?;
            if line.trim().is_empty() {
                continue;
            }
            let bad = |why: String| LedgerError::Line { line: n, why };
            let record: Record = serde_json::from_str(&line).map_err(|e| bad(format!("no record: {e}")))?;
            if let Some(what) = differs(&head, &record) {
                return Err(bad(format!("record {}: {what}", record.seq)));
            }
            head = Head { seq: record.seq, hash: record.hash.clone() };
            match known.next() {
                Some(hash) if hash != record.hash => return Err(LedgerError::Elsewhere),
                Some(_) => {}
                None => batch.push(record),
            }
            if batch.len() >= BATCH {
                taken += self.take(std::mem::take(&mut batch))?;
            }
        }
        if !batch.is_empty() {
            taken += self.take(batch)?;
        }
        Ok(taken)
    }
}
