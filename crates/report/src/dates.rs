//! Dates as texts write them, and what they mean on the day of the document.

mod calendar;
mod find;
mod index;
mod published;

pub(crate) use find::{Stated, find};
pub(crate) use index::DateIndex;
pub(crate) use published::published;

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
