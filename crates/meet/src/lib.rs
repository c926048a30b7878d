//! Many vessels in space and time: who is heard where, who met whom, whose jumps were shared. Pure: no files, no engine, no clock.
//!
//! | file | idea |
//! |---|---|
//! | `config` | every threshold, its unit and its source |
//! | `coverage` | reception, learnt from ships that were surely there |
//! | `judge` | whether a silence means dark |
//! | `grid` | which slow ships are close to each other |
//! | `encounters` | pairs that stay together, step by step |
//! | `grade` | how a pair's time together is graded |
//! | `lone` | ships that moved as for a meeting, and those that were dark and could have been there |
//! | `chains` | who met whom, who met whom |
//! | `interference` | jumps that several ships shared |

mod chains;
mod config;
mod coverage;
mod encounters;
mod grade;
mod grid;
mod interference;
mod judge;
mod lone;

pub use chains::{Chain, Link, chains};
pub use config::MeetConfig;
pub use coverage::{Coverage, Share};
pub use encounters::{Encounters, Run, Side};
pub use grade::{Surroundings, encounter, may_be_meeting};
pub use interference::interference;
pub use judge::{SilenceQuery, judge};
pub use lone::{DarkGap, dark_candidates};
