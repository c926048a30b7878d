//! Messages about messages and the radio link: 7, 10, 13, 15, 16, 20, 22, 23.

use ais::{
    Acknowledge, ChannelManagement, GroupAssignment, Interrogation, LinkManagement, ModeAssignment, UtcInquiry, message::Area,
};

use crate::form::{Form, Ours};

/// A field of a list: its name without the number at the end, and the index.
fn numbered(field: &str) -> Option<(&str, usize)> {
    let (name, digit) = field.split_at_checked(field.len().checked_sub(1)?)?;
    let number: usize = digit.parse().ok()?;
    Some((name, number.checked_sub(1)?))
}

pub fn acknowledge(m: &Acknowledge, field: &str) -> Option<Ours> {
    match numbered(field)? {
        ("mmsi", n) => Some(Ours::or_zero(m.receipts.get(n)?.map(|r| r.to))),
        _ => None,
    }
}

pub fn utc_inquiry(m: &UtcInquiry, field: &str) -> Option<Ours> {
    Some(match field {
        "spare" => Ours::number(m.spare),
        "dest_mmsi" => Ours::number(m.to),
        "spare2" => Ours::number(m.spare2),
        _ => return None,
    })
}

pub fn interrogation(m: &Interrogation, field: &str) -> Option<Ours> {
    let (to, other) = m.other.unzip();
    Some(match field {
        "spare" => Ours::number(m.spare),
        "mmsi1" => Ours::number(m.to),
        "type1_1" => Ours::number(m.first.msg_type),
        "offset1_1" => Ours::number(m.first.slot_offset),
        "spare2" => Ours::number(m.spare2),
        "type1_2" => Ours::or_zero(m.second.map(|r| r.msg_type)),
        "offset1_2" => Ours::or_zero(m.second.map(|r| r.slot_offset)),
        "spare3" => Ours::number(m.spare3),
        "mmsi2" => Ours::or_zero(to),
        "type2_1" => Ours::or_zero(other.map(|r| r.msg_type)),
        "offset2_1" => Ours::or_zero(other.map(|r| r.slot_offset)),
        "spare4" => Ours::number(m.spare4),
        _ => return None,
    })
}

pub fn mode_assignment(m: &ModeAssignment, field: &str) -> Option<Ours> {
    Some(match field {
        "spare" => Ours::number(m.spare),
        "mmsi1" => Ours::number(m.first.to),
        "offset1" => Ours::number(m.first.offset),
        "increment1" => Ours::number(m.first.increment),
        "mmsi2" => Ours::or_zero(m.second.map(|a| a.to)),
        "offset2" => Ours::or_zero(m.second.map(|a| a.offset)),
        "increment2" => Ours::or_zero(m.second.map(|a| a.increment)),
        "spare2" => Ours::number(m.spare2),
        _ => return None,
    })
}

pub fn link_management(m: &LinkManagement, field: &str) -> Option<Ours> {
    if field == "spare" {
        return Some(Ours::number(m.spare));
    }
    let (name, n) = numbered(field)?;
    let reservation = *m.reservations.get(n)?;
    Some(match name {
        "offset" => Ours::or_zero(reservation.map(|r| r.offset)),
        "number" => Ours::or_zero(reservation.map(|r| r.slots)),
        "timeout" => Ours::or_zero(reservation.map(|r| r.timeout_min)),
        "increment" => Ours::or_zero(reservation.map(|r| r.increment)),
        _ => return None,
    })
}

fn corner(area: Area, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "ne_lon" => form.quoted(area.north_east.lon, 600.0),
        "ne_lat" => form.quoted(area.north_east.lat, 600.0),
        "sw_lon" => form.quoted(area.south_west.lon, 600.0),
        "sw_lat" => form.quoted(area.south_west.lat, 600.0),
        _ => return None,
    })
}

pub fn channel_management(m: &ChannelManagement, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "spare" => Ours::number(m.spare),
        "channel_a" => Ours::number(m.channel_a),
        "channel_b" => Ours::number(m.channel_b),
        "txrx" => Ours::number(m.mode),
        "power" => Ours::Flag(m.low_power),
        "addressed" => Ours::Flag(m.to.is_some()),
        "dest1" => Ours::number(m.to?[0]),
        "dest2" => Ours::number(m.to?[1]),
        "band_a" => Ours::Flag(m.narrow_a),
        "band_b" => Ours::Flag(m.narrow_b),
        "zonesize" => Ours::number(m.zone_size),
        "spare2" => Ours::number(m.spare2),
        _ => return corner(m.area?, field, form),
    })
}

pub fn group_assignment(m: &GroupAssignment, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "spare" => Ours::number(m.spare),
        "stationtype" => Ours::number(m.station_type),
        "stationtype_text" => Ours::Label("station type", m.station_type.into()),
        "shiptype" => Ours::number(m.ship_type),
        "shiptype_text" => Ours::Label("ship type", m.ship_type.into()),
        "spare2" => Ours::number(m.spare2),
        "txrx" => Ours::number(m.mode),
        "interval" => Ours::number(m.interval),
        "quiet" => Ours::number(m.quiet_min),
        "spare3" => Ours::number(m.spare3),
        _ => return corner(m.area, field, form),
    })
}
