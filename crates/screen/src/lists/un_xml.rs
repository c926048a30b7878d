//! The UN Security Council's consolidated list.

use std::io::{BufReader, Read};

use super::remarks::bad_number;
use crate::{
    date::{Order, date},
    designation::{Designation, NameKind, Place, Schema, add, given},
    list::{Format, Refused, Taking},
    number,
    xml::{Element, Part, parts},
};

pub(crate) fn read(name: &str, text: &mut impl Read) -> Taking {
    let mut taking = Taking::new(name, Format::UnXml, "UN Security Council");
    parts(BufReader::new(text), &["INDIVIDUAL", "ENTITY"], |part| match part {
        Part::Root(root) => taking.info.date.day = root.attribute("dateGenerated").and_then(|d| date(d, Order::DayFirst)),
        Part::Wanted(element) => entry(&element, &mut taking),
        Part::Cut(byte, why) => taking.cut(Place::Byte(byte), &why),
    });
    taking
}

fn entry(element: &Element, taking: &mut Taking) {
    let place = Place::Byte(element.byte);
    let schema = if element.name == "INDIVIDUAL" { Schema::Person } else { Schema::Organisation };
    let parts: Vec<&str> = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
        .iter()
        .map(|n| element.said(n))
        .filter(|n| !n.is_empty())
        .collect();
    if parts.is_empty() {
        taking.refuse(place, Refused::Nameless, &format!("{} without FIRST_NAME", element.name));
        return;
    }
    let mut entry = Designation::new(element.said("REFERENCE_NUMBER"), schema, place);
    entry.add_name(&parts.join(" "), NameKind::Primary);
    entry.add_name(element.said("NAME_ORIGINAL_SCRIPT"), NameKind::Alias);
    for alias in element.inside.iter().filter(|e| e.name.ends_with("_ALIAS")) {
        let kind = match alias.said("QUALITY").to_ascii_lowercase().as_str() {
            "low" => NameKind::Weak,
            "f.k.a." => NameKind::Former,
            _ => NameKind::Alias,
        };
        // Several may stand in one element, with semicolons between.
        entry.add_names(alias.said("ALIAS_NAME").split(';'), kind);
    }
    add(&mut entry.programmes, element.said("UN_LIST_TYPE"));
    entry.listed_on = date(element.said("LISTED_ON"), Order::DayFirst);
    for address in element.inside.iter().filter(|e| e.name.ends_with("_ADDRESS")) {
        let parts: Vec<&str> =
            ["STREET", "CITY", "STATE_PROVINCE", "COUNTRY"].iter().filter_map(|p| given(address.said(p))).collect();
        add(&mut entry.addresses, &parts.join(", "));
    }
    let comments = element.said("COMMENTS1");
    if schema == Schema::Organisation && comments.contains("IMO") {
        entry.company_imo = number::named_company_numbers(comments);
        if entry.company_imo.is_empty() {
            let at = comments.find("IMO").unwrap_or_default();
            let near: String = comments[at..].chars().take(24).collect();
            taking.doubt(Some(place), &bad_number(&near, schema));
        }
    }
    entry.add_remarks(comments);
    taking.took();
    taking.designations.push(entry);
}
