//! Which column means what.

use std::str::FromStr;

use crate::{error::FeedError, format::Format};

/// A field of a report that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Field {
    Time,
    Mmsi,
    Lat,
    Lon,
    Sog,
    Cog,
    Heading,
    Rot,
    Status,
    Name,
    Imo,
    CallSign,
    ShipType,
    Length,
    Beam,
    Draught,
    Destination,
    Eta,
    Class,
    MsgType,
    Station,
}

/// Number of fields.
pub(crate) const FIELDS: usize = 21;

/// Each field, the word for it in a mapping, and the headers it is known by: lower case, letters and digits only. They are the
/// columns of NOAA's MarineCadastre (old and new), of the Danish Maritime Authority, and common names of other exports.
const KNOWN: [(Field, &str, &[&str]); FIELDS] = [
    (Field::Time, "t", &["basedatetime", "timestamp", "datetime", "time", "t", "dtposutc", "timeutc", "tutc"]),
    (Field::Mmsi, "mmsi", &["mmsi"]),
    (Field::Lat, "lat", &["lat", "latitude"]),
    (Field::Lon, "lon", &["lon", "longitude", "lng", "long"]),
    (Field::Sog, "sog", &["sog", "sogkn", "speed", "speedoverground"]),
    (Field::Cog, "cog", &["cog", "cogdeg", "course", "courseoverground"]),
    (Field::Heading, "heading", &["heading", "headingdeg", "trueheading", "hdg"]),
    (Field::Rot, "rot", &["rot", "rateofturn", "rotdegmin"]),
    (Field::Status, "status", &["status", "navigationalstatus", "navstatus", "navigationstatus"]),
    (Field::Name, "name", &["vesselname", "name", "shipname"]),
    (Field::Imo, "imo", &["imo", "imonumber"]),
    (Field::CallSign, "call_sign", &["callsign"]),
    (Field::ShipType, "ship_type", &["vesseltype", "shiptype", "type"]),
    (Field::Length, "length", &["length", "lengthm"]),
    (Field::Beam, "beam", &["width", "beam", "beamm"]),
    (Field::Draught, "draught", &["draft", "draught", "draughtm"]),
    (Field::Destination, "destination", &["destination"]),
    (Field::Eta, "eta", &["eta"]),
    (Field::Class, "class", &["transceiverclass", "transceiver", "typeofmobile", "class"]),
    (Field::MsgType, "msg_type", &["msgtype", "messageid", "messagetype"]),
    (Field::Station, "station", &["station"]),
];

/// Columns of the known publishers of which nothing is kept: they repeat others, or are of the device rather than the ship.
const NOT_KEPT: [&str; 9] =
    ["cargo", "cargotype", "typeofpositionfixingdevice", "datasourcetype", "sizea", "sizeb", "sizec", "sized", "geometry"];

/// What a report cannot do without.
const NECESSARY: [Field; 4] = [Field::Time, Field::Mmsi, Field::Lat, Field::Lon];

impl Field {
    /// The word for it in a mapping.
    pub(crate) fn word(self) -> &'static str {
        KNOWN.iter().find(|k| k.0 == self).map_or("", |k| k.1)
    }

    fn of_header(name: &str) -> Option<Self> {
        let key = key(name);
        KNOWN.iter().find(|k| k.2.contains(&key.as_str())).map(|k| k.0)
    }
}

/// Lower case, letters and digits only.
fn key(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// What the columns of a table mean: `t=BaseDateTime,mmsi=MMSI,lat=LAT,lon=LON,...`. Columns that it does not name keep the
/// meaning their name has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMapping {
    pairs: Vec<(Field, String)>,
}

impl FromStr for ColumnMapping {
    type Err = FeedError;

    fn from_str(text: &str) -> Result<Self, FeedError> {
        let bad = |text: &str, detail: String| FeedError::Mapping { text: text.to_owned(), detail };
        let mut pairs: Vec<(Field, String)> = Vec::new();
        for pair in text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            let (word, column) = pair
                .split_once('=')
                .map(|(w, c)| (w.trim(), c.trim()))
                .filter(|(_, column)| !column.is_empty())
                .ok_or_else(|| bad(pair, "expected FIELD=COLUMN".to_owned()))?;
            let field = KNOWN
                .iter()
                .find(|k| k.1 == word)
                .map(|k| k.0)
                .ok_or_else(|| bad(pair, format!("no field {word}; expected one of {}", KNOWN.map(|k| k.1).join(", "))))?;
            if pairs.iter().any(|(f, _)| *f == field) {
                return Err(bad(pair, format!("the field {word} is named twice")));
            }
            pairs.push((field, column.to_owned()));
        }
        Ok(Self { pairs })
    }
}

/// The meaning of the columns of one table.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The field of each column.
    pub(crate) fields: Vec<Option<Field>>,
    /// Columns that are not known, from which nothing is taken.
    pub(crate) unknown: Vec<String>,
    /// Columns that are known, and not kept.
    pub(crate) not_kept: Vec<String>,
}

impl Layout {
    /// Finds the meaning of columns by a mapping, then by their names; of two that mean the same the first is taken.
    pub(crate) fn new<S: AsRef<str>>(
        name: &str,
        format: Format,
        columns: &[S],
        mapping: Option<&ColumnMapping>,
    ) -> Result<Self, FeedError> {
        let mut fields: Vec<Option<Field>> = vec![None; columns.len()];
        let mut taken = [false; FIELDS];
        if let Some(mapping) = mapping {
            for (field, column) in &mapping.pairs {
                let at = columns.iter().position(|c| c.as_ref().trim() == column).ok_or_else(|| FeedError::Mapping {
                    text: format!("{}={column}", field.word()),
                    detail: format!("{name} has no column {column}; it has {}", listed(columns).join(", ")),
                })?;
                if let (Some(slot), Some(taken)) = (fields.get_mut(at), taken.get_mut(*field as usize)) {
                    *slot = Some(*field);
                    *taken = true;
                }
            }
        }
        for (slot, column) in fields.iter_mut().zip(columns) {
            if slot.is_none()
                && let Some(field) = Field::of_header(column.as_ref())
                && let Some(taken) = taken.get_mut(field as usize)
                && !*taken
            {
                *slot = Some(field);
                *taken = true;
            }
        }
        let missing: Vec<String> =
            NECESSARY.iter().filter(|f| taken.get(**f as usize) != Some(&true)).map(|f| f.word().to_owned()).collect();
        if !missing.is_empty() {
            return Err(FeedError::MissingColumns { name: name.to_owned(), format, found: listed(columns), missing });
        }
        let left = fields.iter().zip(columns).filter(|(f, _)| f.is_none()).map(|(_, c)| c.as_ref().trim().to_owned());
        let (not_kept, unknown) = left.partition(|c| NOT_KEPT.contains(&key(c).as_str()));
        Ok(Self { fields, unknown, not_kept })
    }
}

fn listed<S: AsRef<str>>(columns: &[S]) -> Vec<String> {
    columns.iter().map(|c| c.as_ref().trim().to_owned()).collect()
}

/// The format of a CSV with this header, where it is one of reports: its columns are those of a known publisher, or hold an MMSI.
pub(crate) fn csv_format(columns: &[String]) -> Option<Format> {
    let keys: Vec<String> = columns.iter().map(|c| key(c)).collect();
    let has = |name: &str| keys.iter().any(|k| k == name);
    if !has("mmsi") {
        return None;
    }
    Some(if has("basedatetime") {
        Format::NoaaCsv
    } else if has("timestamp") && has("typeofmobile") {
        Format::DmaCsv
    } else {
        Format::Csv
    })
}

#[cfg(test)]
#[path = "columns_tests.rs"]
mod tests;
