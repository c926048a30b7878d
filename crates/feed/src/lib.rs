//! Every source format, from file or standard input, to the rows of the lake; counts what it took and what it refused.

mod columns;
mod counts;
mod error;
mod format;
mod input;
mod raw;
mod read;
mod stations;
mod stored;
mod zip_member;

pub use columns::ColumnMapping;
pub use counts::{Counts, Summary};
pub use error::{FeedError, SinkError};
pub use format::{Compression, Format};
pub use input::{Input, inputs};
pub use raw::{RawLine, raw_lines, raw_lines_from};
pub use read::{Batch, Options, read};
pub use stations::Stations;
