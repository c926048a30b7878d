//! The tables on disk or object store: sorted runs in, days out in order of vessel and time, atomic commits.
//!
//! A lake is a folder, or an object-store prefix, of plain Parquet:
//!
//! ```text
//! positions/day=2022-09-03/000001-000.parquet   sorted by vessel and time, whole vessels to a file
//! voyage_data/day=2022-09-03/…                  what crews typed, likewise
//! sources/000001.parquet                        each input, its SHA-256, its counts
//! refused/source=1/…                            the refused input itself
//! gaps/day=…  stops/  port_visits/  draught_changes/  voyages/   one table a kind of event, by the day that completed it
//! encounters/ loitering/ false_tracks/ identity_conflicts/ interference/     likewise
//! gaps_open/ …                                  those under way at the end of the data
//! ship_hours/day=…                              in which hours which ship was there, heard or not
//! event_history/                                versions that late data replaced or withdrew
//! _sillage/manifest/0000000001.json             the commits: the newest says which files count
//! ```
//!
//! The manifest decides and the folder follows: new files wait as `*.parquet.new` until the manifest that names them is
//! written (atomically, and only if no other writer took that number), then get their final names. A process killed at any
//! moment leaves the lake as before, or as after once the next command has put the names right.

mod codec;
mod error;
mod ingest;
mod manifest;
mod merge;
mod positions;
mod refused;
mod run;
mod source;
mod stations;
mod store;
mod table;
mod touched;
mod voyage_data;
mod voyage_runs;
mod writer;

pub use codec::{encode, read_batches};
pub use error::LakeError;
pub use ingest::{Ingest, IngestOptions, Ingested};
pub use manifest::{FileEntry, Manifest, Table};
pub use positions::batch_from_rows;
pub use source::{OtherTaken, Refused, SourceRecord};
pub use store::Lake;
pub use table::{batch_of, hoist, lower, read_rows, rows_of, write_rows};
pub use touched::Touched;
pub use voyage_data::batch_from_voyage_rows;
pub use writer::{Partition, Writer};
