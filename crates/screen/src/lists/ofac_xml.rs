//! OFAC's `sdn.xml`.

use std::io::{BufReader, Read};

use super::{ofac_csv::LIST, remarks};
use crate::{
    date::{Order, date},
    designation::{Designation, NameKind, Place, Role, Schema, add, given},
    list::{Format, Refused, Taking},
    xml::{Element, Part, parts},
};

pub(crate) fn read(name: &str, text: &mut impl Read) -> Taking {
    let mut taking = Taking::new(name, Format::OfacXml, LIST);
    parts(BufReader::new(text), &["sdnEntry", "publshInformation", "publishInformation"], |part| match part {
        Part::Root(_) => {}
        Part::Wanted(element) if element.name == "sdnEntry" => entry(&element, &mut taking),
        Part::Wanted(element) => taking.info.date.day = date(element.said("Publish_Date"), Order::MonthFirst),
        Part::Cut(byte, why) => taking.cut(Place::Byte(byte), &why),
    });
    taking
}

fn full_name(element: &Element) -> String {
    let (first, last) = (element.said("firstName"), element.said("lastName"));
    if first.is_empty() { last.to_owned() } else { format!("{last}, {first}") }
}

fn entry(element: &Element, taking: &mut Taking) {
    let place = Place::Byte(element.byte);
    let name = full_name(element);
    if given(&name).is_none() {
        taking.refuse(place, Refused::Nameless, "sdnEntry without lastName");
        return;
    }
    let Some(schema) = Schema::parse(element.said("sdnType")) else {
        let what = format!("sdnType {:?}, expected Individual, Entity, Vessel or Aircraft", element.said("sdnType"));
        taking.refuse(place, Refused::Malformed, &what);
        return;
    };
    let mut entry = Designation::new(element.said("uid"), schema, place);
    entry.add_name(&name, NameKind::Primary);
    for aka in element.listed("akaList", "aka") {
        let kind = match (aka.said("type"), aka.said("category")) {
            (t, _) if t.starts_with('f') => NameKind::Former,
            (_, "weak") => NameKind::Weak,
            _ => NameKind::Alias,
        };
        entry.add_name(&full_name(aka), kind);
    }
    for programme in element.listed("programList", "program") {
        add(&mut entry.programmes, &programme.text);
    }
    for info in element.each("vesselInfo") {
        entry.add_call_sign(info.said("callSign"));
        entry.vessel_type = given(info.said("vesselType")).map(str::to_owned);
        entry.flag = given(info.said("vesselFlag")).map(str::to_owned);
        entry.tonnage = given(info.said("grossRegisteredTonnage")).or_else(|| given(info.said("tonnage"))).map(str::to_owned);
        entry.add_party(Role::Owner, info.said("vesselOwner"));
    }
    for id in element.listed("idList", "id") {
        remarks::statement_of(&mut entry, &format!("{} {}", id.said("idType"), id.said("idNumber")), taking);
    }
    for address in element.listed("addressList", "address") {
        let parts = ["address1", "address2", "address3", "city", "stateOrProvince", "country"];
        let parts: Vec<&str> = parts.iter().filter_map(|p| given(address.said(p))).collect();
        add(&mut entry.addresses, &parts.join(", "));
    }
    remarks::read(&mut entry, element.said("remarks"), taking);
    taking.took();
    taking.designations.push(entry);
}
