//! What was planted, as the truth tells it.

use model::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of thing was planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlantingKind {
    /// Silent from before a pier until after it.
    DarkPortCall,
    /// Silent on a part of a voyage, without a call.
    DarkVoyage,
    /// Two ships alongside at sea.
    Transfer,
    /// Two ships alongside at sea, one silent.
    TransferOneDark,
    /// Two ships alongside at sea, both silent.
    TransferBothDark,
    /// A made-up track far away, and back.
    Teleport,
    /// A made-up track without natural variation, which joins the real one at both ends.
    PerfectTrack,
    /// Made-up positions on land.
    OnLand,
    /// Made-up positions on a circle.
    Circle,
    /// A name changed on a voyage.
    ChangedName,
    /// A call sign changed on a voyage.
    ChangedCallSign,
    /// An IMO number changed on a voyage.
    ChangedImo,
    /// A ship that uses the IMO number of another.
    SharedImo,
    /// An IMO number with a wrong check digit.
    BadImo,
    /// An MMSI changed while silent: the old number ends, the new one begins.
    ChangedMmsi,
    /// Adrift off a port, waiting for orders.
    Waiting,
    /// At anchor off a port.
    Anchored,
    /// A bunker barge alongside.
    Bunkering,
    /// A pilot boat alongside.
    Pilot,
    /// A fishing fleet adrift together.
    FishingFleet,
    /// Satellite navigation jammed in an area.
    Jamming,
    /// A transponder that failed.
    TransponderFailure,
    /// Two ships with one MMSI by mistake.
    SharedMmsi,
    /// A coastal station out of order.
    StationOutage,
    /// No satellite delivered.
    SatelliteOutage,
    /// Nothing was delivered.
    FeedOutage,
    /// An area of real traffic without reception.
    AreaOutage,
}

impl PlantingKind {
    /// A watch must find it.
    pub const fn guilty(self) -> bool {
        matches!(
            self,
            Self::DarkPortCall
                | Self::DarkVoyage
                | Self::Transfer
                | Self::TransferOneDark
                | Self::TransferBothDark
                | Self::Teleport
                | Self::PerfectTrack
                | Self::OnLand
                | Self::Circle
                | Self::ChangedName
                | Self::ChangedCallSign
                | Self::ChangedImo
                | Self::SharedImo
                | Self::BadImo
                | Self::ChangedMmsi
        )
    }

    /// Positions that a ship made up.
    pub const fn false_positions(self) -> bool {
        matches!(self, Self::Teleport | Self::PerfectTrack | Self::OnLand | Self::Circle)
    }

    /// An identity that contradicts itself.
    pub const fn identity(self) -> bool {
        matches!(
            self,
            Self::ChangedName | Self::ChangedCallSign | Self::ChangedImo | Self::SharedImo | Self::BadImo | Self::ChangedMmsi
        )
    }

    /// A receiver, or several, that did not receive.
    pub const fn outage(self) -> bool {
        matches!(self, Self::StationOutage | Self::SatelliteOutage | Self::FeedOutage | Self::AreaOutage)
    }
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Latitude, degrees.
    pub lat: f64,
    /// Longitude, degrees.
    pub lon: f64,
}

impl From<geo::LatLon> for Place {
    fn from(at: geo::LatLon) -> Self {
        // A centimetre is enough.
        let round = |v: f64| (v * 1e7).round() / 1e7;
        Self { lat: round(at.lat), lon: round(at.lon) }
    }
}

/// What the receivers would have heard in a silence, had the ship sent as before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WouldHaveBeenHeard {
    /// Hours of the silence.
    pub hours: f64,
    /// Those of them in which it would have been heard, as expected: the chances of all its hours, summed.
    pub heard_hours: f64,
    /// The chance that it would have been heard at all.
    pub at_all: f64,
    /// Others there, who show what could be heard; nothing where nobody counted them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others: Option<Others>,
}

/// Other ships within 25 km of where a silent one truly was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Others {
    /// How many of them were likely heard in an hour at least.
    pub ships: u32,
    /// Hours in which they were heard, as expected, of all of them together.
    pub heard_hours: f64,
}

/// One thing planted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planting {
    /// What.
    pub kind: PlantingKind,
    /// A watch must find it; otherwise it only looks like something guilty.
    pub guilty: bool,
    /// The ships concerned, by MMSI: the doer first; of a changed MMSI the old one, then the new one.
    pub ships: Vec<u32>,
    /// From.
    pub begin: Timestamp,
    /// Until.
    pub end: Timestamp,
    /// Where it was; of false positions then where the ship seemed to be; of a jamming then where the ships seemed to be.
    pub places: Vec<Place>,
    /// Of an area: its radius, km.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius_km: Option<f64>,
    /// Of a dark port call: the key of the port or pier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pier: Option<String>,
    /// Ports and piers within 6 km of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pier_also: Vec<String>,
    /// Of a silence on purpose: whether coverage allows a verdict at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub would_have_been_heard: Option<WouldHaveBeenHeard>,
    /// Enough was received to see it, where it does not consist in silence.
    pub observable: bool,
}

/// The world of a truth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TrueWorld {
    /// Its name.
    pub name: String,
    /// Used for tuning.
    pub tuning: bool,
    /// The seed.
    pub seed: u64,
    /// The first moment.
    pub begin: Timestamp,
    /// The end.
    pub end: Timestamp,
    /// Ships heard at all.
    pub ships: u32,
    /// The ships are real but for what was planted: of what else they did nothing is known.
    pub real: bool,
}
