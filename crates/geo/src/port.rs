//! A port or pier.

use serde::{Deserialize, Serialize};

use crate::latlon::LatLon;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortKind {
    /// A harbour with several berths.
    Port,
    /// A single jetty or a closed pier.
    Pier,
    /// Oil, gas or ore terminal, single buoys among them.
    Terminal,
    /// Roads to wait or bunker in.
    Anchorage,
    /// A yard that builds or repairs.
    Shipyard,
    /// A naval base.
    Naval,
    /// An end of a canal, with its roads.
    Canal,
}

impl PortKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Port, Self::Pier, Self::Terminal, Self::Anchorage, Self::Shipyard, Self::Naval, Self::Canal];

    /// For a person, and in tables.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Port => "port",
            Self::Pier => "pier",
            Self::Terminal => "terminal",
            Self::Anchorage => "anchorage",
            Self::Shipyard => "shipyard",
            Self::Naval => "naval",
            Self::Canal => "canal",
        }
    }

    /// The kind of a label.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.label() == label)
    }
}

/// Which list a port comes from, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The curated table of this program.
    Curated,
    /// A file of the user, in the form of the curated table.
    User,
    /// NGA's World Port Index.
    WorldPortIndex,
    /// Anchorage points as published by Global Fishing Watch.
    Anchorages,
    /// UN/LOCODE: towns to a minute of arc, rather than berths.
    UnLocode,
}

/// A port or pier.
#[derive(Clone, Debug, PartialEq)]
pub struct Port {
    /// Unique in a table; the UN/LOCODE where there is one.
    pub key: Box<str>,
    /// UN/LOCODE without its space.
    pub locode: Option<Box<str>>,
    /// Its name.
    pub name: Box<str>,
    /// Other spellings.
    pub variants: Vec<Box<str>>,
    /// ISO 3166-1 alpha-2; empty where the list does not say.
    pub country: Box<str>,
    /// The middle of its berths.
    pub at: LatLon,
    /// What it is.
    pub kind: PortKind,
    /// How far from `at` its berths reach, km.
    pub radius_km: f64,
    /// The list it comes from.
    pub origin: Origin,
}
