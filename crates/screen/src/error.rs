//! Why a list cannot be used at all. What is wrong with single rows is counted in [`crate::ListInfo`].

use std::path::PathBuf;

/// Why a list cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ScreenError {
    /// It cannot be opened or read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Its content is of no known format.
    #[error("{file}: no known list of designations: {why}")]
    Unknown {
        /// The file.
        file: String,
        /// What stands at its begin, and what was expected.
        why: String,
    },
    /// A folder without any list.
    #[error("{}: no list of designations in this folder", .0.display())]
    NoList(PathBuf),
    /// A table of ships without a column that could tell one.
    #[error("{file}: {why}")]
    Ships {
        /// The file.
        file: String,
        /// What is missing.
        why: String,
    },
}
