//! NGA's World Port Index (Pub. 150) as CSV.

use crate::{
    files::{Row, Skip, countries, field, locode, position},
    port::{Origin, Port, PortKind},
};

/// Where the columns are.
pub(super) struct Columns {
    number: Option<usize>,
    name: Option<usize>,
    alternate: Option<usize>,
    code: Option<usize>,
    country: Option<usize>,
    size: Option<usize>,
    kind: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
}

impl Columns {
    pub(super) fn find(header: &[String]) -> Self {
        let at = |name: &str| header.iter().position(|c| c == name);
        Self {
            number: at("World Port Index Number"),
            name: at("Main Port Name"),
            alternate: at("Alternate Port Name"),
            code: at("UN/LOCODE"),
            country: at("Country Code"),
            size: at("Harbor Size"),
            kind: at("Harbor Type"),
            lat: at("Latitude"),
            lon: at("Longitude"),
        }
    }
}

/// How far the berths of a harbour of each size reach, km. Own choice, from the curated ports of each size.
pub(super) fn radius_km(size: &str) -> f64 {
    match size {
        "Large" => 8.0,
        "Medium" => 5.0,
        "Small" => 3.0,
        _ => 2.5,
    }
}

pub(super) fn port(record: &csv::StringRecord, columns: &Columns) -> Row {
    let name = field(record, columns.name);
    if name.is_empty() {
        return Err(Skip::Refused("a port without a name".to_owned()));
    }
    let at = position(field(record, columns.lat), field(record, columns.lon))?;
    let code = locode(field(record, columns.code));
    let number = field(record, columns.number).trim_end_matches(".0");
    let country = code
        .as_deref()
        .and_then(|c| c.get(..2))
        .or_else(|| countries::of_name(field(record, columns.country)))
        .unwrap_or_default();
    let alternate = field(record, columns.alternate);
    let kind = if name.ends_with("Terminal") || field(record, columns.kind).contains("Tanker") {
        PortKind::Terminal
    } else {
        PortKind::Port
    };
    Ok(Port {
        key: code.clone().unwrap_or_else(|| format!("WPI{number}").into()),
        country: country.into(),
        locode: code,
        name: name.into(),
        variants: alternate.split(';').map(str::trim).filter(|v| !v.is_empty()).map(Into::into).collect(),
        at,
        kind,
        radius_km: radius_km(field(record, columns.size)),
        origin: Origin::WorldPortIndex,
    })
}
