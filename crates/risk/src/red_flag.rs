//! The red flags of the US maritime advisory.

use serde::{Deserialize, Serialize};

use crate::family::Family;

/// Deceptive shipping practices, as numbered in *Guidance to Address Illicit Shipping and Sanctions Evasion Practices*, US Departments
/// of State and of the Treasury and US Coast Guard, 14 May 2020. Three of the seven cannot be seen in AIS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedFlag {
    /// 1: disabling or manipulating the automatic identification system.
    AisManipulated,
    /// 2: physically altering vessel identification.
    IdentityAltered,
    /// 3: falsifying cargo and vessel documents. Not seen in AIS.
    DocumentsFalsified,
    /// 4: ship-to-ship transfers.
    ShipToShip,
    /// 5: voyage irregularities.
    VoyageIrregular,
    /// 6: false flags and flag hopping.
    FalseFlag,
    /// 7: complex ownership or management. Not seen in AIS.
    ComplexOwnership,
}

impl RedFlag {
    /// The number in the advisory.
    pub const fn number(self) -> u8 {
        match self {
            Self::AisManipulated => 1,
            Self::IdentityAltered => 2,
            Self::DocumentsFalsified => 3,
            Self::ShipToShip => 4,
            Self::VoyageIrregular => 5,
            Self::FalseFlag => 6,
            Self::ComplexOwnership => 7,
        }
    }

    /// For a person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AisManipulated => "disabling or manipulating AIS",
            Self::IdentityAltered => "altering vessel identification",
            Self::DocumentsFalsified => "falsifying cargo and vessel documents",
            Self::ShipToShip => "ship-to-ship transfers",
            Self::VoyageIrregular => "voyage irregularities",
            Self::FalseFlag => "false flags and flag hopping",
            Self::ComplexOwnership => "complex ownership or management",
        }
    }

    /// The red flag that a finding is one of. AIS shows what a unit is told to send, not what is painted on a hull: identity findings
    /// are named under the second flag where the name, number or size changed, and under the sixth where the flag is in doubt.
    pub(crate) fn of(family: Family, rule: &str) -> Option<Self> {
        match (family, rule) {
            // A receiver that lost its satellites is nobody's act; a stop alone is no transfer.
            (Family::Position, "receiver_astray")
            | (Family::Silence, "doubtful")
            | (Family::Meeting, "came_stopped_left" | "slow_for_hours")
            | (Family::Draught, _) => None,
            (Family::Silence | Family::Position, _) => Some(Self::AisManipulated),
            (Family::Declaration, _) => Some(Self::VoyageIrregular),
            (Family::Meeting, _) => Some(Self::ShipToShip),
            (Family::Identity, "changed_mmsi" | "mmsi_unassigned" | "call_sign_of_another_flag") => Some(Self::FalseFlag),
            (Family::Identity, _) => Some(Self::IdentityAltered),
        }
    }
}
