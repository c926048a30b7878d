//! Dates as people state them: a day, a month, a year, a range, or no more than before, now or to come.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::time::Day;

/// How precise a stated date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// From one day to another.
    Range,
    /// Not after a day.
    Until,
    /// Not before a day.
    Since,
    /// As it is said.
    Present,
    /// Some time before it is said.
    Past,
    /// Still to come when it is said.
    Future,
}

/// A stated date, resolved to days where it can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The first day it may be.
    pub from: Option<Day>,
    /// The last day it may be.
    pub to: Option<Day>,
    /// How precise it is.
    pub precision: Precision,
    /// The words that it was read from.
    pub expression: String,
}

impl When {
    /// One day.
    pub fn day(day: Day, expression: impl Into<String>) -> Self {
        Self { from: Some(day), to: Some(day), precision: Precision::Day, expression: expression.into() }
    }

    /// From `from` to `to`.
    pub fn range(from: Day, to: Day, precision: Precision, expression: impl Into<String>) -> Self {
        Self { from: Some(from), to: Some(to), precision, expression: expression.into() }
    }

    /// Without days: present, past or future.
    pub fn loose(precision: Precision, expression: impl Into<String>) -> Self {
        Self { from: None, to: None, precision, expression: expression.into() }
    }
}

impl fmt::Display for When {
    /// `2022-11-02`, `2022-09`, `2022`, `2022-09-01/2022-10-01`, `<=2022-08-31`, `>=2022-08-01`, `present`, `past`, `future`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |day: Option<Day>, chars: usize| {
            day.map(|d| d.to_string().chars().take(chars).collect::<String>()).unwrap_or_default()
        };
        match self.precision {
            Precision::Day => f.write_str(&part(self.from, 10)),
            Precision::Month => f.write_str(&part(self.from, 7)),
            Precision::Year => f.write_str(&part(self.from, 4)),
            Precision::Range => write!(f, "{}/{}", part(self.from, 10), part(self.to, 10)),
            Precision::Until => write!(f, "<={}", part(self.to, 10)),
            Precision::Since => write!(f, ">={}", part(self.from, 10)),
            Precision::Present => f.write_str("present"),
            Precision::Past => f.write_str("past"),
            Precision::Future => f.write_str("future"),
        }
    }
}
