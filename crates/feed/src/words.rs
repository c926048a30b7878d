//! What publishers write in words where the standard has numbers.

use model::TransponderClass;

/// Navigational status (ITU-R M.1371-5, table 45), as the Danish Maritime Authority words it.
const STATUS: [(&[u8], u8); 14] = [
    (b"Under way using engine", 0),
    (b"At anchor", 1),
    (b"Not under command", 2),
    (b"Restricted maneuverability", 3),
    (b"Constrained by her draught", 4),
    (b"Moored", 5),
    (b"Aground", 6),
    (b"Engaged in fishing", 7),
    (b"Under way sailing", 8),
    (b"Reserved for future amendment [HSC]", 9),
    (b"Reserved for future amendment [WIG]", 10),
    (b"Power-driven vessel towing astern", 11),
    (b"Power-driven vessel pushing ahead", 12),
    (b"AIS-SART", 14),
];

/// Type of ship (table 53), as the Danish Maritime Authority words it: the first number of the group.
const SHIP_TYPES: [(&[u8], u8); 25] = [
    (b"WIG", 20),
    (b"Fishing", 30),
    (b"Towing", 31),
    (b"Towing long/wide", 32),
    (b"Dredging", 33),
    (b"Diving", 34),
    (b"Military", 35),
    (b"Sailing", 36),
    (b"Pleasure", 37),
    (b"HSC", 40),
    (b"Pilot", 50),
    (b"SAR", 51),
    (b"Tug", 52),
    (b"Port tender", 53),
    (b"Anti-pollution", 54),
    (b"Law enforcement", 55),
    (b"Spare 1", 56),
    (b"Spare 2", 57),
    (b"Medical", 58),
    (b"Not party to conflict", 59),
    (b"Ships Not Party to Armed Conflict", 59),
    (b"Passenger", 60),
    (b"Cargo", 70),
    (b"Tanker", 80),
    (b"Other", 90),
];

fn of(table: &[(&[u8], u8)], text: &[u8]) -> Option<u8> {
    table.iter().find(|(words, _)| words.eq_ignore_ascii_case(text)).map(|(_, n)| *n)
}

/// The number of a navigational status; nothing for `Unknown value`.
pub(crate) fn status(text: &[u8]) -> Option<u8> {
    of(&STATUS, text)
}

/// The number of a type of ship; nothing for `Undefined` and `Reserved`.
pub(crate) fn ship_type(text: &[u8]) -> Option<u8> {
    of(&SHIP_TYPES, text)
}

/// The transponder's class: NOAA's letter, the Danish words.
pub(crate) fn class(text: &[u8]) -> TransponderClass {
    match text {
        b"A" | b"Class A" => TransponderClass::A,
        b"B" | b"Class B" => TransponderClass::B,
        b"AtoN" | b"Base Station" | b"SAR Airborne" | b"Search and Rescue Transponder" | b"Man Overboard Device" => {
            TransponderClass::Other
        }
        _ => TransponderClass::Unknown,
    }
}
