//! From sentences to claims.

mod attribute;
mod context;
mod draft;
mod item;
mod label;
mod link;
mod make;
mod matter;
mod sentence;
mod span;
mod vessels;
mod view;
mod zones;

pub(crate) use context::Context;
pub(crate) use draft::cited;
pub(crate) use label::free_speaker;
pub(crate) use link::{link, utterances};
pub(crate) use matter::subject;
pub(crate) use sentence::read;
