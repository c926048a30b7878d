//! Reads a message as its user would, so that our decoder ends where the peers' end.
//!
//! Our fields are the standard's integers and our texts are decoded when they are asked for; the peers give degrees, knots
//! and strings at once. What is asked for here is what they give.

use std::hint::black_box;

use sillage_ais::{Dimensions, Message, Payload, SixBit};

fn text(text: SixBit<'_>) {
    black_box(text.text());
}

fn bytes(payload: Payload<'_>) {
    black_box(payload.bytes().collect::<Vec<u8>>());
}

fn metres(dimensions: Dimensions) {
    black_box((dimensions.length_m(), dimensions.beam_m()));
}

/// Texts as strings, measures in physical units, payloads as bytes.
pub(crate) fn message(message: &Message<'_>) {
    match message {
        Message::Position(m) => {
            black_box((m.fix.degrees(), m.speed_kn(), m.course_deg(), m.heading_deg(), m.turn_deg_min()));
        }
        Message::BaseStation(m) => {
            black_box((m.fix.degrees(), m.time()));
        }
        Message::StaticVoyage(m) => {
            text(m.call_sign);
            text(m.name);
            text(m.destination);
            metres(m.dimensions);
            black_box(m.draught_m());
        }
        Message::BinaryAddressed(m) => bytes(m.payload),
        Message::BinaryBroadcast(m) => bytes(m.payload),
        Message::Aircraft(m) => {
            black_box((m.fix.degrees(), m.altitude_m(), m.speed_kn(), m.course_deg()));
        }
        Message::SafetyAddressed(m) => text(m.text),
        Message::SafetyBroadcast(m) => text(m.text),
        Message::Differential(m) => {
            black_box(m.fix.degrees());
            bytes(m.payload);
        }
        Message::ClassB(m) => {
            black_box((m.fix.degrees(), m.speed_kn(), m.course_deg(), m.heading_deg()));
        }
        Message::ClassBExtended(m) => {
            black_box((m.fix.degrees(), m.speed_kn(), m.course_deg(), m.heading_deg()));
            text(m.name);
            metres(m.dimensions);
        }
        Message::Aid(m) => {
            black_box(m.fix.degrees());
            text(m.name);
            text(m.name_extension);
            metres(m.dimensions);
        }
        Message::StaticPartA(m) => text(m.name),
        Message::StaticPartB(m) => {
            text(m.vendor);
            text(m.call_sign);
            metres(m.dimensions);
        }
        Message::SlotBinary(m) => bytes(m.payload),
        Message::LongRange(m) => {
            black_box((m.fix.degrees(), m.speed_kn(), m.course_deg()));
        }
        // Nothing but integers.
        _ => {}
    }
}
