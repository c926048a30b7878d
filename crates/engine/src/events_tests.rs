use model::{Declaration, DraughtFinding, Mass, Reach, ReachablePort, Silence, SilenceVerdict, Timestamp, Verdict};

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
        class: model::TransponderClass::B,
        from_sog_kn: Some(11.5),
        from_cog_deg: None,
        to_sog_kn: None,
        to_cog_deg: Some(90.0),
        from_port: Some("KPRJN".into()),
        to_port: None,
        draught_m: Some(4.5),
        own_hours_heard: 20,
        own_hours: 24,
        own_top_kn: Some(13.0),
        ship_type: Some(70),
        silence: Some(Silence {
            verdict: SilenceVerdict::Dark,
            rule: "neighbours_were_heard".into(),
            p_silent: 0.01,
            hours_judged: 7,
            neighbours_present: 40,
            neighbours_heard: 38,
            witnesses: vec![200_000_002, 200_000_003],
        }),
        reach: Some(Reach {
            speed_kn: 13.0,
            speed_from: "own past".into(),
            area_km2: 1234.5,
            in_reach: 1,
            ports: vec![ReachablePort {
                port: "RUDUN".into(),
                name: "Dunai".into(),
                from_nm: 30.0,
                to_nm: None,
                longest_stay_h: 3.5,
                least_speed_kn: 8.5,
                share: 0.75,
            }],
        }),
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
        mass: Some(Mass {
            loaded: true,
            low_t: 1.0,
            middle_t: 2.0,
            high_t: 3.0,
            tonnes_per_cm: 17.0,
            length_m: 115.0,
            beam_m: 18.0,
            boxes_low: 1,
            boxes_high: 2,
            basis: "b".into(),
        }),
    };
    let encounter = Encounter {
        begin: t,
        end: None,
        hours: 2.5,
        other_mmsi: 200_000_002,
        other_track: 0,
        lat: 1.0,
        lon: 2.0,
        closest_m: 80.0,
        mean_m: 120.0,
        mean_kn: 0.4,
        sparse: 0.25,
        port: None,
        port_km: None,
        shore_km: Some(30.5),
        grade: 3,
        rule: "r".into(),
    };
    let loitering = Loitering {
        begin: t,
        end: Some(t),
        hours: 5.0,
        lat: 1.0,
        lon: 2.0,
        mean_kn: 0.8,
        drift_nm: 3.0,
        longest_silence_h: 0.5,
        before_kn: Some(11.0),
        after_kn: None,
        port: Some("KPRJN".into()),
        port_km: Some(20.0),
        shore_km: None,
        like_a_meeting: true,
        rule: "r".into(),
    };
    let false_track = FalseTrack {
        begin: t,
        end: Some(t),
        rule: "jump_and_back".into(),
        lat: 1.0,
        lon: 2.0,
        to_lat: 3.0,
        to_lon: 4.0,
        value: 300.0,
        unit: "km".into(),
        reports: 30,
        interference: Some(EventId::new(EventKind::Interference, Mmsi::new(1).unwrap(), t, 0)),
    };
    let identity = IdentityConflict {
        begin: t,
        end: None,
        rule: "changed_name".into(),
        before: "A".into(),
        after: "B".into(),
        other_mmsi: Some(7),
    };
    let interference = Interference {
        begin: t,
        end: Some(t),
        lat: 1.0,
        lon: 2.0,
        radius_km: 30.0,
        to_lat: 3.0,
        to_lon: 4.0,
        vessels: vec![1, 2, 3],
        rule: "r".into(),
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
        (EventKind::Encounter, Detail::Encounter(encounter)),
        (EventKind::Loitering, Detail::Loitering(loitering)),
        (EventKind::FalseTrack, Detail::FalseTrack(false_track)),
        (EventKind::Identity, Detail::Identity(identity)),
        (EventKind::Interference, Detail::Interference(interference)),
    ] {
        let events = vec![event(kind, detail)];
        let batch = batch_from_events(kind, &events).unwrap();
        assert!(batch.column_by_name("begin").is_some_and(|c| *c.data_type() == model::schema::timestamp_type()), "{kind:?}");
        assert_eq!(events_from_batch(kind, &batch).unwrap(), events);
        let none = batch_from_events(kind, &[]).unwrap();
        assert_eq!(none.schema(), batch.schema(), "an empty table has the same columns");
    }
}
