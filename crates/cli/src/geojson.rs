//! GeoJSON (RFC 7946) as we print it: one feature collection, cut at the antimeridian where it must be.

mod cut;

use geo::LatLon;
use serde_json::{Map, Value, json};

use crate::exit::CliError;

/// A feature.
pub(crate) fn feature(geometry: Value, properties: Value) -> Value {
    json!({ "type": "Feature", "geometry": geometry, "properties": properties })
}

/// A point.
pub(crate) fn point(at: LatLon) -> Value {
    json!({ "type": "Point", "coordinates": [rounded(at.lon), rounded(at.lat)] })
}

/// A line; where it crosses the antimeridian, several (RFC 7946, section 3.1.9).
pub(crate) fn line(points: &[LatLon]) -> Value {
    let mut parts: Vec<Vec<Value>> = vec![Vec::new()];
    let mut before: Option<LatLon> = None;
    for &at in points {
        if let Some(b) = before.filter(|b| (b.lon - at.lon).abs() > 180.0) {
            let side = 180.0_f64.copysign(b.lon);
            let to = at.lon + 2.0 * side;
            let share = if (to - b.lon).abs() > 1e-12 { (side - b.lon) / (to - b.lon) } else { 0.0 };
            let lat = rounded(b.lat + (at.lat - b.lat) * share);
            if let Some(part) = parts.last_mut() {
                part.push(json!([side, lat]));
            }
            parts.push(vec![json!([-side, lat])]);
        }
        if let Some(part) = parts.last_mut() {
            part.push(json!([rounded(at.lon), rounded(at.lat)]));
        }
        before = Some(at);
    }
    parts.retain(|part| part.len() > 1);
    match parts.as_slice() {
        [one] => json!({ "type": "LineString", "coordinates": one }),
        _ => json!({ "type": "MultiLineString", "coordinates": parts }),
    }
}

/// An area given by its rings, the area on the left of each: outlines anticlockwise, holes clockwise, in any order.
pub(crate) fn area(polygons: &[Vec<Vec<LatLon>>]) -> Value {
    let ring = |ring: &cut::Ring| -> Vec<Value> {
        let mut corners: Vec<(f64, f64)> = ring.iter().map(|&(lon, lat)| (rounded(lon), rounded(lat))).collect();
        corners.dedup();
        if corners.first() != corners.last() {
            corners.extend(corners.first().copied());
        }
        corners.into_iter().map(|(lon, lat)| json!([lon, lat])).collect()
    };
    let polygons: Vec<Vec<Vec<Value>>> =
        cut::polygons(polygons.iter().flatten()).iter().map(|rings| rings.iter().map(ring).collect()).collect();
    json!({ "type": "MultiPolygon", "coordinates": polygons })
}

/// Prints a collection on standard output.
pub(crate) fn print(features: Vec<Value>) -> Result<(), CliError> {
    let mut all = Map::new();
    all.insert("type".to_owned(), "FeatureCollection".into());
    all.insert("features".to_owned(), features.into());
    crate::output::print_json(std::io::stdout().lock(), [all])
}

/// Degrees to a metre or so.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

#[cfg(test)]
#[path = "geojson_tests.rs"]
mod tests;
