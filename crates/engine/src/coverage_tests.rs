use super::*;

fn counts(hours: &[(i64, u64)]) -> BTreeMap<i64, u64> {
    hours.iter().copied().collect()
}

#[test]
fn an_outage_is_one_hole() {
    let health = of_source(1, &counts(&[(0, 3), (1, 100), (2, 90), (3, 110), (4, 2), (7, 100), (8, 95), (9, 100), (10, 1)]));
    assert_eq!(health.hours.len(), 11);
    assert_eq!(health.hours.iter().map(|h| h.reports).sum::<u64>(), 601);
    let [hole] = health.holes[..] else { panic!("{:?}", health.holes) };
    assert_eq!((hole.begin, hole.end), (Timestamp::from_millis(4 * HOUR_MS), Timestamp::from_millis(7 * HOUR_MS)));
    assert_eq!((hole.reports, hole.usual), (2, 270));
}

#[test]
fn an_input_of_an_hour_has_none() {
    assert!(of_source(1, &counts(&[(5, 10)])).holes.is_empty());
    assert!(of_source(1, &BTreeMap::new()).hours.is_empty());
}
