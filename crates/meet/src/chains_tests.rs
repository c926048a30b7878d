use model::{EventKind, Mmsi, PortVisit};

use super::*;

fn at(hours: i64) -> Timestamp {
    Timestamp::from_secs(hours * 3600)
}

fn event(id: EventId, mmsi: u32, detail: Detail) -> Event {
    let mmsi = Mmsi::new(u64::from(mmsi)).unwrap();
    Event { id, version: 1, mmsi, track: 0, open: false, detail, evidence: Vec::new() }
}

fn met(a: u32, b: u32, begin: i64, end: i64) -> Event {
    let [first, second] = [a, b].map(|mmsi| Mmsi::new(u64::from(mmsi)).unwrap());
    let met = Encounter {
        begin: at(begin),
        end: Some(at(end)),
        hours: (end - begin) as f64,
        other_mmsi: b,
        other_track: 0,
        lat: 0.0,
        lon: 0.0,
        closest_m: 100.0,
        mean_m: 100.0,
        mean_kn: 0.5,
        sparse: 0.0,
        port: None,
        port_km: None,
        shore_km: None,
        grade: 4,
        rule: "two_hours_at_sea".to_owned(),
    };
    event(EventId::of_pair(EventKind::Encounter, first, at(begin), second), a, Detail::Encounter(met))
}

fn call(mmsi: u32, port: &str, begin: i64) -> Event {
    let v = PortVisit {
        port: port.to_owned(),
        port_name: port.to_owned(),
        begin: at(begin),
        end: None,
        entry_seen: true,
        stop_seen: true,
        gap_seen: false,
        exit_seen: false,
        confidence: 3,
        hours: 1.0,
        lat: 0.0,
        lon: 0.0,
        nearest_km: 0.1,
    };
    event(EventId::new(EventKind::PortVisit, Mmsi::new(u64::from(mmsi)).unwrap(), at(begin), 0), mmsi, Detail::PortVisit(v))
}

#[test]
fn a_met_b_met_c_and_c_called() {
    let found = chains(
        &MeetConfig::default(),
        &[met(1, 2, 10, 14), met(2, 3, 40, 44), met(7, 8, 10, 14)],
        &[call(3, "AAA", 60), call(3, "BBB", 90), call(2, "CCC", 70)],
    );
    let one = |from: u32| found.iter().find(|c| c.links[0].from_mmsi == from).unwrap();
    assert_eq!(found.len(), 1, "the way back goes against time: {found:?}");
    let links = &one(1).links;
    assert_eq!(links.iter().map(|l| (l.from_mmsi, l.to_mmsi)).collect::<Vec<_>>(), [(1, 2), (2, 3)]);
    assert_eq!(links[0].next_port, None, "it met on before it called");
    assert_eq!(links[1].next_port.as_deref(), Some("AAA"));
}

#[test]
fn a_call_in_between_ends_a_chain() {
    let meetings = [met(1, 2, 10, 14), met(2, 3, 40, 44)];
    assert!(chains(&MeetConfig::default(), &meetings, &[call(2, "CCC", 20)]).is_empty());
}
