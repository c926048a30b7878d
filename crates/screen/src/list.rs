//! What is known of a list that was read: how much of it, how much not and why, and of which day it is.

use std::{collections::BTreeMap, fmt};

use model::Day;
use serde::Serialize;

use crate::{
    decode::Encoding,
    designation::{Designation, Place, as_text},
};

/// Messages kept of one file; all are counted.
const MESSAGES: usize = 20;

/// A format of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// OFAC's `sdn.csv`, without header.
    OfacCsv,
    /// OFAC's `alt.csv`: further names.
    OfacAlt,
    /// OFAC's `add.csv`: addresses.
    OfacAdd,
    /// OFAC's `sdn_comments.csv`: remarks that did not fit.
    OfacComments,
    /// OFAC's `sdn.xml`.
    OfacXml,
    /// JSON of vessels of the OFAC list.
    VesselsJson,
    /// The UN Security Council's consolidated XML.
    UnXml,
    /// The EU's consolidated list of financial sanctions, CSV.
    EuCsv,
    /// The UK sanctions list or OFSI's consolidated list, CSV.
    UkCsv,
    /// `FollowTheMoney` entities, JSON lines, nested or flat.
    Ftm,
    /// A CSV with named columns of our own.
    Own,
}

impl Format {
    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::OfacCsv => "OFAC SDN CSV",
            Self::OfacAlt => "OFAC aliases CSV",
            Self::OfacAdd => "OFAC addresses CSV",
            Self::OfacComments => "OFAC comments CSV",
            Self::OfacXml => "OFAC SDN XML",
            Self::VesselsJson => "vessels JSON",
            Self::UnXml => "UN consolidated XML",
            Self::EuCsv => "EU consolidated CSV",
            Self::UkCsv => "UK sanctions CSV",
            Self::Ftm => "FollowTheMoney JSON lines",
            Self::Own => "CSV with named columns",
        }
    }

    /// Whether the file only adds to another one.
    pub const fn is_part(self) -> bool {
        matches!(self, Self::OfacAlt | Self::OfacAdd | Self::OfacComments)
    }
}

/// The day a list is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListDate {
    /// The day; nothing where neither file nor user says.
    #[serde(serialize_with = "as_text")]
    pub day: Option<Day>,
    /// The user said so, not the file.
    pub given: bool,
}

impl fmt::Display for ListDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.day {
            Some(day) if self.given => write!(f, "{day} (as given)"),
            Some(day) => write!(f, "{day}"),
            None => f.write_str("date unknown"),
        }
    }
}

/// Why a row or an entry counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// Not the number of columns, no number where one stands, no JSON.
    Malformed,
    /// Neither a name nor a number to know it by.
    Nameless,
    /// It adds to an entry that is not there.
    NoSuchEntry,
    /// It is in the file for other reasons than a designation.
    NotDesignated,
}

impl Refused {
    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Nameless => "without name and number",
            Self::NoSuchEntry => "of an entry that is not there",
            Self::NotDesignated => "not designated",
        }
    }
}

/// A list that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListInfo {
    /// What the list is called.
    pub list: String,
    /// The file.
    pub file: String,
    /// Its format.
    pub format: Format,
    /// The day it is of.
    pub date: ListDate,
    /// How its bytes were read.
    pub encoding: Encoding,
    /// Entries made.
    pub entries: u64,
    /// Vessels among them.
    pub vessels: u64,
    /// Vessels with an IMO number.
    pub with_imo: u64,
    /// Rows, elements or lines read: those taken and those refused.
    pub read: u64,
    /// Taken.
    pub taken: u64,
    /// Refused, by reason.
    pub refused: BTreeMap<Refused, u64>,
    /// Where the file breaks off: nothing behind it was read.
    pub cut_at: Option<Place>,
    /// What was wrong, the first of each file: place, what, what was expected.
    pub messages: Vec<String>,
    /// Columns that say nothing to this program.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown_columns: Vec<String>,
}

impl ListInfo {
    /// All that was refused.
    pub fn refused_total(&self) -> u64 {
        self.refused.values().sum()
    }
}

/// A file while it is read.
pub(crate) struct Taking {
    pub(crate) info: ListInfo,
    pub(crate) designations: Vec<Designation>,
    untold: u64,
    short: Option<Place>,
}

impl Taking {
    pub(crate) fn new(file: &str, format: Format, list: &str) -> Self {
        let info = ListInfo {
            list: list.to_owned(),
            file: file.to_owned(),
            format,
            date: ListDate::default(),
            encoding: Encoding::default(),
            entries: 0,
            vessels: 0,
            with_imo: 0,
            read: 0,
            taken: 0,
            refused: BTreeMap::new(),
            cut_at: None,
            messages: Vec::new(),
            unknown_columns: Vec::new(),
        };
        Self { info, designations: Vec::new(), untold: 0, short: None }
    }

    /// A row that counts, whether for an entry of its own or for another.
    pub(crate) fn took(&mut self) {
        self.info.read += 1;
        self.info.taken += 1;
        self.short = None;
    }

    /// A row that does not.
    pub(crate) fn refuse(&mut self, place: Place, why: Refused, what: &str) {
        self.info.read += 1;
        self.short = None;
        *self.info.refused.entry(why).or_default() += 1;
        self.doubt(Some(place), what);
    }

    /// A row of a table that has not the columns it should have. One that lacks some and is the last is where the file breaks off:
    /// its rest is missing, or a quote is left open and has swallowed what followed.
    pub(crate) fn refuse_row(&mut self, place: Place, has: usize, expected: usize) {
        self.refuse(place, Refused::Malformed, &format!("{has} columns, expected {expected}"));
        self.short = (has < expected).then_some(place);
    }

    /// A row that was taken, and turns out to be of no use.
    pub(crate) fn take_back(&mut self, place: Place, why: Refused, what: &str) {
        self.info.read -= 1;
        self.info.taken -= 1;
        self.refuse(place, why, what);
    }

    /// Something that is wrong, though the row counts.
    pub(crate) fn doubt(&mut self, place: Option<Place>, what: &str) {
        if self.info.messages.len() >= MESSAGES {
            self.untold += 1;
            return;
        }
        let at = place.map_or_else(String::new, |p| format!(", {p}"));
        self.info.messages.push(format!("{}{at}: {what}", self.info.file));
    }

    /// The file breaks off here.
    pub(crate) fn cut(&mut self, at: Place, why: &str) {
        self.info.cut_at = Some(at);
        let read = self.info.taken;
        let text = format!("breaks off at {at} ({why}): what stands before was read ({read} taken), what may follow was not");
        // This one is never among those left out.
        self.info.messages.insert(0, format!("{}: {text}", self.info.file));
    }

    /// The sums, once all is read.
    pub(crate) fn finish(&mut self) {
        if let Some(at) = self.short.take() {
            self.cut(at, "its last row lacks columns");
        }
        self.info.entries = self.designations.len() as u64;
        let vessels = self.designations.iter().filter(|d| d.schema == crate::Schema::Vessel);
        self.info.vessels = vessels.clone().count() as u64;
        self.info.with_imo = vessels.filter(|d| !d.imo.is_empty()).count() as u64;
        if self.untold > 0 {
            let more = std::mem::take(&mut self.untold);
            self.info.messages.push(format!("{}: {more} more of the kind", self.info.file));
        }
    }
}
