//! Position reports: 1, 2, 3, 4, 9, 11, 18, 19, 27.

use ais::{AircraftReport, BaseStation, ClassBExtended, ClassBPosition, CoarseFix, Fix, LongRange, PositionReport};

use super::{radio, static_data};
use crate::form::{Form, Ours};

const FINE: f64 = 600_000.0;
const COARSE: f64 = 600.0;

fn lon(fix: Fix, form: Form) -> Ours {
    form.physical(fix.lon, FINE, fix.degrees().map(|d| d.1), 7)
}

fn lat(fix: Fix, form: Form) -> Ours {
    form.physical(fix.lat, FINE, fix.degrees().map(|d| d.0), 7)
}

/// Position, as types 21 and those here have it.
pub fn place(fix: Fix, field: &str, form: Form) -> Option<Ours> {
    match field {
        "lon" => Some(lon(fix, form)),
        "lat" => Some(lat(fix, form)),
        _ => None,
    }
}

/// A coarse position, printed with so many decimals.
pub fn coarse_place(fix: CoarseFix, field: &str, form: Form, decimals: i32) -> Option<Ours> {
    match field {
        "lon" => Some(form.physical(fix.lon, COARSE, fix.degrees().map(|d| d.1), decimals)),
        "lat" => Some(form.physical(fix.lat, COARSE, fix.degrees().map(|d| d.0), decimals)),
        _ => None,
    }
}

fn turn(m: &PositionReport, form: Form) -> Ours {
    match (form, m.turn_deg_min()) {
        (Form::GpsdRaw, _) => Ours::number(m.turn),
        (Form::GpsdScaled, None) => Ours::Text("n/a".into()),
        (Form::GpsdScaled, Some(turn)) if matches!(m.turn, -127 | 127) => {
            Ours::Text(if turn < 0.0 { "fastleft".into() } else { "fastright".into() })
        }
        (Form::GpsdScaled, Some(turn)) => Ours::Text(format!("{turn:.2}")),
        (Form::Libais, None) => Ours::Null,
        (Form::Libais, Some(turn)) => form.physical(m.turn, 1.0, Some(turn), 2),
    }
}

pub fn class_a(m: &PositionReport, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "status" => Ours::number(m.status),
        "status_text" => Ours::Label("status", m.status.into()),
        "turn" => turn(m, form),
        "speed" => form.physical(m.speed, 10.0, m.speed_kn(), 1),
        "accuracy" => Ours::Flag(m.accurate),
        "course" => form.physical(m.course, 10.0, m.course_deg(), 1),
        "heading" => Ours::number(m.heading_deg().unwrap_or(m.heading)),
        "second" => Ours::number(m.second),
        "maneuver" => Ours::number(m.manoeuvre),
        "spare" => Ours::number(m.spare),
        "raim" => Ours::Flag(m.raim),
        "radio" => Ours::number(m.radio),
        // Types 1 and 2 are of self-organised access, type 3 of incremental access (table 46).
        _ => return place(m.fix, field, form).or_else(|| radio::state(m.radio, m.msg_type == 3, field)),
    })
}

pub fn base_station(m: &BaseStation, field: &str, form: Form) -> Option<Ours> {
    let clock = format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", m.year, m.month, m.day, m.hour, m.minute, m.second);
    if let Some(time) = m.time() {
        assert_eq!(time.to_string(), clock);
    }
    Some(match field {
        "timestamp" => Ours::Text(clock),
        "accuracy" => Ours::Flag(m.accurate),
        "epfd" => Ours::number(m.epfd),
        "epfd_text" => Ours::Label("epfd", m.epfd.into()),
        "transmission_ctl" => Ours::Flag(m.transmission_control),
        "spare" => Ours::number(m.spare),
        "raim" => Ours::Flag(m.raim),
        "radio" => Ours::number(m.radio),
        _ => return place(m.fix, field, form).or_else(|| radio::state(m.radio, false, field)),
    })
}

pub fn aircraft(m: &AircraftReport, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "alt" => Ours::number(m.altitude_m().unwrap_or(m.altitude)),
        "speed" => form.physical(m.speed, 1.0, m.speed_kn(), 1),
        "accuracy" => Ours::Flag(m.accurate),
        "course" => form.physical(m.course, 10.0, m.course_deg(), 1),
        "second" => Ours::number(m.second),
        // They take the sensor's bit and the spare ones behind it for one field, as older editions had it.
        "regional" => Ours::number(u32::from(m.barometric) << 7 | u32::from(m.spare)),
        "alt_sensor" => Ours::Flag(m.barometric),
        "spare" => Ours::number(m.spare),
        "dte" => Ours::Flag(m.dte),
        "spare2" => Ours::number(m.spare2),
        "assigned" => Ours::Flag(m.assigned),
        "raim" => Ours::Flag(m.raim),
        "radio" => Ours::number(m.radio),
        _ => return place(m.fix, field, form).or_else(|| radio::selected(m.radio, field)),
    })
}

pub fn class_b(m: &ClassBPosition, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "reserved" | "spare" => Ours::number(m.spare),
        "speed" => form.physical(m.speed, 10.0, m.speed_kn(), 1),
        "accuracy" => Ours::Flag(m.accurate),
        "course" => form.physical(m.course, 10.0, m.course_deg(), 1),
        "heading" => Ours::number(m.heading_deg().unwrap_or(m.heading)),
        "second" => Ours::number(m.second),
        "regional" | "spare2" => Ours::number(m.spare2),
        // libais means by "cs" the selector of the communication state.
        "cs" if form == Form::Libais => Ours::Flag(m.radio >> 19 == 1),
        "cs" | "unit" => Ours::Flag(m.carrier_sense),
        "display" => Ours::Flag(m.display),
        "dsc" => Ours::Flag(m.dsc),
        "band" => Ours::Flag(m.band),
        "msg22" => Ours::Flag(m.message_22),
        "mode" => Ours::Flag(m.assigned),
        "raim" => Ours::Flag(m.raim),
        "radio" => Ours::number(m.radio),
        "commstate_cs_fill" if m.carrier_sense => Ours::number(m.radio & 0x7_ffff),
        _ => return place(m.fix, field, form).or_else(|| radio::selected(m.radio, field)),
    })
}

pub fn class_b_extended(m: &ClassBExtended<'_>, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "reserved" => Ours::number(m.spare),
        "speed" => form.physical(m.speed, 10.0, m.speed_kn(), 1),
        "accuracy" => Ours::Flag(m.accurate),
        "course" => form.physical(m.course, 10.0, m.course_deg(), 1),
        "heading" => Ours::number(m.heading_deg().unwrap_or(m.heading)),
        "second" => Ours::number(m.second),
        "regional" => Ours::number(m.spare2),
        "shipname" => static_data::text(m.name),
        "shiptype" => Ours::number(m.ship_type),
        "shiptype_text" => Ours::Label("ship type", m.ship_type.into()),
        "epfd" => Ours::number(m.epfd),
        "epfd_text" => Ours::Label("epfd", m.epfd.into()),
        "raim" => Ours::Flag(m.raim),
        "dte" => Ours::Flag(m.dte),
        "assigned" => Ours::Flag(m.assigned),
        _ => return place(m.fix, field, form).or_else(|| static_data::dimensions(m.dimensions, field)),
    })
}

pub fn long_range(m: &LongRange, field: &str, form: Form) -> Option<Ours> {
    Some(match field {
        "accuracy" => Ours::Flag(m.accurate),
        "raim" => Ours::Flag(m.raim),
        "status" => Ours::number(m.status),
        "status_text" => Ours::Label("status", m.status.into()),
        "speed" => Ours::number(m.speed_kn().map_or(m.speed.into(), |kn| kn as i64)),
        "course" => Ours::number(m.course_deg().map_or(m.course.into(), |deg| deg as i64)),
        // The bit is set where the position is old (table 84): gpsd gives the bit, libais whether the position is fresh.
        "gnss" if form == Form::Libais => Ours::Flag(!m.late),
        "gnss" => Ours::Flag(m.late),
        "spare" => Ours::Flag(m.spare),
        _ => return coarse_place(m.fix, field, form, 4),
    })
}
