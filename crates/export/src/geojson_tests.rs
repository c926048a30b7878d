use super::*;
use crate::made::made;

#[test]
fn a_voyage_over_the_antimeridian_is_cut() {
    let mut file = made();
    file.events.clear();
    for (n, p) in file.tracks[1].points.iter_mut().enumerate() {
        (p.lat, p.lon) = (-15.0, if n < 3 { 179.0 + n as f64 * 0.4 } else { -180.0 + (n - 3) as f64 * 0.4 });
    }
    let all: Value = serde_json::from_str(&geojson(&file).unwrap()).unwrap();
    let cut = all["features"].as_array().unwrap().iter().find(|f| f["geometry"]["type"] == "MultiLineString").unwrap();
    let parts = cut["geometry"]["coordinates"].as_array().unwrap();
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0].as_array().unwrap().last().unwrap()[0], 180.0);
    assert_eq!(parts[1][0][0], -180.0);
}

#[test]
fn silences_are_features_of_their_own() {
    let all: Value = serde_json::from_str(&geojson(&made()).unwrap()).unwrap();
    let of = |kind: &str| all["features"].as_array().unwrap().iter().filter(|f| f["properties"]["feature"] == kind).count();
    assert_eq!((of("track"), of("silence"), of("declared"), of("event")), (3, 1, 1, 4));
    assert_eq!(all["contents"], "unknown");
}
