//! One vessel's reports in order of time to a clean track, gaps, stops, port visits, draught changes and voyages.
//! Pure: no files, no engine, no clock.
//!
//! [`Vessel`] is a state machine: it takes [`Report`]s and [`Static`]s of one MMSI in order of time and says which [`Event`]s
//! they complete. What it must remember ([`VesselState`], a few hundred bytes to a few kB) can be saved at any moment and
//! taken up again later, with the same events as if nothing had come between.
//!
//! | file | idea |
//! |---|---|
//! | `config` | every threshold, its unit and its source |
//! | `report` | what comes in |
//! | `segment` | which of the ships of one MMSI sent a report |
//! | `stop`, `visit`, `voyage`, `draught`, `gap`, `held` | the machines |
//! | `hours`, `slow` | what it leaves for the detectors that look at many vessels |
//! | `speed`, `top_speed` | its own top speed, and that of its type |
//! | `vessel` | the machines put together |
//! | `call_rank` | which of the ports that a silent ship could have called at is the likeliest |

mod call_rank;
mod config;
pub mod detector_config;
mod draught;
pub mod false_track;
pub mod flag;
mod gap;
mod held;
mod hours;
pub mod identity;
pub mod loiter;
pub mod mass;
mod plane;
mod report;
mod said;
mod segment;
mod slow;
mod speed;
mod stop;
mod top_speed;
mod vessel;
mod visit;
mod voyage;

pub use call_rank::{InReach, call_shares};
pub use config::TrackConfig;
pub use report::{Line, Report, Static};
pub use top_speed::class_top_kn;
pub use vessel::{Output, Places, Vessel, VesselState};

/// What a vessel did.
pub type Event = model::Event;
