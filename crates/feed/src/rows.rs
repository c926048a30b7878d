//! What a parser makes of a block, before it goes to the sink.

use model::{PositionRow, Reason, Refusal, SourceId, Timestamp, VoyageRow};

use crate::counts::Counts;

/// Bytes kept of refused input.
const RAW: usize = 4096;

/// Rows and refusals of a block. Line numbers in the refusals count from the block's begin.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(crate) positions: Vec<PositionRow>,
    pub(crate) voyage: Vec<VoyageRow>,
    pub(crate) refused: Vec<Refusal>,
    pub(crate) counts: Counts,
    pub(crate) first: Option<i64>,
    pub(crate) last: Option<i64>,
    /// Lines in the block.
    pub(crate) lines: u64,
}

impl Rows {
    /// Widens the span of times.
    #[inline]
    pub(crate) fn seen(&mut self, t: i64) {
        self.first = Some(self.first.map_or(t, |f| f.min(t)));
        self.last = Some(self.last.map_or(t, |l| l.max(t)));
    }

    /// Refuses a line.
    #[cold]
    pub(crate) fn refuse(&mut self, refused: Refusing<'_>) {
        self.counts.refuse(refused.reason);
        self.refused.push(Refusal {
            source: refused.source,
            offset: refused.offset,
            line: refused.line,
            reason: refused.reason,
            detail: refused.detail,
            raw: refused.raw.get(..RAW).unwrap_or(refused.raw).to_vec(),
            near: refused.near.map(Timestamp::from_millis),
        });
    }
}

/// A line to refuse.
pub(crate) struct Refusing<'a> {
    pub(crate) source: SourceId,
    pub(crate) offset: u64,
    pub(crate) line: Option<u64>,
    pub(crate) reason: Reason,
    pub(crate) detail: String,
    pub(crate) raw: &'a [u8],
    pub(crate) near: Option<i64>,
}
