//! Ship-hours and slow fixes as Arrow batches, and in the lake.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Float32Array, Float64Array, Int32Array, RecordBatch, TimestampMillisecondArray, UInt8Array,
    UInt16Array, UInt32Array, UInt64Array,
    cast::AsArray,
    types::{
        ArrowPrimitiveType, Float32Type, Float64Type, Int32Type, TimestampMillisecondType, UInt8Type, UInt16Type, UInt32Type,
        UInt64Type,
    },
};
use lake::{Lake, Partition, Table, Writer};
use model::{Day, ShipHour, SlowFix, Timestamp, TransponderClass};

use crate::error::EngineError;

/// A row of a table of its own.
pub(crate) trait Row: Copy {
    const TABLE: Table;
    fn vessel(&self) -> u32;
    fn to_batch(rows: &[Self]) -> Result<RecordBatch, EngineError>;
    fn add_batch(batch: &RecordBatch, take: &mut dyn FnMut(Self)) -> Result<(), EngineError>;
}

/// Replaces a day's rows. Rows of a vessel are together, in order of time.
pub(crate) fn put<R: Row>(writer: &mut Writer, day: Day, rows: &[R]) -> Result<(), EngineError> {
    if rows.is_empty() {
        return Ok(());
    }
    let batch = R::to_batch(rows)?;
    let bytes = lake::encode(R::TABLE.folder(), &batch.schema(), &[batch])?;
    let entry = writer.put(R::TABLE, Partition::Day(day), 0, rows.len() as u64, bytes)?;
    writer.add(entry);
    Ok(())
}

/// Reads a day's rows.
pub(crate) fn read<R: Row>(lake: &Lake, day: Day, take: &mut dyn FnMut(R)) -> Result<(), EngineError> {
    for file in lake.manifest().files_on(R::TABLE, day) {
        for batch in lake::read_batches(&file.path, lake.read(file)?, None, None, 64 * 1024)? {
            R::add_batch(&batch.map_err(|e| EngineError::batch(R::TABLE.folder(), e))?, take)?;
        }
    }
    Ok(())
}

fn batch_of(table: Table, columns: Vec<(&str, ArrayRef)>) -> Result<RecordBatch, EngineError> {
    RecordBatch::try_from_iter(columns).map_err(|e| EngineError::batch(table.folder(), e))
}

fn column<'a, T: ArrowPrimitiveType>(table: Table, batch: &'a RecordBatch, name: &str) -> Result<&'a [T::Native], EngineError> {
    batch
        .column_by_name(name)
        .and_then(|c| c.as_primitive_opt::<T>())
        .map(|c| &**c.values())
        .ok_or_else(|| EngineError::batch(table.folder(), format!("no column {name} of the right type")))
}

impl Row for ShipHour {
    const TABLE: Table = Table::ShipHours;

    fn vessel(&self) -> u32 {
        self.mmsi
    }

    fn to_batch(rows: &[Self]) -> Result<RecordBatch, EngineError> {
        batch_of(
            Self::TABLE,
            vec![
                ("mmsi", Arc::new(rows.iter().map(|r| r.mmsi).collect::<UInt32Array>())),
                ("hour", Arc::new(rows.iter().map(|r| r.hour).collect::<Int32Array>())),
                ("cell", Arc::new(rows.iter().map(|r| r.cell).collect::<UInt64Array>())),
                ("class", Arc::new(rows.iter().map(|r| r.class as u8).collect::<UInt8Array>())),
                ("reports", Arc::new(rows.iter().map(|r| r.reports).collect::<UInt16Array>())),
            ],
        )
    }

    fn add_batch(batch: &RecordBatch, take: &mut dyn FnMut(Self)) -> Result<(), EngineError> {
        let mmsi = column::<UInt32Type>(Self::TABLE, batch, "mmsi")?;
        let hour = column::<Int32Type>(Self::TABLE, batch, "hour")?;
        let cell = column::<UInt64Type>(Self::TABLE, batch, "cell")?;
        let class = column::<UInt8Type>(Self::TABLE, batch, "class")?;
        let reports = column::<UInt16Type>(Self::TABLE, batch, "reports")?;
        for ((((mmsi, hour), cell), class), reports) in mmsi.iter().zip(hour).zip(cell).zip(class).zip(reports) {
            take(Self { mmsi: *mmsi, hour: *hour, cell: *cell, class: TransponderClass::from_number(*class), reports: *reports });
        }
        Ok(())
    }
}

impl Row for SlowFix {
    const TABLE: Table = Table::SlowFixes;

    fn vessel(&self) -> u32 {
        self.mmsi
    }

    fn to_batch(rows: &[Self]) -> Result<RecordBatch, EngineError> {
        let t = TimestampMillisecondArray::from_iter_values(rows.iter().map(|r| r.t.millis()));
        batch_of(
            Self::TABLE,
            vec![
                ("mmsi", Arc::new(rows.iter().map(|r| r.mmsi).collect::<UInt32Array>())),
                ("step", Arc::new(rows.iter().map(|r| r.step).collect::<Int32Array>())),
                ("track", Arc::new(rows.iter().map(|r| r.track).collect::<UInt16Array>())),
                ("lat", Arc::new(rows.iter().map(|r| r.lat).collect::<Float64Array>())),
                ("lon", Arc::new(rows.iter().map(|r| r.lon).collect::<Float64Array>())),
                ("kn", Arc::new(rows.iter().map(|r| r.kn).collect::<Float32Array>())),
                ("sparse", Arc::new(rows.iter().map(|r| Some(r.sparse)).collect::<BooleanArray>())),
                ("came", Arc::new(rows.iter().map(|r| Some(r.came)).collect::<BooleanArray>())),
                ("t", Arc::new(t.with_timezone("UTC"))),
                ("source", Arc::new(rows.iter().map(|r| r.source).collect::<UInt32Array>())),
                ("offset", Arc::new(rows.iter().map(|r| r.offset).collect::<UInt64Array>())),
            ],
        )
    }

    fn add_batch(batch: &RecordBatch, take: &mut dyn FnMut(Self)) -> Result<(), EngineError> {
        let mmsi = column::<UInt32Type>(Self::TABLE, batch, "mmsi")?;
        let step = column::<Int32Type>(Self::TABLE, batch, "step")?;
        let track = column::<UInt16Type>(Self::TABLE, batch, "track")?;
        let lat = column::<Float64Type>(Self::TABLE, batch, "lat")?;
        let lon = column::<Float64Type>(Self::TABLE, batch, "lon")?;
        let kn = column::<Float32Type>(Self::TABLE, batch, "kn")?;
        let t = column::<TimestampMillisecondType>(Self::TABLE, batch, "t")?;
        let source = column::<UInt32Type>(Self::TABLE, batch, "source")?;
        let offset = column::<UInt64Type>(Self::TABLE, batch, "offset")?;
        let flags = |name: &str| {
            (batch.column_by_name(name).and_then(|c| c.as_boolean_opt()))
                .ok_or_else(|| EngineError::batch(Self::TABLE.folder(), format!("no column {name} of the right type")))
        };
        let (sparse, came) = (flags("sparse")?, flags("came")?);
        let numbers = mmsi.iter().zip(step).zip(track).zip(lat).zip(lon).zip(kn);
        let lines = t.iter().zip(source).zip(offset).zip(0..sparse.len());
        for ((((((mmsi, step), track), lat), lon), kn), (((t, source), offset), i)) in numbers.zip(lines) {
            take(Self {
                step: *step,
                mmsi: *mmsi,
                track: *track,
                lat: *lat,
                lon: *lon,
                kn: *kn,
                sparse: sparse.value(i),
                came: came.value(i),
                t: Timestamp::from_millis(*t),
                source: *source,
                offset: *offset,
            });
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "tables_tests.rs"]
mod tests;
