//! Fields of theirs that this decoder leaves alone, each with the reason.

use std::collections::BTreeSet;

use serde_json::Value;

/// Fields read out of the payload of a binary message. What its bits mean is decided by the application of this designated area code
/// and function identifier (annex 5), not by M.1371; here they stay bits.
const APPLICATION: [(u8, u16, u8, &[&str]); 10] = [
    // Test message with text, IMO.
    (6, 1, 0, &["spare2", "text", "ack_required", "msg_seq"]),
    // Dangerous cargo, IMO circular 236.
    (6, 1, 12, &["lastport", "departure", "nextport", "eta", "dangerous", "imdcat", "unid", "amount", "unit"]),
    // Tidal window, IMO circular 236.
    (6, 1, 14, &["month", "day", "tidals"]),
    // Clearance time to enter port, IMO circular 289.
    (6, 1, 18, &["linkage", "arrival", "portname", "destination", "lon", "lat"]),
    // Text description, IMO circular 289.
    (6, 1, 30, &["linkage", "text"]),
    // Tidal window, IMO circular 289.
    (6, 1, 32, &["month", "day", "tidals"]),
    // State of an aid to navigation, lighthouse authorities of the United Kingdom and Ireland.
    (
        6,
        235,
        10,
        &["off_pos", "alarm", "stat_ext", "ana_int", "ana_ext1", "ana_ext2", "racon", "racon_text", "light", "light_text"],
    ),
    // Weather and water, IMO circular 236 (11) and 289 (31): the same names, one list.
    (8, 1, 11, &WEATHER),
    // Area notice, IMO circular 289.
    (8, 1, 22, &["link_id", "notice_type", "notice_type_str", "duration_minutes", "sub_areas"]),
    // Inland ship, CCNR.
    (
        8,
        200,
        10,
        &[
            "vin",
            "length",
            "beam",
            "shiptype",
            "shiptype_text",
            "hazard",
            "hazard_text",
            "draught",
            "loaded",
            "loaded_text",
            "speed_q",
            "course_q",
            "heading_q",
        ],
    ),
];

const WEATHER: [&str; 38] = [
    "lat",
    "lon",
    "accuracy",
    "timestamp",
    "wspeed",
    "wgust",
    "wdir",
    "wgustdir",
    "humidity",
    "airtemp",
    "dewpoint",
    "pressure",
    "pressuretend",
    "visibility",
    "visgreater",
    "waterlevel",
    "leveltrend",
    "cspeed",
    "cdir",
    "cspeed2",
    "cdir2",
    "cdepth2",
    "cspeed3",
    "cdir3",
    "cdepth3",
    "waveheight",
    "waveperiod",
    "wavedir",
    "swellheight",
    "swellperiod",
    "swelldir",
    "seastate",
    "watertemp",
    "preciptype",
    "preciptype_text",
    "salinity",
    "ice",
    "ice_text",
];

/// Fields that no message has by the standard, or that we do not keep: a piece of the answers' file name, the type (0 is all), the field
/// and why.
const NOT_KEPT: [(&str, u8, &str, &str); 8] = [
    ("libais_typeexamples", 14, "spare2", "bits behind the last whole character; table 66 knows text alone"),
    ("libais_typeexamples", 15, "type2_2", "table 67 asks the second station for one message alone"),
    ("libais_typeexamples", 15, "offset2_2", "table 67 asks the second station for one message alone"),
    ("libais_typeexamples", 15, "msg_2", "no field of table 67"),
    ("libais_typeexamples", 15, "slot_offset_2", "no field of table 67"),
    ("libais_tagblock", 0, "tagblock_q", "a mark of the supplier, in no standard"),
    ("libais_tagblock", 0, "tagblock_group.id", "serves to join the sentences, and is done with once they are joined"),
    ("libais_tagblock", 0, "tagblock_group.sentence", "that of the first sentence, always 1"),
];

/// Which of the lists were used for a file.
#[derive(Debug)]
pub struct Listed {
    file: &'static str,
    used: BTreeSet<String>,
}

impl Listed {
    pub fn of(file: &'static str) -> Self {
        Self { file, used: BTreeSet::new() }
    }

    /// Whether a field is of the application of a binary message.
    pub fn application(&mut self, msg_type: u8, dac: u16, fid: u8, field: &str) -> bool {
        // Circular 289 has the same names as 236.
        let fid = if (msg_type, dac, fid) == (8, 1, 31) { 11 } else { fid };
        let found = APPLICATION.iter().any(|(t, d, f, names)| (*t, *d, *f) == (msg_type, dac, fid) && names.contains(&field));
        if found {
            self.used.insert(format!("{msg_type} {dac} {fid} {field}"));
        }
        found
    }

    /// Whether a field is not kept.
    pub fn not_kept(&mut self, msg_type: u8, field: &str) -> bool {
        let found = NOT_KEPT.iter().any(|(f, t, name, _)| self.file.contains(f) && (*t == 0 || *t == msg_type) && *name == field);
        if found {
            self.used.insert(field.to_owned());
        }
        found
    }

    /// What is listed for this file and its applications, but is no field of its answers.
    pub fn unused(&self, answers: &[Value]) -> Vec<String> {
        let has = |t: u8, d: u16, f: u8| answers.iter().any(|a| a["type"] == t && a["dac"] == d && a["fid"] == f);
        let application = APPLICATION
            .iter()
            .filter(|(t, d, f, _)| has(*t, *d, *f))
            .flat_map(|(t, d, f, names)| names.iter().map(move |name| format!("{t} {d} {f} {name}")));
        let not_kept = NOT_KEPT.iter().filter(|(f, ..)| self.file.contains(f)).map(|(_, _, name, _)| (*name).to_owned());
        application
            .chain(not_kept)
            .filter(|key| !self.used.contains(key))
            .map(|key| format!("listed as not ours to read, but in no answer: {key}"))
            .collect()
    }
}
