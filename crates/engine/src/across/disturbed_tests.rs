use model::{FalseTrack, Mmsi, time::HOUR_MS};

use super::*;

const DAY: Day = Day::from_days(19_000);

/// A ship led to an airport, an hour after another; it is back after an hour, or not yet.
fn jump(nth: u32, open: bool) -> Event {
    let begin = model::Timestamp::from_millis(DAY.start().millis() + i64::from(nth) * HOUR_MS);
    let mmsi = Mmsi::new(u64::from(nth) + 1).unwrap();
    let track = FalseTrack {
        begin,
        end: (!open).then(|| model::Timestamp::from_millis(begin.millis() + HOUR_MS)),
        rule: if open { "impossible_speed" } else { "jump_and_back" }.to_owned(),
        lat: 43.5,
        lon: 37.5,
        to_lat: 44.0,
        to_lon: 38.0,
        value: 100.0,
        unit: "kn".to_owned(),
        reports: 20,
        interference: None,
    };
    let id = EventId::new(EventKind::FalseTrack, mmsi, begin, 0);
    Event { id, version: 1, mmsi, track: 0, open, detail: Detail::FalseTrack(track), evidence: Vec::new() }
}

fn of(event: &Event) -> Option<&EventId> {
    if let Detail::FalseTrack(track) = &event.detail { track.interference.as_ref() } else { None }
}

#[test]
fn jumps_told_on_three_days_are_of_one_interference() {
    let (config, mut disturbed) = (MeetConfig::default(), Disturbed::default());
    let next = |days: i32| Day::from_days(DAY.days() + days);
    let mut first = vec![jump(0, false), jump(1, false)];
    disturbed.day(&config, next(1), &mut first);
    assert!(first.len() == 2 && first.iter().all(|e| of(e).is_none()));
    let mut second = vec![jump(2, false)];
    disturbed.day(&config, next(2), &mut second);
    let [third, found] = &second[..] else { panic!("{second:?}") };
    assert!(found.kind() == EventKind::Interference && of(third) == Some(&found.id));
    // One who never came back is not accused either, and nothing is told twice.
    let mut open = vec![jump(3, true)];
    disturbed.assign(&config, &mut open);
    assert!(open.len() == 1 && of(&open[0]) == Some(&found.id));
    let mut later = Vec::new();
    disturbed.day(&config, next(3), &mut later);
    assert_eq!(later, []);
    disturbed.day(&config, next(40), &mut later);
    assert!(disturbed.past.is_empty());
}
