//! The EU's consolidated list of financial sanctions: many rows an entry, one for each name, address or number.

use std::io::{self, Read};

use rustc_hash::FxHashMap;

use super::table::Table;
use crate::{
    date::{Order, date},
    designation::{Designation, NameKind, Place, Schema, add},
    list::{Format, Refused, Taking},
    number,
};

pub(crate) fn read(name: &str, text: &mut crate::decode::Utf8<impl Read>) -> io::Result<Taking> {
    let mut taking = Taking::new(name, Format::EuCsv, "EU consolidated");
    let delimiter = super::table::delimiter(text.peek(4096)?.lines().next().unwrap_or_default());
    let is_header = |c: &[String]| c.iter().any(|c| c == "entity_logicalid");
    let Some(table) = Table::new(text, delimiter, is_header, |_| {})? else { return Ok(taking) };
    let mut by_id: FxHashMap<String, usize> = FxHashMap::default();
    table.rows(|row| {
        let id = row.get("entity_logicalid");
        if row.cells() != row.expected() {
            taking.refuse_row(row.place, row.cells(), row.expected());
            return;
        }
        if id.is_empty() {
            taking.refuse(row.place, Refused::Malformed, "no Entity_LogicalId, expected a number");
            return;
        }
        taking.took();
        if taking.info.date.day.is_none() {
            taking.info.date.day = date(row.get("filegenerationdate"), Order::DayFirst);
        }
        let at = *by_id.entry(id.to_owned()).or_insert_with(|| {
            let reference = row.any(&["entity_eu_referencenumber", "entity_logicalid"]);
            taking.designations.push(Designation::new(reference, schema(row), row.place));
            taking.designations.len() - 1
        });
        if let Some(entry) = taking.designations.get_mut(at) {
            fill(entry, row);
        }
    })?;
    nameless(&mut taking);
    Ok(taking)
}

fn schema(row: &super::table::Row<'_>) -> Schema {
    let text = row.any(&["entity_subjecttype", "subject_type"]);
    let code = row.get("entity_subjecttype_classificationcode");
    Schema::parse(text).or_else(|| Schema::parse(code)).unwrap_or(Schema::Organisation)
}

fn fill(entry: &mut Designation, row: &super::table::Row<'_>) {
    let whole = row.get("namealias_wholename");
    let parts = ["namealias_firstname", "namealias_middlename", "namealias_lastname"];
    let parts: Vec<&str> = parts.iter().map(|p| row.get(p)).filter(|p| !p.is_empty()).collect();
    let kind = match row.get("namealias_strong").to_ascii_lowercase().as_str() {
        "false" | "0" | "no" => NameKind::Weak,
        _ if entry.names.is_empty() => NameKind::Primary,
        _ => NameKind::Alias,
    };
    if whole.is_empty() {
        entry.add_name(&parts.join(" "), kind);
    } else {
        entry.add_name(whole, kind);
    }
    add(&mut entry.programmes, row.any(&["entity_regulation_programme", "entity_programme", "programme"]));
    entry.listed_on = entry.listed_on.or_else(|| date(row.get("entity_designationdate"), Order::DayFirst));
    let identification = row.get("identification_number");
    let kind =
        format!("{} {}", row.get("identification_typecode"), row.get("identification_typedescription")).to_ascii_lowercase();
    let remark = row.get("entity_remark");
    let said = [row.get("identification_remark"), row.get("identification_information"), remark, row.get("namealias_remark")];
    let mut numbers = if kind.contains("imo") { vec![format!("IMO {identification}")] } else { Vec::new() };
    numbers.extend(said.iter().filter(|t| t.contains("IMO")).map(|t| (*t).to_owned()));
    for text in numbers {
        let ships = number::named_ship_numbers(&text);
        // The list has no type of its own for ships: one identified by an IMO ship number is one. In prose about a company, a number
        // is the company's.
        if kind.contains("imo") && !ships.is_empty() && entry.schema != Schema::Person {
            entry.schema = Schema::Vessel;
        }
        match entry.schema {
            Schema::Vessel => entry.add_ship_numbers(ships),
            Schema::Organisation => entry.add_company_numbers(number::named_company_numbers(&text)),
            Schema::Person | Schema::Aircraft => {}
        }
    }
    let address = ["address_street", "address_city", "address_countrydescription"];
    let address: Vec<&str> = address.iter().map(|a| row.get(a)).filter(|a| !a.is_empty()).collect();
    add(&mut entry.addresses, &address.join(", "));
    if entry.remarks.is_none() {
        entry.add_remarks(remark);
    }
}

/// Entries of which no row had a name.
pub(super) fn nameless(taking: &mut Taking) {
    let without: Vec<Place> =
        taking.designations.iter().filter(|d| d.names.is_empty() && d.imo.is_empty()).map(|d| d.place).collect();
    taking.designations.retain(|d| !d.names.is_empty() || !d.imo.is_empty());
    for place in without {
        taking.take_back(place, Refused::Nameless, "an entry without any name");
    }
}
