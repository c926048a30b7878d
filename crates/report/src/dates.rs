//! Dates as texts write them, and what they mean on the day of the document.

mod calendar;
mod find;
mod index;
mod published;

pub use calendar::{month_of, shift, week_of, year_of};
pub use find::{Stated, find};
pub use index::DateIndex;
pub use published::published;

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
