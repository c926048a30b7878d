//! The dates of lists, in the ways that lists write them.

use model::Day;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Which of two numbers before the year is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The first, as in the United States.
    MonthFirst,
    /// The second.
    DayFirst,
}

/// A date at the begin of a text: `2026-02-27T00:00`, `20/03/2026`, `11-Sep-2026`, `20 March 2026`.
pub(crate) fn date(text: &str, order: Order) -> Option<Day> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).take(3).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    // A time behind the date is glued to its last part by a T.
    let c = c.split('T').next().unwrap_or(c);
    let number = |t: &str| t.parse::<u32>().ok();
    if let (4, Some(year), Some(month), Some(day)) = (a.len(), number(a), number(b), number(c)) {
        return Day::from_civil(year as i32, month, day);
    }
    let year = number(c).filter(|_| c.len() == 4)? as i32;
    let named = |t: &str| MONTHS.iter().zip(1..).find(|(m, _)| t.to_ascii_lowercase().starts_with(*m)).map(|(_, n)| n);
    match (number(a), number(b)) {
        (Some(a), Some(b)) if order == Order::MonthFirst => Day::from_civil(year, a, b),
        (Some(a), Some(b)) => Day::from_civil(year, b, a),
        (Some(a), None) => Day::from_civil(year, named(b)?, a),
        (None, Some(b)) => Day::from_civil(year, named(a)?, b),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_a_date() {
        let day = Day::from_civil(2026, 3, 9);
        for text in [
            "2026-03-09",
            "2026-03-09T00:00:09.554Z",
            "09/03/2026",
            "9-Mar-2026",
            "9 March 2026",
            "March 9, 2026",
            "09/03/2026 00:00:00",
        ] {
            assert_eq!(date(text, Order::DayFirst), day, "{text}");
        }
        assert_eq!(date("03/09/2026", Order::MonthFirst), day);
        for none in ["", "2026", "dd/mm/1960", "99/99/2026", "١٢/٣/٢٠٢٦", "2026-13-01", "9 Mar 26"] {
            assert_eq!(date(none, Order::DayFirst), None, "{none}");
        }
    }
}
