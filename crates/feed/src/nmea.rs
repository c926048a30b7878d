//! NMEA lines, in order, on one thread: reassembly and announced times go from line to line.

use ais::{CoarseFix, Decoder, DecoderConfig, Dimensions, Fix, IncompletePart, Message, Outcome, Received};
use model::{PositionRow, Reason, SourceId, Timestamp, TransponderClass, VoyageRow};

use crate::{
    blocks::{Block, LONGEST_LINE},
    interpret::{Problem, Span, mmsi},
    pipeline::Parser,
    rows::{Refusing, Rows},
    stations::Stations,
};

/// Decodes blocks of one feed.
pub(crate) struct NmeaParser<'a> {
    source: SourceId,
    span: Span,
    stations: &'a Stations,
    decoder: Decoder,
    /// Lines before the block at hand.
    lines_before: u64,
}

impl<'a> NmeaParser<'a> {
    pub(crate) fn new(source: SourceId, span: Span, stations: &'a Stations) -> Self {
        Self { source, span, stations, decoder: Decoder::new(DecoderConfig::default()), lines_before: 0 }
    }

    /// A part counted as taken when it came is refused now.
    fn give_up(source: SourceId, lines_before: u64, part: &IncompletePart, rows: &mut Rows) {
        rows.counts.given_up += 1;
        rows.refuse(Refusing {
            source,
            offset: part.offset,
            // Lines count from the block's begin, and this one may lie before it: wrapping, as the sum undoes it.
            line: Some(part.line.wrapping_sub(lines_before)),
            reason: Reason::IncompleteMessage,
            detail: format!("part {} of {}, the rest of which did not come in time", part.part, part.parts),
            raw: &part.raw,
            near: part.time.map(Timestamp::millis),
        });
    }

    fn message(received: &Received<'_>, at: &Place<'_>, rows: &mut Rows) -> Result<(), Problem> {
        let message = &received.message;
        if let Some(count) = rows.counts.messages_by_type.get_mut(usize::from(message.msg_type())) {
            *count += 1;
        }
        let Some(told) = tell(message) else {
            rows.counts.other_messages += 1;
            return Ok(());
        };
        let mmsi = mmsi(i64::from(message.mmsi()))?;
        let t = received.time.ok_or_else(|| {
            (Reason::BadTime, "no receive time: neither a TAG block, a $PGHP line, nor a trailing epoch gives one".to_owned())
        })?;
        let t = at.span.check(t.millis())?;
        rows.seen(t);
        if let Some(motion) = told.motion {
            let place = motion.place?;
            rows.counts.without_position += u64::from(place.is_none());
            let (lat_e7, lon_e7) = place.unwrap_or((PositionRow::NO_COORDINATE, PositionRow::NO_COORDINATE));
            rows.positions.push(PositionRow {
                t,
                offset: received.offset_first,
                mmsi,
                lat_e7,
                lon_e7,
                source: at.source,
                station: received.station.map_or(0, |s| at.stations.intern(s)),
                sog_centi: motion.speed.map_or(PositionRow::NO_U16, |kn| (kn * 100.0).round() as u16),
                cog_centi: motion.course.map_or(PositionRow::NO_U16, |deg| (deg * 100.0).round() as u16),
                heading: motion.heading.unwrap_or(PositionRow::NO_U16),
                rot_deci: motion.turn.map_or(PositionRow::NO_I16, |deg| (deg * 10.0).round() as i16),
                status: motion.status.unwrap_or(PositionRow::NO_U8),
                msg_type: message.msg_type(),
                class: told.class as u8,
                pad: [0; 3],
            });
        }
        if let Some(mut row) = told.voyage {
            row.t = t;
            row.offset = received.offset_first;
            row.offset_last = (received.offset_last != received.offset_first).then_some(received.offset_last);
            row.mmsi = mmsi;
            row.source = at.source;
            row.msg_type = message.msg_type();
            rows.voyage.push(row);
        }
        Ok(())
    }
}

/// What every message of a feed shares.
struct Place<'a> {
    source: SourceId,
    span: Span,
    stations: &'a Stations,
}

/// What a message tells the lake.
struct Told {
    class: TransponderClass,
    motion: Option<Motion>,
    voyage: Option<VoyageRow>,
}

struct Motion {
    /// 1e-7 degrees; nothing where it is "not available".
    place: Result<Option<(i32, i32)>, Problem>,
    speed: Option<f64>,
    course: Option<f64>,
    heading: Option<u16>,
    turn: Option<f64>,
    status: Option<u8>,
}

fn bad_fix(lat: f64, lon: f64) -> Problem {
    (Reason::BadPosition, format!("latitude {lat}, longitude {lon}; expected at most 90 and 180 degrees"))
}

fn fine(fix: Fix) -> Result<Option<(i32, i32)>, Problem> {
    match fix.e7() {
        Some(place) => Ok(Some(place)),
        None if fix.is_absent() => Ok(None),
        None => Err(bad_fix(f64::from(fix.lat) / 600_000.0, f64::from(fix.lon) / 600_000.0)),
    }
}

fn coarse(fix: CoarseFix) -> Result<Option<(i32, i32)>, Problem> {
    match fix.e7() {
        Some(place) => Ok(Some(place)),
        None if fix.is_absent() => Ok(None),
        None => Err(bad_fix(f64::from(fix.lat) / 600.0, f64::from(fix.lon) / 600.0)),
    }
}

fn metres(dimensions: Dimensions) -> (Option<f32>, Option<f32>) {
    (dimensions.length_m().map(f32::from), dimensions.beam_m().map(f32::from))
}

/// Position, static and voyage data of a message; nothing for the types that no table holds.
fn tell(message: &Message<'_>) -> Option<Told> {
    let told = match message {
        Message::Position(m) => Told {
            class: TransponderClass::A,
            motion: Some(Motion {
                place: fine(m.fix),
                speed: m.speed_kn(),
                course: m.course_deg(),
                heading: m.heading_deg(),
                turn: m.turn_deg_min(),
                status: Some(m.status),
            }),
            voyage: None,
        },
        Message::ClassB(m) => Told {
            class: TransponderClass::B,
            motion: Some(Motion {
                place: fine(m.fix),
                speed: m.speed_kn(),
                course: m.course_deg(),
                heading: m.heading_deg(),
                turn: None,
                status: None,
            }),
            voyage: None,
        },
        Message::ClassBExtended(m) => {
            let (length_m, beam_m) = metres(m.dimensions);
            Told {
                class: TransponderClass::B,
                motion: Some(Motion {
                    place: fine(m.fix),
                    speed: m.speed_kn(),
                    course: m.course_deg(),
                    heading: m.heading_deg(),
                    turn: None,
                    status: None,
                }),
                voyage: Some(VoyageRow {
                    name: m.name.text(),
                    ship_type: ship_type(m.ship_type),
                    length_m,
                    beam_m,
                    ..VoyageRow::default()
                }),
            }
        }
        Message::LongRange(m) => Told {
            class: TransponderClass::A,
            motion: Some(Motion {
                place: coarse(m.fix),
                speed: m.speed_kn(),
                course: m.course_deg(),
                heading: None,
                turn: None,
                status: Some(m.status),
            }),
            voyage: None,
        },
        Message::Aircraft(m) => Told {
            class: TransponderClass::Other,
            motion: Some(Motion {
                place: fine(m.fix),
                // Aircraft give whole knots up to 1022, which a ship's column does not hold.
                speed: m.speed_kn().filter(|kn| *kn <= 600.0),
                course: m.course_deg(),
                heading: None,
                turn: None,
                status: None,
            }),
            voyage: None,
        },
        Message::StaticVoyage(m) => {
            let (length_m, beam_m) = metres(m.dimensions);
            let eta = m.eta;
            Told {
                class: TransponderClass::A,
                motion: None,
                voyage: Some(VoyageRow {
                    imo: (m.imo > 0).then_some(m.imo),
                    name: m.name.text(),
                    call_sign: m.call_sign.text(),
                    ship_type: ship_type(m.ship_type),
                    length_m,
                    beam_m,
                    draught_m: m.draught_m(),
                    // An empty field tells that none is declared (any more).
                    destination: m.destination.text().or_else(|| Some("".into())),
                    eta: eta
                        .is_complete()
                        .then(|| format!("{:02}-{:02} {:02}:{:02}", eta.month, eta.day, eta.hour, eta.minute).into()),
                    ..VoyageRow::default()
                }),
            }
        }
        Message::StaticPartA(m) => Told {
            class: TransponderClass::B,
            motion: None,
            voyage: Some(VoyageRow { name: m.name.text(), ..VoyageRow::default() }),
        },
        Message::StaticPartB(m) => {
            // In an auxiliary craft's place of dimensions stands its mother ship (table 79).
            let (length_m, beam_m) = if m.is_auxiliary() { (None, None) } else { metres(m.dimensions) };
            Told {
                class: TransponderClass::B,
                motion: None,
                voyage: Some(VoyageRow {
                    call_sign: m.call_sign.text(),
                    ship_type: ship_type(m.ship_type),
                    length_m,
                    beam_m,
                    ..VoyageRow::default()
                }),
            }
        }
        _ => return None,
    };
    Some(told)
}

fn ship_type(code: u8) -> Option<u8> {
    (code > 0).then_some(code)
}

impl Parser for NmeaParser<'_> {
    fn parse(&mut self, block: &Block) -> Rows {
        let mut rows = Rows { positions: Vec::with_capacity(block.bytes.len() / 100), ..Rows::default() };
        for (at, line) in block.lines() {
            let offset = block.offset + at as u64;
            rows.lines += 1;
            rows.counts.read += 1;
            let last = at + line.len() >= block.bytes.len();
            let place = Place { source: self.source, span: self.span, stations: self.stations };
            let outcome = if line.len() > LONGEST_LINE {
                // The decoder counts lines too.
                let _ = self.decoder.push(offset, b"");
                Err((Reason::LineTooLong, format!("{} bytes without a line end", line.len())))
            } else if last && block.cut {
                Err((Reason::Truncated, "the input breaks off in this line".to_owned()))
            } else {
                match self.decoder.push(offset, line) {
                    Outcome::Message(received) => {
                        // Its earlier lines were counted when they came.
                        Self::message(&received, &place, &mut rows)
                    }
                    Outcome::Part => {
                        rows.counts.parts += 1;
                        Ok(())
                    }
                    Outcome::Time => {
                        rows.counts.time_lines += 1;
                        Ok(())
                    }
                    Outcome::Blank => {
                        rows.counts.blank_or_comment += 1;
                        Ok(())
                    }
                    Outcome::Other => {
                        rows.counts.other_sentences += 1;
                        Ok(())
                    }
                    Outcome::Refused(refused) => Err((refused.reason, refused.detail)),
                }
            };
            match outcome {
                Ok(()) => rows.counts.taken += 1,
                Err((reason, detail)) => rows.refuse(Refusing {
                    source: self.source,
                    offset,
                    line: Some(rows.lines),
                    reason,
                    detail,
                    raw: line,
                    near: self.decoder.clock().map(Timestamp::millis),
                }),
            }
            for part in self.decoder.expired() {
                Self::give_up(self.source, self.lines_before, &part, &mut rows);
            }
        }
        self.lines_before += rows.lines;
        rows
    }

    fn finish(&mut self) -> Rows {
        let mut rows = Rows::default();
        for part in self.decoder.finish() {
            Self::give_up(self.source, self.lines_before, &part, &mut rows);
        }
        rows
    }
}
