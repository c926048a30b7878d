//! JSON of the vessels of the OFAC list: one object with an array `vessels`.
//!
//! The array is read object by object, so that a file that breaks off keeps those before.

use std::io::{self, Read};

use serde::Deserialize;
use serde_json::Value;

use super::{ofac_csv::LIST, remarks::bad_number};
use crate::{
    date::{Order, date},
    designation::{Designation, NameKind, Place, Schema, add_all},
    list::{Format, Refused, Taking},
    number,
};

#[derive(Deserialize)]
struct Vessel {
    #[serde(default)]
    imo: Value,
    #[serde(default)]
    name: String,
    #[serde(default)]
    programs: Vec<String>,
    #[serde(default)]
    designation_date: Option<String>,
    #[serde(default)]
    list_name: Option<String>,
    #[serde(default)]
    vessel_info: Info,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Info {
    call_sign: Option<String>,
    vessel_type: Option<String>,
    flag: Option<String>,
    mmsi: Option<Value>,
    gross_tonnage: Option<Value>,
    dwt: Option<Value>,
}

/// A number or a text, as a text.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

pub(crate) fn read(name: &str, text: &mut impl Read) -> io::Result<Taking> {
    let mut taking = Taking::new(name, Format::VesselsJson, LIST);
    let mut all = String::new();
    text.read_to_string(&mut all)?;
    let Some(mut at) = all.find("\"vessels\"").and_then(|k| Some(k + all[k..].find('[')? + 1)) else {
        taking.cut(Place::Byte(all.len() as u64), "no array `vessels`");
        return Ok(taking);
    };
    loop {
        let rest = all.get(at..).unwrap_or_default();
        let skipped = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',').len();
        at += skipped;
        let rest = &rest[skipped..];
        if rest.starts_with(']') {
            break;
        }
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match values.next() {
            Some(Ok(value)) => vessel(value, at, &mut taking),
            Some(Err(e)) => {
                taking.cut(Place::Byte(at as u64), &e.to_string());
                break;
            }
            None => {
                taking.cut(Place::Byte(at as u64), "the end of the file, the array still open");
                break;
            }
        }
        at += values.byte_offset();
    }
    of_the_list(&mut taking, &all);
    Ok(taking)
}

fn vessel(value: Value, at: usize, taking: &mut Taking) {
    let place = Place::Byte(at as u64);
    let vessel = match serde_json::from_value::<Vessel>(value) {
        Ok(vessel) => vessel,
        Err(e) => {
            taking.refuse(place, Refused::Malformed, &format!("{e}; expected an object with name, imo, vessel_info"));
            return;
        }
    };
    let imo = plain(&vessel.imo);
    let numbers = number::ship_numbers(&imo);
    if vessel.name.trim().is_empty() && numbers.is_empty() {
        taking.refuse(place, Refused::Nameless, "a vessel without name and IMO number");
        return;
    }
    if let Some(list) = &vessel.list_name {
        list.clone_into(&mut taking.info.list);
    }
    if numbers.is_empty() && !imo.is_empty() {
        taking.doubt(Some(place), &bad_number(&imo, Schema::Vessel));
    }
    let id = if imo.is_empty() { vessel.name.clone() } else { imo };
    let mut entry = Designation::new(id, Schema::Vessel, place);
    entry.add_name(&vessel.name, NameKind::Primary);
    entry.add_names(vessel.aliases.iter().map(String::as_str), NameKind::Alias);
    entry.imo = numbers;
    add_all(&mut entry.programmes, vessel.programs.iter().map(String::as_str));
    entry.add_call_sign(vessel.vessel_info.call_sign.as_deref().unwrap_or_default());
    entry.add_mmsi(&vessel.vessel_info.mmsi.as_ref().map(plain).unwrap_or_default());
    entry.vessel_type = vessel.vessel_info.vessel_type;
    entry.flag = vessel.vessel_info.flag;
    entry.tonnage = vessel.vessel_info.gross_tonnage.or(vessel.vessel_info.dwt).as_ref().map(plain);
    entry.listed_on = vessel.designation_date.and_then(|d| date(&d, Order::MonthFirst));
    taking.took();
    taking.designations.push(entry);
}

/// Where all entries carry one date, it is the list's own and not that of each designation.
fn of_the_list(taking: &mut Taking, all: &str) {
    let mut days = taking.designations.iter().filter_map(|d| d.listed_on);
    let first = days.next();
    if first.is_some() && taking.designations.len() > 1 && taking.designations.iter().all(|d| d.listed_on == first) {
        taking.info.date.day = first;
        taking.designations.iter_mut().for_each(|d| d.listed_on = None);
    } else {
        let said = all.split("\"generated_at\"").nth(1).and_then(|t| t.split('"').nth(1));
        taking.info.date.day = said.and_then(|d| date(d, Order::MonthFirst));
    }
}
