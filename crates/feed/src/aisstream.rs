//! JSON lines in the form of aisstream.io: `{"MessageType": ..., "MetaData": {...}, "Message": {"PositionReport": {...}}}`.

use model::{PositionRow, Reason, SourceId, TransponderClass, VoyageRow};
use serde::Deserialize;

use crate::{
    blocks::{Block, LONGEST_LINE},
    clock::Clock,
    interpret::{Problem, Span, coordinates, course, heading, mmsi, speed},
    number::scaled,
    pipeline::Parser,
    rows::{Refusing, Rows},
};

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Envelope<'a> {
    #[serde(borrow)]
    message_type: &'a str,
    meta_data: Meta,
    message: Body,
}

#[derive(Deserialize)]
struct Meta {
    #[serde(rename = "MMSI")]
    mmsi: i64,
    time_utc: String,
}

/// The messages that a table holds; all others are `None` throughout.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Body {
    position_report: Option<Position>,
    standard_class_b_position_report: Option<Position>,
    extended_class_b_position_report: Option<Extended>,
    long_range_ais_broadcast_message: Option<Position>,
    standard_search_and_rescue_aircraft_report: Option<Position>,
    ship_static_data: Option<Static>,
    static_data_report: Option<Parts>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Position {
    #[serde(rename = "MessageID", default)]
    message_id: u8,
    latitude: f64,
    longitude: f64,
    #[serde(default = "absent")]
    sog: f64,
    #[serde(default = "absent")]
    cog: f64,
    true_heading: Option<i64>,
    /// As sent, see [`turn`].
    rate_of_turn: Option<i64>,
    navigational_status: Option<u8>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Extended {
    #[serde(flatten)]
    position: Position,
    #[serde(default)]
    name: String,
    #[serde(rename = "Type", default)]
    ship_type: u8,
    dimension: Option<Dimension>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Static {
    #[serde(default)]
    imo_number: u32,
    #[serde(default)]
    call_sign: String,
    #[serde(default)]
    name: String,
    #[serde(rename = "Type", default)]
    ship_type: u8,
    dimension: Option<Dimension>,
    eta: Option<Eta>,
    #[serde(default)]
    maximum_static_draught: f32,
    #[serde(default)]
    destination: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Parts {
    report_a: Option<PartA>,
    report_b: Option<PartB>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PartA {
    #[serde(default)]
    valid: bool,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct PartB {
    #[serde(default)]
    valid: bool,
    #[serde(default)]
    call_sign: String,
    #[serde(default)]
    ship_type: u8,
    dimension: Option<Dimension>,
}

/// Metres from the antenna to bow, stern, port and starboard.
#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct Dimension {
    a: u16,
    b: u16,
    c: u16,
    d: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Eta {
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
}

fn absent() -> f64 {
    f64::NAN
}

fn text(text: &str) -> Option<Box<str>> {
    let text = text.split('@').next().unwrap_or_default().trim();
    (!text.is_empty()).then(|| text.into())
}

/// Degrees a minute of a rate of turn as sent: `4.733 sqrt(rate)`; 127 and -128 give none (ITU-R M.1371-5, table 48).
fn turn(sent: i64) -> i16 {
    if !(-126..=126).contains(&sent) {
        return PositionRow::NO_I16;
    }
    let degrees = (sent as f64 / 4.733).powi(2);
    ((degrees * 10.0).round() * (sent.signum() as f64)) as i16
}

fn metres(sum: u16) -> Option<f32> {
    (sum > 0).then(|| f32::from(sum))
}

fn sizes(dimension: Option<&Dimension>) -> (Option<f32>, Option<f32>) {
    dimension.map_or((None, None), |d| (metres(d.a.saturating_add(d.b)), metres(d.c.saturating_add(d.d))))
}

/// Parses blocks of lines.
pub(crate) struct AisstreamParser {
    source: SourceId,
    span: Span,
    clock: Clock,
}

impl AisstreamParser {
    pub(crate) fn new(source: SourceId, span: Span) -> Self {
        Self { source, span, clock: Clock::default() }
    }

    fn line(&mut self, line: &[u8], offset: u64, rows: &mut Rows) -> Result<(), Problem> {
        let line =
            std::str::from_utf8(line).map_err(|e| (Reason::InvalidUtf8, format!("no UTF-8 from byte {} on", e.valid_up_to())))?;
        let envelope: Envelope<'_> = serde_json::from_str(line).map_err(|e| (Reason::Malformed, e.to_string()))?;
        let mmsi = mmsi(envelope.meta_data.mmsi)?;
        let time = &envelope.meta_data.time_utc;
        let t = self
            .clock
            .read(time.as_bytes())
            .ok_or_else(|| (Reason::BadTime, format!("time_utc {time:?}; expected such as 2022-12-29 18:22:32 +0000 UTC")))?;
        let t = self.span.check(t)?;
        let body = envelope.message;
        let mut position = None;
        let mut voyage = None;
        let msg_type;
        if let Some(m) = body.position_report {
            msg_type = m.message_id.clamp(1, 3);
            position = Some((m, TransponderClass::A));
        } else if let Some(m) = body.standard_class_b_position_report {
            msg_type = 18;
            position = Some((m, TransponderClass::B));
        } else if let Some(m) = body.long_range_ais_broadcast_message {
            msg_type = 27;
            position = Some((m, TransponderClass::A));
        } else if let Some(m) = body.standard_search_and_rescue_aircraft_report {
            msg_type = 9;
            position = Some((m, TransponderClass::Other));
        } else if let Some(m) = body.extended_class_b_position_report {
            msg_type = 19;
            let (length_m, beam_m) = sizes(m.dimension.as_ref());
            voyage =
                Some(VoyageRow { name: text(&m.name), ship_type: kind(m.ship_type), length_m, beam_m, ..VoyageRow::default() });
            position = Some((m.position, TransponderClass::B));
        } else if let Some(m) = body.ship_static_data {
            msg_type = 5;
            voyage = Some(static_data(&m));
        } else if let Some(m) = body.static_data_report {
            msg_type = 24;
            voyage = Some(parts(&m));
        } else {
            // The type is named but has no place in the tables.
            let _ = envelope.message_type;
            rows.counts.other_messages += 1;
            rows.seen(t);
            return Ok(());
        }
        if let Some((m, class)) = position {
            let row = self.position(&m, msg_type, class, (t, offset, mmsi), rows)?;
            rows.positions.push(row);
        }
        if let Some(mut row) = voyage {
            (row.t, row.offset, row.mmsi, row.source, row.msg_type) = (t, offset, mmsi, self.source, msg_type);
            rows.voyage.push(row);
        }
        if let Some(count) = rows.counts.messages_by_type.get_mut(usize::from(msg_type)) {
            *count += 1;
        }
        rows.seen(t);
        Ok(())
    }

    fn position(
        &self,
        m: &Position,
        msg_type: u8,
        class: TransponderClass,
        (t, offset, mmsi): (i64, u64, u32),
        rows: &mut Rows,
    ) -> Result<PositionRow, Problem> {
        let (Some(lat), Some(lon)) = (scaled(m.latitude, 7), scaled(m.longitude, 7)) else {
            return Err((Reason::BadPosition, format!("latitude {}, longitude {}; expected degrees", m.latitude, m.longitude)));
        };
        let (lat_e7, lon_e7) = coordinates(lat, lon)?;
        if lat_e7 == PositionRow::NO_COORDINATE {
            rows.counts.without_position += 1;
        }
        Ok(PositionRow {
            t,
            offset,
            mmsi,
            lat_e7,
            lon_e7,
            source: self.source,
            station: 0,
            sog_centi: scaled(m.sog, 2).map_or(PositionRow::NO_U16, speed),
            cog_centi: scaled(m.cog, 2).map_or(PositionRow::NO_U16, course),
            heading: m.true_heading.map_or(PositionRow::NO_U16, heading),
            rot_deci: m.rate_of_turn.map_or(PositionRow::NO_I16, turn),
            status: m.navigational_status.filter(|s| *s < 16).unwrap_or(PositionRow::NO_U8),
            msg_type,
            class: class as u8,
            pad: [0; 3],
        })
    }
}

fn kind(ship_type: u8) -> Option<u8> {
    (ship_type > 0).then_some(ship_type)
}

fn static_data(m: &Static) -> VoyageRow {
    let (length_m, beam_m) = sizes(m.dimension.as_ref());
    let eta = m.eta.as_ref().filter(|e| (1..=12).contains(&e.month) && (1..=31).contains(&e.day) && e.hour < 24 && e.minute < 60);
    VoyageRow {
        imo: (m.imo_number > 0).then_some(m.imo_number),
        name: text(&m.name),
        call_sign: text(&m.call_sign),
        ship_type: kind(m.ship_type),
        length_m,
        beam_m,
        draught_m: (m.maximum_static_draught > 0.0 && m.maximum_static_draught <= 25.5).then_some(m.maximum_static_draught),
        destination: text(&m.destination).or_else(|| Some("".into())),
        eta: eta.map(|e| format!("{:02}-{:02} {:02}:{:02}", e.month, e.day, e.hour, e.minute).into()),
        ..VoyageRow::default()
    }
}

fn parts(m: &Parts) -> VoyageRow {
    let mut row = VoyageRow::default();
    if let Some(a) = m.report_a.as_ref().filter(|a| a.valid) {
        row.name = text(&a.name);
    }
    if let Some(b) = m.report_b.as_ref().filter(|b| b.valid) {
        row.call_sign = text(&b.call_sign);
        row.ship_type = kind(b.ship_type);
        (row.length_m, row.beam_m) = sizes(b.dimension.as_ref());
    }
    row
}

impl Parser for AisstreamParser {
    fn parse(&mut self, block: &Block) -> Rows {
        let mut rows = Rows::default();
        for (at, line) in block.lines() {
            rows.lines += 1;
            rows.counts.read += 1;
            let offset = block.offset + at as u64;
            let last = at + line.len() >= block.bytes.len();
            let outcome = if line.trim_ascii().is_empty() {
                rows.counts.blank_or_comment += 1;
                Ok(())
            } else if line.len() > LONGEST_LINE {
                Err((Reason::LineTooLong, format!("{} bytes without a line end", line.len())))
            } else if last && block.cut {
                Err((Reason::Truncated, "the input breaks off in this line".to_owned()))
            } else {
                self.line(line, offset, &mut rows)
            };
            match outcome {
                Ok(()) => rows.counts.taken += 1,
                Err((reason, detail)) => {
                    let (source, line_number, near) = (self.source, Some(rows.lines), rows.last);
                    rows.refuse(Refusing { source, offset, line: line_number, reason, detail, raw: line, near });
                }
            }
        }
        rows
    }
}

#[cfg(test)]
#[path = "aisstream_tests.rs"]
mod tests;
