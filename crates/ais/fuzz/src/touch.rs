//! Every getter of every message, and the ranges they promise.

use std::hint::black_box;

use ais::{CoarseFix, Dimensions, Fix, Message, Payload, SixBit};

/// Calls all there is to call.
pub(super) fn touch(message: &Message<'_>) {
    black_box(format!("{message:?}"));
    assert!((1..=27).contains(&message.msg_type()));
    assert!(message.repeat() < 4 && message.mmsi() < 1 << 30);
    match message {
        Message::Position(m) => {
            fix(m.fix);
            motion(m.speed_kn(), m.course_deg(), m.heading_deg());
            assert!(m.turn_deg_min().is_none_or(|t| t.abs() < 720.0));
        }
        Message::BaseStation(m) => {
            fix(m.fix);
            black_box(m.time());
        }
        Message::StaticVoyage(m) => {
            text(m.call_sign);
            text(m.name);
            text(m.destination);
            dimensions(m.dimensions);
            black_box(m.eta.is_complete());
            assert!(m.draught_m().is_none_or(|d| d > 0.0 && d <= 25.5));
        }
        Message::BinaryAddressed(m) => payload(m.payload),
        Message::BinaryBroadcast(m) => payload(m.payload),
        Message::SlotBinary(m) => {
            payload(m.payload);
            assert_eq!(m.radio.is_some(), m.msg_type == 26);
        }
        Message::Differential(m) => {
            coarse(m.fix);
            payload(m.payload);
        }
        Message::Aircraft(m) => {
            fix(m.fix);
            motion(None, m.course_deg(), None);
            assert!(m.speed_kn().is_none_or(|s| (0.0..=1022.0).contains(&s)));
            assert!(m.altitude_m().is_none_or(|a| a <= 4094));
        }
        Message::SafetyAddressed(m) => text(m.text),
        Message::SafetyBroadcast(m) => text(m.text),
        Message::ClassB(m) => {
            fix(m.fix);
            motion(m.speed_kn(), m.course_deg(), m.heading_deg());
        }
        Message::ClassBExtended(m) => {
            fix(m.fix);
            motion(m.speed_kn(), m.course_deg(), m.heading_deg());
            text(m.name);
            dimensions(m.dimensions);
        }
        Message::Aid(m) => {
            fix(m.fix);
            text(m.name);
            text(m.name_extension);
            dimensions(m.dimensions);
        }
        Message::StaticPartA(m) => text(m.name),
        Message::StaticPartB(m) => {
            text(m.vendor);
            text(m.call_sign);
            dimensions(m.dimensions);
            assert_eq!(m.is_auxiliary(), m.mother_ship().is_some());
        }
        Message::ChannelManagement(m) => {
            assert_ne!(m.area.is_some(), m.to.is_some());
            if let Some(area) = m.area {
                coarse(area.north_east);
                coarse(area.south_west);
            }
        }
        Message::GroupAssignment(m) => {
            coarse(m.area.north_east);
            coarse(m.area.south_west);
        }
        Message::LongRange(m) => {
            coarse(m.fix);
            motion(m.speed_kn(), m.course_deg(), None);
        }
        // Fields alone, without getters; all of them were written out above.
        _ => {}
    }
}

fn motion(speed: Option<f64>, course: Option<f64>, heading: Option<u16>) {
    assert!(speed.is_none_or(|s| (0.0..=102.2).contains(&s)));
    assert!(course.is_none_or(|c| (0.0..360.0).contains(&c)));
    assert!(heading.is_none_or(|h| h < 360));
}

fn fix(fix: Fix) {
    place(fix.is_absent(), fix.is_valid(), fix.degrees(), fix.e7());
}

fn coarse(fix: CoarseFix) {
    place(fix.is_absent(), fix.is_valid(), fix.degrees(), fix.e7());
}

fn place(absent: bool, valid: bool, degrees: Option<(f64, f64)>, e7: Option<(i32, i32)>) {
    assert!(!(absent && valid));
    assert_eq!((degrees.is_some(), e7.is_some()), (valid, valid));
    if let (Some((lat, lon)), Some((lat_e7, lon_e7))) = (degrees, e7) {
        assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0);
        assert!((lat * 1e7 - f64::from(lat_e7)).abs() < 0.51 && (lon * 1e7 - f64::from(lon_e7)).abs() < 0.51);
    }
}

fn text(field: SixBit<'_>) {
    let all: String = field.all().collect();
    let shown = field.to_string();
    assert!(all.starts_with(&shown) && !shown.contains('@'));
    assert!(all.bytes().all(|b| (b' '..=b'_').contains(&b)));
    assert_eq!(field.text().as_deref().unwrap_or_default(), shown.trim());
}

fn dimensions(d: Dimensions) {
    assert!(d.length_m().is_none_or(|l| (1..=1022).contains(&l)));
    assert!(d.beam_m().is_none_or(|b| (1..=126).contains(&b)));
}

fn payload(bits: Payload<'_>) {
    let bytes: Vec<u8> = bits.bytes().collect();
    assert_eq!(bytes.len(), bits.bit_len().div_ceil(8));
    // Field by field, the same bits.
    for at in 0..bits.bit_len() {
        assert_eq!(bits.u(at, 1), u32::from(bytes[at / 8] >> (7 - at % 8) & 1));
    }
    assert_eq!(bits.u(bits.bit_len(), 32), 0);
}
