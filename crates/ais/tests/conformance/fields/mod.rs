//! Our value for each field of theirs, by the name they give it.

mod binary;
mod link;
mod position;
mod radio;
mod static_data;

use ais::{Message, Received};
use model::Timestamp;

use crate::{
    elsewhere::Listed,
    form::{Form, Ours},
};

/// A message as it is to be compared.
pub struct Seen<'a> {
    pub received: &'a Received<'a>,
    pub form: Form,
    /// The name from part A, where this is part B of a type 24 and they join the two.
    pub part_a: Option<&'a str>,
}

/// Our value for a field of theirs; nothing for a name that is not known.
pub fn ours(seen: &Seen<'_>, field: &str, listed: &mut Listed) -> Option<Ours> {
    let message = &seen.received.message;
    if listed.not_kept(message.msg_type(), field) {
        return Some(Ours::Elsewhere);
    }
    head(seen, field).or_else(|| body(seen, field, listed))
}

fn head(seen: &Seen<'_>, field: &str) -> Option<Ours> {
    let message = &seen.received.message;
    let time = seen.received.time;
    Some(match field {
        "class" => Ours::Text("AIS".into()),
        "device" => Ours::Text("stdin".into()),
        "scaled" => Ours::Flag(seen.form != Form::GpsdRaw),
        "type" => Ours::number(message.msg_type()),
        "repeat" => Ours::number(message.repeat()),
        "mmsi" => Ours::number(message.mmsi()),
        "tagblock_station" => Ours::Text(String::from_utf8_lossy(seen.received.station?).into()),
        "tagblock_timestamp" => Ours::Text(micros(time?)),
        // Types 4 and 11 have one of their own.
        "timestamp" if !matches!(message, Message::BaseStation(_)) => Ours::Text(micros(time?)),
        "tagblock_T" => Ours::Text(micros(time?).get(..19)?.replace('T', " ").replace(':', ".")),
        "tagblock_group.groupsize" => Ours::number(seen.received.parts),
        _ => return None,
    })
}

/// RFC 3339 with microseconds, as they write it.
fn micros(time: Timestamp) -> String {
    let text = time.to_string();
    let (whole, fraction) = text.trim_end_matches('Z').split_once('.').unwrap_or((text.trim_end_matches('Z'), ""));
    format!("{whole}.{fraction:0<6}Z")
}

fn body(seen: &Seen<'_>, field: &str, listed: &mut Listed) -> Option<Ours> {
    let form = seen.form;
    match &seen.received.message {
        Message::Position(m) => position::class_a(m, field, form),
        Message::BaseStation(m) => position::base_station(m, field, form),
        Message::StaticVoyage(m) => static_data::voyage(m, field, form),
        Message::BinaryAddressed(m) => binary::addressed(m, field, listed),
        Message::Acknowledge(m) => link::acknowledge(m, field),
        Message::BinaryBroadcast(m) => binary::broadcast(m, field, listed),
        Message::Aircraft(m) => position::aircraft(m, field, form),
        Message::UtcInquiry(m) => link::utc_inquiry(m, field),
        Message::SafetyAddressed(m) => binary::safety_addressed(m, field),
        Message::SafetyBroadcast(m) => binary::safety_broadcast(m, field),
        Message::Interrogation(m) => link::interrogation(m, field),
        Message::ModeAssignment(m) => link::mode_assignment(m, field),
        Message::Differential(m) => binary::differential(m, field, form),
        Message::ClassB(m) => position::class_b(m, field, form),
        Message::ClassBExtended(m) => position::class_b_extended(m, field, form),
        Message::LinkManagement(m) => link::link_management(m, field),
        Message::Aid(m) => static_data::aid(m, field, form),
        Message::ChannelManagement(m) => link::channel_management(m, field, form),
        Message::GroupAssignment(m) => link::group_assignment(m, field, form),
        Message::StaticPartA(m) => static_data::part_a(m, field),
        Message::StaticPartB(m) => static_data::part_b(m, field, seen.part_a),
        Message::SlotBinary(m) => binary::slot(m, field),
        Message::LongRange(m) => position::long_range(m, field, form),
        _ => None,
    }
}
