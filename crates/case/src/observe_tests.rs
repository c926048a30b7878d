use model::{EventId, EventKind, Mmsi};

use super::*;

fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn watch() -> Watch {
    Watch { origins: vec!["XB".into()], destinations: vec!["Ras Salim".into()], ..Watch::default() }
}

fn ship(listed: bool) -> Watched {
    Watched { mmsi: 200_000_001, name: Some("NIVEDA".into()), imo: None, listed }
}

/// A word is a port's name or the beginning of its key.
fn is(key: &str, name: &str, word: &str) -> bool {
    name == word || key.starts_with(word)
}

fn event(detail: Detail) -> Event {
    let begin = moment("2024-05-01T00:00:00Z");
    let mmsi = Mmsi::new(200_000_001).unwrap();
    let evidence = vec![Evidence { role: "departure".into(), t: begin, source: 1, offset: 42 }];
    Event { id: EventId::new(EventKind::Voyage, mmsi, begin, 0), version: 1, mmsi, track: 0, open: false, detail, evidence }
}

fn way(from: &str, to: &str, verdict: Verdict) -> Detail {
    Detail::Voyage(Voyage {
        departure: Some(moment("2024-05-01T00:00:00Z")),
        from_port: Some(from.into()),
        from_name: Some("Dorsk".into()),
        arrival: Some(moment("2024-05-04T12:00:00Z")),
        to_port: Some(to.into()),
        to_name: Some(if to == "XFSAL" { "Ras Salim".into() } else { "Limara".into() }),
        begin: moment("2024-05-01T00:00:00Z"),
        hours: 84.0,
        sea_miles: 900.0,
        max_draught_m: None,
        gaps: Vec::new(),
        gap_hours: 0.0,
        declared: Vec::new(),
        verdict: Some(verdict),
        rule: None,
        weight: None,
        record_kept: 0,
        record_readable: 0,
    })
}

#[test]
fn a_voyage_of_the_watched_way() {
    let seen = observe(&event(way("XBDOR", "XFSAL", Verdict::Contradicted)), &ship(false), &watch(), &is).unwrap();
    assert_eq!((seen.stages.as_slice(), seen.strength), ([Stage::InTransit, Stage::Arrived].as_slice(), Strength::Moderate));
    assert_eq!((seen.known.to_string().as_str(), seen.source.as_str(), seen.about_cargo), ("2024-05-04", "1:42", false));
    assert!(
        seen.text.starts_with("NIVEDA (MMSI 200000001) left Dorsk on 2024-05-01 00:00 and reached Ras Salim"),
        "{}",
        seen.text
    );
    let kept = observe(&event(way("XBDOR", "XFSAL", Verdict::Kept)), &ship(false), &watch(), &is).unwrap();
    assert_eq!(kept.strength, Strength::Weak);
}

#[test]
fn other_ships_are_told_for_the_whole_way_only() {
    let half = event(way("XBDOR", "XCLIM", Verdict::Kept));
    assert!(observe(&half, &ship(false), &watch(), &is).is_none());
    let seen = observe(&half, &ship(true), &watch(), &is).unwrap();
    assert_eq!(seen.stages, [Stage::InTransit]);
    assert!(observe(&event(way("XCLIM", "XCLIM", Verdict::Kept)), &ship(true), &watch(), &is).is_none());
}
