//! What can go wrong between the lake and its events.

use lake::LakeError;

/// What can go wrong between the lake and its events.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The lake.
    #[error(transparent)]
    Lake(#[from] LakeError),
    /// An input.
    #[error(transparent)]
    Feed(#[from] feed::FeedError),
    /// A batch that is not of the table it should be.
    #[error("{table}: {detail}")]
    Batch {
        /// The table.
        table: &'static str,
        /// What is wrong.
        detail: String,
    },
    /// A saved state that cannot be read.
    #[error("the saved state of vessel {mmsi} cannot be read ({detail}); `sillage analyze --afresh` makes all states anew")]
    State {
        /// The vessel.
        mmsi: u32,
        /// Why.
        detail: String,
    },
    /// What could have been reached cannot be said.
    #[error("{0}")]
    Reach(String),
    /// No event of that id.
    #[error("no event {0} in this lake; `sillage events` lists them")]
    NoSuchEvent(String),
}

impl EngineError {
    pub(crate) fn batch(table: &'static str, detail: impl ToString) -> Self {
        Self::Batch { table, detail: detail.to_string() }
    }
}
