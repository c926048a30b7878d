//! What the verdict is about, and what it answers.

use geo::PortIdx;
use model::{Timestamp, Verdict};

use crate::reading::Parsed;

/// A declared destination, from when it was first heard to when it was last heard unchanged.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// As typed.
    pub text: String,
    /// First heard; before the departure where it was carried over.
    pub first: Timestamp,
    /// Last heard.
    pub last: Timestamp,
    /// What it was read as.
    pub parsed: Parsed,
}

/// The ship's own record before this voyage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Voyages with a readable declaration that was kept.
    pub kept: u32,
    /// Voyages with a readable declaration.
    pub readable: u32,
}

/// One voyage that has ended.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The port left, where it is known.
    pub from: Option<PortIdx>,
    /// The port reached.
    pub to: PortIdx,
    /// When it left, where that is known.
    pub departure: Option<Timestamp>,
    /// When it arrived.
    pub arrival: Timestamp,
    /// What it declared, in order of time.
    pub said: &'a [Said],
    /// The first text was already in force before the arrival before this voyage.
    pub in_force_during_previous_voyage: bool,
    /// The ship's own record.
    pub record: Record,
}

/// The verdict and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The rule that decided, one of [`rule`](crate::rule).
    pub rule: &'static str,
    /// How much a contradiction weighs, 0 to 1; nothing for any other verdict.
    pub weight: Option<f64>,
    /// Which of the declarations decided, as an index into `said`.
    pub deciding: Option<usize>,
}
