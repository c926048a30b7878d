//! The nouns: identifiers that cannot hold a bad value, time, reports, events, documents and claims, and the Arrow schema of each table.
//!
//! Everything here is plain data. Coordinates are WGS 84, times are UTC, speeds are knots over ground, courses and
//! headings are degrees clockwise from true north, draughts and dimensions are metres, unless a name says otherwise.

pub mod claim;
pub mod document;
pub mod event;
pub mod ids;
pub mod quantity;
pub mod refusal;
pub mod rows;
pub mod schema;
pub mod time;
pub mod trace;
pub mod when;

pub use claim::{Claim, Item, Mode, Party, Rendering, Scope, Stage, Stance, Utterance};
pub use document::{Document, Language, Noise, NoiseKind, Span, Zone};
pub use event::{
    Declaration, Detail, DraughtChange, DraughtFinding, Encounter, Event, EventKind, Evidence, FalseTrack, Gap, IdentityConflict,
    Interference, Loitering, Mass, PortVisit, Reach, ReachablePort, Silence, SilenceVerdict, Stop, Verdict, Voyage,
};
pub use ids::{BadImo, BadMmsi, EventId, Imo, Mmsi, SourceId};
pub use quantity::{Quantity, QuantityKind};
pub use refusal::{Reason, Refusal};
pub use rows::{PositionRow, TransponderClass, VoyageRow};
pub use time::{Day, Timestamp};
pub use trace::{SLOW_STEP_MS, ShipHour, SlowFix};
pub use when::{Precision, When};
