//! Where our answer is another than theirs, on purpose, with what decides it.

use serde_json::Value;

/// One field of one message.
struct Deviation {
    /// A piece of the answers' file name; both files of gpsd's answers share theirs.
    file: &'static str,
    /// The message's answer, by its line in the file, from 1.
    message: usize,
    field: &'static str,
    /// As JSON.
    theirs: &'static str,
    ours: &'static str,
    why: &'static str,
}

const GPSD: &str = "gpsd_sample";
const LIBAIS: &str = "libais_typeexamples";

/// Answers for which we give no message.
const NO_MESSAGE: [(&str, usize, &str); 1] =
    [(GPSD, 96, "table 45: 168 bits, and this one has 163; they take what is there of the communication state for all of it")];

const PART_OF_AN_MMSI: &str = "table 56: an identity has 30 bits; theirs is the first 24 or 20 of them with zeros";
const SPARE_BEHIND_ADDRESS: &str = "tables 81 and 82: two spare bits behind the addressee";
const SPARE_BEFORE_STATE: &str = "table 82: four spare bits before the communication state";
const SPARE_ON_BOTH_SIDES: &str = "table 82: two spare bits behind the addressee, four before the communication state";
const STATE_AT_THE_END: &str = "table 82: the last 20 bits are the communication state, which they do not read";
const SECOND_REQUEST: &str = "table 67: 88 or 110 bits, and this one has 104; theirs is the begin of a request with zeros";

const DEVIATIONS: &[Deviation] = &[
    Deviation { file: GPSD, message: 14, field: "mmsi3", theirs: "836359488", ours: "0", why: PART_OF_AN_MMSI },
    Deviation { file: GPSD, message: 15, field: "mmsi3", theirs: "76161024", ours: "0", why: PART_OF_AN_MMSI },
    Deviation { file: GPSD, message: 56, field: "app_id", theirs: "23587", ours: "28815", why: SPARE_BEHIND_ADDRESS },
    Deviation {
        file: GPSD,
        message: 56,
        field: "data",
        theirs: r#""150:ccbf02a170e78b001c01b3c09b03d220beab40""#,
        ours: r#""144:32fc0a85c39e2c007006cf026c0f4882faad""#,
        why: SPARE_ON_BOTH_SIDES,
    },
    Deviation { file: GPSD, message: 56, field: "radio", theirs: "0", ours: "4096", why: STATE_AT_THE_END },
    Deviation {
        file: GPSD,
        message: 57,
        field: "data",
        theirs: r#""98:e06f855b566c803fe7a0306140""#,
        ours: r#""96:81be156d59b200ff9e80c185""#,
        why: SPARE_BEHIND_ADDRESS,
    },
    Deviation { file: GPSD, message: 60, field: "app_id", theirs: "23587", ours: "28815", why: SPARE_BEHIND_ADDRESS },
    Deviation {
        file: GPSD,
        message: 60,
        field: "data",
        theirs: r#""150:ccbf02a170e78b001c01b3c09b03d220beab40""#,
        ours: r#""144:32fc0a85c39e2c007006cf026c0f4882faad""#,
        why: SPARE_ON_BOTH_SIDES,
    },
    Deviation { file: GPSD, message: 60, field: "radio", theirs: "0", ours: "4096", why: STATE_AT_THE_END },
    Deviation {
        file: GPSD,
        message: 61,
        field: "data",
        theirs: r#""198:e41c40000000000000004000003d4031c01b400000066b4813""#,
        ours: r#""192:90710000000000000001000000f500c7006d00000019ad20""#,
        why: SPARE_ON_BOTH_SIDES,
    },
    Deviation { file: GPSD, message: 61, field: "radio", theirs: "0", ours: "824515", why: STATE_AT_THE_END },
    Deviation {
        file: GPSD,
        message: 62,
        field: "data",
        theirs: r#""92:0014f2251db2ce9000ff9600""#,
        ours: r#""88:0014f2251db2ce9000ff96""#,
        why: SPARE_BEFORE_STATE,
    },
    Deviation { file: GPSD, message: 62, field: "radio", theirs: "0", ours: "27732", why: STATE_AT_THE_END },
    Deviation {
        file: GPSD,
        message: 63,
        field: "data",
        theirs: r#""116:c700ef007300e0000000080018282e""#,
        ours: r#""112:c700ef007300e000000008001828""#,
        why: SPARE_BEFORE_STATE,
    },
    Deviation { file: GPSD, message: 63, field: "radio", theirs: "0", ours: "957988", why: STATE_AT_THE_END },
    Deviation {
        file: LIBAIS,
        message: 8,
        field: "retransmit",
        theirs: "true",
        ours: "false",
        why: "table 54: the flag is 1 when sent again; theirs is turned round, here but not in type 12",
    },
    Deviation { file: LIBAIS, message: 14, field: "type1_2", theirs: "62", ours: "0", why: SECOND_REQUEST },
    Deviation { file: LIBAIS, message: 14, field: "offset1_2", theirs: "2832", ours: "0", why: SECOND_REQUEST },
    Deviation { file: LIBAIS, message: 18, field: "dac", theirs: "798", ours: "122", why: SPARE_BEHIND_ADDRESS },
    Deviation { file: LIBAIS, message: 18, field: "fid", theirs: "40", ours: "34", why: SPARE_BEHIND_ADDRESS },
    Deviation {
        file: LIBAIS,
        message: 20,
        field: "name",
        theirs: r#""9%&//3*37-+P][`<RD^6""#,
        ours: r#""9%&//3*37_+P]['<RD^6""#,
        why: "table 47: 31 is an underscore and 39 an apostrophe",
    },
    Deviation {
        file: LIBAIS,
        message: 24,
        field: "speed",
        theirs: "16.799999237060547",
        ours: "168",
        why: "table 62: an aircraft's speed is in whole knots, not in tenths",
    },
];

/// Those of one file, until they occur.
#[derive(Default)]
pub struct Deviations(Vec<&'static Deviation>);

impl Deviations {
    pub fn of(file: &str) -> Self {
        Self(DEVIATIONS.iter().filter(|d| file.contains(d.file)).collect())
    }

    /// Whether a difference is listed; it is struck off.
    pub fn take(&mut self, message: usize, field: &str, theirs: &Value, ours: &str) -> bool {
        let theirs = theirs.to_string();
        let found = self.0.iter().position(|d| (d.message, d.field, d.theirs, d.ours) == (message, field, theirs.as_str(), ours));
        found.map(|at| self.0.remove(at)).is_some()
    }

    /// What did not occur.
    pub fn unused(&mut self) -> Vec<String> {
        self.0
            .drain(..)
            .map(|d| {
                format!("listed, but no difference: message {} {}: {} for {} ({})", d.message, d.field, d.ours, d.theirs, d.why)
            })
            .collect()
    }
}

/// Whether we give no message for an answer.
pub fn is_without_message(file: &str, message: usize) -> bool {
    NO_MESSAGE.iter().any(|(f, m, _)| file.contains(f) && *m == message)
}
