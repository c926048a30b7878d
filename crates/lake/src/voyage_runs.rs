//! Static and voyage data of a day: held in memory until there is too much, then in work files; merged with what the lake has.

use std::path::{Path, PathBuf};

use model::{Day, VoyageRow};

use crate::{
    codec::{encode, read_batches},
    error::LakeError,
    manifest::FileEntry,
    merge::{Blocks, RowStream},
    store::Lake,
    voyage_data::{batch_from_voyage_rows, tidy, voyage_rows_from_batch},
};

/// The rows of one day.
#[derive(Debug, Default)]
pub(crate) struct VoyageRuns {
    rows: Vec<VoyageRow>,
    /// Work files, each in order.
    spilled: Vec<PathBuf>,
}

impl VoyageRuns {
    pub(crate) fn push(&mut self, row: VoyageRow) {
        self.rows.push(row);
    }

    /// Rows in memory.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Drops repetitions among the rows in memory.
    pub(crate) fn tidy(&mut self) {
        tidy(&mut self.rows);
    }

    /// Moves the rows in memory, tidy by now, to a work file.
    pub(crate) fn spill(&mut self, day: Day, folder: &Path) -> Result<(), LakeError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let path = folder.join(format!("voyage-{day}-{}", self.spilled.len()));
        std::fs::write(&path, encode_voyage(&self.rows)?).map_err(|e| LakeError::io(path.display().to_string(), e))?;
        self.spilled.push(path);
        self.rows = Vec::new();
        Ok(())
    }

    /// Merges all of it with the lake's own files and hands it on, tidy, in blocks of whole vessels.
    pub(crate) fn merge(
        mut self,
        lake: &Lake,
        stored: Vec<FileEntry>,
        part_rows: usize,
        take: &mut dyn FnMut(&[VoyageRow]) -> Result<(), LakeError>,
    ) -> Result<(), LakeError> {
        self.tidy();
        let stream =
            |files: Vec<File>| VoyageStream { lake, files: files.into_iter(), rows: Vec::new().into_iter(), batches: None };
        let mut streams = vec![VoyageStream { rows: self.rows.into_iter(), ..stream(Vec::new()) }];
        streams.extend(self.spilled.into_iter().map(|path| stream(vec![File::Work(path)])));
        streams.push(stream(stored.into_iter().map(File::Stored).collect()));
        let mut blocks = Blocks::new(streams, part_rows, &mut ())?;
        loop {
            let mut rows = blocks.next(&mut ())?;
            if rows.is_empty() {
                return Ok(());
            }
            tidy(&mut rows);
            take(&rows)?;
        }
    }
}

/// A file of rows in order.
enum File {
    Work(PathBuf),
    Stored(FileEntry),
}

/// Rows in memory, then those of files.
struct VoyageStream<'a> {
    lake: &'a Lake,
    files: std::vec::IntoIter<File>,
    rows: std::vec::IntoIter<VoyageRow>,
    batches: Option<parquet::arrow::arrow_reader::ParquetRecordBatchReader>,
}

impl RowStream for VoyageStream<'_> {
    type Row = VoyageRow;
    type Context = ();

    fn next(&mut self, (): &mut ()) -> Result<Option<VoyageRow>, LakeError> {
        loop {
            if let Some(row) = self.rows.next() {
                return Ok(Some(row));
            }
            if let Some(batch) = self.batches.as_mut().and_then(Iterator::next) {
                let batch = batch.map_err(|e| LakeError::arrow("voyage_data", e))?;
                self.rows = voyage_rows_from_batch(&batch)?.into_iter();
                continue;
            }
            let (name, bytes) = match self.files.next() {
                None => return Ok(None),
                Some(File::Stored(entry)) => (entry.path.clone(), self.lake.read(&entry)?),
                Some(File::Work(path)) => {
                    let name = path.display().to_string();
                    let bytes = std::fs::read(&path).map_err(|e| LakeError::io(name.clone(), e))?;
                    (name, bytes.into())
                }
            };
            self.batches = Some(read_batches(&name, bytes, None, None, 16 * 1024)?);
        }
    }
}

/// Rows as Parquet.
pub(crate) fn encode_voyage(rows: &[VoyageRow]) -> Result<Vec<u8>, LakeError> {
    let batch = batch_from_voyage_rows(rows)?;
    encode("voyage_data", &batch.schema(), &[batch])
}

#[cfg(test)]
#[path = "voyage_runs_tests.rs"]
mod tests;
