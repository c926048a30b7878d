//! UN/LOCODE: with one header line as republished, or UNECE's own files without one.

use crate::{
    files::{Row, Skip, field, locode, position},
    latlon::LatLon,
    port::{Origin, Port, PortKind},
};

/// How far from the coordinates of a town its berths may be, km. Own choice: they are given to a minute of arc (1.9 km).
const RADIUS_KM: f64 = 2.0;

/// Where the columns are.
pub(super) struct Columns {
    /// Country and code in one column, or in two.
    code: Option<usize>,
    place: Option<usize>,
    name: Option<usize>,
    plain_name: Option<usize>,
    function: Option<usize>,
    /// Decimal degrees.
    decimal: Option<(usize, usize)>,
    /// `4230N 00131E`.
    coordinates: Option<usize>,
}

impl Columns {
    pub(super) fn find(header: &[String]) -> Self {
        let at = |name: &str| header.iter().position(|c| c == name);
        Self {
            code: at("un_locode"),
            place: None,
            name: at("name"),
            plain_name: at("name_en"),
            function: at("function_code"),
            decimal: at("latitude_dec").zip(at("longitude_dec")),
            coordinates: None,
        }
    }

    /// Change, country, place, name, name without diacritics, subdivision, function, status, date, IATA, coordinates, remarks.
    pub(super) fn unece() -> Self {
        Self {
            code: Some(1),
            place: Some(2),
            name: Some(3),
            plain_name: Some(4),
            function: Some(6),
            decimal: None,
            coordinates: Some(10),
        }
    }
}

/// Whether a first row is one of UNECE's files: twelve columns, the second a country, the fourth the country's name with a dot before.
pub(super) fn is_unece(first: &[String]) -> bool {
    let column = |n: usize| first.get(n).map_or("", String::as_str);
    first.len() >= 11 && column(1).len() == 2 && (column(3).starts_with('.') || column(2).len() == 3)
}

pub(super) fn port(record: &csv::StringRecord, columns: &Columns) -> Row {
    let place = field(record, columns.place);
    if columns.place.is_some() && place.is_empty() {
        // The country's own line.
        return Err(Skip::Passed);
    }
    let text = format!("{}{place}", field(record, columns.code));
    let Some(code) = locode(&text) else {
        return Err(Skip::Refused(format!("{text:?} is no UN/LOCODE")));
    };
    let name = field(record, columns.name);
    if name.is_empty() {
        return Err(Skip::Refused(format!("{text} has no name")));
    }
    // Function 1 is a port; places without it are towns, airports and stations.
    if !field(record, columns.function).starts_with('1') {
        return Err(Skip::Passed);
    }
    let at = match columns.decimal {
        Some((lat, lon)) => match (field(record, Some(lat)), field(record, Some(lon))) {
            ("", "") => return Err(Skip::Passed),
            (lat, lon) => position(lat, lon)?,
        },
        None => match field(record, columns.coordinates) {
            "" => return Err(Skip::Passed),
            text => degrees_minutes(text).ok_or_else(|| Skip::Refused(format!("coordinates {text:?}; expected 4230N 00131E")))?,
        },
    };
    let plain = field(record, columns.plain_name);
    Ok(Port {
        key: code.clone(),
        country: code.get(..2).unwrap_or_default().into(),
        locode: Some(code),
        name: name.into(),
        variants: (!plain.is_empty() && plain != name).then(|| plain.into()).into_iter().collect(),
        at,
        kind: PortKind::Port,
        radius_km: RADIUS_KM,
        origin: Origin::UnLocode,
    })
}

/// `4230N 00131E`.
fn degrees_minutes(text: &str) -> Option<LatLon> {
    let (lat, lon) = text.split_once(' ')?;
    let angle = |text: &str, digits: usize, negative: char| {
        let sign = if text.ends_with(negative) { -1.0 } else { 1.0 };
        let degrees: f64 = text.get(..digits)?.parse().ok()?;
        let minutes: f64 = text.get(digits..digits + 2)?.parse().ok()?;
        Some(sign * (degrees + minutes / 60.0))
    };
    LatLon::new(angle(lat, 2, 'S')?, angle(lon, 3, 'W')?)
}
