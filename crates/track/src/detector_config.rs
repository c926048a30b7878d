//! Thresholds of the detectors of loitering, false positions and false identities: each with its unit and its source.
//!
//! "NOAA day" is the US Coast Guard's whole day of 1 January 2020 as published by MarineCadastre: 12,670 MMSI, 6.3 million reports.

use serde::{Deserialize, Serialize};

/// Thresholds of every detector of this crate that judges one vessel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DetectorConfig {
    /// Of loitering.
    pub loiter: LoiterConfig,
    /// Of false positions.
    pub false_track: FalseTrackConfig,
    /// Of false identities.
    pub identity: IdentityConfig,
}

/// Thresholds of loitering.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoiterConfig {
    /// The track is looked at this often. Own choice: a shorter step at 2 kn drowns in the scatter of class B positions.
    pub sample_every_min: f64,
    /// Slow is below this, made good from sample to sample. Global Fishing Watch, loitering: 2 kn.
    pub max_kn: f64,
    /// Shorter is no loitering by itself. Global Fishing Watch's reports to fishery organisations: 4 h.
    pub min_h: f64,
    /// A silence longer than this is no loitering: a gap. Global Fishing Watch's gaps: 6 h.
    pub max_silence_h: f64,
    /// The speed before and after is the mean over this long; a ship that makes less than `max_kn` over it has not moved on.
    /// Global Fishing Watch judges by hours.
    pub pace_h: f64,
    /// The speed before and after is not known from less than this. Own choice: three samples.
    pub pace_min_h: f64,
    /// A shorter stay is no meeting. Skylight, standard rendezvous: 30 min.
    pub meeting_min_h: f64,
    /// A longer one is waiting. Own choice: a transfer of a whole cargo at sea takes a day.
    pub meeting_max_h: f64,
    /// Of a stay, no single silence lasts more than this share. Own choice, on simulated worlds.
    pub meeting_max_silence_share: f64,
    /// A ship at a meeting makes good less than this, knots. Own choice, on simulated worlds: a drift, and less than a trawl.
    pub meeting_max_kn: f64,
    /// A ship comes to a meeting and leaves it at this speed at least. Own choice: more than a drift, less than any sea speed.
    pub meeting_way_kn: f64,
    /// Nearer to the shore a ship lies at a berth that the port table does not know. Own choice: shore lines at 1:10 million are that
    /// coarse. On the NOAA day six of seven slow ships outside port circles are.
    pub berth_max_shore_km: f64,
    /// Nearer to a port or anchorage ships lie about for other reasons. Global Fishing Watch, encounters: 10 km.
    pub meeting_port_km: f64,
}

impl Default for LoiterConfig {
    fn default() -> Self {
        Self {
            sample_every_min: 5.0,
            max_kn: 2.0,
            min_h: 4.0,
            max_silence_h: 6.0,
            pace_h: 1.0,
            pace_min_h: 0.25,
            meeting_min_h: 0.5,
            meeting_max_h: 24.0,
            meeting_max_silence_share: 0.8,
            meeting_max_kn: 1.1,
            meeting_way_kn: 5.0,
            berth_max_shore_km: 1.0,
            meeting_port_km: 10.0,
        }
    }
}

/// Thresholds of false positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FalseTrackConfig {
    /// A piece of track with fewer reports is stray noise. Own choice: a damaged position may be relayed by two stations.
    pub jump_min_reports: u32,
    /// Two pieces that took turns this often are two ships. Own choice: one that jumps there and back twice is still one.
    pub two_places_min_turns: u16,
    /// A piece that begins within reach of where the ship was lost this long ago or less is its return. Own choice.
    pub return_max_days: f64,
    /// Most that a ship can make on its way back, knots. gpsdio-segment: 25 kn.
    pub return_max_kn: f64,
    /// A unit that reports more than this about a jump has lost its satellites: receivers that reckon on run away, faster and faster.
    /// Own choice: little that carries cargo makes 30 kn. On the NOAA day, with leaps that the speed does not explain, seven jumps of
    /// ten, nearly all of class B units on pleasure craft.
    pub astray_min_kn: f32,
    /// Further from any navigable water is on land. Own choice: more than maps of the shore and of rivers are off.
    pub land_min_km: f64,
    /// Slower may be a unit on a trailer or in a workshop.
    pub land_min_kn: f32,
    /// Fewer reports are noise. Own choice.
    pub land_min_reports: u32,
    /// A shorter while is noise. Own choice.
    pub land_min_minutes: f64,
    /// The map is asked this often while the ship is at sea, or known to be on land.
    pub land_ask_minutes: f64,
    /// The map is asked this often while the ship may be on land. Own choice: a third of `land_min_minutes`.
    pub land_ask_doubt_minutes: f64,
    /// Where other ships were found on land this near, there is a waterway that the map lacks. Own choice: the reach of a ship between
    /// two questions. On the NOAA day 1,122 ship-days of river traffic are found on land, 32 after this, and one of those after a jump.
    pub land_shared_km: f64,
    /// So many other ships make a waterway.
    pub land_shared_min_ships: usize,
    /// A circle has this many full turns. Own choice: a ship that turns to adjust a compass makes one each way.
    pub circle_min_turns: f64,
    /// Scatter of the positions about the circle, as a share of its radius.
    pub circle_max_residual: f64,
    /// Smaller circles are manoeuvres.
    pub circle_min_radius_m: f64,
    /// Larger ones are voyages.
    pub circle_max_radius_m: f64,
    /// Slower is swinging or drifting.
    pub circle_min_kn: f32,
    /// Fewer positions define no circle.
    pub circle_min_reports: u32,
    /// Turning back by more than this ends a circle. Own choice: above the scatter of a course over ground.
    pub circle_slack_deg: f64,
    /// A silence of this length ends a circle.
    pub run_max_silence_minutes: f64,
    /// A silence of this length ends a uniform run. Global Fishing Watch's gaps: 6 h. Far from stations a ship is heard every hour or
    /// two, and one whose last digits are the same after as before has not been steered in between.
    pub uniform_max_silence_minutes: f64,
    /// A uniform run lasts this long.
    pub uniform_min_h: f64,
    /// It has this many samples.
    pub uniform_min_samples: u32,
    /// Share of the samples, a minute or more apart, at which reported speed or course may differ from that before. On the NOAA day
    /// no ship of the 2,238 that were under way for two hours came below 0.195; a made-up track has 0, or 0.05 on a great circle.
    pub uniform_max_changes: f64,
    /// Scatter across the course from sample to sample, root mean square, metres. On the NOAA day 5 m and more for the ships of the
    /// steadiest course; the rounding of published positions gives 0.8 m.
    pub uniform_max_scatter_m: f64,
    /// Slower is not under way, knots.
    pub uniform_min_kn: f32,
}

impl Default for FalseTrackConfig {
    fn default() -> Self {
        Self {
            jump_min_reports: 3,
            two_places_min_turns: 3,
            return_max_days: 30.0,
            return_max_kn: 25.0,
            astray_min_kn: 30.0,
            land_min_km: 5.0,
            land_min_kn: 3.0,
            land_min_reports: 10,
            land_min_minutes: 30.0,
            land_ask_minutes: 30.0,
            land_ask_doubt_minutes: 10.0,
            land_shared_km: 10.0,
            land_shared_min_ships: 1,
            circle_min_turns: 2.0,
            circle_max_residual: 0.1,
            circle_min_radius_m: 50.0,
            circle_max_radius_m: 20_000.0,
            circle_min_kn: 3.0,
            circle_min_reports: 10,
            circle_slack_deg: 10.0,
            run_max_silence_minutes: 10.0,
            uniform_max_silence_minutes: 360.0,
            uniform_min_h: 2.0,
            uniform_min_samples: 30,
            uniform_max_changes: 0.1,
            uniform_max_scatter_m: 4.0,
            uniform_min_kn: 3.0,
        }
    }
}

/// Thresholds of false identities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdentityConfig {
    /// A value heard less often is not established. Own choice: one wrong message may be passed on twice.
    pub stable_min_heard: u32,
    /// A value heard over a shorter time is not established.
    pub stable_min_h: f64,
    /// A bad IMO number heard less often is a transmission error.
    pub bad_imo_min_heard: u32,
    /// A call sign heard less often is not judged against the flag.
    pub call_sign_min_heard: u32,
    /// Two values that took turns this often belong to two ships.
    pub alternating_min_turns: u16,
    /// Dimensions that differ by less are corrections, metres. Own choice: the fields are sums of distances rounded to metres, and
    /// length over all is taken for length between perpendiculars.
    pub dimension_min_m: f32,
    /// Dimensions that differ by a smaller share are corrections.
    pub dimension_min_share: f32,
    /// One IMO number under two MMSI counts as a handover where the first was heard last at most this long after the second was
    /// heard first, hours.
    pub handover_overlap_h: f64,
    /// Before the end of the data a number must have been silent so long to have ended, and after their begin a number must not have
    /// been heard so long to be new, hours. Own choice: three days.
    pub heir_margin_h: f64,
    /// A ship is silent this long at most between two numbers, hours. Own choice: five days.
    pub heir_max_h: f64,
    /// Most that it made good meanwhile, knots. Own choice: no ship whose hull is worth hiding is faster.
    pub heir_max_kn: f64,
    /// An IMO number under more MMSI than this is a filler that units are delivered with.
    pub imo_max_shared: usize,
}

impl Default for IdentityConfig {
    fn default() -> Self {
        Self {
            stable_min_heard: 3,
            stable_min_h: 1.0,
            bad_imo_min_heard: 2,
            call_sign_min_heard: 3,
            alternating_min_turns: 3,
            dimension_min_m: 5.0,
            dimension_min_share: 0.1,
            handover_overlap_h: 1.0,
            heir_margin_h: 72.0,
            heir_max_h: 120.0,
            heir_max_kn: 18.0,
            imo_max_shared: 5,
        }
    }
}
