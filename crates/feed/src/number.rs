//! Numbers out of text, without a detour over floating point where they are plain decimals.

/// A decimal number times ten to `scale`, rounded half away from zero. Nothing for what is no number, or too large.
#[inline]
pub(crate) fn fixed(text: &[u8], scale: u32) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let mut value: i64 = 0;
    let mut seen = 0;
    let mut at = 0;
    while let Some(&c) = digits.get(at)
        && c.is_ascii_digit()
    {
        // More digits than fit go the long way below.
        value = value.wrapping_mul(10).wrapping_add(i64::from(c - b'0'));
        seen += 1;
        at += 1;
    }
    let mut left = scale;
    if digits.get(at) == Some(&b'.') {
        at += 1;
        while let Some(&c) = digits.get(at)
            && c.is_ascii_digit()
        {
            if left > 0 {
                value = value.wrapping_mul(10).wrapping_add(i64::from(c - b'0'));
                left -= 1;
            } else if seen_fraction(digits, at, scale) {
                value = value.wrapping_add(i64::from(c >= b'5'));
            }
            seen += 1;
            at += 1;
        }
    }
    if at != digits.len() || seen == 0 || at > 16 {
        return float(text, scale);
    }
    while left > 0 {
        value = value.checked_mul(10)?;
        left -= 1;
    }
    Some(if negative { -value } else { value })
}

/// Whether the digit at `at` is the first one behind the scale.
fn seen_fraction(digits: &[u8], at: usize, scale: u32) -> bool {
    digits.get(..at).is_some_and(|head| head.iter().rposition(|&c| c == b'.').is_some_and(|dot| at - dot - 1 == scale as usize))
}

/// Exponents and numbers with many digits.
#[cold]
fn float(text: &[u8], scale: u32) -> Option<i64> {
    let text = std::str::from_utf8(text).ok()?;
    if !text.bytes().any(|c| c.is_ascii_digit()) {
        return None;
    }
    scaled(text.parse().ok()?, scale)
}

/// A number times ten to `scale`, rounded. Nothing where it is no number, or too large to be one of ours.
pub(crate) fn scaled(value: f64, scale: u32) -> Option<i64> {
    let value = (value * 10_f64.powi(scale as i32)).round();
    (value.abs() < 1e15).then_some(value as i64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_and_odd() {
        assert_eq!(fixed(b"49.28918", 7), Some(492_891_800));
        assert_eq!(fixed(b"-123.06809", 7), Some(-1_230_680_900));
        assert_eq!(fixed(b"12", 2), Some(1200));
        assert_eq!(fixed(b"0.005", 2), Some(1));
        assert_eq!(fixed(b"0.0049", 2), Some(0));
        assert_eq!(fixed(b"-.5", 1), Some(-5));
        assert_eq!(fixed(b"1e2", 1), Some(1000));
        assert_eq!(fixed(b"43.079170000000001", 7), Some(430_791_700));
        for bad in [&b""[..], b"-", b".", b"abc", b"1 2", b"1.2.3", b"inf", b"NaN", b"99999999999999999999"] {
            assert_eq!(fixed(bad, 2), None, "{}", String::from_utf8_lossy(bad));
        }
    }

    proptest! {
        #[test]
        fn like_floating_point(value in -1000.0..1000.0_f64, places in 0..9_usize) {
            let text = format!("{value:.places$}");
            let expected = scaled(text.parse().unwrap(), 7).unwrap();
            prop_assert!((fixed(text.as_bytes(), 7).unwrap() - expected).abs() <= 1);
        }

        #[test]
        fn no_text_panics(text in proptest::collection::vec(any::<u8>(), 0..40), scale in 0..8_u32) {
            let _ = fixed(&text, scale);
        }
    }
}
