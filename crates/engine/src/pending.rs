//! How far the analysis of a lake is behind its reports.

use lake::Lake;

use crate::{
    analyze::{Analysis, report_days},
    error::EngineError,
    late,
};

/// How far an analysis is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// There was none yet.
    Everything,
    /// Some reports came after it.
    Some {
        /// Days that it has not seen.
        days: usize,
        /// Vessels with late reports on days that it has seen.
        vessels: usize,
    },
    /// It has seen every report.
    Nothing,
}

/// How far the analysis of a lake is behind its reports.
pub fn pending(lake: &Lake) -> Result<Pending, EngineError> {
    let analysis = Analysis::of(lake);
    let Some(last) = analysis.last_day else { return Ok(Pending::Everything) };
    let days = report_days(lake).iter().filter(|d| **d > last).count();
    let vessels = late::reopened(lake, &analysis)?.len();
    Ok(if days + vessels > 0 { Pending::Some { days, vessels } } else { Pending::Nothing })
}
