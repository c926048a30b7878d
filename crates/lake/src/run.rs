//! Sorted runs: rows held in memory until there are too many, then sorted and written to a work file, so that memory stays
//! bounded whatever the input.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use model::{Day, PositionRow};
use rayon::slice::ParallelSliceMut;

use crate::error::LakeError;

/// Where a row stands in the sorted order, and where it lies: `mmsi << 32 | millisecond of the day`, `chunk << 32 | index`.
///
/// Ties keep the order of the input, which is the order of sources and offsets.
pub(crate) type Key = (u64, u64);

/// The rows of one day, as they came.
#[derive(Debug, Default)]
pub(crate) struct DayRuns {
    chunks: Vec<Vec<PositionRow>>,
    rows: usize,
    /// Work files, each in order; opened only when their day is merged, for a history has more days than a process may open files.
    spilled: Vec<PathBuf>,
}

impl DayRuns {
    pub(crate) fn push(&mut self, rows: Vec<PositionRow>) {
        self.rows += rows.len();
        self.chunks.push(rows);
    }

    #[cfg(test)]
    pub(crate) const fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) const fn has_spilled(&self) -> bool {
        !self.spilled.is_empty()
    }

    /// The keys of the rows in memory, sorted.
    pub(crate) fn sorted_keys(&self, day: Day) -> Vec<Key> {
        let start = day.start().millis();
        let mut keys = Vec::with_capacity(self.rows);
        for (chunk, rows) in self.chunks.iter().enumerate() {
            let base = (chunk as u64) << 32;
            keys.extend(rows.iter().enumerate().map(|(i, row)| {
                let of_day = (row.t - start) as u64 & 0xFFFF_FFFF;
                ((u64::from(row.mmsi) << 32) | of_day, base | i as u64)
            }));
        }
        keys.par_sort_unstable();
        keys
    }

    /// The row of a key.
    pub(crate) fn row(&self, key: Key) -> Option<&PositionRow> {
        self.chunks.get((key.1 >> 32) as usize)?.get((key.1 & 0xFFFF_FFFF) as usize)
    }

    /// Sorts the rows in memory and moves them to a work file.
    pub(crate) fn spill(&mut self, day: Day, folder: &Path) -> Result<(), LakeError> {
        if self.rows == 0 {
            return Ok(());
        }
        let fail = |e| LakeError::io(folder.display().to_string(), e);
        let keys = self.sorted_keys(day);
        let path = folder.join(format!("positions-{day}-{}", self.spilled.len()));
        let mut out = BufWriter::with_capacity(1 << 20, File::create(&path).map_err(fail)?);
        for key in keys {
            if let Some(row) = self.row(key) {
                out.write_all(bytemuck::bytes_of(row)).map_err(fail)?;
            }
        }
        out.into_inner().map_err(|e| fail(e.into_error()))?;
        self.spilled.push(path);
        self.chunks = Vec::new();
        self.rows = 0;
        Ok(())
    }

    /// Takes the spilled runs, each in order.
    pub(crate) fn take_spilled(&mut self) -> Result<Vec<RunReader>, LakeError> {
        std::mem::take(&mut self.spilled).into_iter().map(|path| RunReader::open(&path)).collect()
    }
}

/// Reads a spilled run back, row by row.
#[derive(Debug)]
pub(crate) struct RunReader {
    file: BufReader<File>,
}

impl RunReader {
    fn open(path: &Path) -> Result<Self, LakeError> {
        let file = File::open(path).map_err(|e| LakeError::io(path.display().to_string(), e))?;
        Ok(Self { file: BufReader::with_capacity(1 << 18, file) })
    }

    pub(crate) fn next(&mut self) -> Result<Option<PositionRow>, LakeError> {
        let mut bytes = [0u8; size_of::<PositionRow>()];
        match self.file.read_exact(&mut bytes) {
            Ok(()) => Ok(Some(bytemuck::pod_read_unaligned(&bytes))),
            Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
            Err(e) => Err(LakeError::io("work file", e)),
        }
    }
}

#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
