//! What a declared destination was read as.

use geo::{LatLon, PortIdx, Ports, Regions};

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A port.
    Port(PortIdx),
    /// From port to port; the second is the destination.
    Route {
        /// The port sailed from, where that end could be read.
        from: Option<PortIdx>,
        /// The destination.
        to: PortIdx,
    },
    /// A country, a sea or another region, by its key.
    Region(Box<str>),
    /// Words that name no place.
    Vague,
    /// Nothing that can be read.
    Unreadable,
}

impl Reading {
    /// `port`, `region`, `vague` or `unreadable`; a route is a port.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Port(_) | Self::Route { .. } => "port",
            Self::Region(_) => "region",
            Self::Vague => "vague",
            Self::Unreadable => "unreadable",
        }
    }

    /// The port declared as destination.
    pub const fn port(&self) -> Option<PortIdx> {
        match self {
            Self::Port(port) | Self::Route { to: port, .. } => Some(*port),
            Self::Region(_) | Self::Vague | Self::Unreadable => None,
        }
    }
}

/// A text, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// What it names.
    pub reading: Reading,
    /// Ports that are as good an answer as the one in the reading: the other end of a line plied to and fro, ports of the same
    /// name that nothing in the text tells apart.
    pub also: Vec<PortIdx>,
    /// The port sailed from, where the text names it.
    pub origin: Option<PortIdx>,
    /// The place is where the ship passes or waits (a canal, "for orders", off port limits), not where it says that it will end.
    pub waypoint: bool,
    /// How sure the reading is, 0 to 1.
    pub score: f32,
    /// The part of the text that the reading rests on, normalised.
    pub matched: String,
    /// The rule that decided.
    pub rule: &'static str,
}

impl Parsed {
    /// Every port that the text may mean as destination: the one of the reading first.
    pub fn ports(&self) -> impl Iterator<Item = PortIdx> + '_ {
        self.reading.port().into_iter().chain(self.also.iter().copied())
    }

    /// Nothing was typed: the field is empty, or holds the `@` that stand for "not available".
    pub fn is_blank(&self) -> bool {
        self.rule == crate::parser::rule::EMPTY
    }

    /// The reading in words and keys, for tables and people.
    pub fn describe(&self, ports: &Ports, regions: &Regions) -> Description {
        let (place, name) = match &self.reading {
            Reading::Port(port) | Reading::Route { to: port, .. } => {
                let port = ports.get(*port);
                (Some(port.key.to_string()), Some(port.name.to_string()))
            }
            Reading::Region(key) => (Some(key.to_string()), regions.by_key(key).map(|r| r.name.to_string())),
            Reading::Vague | Reading::Unreadable => (None, None),
        };
        Description { reading: self.reading.name(), place, name }
    }
}

/// A reading in words and keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// `port`, `region`, `vague` or `unreadable`.
    pub reading: &'static str,
    /// The port's or the region's key.
    pub place: Option<String>,
    /// Its name.
    pub name: Option<String>,
}

/// What is known beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hint {
    /// Where the ship is. It decides between places of one name and on doubtful codes, never against a name that is clear.
    pub near: Option<LatLon>,
}
