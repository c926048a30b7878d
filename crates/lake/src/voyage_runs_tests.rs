use super::*;
use crate::Writer;

fn row(mmsi: u32, minute: i64, destination: &str) -> VoyageRow {
    let t = minute * 60_000;
    VoyageRow { mmsi, t, offset: minute as u64, source: 1, destination: Some(destination.into()), ..VoyageRow::default() }
}

#[test]
fn spilled_or_not_the_blocks_are_the_same() {
    let root = tempfile::tempdir().unwrap();
    let writer = Writer::open(root.path(), "test", std::time::Duration::ZERO, &mut |_| ()).unwrap();
    let words = ["RU VVO", "KR PUS", "FOR ORDERS"];
    let all: Vec<VoyageRow> =
        (0..400).map(|i| row(1 + (i * 7) as u32 % 11, i64::from(i * 37 % 1440), words[(i / 50) as usize % 3])).collect();
    let merged = |spill_every: usize, part: usize| {
        let mut runs = VoyageRuns::default();
        for (i, row) in all.iter().enumerate() {
            runs.push(row.clone());
            if i % spill_every == spill_every - 1 {
                runs.tidy();
                runs.spill(Day::from_days(0), root.path()).unwrap();
            }
        }
        let (mut rows, mut blocks) = (Vec::new(), 0);
        let mut take = |block: &[VoyageRow]| {
            assert!(rows.last().is_none_or(|last: &VoyageRow| last.mmsi < block[0].mmsi), "whole vessels");
            rows.extend(block.iter().cloned());
            blocks += 1;
            Ok(())
        };
        runs.merge(writer.lake(), Vec::new(), part, &mut take).unwrap();
        (rows, blocks)
    };
    let (whole, one) = merged(usize::MAX, 10_000);
    assert_eq!(one, 1);
    assert!(whole.len() > 100 && whole.is_sorted_by_key(|r| (r.mmsi, r.t)));
    let (pieces, many) = merged(60, 20);
    assert_eq!(pieces, whole);
    assert!(many > 3, "{many}");
}
