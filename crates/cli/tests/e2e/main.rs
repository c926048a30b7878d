//! The built program, as a user runs it. Ships, names and numbers are made up.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod bad_input;
mod case;
mod dark;
mod evaluate;
mod formats;
mod help;
mod killed;
mod lake;
mod read;
mod screen;
mod story;
mod support;
mod writers;
