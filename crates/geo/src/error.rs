//! What can go wrong with a port table.

use std::{io, path::PathBuf};

/// What can go wrong with a port table as a whole. A bad row is no error: it is refused and counted.
#[derive(Debug, thiserror::Error)]
pub enum PortsError {
    /// The file cannot be read.
    #[error("{path}: {source}", path = .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is no list that we know.
    #[error(
        "{path}: no port list recognised; expected the World Port Index (a column 'Main Port Name'), UN/LOCODE ('un_locode', or \
         UNECE's files without a header), anchorages ('s2id', 'label'), or 'key,locode,name,variants,country,lat,lon,kind,radius_km'; \
         found {found}",
        path = .path.display()
    )]
    Unknown {
        /// The file.
        path: PathBuf,
        /// Its first columns.
        found: String,
    },
    /// A table in the program itself is broken.
    #[error("the embedded table {table}, line {line}: {detail}")]
    Embedded {
        /// Which.
        table: &'static str,
        /// Its line.
        line: u64,
        /// What is wrong.
        detail: String,
    },
}
