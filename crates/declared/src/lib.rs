//! What a crew typed as its destination, read as a port, a region or nothing; and the verdict on a voyage.
//!
//! The destination field of the static and voyage data is 20 characters of six-bit ASCII, typed by hand (ITU-R M.1371-5,
//! annex 8, 3.3). [`Parser`] reads it, [`judge`] sets what was read against where the ship went. Both are pure functions, and
//! both return the name of the rule that decided.

mod choose;
mod code;
#[cfg(test)]
mod fixture;
mod fuzzy;
mod guess;
mod hits;
mod index;
mod leg;
mod lexicon;
mod named;
pub mod parser;
mod reading;
mod route;
mod routes;
mod row;
mod score;
mod text;
mod verdict;

pub use parser::Parser;
pub use reading::{Description, Hint, Parsed, Reading};
pub use verdict::{Facts, Judgement, Record, Said, VerdictConfig, judge, rule};
