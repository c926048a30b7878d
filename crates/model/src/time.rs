//! Time: milliseconds and days of the Unix epoch, UTC.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// Days since 1970-01-01, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(i32);

/// Milliseconds in a day.
pub const DAY_MS: i64 = 86_400_000;
/// Milliseconds in an hour.
pub const HOUR_MS: i64 = 3_600_000;

impl Timestamp {
    /// From milliseconds of the epoch.
    pub const fn from_millis(ms: i64) -> Self {
        Self(ms)
    }

    /// From seconds of the epoch.
    pub const fn from_secs(s: i64) -> Self {
        Self(s.saturating_mul(1000))
    }

    /// From a civil date and time. Nothing is returned for a date or time that does not exist.
    pub fn from_civil(year: i32, month: u32, day: u32, hour: u32, minute: u32, second: u32, millis: u32) -> Option<Self> {
        if hour > 23 || minute > 59 || second > 59 || millis > 999 {
            return None;
        }
        let midnight = i64::from(Day::from_civil(year, month, day)?.0) * DAY_MS;
        Some(Self(midnight + i64::from((hour * 60 + minute) * 60 + second) * 1000 + i64::from(millis)))
    }

    /// The clock's.
    pub fn now() -> Self {
        Self(jiff::Timestamp::now().as_millisecond())
    }

    /// Parses RFC 3339, such as `2022-09-03T10:15:00Z`.
    pub fn parse(s: &str) -> Option<Self> {
        s.parse::<jiff::Timestamp>().ok().map(|t| Self(t.as_millisecond()))
    }

    /// Milliseconds of the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The day it falls in.
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(DAY_MS) as i32)
    }

    /// Hours from `earlier` to this, negative where it is the earlier one.
    pub fn hours_since(self, earlier: Self) -> f64 {
        (self.0 - earlier.0) as f64 / HOUR_MS as f64
    }

    /// `2022-09-03 10:15`, for tables that people read.
    pub fn to_minute(self) -> String {
        self.to_string().chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect()
    }

    /// `20220903T101500Z`, for ids.
    pub fn compact(self) -> String {
        self.to_string().chars().filter(|c| !matches!(c, '-' | ':')).collect::<String>().split('.').next().map_or_else(
            String::new,
            |s| {
                if s.ends_with('Z') { s.to_owned() } else { format!("{s}Z") }
            },
        )
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 with `Z`; milliseconds only where there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(t) => write!(f, "{t}"),
            Err(_) => write!(f, "{} ms", self.0),
        }
    }
}

impl Day {
    /// From days of the epoch.
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// From a civil date of the proleptic Gregorian calendar; nothing where it does not exist or leaves 0001-9999.
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Days from civil, counting years from March so that the leap day comes last.
        let y = i64::from(year) - i64::from(month <= 2);
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month_from_march = i64::from((month + 9) % 12);
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self((era * 146_097 + day_of_era - 719_468) as i32))
    }

    /// Days of the epoch.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Its first millisecond.
    pub const fn start(self) -> Timestamp {
        Timestamp(self.0 as i64 * DAY_MS)
    }

    /// The day after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Parses `YYYY-MM-DD`.
    pub fn parse(s: &str) -> Option<Self> {
        let mut parts = s.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        Self::from_civil(year, month, parts.next()?.parse().ok()?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.start().to_string();
        f.write_str(text.split('T').next().unwrap_or(&text))
    }
}

const fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
#[path = "time_tests.rs"]
mod tests;
