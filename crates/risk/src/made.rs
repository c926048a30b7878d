//! Made-up events for the tests.

use model::{
    Declaration, Detail, DraughtChange, DraughtFinding, Encounter, Event, EventId, EventKind, FalseTrack, Gap, IdentityConflict,
    Loitering, Mmsi, Silence, SilenceVerdict, Timestamp, TransponderClass, Verdict, Voyage,
};

pub(crate) const SHIP: u64 = 273_000_001;

pub(crate) fn at(hours: f64) -> Timestamp {
    Timestamp::from_millis(1_662_000_000_000 + (hours * 3_600_000.0) as i64)
}

pub(crate) fn event(kind: EventKind, mmsi: u64, begin: Timestamp, detail: Detail) -> Event {
    let mmsi = Mmsi::new(mmsi).unwrap();
    Event { id: EventId::new(kind, mmsi, begin, 0), version: 1, mmsi, track: 0, open: false, detail, evidence: Vec::new() }
}

/// A voyage from hour 0 to hour 96.
pub(crate) fn voyage(verdict: Verdict, weight: Option<f64>) -> Event {
    let declared = vec![Declaration {
        text: "BUSAN".to_owned(),
        first: at(1.0),
        last: at(90.0),
        source: 1,
        offset: 0,
        reading: "port".to_owned(),
        place: Some("KRPUS".to_owned()),
        place_name: Some("Busan".to_owned()),
        score: 1.0,
    }];
    let detail = Voyage {
        departure: Some(at(0.0)),
        from_port: Some("RUVVO".to_owned()),
        from_name: Some("Vladivostok".to_owned()),
        arrival: Some(at(96.0)),
        to_port: Some("CNDLC".to_owned()),
        to_name: Some("Dalian".to_owned()),
        begin: at(0.0),
        hours: 96.0,
        sea_miles: 900.0,
        max_draught_m: Some(6.0),
        gaps: Vec::new(),
        gap_hours: 0.0,
        declared,
        verdict: Some(verdict),
        rule: Some("elsewhere".to_owned()),
        weight,
        record_kept: 5,
        record_readable: 6,
    };
    event(EventKind::Voyage, SHIP, at(0.0), Detail::Voyage(detail))
}

pub(crate) fn gap(begin_h: f64, verdict: Option<SilenceVerdict>) -> Event {
    let silence = verdict.map(|verdict| Silence {
        verdict,
        rule: "others_were_heard".to_owned(),
        p_silent: 0.001,
        hours_judged: 9,
        neighbours_present: 40,
        neighbours_heard: 38,
        witnesses: vec![1],
    });
    let detail = Gap {
        begin: at(begin_h),
        end: Some(at(begin_h + 10.0)),
        from_lat: Some(42.0),
        from_lon: Some(131.0),
        to_lat: Some(42.5),
        to_lon: Some(132.0),
        hours: Some(10.0),
        distance_nm: Some(50.0),
        implied_speed_kn: Some(5.0),
        class: TransponderClass::A,
        from_sog_kn: None,
        from_cog_deg: None,
        to_sog_kn: None,
        to_cog_deg: None,
        from_port: None,
        to_port: None,
        draught_m: Some(4.1),
        own_hours_heard: 24,
        own_hours: 24,
        own_top_kn: Some(12.0),
        ship_type: Some(70),
        silence,
        reach: None,
    };
    event(EventKind::Gap, SHIP, at(begin_h), Detail::Gap(detail))
}

pub(crate) fn false_track(begin_h: f64, rule: &str, interference: bool) -> Event {
    let interference = interference.then(|| EventId::new(EventKind::Interference, Mmsi::new(SHIP).unwrap(), at(begin_h), 0));
    let detail = FalseTrack {
        begin: at(begin_h),
        end: Some(at(begin_h + 2.0)),
        rule: rule.to_owned(),
        lat: 44.0,
        lon: 37.0,
        to_lat: 44.9,
        to_lon: 38.9,
        value: 900.0,
        unit: "kn".to_owned(),
        reports: 20,
        interference,
    };
    event(EventKind::FalseTrack, SHIP, at(begin_h), Detail::FalseTrack(detail))
}

pub(crate) fn loitering(begin_h: f64, rule: &str) -> Event {
    let detail = Loitering {
        begin: at(begin_h),
        end: Some(at(begin_h + 2.0)),
        hours: 2.0,
        lat: 40.0,
        lon: 132.0,
        mean_kn: 0.5,
        drift_nm: 1.0,
        longest_silence_h: 0.1,
        before_kn: Some(11.0),
        after_kn: None,
        port: None,
        port_km: None,
        shore_km: Some(60.0),
        like_a_meeting: true,
        rule: rule.to_owned(),
    };
    event(EventKind::Loitering, SHIP, at(begin_h), Detail::Loitering(detail))
}

pub(crate) fn encounter(mmsi: u64, other: u64, begin_h: f64, rule: &str) -> Event {
    let detail = Encounter {
        begin: at(begin_h),
        end: Some(at(begin_h + 3.0)),
        hours: 3.0,
        other_mmsi: other as u32,
        other_track: 0,
        lat: 40.0,
        lon: 132.0,
        closest_m: 40.0,
        mean_m: 60.0,
        mean_kn: 0.5,
        sparse: 0.0,
        port: Some("RUVVO".to_owned()),
        port_km: Some(30.0),
        shore_km: Some(20.0),
        grade: 4,
        rule: rule.to_owned(),
    };
    event(EventKind::Encounter, mmsi, at(begin_h), Detail::Encounter(detail))
}

pub(crate) fn identity(begin_h: f64, rule: &str) -> Event {
    let detail = IdentityConflict {
        begin: at(begin_h),
        end: None,
        rule: rule.to_owned(),
        before: "ANGARA".to_owned(),
        after: "SEA STAR".to_owned(),
        other_mmsi: None,
    };
    event(EventKind::Identity, SHIP, at(begin_h), Detail::Identity(detail))
}

pub(crate) fn draught(begin_h: f64, before_m: f32) -> Event {
    let visit = EventId::new(EventKind::PortVisit, Mmsi::new(SHIP).unwrap(), at(begin_h), 0);
    let detail = DraughtChange {
        visit,
        port: "CNDLC".to_owned(),
        begin: at(begin_h),
        end: None,
        finding: DraughtFinding::Changed,
        before_m: Some(before_m),
        after_m: Some(4.0),
        change_m: Some(4.0 - before_m),
        mass: None,
    };
    event(EventKind::Draught, SHIP, at(begin_h), Detail::Draught(detail))
}
