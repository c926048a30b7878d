//! The `sources` table: each input, what it was, and what became of its lines.

use model::{SourceId, Timestamp};
use serde::{Deserialize, Serialize};

/// How many lines were refused for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The reason's name.
    pub reason: String,
    /// Lines.
    pub lines: u64,
}

/// How many lines were taken that give no row of `positions` or `voyage_data` by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherTaken {
    /// What they are: `time_lines`, `parts`, `other_messages`, `other_sentences`, `header` or `blank_or_comment`.
    pub what: String,
    /// Lines.
    pub lines: u64,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// The number its rows carry.
    pub source: SourceId,
    /// Its path as given, `archive!member` within a zip, `-` for standard input.
    pub name: String,
    /// Its absolute path then, `archive!member` within a zip; nothing for standard input.
    pub path: Option<String>,
    /// SHA-256 of the input as stored, hexadecimal.
    pub sha256: String,
    /// The format found.
    pub format: String,
    /// The compression found.
    pub compression: String,
    /// Bytes, decompressed.
    pub bytes: u64,
    /// Bytes as stored.
    pub stored_bytes: u64,
    /// Lines or rows read; `taken + refused`.
    pub read: u64,
    /// Lines or rows taken.
    pub taken: u64,
    /// Those of them that give no report by themselves, by what they are.
    pub other_taken: Vec<OtherTaken>,
    /// Lines or rows refused.
    pub refused: u64,
    /// The refused by reason.
    pub refused_by: Vec<Refused>,
    /// Position reports among the taken.
    pub positions: u64,
    /// Of these, reports that the lake had already, from this or another input.
    pub repeated_positions: u64,
    /// Static and voyage data reports among the taken.
    pub voyage_data: u64,
    /// Earliest report.
    pub first: Option<Timestamp>,
    /// Latest report.
    pub last: Option<Timestamp>,
    /// Columns the program does not know.
    pub unknown_columns: Vec<String>,
    /// Columns that the program knows, and does not keep.
    pub columns_not_kept: Vec<String>,
    /// What else was noticed.
    pub warnings: Vec<String>,
    /// The input ended before its end: a compressed stream cut short, or a read that failed.
    pub truncated: bool,
    /// When it was ingested.
    pub ingested: Timestamp,
    /// Whether the lake keeps the input itself (it came from standard input).
    pub kept: bool,
}
