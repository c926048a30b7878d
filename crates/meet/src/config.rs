//! Every threshold in one place, with its unit in its name and the source of its default.

use serde::{Deserialize, Serialize};

/// Thresholds of what many vessels show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeetConfig {
    /// A silence is dark where P(silence | still transmitting) is at most this. Own choice, on simulated worlds.
    pub dark_max_p: f64,
    /// A silence is unheard where that probability is at least this. Own choice: as likely as not.
    pub unheard_min_p: f64,
    /// Other ships that must have been heard near the path for a verdict of dark. Own choice: one may lie about where it is.
    pub dark_min_witnesses: u32,
    /// Hours of other ships surely there, near the path, for a verdict of dark. Own choice.
    pub dark_min_present_hours: u32,
    /// Share of those hours in which the other ships must have been heard. Own choice, on simulated worlds: where most hours are missed,
    /// what is missed depends on the ship.
    pub dark_min_heard_share: f64,
    /// Where other ships were for fewer hours than this, ever, an hour tells nothing. Own choice.
    pub known_min_hours: u32,
    /// A ship that lay still in one place when last heard and when heard again has switched off at its berth, as many do, unless it is a
    /// merchant ship and this long passed, hours. Own choice: time for a trip of thirty miles, a night's work and the way back.
    pub off_while_lying_h: f64,
    /// Judged hours from each end of a silence: further in, nobody knows where the ship was. Own choice: a day and a half.
    pub judged_end_h: i32,
    /// How likely a ship that sends as ever did not go straight, but kept out of earshot as far as it could, before its speed is
    /// looked at. Own choice, on simulated worlds.
    pub detour_share: f64,
    /// How often a ship lies where its cell is heard worse than known: behind a hill, at the horizon. Own choice, on simulated worlds.
    pub poor_place_share: f64,
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
            dark_max_p: 0.005,
            unheard_min_p: 0.5,
            dark_min_witnesses: 2,
            dark_min_present_hours: 4,
            dark_min_heard_share: 0.45,
            known_min_hours: 12,
            off_while_lying_h: 14.0,
            judged_end_h: 36,
            detour_share: 0.002,
            poor_place_share: 0.1,
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
