//! Documents, and the places in them.

use serde::{Deserialize, Serialize};

use crate::when::When;

/// A stretch of a document's text: offsets in Unicode scalar values of the original, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first character.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
}

impl Span {
    /// From offsets; an end before the start gives an empty span.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Its length in characters.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end == self.start
    }

    /// Characters that both hold.
    pub fn shared(self, other: Self) -> u32 {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// Shared characters over those of either, 0 to 1.
    pub fn overlap(self, other: Self) -> f64 {
        let shared = f64::from(self.shared(other));
        let all = f64::from(self.len() + other.len()) - shared;
        if all > 0.0 { shared / all } else { 0.0 }
    }
}

/// The part of a document that a passage stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// The title. Never evidence by itself.
    Headline,
    /// The first paragraph.
    Lead,
    /// Everything else that was written to be read.
    Body,
}

/// Text of a document that is none of its message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoiseKind {
    /// The caption of a picture or the link to a gallery.
    Caption,
    /// When it was published or updated: read as metadata.
    Dateline,
    /// Buttons, share bars, subscriptions.
    Widget,
    /// Pointers to other articles.
    Teaser,
    /// What an aggregator left behind.
    Residue,
    /// Author and agency.
    Credit,
}

/// A stretch left out, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noise {
    /// Where.
    pub span: Span,
    /// Why.
    pub kind: NoiseKind,
    /// The rule that said so.
    pub rule: String,
}

/// A language that documents are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// Its ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// One article, statement or page as it was captured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The first 16 hexadecimal digits of the SHA-256 of its text.
    pub id: String,
    /// The SHA-256 of the bytes as received.
    pub raw_sha256: String,
    /// A path or URL.
    pub uri: String,
    /// Its title, where one was found.
    pub title: Option<String>,
    /// The outlet: the site's name or host.
    pub outlet: Option<String>,
    /// The agency that it credits.
    pub agency: Option<String>,
    /// The language it was read in; none where it is none that we read.
    pub language: Option<Language>,
    /// ISO 639-3 code of the language detected.
    pub detected: Option<String>,
    /// When it was published, or else updated.
    pub published: Option<When>,
    /// Why it is taken for a machine translation, where it is.
    pub machine_translated: Option<String>,
    /// What was left out.
    pub noise: Vec<Noise>,
}
