use model::time::HOUR_MS;

use super::*;

fn heard(mmsi: u64, first_h: i64, last_h: i64, lon: f64, length: f32) -> Heard {
    let line = |h: i64| Line { t: Timestamp::from_millis(h * HOUR_MS), source: 1, offset: 0 };
    let at = LatLon::new(40.0, lon).unwrap();
    let mmsi = Mmsi::new(mmsi).unwrap();
    Heard { mmsi, first: (line(first_h), at), last: (line(last_h), at), size_m: (length, 18.0), ship_type: 70 }
}

fn found(vessels: &[Heard]) -> Vec<(u32, Option<u32>)> {
    let t = |h: i64| Timestamp::from_millis(h * HOUR_MS);
    let events = heirs(&IdentityConfig::default(), vessels, t(0), t(1000));
    events.iter().map(|e| (e.mmsi.get(), if let Detail::Identity(i) = &e.detail { i.other_mmsi } else { None })).collect()
}

#[test]
fn one_ends_and_one_of_the_same_hull_begins() {
    let (old, new) = (heard(1, 0, 400, 10.0, 115.0), heard(2, 420, 1000, 11.0, 115.0));
    assert_eq!(found(&[new, old]), [(2, Some(1))]);
    assert!(found(&[old, heard(2, 420, 1000, 11.0, 120.0)]).is_empty(), "another hull");
    assert!(found(&[old, heard(2, 402, 1000, 30.0, 115.0)]).is_empty(), "too far");
    assert!(found(&[old, heard(2, 1, 1000, 11.0, 115.0)]).is_empty(), "heard before");
    assert!(found(&[old, new, heard(3, 0, 401, 10.0, 115.0)]).is_empty(), "two fit");
    assert!(found(&[old, new, heard(3, 430, 1000, 10.0, 115.0)]).is_empty(), "of two, nobody knows which");
}
