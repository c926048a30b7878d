use proptest::prelude::*;

use super::*;

fn row(mmsi: u32, t: i64, lat_e7: i32, source: u32, offset: u64) -> PositionRow {
    PositionRow { mmsi, t, lat_e7, source, offset, ..bytemuck::Zeroable::zeroed() }
}

#[test]
fn the_first_of_identical_reports_stays() {
    let mut rows = vec![row(1, 5, 7, 1, 0), row(1, 5, 8, 1, 9), row(1, 5, 7, 2, 0), row(1, 6, 7, 2, 3), row(2, 6, 7, 2, 4)];
    let mut dropped = Vec::new();
    drop_repeats(&mut rows, &mut |s| dropped.push(s));
    assert_eq!(dropped, [2]);
    assert_eq!(rows.iter().map(|r| (r.mmsi, r.t, r.lat_e7)).collect::<Vec<_>>(), [(1, 5, 7), (1, 5, 8), (1, 6, 7), (2, 6, 7)]);
}

/// Beyond a few reports of one second the look-up is another one; it must find the same.
#[test]
fn many_reports_of_one_second() {
    let mut rows: Vec<PositionRow> = (0..5000).map(|i| row(1, 5, i % 700, 1 + i as u32 / 2500, 0)).collect();
    drop_repeats(&mut rows, &mut |_| ());
    assert_eq!(rows.iter().map(|r| r.lat_e7).collect::<Vec<_>>(), (0..700).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn blocks_hold_whole_vessels_in_order(rows in proptest::collection::vec((1u32..6, 0i64..50, 0u64..1000), 0..200), part in 1usize..20) {
        let mut sets = [DayRuns::default(), DayRuns::default(), DayRuns::default()];
        for (i, &(mmsi, t, offset)) in rows.iter().enumerate() {
            sets[i % 3].push(vec![row(mmsi, t, 0, 1, offset)]);
        }
        let day = model::Day::from_days(0);
        let streams = sets.iter().map(|runs| PositionStream::Memory { runs, keys: runs.sorted_keys(day).into_iter() }).collect();
        let mut stations = StationTable::default();
        let mut blocks = Blocks::new(streams, part, &mut stations).unwrap();
        let mut merged: Vec<PositionRow> = Vec::new();
        loop {
            let block = blocks.next(&mut stations).unwrap();
            let Some(first) = block.first() else { break };
            prop_assert!(merged.last().is_none_or(|last| last.mmsi < first.mmsi));
            merged.extend(block);
        }
        prop_assert_eq!(merged.len(), rows.len());
        prop_assert!(merged.windows(2).all(|w| (w[0].mmsi, w[0].t) <= (w[1].mmsi, w[1].t)));
    }

    #[test]
    fn keys_are_cut_between_vessels(mut vessels in proptest::collection::vec(1u64..8, 0..100), part in 1usize..30) {
        vessels.sort_unstable();
        let keys: Vec<Key> = vessels.iter().enumerate().map(|(i, &m)| (m << 32, i as u64)).collect();
        let parts = cut_keys(&keys, part);
        prop_assert_eq!(parts.iter().map(|p| p.len()).sum::<usize>(), keys.len());
        prop_assert!(parts.windows(2).all(|w| w[0].last().unwrap().0 < w[1][0].0));
    }
}
