//! A CSV of one's own, with named columns.
//!
//! `name` or `imo` must be there. The others: `id`, `aliases`, `former_names`, `schema` (vessel, organisation, person, aircraft;
//! vessel where not given), `company_imo`, `mmsi`, `call_sign`, `flag`, `former_flags`, `vessel_type`, `tonnage`, `programmes`,
//! `listed_on` (YYYY-MM-DD), `owner`, `manager`, `operator`, `remarks`, `list`, `list_date`. Cells with several values have a
//! semicolon between them. Case, blanks and the order of columns do not matter; comma, semicolon, tab or bar separate.

use std::io::{self, Read};

use super::{
    remarks::bad_number,
    table::{Row, Table, column_name, delimiter, several},
};
use crate::{
    date::{Order, date},
    designation::{Designation, NameKind, Role, Schema, add, add_all, given},
    list::{Format, Refused, Taking},
    number,
};

/// The columns, and other names for some.
const COLUMNS: [(&str, &[&str]); 23] = [
    ("id", &["unique_id", "uid"]),
    ("name", &["vessel_name", "ship_name", "shipname", "vesselname", "caption"]),
    ("aliases", &["alias", "aka", "other_names"]),
    ("former_names", &["former_name", "fka", "previous_names", "previous_name"]),
    ("schema", &["type", "kind"]),
    ("imo", &["imo_number", "imo_no"]),
    ("company_imo", &["company_imo_number"]),
    ("mmsi", &[]),
    ("call_sign", &["callsign", "call_signs"]),
    ("flag", &["flag_state"]),
    ("former_flags", &["former_flag", "previous_flags", "past_flags"]),
    ("vessel_type", &["ship_type"]),
    ("tonnage", &["gross_tonnage", "gt"]),
    ("programmes", &["programme", "programs", "program", "regime"]),
    ("listed_on", &["designation_date", "date_designated"]),
    ("owner", &["owners"]),
    ("manager", &["managers"]),
    ("operator", &["operators"]),
    ("remarks", &["notes", "remark", "comment"]),
    ("list", &[]),
    ("list_date", &[]),
    ("former_owner", &["former_owners", "previous_owner"]),
    ("address", &["addresses"]),
];

/// The column's own name, from any of its names.
pub(crate) fn known(column: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|(name, others)| *name == column || others.contains(&column)).map(|(name, _)| *name)
}

/// Whether a header could tell a ship.
pub(crate) fn has_its_columns(header: &str) -> bool {
    let between = char::from(delimiter(header));
    header.split(between).any(|c| matches!(known(&column_name(c)), Some("name" | "imo")))
}

/// The cell of a column, by any of its names.
pub(crate) fn cell<'a>(row: &'a Row<'_>, column: &str) -> &'a str {
    let own = row.get(column);
    if !own.is_empty() {
        return own;
    }
    COLUMNS.iter().find(|(name, _)| *name == column).map_or("", |(_, others)| row.any(others))
}

pub(crate) fn read(name: &str, text: &mut crate::decode::Utf8<impl Read>) -> io::Result<Taking> {
    let called = name.split('.').next().unwrap_or(name);
    let mut taking = Taking::new(name, Format::Own, called);
    let between = delimiter(text.peek(4096)?.lines().next().unwrap_or_default());
    let Some(table) = Table::new(text, between, |_| true, |_| {})? else { return Ok(taking) };
    taking.info.unknown_columns = table.columns().iter().filter(|c| known(c).is_none()).cloned().collect();
    table.rows(|row| entry(row, &mut taking))?;
    Ok(taking)
}

fn entry(row: &Row<'_>, taking: &mut Taking) {
    if row.cells() > row.expected() {
        taking.refuse_row(row.place, row.cells(), row.expected());
        return;
    }
    let written = cell(row, "schema");
    let Some(schema) = (if written.is_empty() { Some(Schema::Vessel) } else { Schema::parse(written) }) else {
        let what = format!("schema {written:?}, expected vessel, organisation, person or aircraft");
        taking.refuse(row.place, Refused::Malformed, &what);
        return;
    };
    let (name, imo) = (cell(row, "name"), cell(row, "imo"));
    let numbers = if schema == Schema::Vessel { number::ship_numbers(imo) } else { Vec::new() };
    if given(name).is_none() && numbers.is_empty() {
        let what = if imo.is_empty() { "neither name nor IMO number".to_owned() } else { bad_number(imo, Schema::Vessel) };
        taking.refuse(row.place, Refused::Nameless, &what);
        return;
    }
    let id = given(cell(row, "id")).map_or_else(|| row.place.to_string(), str::to_owned);
    let mut entry = Designation::new(id, schema, row.place);
    entry.add_name(name, NameKind::Primary);
    entry.add_names(several(cell(row, "aliases")), NameKind::Alias);
    entry.add_names(several(cell(row, "former_names")), NameKind::Former);
    if numbers.is_empty() && given(imo).is_some() && schema == Schema::Vessel {
        taking.doubt(Some(row.place), &bad_number(imo, schema));
    }
    entry.imo = numbers;
    if schema == Schema::Organisation {
        let text = if cell(row, "company_imo").is_empty() { imo } else { cell(row, "company_imo") };
        entry.company_imo = number::company_numbers(text);
    }
    entry.add_all_mmsi(several(cell(row, "mmsi")));
    add_all(&mut entry.call_signs, several(cell(row, "call_sign")));
    entry.flag = given(cell(row, "flag")).map(str::to_owned);
    add_all(&mut entry.former_flags, several(cell(row, "former_flags")));
    entry.vessel_type = given(cell(row, "vessel_type")).map(str::to_owned);
    entry.tonnage = given(cell(row, "tonnage")).map(str::to_owned);
    add_all(&mut entry.programmes, several(cell(row, "programmes")));
    entry.listed_on = date(cell(row, "listed_on"), Order::DayFirst);
    for (column, role) in
        [("owner", Role::Owner), ("manager", Role::Manager), ("operator", Role::Operator), ("former_owner", Role::Former)]
    {
        entry.add_parties(role, several(cell(row, column)));
    }
    add(&mut entry.addresses, cell(row, "address"));
    entry.add_remarks(cell(row, "remarks"));
    if let Some(list) = given(cell(row, "list")) {
        list.clone_into(&mut taking.info.list);
    }
    taking.info.date.day = taking.info.date.day.or_else(|| date(cell(row, "list_date"), Order::DayFirst));
    taking.took();
    taking.designations.push(entry);
}
