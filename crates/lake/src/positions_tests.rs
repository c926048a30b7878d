use proptest::prelude::*;

use super::*;

fn row() -> impl Strategy<Value = PositionRow> {
    (
        (any::<u64>(), 1u32..1_000_000_000, -900_000_000i32..=900_000_000, -1_800_000_000i32..=1_800_000_000),
        (0u16..3, 0u16..=10_230, 0u16..36_000, 0u16..360, -7200i16..7200),
        (0u8..16, 0u8..28, 0u8..4, any::<bool>(), -4_000_000_000_000i64..4_000_000_000_000),
    )
        .prop_map(|((offset, mmsi, lat, lon), (station, sog, cog, heading, rot), (status, msg_type, class, bare, t))| {
            let mut row = PositionRow {
                t,
                offset,
                mmsi,
                lat_e7: lat,
                lon_e7: lon,
                source: 7,
                station,
                sog_centi: sog,
                cog_centi: cog,
                heading,
                rot_deci: rot,
                status,
                msg_type,
                class,
                pad: [0; 3],
            };
            if bare {
                (row.lat_e7, row.lon_e7) = (PositionRow::NO_COORDINATE, PositionRow::NO_COORDINATE);
                (row.sog_centi, row.cog_centi, row.heading) = (PositionRow::NO_U16, PositionRow::NO_U16, PositionRow::NO_U16);
                (row.rot_deci, row.status) = (PositionRow::NO_I16, PositionRow::NO_U8);
            }
            row
        })
}

proptest! {
    #[test]
    fn rows_survive_the_table(rows in proptest::collection::vec(row(), 0..50)) {
        let stations = vec![String::new(), "one".to_owned(), "two".to_owned()];
        let mut table = StationTable::new(stations);
        let batch = batch_from_rows(&rows, table.names()).unwrap();
        prop_assert_eq!(rows_from_batch(&batch, &mut table).unwrap(), rows);
    }
}

#[test]
fn a_coordinate_reads_as_the_decimal_that_was_written() {
    assert_eq!(degrees(430_791_700), Some(43.07917));
    assert_eq!(degrees(-707_573_300), Some(-70.75733));
}
