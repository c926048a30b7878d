//! What comes in: position reports and static data, each with the line it stood in.

use geo::LatLon;
use model::{Evidence, SourceId, Timestamp, TransponderClass};
use serde::{Deserialize, Serialize};

/// A raw line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// When it was heard.
    pub t: Timestamp,
    /// The input.
    pub source: SourceId,
    /// First byte in the decompressed input.
    pub offset: u64,
}

impl Line {
    /// As evidence of something.
    pub fn shows(self, role: &str) -> Evidence {
        Evidence { role: role.to_owned(), t: self.t, source: self.source, offset: self.offset }
    }
}

/// One position report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Its line and time.
    pub line: Line,
    /// Where, if it said so.
    pub at: Option<LatLon>,
    /// Speed over ground, knots.
    pub sog_kn: Option<f32>,
    /// Course over ground, degrees.
    pub cog_deg: Option<f32>,
    /// The transponder that sent it.
    pub class: TransponderClass,
}

/// One static and voyage data report.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Static<'a> {
    /// Its line and time.
    pub line: Line,
    /// Draught, metres.
    pub draught_m: Option<f32>,
    /// Destination as typed.
    pub destination: Option<&'a str>,
    /// IMO number as heard.
    pub imo: Option<u32>,
    /// Ship's name.
    pub name: Option<&'a str>,
    /// Call sign.
    pub call_sign: Option<&'a str>,
    /// Type of ship and cargo (ITU-R M.1371-5, table 53).
    pub ship_type: Option<u8>,
    /// Length over all, metres.
    pub length_m: Option<f32>,
    /// Beam, metres.
    pub beam_m: Option<f32>,
}
