//! Every threshold in one place, with its unit in its name and the source of its default.

use declared::VerdictConfig;
use serde::{Deserialize, Serialize};

use crate::detector_config::DetectorConfig;

/// Thresholds of the machines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrackConfig {
    /// A gap is a pair of consecutive reports further apart than this. Six hours: Global Fishing Watch's pipeline and Skylight.
    pub gap_min_h: f64,
    /// What a ship can do at most, unless it reports more. 25 kn: Global Fishing Watch's segmenter (gpsdio-segment).
    pub max_speed_kn: f64,
    /// How far above its own reported speed a ship may have gone between two reports. Own choice: reports are momentary.
    pub reported_speed_margin: f64,
    /// Time added to each interval before a jump counts as impossible (clock noise, position noise). gpsdio-segment: 0.25 h.
    pub speed_buffer_h: f64,
    /// A track that falls silent this long while another of its MMSI reports is closed. gpsdio-segment: 8 h.
    pub track_max_silence_h: f64,
    /// Most open tracks of one MMSI. gpsdio-segment: 20.
    pub max_open_tracks: usize,
    /// A track with fewer reports says nothing when it closes. gpsdio-segment: 10.
    pub short_track_reports: u32,
    /// A stop begins at or below this speed. Global Fishing Watch, port events: 0.2 kn.
    pub stop_begin_kn: f64,
    /// A stop ends at or above this speed. Global Fishing Watch, port events: 0.5 kn.
    pub stop_end_kn: f64,
    /// A stop ends where the ship shows up this far from its mean position, whatever speed it reports. Own choice: more than
    /// the swing of a long ship at anchor with a scattered position.
    pub stop_radius_km: f64,
    /// Shorter stops are not reported, and do not make a port visit a call. Own choice: three reports of a moored class A ship.
    pub stop_min_minutes: f64,
    /// A port is entered within its own radius, which the port table gives. It is left beyond that radius, or beyond this where it
    /// is smaller, plus the margin below. Global Fishing Watch enters every port at 3 km.
    pub port_reach_min_km: f64,
    /// A port is left this much further out. Global Fishing Watch: 4 km against 3 km.
    pub port_exit_margin_km: f64,
    /// Silence of this length inside a port is a port gap. Global Fishing Watch: 4 h.
    pub port_gap_h: f64,
    /// Entry and exit count as seen where the report outside and the one inside are at most this far apart. Own choice: one
    /// satellite pass may be missed.
    pub port_edge_max_h: f64,
    /// A ship that was never in a port and has run less than this is under way on no voyage. Own choice: more than a ship swings at
    /// anchor.
    pub voyage_min_nm: f64,
    /// Speeds that are known to be noise, within 0.05 kn. gpsdio-segment: 51.2, 63.0, 102.3 kn.
    pub noise_speeds_kn: [f64; 3],
    /// Shortest change of draught that counts. ITU-R M.1371: the field has steps of 0.1 m.
    pub draught_step_m: f32,
    /// A ship at most this fast may be meeting another, knots. Miller et al. 2018 (Global Fishing Watch): 2 kn.
    pub slow_max_kn: f64,
    /// Between reports of a slow ship this far apart its place is filled in, hours. Global Fishing Watch: 1 h.
    pub slow_max_between_h: f64,
    /// Between reports this far apart too, where it has gone no further than it drifts: then its samples count as sparse, hours. Own
    /// choice: half a day's worth of satellite passes.
    pub slow_sparse_max_h: f64,
    /// How far it may have gone for that whatever speed it reported, km. Own choice.
    pub slow_sparse_max_km: f64,
    /// Thresholds of the verdict on declared destinations.
    pub verdict: VerdictConfig,
    /// Thresholds of loitering, false positions and false identities; nothing where these are not looked for.
    pub detectors: Option<DetectorConfig>,
}

impl Default for TrackConfig {
    fn default() -> Self {
        Self {
            gap_min_h: 6.0,
            max_speed_kn: 25.0,
            reported_speed_margin: 1.3,
            speed_buffer_h: 0.25,
            track_max_silence_h: 8.0,
            max_open_tracks: 20,
            short_track_reports: 10,
            stop_begin_kn: 0.2,
            stop_end_kn: 0.5,
            stop_radius_km: 1.0,
            stop_min_minutes: 10.0,
            port_reach_min_km: 3.0,
            port_exit_margin_km: 1.0,
            port_gap_h: 4.0,
            port_edge_max_h: 12.0,
            voyage_min_nm: 1.0,
            noise_speeds_kn: [51.2, 63.0, 102.3],
            draught_step_m: 0.1,
            slow_max_kn: 2.0,
            slow_max_between_h: 1.0,
            slow_sparse_max_h: 6.0,
            slow_sparse_max_km: 2.0,
            verdict: VerdictConfig::default(),
            detectors: Some(DetectorConfig::default()),
        }
    }
}
