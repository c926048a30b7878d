//! Tracks and events as GeoJSON (RFC 7946): lines cut at the antimeridian, each feature with the lines that show it.

use serde_json::{Error, Map, Value, json};

use crate::{
    case_file::CaseFile,
    features::{Feature, Shape, features},
};

/// The feature collection.
///
/// # Errors
///
/// It cannot be written.
pub fn geojson(file: &CaseFile) -> Result<String, Error> {
    let features: Vec<Value> = features(file).iter().map(|f| feature(f, file)).collect();
    let contents = if file.cargo_seen() { "see the case" } else { "unknown" };
    let all = json!({
        "type": "FeatureCollection",
        "case": file.assessment.case,
        "as_of": file.assessment.as_of,
        "contents": contents,
        "version": file.assessment.version,
        "features": features,
    });
    let mut text = serde_json::to_string(&all)?;
    text.push('\n');
    Ok(text)
}

fn feature(f: &Feature, file: &CaseFile) -> Value {
    let mut p = Map::new();
    let mut set = |key: &str, value: Value| p.insert(key.to_owned(), value);
    set("feature", f.feature.into());
    set("mmsi", f.mmsi.get().into());
    set("imo", f.imo.into());
    set("ship", f.ship.clone().into());
    set("event", f.event.into());
    set("verdict", f.verdict.into());
    set("begin", f.begin.to_string().into());
    set("end", f.end.map(|t| t.to_string()).into());
    set("text", f.text.clone().into());
    let line = |l: &crate::features::Line| json!({ "role": l.role, "t": l.t.to_string(), "source": file.input(l.source), "offset": l.offset });
    set("lines", f.lines.iter().map(line).collect());
    json!({ "type": "Feature", "id": f.id, "geometry": geometry(&f.shape), "properties": p })
}

fn geometry(shape: &Shape) -> Value {
    let at = |&(lon, lat): &(f64, f64)| json!([rounded(lon), rounded(lat)]);
    match shape {
        Shape::None => Value::Null,
        Shape::Point(p) => json!({ "type": "Point", "coordinates": at(p) }),
        Shape::Lines(parts) => match parts.as_slice() {
            [one] => json!({ "type": "LineString", "coordinates": one.iter().map(at).collect::<Vec<_>>() }),
            many => {
                json!({ "type": "MultiLineString", "coordinates": many.iter().map(|p| p.iter().map(at).collect()).collect::<Vec<Vec<_>>>() })
            }
        },
    }
}

/// Degrees to a centimetre: finer than any position report.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

#[cfg(test)]
#[path = "geojson_tests.rs"]
mod tests;
