//! Which vessels a commit touched on which days, so that late data reopens only what it touches.

use model::Day;
use serde::{Deserialize, Serialize};

/// A vessel and a day on which a commit added reports of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Touched {
    /// The day.
    pub day: Day,
    /// The vessel.
    pub mmsi: u32,
}
