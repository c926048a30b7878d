use model::{EventId, EventKind};

use super::*;

fn t(hours: i64) -> Timestamp {
    Timestamp::from_millis(hours * HOUR_MS)
}

fn true_voyage(hours: i64, verdict: Verdict) -> TrueVoyage {
    TrueVoyage {
        mmsi: 200_000_001,
        from: "KPRJN".to_owned(),
        from_also: Vec::new(),
        departure: t(hours),
        to: "RUVYP".to_owned(),
        to_also: vec!["RUVRG".to_owned()],
        arrival: t(hours + 10),
        stay_end: t(hours + 30),
        from_heard: true,
        to_heard: true,
        did: String::new(),
        lie: verdict == Verdict::Contradicted,
        typed: Vec::new(),
        verdict: Some(verdict),
    }
}

fn found(hours: i64, to: &str, verdict: Verdict) -> Event {
    let mmsi = Mmsi::new(200_000_001).unwrap();
    let voyage = Voyage {
        departure: Some(t(hours)),
        from_port: Some("KPRJN".to_owned()),
        from_name: None,
        arrival: Some(t(hours + 9)),
        to_port: Some(to.to_owned()),
        to_name: None,
        begin: t(hours),
        hours: 9.0,
        sea_miles: 100.0,
        max_draught_m: None,
        gaps: Vec::new(),
        gap_hours: 0.0,
        declared: Vec::new(),
        verdict: Some(verdict),
        rule: None,
        weight: (verdict == Verdict::Contradicted).then_some(0.5),
        record_kept: 0,
        record_readable: 0,
    };
    Event {
        id: EventId::new(EventKind::Voyage, mmsi, t(hours), 0),
        version: 1,
        mmsi,
        track: 0,
        open: false,
        detail: Detail::Voyage(voyage),
        evidence: Vec::new(),
    }
}

#[test]
fn right_wrong_missed_and_invented() {
    let truth = Truth {
        voyages: vec![
            true_voyage(0, Verdict::Contradicted),
            true_voyage(100, Verdict::Kept),
            true_voyage(200, Verdict::Kept),
            true_voyage(300, Verdict::Kept),
        ],
        ..Truth::default()
    };
    let events = [
        found(0, "RUVYP", Verdict::Contradicted),
        found(100, "RUVRG", Verdict::Stale),
        found(200, "EGPSD", Verdict::Kept),
        found(500, "RUVYP", Verdict::Kept),
    ];
    let score = score(&events, &truth);
    assert_eq!((score.observable, score.ports_right, score.ports_wrong, score.missed, score.invented), (4, 2, 1, 1, 1));
    assert_eq!((score.lies, score.lies_on_top), ((1, 1), 1));
    assert_eq!(score.confused, [(Verdict::Kept, Verdict::Stale, 1)]);
    let kept = &score.verdicts[&Verdict::Kept];
    assert_eq!((kept.truth, kept.said, kept.recall(), kept.precision()), (1, 0, Some(0.0), None));
    assert!(score.to_string().contains("ports right for 2 (50.0 %)"), "{score}");
    let mut twice = score.clone();
    twice.add(&score);
    assert_eq!((twice.observable, twice.ports_share()), (8, 0.5));
}
