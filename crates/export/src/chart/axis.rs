//! Ticks of a line of time.

use model::{Day, Language};

use crate::words::say;

/// A tick: the day, and what is written at it.
pub(crate) type Tick = (Day, String);

/// Ticks between two days, no more than some: days, weeks, months or years apart.
pub(crate) fn ticks(from: Day, to: Day, most: usize, language: Language) -> Vec<Tick> {
    let span = (to.days() - from.days()).max(1);
    let most = most.max(2) as i32;
    for step in [1, 2, 7, 14] {
        if span / step < most {
            let first = from.days() + (step - from.days().rem_euclid(step)) % step;
            return (first..=to.days())
                .step_by(step as usize)
                .map(|d| (Day::from_days(d), label(Day::from_days(d), language)))
                .collect();
        }
    }
    for months in [1, 2, 3, 6, 12, 24, 60, 120] {
        if span / (30 * months) < most {
            return firsts(from, to, months, language);
        }
    }
    Vec::new()
}

fn firsts(from: Day, to: Day, step: i32, language: Language) -> Vec<Tick> {
    let (mut year, mut month) = year_month(from);
    let mut out = Vec::new();
    while let Some(first) = Day::from_civil(year, month as u32, 1).filter(|d| *d <= to) {
        if first >= from && (year * 12 + month - 1) % step == 0 {
            let name = if month == 1 || step >= 12 { year.to_string() } else { format!("{} {year}", name(month, language)) };
            out.push((first, name));
        }
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    out
}

fn year_month(day: Day) -> (i32, i32) {
    let text = day.to_string();
    let mut parts = text.split('-').filter_map(|p| p.parse().ok());
    (parts.next().unwrap_or(1), parts.next().unwrap_or(1))
}

fn label(day: Day, language: Language) -> String {
    let (_, month) = year_month(day);
    let number = day.to_string().rsplit('-').next().and_then(|d| d.parse::<u8>().ok()).unwrap_or(1);
    format!("{number} {}", name(month, language))
}

fn name(month: i32, language: Language) -> &'static str {
    match month {
        1 => say(language, "Jan", "janv."),
        2 => say(language, "Feb", "févr."),
        3 => say(language, "Mar", "mars"),
        4 => say(language, "Apr", "avr."),
        5 => say(language, "May", "mai"),
        6 => say(language, "Jun", "juin"),
        7 => say(language, "Jul", "juil."),
        8 => say(language, "Aug", "août"),
        9 => say(language, "Sep", "sept."),
        10 => say(language, "Oct", "oct."),
        11 => say(language, "Nov", "nov."),
        _ => say(language, "Dec", "déc."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_more_than_asked_for() {
        let day = |t| Day::parse(t).unwrap();
        for (from, to) in [
            ("2031-03-01", "2031-03-09"),
            ("2031-03-01", "2031-06-09"),
            ("2022-09-01", "2024-07-01"),
            ("1999-01-01", "2031-01-01"),
        ] {
            let n = ticks(day(from), day(to), 8, Language::En).len();
            assert!((2..=9).contains(&n), "{from} {to}: {n}");
        }
        assert_eq!(ticks(day("2031-02-27"), day("2031-03-02"), 8, Language::Fr)[2].1, "1 mars");
    }
}
