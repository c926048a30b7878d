use super::*;

fn jump(mmsi: u32, hours: f64, from: (f64, f64), to: (f64, f64)) -> Event {
    let begin = Timestamp::from_millis((hours * 3.6e6) as i64);
    let mmsi = Mmsi::new(u64::from(mmsi)).unwrap();
    let track = FalseTrack {
        begin,
        end: Some(Timestamp::from_millis(begin.millis() + HOUR_MS)),
        rule: "jump_and_back".to_owned(),
        lat: from.0,
        lon: from.1,
        to_lat: to.0,
        to_lon: to.1,
        value: 100.0,
        unit: "km".to_owned(),
        reports: 20,
        interference: None,
    };
    Event {
        id: EventId::new(EventKind::FalseTrack, mmsi, begin, 0),
        version: 1,
        mmsi,
        track: 0,
        open: false,
        detail: Detail::FalseTrack(track),
        evidence: Vec::new(),
    }
}

const AIRPORT: (f64, f64) = (44.0, 38.0);

#[test]
fn three_ships_that_jump_to_one_place_were_disturbed() {
    let events = [
        jump(1, 0.0, (43.5, 37.5), AIRPORT),
        jump(2, 0.5, (43.6, 37.6), (44.01, 38.01)),
        jump(3, 1.5, (43.9, 37.0), AIRPORT),
        // One elsewhere, one at another time, one to another place.
        jump(4, 0.5, (10.0, 37.5), AIRPORT),
        jump(5, 30.0, (43.5, 37.5), AIRPORT),
        jump(6, 0.5, (43.5, 37.5), (60.0, 5.0)),
    ];
    let (found, assigned) = interference(&events, &MeetConfig::default());
    let [one] = &found[..] else { panic!("{found:?}") };
    let Detail::Interference(i) = &one.detail else { panic!() };
    assert_eq!(i.vessels, [1, 2, 3]);
    assert!(i.radius_km > 10.0 && i.radius_km < 60.0 && i.rule == "several_ships_jump_and_back", "{i:?}");
    assert_eq!(assigned.len(), 3);
    assert!(events[..3].iter().all(|e| assigned[&e.id] == one.id));
}

#[test]
fn two_ships_may_be_one_owners() {
    let events = [jump(1, 0.0, (43.5, 37.5), AIRPORT), jump(2, 0.5, (43.6, 37.6), AIRPORT)];
    assert!(interference(&events, &MeetConfig::default()).0.is_empty());
}

#[test]
fn across_the_antimeridian() {
    let to = (44.0, 179.9);
    let events =
        [jump(1, 0.0, (43.5, 179.5), to), jump(2, 0.5, (43.6, -179.6), (44.0, -179.95)), jump(3, 0.2, (43.5, 179.9), to)];
    let (found, _) = interference(&events, &MeetConfig::default());
    let Detail::Interference(i) = &found[0].detail else { panic!() };
    assert!(i.vessels.len() == 3 && i.radius_km < 80.0 && i.to_lon.abs() > 179.8, "{i:?}");
}

/// Heard at one place, and from then on at another.
fn one_way(mmsi: u32, hours: f64, from: (f64, f64), to: (f64, f64)) -> Event {
    let mut event = jump(mmsi, hours, from, to);
    event.open = true;
    if let Detail::FalseTrack(track) = &mut event.detail {
        "impossible_speed".clone_into(&mut track.rule);
        track.end = None;
    }
    event
}

#[test]
fn ships_that_were_heard_there_first_lead_back() {
    let events = [
        jump(1, 0.0, (43.5, 37.5), AIRPORT),
        jump(2, 0.5, (43.6, 37.6), AIRPORT),
        one_way(3, 2.0, AIRPORT, (43.9, 37.0)),
        // Long after.
        one_way(4, 9.0, AIRPORT, (43.9, 37.0)),
    ];
    let (found, assigned) = interference(&events, &MeetConfig::default());
    let [one] = &found[..] else { panic!("{found:?}") };
    let Detail::Interference(i) = &one.detail else { panic!() };
    assert!(i.vessels == [1, 2, 3] && i.radius_km < 60.0 && (i.to_lat - AIRPORT.0).abs() < 0.01, "{i:?}");
    assert!(one.open && i.end.is_none() && assigned.len() == 3);
    // Ships that leave one place for many were not led there.
    let events = [1, 2, 3].map(|n| one_way(n, f64::from(n) * 0.1, AIRPORT, (43.0 + f64::from(n) * 0.5, 37.0)));
    assert!(interference(&events, &MeetConfig::default()).0.is_empty());
}

#[test]
fn those_told_later_belong_to_what_is_known() {
    let mut events: Vec<Event> = (1..=3).map(|n| jump(n, 0.1 * f64::from(n), (43.5, 37.5), AIRPORT)).collect();
    let (found, assigned) = interference(&events, &MeetConfig::default());
    for event in &mut events {
        let id = assigned.get(&event.id).cloned();
        if let Detail::FalseTrack(track) = &mut event.detail {
            track.interference = id;
        }
    }
    // One more, and then as many as make one of their own.
    events.push(jump(4, 0.5, (43.6, 37.6), AIRPORT));
    let (more, assigned) = interference(&events, &MeetConfig::default());
    assert!(more.is_empty() && assigned.len() == 1 && assigned[&events[3].id] == found[0].id);
    events.extend((5..=6).map(|n| jump(n, 0.6, (43.6, 37.6), AIRPORT)));
    let (more, assigned) = interference(&events, &MeetConfig::default());
    assert!(more.len() == 1 && assigned.len() == 3 && assigned[&events[3].id] == more[0].id);
    // Those that only lead back make none.
    events.truncate(3);
    events.extend((7..=9).map(|n| one_way(n, 1.5, AIRPORT, (43.6, 37.6))));
    let (more, assigned) = interference(&events, &MeetConfig::default());
    assert!(more.is_empty() && assigned.len() == 3 && assigned[&events[3].id] == found[0].id);
}
