//! The parts of a communication state (annex 2, 3.3.7.2 and 3.3.7.3), which we keep whole.

use crate::form::Ours;

/// A state of 19 bits: of incremental access, or of self-organised access.
pub fn state(radio: u32, incremental: bool, field: &str) -> Option<Ours> {
    let part = |shift: u32, width: u32| Ours::number(radio >> shift & ((1 << width) - 1));
    let timeout = radio >> 14 & 7;
    Some(match (field, incremental) {
        ("sync_state", _) => part(17, 2),
        ("slot_increment", true) => part(4, 13),
        ("slots_to_allocate", true) => part(1, 3),
        ("keep_flag", true) => Ours::Flag(radio & 1 == 1),
        ("slot_timeout", false) => part(14, 3),
        // The sub message: what it is depends on the time-out.
        ("received_stations", false) if matches!(timeout, 3 | 5 | 7) => part(0, 14),
        ("slot_number", false) if matches!(timeout, 2 | 4 | 6) => part(0, 14),
        ("utc_hour", false) if timeout == 1 => part(9, 5),
        ("utc_min", false) if timeout == 1 => part(2, 7),
        ("utc_spare", false) if timeout == 1 => part(0, 2),
        ("slot_offset", false) if timeout == 0 => part(0, 14),
        _ => return None,
    })
}

/// A state of 19 bits with its selector before it.
pub fn selected(radio: u32, field: &str) -> Option<Ours> {
    state(radio & 0x7_ffff, radio >> 19 & 1 == 1, field)
}
