//! Anchorage points as Global Fishing Watch publishes them (`s2id,latitude,longitude,label,sublabel,iso3`): many points a port.

use std::collections::BTreeMap;

use crate::{
    files::{FileSummary, countries, field, position, refuse},
    geodesic::near_distance_m,
    latlon::LatLon,
    port::{Origin, Port, PortKind},
};

/// Points of one label closer than this to a cluster's first are one place, km. Own choice: the reach of a large port.
const CLUSTER_KM: f64 = 10.0;

struct Cluster {
    first: LatLon,
    points: Vec<LatLon>,
}

pub(super) fn read(text: &str, header: &[String], summary: &mut FileSummary) -> Vec<Port> {
    let at = |name: &str| header.iter().position(|c| c == name);
    let (lat, lon) = (at("latitude").or(at("lat")), at("longitude").or(at("lon")));
    let (label, iso3) = (at("label"), at("iso3"));
    let mut places: BTreeMap<(String, String), Vec<Cluster>> = BTreeMap::new();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(e) => {
                refuse(summary, e.position().map(csv::Position::line), &e.to_string());
                continue;
            }
        };
        let point = match position(field(&record, lat), field(&record, lon)) {
            Ok(point) => point,
            Err(super::Skip::Refused(detail)) => {
                refuse(summary, record.position().map(csv::Position::line), &detail);
                continue;
            }
            Err(super::Skip::Passed) => continue,
        };
        let name = field(&record, label);
        // A point without a name cannot be called a port.
        if name.is_empty() {
            continue;
        }
        let clusters = places.entry((field(&record, iso3).to_owned(), name.to_owned())).or_default();
        match clusters.iter_mut().find(|c| near_distance_m(c.first, point) <= CLUSTER_KM * 1000.0) {
            Some(cluster) => cluster.points.push(point),
            None => clusters.push(Cluster { first: point, points: vec![point] }),
        }
    }
    places
        .into_iter()
        .flat_map(|((iso3, label), clusters)| {
            let country = countries::of_alpha3(&iso3).unwrap_or_default();
            (1..).zip(clusters).map(move |(n, cluster)| port(&iso3, country, &label, n, &cluster)).collect::<Vec<_>>()
        })
        .collect()
}

fn port(iso3: &str, country: &str, label: &str, n: usize, cluster: &Cluster) -> Port {
    let count = cluster.points.len().max(1) as f64;
    // Measured from the first point, so that a port on the antimeridian has one middle.
    let east = |p: &LatLon| {
        let d = p.lon - cluster.first.lon;
        if d > 180.0 {
            d - 360.0
        } else if d < -180.0 {
            d + 360.0
        } else {
            d
        }
    };
    let lat = cluster.points.iter().map(|p| p.lat).sum::<f64>() / count;
    let mut lon = cluster.first.lon + cluster.points.iter().map(east).sum::<f64>() / count;
    if lon > 180.0 {
        lon -= 360.0;
    } else if lon < -180.0 {
        lon += 360.0;
    }
    let at = LatLon::new(lat, lon).unwrap_or(cluster.first);
    let reach = cluster.points.iter().map(|p| near_distance_m(at, *p) / 1000.0).fold(0.0, f64::max);
    let suffix = if n > 1 { format!("-{n}") } else { String::new() };
    Port {
        key: format!("GFW:{iso3}:{label}{suffix}").into(),
        locode: None,
        name: title(label).into(),
        variants: Vec::new(),
        country: country.into(),
        at,
        kind: PortKind::Anchorage,
        // Half a cell of the points' own grid (S2 level 14, about 0.5 km) around the outermost.
        radius_km: (reach + 0.5).clamp(1.0, CLUSTER_KM),
        origin: Origin::Anchorages,
    }
}

/// `PORT SAID` as `Port Said`.
fn title(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let mut begin = true;
    for c in label.chars() {
        if begin {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        begin = !c.is_alphanumeric();
    }
    out
}
