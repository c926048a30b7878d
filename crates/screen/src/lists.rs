//! Files of lists to designations.
//!
//! | file | idea |
//! |---|---|
//! | `sniff` | which format a file is of, from how it begins |
//! | `table` | CSV with a header, by the names of its columns |
//! | `ofac_csv`, `remarks`, `join` | OFAC's headerless files, what its remarks hold, and the files put together |
//! | `ofac_xml`, `un_xml`, `vessels_json`, `eu_csv`, `uk_csv`, `ftm`, `own` | one format each |

mod eu_csv;
mod ftm;
mod join;
mod ofac_csv;
mod ofac_xml;
pub(crate) mod own;
mod remarks;
mod sniff;
pub(crate) mod table;
mod uk_csv;
mod un_xml;
mod vessels_json;

use std::{
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
};

use model::Day;
use serde::Serialize;

use crate::{
    decode::Utf8,
    designation::{Designation, Place},
    error::ScreenError,
    list::{Format, ListDate, ListInfo, Taking},
};

/// Lists that were read: what is known of each, and their entries.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The files, in the order they were read.
    pub infos: Vec<ListInfo>,
    /// The entries of all of them.
    pub designations: Vec<Designation>,
    /// Files of a folder that are no lists, and why not.
    pub passed_over: Vec<String>,
}

/// A list as a result names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedList {
    /// What it is called.
    pub list: String,
    /// The file.
    pub file: String,
    /// The day it is of.
    pub date: ListDate,
    /// Entries in it.
    pub entries: u64,
    /// Vessels among them.
    pub vessels: u64,
    /// Where the file breaks off, so that what may follow was not checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_at: Option<Place>,
}

/// What was checked: without it, "not on the lists" says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The lists.
    pub lists: Vec<CheckedList>,
}

impl std::fmt::Display for Checked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, l) in self.lists.iter().enumerate() {
            let between = if n == 0 { "" } else { "; " };
            write!(f, "{between}{}, {}: {} entries, {} vessels", l.list, l.date, l.entries, l.vessels)?;
            if let Some(at) = l.cut_at {
                write!(f, ", file cut at {at}")?;
            }
        }
        Ok(())
    }
}

impl Lists {
    /// Reads files, and all that are lists in folders. `dates` are those the user gives for files, by path as given or by file name.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is no list, or a folder without any.
    pub fn read(paths: &[PathBuf], dates: &[(PathBuf, Day)]) -> Result<Self, ScreenError> {
        let mut all = Self::default();
        let mut taken = Vec::new();
        for path in paths {
            if path.is_dir() {
                let files = folder(path)?;
                let before = taken.len();
                for file in files {
                    match read_file(&file) {
                        Ok(one) => taken.push((file, one)),
                        Err(ScreenError::Unknown { .. }) => all.passed_over.push(file.display().to_string()),
                        Err(e) => return Err(e),
                    }
                }
                if taken.len() == before {
                    return Err(ScreenError::NoList(path.clone()));
                }
            } else {
                taken.push((path.clone(), read_file(path)?));
            }
        }
        for (path, one) in &mut taken {
            let named = dates.iter().find(|(of, _)| of == path || Some(of.as_os_str()) == path.file_name());
            if let Some((_, day)) = named {
                one.info.date = ListDate { day: Some(*day), given: true };
            }
        }
        all.extend(join::join(taken.into_iter().map(|(_, one)| one).collect()));
        Ok(all)
    }

    /// Reads one list from memory.
    ///
    /// # Errors
    ///
    /// It is no list.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, ScreenError> {
        Self::from_several(&[(name, bytes)])
    }

    /// Reads lists from memory, as those of one folder.
    ///
    /// # Errors
    ///
    /// One is no list.
    pub fn from_several(files: &[(&str, &[u8])]) -> Result<Self, ScreenError> {
        let taken: Result<Vec<Taking>, ScreenError> = files.iter().map(|(name, bytes)| read_one(name, *bytes)).collect();
        let mut all = Self::default();
        all.extend(join::join(taken?));
        Ok(all)
    }

    fn extend(&mut self, taken: Vec<Taking>) {
        for mut one in taken {
            one.finish();
            let list = self.infos.len();
            self.designations.extend(one.designations.drain(..).map(|d| Designation { list, ..d }));
            self.infos.push(one.info);
        }
    }

    /// What is known of an entry's list.
    pub fn info(&self, of: &Designation) -> Option<&ListInfo> {
        self.infos.get(of.list)
    }

    /// What was checked. Files that only add to others are left out.
    pub fn checked(&self) -> Checked {
        let lists = self.infos.iter().filter(|i| !i.format.is_part()).map(|i| CheckedList {
            list: i.list.clone(),
            file: i.file.clone(),
            date: i.date,
            entries: i.entries,
            vessels: i.vessels,
            cut_at: i.cut_at,
        });
        Checked { lists: lists.collect() }
    }

    /// Some file could not be read to its end.
    pub fn in_part(&self) -> bool {
        self.infos.iter().any(|i| i.cut_at.is_some())
    }
}

fn folder(path: &Path) -> Result<Vec<PathBuf>, ScreenError> {
    let fail = |source| ScreenError::Read { path: path.to_owned(), source };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(fail)? {
        let file = entry.map_err(fail)?.path();
        let hidden = file.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if file.is_file() && !hidden {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

fn read_file(path: &Path) -> Result<Taking, ScreenError> {
    let fail = |source| ScreenError::Read { path: path.to_owned(), source };
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    read_one(&name, File::open(path).map_err(fail)?).map_err(|e| match e {
        ScreenError::Read { source, .. } => fail(source),
        ScreenError::Unknown { why, .. } => ScreenError::Unknown { file: path.display().to_string(), why },
        other => other,
    })
}

fn read_one(name: &str, bytes: impl Read) -> Result<Taking, ScreenError> {
    let mut text = Utf8::new(bytes);
    let fail = |source| ScreenError::Read { path: name.into(), source };
    let begin = text.peek(sniff::ENOUGH).map_err(fail)?;
    let format = sniff::format(begin).map_err(|why| ScreenError::Unknown { file: name.to_owned(), why })?;
    let mut taking = match format {
        Format::OfacCsv | Format::OfacAlt | Format::OfacAdd | Format::OfacComments => ofac_csv::read(name, format, &mut text),
        Format::OfacXml => Ok(ofac_xml::read(name, &mut text)),
        Format::UnXml => Ok(un_xml::read(name, &mut text)),
        Format::VesselsJson => vessels_json::read(name, &mut text),
        Format::EuCsv => eu_csv::read(name, &mut text),
        Format::UkCsv => uk_csv::read(name, &mut text),
        Format::Ftm => ftm::read(name, BufReader::new(&mut text)),
        Format::Own => own::read(name, &mut text),
    }
    .map_err(fail)?;
    taking.info.encoding = text.encoding();
    if text.foreign > 0 {
        let what = format!("{} bytes were no UTF-8 and were read as Windows-1252", text.foreign);
        taking.doubt(None, &what);
    }
    // A mark at the begin is part of the file.
    if let Some(Place::Byte(at)) = &mut taking.info.cut_at {
        *at += text.mark;
    }
    Ok(taking)
}

#[cfg(test)]
#[path = "lists/tables_tests.rs"]
mod tables_tests;
#[cfg(test)]
#[path = "lists/lists_tests.rs"]
mod tests;
