//! What can go wrong with an input as a whole. A single bad line is no error: it is refused and counted.

use std::io;

/// Whatever the taker of batches says went wrong. It comes back unchanged in [`FeedError::Sink`].
pub type SinkError = Box<dyn std::error::Error + Send + Sync + 'static>;

/// What can go wrong with an input as a whole.
///
/// All but [`FeedError::Sink`] come before the first batch was handed over: an input that breaks off later gives a
/// [`crate::Summary`] that says so, for what came before is still true.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FeedError {
    /// The input cannot be opened or its begin cannot be read.
    #[error("{name}: {source}")]
    Io {
        /// The input.
        name: String,
        /// Why.
        source: io::Error,
    },
    /// A path that is a folder.
    #[error("{0}: is a folder; name its files, for example '{0}/*.csv'")]
    Folder(String),
    /// A pattern that fits no file.
    #[error("{0}: no such file, and no file fits it as a pattern")]
    NoMatch(String),
    /// A file that is no longer the one that was read.
    #[error("{name}: has {found} bytes, but had {expected} when it was ingested; it has changed since")]
    Changed {
        /// The input.
        name: String,
        /// Bytes as stored, then.
        expected: u64,
        /// Bytes as stored, now.
        found: u64,
    },
    /// A file of the same size with other bytes.
    #[error("{0}: is not the file it was when it was ingested (its SHA-256 differs)")]
    Altered(String),
    /// A pattern that cannot be read.
    #[error("{pattern}: {detail}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        detail: String,
    },
    /// An archive that cannot be opened, or a member of it.
    #[error("{name}: the zip archive cannot be read: {detail}")]
    Archive {
        /// The archive or its member.
        name: String,
        /// Why.
        detail: String,
    },
    /// Text in UTF-16 or UTF-32.
    #[error("{name}: the text is in {encoding}; convert it to UTF-8 first")]
    Encoding {
        /// The input.
        name: String,
        /// The encoding its byte order mark names.
        encoding: &'static str,
    },
    /// No format is recognised.
    #[error(
        "{name}: no format recognised; looked for Parquet, NMEA sentences, JSON lines, and a CSV header with an MMSI \
         column; it begins with {begin}"
    )]
    UnknownFormat {
        /// The input.
        name: String,
        /// Its first bytes, for a person.
        begin: String,
    },
    /// A table without the columns that a report needs.
    #[error("{name}: {format} without the necessary column{} {}; found {}", plural(.missing), .missing.join(", "), .found.join(", "))]
    MissingColumns {
        /// The input.
        name: String,
        /// What it was read as.
        format: crate::Format,
        /// The columns found, as they are named there.
        found: Vec<String>,
        /// The fields for which there is none.
        missing: Vec<String>,
    },
    /// A mapping that cannot be read.
    #[error("column mapping {text:?}: {detail}")]
    Mapping {
        /// The mapping or the part that is wrong.
        text: String,
        /// What is wrong with it.
        detail: String,
    },
    /// A Parquet file that cannot be opened.
    #[error("{name}: the Parquet file cannot be read: {detail}")]
    Parquet {
        /// The input.
        name: String,
        /// Why.
        detail: String,
    },
    /// Standard input cannot be read a second time.
    #[error("standard input cannot be read again")]
    StandardInput,
    /// What takes the batches, or the copy kept of the input, failed.
    #[error(transparent)]
    Sink(SinkError),
}

impl FeedError {
    pub(crate) fn io(name: &str, source: io::Error) -> Self {
        Self::Io { name: name.to_owned(), source }
    }

    pub(crate) fn archive(name: &str, detail: impl ToString) -> Self {
        Self::Archive { name: name.to_owned(), detail: detail.to_string() }
    }

    pub(crate) fn parquet(name: &str, detail: impl ToString) -> Self {
        Self::Parquet { name: name.to_owned(), detail: detail.to_string() }
    }
}

fn plural(missing: &[String]) -> &'static str {
    if missing.len() == 1 { "" } else { "s" }
}
