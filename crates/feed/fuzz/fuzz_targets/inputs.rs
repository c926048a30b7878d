//! Any bytes as a file: the format found by content, or each text format in turn.
//!
//! Whatever the bytes are, the reader does not panic; it takes or refuses every line; it hands on as many rows as it counts; and each
//! row leads back to a line.
//!
//! Run it with `-detect_leaks=0`: what the C library notes of threads that have just ended is taken for a leak.

#![no_main]

use std::{cell::RefCell, fs};

use feed::{FeedError, Format, Options, Stations};
use libfuzzer_sys::fuzz_target;
use model::Timestamp;

thread_local! {
    static FOLDER: RefCell<tempfile::TempDir> = RefCell::new(tempfile::tempdir().expect("a folder"));
}

/// Nothing is "by content".
const FORMATS: [Option<Format>; 6] =
    [None, Some(Format::Nmea), Some(Format::NoaaCsv), Some(Format::DmaCsv), Some(Format::Csv), Some(Format::AisstreamJson)];

/// The first byte says which format, and with how many threads; the rest is the file.
fn read(bytes: &[u8]) {
    let [choice, content @ ..] = bytes else { return };
    let format = FORMATS[usize::from(*choice) % FORMATS.len()];
    let threads = usize::from(*choice) / FORMATS.len() % 2 + 1;
    let path = FOLDER.with_borrow(|folder| folder.path().join("input"));
    fs::write(&path, content).expect("written");
    // A zip archive that cannot be read, or has no members, ends here.
    let Ok(inputs) = feed::inputs(&[path.display().to_string()]) else { return };
    for input in &inputs {
        let (mut positions, mut voyages, mut refused) = (0, 0, 0);
        let mut offsets = Vec::new();
        let options =
            Options { source: 1, format, mapping: None, latest: Timestamp::from_secs(1_900_000_000), threads, keep_raw: None };
        let read = feed::read(input, options, &Stations::new(), &mut |batch| {
            positions += batch.positions.len() as u64;
            voyages += batch.voyage.len() as u64;
            refused += batch.refused.len() as u64;
            offsets.extend(batch.positions.iter().map(|row| row.offset));
            offsets.extend(batch.voyage.iter().map(|row| row.offset));
            Ok(())
        });
        let summary = match read {
            Ok(summary) => summary,
            Err(FeedError::Sink(e)) => unreachable!("{e}"),
            Err(_) => continue,
        };
        let counts = &summary.counts;
        assert_eq!(counts.read, counts.taken + counts.refused, "{counts:?}");
        assert_eq!((positions, voyages, refused), (counts.positions, counts.voyage_data, counts.refused), "{counts:?}");
        assert_eq!(counts.refused_by.values().sum::<u64>(), counts.refused, "{counts:?}");
        if summary.format != Format::Parquet && !summary.truncated {
            offsets.sort_unstable();
            offsets.dedup();
            let lines = match feed::raw_lines(&input.path().expect("a file"), summary.stored_bytes, &summary.sha256, &offsets) {
                // Looked at again, what begins like Parquet is taken for it, whatever format was asked for before.
                Err(FeedError::Parquet { .. }) => continue,
                lines => lines.expect("it was read before"),
            };
            assert_eq!(lines.len(), offsets.len());
            assert!(lines.iter().all(|line| !line.text.is_empty()), "{lines:?}");
        }
    }
}

fuzz_target!(|bytes: &[u8]| read(bytes));
