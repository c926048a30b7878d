use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::*;
use crate::made::made;

#[test]
fn it_can_be_read_back() {
    let file = made();
    let builder = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(geoparquet(&file).unwrap())).unwrap();
    let metadata = builder.metadata().file_metadata().key_value_metadata().unwrap().clone();
    let geo: serde_json::Value =
        serde_json::from_str(metadata.iter().find(|kv| kv.key == "geo").unwrap().value.as_deref().unwrap()).unwrap();
    assert_eq!((geo["version"].as_str(), geo["primary_column"].as_str()), (Some("1.1.0"), Some("geometry")));
    let rows: usize = builder.build().unwrap().map(|b| b.unwrap().num_rows()).sum();
    let reports: usize = file.tracks.iter().map(|t| t.points.len()).sum();
    assert_eq!(rows, features(&file).len() + reports);
}

#[test]
fn a_case_without_ships_is_an_empty_table() {
    let mut file = made();
    file.tracks.clear();
    file.events.clear();
    let builder = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(geoparquet(&file).unwrap())).unwrap();
    assert_eq!(builder.metadata().file_metadata().num_rows(), 0);
}
