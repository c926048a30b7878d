//! Static data: 5, 21, 24.

use ais::{AidToNavigation, Dimensions, SixBit, StaticPartA, StaticPartB, StaticVoyage};

use super::position::place;
use crate::form::{Form, Ours};

/// A text as we hand it on.
pub fn text(field: SixBit<'_>) -> Ours {
    Ours::Text(field.text().unwrap_or_default().into())
}

pub fn dimensions(d: Dimensions, field: &str) -> Option<Ours> {
    Some(match field {
        "to_bow" => Ours::number(d.to_bow),
        "to_stern" => Ours::number(d.to_stern),
        "to_port" => Ours::number(d.to_port),
        "to_starboard" => Ours::number(d.to_starboard),
        _ => return None,
    })
}

pub fn voyage(m: &StaticVoyage<'_>, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "imo" if form == Form::Libais => Ours::Text(m.imo.to_string()),
        "imo" => Ours::number(m.imo),
        "ais_version" => Ours::number(m.version),
        "callsign" => text(m.call_sign),
        "shipname" => text(m.name),
        "shiptype" => Ours::number(m.ship_type),
        "shiptype_text" => Ours::Label("ship type", m.ship_type.into()),
        "epfd" => Ours::number(m.epfd),
        "epfd_text" => Ours::Label("epfd", m.epfd.into()),
        "eta" => Ours::Text(format!("{:02}-{:02}T{:02}:{:02}Z", m.eta.month, m.eta.day, m.eta.hour, m.eta.minute)),
        "draught" => form.physical(m.draught, 10.0, m.draught_m().map(f64::from), 1),
        "destination" => text(m.destination),
        "dte" => Ours::Flag(m.dte),
        "spare" => Ours::Flag(m.spare),
        _ => return dimensions(m.dimensions, field),
    })
}

pub fn part_a(m: &StaticPartA<'_>, field: &str) -> Option<Ours> {
    match field {
        "part_num" => Some(Ours::number(0)),
        "shipname" => Some(text(m.name)),
        _ => None,
    }
}

pub fn part_b(m: &StaticPartB<'_>, field: &str, part_a: Option<&str>) -> Option<Ours> {
    Some(match field {
        "shipname" => Ours::Text(part_a?.into()),
        "shiptype" => Ours::number(m.ship_type),
        "shiptype_text" => Ours::Label("ship type", m.ship_type.into()),
        "vendorid" => Ours::Text(vendor(m)),
        "model" => Ours::number(m.model),
        "serial" => Ours::number(m.serial),
        "callsign" => text(m.call_sign),
        _ => return dimensions(m.dimensions, field),
    })
}

/// The manufacturer, and model and serial number behind it read as four characters: before M.1371-4 all seven were text.
fn vendor(m: &StaticPartB<'_>) -> String {
    let number = u32::from(m.model) << 20 | m.serial;
    let four = [18, 12, 6, 0].map(|shift| {
        let six = (number >> shift & 63) as u8;
        char::from(if six < 32 { six + 64 } else { six })
    });
    m.vendor.all().chain(four).take_while(|&c| c != '@').collect::<String>().trim_end().to_owned()
}

pub fn aid(m: &AidToNavigation<'_>, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "aid_type" => Ours::number(m.aid_type),
        "aid_type_text" => Ours::Label("aid type", m.aid_type.into()),
        "name" => Ours::Text(m.name.chars().chain(m.name_extension.chars()).collect::<String>().trim_end().to_owned()),
        "accuracy" => Ours::Flag(m.accurate),
        "epfd" => Ours::number(m.epfd),
        "epfd_text" => Ours::Label("epfd", m.epfd.into()),
        "second" => Ours::number(m.second),
        "off_position" => Ours::Flag(m.off_position),
        "regional" => Ours::number(m.regional),
        "raim" => Ours::Flag(m.raim),
        "virtual_aid" => Ours::Flag(m.is_virtual),
        "assigned" => Ours::Flag(m.assigned),
        "spare" => Ours::Flag(m.spare),
        _ => return place(m.fix, field, form).or_else(|| dimensions(m.dimensions, field)),
    })
}
