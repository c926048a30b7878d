//! Days, weeks, months and years around a day.

use jiff::{ToSpan, civil::Date};
use model::{Day, Precision, When};

/// A day as a civil date.
pub(super) fn civil(day: Day) -> Option<Date> {
    Date::new(1970, 1, 1).ok()?.checked_add(jiff::Span::new().try_days(i64::from(day.days())).ok()?).ok()
}

pub(super) fn day(date: Date) -> Option<Day> {
    Day::from_civil(i32::from(date.year()), date.month() as u32, date.day() as u32)
}

/// The month that holds a civil month.
pub(crate) fn month_of(year: i32, month: u32, expression: &str) -> Option<When> {
    let first = Day::from_civil(year, month, 1)?;
    let last = day(civil(first)?.last_of_month())?;
    Some(When::range(first, last, Precision::Month, expression))
}

/// A year.
pub(crate) fn year_of(year: i32, expression: &str) -> Option<When> {
    Some(When::range(Day::from_civil(year, 1, 1)?, Day::from_civil(year, 12, 31)?, Precision::Year, expression))
}

/// The week, Monday to Sunday, that holds a day.
pub(crate) fn week_of(of: Day, expression: &str) -> Option<When> {
    let date = civil(of)?;
    let monday = date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok()?;
    Some(When::range(day(monday)?, day(monday.checked_add(6.days()).ok()?)?, Precision::Range, expression))
}

/// So many units (`d`, `w`, `m`, `y`) from a day: the day, week, month or year that comes out.
pub(crate) fn shift(from: Day, count: i64, unit: char, expression: &str) -> Option<When> {
    let date = civil(from)?;
    match unit {
        'd' => Some(When::day(day(date.checked_add(jiff::Span::new().try_days(count).ok()?).ok()?)?, expression)),
        'w' => week_of(day(date.checked_add(jiff::Span::new().try_weeks(count).ok()?).ok()?)?, expression),
        'm' => {
            let there = date.checked_add(jiff::Span::new().try_months(count).ok()?).ok()?;
            month_of(i32::from(there.year()), there.month() as u32, expression)
        }
        'y' => year_of(i32::from(date.year()).checked_add(i32::try_from(count).ok()?)?, expression),
        _ => None,
    }
}

/// The weekday (Monday is 0) nearest before a day, or the day itself.
pub(super) fn weekday_before(from: Day, weekday: i8, strictly: bool) -> Option<Day> {
    let date = civil(from)?;
    let back = i64::from((date.weekday().to_monday_zero_offset() - weekday).rem_euclid(7));
    let back = if strictly && back == 0 { 7 } else { back };
    day(date.checked_sub(back.days()).ok()?)
}

/// The weekday nearest after a day.
pub(super) fn weekday_after(from: Day, weekday: i8) -> Option<Day> {
    let date = civil(from)?;
    let on = i64::from((weekday - date.weekday().to_monday_zero_offset()).rem_euclid(7));
    day(date.checked_add(if on == 0 { 7 } else { on }.days()).ok()?)
}

/// The year of a month named without one: the last such month, or the next where `ahead`.
pub(super) fn year_for(month: u32, from: Day, ahead: bool) -> Option<i32> {
    let date = civil(from)?;
    let (year, now) = (i32::from(date.year()), date.month() as u32);
    Some(if ahead { year + i32::from(month < now) } else { year - i32::from(month > now) })
}
