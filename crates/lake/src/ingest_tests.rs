use std::{path::Path, time::Duration};

use super::*;
use crate::{Lake, read_batches};

fn row(mmsi: u32, t: i64, source: u32, offset: u64) -> PositionRow {
    PositionRow { mmsi, t, source, offset, station: 1, ..bytemuck::Zeroable::zeroed() }
}

fn ingest(root: &Path, rows: Vec<PositionRow>, options: IngestOptions) -> Ingested {
    let mut writer = Writer::open(root, "test", Duration::ZERO, &mut |_| ()).unwrap();
    let next = writer.lake().manifest().next_source + 1;
    let mut ingest = Ingest::new(&mut writer, options).unwrap();
    for chunk in rows.chunks(7) {
        ingest.push(chunk.to_vec(), Vec::new(), Vec::new()).unwrap();
    }
    let done = ingest.finish(vec![String::new(), "north pier".to_owned()], &mut |_, _, _| ()).unwrap();
    writer.commit(next, serde_json::Value::Null).unwrap();
    done
}

fn stored(root: &Path) -> Vec<(u32, i64, u32, u64, String)> {
    use arrow_array::{cast::AsArray, types::*};
    let lake = Lake::open(root).unwrap();
    let mut all = Vec::new();
    for file in lake.manifest().files(Table::Positions) {
        for batch in read_batches(&file.path, lake.read(file).unwrap(), None, None, 10).unwrap() {
            let batch = batch.unwrap();
            let (m, t) = (batch["mmsi"].as_primitive::<UInt32Type>(), batch["t"].as_primitive::<TimestampMillisecondType>());
            let (s, o) = (batch["source"].as_primitive::<UInt32Type>(), batch["offset"].as_primitive::<UInt64Type>());
            let station = batch["station"].as_string::<i32>();
            all.extend(
                (0..batch.num_rows()).map(|i| (m.value(i), t.value(i), s.value(i), o.value(i), station.value(i).to_owned())),
            );
        }
    }
    all
}

const DAY: i64 = 86_400_000;

fn many(source: u32) -> Vec<PositionRow> {
    (0..500u64).map(|i| row(1 + (i * 7919 % 13) as u32, (i as i64 * 1_234_577) % (3 * DAY), source, i)).collect()
}

#[test]
fn memory_bound_or_not_the_lake_is_the_same() {
    let (roomy, tight) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    ingest(roomy.path(), many(1), IngestOptions::default());
    ingest(tight.path(), many(1), IngestOptions { memory_rows: 20, memory_voyage_rows: 5, part_rows: 11 });
    let rows = stored(roomy.path());
    assert_eq!(rows.len(), 500);
    assert_eq!(rows, stored(tight.path()));
    assert!(rows.iter().all(|r| r.4 == "north pier"));
    let by_day: Vec<_> = rows.iter().map(|r| (r.1 / DAY, r.0, r.1)).collect();
    assert!(by_day.is_sorted());
}

#[test]
fn the_same_reports_from_another_input_are_not_counted_twice() {
    let root = tempfile::tempdir().unwrap();
    ingest(root.path(), many(1), IngestOptions::default());
    let mut second = many(2);
    second.push(row(99, 5, 2, 1000));
    let done = ingest(root.path(), second, IngestOptions::default());
    assert_eq!(done.repeated.get(&2), Some(&500));
    let rows = stored(root.path());
    assert_eq!(rows.len(), 501);
    assert_eq!(rows.iter().filter(|r| r.2 == 2).count(), 1);
    let lake = Lake::open(root.path()).unwrap();
    let touched: Vec<Touched> = crate::read_rows(&lake, lake.manifest().files(Table::Touched)[1], None).unwrap();
    assert_eq!(touched, [Touched { day: Day::from_days(0), mmsi: 99 }]);
}

#[test]
fn nothing_counts_without_a_commit() {
    let root = tempfile::tempdir().unwrap();
    ingest(root.path(), many(1), IngestOptions::default());
    let before = stored(root.path());
    {
        let mut writer = Writer::open(root.path(), "test", Duration::ZERO, &mut |_| ()).unwrap();
        let mut ingest = Ingest::new(&mut writer, IngestOptions::default()).unwrap();
        ingest.push(vec![row(5, 5, 2, 5)], Vec::new(), Vec::new()).unwrap();
        ingest.finish(Vec::new(), &mut |_, _, _| ()).unwrap();
    }
    assert_eq!(stored(root.path()), before);
    drop(Writer::open(root.path(), "test", Duration::ZERO, &mut |_| ()).unwrap());
    let left: Vec<_> = walk(root.path()).into_iter().filter(|p| is(p, "new")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_second_writer_is_told_and_a_reader_is_not_disturbed() {
    let root = tempfile::tempdir().unwrap();
    ingest(root.path(), many(1), IngestOptions::default());
    let first = Writer::open(root.path(), "the first", Duration::ZERO, &mut |_| ()).unwrap();
    let mut heard = String::new();
    let second = Writer::open(root.path(), "the second", Duration::from_millis(200), &mut |holder| heard = holder.to_owned());
    assert!(matches!(second, Err(LakeError::Locked { .. })));
    assert!(heard.starts_with("the first, process "), "{heard}");
    assert_eq!(stored(root.path()).len(), 500);
    drop(first);
    assert!(Writer::open(root.path(), "the second", Duration::ZERO, &mut |_| ()).is_ok());
}

#[test]
fn a_writer_that_died_after_its_commit_is_completed() {
    let root = tempfile::tempdir().unwrap();
    ingest(root.path(), many(1), IngestOptions::default());
    let before = stored(root.path());
    // As if the process had died before the last renames.
    for path in walk(root.path()).into_iter().filter(|p| p.contains("positions") && is(p, "parquet")) {
        std::fs::rename(&path, format!("{path}.new")).unwrap();
    }
    assert_eq!(stored(root.path()), before, "a reader finds the bytes");
    drop(Writer::open(root.path(), "test", Duration::ZERO, &mut |_| ()).unwrap());
    assert_eq!(stored(root.path()), before);
    assert!(walk(root.path()).iter().all(|p| !is(p, "new")), "the next writer puts the names right");
}

fn is(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|e| e == extension)
}

fn walk(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn files_of_others_are_let_alone() {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("mine.parquet"), "mine").unwrap();
    let Err(told) = Writer::open(root.path(), "test", Duration::ZERO, &mut |_| ()) else { panic!("no lake") };
    assert!(told.to_string().contains("is not empty and no lake"), "{told}");
    let lake = root.path().join("lake");
    ingest(&lake, many(1), IngestOptions::default());
    for name in ["notes.new", "positions/mine.parquet", "positions/day=1970-01-01/2023-01.parquet", "positions/old.old"] {
        std::fs::write(lake.join(name), "mine").unwrap();
    }
    ingest(&lake, many(2), IngestOptions::default());
    for name in ["notes.new", "positions/mine.parquet", "positions/day=1970-01-01/2023-01.parquet", "positions/old.old"] {
        assert!(lake.join(name).exists(), "{name}");
    }
}

#[test]
fn whoever_reads_an_earlier_commit_goes_on_reading_it() {
    let root = tempfile::tempdir().unwrap();
    ingest(root.path(), many(1), IngestOptions::default());
    let early = Lake::open(root.path()).unwrap();
    let read =
        |lake: &Lake| lake.manifest().files(Table::Positions).iter().map(|f| lake.read(f).map(|b| b.len())).collect::<Vec<_>>();
    let before: Vec<usize> = read(&early).into_iter().map(Result::unwrap).collect();
    ingest(
        root.path(),
        vec![row(99, 5, 2, 1000), row(99, DAY + 5, 2, 1001), row(99, 2 * DAY + 5, 2, 1002)],
        IngestOptions::default(),
    );
    assert_eq!(read(&early).into_iter().map(Result::unwrap).collect::<Vec<_>>(), before);
    // What a pattern for Parquet files finds is the newest commit, once.
    let visible = walk(root.path()).into_iter().filter(|p| p.contains("positions") && is(p, "parquet")).count();
    assert_eq!(visible, Lake::open(root.path()).unwrap().manifest().files(Table::Positions).len());
    for source in 3..7 {
        ingest(root.path(), vec![row(99, 6, source, 1)], IngestOptions::default());
    }
    assert!(walk(root.path()).iter().filter(|p| is(p, "old")).count() <= 2 * visible);
    assert!(read(&early).iter().any(Result::is_err), "not for ever");
}
