//! Every source format, from file or standard input, to the rows of the lake; counts what it took and what it refused.

mod aisstream;
mod blocks;
mod clock;
mod columns;
mod counts;
mod csv;
mod detect;
mod error;
mod format;
mod input;
mod interpret;
mod nmea;
mod number;
mod open;
mod parquet;
mod pipeline;
mod raw;
mod read;
mod rows;
mod statics;
mod stations;
mod stored;
mod words;
mod zip_member;

pub use columns::ColumnMapping;
pub use counts::{Counts, Summary};
pub use error::{FeedError, SinkError};
pub use format::{Compression, Format};
pub use input::{Input, inputs};
pub use raw::{RawLine, raw_lines, raw_lines_of_copy};
pub use read::{Batch, Options, read};
pub use stations::Stations;
