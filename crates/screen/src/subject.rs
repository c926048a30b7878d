//! What is asked: a ship or a company, as far as it is known.

use std::io::Read;

use model::{Imo, Mmsi};
use serde::Serialize;

use crate::{
    decode::Utf8,
    designation::{Schema, given},
    error::ScreenError,
    lists::table::{Table, delimiter, several},
    number::{CompanyImo, company_numbers, ship_numbers},
};

/// A ship or a company to look for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// What to call it in answers: a row's own id, or a line.
    pub id: String,
    /// What it is.
    pub schema: Schema,
    /// IMO ship numbers. More than one where a transponder gave several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub imo: Vec<Imo>,
    /// IMO company numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub company_imo: Vec<CompanyImo>,
    /// MMSI.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mmsi: Vec<Mmsi>,
    /// Call signs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub call_signs: Vec<String>,
    /// Names, also those it had before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The flag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
}

impl Default for Subject {
    fn default() -> Self {
        Self {
            id: String::new(),
            schema: Schema::Vessel,
            imo: Vec::new(),
            company_imo: Vec::new(),
            mmsi: Vec::new(),
            call_signs: Vec::new(),
            names: Vec::new(),
            flag: None,
        }
    }
}

impl Subject {
    /// Nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.imo.is_empty()
            && self.company_imo.is_empty()
            && self.mmsi.is_empty()
            && self.call_signs.is_empty()
            && self.names.is_empty()
    }
}

/// A row of a table of ships that could not be used, or not in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BadSubject {
    /// Its line.
    pub line: u64,
    /// What is wrong, and what was expected.
    pub what: String,
    /// The row is screened all the same.
    pub screened: bool,
}

/// Reads a table of ships: CSV with some of the columns `name`, `imo`, `mmsi`, `call_sign`, and `id`, `aliases`, `former_names`,
/// `schema`, `company_imo`, `flag`.
///
/// # Errors
///
/// It cannot be read, or has none of the columns.
pub fn subjects_from_csv(file: &str, bytes: impl Read) -> Result<(Vec<Subject>, Vec<BadSubject>), ScreenError> {
    use crate::lists::own::{cell, known};
    let fail = |source| ScreenError::Read { path: file.into(), source };
    let mut text = Utf8::new(bytes);
    let between = delimiter(text.peek(4096).map_err(fail)?.lines().next().unwrap_or_default());
    let bad = |why: &str| ScreenError::Ships { file: file.to_owned(), why: why.to_owned() };
    let table = Table::new(&mut text, between, |_| true, |_| {}).map_err(fail)?.ok_or_else(|| bad("the file is empty"))?;
    let useful = |c: &String| matches!(known(c), Some("name" | "imo" | "mmsi" | "call_sign" | "company_imo"));
    if !table.columns().iter().any(useful) {
        return Err(bad("none of the columns name, imo, mmsi, call_sign"));
    }
    let (mut subjects, mut wrong) = (Vec::new(), Vec::new());
    table
        .rows(|row| {
            let crate::Place::Line(line) = row.place else { return };
            let mut told = |what: String, screened: bool| wrong.push(BadSubject { line, what, screened });
            let written = cell(row, "schema");
            let schema = Schema::parse(written).unwrap_or(Schema::Vessel);
            let imo = cell(row, "imo");
            let id = given(cell(row, "id")).map_or_else(|| row.place.to_string(), str::to_owned);
            let mut subject = Subject { id, schema, ..Subject::default() };
            if schema == Schema::Vessel {
                subject.imo = ship_numbers(imo).into_iter().take(1).collect();
            } else {
                let text = if cell(row, "company_imo").is_empty() { imo } else { cell(row, "company_imo") };
                subject.company_imo = company_numbers(text);
            }
            if given(imo).is_some() && subject.imo.is_empty() && subject.company_imo.is_empty() && imo != "0" {
                told(format!("{imo:?} is no IMO number: expected seven digits, the last the check digit"), true);
            }
            for text in several(cell(row, "mmsi")) {
                match text.parse::<u64>().ok().and_then(|n| Mmsi::new(n).ok()) {
                    Some(mmsi) => subject.mmsi.push(mmsi),
                    None => told(format!("{text:?} is no MMSI: expected up to nine digits"), true),
                }
            }
            subject.call_signs = several(cell(row, "call_sign")).into_iter().filter_map(given).map(str::to_owned).collect();
            let names =
                [cell(row, "name")].into_iter().chain(several(cell(row, "aliases"))).chain(several(cell(row, "former_names")));
            subject.names = names.filter_map(given).map(str::to_owned).collect();
            subject.flag = given(cell(row, "flag")).map(str::to_owned);
            if subject.is_empty() {
                told("nothing to look for: expected a name, an IMO number, an MMSI or a call sign".to_owned(), false);
            } else {
                subjects.push(subject);
            }
        })
        .map_err(fail)?;
    Ok((subjects, wrong))
}

#[cfg(test)]
#[path = "subject_tests.rs"]
mod tests;
