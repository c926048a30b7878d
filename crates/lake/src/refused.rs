//! The `refused` table: the refused input itself, with the reason.

use std::sync::Arc;

use arrow_array::{ArrayRef, BinaryArray, RecordBatch, StringArray, TimestampMillisecondArray, UInt32Array, UInt64Array};
use arrow_schema::{DataType, Field, Schema};
use model::Refusal;

use crate::{codec::encode, error::LakeError};

/// Encodes refusals of one source.
pub(crate) fn encode_refusals(refusals: &[Refusal]) -> Result<Vec<u8>, LakeError> {
    let schema = Arc::new(Schema::new(vec![
        Field::new("source", DataType::UInt32, false),
        Field::new("offset", DataType::UInt64, false),
        Field::new("line", DataType::UInt64, true),
        Field::new("reason", DataType::Utf8, false),
        Field::new("detail", DataType::Utf8, false),
        Field::new("raw", DataType::Binary, false),
        Field::new("near", model::schema::timestamp_type(), true),
    ]));
    let columns: Vec<ArrayRef> = vec![
        Arc::new(UInt32Array::from_iter_values(refusals.iter().map(|r| r.source))),
        Arc::new(UInt64Array::from_iter_values(refusals.iter().map(|r| r.offset))),
        Arc::new(refusals.iter().map(|r| r.line).collect::<UInt64Array>()),
        Arc::new(StringArray::from_iter_values(refusals.iter().map(|r| r.reason.name()))),
        Arc::new(StringArray::from_iter_values(refusals.iter().map(|r| r.detail.as_str()))),
        Arc::new(BinaryArray::from_iter_values(refusals.iter().map(|r| r.raw.as_slice()))),
        Arc::new(
            refusals
                .iter()
                .map(|r| r.near.map(model::Timestamp::millis))
                .collect::<TimestampMillisecondArray>()
                .with_timezone("UTC"),
        ),
    ];
    let batch = RecordBatch::try_new(Arc::clone(&schema), columns).map_err(|e| LakeError::arrow("refused", e))?;
    encode("refused", &schema, &[batch])
}
