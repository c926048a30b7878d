//! Static and voyage data out of the cells of a row.

use std::hash::{Hash, Hasher};

use model::{PositionRow, Timestamp, VoyageRow};
use rustc_hash::{FxHashSet, FxHasher};

use crate::{
    columns::Field,
    counts::Counts,
    interpret::{Cells, TOLD, Value},
    number::fixed,
    words,
};

/// Whether a voyage row of the same content and hour was given before by another thread's interpreter.
pub(crate) fn seen_before(told: &mut FxHashSet<u64>, row: &VoyageRow) -> bool {
    let mut hasher = FxHasher::default();
    (row.mmsi, row.t.div_euclid(model::time::HOUR_MS)).hash(&mut hasher);
    row.hash_content(&mut hasher);
    if told.len() >= TOLD {
        told.clear();
    }
    !told.insert(hasher.finish())
}

/// Reads the static and voyage data of a row; a field that cannot be read is left out, and counted.
pub(crate) fn read_static(cells: &Cells<'_>, position: &PositionRow, counts: &mut Counts) -> VoyageRow {
    let mut wrong = |field: Field, detail: String| {
        counts.bad_static += 1;
        counts.bad_static_example.get_or_insert_with(|| format!("{} {detail}", field.word()));
    };
    let mut number = |field: Field, scale| {
        cells.get(field).number(scale).unwrap_or_else(|()| {
            wrong(field, cells.get(field).shown());
            None
        })
    };
    let mut metres = |field, most: i64| number(field, 1).filter(|m| (1..=most).contains(m)).map(|m| m as f32 / 10.0);
    // The standard's fields end at 1022 m, 126 m and 25.5 m; what is more was typed into a database.
    let (length_m, beam_m, draught_m) = (metres(Field::Length, 10_220), metres(Field::Beam, 1_260), metres(Field::Draught, 255));
    let ship_type = match cells.get(Field::ShipType) {
        Value::Text(text) if text.first().is_some_and(u8::is_ascii_alphabetic) => words::ship_type(text),
        _ => number(Field::ShipType, 0).and_then(|n| u8::try_from(n).ok()).filter(|n| *n > 0),
    };
    let mut words = |field: Field| {
        text(cells.get(field)).unwrap_or_else(|detail| {
            wrong(field, detail);
            None
        })
    };
    VoyageRow {
        t: position.t,
        offset: position.offset,
        offset_last: None,
        mmsi: position.mmsi,
        source: position.source,
        msg_type: position.msg_type,
        imo: imo(cells.get(Field::Imo)),
        name: words(Field::Name),
        call_sign: words(Field::CallSign),
        ship_type,
        length_m,
        beam_m,
        draught_m,
        destination: words(Field::Destination),
        eta: words(Field::Eta),
    }
}

/// `IMO9123456` or the number alone; 0 and words are none.
fn imo(value: Value<'_>) -> Option<u32> {
    let number = match value {
        Value::Text(text) => {
            let digits = text.strip_prefix(b"IMO").unwrap_or(text).trim_ascii();
            fixed(digits, 0)
        }
        other => other.number(0).ok().flatten(),
    };
    number.and_then(|n| u32::try_from(n).ok()).filter(|n| (1..=999_999_999).contains(n))
}

/// Text without the padding of six-bit ASCII; `Unknown` and `Undefined` are what some publishers write for nothing.
fn text(value: Value<'_>) -> Result<Option<Box<str>>, String> {
    let bytes = match value {
        Value::None | Value::Float(_) => return Ok(None),
        Value::Int(n) => return Ok(Some(n.to_string().into())),
        Value::Time(t) => return Ok(Some(Timestamp::from_millis(t).to_string().into())),
        Value::Text(bytes) => bytes,
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|e| format!("{:?} is no UTF-8 from its byte {} on", String::from_utf8_lossy(bytes), e.valid_up_to()))?;
    let text = text.trim_end_matches('@').trim();
    Ok((!text.is_empty() && !matches!(text, "Unknown" | "Undefined")).then(|| text.into()))
}
