//! Silences: whether they mean dark, and what could have been reached.

use serde::{Deserialize, Serialize};

use crate::{rows::TransponderClass, time::Timestamp};

/// Two consecutive reports of one MMSI further apart than the threshold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Last report before.
    pub begin: Timestamp,
    /// First report after; nothing while the silence lasts.
    pub end: Option<Timestamp>,
    /// Where it was last heard.
    pub from_lat: Option<f64>,
    /// Where it was last heard.
    pub from_lon: Option<f64>,
    /// Where it was heard again.
    pub to_lat: Option<f64>,
    /// Where it was heard again.
    pub to_lon: Option<f64>,
    /// Hours of silence; nothing while it lasts.
    pub hours: Option<f64>,
    /// Geodesic distance between both ends, nautical miles.
    pub distance_nm: Option<f64>,
    /// `distance_nm` over `hours`.
    pub implied_speed_kn: Option<f64>,
    /// The transponder's class.
    pub class: TransponderClass,
    /// Speed over ground when last heard, knots.
    pub from_sog_kn: Option<f32>,
    /// Course over ground when last heard, degrees.
    pub from_cog_deg: Option<f32>,
    /// Speed over ground when heard again, knots.
    pub to_sog_kn: Option<f32>,
    /// Course over ground when heard again, degrees.
    pub to_cog_deg: Option<f32>,
    /// The port whose circle it was last heard in, by its key.
    pub from_port: Option<String>,
    /// The port whose circle it was heard again in.
    pub to_port: Option<String>,
    /// Last draught heard before, metres.
    pub draught_m: Option<f32>,
    /// Of the hours before, over which the ship's own reception is judged: those in which it was heard.
    pub own_hours_heard: u16,
    /// The hours before, over which the ship's own reception is judged.
    pub own_hours: u16,
    /// The ship's own top speed, from what it reported before, knots; nothing where too little was heard.
    pub own_top_kn: Option<f32>,
    /// Type of ship and cargo, as last heard (ITU-R M.1371-5, table 53).
    pub ship_type: Option<u8>,
    /// Whether silence means dark; nothing where it was not judged.
    pub silence: Option<Silence>,
    /// What could have been reached; nothing where it was not computed.
    pub reach: Option<Reach>,
}

/// What a silence means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SilenceVerdict {
    /// It would not have been heard there, whatever it did.
    Unheard,
    /// It may have been silent, or not heard.
    Doubtful,
    /// It would have been heard, had it sent as before.
    Dark,
}

impl SilenceVerdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Unheard, Self::Doubtful, Self::Dark];

    /// For a person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unheard => "unheard",
            Self::Doubtful => "doubtful",
            Self::Dark => "dark",
        }
    }
}

/// Whether a silence means dark, by what was heard of others meanwhile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Silence {
    /// The verdict.
    pub verdict: SilenceVerdict,
    /// The rule that decided.
    pub rule: String,
    /// P(silence | still transmitting), 0 to 1.
    pub p_silent: f64,
    /// Hours of the gap that were judged.
    pub hours_judged: u32,
    /// Other ships' hours near the path meanwhile, of ships that were surely there.
    pub neighbours_present: u32,
    /// Those of them in which a report was heard.
    pub neighbours_heard: u32,
    /// Other ships heard near the path meanwhile, at most a few of them: MMSI.
    pub witnesses: Vec<u32>,
}

/// What a ship could have reached within a silence: the space-time prism over water.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reach {
    /// The top speed that was assumed, knots.
    pub speed_kn: f64,
    /// Where that speed is from: `own past` or `class`.
    pub speed_from: String,
    /// The area that could have been reached, km².
    pub area_km2: f64,
    /// The number of ports and piers in reach.
    pub in_reach: u32,
    /// The likeliest of them, best first.
    pub ports: Vec<ReachablePort>,
}

/// A port or pier that could have been called at. A hypothesis, never a visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReachablePort {
    /// The port's key.
    pub port: String,
    /// Its name.
    pub name: String,
    /// Sea miles from where the ship was last heard.
    pub from_nm: f64,
    /// Sea miles to where it was heard again; nothing while it is silent.
    pub to_nm: Option<f64>,
    /// Longest possible stay, hours.
    pub longest_stay_h: f64,
    /// Least speed that touches the port at all, knots.
    pub least_speed_kn: f64,
    /// Share of the likelihood among the ports in reach, 0 to 1; relative, not a probability of a call.
    pub share: f64,
}
