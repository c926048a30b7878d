//! Every threshold in one place, with its unit in its name and the source of its default.

use serde::{Deserialize, Serialize};

/// Thresholds of what many vessels show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetConfig {
    /// A silence is dark where P(silence | still transmitting) is at most this. Own choice: on the worlds for tuning, where one silence in
    /// fifty is on purpose, the largest at which nine of ten called so are.
    pub dark_max_p: f64,
    /// A silence is unheard where that probability, by the model of reception alone, is at least this. Own choice: as likely as not.
    pub unheard_min_p: f64,
    /// Other ships that must have been heard near the path for a verdict of dark. Own choice: one may lie about where it is, another
    /// may be its companion.
    pub dark_min_witnesses: u32,
    /// Hours of other ships surely there, near the path, for a verdict of dark. Own choice.
    pub dark_min_present_hours: u32,
    /// Share of those hours in which the other ships must have been heard. Own choice, on the worlds for tuning: where most hours are
    /// missed, what is missed depends on the berth.
    pub dark_min_heard_share: f64,
    /// A ship that lay still in one place when last heard and when heard again has switched off at its berth, as many do, unless it is a
    /// merchant ship, was well heard there before, and this long passed, hours. Own choice: time for a trip of thirty miles, a night's
    /// work and the way back.
    pub off_while_lying_h: f64,
    /// A ship that is no merchant ship, and took less than this share of its usual speed from one end of a silence to the other, went
    /// about its business out of earshot. Own choice: fishing boats leave and come home.
    pub roaming_max_haste: f64,
    /// Judged hours from each end of a silence: further in, nobody knows where the ship was. Own choice: a day and a half.
    pub judged_end_h: i32,
    /// How likely a ship that sends as ever did not go straight, but out of the way. Own choice, on simulated worlds.
    pub detour_share: f64,
    /// So many hours from each end, a detour is followed. Own choice: by then it is out, or never will be.
    pub detour_most_h: f64,
    /// How the log-odds of being heard vary from ship to ship at one place, standard deviation: heights of aerials, power, shadows. Own
    /// choice, on simulated worlds.
    pub ship_sd_log_odds: f64,
    /// How much of the variation between neighbouring cells is within a cell, too. Own choice, on simulated worlds.
    pub edge_spread: f64,
    /// What an hour of a ship's own record counts for, against one of independent draws. Own choice, on simulated worlds.
    pub own_hour_weight: f64,
    /// P(an outage as long as the silence) where nobody else was there to show that there was none. Own choice.
    pub lonely_outage_p: f64,
    /// So many other ships that fall silent together with this one, and are heard again with it, show an outage. Own choice: two go dark
    /// together to meet.
    pub outage_min_ships: u32,
    /// As far around that is looked for, km. Own choice: reach of a station.
    pub outage_reach_km: f64,
    /// P(silence) by experience is so many times the rate of silences for an hour heard: it is one of several hours that might have
    /// been the last. Own choice, on simulated worlds.
    pub experience_factor: f64,
    /// Two ships this close are together, metres. Global Fishing Watch (Miller et al. 2018): 500 m.
    pub encounter_max_m: f64,
    /// Together so long they have met, hours. Miller et al. 2018: 2 h.
    pub encounter_full_h: f64,
    /// Shorter meetings are not kept, hours. Skylight's standard rendezvous: 30 minutes.
    pub encounter_min_h: f64,
    /// Meetings of a pair closer in time than this are one, hours. Global Fishing Watch: 4 h.
    pub encounter_merge_h: f64,
    /// A meeting nearer than this to a port or anchorage is coastal, km. Miller et al. 2018: 10 km.
    pub encounter_port_km: f64,
    /// At this share of samples between reports more than an hour apart, a meeting is sparse. Own choice: half.
    pub encounter_sparse_share: f64,
    /// Ships that must share a jump for it to be interference. Own choice: two may be one owner's.
    pub interference_min_ships: usize,
    /// Places that jumps lead to are one place within this, km. Own choice: spoofed receivers scatter by some kilometres.
    pub interference_target_km: f64,
    /// Ships disturbed together are within this of each other, km. Own choice: reach of a strong jammer at sea.
    pub interference_area_km: f64,
    /// Jumps so far apart in time still belong together, hours. Own choice.
    pub interference_apart_h: f64,
    /// The next meeting of a chain begins within so many days. Own choice: a tanker's passage of an ocean.
    pub chain_days: f64,
}

impl Default for MeetConfig {
    fn default() -> Self {
        Self {
            dark_max_p: 0.11,
            unheard_min_p: 0.5,
            dark_min_witnesses: 2,
            dark_min_present_hours: 4,
            dark_min_heard_share: 0.25,
            off_while_lying_h: 14.0,
            roaming_max_haste: 0.5,
            judged_end_h: 36,
            detour_share: 0.3,
            detour_most_h: 12.0,
            ship_sd_log_odds: 1.2,
            edge_spread: 0.7,
            own_hour_weight: 0.15,
            lonely_outage_p: 0.03,
            outage_min_ships: 3,
            outage_reach_km: 75.0,
            experience_factor: 2.0,
            encounter_max_m: 500.0,
            encounter_full_h: 2.0,
            encounter_min_h: 0.5,
            encounter_merge_h: 4.0,
            encounter_port_km: 10.0,
            encounter_sparse_share: 0.5,
            interference_min_ships: 3,
            interference_target_km: 20.0,
            interference_area_km: 200.0,
            interference_apart_h: 2.0,
            chain_days: 30.0,
        }
    }
}
