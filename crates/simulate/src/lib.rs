//! Made-up traffic with known truth, from a seed; things planted in it, or in real traffic; and the score of an analysis against
//! that truth.
//!
//! Ships of several classes ply between real ports along a graph of sea lanes. They report as their class does, and are heard by
//! coastal stations and passing satellites, so that they fall silent innocently. Crews type destinations as sloppily as real ones
//! do; some lie: they declare a port in North Africa or the Middle East and deliver elsewhere. A scenario file plants more: calls in
//! the dark, transfers at sea, false positions, changed identities, and as many innocent things that look alike.
//!
//! Ships' names and numbers are invented: MMSI begin with 200, which the ITU has assigned to no country, and IMO numbers with 2,
//! a range not given out. Ports and lanes are real.
//!
//! | file | idea |
//! |---|---|
//! | `world` | what is asked for, as a scenario file says; the worlds built in |
//! | `scenario` | a month without anything planted |
//! | `run` | fleet, plans, plantings, and the run from day to day |
//! | `theatre`, `kind`, `fleet` | who sails where: class, trade, numbers, habits |
//! | `lanes`, `harbours`, `places`, `route` | where ships can go, and the way of one voyage |
//! | `motion`, `wander` | where a ship is at a moment, and how it strays as real ones do |
//! | `plan`, `planner`, `act`, `typing` | a ship's month: stays, voyages, what the crew types and when |
//! | `plant` | what is planted in plans |
//! | `pretence`, `jam` | positions that are not the ship's |
//! | `reception`, `orbit` | who hears a ship, where and when |
//! | `coverage` | what would have been heard in a silence |
//! | `met` | which ships truly met |
//! | `transmit` | a ship's reports of a day, as lines |
//! | `noaa` | what is planted in a day of real traffic |
//! | `halve` | traffic of which a half is thrown away |
//! | `truth`, `planting`, `verity` | what was true, as a file, and how it is made |
//! | `score` | voyages and verdicts against the truth |
//! | `evaluate` | every detector against the truth, beside the rules of others |

mod act;
mod coverage;
mod error;
mod evaluate;
mod fleet;
mod halve;
mod harbours;
mod jam;
mod kind;
mod lanes;
mod met;
mod motion;
mod noaa;
mod orbit;
mod places;
mod plan;
mod planner;
mod plant;
mod planting;
mod pretence;
mod reception;
mod route;
mod run;
mod scenario;
mod score;
mod theatre;
mod transmit;
mod truth;
mod typing;
mod verity;
mod wander;
mod world;

pub use error::SimulateError;
pub use evaluate::{
    Calibration, Evaluation, Facts, PierTally, Tally, VERDICT_MIN_HEARD_H, VERDICT_MIN_OTHERS, VERDICT_MIN_SHARE,
};
pub use halve::{Half, Halved};
pub use planting::{Others, Place, Planting, PlantingKind, TrueWorld, WouldHaveBeenHeard};
pub use run::Summary;
pub use scenario::{Scenario, run};
pub use score::{Score, VerdictScore, score};
pub use theatre::Theatre;
pub use truth::{Meeting, Silence, SilenceCause, TrueShip, TrueVoyage, Truth};
pub use world::{Guilty, Innocent, ReceptionSettings, Simulated, Traffic, TrafficFormat, World};
