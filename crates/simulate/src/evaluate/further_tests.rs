use model::{EventId, Loitering, Mmsi};

use super::*;
use crate::planting::{Place, TrueWorld};

fn t(hours: i64) -> Timestamp {
    Timestamp::from_millis(hours * HOUR_MS)
}

fn planting(kind: PlantingKind, ship: u32, from: i64, to: i64) -> Planting {
    Planting {
        kind,
        guilty: kind.guilty(),
        ships: vec![ship],
        begin: t(from),
        end: t(to),
        places: vec![Place { lat: 40.0, lon: 20.0 }],
        radius_km: None,
        pier: None,
        pier_also: Vec::new(),
        would_have_been_heard: None,
        observable: true,
    }
}

fn adrift(ship: u32, from: i64, to: i64, like_a_meeting: bool) -> Event {
    let mmsi = Mmsi::new(u64::from(ship)).unwrap();
    let loitering = Loitering {
        begin: t(from),
        end: Some(t(to)),
        hours: (to - from) as f64,
        lat: 40.0,
        lon: 20.0,
        mean_kn: 0.5,
        drift_nm: 1.0,
        longest_silence_h: 0.1,
        before_kn: None,
        after_kn: None,
        port: None,
        port_km: None,
        shore_km: None,
        like_a_meeting,
        rule: String::new(),
    };
    Event {
        id: EventId::new(EventKind::Loitering, mmsi, t(from), 0),
        version: 1,
        mmsi,
        track: 0,
        open: false,
        detail: Detail::Loitering(loitering),
        evidence: Vec::new(),
    }
}

fn voyage(ship: u32, from: i64, to: i64) -> TrueVoyage {
    TrueVoyage {
        mmsi: ship,
        from: "A".to_owned(),
        from_also: Vec::new(),
        departure: t(from),
        to: "B".to_owned(),
        to_also: Vec::new(),
        arrival: t(to),
        stay_end: t(to + 20),
        from_heard: true,
        to_heard: true,
        did: String::new(),
        lie: false,
        typed: Vec::new(),
        verdict: None,
    }
}

fn facts(raw: &[(u32, u32, Timestamp, Timestamp)]) -> Facts<'_> {
    Facts { shore_km: &|_| None, ports_in_reach: &|_| Vec::new(), raw_meetings: raw }
}

#[test]
fn whoever_waits_is_adrift_and_on_no_guilty_voyage() {
    let truth = Truth {
        world: Some(TrueWorld { end: t(1000), ships: 3, ..TrueWorld::default() }),
        plantings: vec![
            planting(PlantingKind::Waiting, 1, 100, 130),
            planting(PlantingKind::TransferOneDark, 2, 100, 106),
            planting(PlantingKind::Waiting, 3, 300, 302),
        ],
        voyages: vec![voyage(1, 50, 150), voyage(2, 50, 150), voyage(3, 250, 350)],
        ..Truth::default()
    };
    let events = [adrift(1, 101, 129, false), adrift(2, 99, 107, true), adrift(3, 500, 510, false)];
    let mut all = Evaluation::default();
    judge(&mut all, &events, &truth, &facts(&[(1, 9, t(100), t(110)), (1, 9, t(111), t(120)), (1, 9, t(121), t(129))]));
    let of = |name: &str| &all.tallies[name];
    // A wait of two hours is no loitering; one was told where nobody drifted.
    assert_eq!((of("loitering").planted, of("loitering").found), (2, 2));
    assert_eq!((of("loitering").right, of("loitering").wrong), (2, 1));
    let ours = of("voyage: any reason of ours");
    assert_eq!((ours.planted, ours.found, ours.wrong), (1, 1, 0));
    // Three times alongside a barge make 75 points.
    let added = of("rule: additive score > 60 a voyage");
    assert_eq!((added.planted, added.found, added.wrong), (1, 0, 1));
}

#[test]
fn an_hour_in_common_makes_it_part_of_the_voyage() {
    let hour = HOUR_MS;
    assert!(belongs((0, 10 * hour), (9 * hour, 30 * hour)) && !belongs((0, 10 * hour), (9 * hour + 1, 30 * hour)));
    assert!(belongs((12 * hour, 12 * hour), (9 * hour, 30 * hour)) && !belongs((8 * hour, 8 * hour), (9 * hour, 30 * hour)));
    // What has not ended goes on.
    assert!(belongs((20 * hour, i64::MAX), (9 * hour, 30 * hour)));
}
