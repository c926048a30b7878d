//! Why a ledger fails.

/// Why a ledger fails.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// There is none.
    #[error("there is no ledger at {0}")]
    Missing(String),
    /// SQLite.
    #[error("ledger: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL.
    #[cfg(feature = "postgres")]
    #[error("ledger: {}", said_by_postgres(.0))]
    Postgres(#[from] postgres::Error),
    /// Built without PostgreSQL.
    #[error("this program was built without PostgreSQL: give a file")]
    NoPostgres,
    /// An object is no JSON of its kind.
    #[error("ledger: {what}: {source}")]
    Object {
        /// Which.
        what: String,
        /// Why.
        source: serde_json::Error,
    },
    /// A case in the ledger cannot be read.
    #[error(transparent)]
    Case(#[from] crate::case_file::CaseError),
    /// Reading or writing lines.
    #[error("{what}: {source}")]
    Io {
        /// What.
        what: &'static str,
        /// Why.
        source: std::io::Error,
    },
    /// A line of an export does not fit.
    #[error("line {line} of the export: {why}")]
    Line {
        /// Its number.
        line: usize,
        /// Why.
        why: String,
    },
    /// The export does not continue this ledger.
    #[error("the export is of another ledger: it does not continue this one")]
    Elsewhere,
    /// Others kept it busy.
    #[error("the ledger was busy with other writers too long")]
    Busy,
}

#[cfg(feature = "postgres")]
fn said_by_postgres(error: &postgres::Error) -> String {
    // Its own text is no more than "db error".
    error.as_db_error().map_or_else(|| error.to_string(), |e| e.message().to_owned())
}
