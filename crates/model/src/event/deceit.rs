//! Positions that cannot be, identities that contradict themselves, and interference that explains the former.

use serde::{Deserialize, Serialize};

use crate::{ids::EventId, time::Timestamp};

/// A track, or a piece of one, that is not where the ship was; or two ships on one number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FalseTrack {
    /// From.
    pub begin: Timestamp,
    /// Until; nothing while it lasts.
    pub end: Option<Timestamp>,
    /// `two_places_at_once`, `jump_and_back`, `on_land`, `circle`, `no_natural_variation`, `impossible_speed`.
    pub rule: String,
    /// Where the ship was, or one of the places.
    pub lat: f64,
    /// Where the ship was, or one of the places.
    pub lon: f64,
    /// Where it seemed to be, or the other place.
    pub to_lat: f64,
    /// Where it seemed to be, or the other place.
    pub to_lon: f64,
    /// The figure that decided, in `unit`.
    pub value: f64,
    /// Of `value`, such as `kn`, `km`, `m`.
    pub unit: String,
    /// Reports concerned.
    pub reports: u32,
    /// Several ships show the same at the same time and place: interference, not this ship's deceit.
    pub interference: Option<EventId>,
}

/// Something a ship says of itself that cannot be, or that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdentityConflict {
    /// First heard.
    pub begin: Timestamp,
    /// Last heard; nothing where it was heard once or still stands.
    pub end: Option<Timestamp>,
    /// `imo_check_digit`, `mmsi_unassigned`, `call_sign_of_another_flag`, `imo_on_two_mmsi`, `changed_name`, `changed_call_sign`,
    /// `changed_imo`, `changed_dimensions`, `changed_mmsi`.
    pub rule: String,
    /// As it was, or what is expected.
    pub before: String,
    /// As it is.
    pub after: String,
    /// The other vessel's MMSI, where the rule is about two.
    pub other_mmsi: Option<u32>,
}

/// Several ships whose positions jumped alike: satellite navigation was interfered with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interference {
    /// First jump.
    pub begin: Timestamp,
    /// Last false report; nothing while it lasts.
    pub end: Option<Timestamp>,
    /// Middle of where the ships were.
    pub lat: f64,
    /// Middle of where the ships were.
    pub lon: f64,
    /// Radius round it that holds the ships, km.
    pub radius_km: f64,
    /// Where they seemed to be.
    pub to_lat: f64,
    /// Where they seemed to be.
    pub to_lon: f64,
    /// The ships: MMSI.
    pub vessels: Vec<u32>,
    /// The rule that decided.
    pub rule: String,
}
