//! The scenario file, as written.

use serde::Deserialize;
use toml::Spanned;

use crate::theatre::Theatre;

/// A scenario file. Every key is known, or the file is refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioFile {
    pub(super) name: String,
    /// Used for tuning.
    pub(super) tuning: bool,
    pub(super) seed: u64,
    /// `YYYY-MM-DD`, in quotes or not.
    pub(super) start: Option<Spanned<toml::Value>>,
    pub(super) days: Option<Spanned<u32>>,
    pub(super) ships: Option<Spanned<u32>>,
    pub(super) theatres: Option<Spanned<Vec<Theatre>>>,
    pub(super) reception: Option<Spanned<ReceptionSettings>>,
    pub(super) traffic: Option<Spanned<RealTraffic>>,
    #[serde(default)]
    pub(super) guilty: Guilty,
    #[serde(default)]
    pub(super) innocent: Innocent,
}

/// Real traffic to plant in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RealTraffic {
    /// A day in NOAA's columns, in order of time.
    pub(super) noaa_csv: std::path::PathBuf,
}

/// Who hears the ships.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReceptionSettings {
    /// Satellites, 0 to 6.
    pub satellites: u8,
    /// Share of the harbours with a station whose station stands, 0 to 1.
    pub stations: f64,
    /// Share of the stations that hear only 12 to 24 nm far, 0 to 1.
    pub short_range: f64,
    /// Share of the stations from which a mountain hides a sector, 0 to 1.
    pub mountains: f64,
    /// Share of the stations that fail once, for 6 to 30 hours, 0 to 1.
    pub station_failures: f64,
    /// Spread of the ships' aerials: 0, all are good; 0.4, the worst is heard 0.6 times as well.
    pub aerials: f64,
}

impl Default for ReceptionSettings {
    fn default() -> Self {
        Self { satellites: 4, stations: 1.0, short_range: 0.0, mountains: 0.0, station_failures: 0.25, aerials: 0.0 }
    }
}

/// How often each thing is planted that a watch must find.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Guilty {
    /// Share of liars among ships of the trades where ships lie, 0 to 1; they declare a false destination when laden, and often
    /// switch off.
    pub liars: f64,
    /// Silent from before a pier until after it; the legs are of any length.
    pub dark_port_calls: u32,
    /// The same where port and pier are 60 to 140 nm apart.
    pub short_dark_port_calls: u32,
    /// Silent on a part of a voyage, without a call.
    pub dark_voyages: u32,
    /// Two ships alongside at sea.
    pub transfers: u32,
    /// The same, one of both silent: what is left is a lone stop.
    pub transfers_one_dark: u32,
    /// The same, both silent.
    pub transfers_both_dark: u32,
    /// A made-up track far away, and back.
    pub teleports: u32,
    /// A made-up track that joins the real one at both ends, computed, without natural variation.
    pub perfect_tracks: u32,
    /// Made-up positions on land.
    pub positions_on_land: u32,
    /// Made-up positions on a circle.
    pub circles: u32,
    /// A name changed on a voyage.
    pub changed_names: u32,
    /// A call sign changed on a voyage.
    pub changed_call_signs: u32,
    /// An IMO number changed on a voyage.
    pub changed_imos: u32,
    /// A ship that uses the IMO number of another.
    pub shared_imos: u32,
    /// An IMO number with a wrong check digit.
    pub bad_imos: u32,
    /// An MMSI changed while silent.
    pub changed_mmsis: u32,
}

/// How often each thing is planted that is innocent, and looks like something guilty.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Innocent {
    /// Adrift off a port, waiting for orders.
    pub waiting: u32,
    /// At anchor off a port, near others.
    pub anchored: u32,
    /// A bunker barge alongside an anchored ship.
    pub bunkering: u32,
    /// A pilot boat alongside an arriving ship.
    pub pilots: u32,
    /// A night of a fishing fleet, adrift together.
    pub fishing_fleets: u32,
    /// Satellite navigation jammed in an area.
    pub jamming: u32,
    /// A transponder that fails for some hours.
    pub transponder_failures: u32,
    /// Two ships with one MMSI by mistake.
    pub shared_mmsis: u32,
    /// Hours without any satellite.
    pub satellite_outages: u32,
    /// Hours without anything.
    pub feed_outages: u32,
    /// In real traffic: an area without reception for hours.
    pub area_outages: u32,
}
