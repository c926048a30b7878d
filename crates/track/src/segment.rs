//! Which of the ships of one MMSI sent a report: what is physically possible, and of that the likeliest.

use geo::{LatLon, METRES_PER_NM, destination, near_distance_m};
use model::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{config::TrackConfig, report::Report};

/// The last position report of a track.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fix {
    pub(crate) t: Timestamp,
    #[serde(with = "place_always")]
    pub(crate) at: LatLon,
    pub(crate) sog_kn: Option<f32>,
    pub(crate) cog_deg: Option<f32>,
}

/// How a report fits a track.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fit {
    /// From the track's last position, metres.
    pub(crate) distance_m: f64,
    /// Within what the ship can have done.
    pub(crate) possible: bool,
}

/// Whether a ship last seen at `last` can have sent a report from `at`.
pub(crate) fn fit(config: &TrackConfig, last: &Fix, t: Timestamp, at: LatLon, sog_kn: Option<f32>) -> Fit {
    let distance_m = near_distance_m(last.at, at);
    let reported = f64::from(last.sog_kn.unwrap_or(0.0).max(sog_kn.unwrap_or(0.0)));
    let limit_kn = config.max_speed_kn.max(reported * config.reported_speed_margin);
    let hours = t.hours_since(last.t).max(0.0) + config.speed_buffer_h;
    Fit { distance_m, possible: distance_m <= limit_kn * hours * METRES_PER_NM }
}

/// How badly a report misses where a track should be by now, metres: dead reckoning, or staying put, whichever is nearer.
pub(crate) fn miss_m(last: &Fix, report: &Report, at: LatLon, distance_m: f64) -> f64 {
    let hours = report.line.t.hours_since(last.t).max(0.0);
    match (last.sog_kn, last.cog_deg) {
        (Some(sog), Some(cog)) if hours > 0.0 => {
            let run_m = f64::from(sog) * hours * METRES_PER_NM;
            near_distance_m(destination(last.at, f64::from(cog), run_m), at).min(distance_m)
        }
        _ => distance_m,
    }
}

/// Positions in saved states.
pub(crate) mod place {
    use geo::LatLon;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "the form that serde calls")]
    pub(crate) fn serialize<S: Serializer>(at: &Option<LatLon>, s: S) -> Result<S::Ok, S::Error> {
        at.map(|p| (p.lat, p.lon)).serialize(s)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<LatLon>, D::Error> {
        Ok(Option::<(f64, f64)>::deserialize(d)?.and_then(|(lat, lon)| LatLon::new(lat, lon)))
    }
}

/// Positions in saved states that are always there.
pub(crate) mod place_always {
    use geo::LatLon;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(at: &LatLon, s: S) -> Result<S::Ok, S::Error> {
        (at.lat, at.lon).serialize(s)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<LatLon, D::Error> {
        let (lat, lon) = <(f64, f64)>::deserialize(d)?;
        LatLon::new(lat, lon).ok_or_else(|| D::Error::custom("no position on Earth"))
    }
}
