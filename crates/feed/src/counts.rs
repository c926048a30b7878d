//! What was read, taken and refused.

use std::collections::BTreeMap;

use model::{Reason, Timestamp};

use crate::format::{Compression, Format};

/// Lines (rows, for Parquet) by what became of them. Always `taken + refused == read`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines or rows read.
    pub read: u64,
    /// Lines that were understood.
    pub taken: u64,
    /// Lines that were not, kept as [`model::Refusal`].
    pub refused: u64,
    /// Position rows given. A line gives at most one.
    pub positions: u64,
    /// Static and voyage data rows given. Formats that repeat them on every line give each once an hour and vessel.
    pub voyage_data: u64,
    /// Position rows whose position is "not available".
    pub without_position: u64,
    /// Header lines.
    pub header: u64,
    /// Blank lines and comments.
    pub blank_or_comment: u64,
    /// Lines that give only the time or station of the next one: `$PGHP`, and TAG blocks that stand alone.
    pub time_lines: u64,
    /// Lines that were an earlier part of a multi-part message.
    pub parts: u64,
    /// Parts refused later, because the rest of their message did not come. They were counted as taken when they came.
    pub(crate) given_up: u64,
    /// Messages of a type that no table holds, such as base stations and binary messages.
    pub other_messages: u64,
    /// Sentences that are well-formed but carry no AIS.
    pub other_sentences: u64,
    /// Static and voyage data of which a field could not be read and was left out.
    pub bad_static: u64,
    /// One of them.
    pub bad_static_example: Option<String>,
    /// Refused lines by reason.
    pub refused_by: BTreeMap<Reason, u64>,
    /// Decoded messages by type; index 0 is for those whose feed does not say.
    pub messages_by_type: [u64; 28],
}

impl Counts {
    /// Counts one refused line.
    pub(crate) fn refuse(&mut self, reason: Reason) {
        self.refused += 1;
        *self.refused_by.entry(reason).or_default() += 1;
    }

    /// Lines taken that give no report by themselves, by name; only those there are.
    pub fn other_taken(&self) -> impl Iterator<Item = (&'static str, u64)> {
        [
            ("time_lines", self.time_lines),
            ("parts", self.parts),
            ("other_messages", self.other_messages),
            ("other_sentences", self.other_sentences),
            ("header", self.header),
            ("blank_or_comment", self.blank_or_comment),
        ]
        .into_iter()
        .filter(|(_, lines)| *lines > 0)
    }

    /// Takes the parts given up back from those taken, once all is counted.
    pub(crate) fn settle(&mut self) {
        let given_up = std::mem::take(&mut self.given_up);
        self.taken = self.taken.saturating_sub(given_up);
        self.parts = self.parts.saturating_sub(given_up);
    }

    /// Adds those of another part of the same input.
    pub(crate) fn add(&mut self, other: &Self) {
        let Self {
            read,
            taken,
            refused,
            positions,
            voyage_data,
            without_position,
            header,
            blank_or_comment,
            time_lines,
            parts,
            given_up,
            other_messages,
            other_sentences,
            bad_static,
            bad_static_example,
            refused_by,
            messages_by_type,
        } = other;
        self.read += read;
        self.taken += taken;
        self.refused += refused;
        self.positions += positions;
        self.voyage_data += voyage_data;
        self.without_position += without_position;
        self.header += header;
        self.blank_or_comment += blank_or_comment;
        self.time_lines += time_lines;
        self.parts += parts;
        self.given_up += given_up;
        self.other_messages += other_messages;
        self.other_sentences += other_sentences;
        self.bad_static += bad_static;
        if self.bad_static_example.is_none() {
            self.bad_static_example.clone_from(bad_static_example);
        }
        for (&reason, n) in refused_by {
            *self.refused_by.entry(reason).or_default() += n;
        }
        for (sum, n) in self.messages_by_type.iter_mut().zip(messages_by_type) {
            *sum += n;
        }
    }
}

/// One input, read to its end or to where it broke off.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The format found or given.
    pub format: Format,
    /// How it was stored.
    pub compression: Compression,
    /// SHA-256 of the stored file; of the decompressed bytes, for a member of a zip archive.
    pub sha256: [u8; 32],
    /// Decompressed bytes.
    pub bytes: u64,
    /// Bytes as stored.
    pub stored_bytes: u64,
    /// What became of its lines.
    pub counts: Counts,
    /// Columns from which nothing is taken, as they are named there.
    pub unknown_columns: Vec<String>,
    /// Columns that are known, and not kept.
    pub columns_not_kept: Vec<String>,
    /// Earliest time of a report taken.
    pub first_t: Option<Timestamp>,
    /// Latest time of a report taken.
    pub last_t: Option<Timestamp>,
    /// What a person should know.
    pub warnings: Vec<String>,
    /// The input breaks off.
    pub truncated: bool,
}
