use model::{Mmsi, Timestamp};

use super::*;

fn fix(hour: i64, lat: f64, lon: f64) -> Fix {
    Fix { t: Timestamp::from_secs(hour * 3600), lat, lon, source: 1, offset: 0 }
}

#[test]
fn silences_are_legs_of_their_own() {
    let track = Track {
        mmsi: Mmsi::new(123_456_789).unwrap(),
        track: 0,
        name: None,
        imo: None,
        points: vec![fix(0, 0.0, 0.0), fix(1, 0.0, 0.2), fix(20, 1.0, 3.0), fix(21, 1.0, 3.2)],
    };
    let legs = legs(&track, &[]);
    assert_eq!(legs.iter().map(|l| (l.points.len(), l.heard)).collect::<Vec<_>>(), [(2, true), (2, false), (2, true)]);
}

#[test]
fn a_line_is_cut_at_the_antimeridian() {
    let at = |lat, lon| LatLon::new(lat, lon).unwrap();
    assert_eq!(
        parts(&[at(10.0, 178.0), at(12.0, -178.0), at(12.0, -177.0)]),
        [vec![(178.0, 10.0), (180.0, 11.0)], vec![(-180.0, 11.0), (-178.0, 12.0), (-177.0, 12.0)]]
    );
    assert_eq!(parts(&[at(10.0, -179.0), at(10.0, 179.0)]), [[(-179.0, 10.0), (-180.0, 10.0)], [(180.0, 10.0), (179.0, 10.0)]]);
    assert_eq!(parts(&[at(1.0, 2.0), at(3.0, 4.0)]), [[(2.0, 1.0), (4.0, 3.0)]]);
    assert_eq!(parts(&[at(1.0, 180.0), at(3.0, -179.0)]), [[(-180.0, 1.0), (-179.0, 3.0)]], "it begins on the edge");
}
