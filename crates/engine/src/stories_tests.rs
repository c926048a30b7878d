use model::{DraughtChange, DraughtFinding, EventId, Mmsi, Voyage};

use super::*;

fn at(hours: i64) -> Timestamp {
    Timestamp::from_secs(hours * 3600)
}

fn event(detail: Detail) -> Event {
    let mmsi = Mmsi::new(200_000_001).unwrap();
    Event {
        id: EventId::new(EventKind::Draught, mmsi, at(0), 0),
        version: 1,
        mmsi,
        track: 0,
        open: false,
        detail,
        evidence: Vec::new(),
    }
}

fn voyage(from: i64, to: Option<i64>) -> Event {
    event(Detail::Voyage(Voyage {
        departure: Some(at(from)),
        from_port: None,
        from_name: None,
        arrival: to.map(at),
        to_port: None,
        to_name: None,
        begin: at(from),
        hours: 1.0,
        sea_miles: 1.0,
        max_draught_m: None,
        gaps: Vec::new(),
        gap_hours: 0.0,
        declared: Vec::new(),
        verdict: None,
        rule: None,
        weight: None,
        record_kept: 0,
        record_readable: 0,
    }))
}

fn stay(from: i64, to: Option<i64>) -> Event {
    event(Detail::Draught(DraughtChange {
        visit: EventId::new(EventKind::PortVisit, Mmsi::new(1).unwrap(), at(from), 0),
        port: "KPRJN".into(),
        begin: at(from),
        end: to.map(at),
        finding: DraughtFinding::NotHeard,
        before_m: None,
        after_m: None,
        change_m: None,
        mass: None,
    }))
}

#[test]
fn the_stays_at_both_ends_bear_on_a_voyage() {
    let v = voyage(10, Some(20));
    assert!(bears_on(&v, &stay(20, Some(40))));
    assert!(bears_on(&v, &stay(0, Some(10))));
    assert!(!bears_on(&v, &stay(50, None)));
    assert!(!bears_on(&voyage(10, None), &stay(20, Some(40))));
}
