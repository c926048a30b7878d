//! The verdict on a voyage: what the crew declared against where the ship went.

mod config;
mod facts;
mod judge;
mod weight;

pub use config::VerdictConfig;
pub use facts::{Facts, Judgement, Record, Said};
pub use judge::{judge, rule};
