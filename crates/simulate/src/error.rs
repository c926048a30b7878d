//! What can go wrong.

/// What can go wrong while simulating, or reading a truth file.
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
