//! Sources: the letter A to F each origin has, its part in the matter, and the table of defaults.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The reliability of a source (Admiralty code, NATO AJP-2.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Letter {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged.
    #[default]
    F,
}

impl Letter {
    /// One grade down. Who cannot be judged stays so.
    #[must_use]
    pub const fn down(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::C,
            Self::C => Self::D,
            Self::D | Self::E => Self::E,
            Self::F => Self::F,
        }
    }

    /// In English.
    pub const fn english(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }

    /// In French.
    pub const fn french(self) -> &'static str {
        match self {
            Self::A => "totalement fiable",
            Self::B => "habituellement fiable",
            Self::C => "assez fiable",
            Self::D => "rarement fiable",
            Self::E => "non fiable",
            Self::F => "fiabilité non estimable",
        }
    }
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// An origin's part in the matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    /// It says that the transfer takes place.
    Accuser,
    /// It is said to send or to receive.
    Accused,
    /// Neither.
    #[default]
    Third,
}

impl Interest {
    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Accuser => "accuser",
            Self::Accused => "accused",
            Self::Third => "third party",
        }
    }
}

/// The grade of one origin in one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceGrade {
    /// Its code or name, as claims have it.
    pub origin: String,
    /// Its letter.
    pub letter: Letter,
    /// Its part in the matter; worked out from the parties where it is not given.
    #[serde(default)]
    pub interest: Option<Interest>,
    /// Gains from being believed when it accuses: one grade down. The accused always gain from a denial.
    #[serde(default)]
    pub self_interested: Option<bool>,
    /// Why.
    pub rationale: String,
}

/// A row of the table of defaults.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownSource {
    /// Its code or name.
    pub origin: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its letter.
    pub letter: Letter,
    /// Who it stands against: an accusation of them is self-interested.
    #[serde(default)]
    pub opponents: Vec<String>,
    /// Why.
    pub rationale: String,
}

/// The table of defaults.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    #[serde(default, rename = "source")]
    rows: Vec<KnownSource>,
}

impl Sources {
    /// The table built into the program.
    ///
    /// # Errors
    ///
    /// It is broken; the tests see to it that it is not.
    pub fn embedded() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("../data/sources.toml"))
    }

    /// The row of an origin, by its code or another name.
    pub fn get(&self, origin: &str) -> Option<&KnownSource> {
        let same = |name: &str| name.to_lowercase() == origin.to_lowercase();
        self.rows.iter().find(|row| same(&row.origin) || row.aliases.iter().any(|a| same(a)))
    }

    /// The one name that an origin goes by.
    pub fn canonical(&self, origin: &str) -> String {
        self.get(origin).map_or_else(|| origin.trim().to_owned(), |row| row.origin.clone())
    }
}
