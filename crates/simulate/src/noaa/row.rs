//! One row of CSV in the columns of NOAA's `MarineCadastre`.

use std::path::Path;

use geo::LatLon;
use model::Day;

use crate::error::SimulateError;

/// Where the columns are. Those that nothing is planted in keep what they held.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) count: usize,
    pub(super) mmsi: usize,
    pub(super) time: usize,
    pub(super) lat: usize,
    pub(super) lon: usize,
    pub(super) sog: Option<usize>,
    pub(super) cog: Option<usize>,
    pub(super) heading: Option<usize>,
    pub(super) name: Option<usize>,
    pub(super) imo: Option<usize>,
    pub(super) call_sign: Option<usize>,
    pub(super) vessel_type: Option<usize>,
}

impl Columns {
    /// Reads a header.
    pub(super) fn read(path: &Path, header: &str) -> Result<Self, SimulateError> {
        let names: Vec<&str> = header.trim_end().trim_start_matches('\u{feff}').split(',').map(|n| n.trim_matches('"')).collect();
        let find = |name: &str| names.iter().position(|n| n.eq_ignore_ascii_case(name));
        let must = |name: &str| {
            find(name).ok_or_else(|| SimulateError::Traffic {
                path: path.display().to_string(),
                detail: format!(
                    "no column {name}; expected the columns of MarineCadastre: MMSI, BaseDateTime, LAT, LON and so on"
                ),
            })
        };
        Ok(Self {
            count: names.len(),
            mmsi: must("MMSI")?,
            time: must("BaseDateTime")?,
            lat: must("LAT")?,
            lon: must("LON")?,
            sog: find("SOG"),
            cog: find("COG"),
            heading: find("Heading"),
            name: find("VesselName"),
            imo: find("IMO"),
            call_sign: find("CallSign"),
            vessel_type: find("VesselType"),
        })
    }

    /// MMSI, second of the epoch and place of a row; nothing where it has none of them.
    pub(super) fn key(&self, fields: &[&str]) -> Option<(u32, i64, LatLon)> {
        let at = LatLon::new(fields.get(self.lat)?.parse().ok()?, fields.get(self.lon)?.parse().ok()?)?;
        Some((fields.get(self.mmsi)?.parse().ok()?, seconds(fields.get(self.time)?)?, at))
    }
}

/// Splits a row into its fields; quotes stay.
pub(super) fn split<'a>(line: &'a str, fields: &mut Vec<&'a str>) {
    fields.clear();
    let line = line.trim_end_matches(['\n', '\r']);
    if !line.contains('"') {
        fields.extend(line.split(','));
        return;
    }
    let (mut quoted, mut from) = (false, 0);
    for (i, b) in line.bytes().enumerate() {
        match b {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                fields.extend(line.get(from..i));
                from = i + 1;
            }
            _ => {}
        }
    }
    fields.extend(line.get(from..));
}

/// `2020-01-01T00:00:00` as the second of the epoch.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let b = text.as_bytes();
    if b.len() < 19 {
        return None;
    }
    let digits = |from: usize, to: usize| {
        b.get(from..to)?.iter().try_fold(0_i64, |n, d| d.is_ascii_digit().then(|| n * 10 + i64::from(d - b'0')))
    };
    let day = Day::from_civil(digits(0, 4)? as i32, digits(5, 7)? as u32, digits(8, 10)? as u32)?;
    let (hour, minute, second) = (digits(11, 13)?, digits(14, 16)?, digits(17, 19)?);
    (hour < 24 && minute < 60 && second < 60).then(|| i64::from(day.days()) * 86_400 + (hour * 60 + minute) * 60 + second)
}

/// A second of the epoch as NOAA writes it.
pub(super) fn written(t: i64) -> String {
    let text = model::Timestamp::from_secs(t).to_string();
    text.chars().take(19).collect()
}
