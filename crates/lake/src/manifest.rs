//! The commit record: which files make up the lake.

use std::fmt;

use model::{Day, EventKind, SourceId};
use serde::{Deserialize, Serialize};

/// The lake format this program writes.
pub(crate) const FORMAT: u32 = 1;

/// The tables of a lake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Position reports.
    Positions,
    /// Static and voyage data.
    VoyageData,
    /// The inputs.
    Sources,
    /// What was refused.
    Refused,
    /// A kind of event, by the day it ended.
    Events(EventKind),
    /// Events of a kind that are under way, or may still be revised, at the end of the data.
    OpenEvents(EventKind),
    /// Versions of events that late data replaced or withdrew.
    EventHistory,
    /// Which vessels a commit touched on which days.
    Touched,
    /// Vessel states at the end of a day.
    States,
    /// In which hours which ship was there, heard or not.
    ShipHours,
    /// Where slow ships were, every ten minutes.
    SlowFixes,
    /// Which ships were close to each other at the end of a day.
    Meetings,
}

impl Table {
    /// Whether a folder is that of a table.
    pub(crate) fn is_folder(folder: &str) -> bool {
        let plain = [
            Self::Positions,
            Self::VoyageData,
            Self::Sources,
            Self::Refused,
            Self::EventHistory,
            Self::Touched,
            Self::States,
            Self::ShipHours,
            Self::SlowFixes,
            Self::Meetings,
        ];
        let events = EventKind::ALL.into_iter().flat_map(|k| [Self::Events(k), Self::OpenEvents(k)]);
        plain.into_iter().chain(events).any(|table| table.folder() == folder)
    }

    /// The folder.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Positions => "positions",
            Self::VoyageData => "voyage_data",
            Self::Sources => "sources",
            Self::Refused => "refused",
            Self::Events(kind) => kind.table(),
            Self::OpenEvents(kind) => kind.open_table(),
            Self::EventHistory => "event_history",
            Self::Touched => "_sillage/touched",
            Self::States => "_sillage/states",
            Self::ShipHours => "ship_hours",
            Self::SlowFixes => "_sillage/slow_fixes",
            Self::Meetings => "_sillage/meetings",
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.folder())
    }
}

/// One file of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The table.
    pub table: Table,
    /// Its partition, for tables partitioned by day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Its partition, for tables partitioned by source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// The object's path below the lake.
    pub path: String,
    /// Rows.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// Smallest MMSI inside, for tables sorted by vessel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mmsi_min: Option<u32>,
    /// Greatest MMSI inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mmsi_max: Option<u32>,
    /// The commit that wrote it.
    pub since: u64,
}

/// A commit: the complete list of files, so that one read gives the lake.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Lake format.
    pub format: u32,
    /// Number of the commit, from 1.
    pub version: u64,
    /// Which command wrote it.
    pub by: String,
    /// The number the next input gets.
    pub next_source: SourceId,
    /// The files that count.
    pub files: Vec<FileEntry>,
    /// What the analysis has seen; its own business, kept here so that it commits with its events.
    #[serde(default)]
    pub analysis: serde_json::Value,
}

impl Manifest {
    /// An empty lake.
    pub(crate) fn empty() -> Self {
        Self { format: FORMAT, next_source: 1, ..Self::default() }
    }

    /// The files of a table, in order of day and path.
    pub fn files(&self, table: Table) -> Vec<&FileEntry> {
        let mut files: Vec<_> = self.files.iter().filter(|f| f.table == table).collect();
        files.sort_by(|a, b| (a.day, a.source, &a.path).cmp(&(b.day, b.source, &b.path)));
        files
    }

    /// The files of a table on one day, in order of path, which is the order of vessels.
    pub fn files_on(&self, table: Table, day: Day) -> Vec<&FileEntry> {
        let mut files: Vec<_> = self.files.iter().filter(|f| f.table == table && f.day == Some(day)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    /// The days a table has, in order.
    pub fn days(&self, table: Table) -> Vec<Day> {
        let mut days: Vec<_> = self.files.iter().filter(|f| f.table == table).filter_map(|f| f.day).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Rows of a table.
    pub fn rows(&self, table: Table) -> u64 {
        self.files.iter().filter(|f| f.table == table).map(|f| f.rows).sum()
    }
}
