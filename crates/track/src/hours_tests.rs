use super::*;

fn at(hours: f64) -> Timestamp {
    Timestamp::from_millis((hours * HOUR_MS as f64) as i64)
}

fn ship() -> (Mmsi, TransponderClass) {
    (Mmsi::new(200_000_001).unwrap(), TransponderClass::A)
}

fn place(lon: f64) -> LatLon {
    LatLon::new(42.0, lon).unwrap()
}

#[test]
fn hours_between_count_as_not_heard() {
    let mut hours = Hours::begin(at(0.1));
    let mut out = Vec::new();
    hours.hear(ship(), at(0.1), None, Some(place(130.0)), &mut out);
    hours.hear(ship(), at(0.6), Some((at(0.1), place(130.0))), Some(place(130.1)), &mut out);
    hours.hear(ship(), at(4.5), Some((at(0.6), place(130.1))), Some(place(131.0)), &mut out);
    let told: Vec<(i32, u16)> = out.iter().map(|h| (h.hour, h.reports)).collect();
    assert_eq!(told, [(0, 2), (1, 0), (2, 0), (3, 0)]);
    assert_eq!(hours.own(), (5, 2));
    assert_ne!(out[1].cell, out[3].cell);
}

#[test]
fn a_ship_that_cannot_have_gone_straight_was_nowhere() {
    let mut hours = Hours::begin(at(0.1));
    let mut out = Vec::new();
    hours.hear(ship(), at(0.1), None, Some(place(130.0)), &mut out);
    hours.hear(ship(), at(3.1), Some((at(0.1), place(130.0))), Some(place(140.0)), &mut out);
    assert_eq!(out.len(), 1);
    hours.hear(ship(), at(80.1), Some((at(3.1), place(140.0))), Some(place(140.1)), &mut out);
    assert_eq!(out.len(), 2, "two days and more show nothing");
    assert_eq!(hours.own(), (24, 1));
}

#[test]
fn across_the_antimeridian_the_way_is_short() {
    let mut hours = Hours::begin(at(0.1));
    let mut out = Vec::new();
    hours.hear(ship(), at(0.1), None, Some(place(179.9)), &mut out);
    hours.hear(ship(), at(2.9), Some((at(0.1), place(179.9))), Some(place(-179.9)), &mut out);
    assert_eq!(out.len(), 2);
    assert!(LatLng::from(h3o::CellIndex::try_from(out[1].cell).unwrap()).lng().abs() > 179.5);
}
