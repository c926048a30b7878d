//! Tables in Parquet.

use std::fs::File;

use arrow_array::{
    Array, ArrayRef, RecordBatch,
    cast::AsArray,
    types::{
        Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
        TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
    },
};
use arrow_schema::{DataType, TimeUnit};
use model::PositionRow;
use parquet::{
    arrow::{ProjectionMask, arrow_reader::ParquetRecordBatchReaderBuilder},
    errors::ParquetError,
    file::reader::{FileReader, SerializedFileReader},
};

use crate::{
    columns::{ColumnMapping, Field, Layout},
    error::FeedError,
    format::Format,
    interpret::{Cells, Interpreter, Value},
    pipeline::End,
    rows::{Refusing, Rows},
};

/// Rows decoded at a time.
const BATCH: usize = 1 << 16;

/// A Parquet file whose columns are understood.
pub(crate) struct Table {
    builder: ParquetRecordBatchReaderBuilder<File>,
    /// The columns read, with their field, in the order of the file.
    fields: Vec<Field>,
    /// Columns from which nothing is taken.
    pub(crate) unknown: Vec<String>,
    /// Columns that are known, and not kept.
    pub(crate) not_kept: Vec<String>,
}

impl Table {
    /// Reads the file's footer and finds the meaning of its columns.
    pub(crate) fn open(name: &str, file: File, mapping: Option<&ColumnMapping>) -> Result<Self, FeedError> {
        let builder = guarded(|| ParquetRecordBatchReaderBuilder::try_new(file)).map_err(|e| FeedError::parquet(name, e))?;
        let schema = builder.schema().clone();
        let columns: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
        let layout = Layout::new(name, Format::Parquet, &columns, mapping)?;
        let mut fields = Vec::new();
        let mut roots = Vec::new();
        for (at, (field, column)) in layout.fields.iter().zip(schema.fields()).enumerate() {
            let Some(field) = field else { continue };
            if !readable(column.data_type()) {
                let detail = format!(
                    "its column {} is of type {}; expected numbers, text or timestamps",
                    column.name(),
                    column.data_type()
                );
                return Err(FeedError::parquet(name, detail));
            }
            fields.push(*field);
            roots.push(at);
        }
        let mask = ProjectionMask::roots(builder.parquet_schema(), roots);
        Ok(Self {
            builder: builder.with_projection(mask).with_batch_size(BATCH),
            fields,
            unknown: layout.unknown,
            not_kept: layout.not_kept,
        })
    }

    /// Reads all rows.
    pub(crate) fn read<E>(self, mut interpreter: Interpreter<'_>, sink: &mut dyn FnMut(Rows) -> Result<(), E>) -> Result<End, E> {
        let broken = |e: String| Some(std::io::Error::new(std::io::ErrorKind::InvalidData, e));
        let mut batches = match guarded(|| self.builder.build()) {
            Ok(batches) => batches,
            Err(e) => return Ok(End { bytes: 0, broken: broken(e) }),
        };
        let mut row = 0;
        loop {
            match guarded(|| batches.next().transpose()) {
                Ok(Some(batch)) => sink(rows(&batch, &self.fields, &mut row, &mut interpreter))?,
                Ok(None) => return Ok(End { bytes: 0, broken: None }),
                Err(e) => return Ok(End { bytes: 0, broken: broken(e) }),
            }
        }
    }
}

/// Runs a step of the Parquet library, which panics on some broken files where it should fail.
fn guarded<T, E: std::fmt::Display>(step: impl FnOnce() -> Result<T, E>) -> Result<T, String> {
    // What it would print goes nowhere: the caller says what is wrong, and of which file.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(step));
    std::panic::set_hook(hook);
    match outcome {
        Ok(done) => done.map_err(|e| e.to_string()),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
            Err(said.unwrap_or_else(|| "its pages cannot be decoded".to_owned()))
        }
    }
}

/// The rows of a batch; `row` counts them through the file.
fn rows(batch: &RecordBatch, fields: &[Field], row: &mut u64, interpreter: &mut Interpreter<'_>) -> Rows {
    let mut out = Rows { positions: Vec::with_capacity(batch.num_rows()), ..Rows::default() };
    for n in 0..batch.num_rows() {
        let mut cells = Cells::default();
        for (field, column) in fields.iter().zip(batch.columns()) {
            cells.set(*field, value(column, n));
        }
        out.counts.read += 1;
        match interpreter.position(&cells, *row) {
            Ok(position) => {
                interpreter.voyage(&cells, &position, &mut out);
                out.counts.taken += 1;
                out.seen(position.t);
                if position.lat_e7 == PositionRow::NO_COORDINATE {
                    out.counts.without_position += 1;
                }
                if let Some(count) = out.counts.messages_by_type.get_mut(usize::from(position.msg_type)) {
                    *count += 1;
                }
                out.positions.push(position);
            }
            Err((reason, detail)) => {
                let raw = shown(batch, n);
                let (source, near) = (interpreter.source, out.last);
                out.refuse(Refusing { source, offset: *row, line: None, reason, detail, raw: raw.as_bytes(), near });
            }
        }
        *row += 1;
    }
    interpreter.end_block(&mut out);
    out
}

fn readable(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Int8
            | DataType::Int16
            | DataType::Int32
            | DataType::Int64
            | DataType::UInt8
            | DataType::UInt16
            | DataType::UInt32
            | DataType::UInt64
            | DataType::Float32
            | DataType::Float64
            | DataType::Decimal128(_, _)
            | DataType::Utf8
            | DataType::LargeUtf8
            | DataType::Utf8View
            | DataType::Timestamp(_, _)
            | DataType::Null
    )
}

/// The value of a cell whose type is [`readable`].
fn value(column: &ArrayRef, n: usize) -> Value<'_> {
    if column.is_null(n) {
        return Value::None;
    }
    macro_rules! int {
        ($kind:ty) => {
            Value::Int(i64::from(column.as_primitive::<$kind>().value(n)))
        };
    }
    match column.data_type() {
        DataType::Int8 => int!(Int8Type),
        DataType::Int16 => int!(Int16Type),
        DataType::Int32 => int!(Int32Type),
        DataType::Int64 => int!(Int64Type),
        DataType::UInt8 => int!(UInt8Type),
        DataType::UInt16 => int!(UInt16Type),
        DataType::UInt32 => int!(UInt32Type),
        DataType::UInt64 => {
            i64::try_from(column.as_primitive::<UInt64Type>().value(n)).map_or(Value::Float(f64::MAX), Value::Int)
        }
        // By its shortest text, so that 49.2 is 49.2 and not 49.200000762939453.
        DataType::Float32 => Value::Float(shortest(column.as_primitive::<Float32Type>().value(n))),
        DataType::Float64 => Value::Float(column.as_primitive::<Float64Type>().value(n)),
        DataType::Decimal128(_, scale) => {
            Value::Float(column.as_primitive::<Decimal128Type>().value(n) as f64 / 10_f64.powi(i32::from(*scale)))
        }
        DataType::Utf8 => Value::text(column.as_string::<i32>().value(n).as_bytes()),
        DataType::LargeUtf8 => Value::text(column.as_string::<i64>().value(n).as_bytes()),
        DataType::Utf8View => Value::text(column.as_string_view().value(n).as_bytes()),
        DataType::Timestamp(TimeUnit::Second, _) => {
            Value::Time(column.as_primitive::<TimestampSecondType>().value(n).saturating_mul(1000))
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => Value::Time(column.as_primitive::<TimestampMillisecondType>().value(n)),
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            Value::Time(column.as_primitive::<TimestampMicrosecondType>().value(n).div_euclid(1000))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            Value::Time(column.as_primitive::<TimestampNanosecondType>().value(n).div_euclid(1_000_000))
        }
        _ => Value::None,
    }
}

/// The number that the shortest text of a single-precision one names.
fn shortest(value: f32) -> f64 {
    value.to_string().parse().unwrap_or(f64::from(value))
}

fn shown(batch: &RecordBatch, n: usize) -> String {
    let mut text = String::from("{");
    for (field, column) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        if text.len() > 1 {
            text.push_str(", ");
        }
        text.push_str(field.name());
        text.push_str(": ");
        match value(column, n) {
            Value::None => text.push_str("null"),
            Value::Text(t) => text.push_str(&String::from_utf8_lossy(t)),
            Value::Int(i) | Value::Time(i) => text.push_str(&i.to_string()),
            Value::Float(f) => text.push_str(&f.to_string()),
        }
    }
    text.push('}');
    text
}

/// Rows as JSON, by their numbers in order; those beyond the end are left out.
pub(crate) fn json_rows(name: &str, file: File, numbers: &[u64]) -> Result<Vec<(u64, String)>, FeedError> {
    guarded(|| json_rows_of(file, numbers)).map_err(|e| FeedError::parquet(name, e))
}

fn json_rows_of(file: File, numbers: &[u64]) -> Result<Vec<(u64, String)>, ParquetError> {
    let reader = SerializedFileReader::new(file)?;
    let mut found = Vec::with_capacity(numbers.len());
    let mut wanted = numbers.iter().copied().peekable();
    let mut begin = 0;
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group)?;
        let end = begin + u64::try_from(group.metadata().num_rows()).unwrap_or(0);
        if wanted.peek().is_some_and(|n| *n < end) {
            let rows = group.get_row_iter(None)?;
            for (n, row) in (begin..).zip(rows) {
                if wanted.peek() == Some(&n) {
                    found.push((n, row?.to_json_value().to_string()));
                    wanted.next();
                }
                if wanted.peek().is_none_or(|next| *next >= end) {
                    break;
                }
            }
        }
        begin = end;
    }
    Ok(found)
}
