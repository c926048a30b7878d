//! Families of findings that share their causes.

use serde::{Deserialize, Serialize};

/// Findings of one family share their causes: of each, one counts in the combined figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// The ship was silent.
    Silence,
    /// Its draught does not fit where it was.
    Draught,
    /// It did not go where it said.
    Declaration,
    /// It met, or may have met, another ship.
    Meeting,
    /// Its positions cannot be.
    Position,
    /// It says different things of who it is.
    Identity,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 6] = [Self::Silence, Self::Draught, Self::Declaration, Self::Meeting, Self::Position, Self::Identity];

    /// For a person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Silence => "silence",
            Self::Draught => "draught",
            Self::Declaration => "declared destination",
            Self::Meeting => "meeting at sea",
            Self::Position => "false position",
            Self::Identity => "identity",
        }
    }
}
