//! What can go wrong.

/// What can go wrong while reading a scenario, simulating, planting, or reading a truth file.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    /// A table built into the program is broken; the tests see to it that none is.
    #[error("the embedded table {table}, line {line}: {detail}")]
    Embedded {
        /// The table.
        table: &'static str,
        /// The line, from 1.
        line: u64,
        /// What was expected.
        detail: String,
    },
    /// The port table or the regions.
    #[error(transparent)]
    Ports(#[from] geo::PortsError),
    /// The embedded sea.
    #[error(transparent)]
    Sea(#[from] geo::SeaError),
    /// A scenario file that is none.
    #[error("{path}, line {line}, column {column}: {detail}")]
    World {
        /// Which file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What is wrong, and what was expected.
        detail: String,
    },
    /// Real traffic that cannot be planted in.
    #[error("{path}: {detail}")]
    Traffic {
        /// Which file.
        path: String,
        /// What is wrong, and what was expected.
        detail: String,
    },
    /// Reading or writing.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A truth file that is none.
    #[error("{path}, line {line}: {detail}; expected the truth that `sillage simulate` writes")]
    Truth {
        /// Which file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        detail: String,
    },
}

impl SimulateError {
    pub(crate) fn io(path: impl Into<String>, source: std::io::Error) -> Self {
        Self::Io { path: path.into(), source }
    }
}
