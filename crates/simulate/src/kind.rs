//! What kinds of ship there are.

/// What kind of ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Cargo,
    Tanker,
    Container,
    Ferry,
    Fishing,
    /// A bunker barge, at home in one port.
    Barge,
    /// A pilot boat, at home in one port.
    Pilot,
}

impl Kind {
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Cargo => "cargo",
            Self::Tanker => "tanker",
            Self::Container => "container",
            Self::Ferry => "ferry",
            Self::Fishing => "fishing",
            Self::Barge => "barge",
            Self::Pilot => "pilot",
        }
    }

    /// Small craft carry a class B transponder, which sends no destination.
    pub(crate) const fn is_class_b(self) -> bool {
        matches!(self, Self::Fishing)
    }

    /// Type of ship and cargo (ITU-R M.1371-5, table 53).
    pub(crate) const fn ship_type(self) -> u8 {
        match self {
            Self::Cargo => 70,
            Self::Tanker | Self::Barge => 80,
            Self::Container => 71,
            Self::Ferry => 60,
            Self::Fishing => 30,
            Self::Pilot => 50,
        }
    }

    /// Carries goods from port to port.
    pub(crate) const fn trades(self) -> bool {
        matches!(self, Self::Cargo | Self::Tanker | Self::Container)
    }
}
