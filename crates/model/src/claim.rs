//! Claims: what somebody said about a transfer, and how.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::{
    document::{Span, Zone},
    quantity::Quantity,
    when::When,
};

/// How a speaker stands to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// States it as a fact.
    Asserts,
    /// Thinks, assesses, is convinced.
    Believes,
    /// Has indications or signs.
    HasIndications,
    /// May be; rumour.
    Suspects,
    /// Does not know yet; still watching.
    Undetermined,
    /// Will not or does not say.
    DeclinesToSpecify,
    /// Says that it is not so.
    Denies,
    /// Says that it will be.
    Predicts,
}

impl Stance {
    /// Every stance, from the firmest.
    pub const ALL: [Self; 8] = [
        Self::Asserts,
        Self::Believes,
        Self::HasIndications,
        Self::Suspects,
        Self::Undetermined,
        Self::DeclinesToSpecify,
        Self::Denies,
        Self::Predicts,
    ];

    /// As in files: `has_indications`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Believes => "believes",
            Self::HasIndications => "has_indications",
            Self::Suspects => "suspects",
            Self::Undetermined => "undetermined",
            Self::DeclinesToSpecify => "declines_to_specify",
            Self::Denies => "denies",
            Self::Predicts => "predicts",
        }
    }
}

/// The stages of a transfer, in their usual order; `SupportService` stands beside the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Wanted, negotiated.
    Sought,
    /// Agreed, signed, paid for.
    Bought,
    /// Put aboard.
    Loaded,
    /// Sent, on the way.
    InTransit,
    /// Moved from one carrier to another.
    Transhipped,
    /// The carrier reached a place of the recipient.
    Arrived,
    /// Handed over.
    Received,
    /// Seen in use.
    Used,
    /// Technicians, training and the like.
    SupportService,
}

impl Stage {
    /// The ladder, lowest rung first.
    pub const LADDER: [Self; 8] =
        [Self::Sought, Self::Bought, Self::Loaded, Self::InTransit, Self::Transhipped, Self::Arrived, Self::Received, Self::Used];

    /// As in files: `in_transit`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sought => "sought",
            Self::Bought => "bought",
            Self::Loaded => "loaded",
            Self::InTransit => "in_transit",
            Self::Transhipped => "transhipped",
            Self::Arrived => "arrived",
            Self::Received => "received",
            Self::Used => "used",
            Self::SupportService => "support_service",
        }
    }

    /// As people read it: `in transit`.
    pub const fn words(self) -> &'static str {
        match self {
            Self::InTransit => "in transit",
            Self::SupportService => "support service",
            other => other.name(),
        }
    }

    /// From its name in files.
    pub fn parse(name: &str) -> Option<Self> {
        Self::LADDER.into_iter().chain([Self::SupportService]).find(|s| s.name() == name)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// How close the text is to the words that were spoken, closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rendering {
    /// A whole quotation.
    Direct,
    /// A quotation of some words inside a paraphrase.
    Fragment,
    /// A paraphrase.
    Indirect,
    /// The narrator's own words about what was said or left unsaid.
    Narrated,
    /// A title.
    Headline,
}

/// What a claim is about, where it is not the whole transfer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The transfer.
    #[default]
    Whole,
    /// How much.
    Quantity,
    /// By which way or means.
    Mode,
    /// What it is.
    Item,
    /// Who is party to it.
    Parties,
    /// Comment as such.
    Comment,
}

/// The means of carriage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Ships.
    Sea,
    /// Trains.
    Rail,
    /// Aircraft.
    Air,
    /// Lorries.
    Road,
}

impl Mode {
    /// As in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sea => "sea",
            Self::Rail => "rail",
            Self::Air => "air",
            Self::Road => "road",
        }
    }
}

/// A state, body, company or group that sends, receives or speaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Party {
    /// The state's code where it is one or belongs to one, else the name.
    pub code: String,
    /// The words of the text.
    pub text: String,
}

/// Goods.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Item {
    /// The class in the item table, such as `shell`; shells are munitions, missiles are no shells.
    pub class: String,
    /// The words of the text, without article.
    pub text: String,
}

/// One claim: one speaker, one stance, one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The document's id, a dot, and its number in the document from 1.
    pub id: String,
    /// The document.
    pub document: String,
    /// The utterance it is part of.
    pub utterance: String,
    /// The passage that shows it.
    pub span: Span,
    /// Its very words.
    pub exact: String,
    /// The part of the document.
    pub zone: Zone,
    /// How close to the words spoken.
    pub rendering: Rendering,
    /// Who speaks, last in a chain of speakers.
    pub speaker: String,
    /// The chain, outermost first, where one speaks of what another said.
    pub chain: Vec<String>,
    /// Whose knowledge it is: a state's code or an organisation's name; empty where it cannot be told.
    pub origin: String,
    /// How the speaker stands to it.
    pub stance: Stance,
    /// The stage it speaks of.
    pub stage: Option<Stage>,
    /// Tried, not done.
    pub attempted: bool,
    /// What it is about where not the whole.
    pub scope: Scope,
    /// Who sends.
    pub supplier: Option<Party>,
    /// Who gets.
    pub recipient: Option<Party>,
    /// Who made it, where the text says that and not who supplies.
    pub maker: Option<Party>,
    /// The goods.
    pub items: Vec<Item>,
    /// Goods that it is said not to be.
    pub excluded: Vec<Item>,
    /// How much.
    pub quantity: Option<Quantity>,
    /// Where it leaves.
    pub from: Vec<String>,
    /// Where it goes.
    pub to: Vec<String>,
    /// Where it pretends to go.
    pub pretended: Vec<String>,
    /// Through where.
    pub transit: Vec<String>,
    /// By what means.
    pub mode: Option<Mode>,
    /// Ships named.
    pub vessels: Vec<String>,
    /// What it is meant for; purpose is not use.
    pub intended_use: Option<String>,
    /// Said to be hidden.
    pub covert: bool,
    /// When it was said.
    pub said: Option<When>,
    /// When it happened.
    pub about: Option<When>,
    /// Ids of the claims of the same document that it denies.
    pub denies: Vec<String>,
    /// Its scope could be read in more than one way.
    pub ambiguous: bool,
    /// Counts as evidence; titles and background do not.
    pub evidential: bool,
    /// What fields were carried over from, such as `supplier: C2`.
    pub carried: BTreeMap<String, String>,
    /// The rules that made it.
    pub rule: String,
}

/// One act of speech: the unit of independence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Utterance {
    /// The document's id, `u`, and its number in the document.
    pub id: String,
    /// The document that renders it.
    pub document: String,
    /// Who speaks.
    pub speaker: String,
    /// Whose knowledge it is.
    pub origin: String,
    /// The forum where the text names one: briefing, communiqué, interview.
    pub forum: Option<String>,
    /// When.
    pub said: Option<When>,
}
