//! The fold: for each day, the machines of `track` over the vessels on all cores, state saved, events revised.
//!
//! | file | idea |
//! |---|---|
//! | `kernel` | one day's reports of some vessels, and their states, as Arrow batches in; events and states out. No I/O |
//! | `events` | events as Arrow batches, a table a kind |
//! | `states` | saved states as Arrow batches |
//! | `across` | what only many vessels together show |
//! | `analyze` | the fold over the days of a lake |
//! | `late` | what late data reopens, and what became of the events it touched |
//! | `query` | events and identities for whoever asks |
//! | `ingest` | inputs to the lake |

mod across;
mod analyze;
mod coverage;
mod day;
mod error;
mod events;
mod fingerprint;
mod ingest;
mod kernel;
mod late;
mod met;
mod pending;
mod pictures;
mod query;
mod raw_meetings;
mod reached;
mod refused;
mod states;
mod trace;

pub use analyze::{Analysis, Analyzed, Chosen, Settings, analyze};
pub use coverage::{CellReception, Hole, HourCount, SourceHealth, health, reception};
pub use error::EngineError;
pub use events::{batch_from_events, events_from_batch};
pub use ingest::{IngestReport, IngestRequest, InputOutcome, Step, ingest};
pub use kernel::{Folded, VoyageData, fold};
pub use met::{LoneStop, chains, lone_stops};
pub use pending::{Pending, pending};
pub use pictures::pictures;
pub use query::{Called, EventFilter, Identity, events, identities, names, sources};
pub use raw_meetings::{RawMeeting, raw_meetings};
pub use reached::{DraughtSides, Reached, draught_sides, reach};
pub use refused::{RefusedLine, refused};
pub use states::StateMap;
pub use trace::{TraceLine, trace, trace_row};
