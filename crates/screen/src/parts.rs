//! What an entry is made of: what it is, names, parties, and where it stands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What is designated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Schema {
    /// A ship.
    Vessel,
    /// A company, a body, a group.
    Organisation,
    /// A human being.
    Person,
    /// An aircraft.
    Aircraft,
}

impl Schema {
    /// As in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vessel => "vessel",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Aircraft => "aircraft",
        }
    }

    /// From the words that lists use.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.trim().to_ascii_lowercase().as_str() {
            "vessel" | "ship" | "v" | "boat" => Self::Vessel,
            "organisation" | "organization" | "company" | "entity" | "enterprise" | "legalentity" | "publicbody" | "e"
            | "-0-" => Self::Organisation,
            "person" | "individual" | "p" => Self::Person,
            "aircraft" | "airplane" => Self::Aircraft,
            _ => return None,
        })
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What kind of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// The one the entry is listed under.
    Primary,
    /// Another one.
    Alias,
    /// One it had before.
    Former,
    /// One that the list itself calls weak: it would hit many others.
    Weak,
}

impl NameKind {
    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Primary => "listed name",
            Self::Alias => "alias",
            Self::Former => "former name",
            Self::Weak => "weak alias",
        }
    }
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// As the list writes it.
    pub text: String,
    /// What kind.
    pub kind: NameKind,
}

/// What somebody is to the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Owns it.
    Owner,
    /// Manages it.
    Manager,
    /// Operates it.
    Operator,
    /// Owned or operated it before.
    Former,
    /// The list says "linked to" and no more.
    Linked,
}

/// Somebody the entry names beside the one it designates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// What they are to it.
    pub role: Role,
    /// Their name.
    pub name: String,
}

/// Where in its file an entry begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The line, from 1.
    Line(u64),
    /// The byte, from 0.
    Byte(u64),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(n) => write!(f, "line {n}"),
            Self::Byte(n) => write!(f, "byte {n}"),
        }
    }
}
