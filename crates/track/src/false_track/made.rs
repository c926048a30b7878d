//! Made-up tracks for the tests.

use geo::{LatLon, destination};
use model::{Event, FalseTrack, Mmsi, Timestamp, TransponderClass};

use crate::{
    detector_config::FalseTrackConfig,
    report::{Line, Report},
};

pub(super) const WHO: u64 = 636_012_345;
/// 2022-09-01T00:00:00Z, in milliseconds.
const BEGIN_MS: i64 = 19_236 * 86_400_000;

pub(super) fn who() -> (Mmsi, u16) {
    (Mmsi::new(WHO).unwrap(), 0)
}

pub(super) fn config() -> FalseTrackConfig {
    FalseTrackConfig::default()
}

pub(super) fn place(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

pub(super) fn at_minute(minutes: f64) -> Timestamp {
    Timestamp::from_millis(BEGIN_MS + (minutes * 60_000.0) as i64)
}

/// A report so many minutes after the begin.
pub(super) fn report(minutes: f64, at: LatLon, sog_kn: f64, cog_deg: f64) -> Report {
    let tenth = |v: f64| (v * 10.0).round() as f32 / 10.0;
    Report {
        line: Line { t: at_minute(minutes), source: 1, offset: (minutes * 100.0) as u64 },
        at: Some(at),
        sog_kn: Some(tenth(sog_kn)),
        cog_deg: Some(tenth(cog_deg.rem_euclid(360.0))),
        class: TransponderClass::A,
    }
}

/// As AIS sends positions: in ten-thousandths of a minute.
pub(super) fn rounded(at: LatLon) -> LatLon {
    let fine = |v: f64| (v * 600_000.0).round() / 600_000.0;
    place(fine(at.lat), fine(at.lon))
}

/// Round a middle at a speed, to starboard, a report every so many minutes for so many turns.
pub(super) fn round(middle: LatLon, radius_m: f64, kn: f64, every_min: f64, turns: f64) -> Vec<Report> {
    let deg_a_minute = (kn * 1852.0 / 60.0 / radius_m).to_degrees();
    let steps = (turns * 360.0 / deg_a_minute / every_min) as usize;
    (0..=steps)
        .map(|i| {
            let minutes = i as f64 * every_min;
            let bearing = minutes * deg_a_minute;
            report(minutes, rounded(destination(middle, bearing, radius_m)), kn, bearing + 90.0)
        })
        .collect()
}

pub(super) fn detail(event: &Event) -> &FalseTrack {
    let model::Detail::FalseTrack(d) = &event.detail else { panic!("{event:?}") };
    d
}

/// A number from 0 to 1 that looks random.
pub(super) fn noise(seed: &mut u64) -> f64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 11) as f64 / (1_u64 << 53) as f64
}
