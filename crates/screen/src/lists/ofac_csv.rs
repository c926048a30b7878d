//! OFAC's files without header: `sdn.csv`, and those that add to it by the entry's number.

use std::io::{self, Read};

use csv::{ReaderBuilder, StringRecord};

use super::table;
use crate::{
    designation::{Designation, Place, Schema, given},
    list::{Format, Refused, Taking},
};

/// What the list is called.
pub(crate) const LIST: &str = "OFAC SDN";

/// Reads one of the files. Those that add to another one give entries that hold the addition, to be joined by their number.
pub(crate) fn read(name: &str, format: Format, text: &mut impl Read) -> io::Result<Taking> {
    let mut taking = Taking::new(name, format, LIST);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table::Lines::new(text));
    let mut record = StringRecord::new();
    let columns = match format {
        Format::OfacAlt => 5,
        Format::OfacAdd => 6,
        Format::OfacComments => 2,
        _ => 12,
    };
    while table::read(&mut reader, &mut record)? {
        let place = Place::Line(record.position().map_or(0, csv::Position::line));
        // The files end in the end-of-file mark of MS-DOS.
        if record.iter().all(|c| c.trim().is_empty() || c == "\u{1a}") {
            continue;
        }
        if record.len() != columns {
            taking.refuse_row(place, record.len(), columns);
            continue;
        }
        let cell = |i: usize| record.get(i).unwrap_or_default().trim();
        if !cell(0).bytes().all(|b| b.is_ascii_digit()) {
            taking.refuse(place, Refused::Malformed, &format!("{:?} in the first column, expected the entry's number", cell(0)));
            continue;
        }
        if format == Format::OfacCsv && given(cell(1)).is_none() {
            taking.refuse(place, Refused::Nameless, "no name in the second column");
            continue;
        }
        taking.took();
        let entry = match format {
            Format::OfacCsv => main(&cell, place),
            Format::OfacAlt => {
                let mut entry = Designation::new(cell(0), Schema::Organisation, place);
                let kind = if cell(2) == "fka" { crate::NameKind::Former } else { crate::NameKind::Alias };
                entry.add_name(cell(3), kind);
                entry
            }
            Format::OfacAdd => {
                let mut entry = Designation::new(cell(0), Schema::Organisation, place);
                let parts: Vec<&str> = (2..5).filter_map(|i| given(cell(i))).collect();
                if !parts.is_empty() {
                    entry.addresses.push(parts.join(", "));
                }
                entry
            }
            _ => {
                let mut entry = Designation::new(cell(0), Schema::Organisation, place);
                entry.add_remarks(cell(1));
                entry
            }
        };
        taking.designations.push(entry);
    }
    Ok(taking)
}

/// A row of `sdn.csv`. Its remarks are read once the files are joined.
fn main<'a>(cell: &impl Fn(usize) -> &'a str, place: Place) -> Designation {
    let mut entry = Designation::new(cell(0), Schema::parse(cell(2)).unwrap_or(Schema::Organisation), place);
    entry.add_name(cell(1), crate::NameKind::Primary);
    entry.programmes = given(cell(3)).map(|p| p.split("] [").map(str::to_owned).collect()).unwrap_or_default();
    entry.add_call_sign(cell(5));
    entry.vessel_type = given(cell(6)).map(str::to_owned);
    entry.tonnage = given(cell(8)).or_else(|| given(cell(7))).map(str::to_owned);
    entry.flag = given(cell(9)).map(str::to_owned);
    entry.add_party(crate::Role::Owner, cell(10));
    entry.remarks = given(cell(11)).map(str::to_owned);
    entry
}
