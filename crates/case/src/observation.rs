//! Observations: what was seen or recorded rather than said, and the checks against sanctions lists.

use model::{Day, Mode, Stage};
use serde::{Deserialize, Serialize};

use crate::day::{day_text, opt_day_text};

/// How evidence was collected. Two origins of one family may share its blind spots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Said by a state, body or person.
    Statement,
    /// Pictures from space, the air or the ground.
    Imagery,
    /// Position reports of ships.
    Ais,
    /// Counts of trains and wagons.
    Rail,
    /// Customs and trade records.
    Customs,
    /// Things that were found.
    RecoveredItems,
    /// People who saw it.
    Eyewitness,
}

impl Family {
    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Statement => "official statement",
            Self::Imagery => "imagery",
            Self::Ais => "AIS",
            Self::Rail => "rail traffic",
            Self::Customs => "customs and trade data",
            Self::RecoveredItems => "recovered items",
            Self::Eyewitness => "eyewitness",
        }
    }

    /// Whether it touches the thing itself and not words or papers about it.
    pub const fn is_physical(self) -> bool {
        matches!(self, Self::Imagery | Self::Ais | Self::Rail | Self::RecoveredItems)
    }
}

/// What was observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservationKind {
    /// A voyage from port to port.
    Voyage,
    /// A ship went silent.
    Gap,
    /// A ship called at a port or pier.
    Visit,
    /// A draught changed: loaded or discharged.
    Draught,
    /// Two ships met at sea.
    Encounter,
    /// Pictures.
    Imagery,
    /// Trains.
    Rail,
    /// Customs or trade records.
    Customs,
    /// A thing was found.
    RecoveredItem,
    /// Somebody saw it.
    Witness,
}

impl ObservationKind {
    /// The family that it is of, where the observation does not say otherwise.
    pub const fn family(self) -> Family {
        match self {
            Self::Voyage | Self::Gap | Self::Visit | Self::Draught | Self::Encounter => Family::Ais,
            Self::Imagery => Family::Imagery,
            Self::Rail => Family::Rail,
            Self::Customs => Family::Customs,
            Self::RecoveredItem => Family::RecoveredItems,
            Self::Witness => Family::Eyewitness,
        }
    }
}

/// How strongly an observation speaks for its stages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// It fits, and would as well without any transfer.
    #[default]
    None,
    /// A little better than chance.
    Weak,
    /// Hard to explain otherwise.
    Moderate,
    /// Very hard to explain otherwise.
    Strong,
    /// Only deceit explains it otherwise.
    Conclusive,
}

/// Something seen or recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Its id.
    pub id: String,
    /// What was observed.
    pub kind: ObservationKind,
    /// Its family, where it is not the kind's: trains counted on images are imagery.
    #[serde(default)]
    pub family: Option<Family>,
    /// The stages it speaks of. What a stage implies need not be listed.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// How strongly.
    #[serde(default)]
    pub strength: Strength,
    /// It speaks against them instead.
    #[serde(default)]
    pub against: bool,
    /// It was looked for and not found.
    #[serde(default)]
    pub absent: bool,
    /// Whether silence would be expected even if it took place: ships on such business switch off.
    #[serde(default)]
    pub dark_expected: bool,
    /// Whether it is about the cargo or its receipt, and not movement alone.
    #[serde(default)]
    pub about_cargo: bool,
    /// Who observed; `AIS` for what this program found in position reports.
    pub by: String,
    /// Who made it public, where that is another: what an accuser releases is the accuser's.
    #[serde(default)]
    pub released_by: Option<String>,
    /// The mode of carriage it shows.
    #[serde(default)]
    pub mode: Option<Mode>,
    /// Ships: IMO numbers, MMSIs or names.
    #[serde(default)]
    pub vessels: Vec<String>,
    /// Classes of goods it shows or is said to show.
    #[serde(default)]
    pub items: Vec<String>,
    /// Who sends, where it shows that.
    #[serde(default)]
    pub supplier: Option<String>,
    /// Who gets.
    #[serde(default)]
    pub recipient: Option<String>,
    /// Where it leaves.
    #[serde(default)]
    pub from: Vec<String>,
    /// Where it goes.
    #[serde(default)]
    pub to: Vec<String>,
    /// The first day of what was observed.
    #[serde(default, with = "opt_day_text")]
    pub begin: Option<Day>,
    /// The last day of what was observed.
    #[serde(default, with = "opt_day_text")]
    pub end: Option<Day>,
    /// The day it became known.
    #[serde(with = "day_text")]
    pub known: Day,
    /// What was seen, in a sentence.
    pub text: String,
    /// Where it can be looked up.
    #[serde(default)]
    pub source: String,
    /// Why it need not mean what it seems to.
    #[serde(default)]
    pub alternatives: Vec<String>,
    /// Ids of the events in the lake that it was made from.
    #[serde(default)]
    pub events: Vec<String>,
}

impl Observation {
    /// Its family.
    pub fn family(&self) -> Family {
        self.family.unwrap_or(self.kind.family())
    }

    /// Whose evidence it is: who released it, else who observed.
    pub fn origin(&self) -> &str {
        self.released_by.as_deref().filter(|r| !r.is_empty()).unwrap_or(&self.by)
    }
}

/// What a sanctions list says of a ship or party, or that it says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListCheck {
    /// Its id.
    pub id: String,
    /// The ship or party that was looked for.
    pub subject: String,
    /// The list.
    pub list: String,
    /// The date of the list.
    pub list_date: String,
    /// The entry found; none where it is not on the list.
    #[serde(default)]
    pub entry: Option<String>,
    /// What matched, feature by feature.
    #[serde(default)]
    pub features: Vec<String>,
    /// Whether what matched settles the identity; a name alone is a lead.
    #[serde(default)]
    pub decisive: bool,
    /// The day it was checked.
    #[serde(with = "day_text")]
    pub checked: Day,
}
