//! A document to passages, utterances and claims, in French and English.
//!
//! Rules first and offline: words come from the lexicons in `lexicon/`, and every claim leads back to the characters it was read from.

mod attributed;
mod claims;
mod clauses;
mod conjugate;
mod cues;
mod dates;
pub mod decode;
pub mod extract;
pub mod gold;
mod groups;
pub mod input;
pub mod lexicon;
mod noise;
pub mod origins;
mod parties;
mod people;
mod predicates;
mod quantities;
mod reader;
mod scan;
mod sentence;
#[cfg(test)]
mod stub;
mod token;

pub use attributed::Attributed;
pub use reader::{Offsets, Raw, Reader, Reading};

#[cfg(test)]
mod reader_input_tests;
