//! Binary and text messages: 6, 8, 12, 14, 17, 25, 26.

use std::fmt::Write;

use ais::{BinaryAddressed, BinaryBroadcast, Differential, Payload, SafetyAddressed, SafetyBroadcast, SlotBinary};

use super::{position::coarse_place, radio, static_data::text};
use crate::{
    elsewhere::Listed,
    form::{Form, Ours},
};

/// Number of bits and their hexadecimal digits, as gpsd writes them.
fn data(payload: Payload<'_>) -> Ours {
    let mut text = format!("{}:", payload.bit_len());
    for byte in payload.bytes() {
        write!(text, "{byte:02x}").expect("a string");
    }
    Ours::Text(text)
}

pub fn addressed(m: &BinaryAddressed<'_>, field: &str, listed: &mut Listed) -> Option<Ours> {
    Some(match field {
        "seqno" => Ours::number(m.sequence),
        "dest_mmsi" => Ours::number(m.to),
        "retransmit" => Ours::Flag(m.retransmitted),
        "spare" => Ours::Flag(m.spare),
        "dac" => Ours::number(m.dac),
        "fid" => Ours::number(m.fid),
        "data" => data(m.payload),
        _ if listed.application(6, m.dac, m.fid, field) => Ours::Elsewhere,
        _ => return None,
    })
}

pub fn broadcast(m: &BinaryBroadcast<'_>, field: &str, listed: &mut Listed) -> Option<Ours> {
    Some(match field {
        "spare" => Ours::number(m.spare),
        "dac" => Ours::number(m.dac),
        "fid" => Ours::number(m.fid),
        "data" => data(m.payload),
        _ if listed.application(8, m.dac, m.fid, field) => Ours::Elsewhere,
        _ => return None,
    })
}

pub fn slot(m: &SlotBinary<'_>, field: &str) -> Option<Ours> {
    let (dac, fid) = m.application.unwrap_or_default();
    Some(match field {
        "addressed" => Ours::Flag(m.to.is_some()),
        "structured" => Ours::Flag(m.application.is_some()),
        "dest_mmsi" => Ours::or_zero(m.to),
        "app_id" => Ours::number(u32::from(dac) << 6 | u32::from(fid)),
        "dac" => Ours::number(dac),
        "fid" => Ours::number(fid),
        "data" => data(m.payload),
        "radio" => Ours::or_zero(m.radio),
        _ => return radio::selected(m.radio?, field),
    })
}

pub fn safety_addressed(m: &SafetyAddressed<'_>, field: &str) -> Option<Ours> {
    Some(match field {
        "seqno" => Ours::number(m.sequence),
        "dest_mmsi" => Ours::number(m.to),
        "retransmit" => Ours::Flag(m.retransmitted),
        "spare" => Ours::Flag(m.spare),
        "text" => text(m.text),
        _ => return None,
    })
}

pub fn safety_broadcast(m: &SafetyBroadcast<'_>, field: &str) -> Option<Ours> {
    match field {
        "spare" => Some(Ours::number(m.spare)),
        "text" => Some(text(m.text)),
        _ => None,
    }
}

pub fn differential(m: &Differential<'_>, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "spare" => Ours::number(m.spare),
        "spare2" => Ours::number(m.spare2),
        "data" => data(m.payload),
        _ => return coarse_place(m.fix, field, form, 1),
    })
}
