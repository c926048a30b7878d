//! The UK sanctions list, and OFSI's consolidated list: a line with the date, a header, one row a name.

use std::io::{self, Read};

use rustc_hash::FxHashMap;

use super::{
    remarks::bad_number,
    table::{Row, Table, several},
};
use crate::{
    date::{Order, date},
    designation::{Designation, NameKind, Role, Schema, add, add_all, given},
    list::{Format, Refused, Taking},
    number,
};

const KIND: [&str; 4] = ["individual_entity_ship", "designation_type", "group_type", "entity_vessel_or_individual"];

pub(crate) fn read(name: &str, text: &mut impl Read) -> io::Result<Taking> {
    let mut taking = Taking::new(name, Format::UkCsv, "UK sanctions list");
    let is_header = |c: &[String]| {
        let has = |n: &str| c.iter().any(|c| c == n);
        has("name_6") && (has("unique_id") || has("group_id"))
    };
    let mut day = None;
    let preface = |record: &csv::StringRecord| {
        let text: Vec<&str> = record.iter().collect();
        let text = text.join(" ");
        // "Report Date: 11-Sep-2026", or "Last Updated" and the date in the cell beside.
        day = day.or_else(|| date(text.trim_start_matches(|c: char| !c.is_ascii_digit()), Order::DayFirst));
    };
    let Some(table) = Table::new(text, b',', is_header, preface)? else { return Ok(taking) };
    taking.info.date.day = day;
    if !table.columns().iter().any(|c| c == "unique_id") {
        "UK OFSI consolidated".clone_into(&mut taking.info.list);
    }
    let mut by_id: FxHashMap<String, usize> = FxHashMap::default();
    table.rows(|row| {
        let id = row.any(&["unique_id", "group_id"]);
        if row.cells() != row.expected() {
            taking.refuse_row(row.place, row.cells(), row.expected());
            return;
        }
        if id.is_empty() {
            taking.refuse(row.place, Refused::Malformed, "neither Unique ID nor Group ID");
            return;
        }
        let Some(schema) = Schema::parse(row.any(&KIND)) else {
            let what = format!("{:?} designated, expected Individual, Entity or Ship", row.any(&KIND));
            taking.refuse(row.place, Refused::Malformed, &what);
            return;
        };
        taking.took();
        let at = *by_id.entry(id.to_owned()).or_insert_with(|| {
            taking.designations.push(Designation::new(id, schema, row.place));
            taking.designations.len() - 1
        });
        let Some(mut entry) = taking.designations.get(at).cloned() else { return };
        fill(&mut entry, row, &mut taking);
        if let Some(kept) = taking.designations.get_mut(at) {
            *kept = entry;
        }
    })?;
    super::eu_csv::nameless(&mut taking);
    Ok(taking)
}

fn fill(entry: &mut Designation, row: &Row<'_>, taking: &mut Taking) {
    let parts = ["name_1", "name_2", "name_3", "name_4", "name_5", "name_6"];
    let parts: Vec<&str> = parts.iter().filter_map(|p| given(row.get(p))).collect();
    entry.add_name(&parts.join(" "), name_kind(row));
    entry.add_name(row.get("name_non_latin_script"), NameKind::Alias);
    add(&mut entry.programmes, row.any(&["regime_name", "regime"]));
    let designated = row.any(&["date_designated", "uk_sanctions_list_date_designated", "listed_on"]);
    entry.listed_on = entry.listed_on.or_else(|| date(designated, Order::DayFirst));
    let more = row.get("other_information");
    let inside = |key: &str| labelled(more, key).unwrap_or_default();
    let first = |column: &str, key: &str| if row.get(column).is_empty() { inside(key) } else { row.get(column) };
    let imo = first("imo_number", "IMO number");
    if let Some(imo) = given(imo) {
        let text = format!("IMO {imo}");
        if entry.schema == Schema::Vessel {
            let numbers = number::ship_numbers(&text);
            if numbers.is_empty() && entry.imo.is_empty() {
                taking.doubt(Some(row.place), &bad_number(imo, entry.schema));
            }
            entry.add_ship_numbers(numbers);
        } else if entry.schema == Schema::Organisation {
            entry.add_company_numbers(number::company_numbers(&text));
        }
    }
    entry.add_parties(Role::Owner, several(first("current_owner_operator_s", "Current Owners/Operators")));
    entry.add_parties(Role::Former, several(first("previous_owner_operator_s", "Previous Owners/Operators")));
    add_all(&mut entry.former_flags, several(first("previous_flags", "Previous Flags")));
    entry.add_names(several(first("previous_names", "Previous Names")), NameKind::Former);
    let flag = first("current_believed_flag_of_ship", "Flag of Ship");
    entry.flag = entry.flag.take().or_else(|| given(flag).map(str::to_owned));
    entry.vessel_type = entry.vessel_type.take().or_else(|| given(first("type_of_ship", "Type of Ship")).map(str::to_owned));
    entry.tonnage = entry.tonnage.take().or_else(|| given(first("tonnage_of_ship", "Tonnage of Ship")).map(str::to_owned));
    entry.add_all_mmsi(several(first("mmsi", "MMSI")));
    if entry.remarks.is_none() {
        entry.add_remarks(more);
    }
}

fn name_kind(row: &Row<'_>) -> NameKind {
    let kind = row.any(&["name_type", "alias_type"]).to_ascii_lowercase();
    let strength = row.any(&["alias_strength", "alias_quality"]).to_ascii_lowercase();
    match () {
        () if kind.starts_with("primary name") && !kind.contains("variation") => NameKind::Primary,
        () if kind.contains("fka") || kind.contains("f.k.a") || kind.contains("former") || kind.contains("previous") => {
            NameKind::Former
        }
        () if strength.contains("low") || strength.contains("weak") => NameKind::Weak,
        () => NameKind::Alias,
    }
}

/// A value behind its label in brackets, as OFSI writes a ship's: `(IMO number):9187629 (Flag of Ship):Iran`.
fn labelled<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    let label = format!("({}", key.to_ascii_lowercase());
    let at = lower.find(&label)?;
    let rest = text.get(at..)?;
    let value = rest.get(rest.find("):")? + 2..)?;
    // The next label ends it.
    let next =
        value.match_indices('(').map(|(i, _)| i).find(|i| value[*i..].split_once(')').is_some_and(|(_, r)| r.starts_with(':')));
    Some(value.get(..next.unwrap_or(value.len()))?.trim().trim_end_matches('.'))
}
