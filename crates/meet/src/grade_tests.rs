use model::{SlowFix, Timestamp};

use super::*;
use crate::encounters::Encounters;

fn run(steps: i32, came: bool, sparse: bool) -> Run {
    let config = MeetConfig::default();
    let mut machine = Encounters::new(config);
    let mut out = Vec::new();
    for step in 0..steps {
        let fix = |mmsi| SlowFix {
            step,
            mmsi,
            track: 0,
            lat: 10.0,
            lon: 20.0,
            kn: 0.4,
            sparse,
            came,
            t: Timestamp::from_secs(0),
            source: 1,
            offset: 0,
        };
        machine.push_step(step, &[fix(1), fix(2)], &mut out);
    }
    machine.push_step(steps + 100, &[], &mut out);
    out.remove(0)
}

fn graded(run: &Run, port_km: f64, shore_km: f64) -> Option<u8> {
    let around = Surroundings { port: Some(("KPRJN".to_owned(), port_km)), shore_km: Some(shore_km) };
    let event = encounter(&MeetConfig::default(), run, around)?;
    if let Detail::Encounter(e) = event.detail { Some(e.grade) } else { None }
}

#[test]
fn grades() {
    assert_eq!(graded(&run(20, true, false), 30.0, 40.0), Some(4));
    assert_eq!(graded(&run(20, false, false), 30.0, 40.0), Some(4), "at sea nobody need have been seen to come");
    assert_eq!(graded(&run(6, true, false), 30.0, 40.0), Some(3));
    assert_eq!(graded(&run(20, true, true), 30.0, 40.0), Some(3));
    assert_eq!(graded(&run(20, true, false), 5.0, 40.0), Some(2));
    assert_eq!(graded(&run(20, true, false), 30.0, 0.5), Some(2));
    assert_eq!(graded(&run(6, true, false), 5.0, 1.0), Some(1));
    assert_eq!(graded(&run(20, false, false), 30.0, 0.5), None, "neighbours in a marina");
}
