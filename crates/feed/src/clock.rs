//! Times as publishers write them, to milliseconds of the epoch.

use model::Timestamp;

/// Reads times, remembering the last date: rows come in order, so that most need no calendar.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock {
    date: [u8; 10],
    midnight: Option<i64>,
}

impl Clock {
    /// `2020-01-01T00:00:00`, with a blank instead of the `T`, with a fraction, with `Z` or ` +0000 UTC`; or
    /// `31/12/2018 23:59:59`, day first; or seconds or milliseconds of the epoch.
    #[inline]
    pub(crate) fn read(&mut self, text: &[u8]) -> Option<i64> {
        let Some((date, rest)) = text.split_first_chunk::<10>() else {
            return epoch(text);
        };
        let midnight = if self.midnight.is_some() && *date == self.date {
            self.midnight?
        } else {
            let Some(midnight) = midnight(date) else {
                return epoch(text);
            };
            (self.date, self.midnight) = (*date, Some(midnight));
            midnight
        };
        let [b'T' | b't' | b' ', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest else {
            return rest.is_empty().then_some(midnight);
        };
        let (hour, minute, second) = (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?);
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        Some(midnight + ((hour * 60 + minute) * 60 + second) * 1000 + fraction(rest)?)
    }
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
}

/// Milliseconds of what stands behind the seconds; nothing for a time zone other than UTC.
fn fraction(rest: &[u8]) -> Option<i64> {
    let (mut millis, mut unit, mut rest) = (0, 100, rest);
    if let [b'.', digits @ ..] = rest {
        rest = digits;
        while let [c @ b'0'..=b'9', tail @ ..] = rest {
            millis += i64::from(c - b'0') * unit;
            unit /= 10;
            rest = tail;
        }
    }
    matches!(rest.trim_ascii(), b"" | b"Z" | b"z" | b"UTC" | b"+0000" | b"+00:00" | b"+0000 UTC").then_some(millis)
}

fn midnight(date: &[u8; 10]) -> Option<i64> {
    let (year, month, day) = match date {
        [y1, y2, y3, y4, b'-' | b'/', m1, m2, b'-' | b'/', d1, d2]
        | [d1, d2, b'/' | b'-' | b'.', m1, m2, b'/' | b'-' | b'.', y1, y2, y3, y4] => {
            (two(*y1, *y2)? * 100 + two(*y3, *y4)?, two(*m1, *m2)?, two(*d1, *d2)?)
        }
        _ => return None,
    };
    Timestamp::from_civil(year as i32, month as u32, day as u32, 0, 0, 0, 0).map(Timestamp::millis)
}

/// Seconds or milliseconds of the epoch: the former reach the border in the year 5138, the latter had it in March 1973.
fn epoch(text: &[u8]) -> Option<i64> {
    let millis = crate::number::fixed(text, 3)?;
    Some(if millis.abs() >= 100_000_000_000_000 { millis / 1000 } else { millis })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Clock::default().read(text.as_bytes()).map(|ms| Timestamp::from_millis(ms).to_string())
    }

    #[test]
    fn as_published() {
        for text in [
            "2018-12-31T23:59:58",
            "2018-12-31 23:59:58",
            "31/12/2018 23:59:58",
            "2018-12-31T23:59:58Z",
            "2018-12-31 23:59:58.000000 +0000 UTC",
            "1546300798",
            "1546300798000",
        ] {
            assert_eq!(read(text).as_deref(), Some("2018-12-31T23:59:58Z"), "{text}");
        }
        assert_eq!(Clock::default().read(b"1970-01-01T00:00:00.1234"), Some(123));
        assert_eq!(Clock::default().read(b"1970-01-02"), Some(86_400_000));
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "",
            "now",
            "2018-02-30T00:00:00",
            "2018-13-01T00:00:00",
            "2018-12-31T24:00:00",
            "2018-12-31T23:59:58+02:00",
            "12/31/2018 00:00:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_remembered_date_changes() {
        let mut clock = Clock::default();
        assert_eq!(clock.read(b"1970-01-01T00:00:01"), Some(1000));
        assert_eq!(clock.read(b"1970-01-02T00:00:01"), Some(86_401_000));
        assert_eq!(clock.read(b"1970-01-99T00:00:01"), None);
        assert_eq!(clock.read(b"1970-01-02T00:00:02"), Some(86_402_000));
    }
}
