//! Merging what the lake has of a day with what is new, into blocks of whole vessels without repeated reports.

use std::{cmp::Reverse, collections::BinaryHeap};

use model::{PositionRow, VoyageRow};
use rustc_hash::FxHashSet;

use crate::{
    error::LakeError,
    manifest::FileEntry,
    positions::rows_from_batch,
    run::{DayRuns, Key, RunReader},
    stations::StationTable,
    store::Lake,
};

/// A row's place in the order of every report table: vessel, time, input, place in the input.
pub(crate) type RowKey = (u32, i64, u32, u64);

/// A row of a sorted table.
pub(crate) trait Row {
    fn key(&self) -> RowKey;
}

impl Row for PositionRow {
    fn key(&self) -> RowKey {
        (self.mmsi, self.t, self.source, self.offset)
    }
}

impl Row for VoyageRow {
    fn key(&self) -> RowKey {
        (self.mmsi, self.t, self.source, self.offset)
    }
}

/// Where rows come from, in order.
pub(crate) trait RowStream {
    type Row: Row;
    /// What reading them needs beside the stream.
    type Context;
    fn next(&mut self, context: &mut Self::Context) -> Result<Option<Self::Row>, LakeError>;
}

/// Where position rows of a day come from.
pub(crate) enum PositionStream<'a> {
    Memory {
        runs: &'a DayRuns,
        keys: std::vec::IntoIter<Key>,
    },
    Spilled(RunReader),
    Stored {
        lake: &'a Lake,
        files: std::vec::IntoIter<FileEntry>,
        rows: std::vec::IntoIter<PositionRow>,
        batches: Option<Batches>,
    },
}

type Batches = parquet::arrow::arrow_reader::ParquetRecordBatchReader;

impl RowStream for PositionStream<'_> {
    type Row = PositionRow;
    type Context = StationTable;

    fn next(&mut self, stations: &mut StationTable) -> Result<Option<PositionRow>, LakeError> {
        match self {
            Self::Memory { runs, keys } => Ok(keys.next().and_then(|k| runs.row(k)).copied()),
            Self::Spilled(run) => run.next(),
            Self::Stored { lake, files, rows, batches } => loop {
                if let Some(row) = rows.next() {
                    return Ok(Some(row));
                }
                if let Some(batch) = batches.as_mut().and_then(Iterator::next) {
                    let batch = batch.map_err(|e| LakeError::arrow("positions", e))?;
                    *rows = rows_from_batch(&batch, stations)?.into_iter();
                    continue;
                }
                let Some(file) = files.next() else {
                    return Ok(None);
                };
                *batches = Some(crate::codec::read_batches(&file.path, lake.read(&file)?, None, None, 16 * 1024)?);
            },
        }
    }
}

/// Merged rows in blocks: each at least `part_rows` long (but the last), cut between vessels.
pub(crate) struct Blocks<S: RowStream> {
    streams: Vec<S>,
    heads: Vec<Option<S::Row>>,
    heap: BinaryHeap<Reverse<(RowKey, usize)>>,
    part_rows: usize,
}

impl<S: RowStream> Blocks<S> {
    pub(crate) fn new(streams: Vec<S>, part_rows: usize, context: &mut S::Context) -> Result<Self, LakeError> {
        let heads = streams.iter().map(|_| None).collect();
        let mut this = Self { heads, heap: BinaryHeap::new(), streams, part_rows };
        for i in 0..this.streams.len() {
            this.advance(i, context)?;
        }
        Ok(this)
    }

    fn advance(&mut self, i: usize, context: &mut S::Context) -> Result<(), LakeError> {
        let (Some(stream), Some(head)) = (self.streams.get_mut(i), self.heads.get_mut(i)) else {
            return Ok(());
        };
        *head = stream.next(context)?;
        if let Some(row) = head {
            self.heap.push(Reverse((row.key(), i)));
        }
        Ok(())
    }

    /// The next block; empty at the end.
    pub(crate) fn next(&mut self, context: &mut S::Context) -> Result<Vec<S::Row>, LakeError> {
        let mut block: Vec<S::Row> = Vec::new();
        while let Some(Reverse((key, i))) = self.heap.peek().copied() {
            if block.len() >= self.part_rows && block.last().is_some_and(|last| last.key().0 != key.0) {
                break;
            }
            self.heap.pop();
            block.extend(self.heads.get_mut(i).and_then(Option::take));
            self.advance(i, context)?;
        }
        Ok(block)
    }
}

/// Cuts sorted keys between vessels into parts of at least `part_rows` (but the last).
pub(crate) fn cut_keys(keys: &[Key], part_rows: usize) -> Vec<&[Key]> {
    let mut parts = Vec::new();
    let mut rest = keys;
    while rest.len() > part_rows {
        let last_vessel = rest[part_rows - 1].0 >> 32;
        let cut = rest.partition_point(|k| k.0 >> 32 <= last_vessel);
        let (part, after) = rest.split_at(cut);
        parts.push(part);
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

/// From this many reports of one vessel and moment on, they are looked up by hash.
const MANY: usize = 32;

/// What [`PositionRow::same_report`] compares besides vessel and time.
type ReportKey = (i32, i32, u16, u16, u16);

fn report_key(row: &PositionRow) -> ReportKey {
    (row.lat_e7, row.lon_e7, row.sog_centi, row.cog_centi, row.heading)
}

/// Drops repeated reports from sorted rows, keeping the first of each; `dropped` hears the source of each repetition.
pub(crate) fn drop_repeats(rows: &mut Vec<PositionRow>, dropped: &mut dyn FnMut(u32)) {
    let mut group_start = 0;
    let mut kept = 0;
    let mut many: FxHashSet<ReportKey> = FxHashSet::default();
    for i in 0..rows.len() {
        let row = rows[i];
        if kept > 0 && (rows[kept - 1].mmsi, rows[kept - 1].t) != (row.mmsi, row.t) {
            group_start = kept;
        }
        // Few reports share a second; where thousands do (times without hours), looking through all of them takes for ever.
        let among = kept - group_start;
        if among == 0 {
            many.clear();
        } else if among == MANY {
            many.extend(rows[group_start..kept].iter().map(report_key));
        }
        let repeats = if among < MANY {
            rows[group_start..kept].iter().any(|r| r.same_report(&row))
        } else {
            !many.insert(report_key(&row))
        };
        if repeats {
            dropped(row.source);
        } else {
            rows[kept] = row;
            kept += 1;
        }
    }
    rows.truncate(kept);
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
