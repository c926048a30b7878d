use super::*;

#[test]
fn civil_dates_agree_with_the_calendar_library() {
    for days in (-700_000..700_000).step_by(379) {
        let text = Day::from_days(days).to_string();
        if text.starts_with('-') || text.len() != 10 {
            continue;
        }
        assert_eq!(Day::parse(&text), Some(Day::from_days(days)), "{text}");
    }
}

#[test]
fn dates_that_do_not_exist() {
    assert_eq!(Day::from_civil(2023, 2, 29), None);
    assert_eq!(Day::from_civil(2024, 2, 30), None);
    assert_eq!(Day::from_civil(2024, 13, 1), None);
    assert_eq!(Timestamp::from_civil(2024, 2, 29, 24, 0, 0, 0), None);
    assert!(Timestamp::from_civil(2024, 2, 29, 23, 59, 59, 999).is_some());
}

#[test]
fn shown_in_utc() {
    let t = Timestamp::from_civil(2020, 1, 1, 0, 0, 8, 0).unwrap();
    assert_eq!(t.to_string(), "2020-01-01T00:00:08Z");
    assert_eq!(t.compact(), "20200101T000008Z");
    assert_eq!(t.to_minute(), "2020-01-01 00:00");
    assert_eq!(Timestamp::from_millis(t.millis() + 5).compact(), "20200101T000008Z");
    assert_eq!(t.day().to_string(), "2020-01-01");
    assert_eq!(Timestamp::from_millis(-1).day().to_string(), "1969-12-31");
}
