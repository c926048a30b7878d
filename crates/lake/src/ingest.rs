//! From rows in any order to days in order of vessel and time.

use std::collections::BTreeMap;

use model::{Day, PositionRow, Refusal, SourceId, Timestamp, VoyageRow};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    codec::encode,
    error::LakeError,
    manifest::{FileEntry, Table},
    merge::{Blocks, PositionStream, cut_keys, drop_repeats},
    positions::batch_from_rows,
    refused::encode_refusals,
    run::DayRuns,
    stations::StationTable,
    table::write_rows,
    touched::Touched,
    voyage_runs::{VoyageRuns, encode_voyage},
    writer::{Partition, Writer},
};

/// Bounds of an ingest.
#[derive(Clone, Copy, Debug)]
pub struct IngestOptions {
    /// Position rows held in memory before they go to a work file (48 bytes each, and 16 more while sorting).
    pub memory_rows: usize,
    /// Static and voyage data rows held in memory before they go to a work file (some 250 bytes each).
    pub memory_voyage_rows: usize,
    /// Rows of a file of a table.
    pub part_rows: usize,
}

impl Default for IngestOptions {
    fn default() -> Self {
        Self { memory_rows: 8_000_000, memory_voyage_rows: 500_000, part_rows: 512 * 1024 }
    }
}

/// What became of the rows.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// Position reports the lake had already, by source.
    pub repeated: FxHashMap<SourceId, u64>,
    /// Days written.
    pub days: Vec<Day>,
    /// Position rows written, those merged from the lake among them.
    pub positions_written: u64,
    /// Static and voyage data rows written, likewise.
    pub voyage_data_written: u64,
}

/// An ingest under way.
pub struct Ingest<'w> {
    writer: &'w mut Writer,
    options: IngestOptions,
    work: tempfile::TempDir,
    days: BTreeMap<Day, DayRuns>,
    rows: usize,
    voyage: BTreeMap<Day, VoyageRuns>,
    voyage_rows: usize,
    refused: Vec<Refusal>,
    refused_files: usize,
    first_source: SourceId,
}

/// Refusals held before they are written.
const REFUSED_HELD: usize = 20_000;

impl<'w> Ingest<'w> {
    /// Starts; rows of sources from `first_source` on are new.
    pub fn new(writer: &'w mut Writer, options: IngestOptions) -> Result<Self, LakeError> {
        let first_source = writer.lake().manifest().next_source;
        let work = writer.work_dir()?;
        Ok(Self {
            writer,
            options,
            work,
            days: BTreeMap::new(),
            rows: 0,
            voyage: BTreeMap::new(),
            voyage_rows: 0,
            refused: Vec::new(),
            refused_files: 0,
            first_source,
        })
    }

    /// Takes rows in any order. Refusals must come source by source.
    pub fn push(&mut self, positions: Vec<PositionRow>, voyage: Vec<VoyageRow>, refused: Vec<Refusal>) -> Result<(), LakeError> {
        self.rows += positions.len();
        self.push_positions(positions);
        if self.rows > self.options.memory_rows {
            for (&day, runs) in &mut self.days {
                runs.spill(day, self.work.path())?;
            }
            self.rows = 0;
        }
        self.voyage_rows += voyage.len();
        for row in voyage {
            self.voyage.entry(Timestamp::from_millis(row.t).day()).or_default().push(row);
        }
        if self.voyage_rows > self.options.memory_voyage_rows {
            self.spill_voyage()?;
        }
        for refusal in refused {
            if self.refused.last().is_some_and(|last| last.source != refusal.source) {
                self.flush_refused()?;
            }
            self.refused.push(refusal);
        }
        if self.refused.len() > REFUSED_HELD { self.flush_refused() } else { Ok(()) }
    }

    fn push_positions(&mut self, positions: Vec<PositionRow>) {
        let day_of = |row: &PositionRow| Timestamp::from_millis(row.t).day();
        let Some(first) = positions.first().map(day_of) else {
            return;
        };
        if positions.iter().all(|r| day_of(r) == first) {
            self.days.entry(first).or_default().push(positions);
            return;
        }
        let mut by_day: BTreeMap<Day, Vec<PositionRow>> = BTreeMap::new();
        for row in positions {
            by_day.entry(day_of(&row)).or_default().push(row);
        }
        for (day, rows) in by_day {
            self.days.entry(day).or_default().push(rows);
        }
    }

    fn spill_voyage(&mut self) -> Result<(), LakeError> {
        for runs in self.voyage.values_mut() {
            runs.tidy();
        }
        self.voyage_rows = self.voyage.values().map(VoyageRuns::len).sum();
        if self.voyage_rows > self.options.memory_voyage_rows / 2 {
            for (&day, runs) in &mut self.voyage {
                runs.spill(day, self.work.path())?;
            }
            self.voyage_rows = 0;
        }
        Ok(())
    }

    fn flush_refused(&mut self) -> Result<(), LakeError> {
        let Some(source) = self.refused.first().map(|r| r.source) else {
            return Ok(());
        };
        let bytes = encode_refusals(&self.refused)?;
        let entry =
            self.writer.put(Table::Refused, Partition::Source(source), self.refused_files, self.refused.len() as u64, bytes)?;
        self.writer.add(entry);
        self.refused_files += 1;
        self.refused.clear();
        Ok(())
    }

    /// Forgets what was refused of a source that turned out to be one the lake has. Its reports need no forgetting: they are
    /// repetitions, and dropped as such.
    pub fn forget_refused(&mut self, source: SourceId) {
        self.refused.retain(|r| r.source != source);
        self.writer.withdraw(Table::Refused, source);
    }

    /// Writes the days, merged with what the lake has of them. `stations` names the station numbers; `told` hears each day
    /// with the number done and the number of all.
    pub fn finish(mut self, stations: Vec<String>, told: &mut dyn FnMut(Day, usize, usize)) -> Result<Ingested, LakeError> {
        self.flush_refused()?;
        let mut stations = StationTable::new(stations);
        let mut result = Ingested::default();
        let mut touched: Vec<Touched> = Vec::new();
        let days: Vec<Day> = {
            let mut days: Vec<Day> = self.days.keys().chain(self.voyage.keys()).copied().collect();
            days.sort_unstable();
            days.dedup();
            days
        };
        for (done, &day) in days.iter().enumerate() {
            told(day, done, days.len());
            if let Some(runs) = self.days.remove(&day) {
                self.write_positions(day, runs, &mut stations, &mut result, &mut touched)?;
            }
            if let Some(runs) = self.voyage.remove(&day) {
                self.write_voyage(day, runs, &mut result, &mut touched)?;
            }
        }
        result.days = days;
        touched.sort_unstable();
        touched.dedup();
        if !touched.is_empty() {
            let bytes = write_rows(Table::Touched, &touched, &[])?;
            let entry = self.writer.put(Table::Touched, Partition::Whole, 0, touched.len() as u64, bytes)?;
            self.writer.add(entry);
        }
        Ok(result)
    }

    fn write_positions(
        &mut self,
        day: Day,
        mut runs: DayRuns,
        stations: &mut StationTable,
        result: &mut Ingested,
        touched: &mut Vec<Touched>,
    ) -> Result<(), LakeError> {
        let stored: Vec<FileEntry> = self.writer.lake().manifest().files_on(Table::Positions, day).into_iter().cloned().collect();
        let keys = runs.sorted_keys(day);
        let part_rows = self.options.part_rows;
        let mut files = Vec::new();
        if stored.is_empty() && !runs.has_spilled() {
            let parts = cut_keys(&keys, part_rows);
            let written = parts
                .par_iter()
                .enumerate()
                .map(|(sequence, part)| {
                    let rows = part.iter().filter_map(|&k| runs.row(k)).copied().collect();
                    self.write_part(day, sequence, rows, stations.names())
                })
                .collect::<Result<Vec<_>, _>>()?;
            files.extend(written);
        } else {
            let mut streams: Vec<PositionStream<'_>> = runs.take_spilled()?.into_iter().map(PositionStream::Spilled).collect();
            streams.push(PositionStream::Memory { runs: &runs, keys: keys.into_iter() });
            streams.push(PositionStream::Stored {
                lake: self.writer.lake(),
                files: stored.clone().into_iter(),
                rows: Vec::new().into_iter(),
                batches: None,
            });
            let mut blocks = Blocks::new(streams, part_rows, stations)?;
            loop {
                // As many blocks at a time as there are cores to encode them.
                let mut some = Vec::new();
                while some.len() < rayon::current_num_threads() {
                    let block = blocks.next(stations)?;
                    if block.is_empty() {
                        break;
                    }
                    some.push(block);
                }
                if some.is_empty() {
                    break;
                }
                let base = files.len();
                let names = stations.names();
                let written = some
                    .into_par_iter()
                    .enumerate()
                    .map(|(i, rows)| self.write_part(day, base + i, rows, names))
                    .collect::<Result<Vec<_>, _>>()?;
                files.extend(written);
            }
        }
        self.writer.remove_day(Table::Positions, day);
        for part in files {
            result.positions_written += part.entry.rows;
            for (source, n) in part.repeated {
                *result.repeated.entry(source).or_default() += n;
            }
            touched.extend(part.touched.into_iter().map(|mmsi| Touched { day, mmsi }));
            self.writer.add(part.entry);
        }
        Ok(())
    }

    fn write_part(&self, day: Day, sequence: usize, mut rows: Vec<PositionRow>, stations: &[String]) -> Result<Part, LakeError> {
        let mut repeated: FxHashMap<SourceId, u64> = FxHashMap::default();
        drop_repeats(&mut rows, &mut |source| *repeated.entry(source).or_default() += 1);
        let mut touched: Vec<u32> = rows.iter().filter(|r| r.source >= self.first_source).map(|r| r.mmsi).collect();
        touched.dedup();
        let ends = (rows.first().map(|r| r.mmsi), rows.last().map(|r| r.mmsi));
        let n = rows.len() as u64;
        let batch = batch_from_rows(&rows, stations)?;
        drop(rows);
        let bytes = encode("positions", &batch.schema(), &[batch])?;
        let mut entry = self.writer.put(Table::Positions, Partition::Day(day), sequence, n, bytes)?;
        (entry.mmsi_min, entry.mmsi_max) = ends;
        Ok(Part { entry, repeated, touched })
    }

    fn write_voyage(
        &mut self,
        day: Day,
        runs: VoyageRuns,
        result: &mut Ingested,
        touched: &mut Vec<Touched>,
    ) -> Result<(), LakeError> {
        let stored: Vec<FileEntry> =
            self.writer.lake().manifest().files_on(Table::VoyageData, day).into_iter().cloned().collect();
        let mut files = Vec::new();
        let first_source = self.first_source;
        runs.merge(self.writer.lake(), stored, self.options.part_rows / 2, &mut |rows| {
            touched.extend(rows.iter().filter(|r| r.source >= first_source).map(|r| Touched { day, mmsi: r.mmsi }));
            let n = rows.len() as u64;
            let bytes = encode_voyage(rows)?;
            let mut entry = self.writer.put(Table::VoyageData, Partition::Day(day), files.len(), n, bytes)?;
            (entry.mmsi_min, entry.mmsi_max) = (rows.first().map(|r| r.mmsi), rows.last().map(|r| r.mmsi));
            result.voyage_data_written += n;
            files.push(entry);
            Ok(())
        })?;
        self.writer.remove_day(Table::VoyageData, day);
        for entry in files {
            self.writer.add(entry);
        }
        Ok(())
    }
}

struct Part {
    entry: FileEntry,
    repeated: FxHashMap<SourceId, u64>,
    touched: Vec<u32>,
}

#[cfg(test)]
#[path = "ingest_tests.rs"]
mod tests;
