//! The Arrow schema of the tables that hold reports. Event tables follow the structs of [`crate::event`].

use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};

/// Milliseconds of the epoch, UTC.
pub fn timestamp_type() -> DataType {
    DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into()))
}

/// `positions`: one row a position report, sorted by `mmsi`, `t`, `source`, `offset`.
///
/// `lat` and `lon` are null for a report without a position; `sog` in knots; `cog` and `heading` in degrees; `rot` in
/// degrees a minute; `class` is 1 for A, 2 for B, 3 for a station that is no vessel, 0 where the feed does not say.
pub fn positions() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("mmsi", DataType::UInt32, false),
        Field::new("t", timestamp_type(), false),
        Field::new("lat", DataType::Float64, true),
        Field::new("lon", DataType::Float64, true),
        Field::new("sog", DataType::Float32, true),
        Field::new("cog", DataType::Float32, true),
        Field::new("heading", DataType::UInt16, true),
        Field::new("rot", DataType::Float32, true),
        Field::new("nav_status", DataType::UInt8, true),
        Field::new("msg_type", DataType::UInt8, false),
        Field::new("class", DataType::UInt8, false),
        Field::new("station", DataType::Utf8, true),
        Field::new("source", DataType::UInt32, false),
        Field::new("offset", DataType::UInt64, false),
    ]))
}

/// `voyage_data`: static and voyage data reports, sorted likewise: of those of one vessel and hour
/// that say the same, the first, and the last where they tell a destination or a draught.
pub fn voyage_data() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("mmsi", DataType::UInt32, false),
        Field::new("t", timestamp_type(), false),
        Field::new("imo", DataType::UInt32, true),
        Field::new("name", DataType::Utf8, true),
        Field::new("call_sign", DataType::Utf8, true),
        Field::new("ship_type", DataType::UInt8, true),
        Field::new("length_m", DataType::Float32, true),
        Field::new("beam_m", DataType::Float32, true),
        Field::new("draught_m", DataType::Float32, true),
        Field::new("destination", DataType::Utf8, true),
        Field::new("eta", DataType::Utf8, true),
        Field::new("msg_type", DataType::UInt8, false),
        Field::new("source", DataType::UInt32, false),
        Field::new("offset", DataType::UInt64, false),
        Field::new("offset_last", DataType::UInt64, true),
    ]))
}
