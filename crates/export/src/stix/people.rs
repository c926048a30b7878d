//! Who spoke, saw, sends or gets; the ships; the ports.

use serde_json::{Value, json};

use crate::{
    case_file::CaseFile,
    places::{Places, last_declared, voyages},
    stix::object::{id, object, reference},
};

/// The program that wrote the bundle.
pub(super) fn program_id() -> String {
    id("identity", "Sillage")
}

pub(super) fn program() -> Value {
    let mut o = object("identity", program_id(), None);
    o.set("name", "Sillage").set("identity_class", "system").set("description", "Open monitoring of covert arms shipments.");
    o.done()
}

/// The identity of an origin or party.
pub(super) fn party_id(code: &str) -> String {
    if code == "AIS" { program_id() } else { id("identity", &format!("party {code}")) }
}

/// The identity of a ship.
pub(super) fn ship_id(mmsi: u32) -> String {
    id("identity", &format!("ship {mmsi}"))
}

/// Parties, origins and ships.
pub(super) fn identities(file: &CaseFile) -> Vec<Value> {
    let case = &file.case;
    let a = &file.assessment;
    let mut out = Vec::new();
    let mut party = |code: &str, names: &[String], role: &str| {
        if code.is_empty() || code == "AIS" {
            return;
        }
        let mut o = object("identity", party_id(code), None);
        o.set("name", names.first().map_or(code, String::as_str))
            .set("identity_class", "organization")
            .set("roles", json!([role]));
        o.set(
            "external_references",
            if code.len() == 2 { json!([reference("ISO 3166-1", None, Some(code), None)]) } else { Value::Null },
        );
        out.push(o.done());
    };
    case.supplier.iter().for_each(|p| party(&p.code, &p.names, "supplier, as said"));
    case.recipient.iter().for_each(|p| party(&p.code, &p.names, "recipient, as said"));
    a.origins.iter().for_each(|o| party(&o.origin, &[], "origin"));
    a.evidence.iter().for_each(|i| party(&i.origin, &[], "origin"));
    a.ambiguous_denials.iter().for_each(|c| party(&c.origin, &[], "origin"));
    for (mmsi, name, imo) in ships(file) {
        let mut o = object("identity", ship_id(mmsi), None);
        let mut references = vec![reference("MMSI", None, Some(&format!("{mmsi:09}")), None)];
        references.extend(imo.map(|n| reference("IMO", None, Some(&format!("IMO{n}")), None)));
        o.set("name", name)
            .set("identity_class", "system")
            .set("roles", json!(["vessel"]))
            .set("external_references", references);
        out.push(o.done());
    }
    out
}

fn ships(file: &CaseFile) -> Vec<(u32, String, Option<u32>)> {
    let mut out: Vec<(u32, String, Option<u32>)> = Vec::new();
    let watched = file.case.watch.ships.iter().filter_map(|s| Some((s.mmsi?, s.imo)));
    let heard = file.tracks.iter().map(|t| (t.mmsi.get(), t.imo.map(model::Imo::get)));
    let met = file.events.iter().flat_map(|e| {
        let other = if let model::Detail::Encounter(d) = &e.detail { Some((d.other_mmsi, None)) } else { None };
        [Some((e.mmsi.get(), None)), other].into_iter().flatten()
    });
    for (mmsi, imo) in watched.chain(heard).chain(met) {
        let name = model::Mmsi::new(mmsi.into()).map_or_else(|_| mmsi.to_string(), |m| file.ship(m));
        match out.iter_mut().find(|s| s.0 == mmsi) {
            Some(known) => known.2 = known.2.or(imo),
            None => out.push((mmsi, name, imo)),
        }
    }
    out
}

/// Ports that were left, reached or declared.
pub(super) fn locations(file: &CaseFile) -> Vec<Value> {
    if voyages(&file.events).next().is_none() {
        return Vec::new();
    }
    let places = Places::embedded();
    let mut ports: Vec<(String, String)> = Vec::new();
    for (_, v) in voyages(&file.events) {
        let said = last_declared(v).filter(|d| d.reading == "port").map(|d| (d.place.clone(), d.place_name.clone()));
        let ends = [(v.from_port.clone(), v.from_name.clone()), (v.to_port.clone(), v.to_name.clone())];
        for (key, name) in ends.into_iter().chain(said) {
            let Some(key) = key else { continue };
            if !ports.iter().any(|p| p.0 == key) {
                ports.push((key.clone(), name.unwrap_or(key)));
            }
        }
    }
    let one = |(key, name): (String, String)| {
        let at = places.port(&key)?;
        let mut o = object("location", id("location", &key), None);
        o.set("name", name).set("latitude", at.lat).set("longitude", at.lon);
        o.set("external_references", json!([reference("port table", None, Some(&key), None)]));
        Some(o.done())
    };
    ports.into_iter().filter_map(one).collect()
}
