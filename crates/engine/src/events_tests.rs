use model::{Declaration, DraughtFinding, Timestamp, Verdict};

use super::*;

fn event(kind: EventKind, detail: Detail) -> Event {
    let mmsi = Mmsi::new(200_000_001).unwrap();
    let t = Timestamp::from_secs(1_662_200_100);
    Event {
        id: EventId::new(kind, mmsi, t, 1),
        version: 2,
        mmsi,
        track: 1,
        open: true,
        detail,
        evidence: vec![Evidence { role: "a line".to_owned(), t, source: 3, offset: 99 }],
    }
}

#[test]
fn every_kind_survives_its_table() {
    let t = Timestamp::from_secs(1_662_200_100);
    let gap = Gap {
        begin: t,
        end: None,
        from_lat: Some(1.5),
        from_lon: None,
        to_lat: None,
        to_lon: Some(-3.25),
        hours: Some(7.0),
        distance_nm: None,
        implied_speed_kn: None,
    };
    let stop = Stop { begin: t, end: Some(t), lat: 1.0, lon: 2.0, hours: 3.0, reports: 4 };
    let visit = PortVisit {
        port: "KPRJN".into(),
        port_name: "Rajin".into(),
        begin: t,
        end: None,
        entry_seen: true,
        stop_seen: false,
        gap_seen: true,
        exit_seen: false,
        confidence: 3,
        hours: 9.0,
        lat: 42.2,
        lon: 130.3,
        nearest_km: 0.4,
    };
    let draught = DraughtChange {
        visit: EventId::new(EventKind::PortVisit, Mmsi::new(1).unwrap(), t, 0),
        port: "KPRJN".into(),
        begin: t,
        end: Some(t),
        finding: DraughtFinding::NotUpdated,
        before_m: Some(5.5),
        after_m: Some(5.5),
        change_m: None,
    };
    let voyage = Voyage {
        departure: Some(t),
        from_port: Some("KPRJN".into()),
        from_name: None,
        arrival: None,
        to_port: None,
        to_name: None,
        begin: t,
        hours: 3.0,
        sea_miles: 97.9,
        max_draught_m: Some(6.5),
        gaps: vec![EventId::new(EventKind::Gap, Mmsi::new(1).unwrap(), t, 0)],
        gap_hours: 8.5,
        declared: vec![Declaration {
            text: "EG PSD".into(),
            first: t,
            last: t,
            source: 1,
            offset: 7,
            reading: "port".into(),
            place: Some("EGPSD".into()),
            place_name: None,
            score: 0.9,
        }],
        verdict: Some(Verdict::DivertedAndSaidSo),
        rule: Some("r".into()),
        weight: Some(0.5),
        record_kept: 1,
        record_readable: 2,
    };
    for (kind, detail) in [
        (EventKind::Gap, Detail::Gap(gap)),
        (EventKind::Stop, Detail::Stop(stop)),
        (EventKind::PortVisit, Detail::PortVisit(visit)),
        (EventKind::Draught, Detail::Draught(draught)),
        (EventKind::Voyage, Detail::Voyage(voyage)),
    ] {
        let events = vec![event(kind, detail)];
        let batch = batch_from_events(kind, &events).unwrap();
        assert!(batch.column_by_name("begin").is_some_and(|c| *c.data_type() == model::schema::timestamp_type()), "{kind:?}");
        assert_eq!(events_from_batch(kind, &batch).unwrap(), events);
        let none = batch_from_events(kind, &[]).unwrap();
        assert_eq!(none.schema(), batch.schema(), "an empty table has the same columns");
    }
}
