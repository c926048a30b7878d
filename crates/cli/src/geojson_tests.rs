use super::*;

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

#[test]
fn a_line_is_cut_at_the_antimeridian() {
    let cut = line(&[at(10.0, 178.0), at(12.0, -178.0), at(12.0, -177.0)]);
    assert_eq!(
        cut,
        json!({"type": "MultiLineString", "coordinates": [[[178.0, 10.0], [180.0, 11.0]], [[-180.0, 11.0], [-178.0, 12.0], [-177.0, 12.0]]]})
    );
    assert_eq!(line(&[at(1.0, 2.0), at(3.0, 4.0)]), json!({"type": "LineString", "coordinates": [[2.0, 1.0], [4.0, 3.0]]}));
}
