//! Made-up traffic with known truth, from a seed; and the score of an analysis against that truth.
//!
//! Ships of several classes ply between real ports along a graph of sea lanes. They report as their class does, and are heard by
//! coastal stations and passing satellites, so that they fall silent innocently. Crews type destinations as sloppily as real ones
//! do; some lie: they declare a port in North Africa or the Middle East and deliver elsewhere.
//!
//! Ships' names and numbers are invented: MMSI begin with 200, which the ITU has assigned to no country, and IMO numbers with 2,
//! a range not given out. Ports and lanes are real.
//!
//! | file | idea |
//! |---|---|
//! | `scenario` | what is asked for, and the run from day to day |
//! | `lanes`, `harbours`, `route` | where ships can go, and the way of one voyage |
//! | `fleet` | who sails: class, trade, numbers, habits |
//! | `act` | what crews do with the destination field |
//! | `plan` | a ship's month: stays, voyages, what the crew types and when |
//! | `typing` | a destination as a crew types it |
//! | `reception` | who hears a ship, where and when |
//! | `transmit` | a ship's reports of a day, as lines |
//! | `truth` | what was true, as a file |
//! | `score` | an analysis against the truth |

mod act;
mod error;
mod fleet;
mod harbours;
mod lanes;
mod plan;
mod reception;
mod route;
mod scenario;
mod score;
mod transmit;
mod truth;
mod typing;

pub use error::SimulateError;
pub use scenario::{Scenario, Summary, run};
pub use score::{Score, VerdictScore, score};
pub use truth::{Silence, SilenceCause, TrueShip, TrueVoyage, Truth};
