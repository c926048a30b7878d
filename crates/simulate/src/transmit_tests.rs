use super::*;

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_millis(minutes * MINUTE_MS)
}

#[test]
fn a_call_is_shown_by_half_an_hour_of_reports() {
    let heard = |first, last, reports| Heard { first: Some(at(first)), last: Some(at(last)), reports, statics: 0 };
    assert!(shows_a_call(&[heard(0, 40, 9)]));
    assert!(shows_a_call(&[heard(0, 10, 3), Heard::default(), heard(35, 36, 2)]));
    assert!(!shows_a_call(&[heard(0, 20, 9)]));
    assert!(!shows_a_call(&[heard(0, 300, 2)]));
    assert!(!shows_a_call(&[]));
}
