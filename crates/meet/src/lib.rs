//! Many vessels in space and time: who is heard where, who met whom, whose jumps were shared. Pure: no files, no engine, no clock.
//!
//! | file | idea |
//! |---|---|
//! | `config` | every threshold, its unit and its source |
//! | `coverage` | reception, learnt from ships that were surely there |
//! | `places`, `usual`, `hour_view`, `silences`, `settled` | cells; what is usual in them; what an hour did; where ships fall silent; all of it |
//! | `judge` | whether a silence means dark |
//! | `ways`, `looker`, `chance` | where the ship may have gone; what is known of it there; how ships differ |
//! | `weigh` | what all of it weighs together |
//! | `grid` | which slow ships are close to each other |
//! | `encounters` | pairs that stay together, step by step |
//! | `grade` | how a pair's time together is graded |
//! | `lone` | ships that moved as for a meeting, and those that were dark and could have been there |
//! | `chains` | who met whom, who met whom |
//! | `interference` | jumps that several ships shared |

mod chains;
mod chance;
mod config;
mod coverage;
mod encounters;
mod grade;
mod grid;
mod hour_view;
mod interference;
mod judge;
mod lone;
mod looker;
mod places;
mod settled;
mod silences;
mod usual;
mod ways;
mod weigh;
#[cfg(test)]
mod world;
#[cfg(test)]
mod world_tests;

pub use chains::{Chain, Link, chains};
pub use config::MeetConfig;
pub use coverage::{Coverage, Share};
pub use encounters::{Encounters, Run, Side};
pub use grade::{Surroundings, encounter, may_be_meeting};
pub use interference::{interference, is_shared};
pub use judge::{SilenceQuery, judge, judge_over};
pub use lone::{DarkGap, dark_candidates};
