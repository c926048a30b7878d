//! What can go wrong with a lake.

use std::path::PathBuf;

/// What can go wrong with a lake.
#[derive(Debug, thiserror::Error)]
pub enum LakeError {
    /// There is no lake there.
    #[error(
        "{path}: no lake here (expected a folder with _sillage/manifest/); make one with `sillage ingest --lake {path} FILE`"
    )]
    Absent {
        /// Where.
        path: String,
    },
    /// A folder with other things in it.
    #[error("{}: is not empty and no lake; name a folder of its own for the lake", .0.display())]
    NotALake(PathBuf),
    /// The manifest or a table's file cannot be understood.
    #[error("{path}: {detail}")]
    Corrupt {
        /// Which file.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// Made by a newer program.
    #[error("{path}: written in lake format {found}, this program knows up to {known}; use a newer sillage")]
    TooNew {
        /// Which manifest.
        path: String,
        /// Its format.
        found: u32,
        /// Ours.
        known: u32,
    },
    /// Another writer has it.
    #[error(
        "{path}: another writer ({holder}) holds this lake; waited {waited_s} s. Try again, or wait longer with --wait SECONDS"
    )]
    Locked {
        /// The lake.
        path: PathBuf,
        /// What the holder wrote of itself.
        holder: String,
        /// How long we waited.
        waited_s: u64,
    },
    /// Another writer committed between our reading and our writing.
    #[error("commit {version} was written by somebody else meanwhile; nothing of ours was kept, run the command again")]
    Conflict {
        /// The number we wanted.
        version: u64,
    },
    /// Storage failed.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The object store failed.
    #[error("{path}: {}", store_reason(.source))]
    Store {
        /// Which object.
        path: String,
        /// Why.
        source: object_store::Error,
    },
    /// Parquet failed.
    #[error("{path}: {source}")]
    Parquet {
        /// Which file.
        path: String,
        /// Why.
        source: parquet::errors::ParquetError,
    },
    /// Arrow failed.
    #[error("table {table}: {detail}")]
    Arrow {
        /// Which table.
        table: String,
        /// Why.
        detail: String,
    },
}

/// The innermost reason: an object-store error wraps the operating system's words several times over.
fn store_reason(error: &object_store::Error) -> String {
    let mut inner: &dyn std::error::Error = error;
    while let Some(next) = inner.source() {
        inner = next;
    }
    inner.to_string()
}

impl LakeError {
    pub(crate) fn io(path: impl Into<String>, source: std::io::Error) -> Self {
        Self::Io { path: path.into(), source }
    }

    pub(crate) fn store(path: impl std::fmt::Display, source: object_store::Error) -> Self {
        Self::Store { path: path.to_string(), source }
    }

    pub(crate) fn parquet(path: impl Into<String>, source: parquet::errors::ParquetError) -> Self {
        Self::Parquet { path: path.into(), source }
    }

    pub(crate) fn arrow(table: impl Into<String>, detail: impl ToString) -> Self {
        Self::Arrow { table: table.into(), detail: detail.to_string() }
    }

    pub(crate) fn corrupt(path: impl Into<String>, detail: impl ToString) -> Self {
        Self::Corrupt { path: path.into(), detail: detail.to_string() }
    }
}
