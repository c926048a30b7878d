//! The ships of the made-up case: where they sailed, and what was made of it.

use export::Fix;
use geo::{LatLon, RouteOptions, Sea};
use model::{
    Declaration, Detail, Encounter, Event, EventId, EventKind, Gap, Mmsi, PortVisit, Silence, SilenceVerdict, Timestamp,
    TransponderClass, Verdict, Voyage, event,
};

use super::time;

pub(super) fn mmsi(n: u64) -> Mmsi {
    Mmsi::new(n).unwrap()
}

/// Reports along the sea, one an hour at 12 knots, but for the hours of silence.
pub(super) fn sailed(from: (f64, f64), to: (f64, f64), begin: &str, silent: std::ops::Range<usize>) -> Vec<Fix> {
    let at = |(lat, lon)| LatLon::new(lat, lon).unwrap();
    let route = Sea::embedded().unwrap().route(at(from), at(to), &RouteOptions::default()).unwrap();
    let mut out = Vec::new();
    let mut hours = 0.0;
    for pair in route.points.windows(2) {
        let long = geo::distance_nm(pair[0], pair[1]) / 12.0;
        let steps = long.ceil().max(1.0);
        for n in 0..steps as usize {
            let place = geo::interpolate(pair[0], pair[1], n as f64 / steps);
            let t = Timestamp::from_millis(time(begin).millis() + ((hours + long * n as f64 / steps) * 3_600_000.0) as i64);
            let number = out.len() as u64;
            out.push(Fix { t, lat: place.lat, lon: place.lon, source: 1, offset: 4096 + number * 83 });
        }
        hours += long;
    }
    let mut n = 0;
    out.retain(|_| {
        n += 1;
        !silent.contains(&n)
    });
    out
}

fn shown(role: &str, fix: &Fix) -> event::Evidence {
    event::Evidence { role: role.into(), t: fix.t, source: fix.source, offset: fix.offset }
}

pub(super) fn events(track: &[Fix]) -> Vec<Event> {
    let ship = mmsi(670_123_456);
    let (first, last) = (track[0], track[track.len() - 1]);
    let silence = track.windows(2).max_by(|a, b| a[1].t.hours_since(a[0].t).total_cmp(&b[1].t.hours_since(b[0].t))).unwrap();
    let (lost, found) = (silence[0], silence[1]);
    let event = |kind, begin, detail, evidence| Event {
        id: EventId::new(kind, ship, begin, 0),
        version: 1,
        mmsi: ship,
        track: 0,
        open: false,
        detail,
        evidence,
    };
    let gap = event(
        EventKind::Gap,
        lost.t,
        Detail::Gap(Gap {
            begin: lost.t,
            end: Some(found.t),
            from_lat: Some(lost.lat),
            from_lon: Some(lost.lon),
            to_lat: Some(found.lat),
            to_lon: Some(found.lon),
            hours: Some(found.t.hours_since(lost.t)),
            distance_nm: Some(690.0),
            implied_speed_kn: Some(11.9),
            class: TransponderClass::A,
            from_sog_kn: Some(12.0),
            from_cog_deg: Some(20.0),
            to_sog_kn: Some(12.0),
            to_cog_deg: Some(10.0),
            from_port: None,
            to_port: None,
            draught_m: Some(7.4),
            own_hours_heard: 90,
            own_hours: 96,
            own_top_kn: Some(14.0),
            ship_type: Some(70),
            silence: Some(Silence {
                verdict: SilenceVerdict::Dark,
                rule: "heard neighbours".into(),
                p_silent: 0.01,
                hours_judged: 58,
                neighbours_present: 74,
                neighbours_heard: 70,
                witnesses: vec![],
            }),
            reach: None,
        }),
        vec![shown("last report before", &lost), shown("first report after", &found)],
    );
    let voyage = event(
        EventKind::Voyage,
        first.t,
        Detail::Voyage(Voyage {
            departure: Some(first.t),
            from_port: Some("ZADUR".into()),
            from_name: Some("Durban".into()),
            arrival: Some(last.t),
            to_port: Some("TZTGT".into()),
            to_name: Some("Tanga".into()),
            begin: first.t,
            hours: last.t.hours_since(first.t),
            sea_miles: 1610.0,
            max_draught_m: Some(7.4),
            gaps: vec![gap.id.clone()],
            gap_hours: found.t.hours_since(lost.t),
            declared: vec![Declaration {
                text: "AE JEA".into(),
                first: first.t,
                last: found.t,
                source: 1,
                offset: 8811,
                reading: "port".into(),
                place: Some("AEJEA".into()),
                place_name: Some("Jebel Ali".into()),
                score: 0.97,
            }],
            verdict: Some(Verdict::Contradicted),
            rule: Some("stood to the end".into()),
            weight: Some(0.8),
            record_kept: 11,
            record_readable: 12,
        }),
        vec![shown("departure", &first), shown("arrival", &last)],
    );
    let visit = event(
        EventKind::PortVisit,
        last.t,
        Detail::PortVisit(PortVisit {
            port: "TZTGT".into(),
            port_name: "Tanga".into(),
            begin: last.t,
            end: Some(Timestamp::from_millis(last.t.millis() + 30 * 3_600_000)),
            entry_seen: true,
            stop_seen: true,
            gap_seen: false,
            exit_seen: true,
            confidence: 4,
            hours: 30.0,
            lat: last.lat,
            lon: last.lon,
            nearest_km: 0.4,
        }),
        vec![shown("first report inside", &last)],
    );
    let middle = track[track.len() * 9 / 10];
    let meeting = event(
        EventKind::Encounter,
        middle.t,
        Detail::Encounter(Encounter {
            begin: middle.t,
            end: Some(Timestamp::from_millis(middle.t.millis() + 3 * 3_600_000)),
            hours: 3.0,
            other_mmsi: 671_234_567,
            other_track: 0,
            lat: middle.lat,
            lon: middle.lon,
            closest_m: 140.0,
            mean_m: 260.0,
            mean_kn: 0.8,
            sparse: 0.0,
            port: None,
            port_km: None,
            shore_km: Some(31.0),
            grade: 4,
            rule: "at sea".into(),
        }),
        vec![shown("first report together", &middle)],
    );
    vec![voyage, gap, visit, meeting]
}
