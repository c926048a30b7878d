//! From the cells of a row to a report: one reading for CSV and Parquet.

use model::{PositionRow, Reason, SourceId, Timestamp, TransponderClass, VoyageRow};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::{
    clock::Clock,
    columns::{FIELDS, Field},
    number::{fixed, scaled},
    rows::Rows,
    statics::read_static,
    stations::Stations,
    words,
};

/// A cell.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Value<'a> {
    /// Empty.
    #[default]
    None,
    /// As written.
    Text(&'a [u8]),
    Int(i64),
    Float(f64),
    /// Milliseconds of the epoch.
    Time(i64),
}

impl<'a> Value<'a> {
    /// Text without blanks around it; an empty one is nothing.
    pub(crate) fn text(text: &'a [u8]) -> Self {
        let text = text.trim_ascii();
        if text.is_empty() { Self::None } else { Self::Text(text) }
    }

    /// The number times ten to `scale`: nothing where the cell is empty, an error where it holds no number.
    pub(crate) fn number(self, scale: u32) -> Result<Option<i64>, ()> {
        match self {
            Self::None => Ok(None),
            Self::Text(text) => fixed(text, scale).map(Some).ok_or(()),
            Self::Int(n) => n.checked_mul(10_i64.pow(scale)).map(Some).ok_or(()),
            Self::Float(f) if f.is_nan() => Ok(None),
            Self::Float(f) => scaled(f, scale).map(Some).ok_or(()),
            Self::Time(_) => Err(()),
        }
    }

    pub(crate) fn shown(self) -> String {
        match self {
            Self::None => "nothing".to_owned(),
            Self::Text(text) => format!("{:?}", String::from_utf8_lossy(text.get(..40).unwrap_or(text))),
            Self::Int(n) | Self::Time(n) => n.to_string(),
            Self::Float(f) => f.to_string(),
        }
    }
}

/// The cells of one row by field.
#[derive(Debug, Default)]
pub(crate) struct Cells<'a>([Value<'a>; FIELDS]);

impl<'a> Cells<'a> {
    #[inline]
    pub(crate) fn set(&mut self, field: Field, value: Value<'a>) {
        if let Some(cell) = self.0.get_mut(field as usize) {
            *cell = value;
        }
    }

    #[inline]
    pub(crate) fn get(&self, field: Field) -> Value<'a> {
        self.0.get(field as usize).copied().unwrap_or_default()
    }
}

/// Why a row was not taken.
pub(crate) type Problem = (Reason, String);

/// What times a report can have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// Milliseconds of the epoch.
    pub(crate) latest: i64,
}

impl Span {
    /// 1990-01-01: AIS was not thought of before.
    const EARLIEST: i64 = 631_152_000_000;

    /// A time that lies outside is a clock gone wrong.
    pub(crate) fn check(self, t: i64) -> Result<i64, Problem> {
        if (Self::EARLIEST..=self.latest).contains(&t) {
            return Ok(t);
        }
        let (t, latest) = (Timestamp::from_millis(t), Timestamp::from_millis(self.latest));
        Err((Reason::TimeOutOfRange, format!("{t}; expected 1990 to {latest}")))
    }
}

/// MMSI, 1 to 999 999 999.
pub(crate) fn mmsi(value: i64) -> Result<u32, Problem> {
    match u32::try_from(value) {
        Ok(mmsi @ 1..=999_999_999) => Ok(mmsi),
        _ => Err((Reason::BadMmsi, format!("MMSI {value}; expected 1 to 999999999"))),
    }
}

/// Latitude and longitude in 1e-7 degrees; [`PositionRow::NO_COORDINATE`] for 91 and 181, "not available" (ITU-R M.1371-5, table 48).
pub(crate) fn coordinates(lat: i64, lon: i64) -> Result<(i32, i32), Problem> {
    const LAT: i64 = 900_000_000;
    const LON: i64 = 1_800_000_000;
    if lat == 910_000_000 || lon == 1_810_000_000 {
        return Ok((PositionRow::NO_COORDINATE, PositionRow::NO_COORDINATE));
    }
    if (-LAT..=LAT).contains(&lat) && (-LON..=LON).contains(&lon) {
        return Ok((lat as i32, lon as i32));
    }
    let (lat, lon) = (lat as f64 / 1e7, lon as f64 / 1e7);
    Err((Reason::BadPosition, format!("latitude {lat}, longitude {lon}; expected at most 90 and 180 degrees")))
}

/// Speed in 0.01 kn. From 102.2 kn on ("or more", "not available") it is no speed. NOAA's older files hold the ten bits of the field
/// as a signed number, so that what is negative there is 102.4 kn more.
pub(crate) fn speed(centi: i64) -> u16 {
    let centi = if centi < 0 { centi + 10_240 } else { centi };
    if (0..10_220).contains(&centi) { centi as u16 } else { PositionRow::NO_U16 }
}

/// Course in 0.01 degrees. 360 is "not available". NOAA's older files hold its twelve bits as a signed number, 409.6 degrees less.
pub(crate) fn course(centi: i64) -> u16 {
    let centi = if centi < 0 { centi + 40_960 } else { centi };
    if (0..36_000).contains(&centi) { centi as u16 } else { PositionRow::NO_U16 }
}

/// Heading in degrees; 511 is "not available".
pub(crate) fn heading(degrees: i64) -> u16 {
    if (0..360).contains(&degrees) { degrees as u16 } else { PositionRow::NO_U16 }
}

/// Reads rows.
pub(crate) struct Interpreter<'a> {
    pub(crate) source: SourceId,
    pub(crate) span: Span,
    pub(crate) stations: &'a Stations,
    clock: Clock,
    /// What was already told of a vessel in an hour, as hashes.
    told: FxHashSet<u64>,
    /// The last of them of the vessels that fall on each place: most rows repeat it, and never come to the large set.
    last_told: Box<[u64]>,
    /// Destination and draught as they stand: told when they are first heard, and once more when something else is.
    held: FxHashMap<u32, Held>,
}

/// What a vessel says at the moment, with the line it said so in last.
struct Held {
    hash: u64,
    first: u64,
    row: VoyageRow,
}

/// Places of `last_told`: 256 kB, which stay in the cache.
const LAST_TOLD: usize = 1 << 15;

/// Vessel-hours remembered; forgetting them costs a repeated row each.
pub(crate) const TOLD: usize = 1 << 20;

impl<'a> Interpreter<'a> {
    pub(crate) fn new(source: SourceId, span: Span, stations: &'a Stations) -> Self {
        Self {
            source,
            span,
            stations,
            clock: Clock::default(),
            told: FxHashSet::default(),
            last_told: vec![0; LAST_TOLD].into(),
            held: FxHashMap::default(),
        }
    }

    /// Reads the position report of a row.
    #[inline]
    pub(crate) fn position(&mut self, cells: &Cells<'_>, offset: u64) -> Result<PositionRow, Problem> {
        let t = self.span.check(self.time(cells.get(Field::Time))?)?;
        let mmsi = match cells.get(Field::Mmsi).number(0) {
            Ok(Some(n)) => mmsi(n)?,
            _ => return Err((Reason::BadMmsi, format!("MMSI {}; expected nine digits", cells.get(Field::Mmsi).shown()))),
        };
        let (lat_e7, lon_e7) = match (cells.get(Field::Lat).number(7), cells.get(Field::Lon).number(7)) {
            (Ok(Some(lat)), Ok(Some(lon))) => coordinates(lat, lon)?,
            (Ok(_), Ok(_)) => (PositionRow::NO_COORDINATE, PositionRow::NO_COORDINATE),
            _ => {
                let (lat, lon) = (cells.get(Field::Lat).shown(), cells.get(Field::Lon).shown());
                return Err((Reason::BadPosition, format!("latitude {lat}, longitude {lon}; expected degrees")));
            }
        };
        let number = |field: Field, scale| {
            cells
                .get(field)
                .number(scale)
                .map_err(|()| (Reason::BadField, format!("{} {}; expected a number", field.word(), cells.get(field).shown())))
        };
        let status = match cells.get(Field::Status) {
            Value::None => PositionRow::NO_U8,
            Value::Text(text) if text.first().is_some_and(u8::is_ascii_alphabetic) => {
                words::status(text).unwrap_or(PositionRow::NO_U8)
            }
            _ => number(Field::Status, 0)?.and_then(|s| u8::try_from(s).ok()).filter(|s| *s < 16).unwrap_or(PositionRow::NO_U8),
        };
        let class = match cells.get(Field::Class) {
            Value::Text(text) => words::class(text),
            _ => TransponderClass::Unknown,
        };
        Ok(PositionRow {
            t,
            offset,
            mmsi,
            lat_e7,
            lon_e7,
            source: self.source,
            station: match cells.get(Field::Station) {
                Value::Text(text) => self.stations.intern(text),
                _ => 0,
            },
            sog_centi: number(Field::Sog, 2)?.map_or(PositionRow::NO_U16, speed),
            cog_centi: number(Field::Cog, 2)?.map_or(PositionRow::NO_U16, course),
            heading: number(Field::Heading, 0)?.map_or(PositionRow::NO_U16, heading),
            rot_deci: number(Field::Rot, 1)?.filter(|r| (-7_200..=7_200).contains(r)).map_or(PositionRow::NO_I16, |r| r as i16),
            status,
            msg_type: number(Field::MsgType, 0)?.and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= 27).unwrap_or(0),
            class: class as u8,
            pad: [0; 3],
        })
    }

    fn time(&mut self, value: Value<'_>) -> Result<i64, Problem> {
        let read = match value {
            Value::Time(ms) => Some(ms),
            Value::Text(text) => self.clock.read(text),
            Value::Int(n) => self.clock.read(n.to_string().as_bytes()),
            Value::Float(f) => scaled(f, 3),
            Value::None => None,
        };
        read.ok_or_else(|| (Reason::BadTime, format!("time {}; expected such as 2020-01-31T23:59:59", value.shown())))
    }

    /// Reads the static and voyage data of a row whose position was read; nothing where it has none, or said the same before in
    /// the same hour. A field that cannot be read is left out, and counted.
    #[inline]
    pub(crate) fn voyage(&mut self, cells: &Cells<'_>, position: &PositionRow, rows: &mut Rows) {
        use std::hash::{Hash, Hasher};
        const STATIC: [Field; 9] = [
            Field::Name,
            Field::Imo,
            Field::CallSign,
            Field::ShipType,
            Field::Length,
            Field::Beam,
            Field::Draught,
            Field::Destination,
            Field::Eta,
        ];
        let mut hasher = FxHasher::default();
        let mut any = false;
        for field in STATIC {
            match cells.get(field) {
                Value::None => hasher.write_u8(0),
                Value::Text(text) => {
                    any = true;
                    text.hash(&mut hasher);
                }
                Value::Int(n) | Value::Time(n) => {
                    any = true;
                    n.hash(&mut hasher);
                }
                Value::Float(f) => {
                    any |= !f.is_nan();
                    f.to_bits().hash(&mut hasher);
                }
            }
        }
        if !any {
            return;
        }
        (position.mmsi, position.t.div_euclid(model::time::HOUR_MS)).hash(&mut hasher);
        let hash = hasher.finish();
        if matches!((cells.get(Field::Destination), cells.get(Field::Draught)), (Value::None, Value::None)) {
            if self.is_new(hash, position.mmsi) {
                let row = read_static(cells, position, &mut rows.counts);
                if !row.same_content(&VoyageRow::default()) {
                    rows.voyage.push(row);
                }
            }
            return;
        }
        if let Some(held) = self.held.get_mut(&position.mmsi) {
            if held.hash == hash {
                (held.row.t, held.row.offset) = (position.t, position.offset);
                return;
            }
            held.tell_last(&mut rows.voyage);
        }
        let row = read_static(cells, position, &mut rows.counts);
        rows.voyage.push(row.clone());
        self.held.insert(position.mmsi, Held { hash, first: position.offset, row });
    }

    /// Whether a content without destination and draught was not told yet.
    fn is_new(&mut self, hash: u64, mmsi: u32) -> bool {
        if let Some(last) = self.last_told.get_mut(mmsi as usize % LAST_TOLD) {
            if *last == hash {
                return false;
            }
            *last = hash;
        }
        if self.told.len() >= TOLD {
            self.told.clear();
        }
        self.told.insert(hash)
    }

    /// Tells what is held at the end of a block: the next one may be another thread's.
    pub(crate) fn end_block(&mut self, rows: &mut Rows) {
        for held in self.held.values() {
            held.tell_last(&mut rows.voyage);
        }
        self.held.clear();
    }
}

impl Held {
    /// Tells where the content stood last, where that is not where it stood first.
    fn tell_last(&self, told: &mut Vec<VoyageRow>) {
        if self.row.offset != self.first {
            told.push(self.row.clone());
        }
    }
}
