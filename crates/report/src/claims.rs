//! From sentences to claims.

mod attribute;
mod context;
mod item;
mod link;
mod sentence;
mod span;

pub use context::Context;
pub use link::{link, utterances};
pub use sentence::{cited, read};
