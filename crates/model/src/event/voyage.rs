//! From port to port, and what the crew declared.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{EventId, SourceId},
    time::Timestamp,
};

/// One declared destination in force during a voyage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declaration {
    /// As typed.
    pub text: String,
    /// First heard with this text (before departure, where it was carried over).
    pub first: Timestamp,
    /// Last heard.
    pub last: Timestamp,
    /// The line it was first heard in.
    pub source: SourceId,
    /// First byte of that line.
    pub offset: u64,
    /// What it was read as: `port`, `region`, `vague` or `unreadable`.
    pub reading: String,
    /// The port's key or the region's key, where there is one.
    pub place: Option<String>,
    /// The place's name.
    pub place_name: Option<String>,
    /// How sure the reading is, 0 to 1.
    pub score: f32,
}

/// The verdict on what the crew declared against where the ship went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The ship went where it said.
    Kept,
    /// It said elsewhere at first, and said so before it arrived.
    DivertedAndSaidSo,
    /// The text was left from the last voyage.
    Stale,
    /// The text names no place that could be wrong.
    Vague,
    /// The text cannot be read.
    Unreadable,
    /// The text named a place, stood to the end, and the ship went elsewhere.
    Contradicted,
    /// No destination was heard on this voyage.
    NotHeard,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 7] =
        [Self::Kept, Self::DivertedAndSaidSo, Self::Stale, Self::Vague, Self::Unreadable, Self::Contradicted, Self::NotHeard];

    /// For a person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::DivertedAndSaidSo => "diverted and said so",
            Self::Stale => "stale",
            Self::Vague => "vague",
            Self::Unreadable => "unreadable",
            Self::Contradicted => "contradicted",
            Self::NotHeard => "not heard",
        }
    }
}

/// From the last report in one port to the arrival at the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Voyage {
    /// Departure: the last report in the port left; nothing where the first port is not known.
    pub departure: Option<Timestamp>,
    /// The port left.
    pub from_port: Option<String>,
    /// Its name.
    pub from_name: Option<String>,
    /// Arrival: the first report in the next port; nothing while under way.
    pub arrival: Option<Timestamp>,
    /// The port reached.
    pub to_port: Option<String>,
    /// Its name.
    pub to_name: Option<String>,
    /// First report of the voyage, the departure where it is known.
    pub begin: Timestamp,
    /// Hours from begin to arrival (to the last report, while under way).
    pub hours: f64,
    /// Miles made good along the reports, nautical.
    pub sea_miles: f64,
    /// Greatest draught heard, metres.
    pub max_draught_m: Option<f32>,
    /// The gaps inside.
    pub gaps: Vec<EventId>,
    /// Hours of those gaps together.
    pub gap_hours: f64,
    /// What the crew declared, in order.
    pub declared: Vec<Declaration>,
    /// The verdict; nothing while under way.
    pub verdict: Option<Verdict>,
    /// The rule that decided.
    pub rule: Option<String>,
    /// For *contradicted*: 0 to 1, how much it weighs; more where the ship's own record is good and the region differs, less where
    /// several ships used the MMSI meanwhile.
    pub weight: Option<f64>,
    /// The ship's own record before this voyage: voyages with a readable declaration that was kept.
    pub record_kept: u32,
    /// The ship's own record before this voyage: voyages with a readable declaration.
    pub record_readable: u32,
}
