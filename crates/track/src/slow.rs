//! Where a slow ship was at each full ten minutes, between two of its reports: what meetings are looked for in.

use geo::{LatLon, METRES_PER_NM, near_distance_m};
use model::{Mmsi, SLOW_STEP_MS, SlowFix, time::HOUR_MS};
use serde::{Deserialize, Serialize};

use crate::{config::TrackConfig, report::Line};

/// Speeds come in steps of a knot in messages for satellites, and of a tenth else.
const DRIFT_SPARE_KN: f64 = 0.3;

/// A slow ship's last report.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Last {
    line: Line,
    #[serde(with = "crate::segment::place_always")]
    at: LatLon,
    kn: f32,
}

/// A track's slow state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Slow {
    last: Option<Last>,
    /// It was heard under way, or elsewhere, before it became slow.
    came: bool,
}

impl Slow {
    /// Takes a report of a track; samples that it completes go to `out`. In a port there are none.
    #[expect(clippy::too_many_arguments, reason = "a report as it is taken apart, and where its samples go")]
    pub(crate) fn hear(
        &mut self,
        config: &TrackConfig,
        (mmsi, track): (Mmsi, u16),
        line: Line,
        at: LatLon,
        sog_kn: Option<f32>,
        in_port: bool,
        out: &mut Vec<SlowFix>,
    ) {
        let kn = sog_kn.unwrap_or(0.0);
        if f64::from(kn) > config.slow_max_kn || in_port {
            // A ship that comes out of a port has come, too.
            *self = Self { last: None, came: true };
            return;
        }
        if let Some(last) = &self.last {
            let (from, to) = (last.line.t.millis(), line.t.millis());
            let (first, end) = (from.div_euclid(SLOW_STEP_MS) + 1, to.div_euclid(SLOW_STEP_MS));
            if first <= end {
                let metres = near_distance_m(last.at, at);
                let hours = (to - from) as f64 / HOUR_MS as f64;
                let sparse = hours > config.slow_max_between_h;
                // As far as it can have drifted at the speed it reported.
                let drift_m = (f64::from(last.kn.max(kn)) + DRIFT_SPARE_KN) * hours * METRES_PER_NM;
                let near_m = drift_m.max(config.slow_sparse_max_km * 1000.0);
                let stayed = metres <= near_m && hours <= config.slow_sparse_max_h;
                // What reported no speed, or a wrong one, shows it by how far it went.
                let slow = metres / METRES_PER_NM <= config.slow_max_kn * 1.5 * hours;
                if slow && (!sparse || stayed) {
                    for step in first..=end {
                        let share = (step * SLOW_STEP_MS - from) as f64 / (to - from) as f64;
                        let east = (at.lon - last.at.lon + 180.0).rem_euclid(360.0) - 180.0;
                        out.push(SlowFix {
                            step: step as i32,
                            mmsi: mmsi.get(),
                            track,
                            lat: last.at.lat + (at.lat - last.at.lat) * share,
                            lon: (last.at.lon + east * share + 180.0).rem_euclid(360.0) - 180.0,
                            kn: f32::midpoint(last.kn, kn),
                            sparse,
                            came: self.came,
                            t: last.line.t,
                            source: last.line.source,
                            offset: last.line.offset,
                        });
                    }
                } else {
                    self.came |= !slow || metres > config.slow_sparse_max_km * 1000.0;
                }
            }
        }
        self.last = Some(Last { line, at, kn });
    }
}

#[cfg(test)]
#[path = "slow_tests.rs"]
mod tests;
