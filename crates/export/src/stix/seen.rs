//! Documents, position reports and observations as observed data.

use model::Language;
use serde_json::{Value, json};

use crate::{
    case_file::CaseFile,
    events,
    stix::{
        object::{id, midnight, moment, object, observable, observable_id, reference},
        people::{party_id, program_id, ship_id},
    },
};

/// Each document as the address it was fetched from, or the file that it is, and that it was seen there.
pub(super) fn documents(file: &CaseFile) -> Vec<Value> {
    let mut out = Vec::new();
    for d in file.documents() {
        let web = d.uri.starts_with("https://") || d.uri.starts_with("http://");
        let (kind, contributing) = if web { ("url", json!({ "value": d.uri })) } else { ("file", json!({ "name": d.uri })) };
        let own = observable_id(kind, &contributing);
        let mut o = observable(kind, own.clone());
        o.set(if web { "value" } else { "name" }, d.uri.clone());
        out.push(o.done());
        let Some(day) = d.published.as_ref().and_then(|p| p.from).map(|d| d.to_string()) else { continue };
        let mut o = object("observed-data", id("observed-data", &format!("document {}", d.id)), Some(&day));
        o.set("created_by_ref", program_id()).set("first_observed", midnight(&day)).set("last_observed", midnight(&day));
        o.set("number_observed", 1).set("object_refs", json!([own]));
        let hash = if d.raw_sha256.is_empty() { None } else { Some(format!("SHA-256 {}", d.raw_sha256)) };
        o.set(
            "external_references",
            json!([reference(d.outlet.as_deref().unwrap_or("document"), Some(&d.uri), Some(&d.id), hash.as_deref())]),
        );
        out.push(o.done());
    }
    out
}

/// The identifier of the file of an input, and the object.
fn input(file: &CaseFile, source: u32) -> (String, Value) {
    let name = file.input(source);
    let hashes =
        file.inputs.iter().find(|i| i.id == source).filter(|i| i.sha256.len() == 64).map(|i| json!({ "SHA-256": i.sha256 }));
    let contributing = hashes.as_ref().map_or_else(|| json!({ "name": name }), |h| json!({ "hashes": h, "name": name }));
    let own = observable_id("file", &contributing);
    let mut o = observable("file", own.clone());
    o.set("name", name).set("hashes", hashes);
    (own, o.done())
}

/// The identifier of an event.
pub(super) fn event_id(event: &str) -> String {
    id("observed-data", &format!("event {event}"))
}

/// Events with the inputs whose lines show them, and a note that tells each.
pub(super) fn events(file: &CaseFile) -> Vec<Value> {
    let mut out = Vec::new();
    for e in file.events.iter().filter(|e| !e.evidence.is_empty()) {
        let mut sources: Vec<u32> = e.evidence.iter().map(|l| l.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let inputs: Vec<(String, Value)> = sources.into_iter().map(|s| input(file, s)).collect();
        let refs: Vec<String> = inputs.iter().map(|i| i.0.clone()).collect();
        out.extend(inputs.into_iter().map(|i| i.1));
        let (begin, end) = e.span();
        let day = begin.day().to_string();
        let own = event_id(e.id.as_str());
        let mut o = object("observed-data", own.clone(), Some(&day));
        o.set("created_by_ref", program_id())
            .set("first_observed", moment(begin))
            .set("last_observed", moment(end.unwrap_or(begin).max(begin)));
        o.set("number_observed", e.evidence.len().max(1)).set("object_refs", refs);
        out.push(o.done());
        let line = |l: &model::event::Evidence| {
            reference(&file.input(l.source), None, Some(&format!("byte {}", l.offset)), Some(&format!("{} {}", l.role, l.t)))
        };
        let mut o = object("note", id("note", &format!("event {} {}", e.id, e.version)), Some(&day));
        o.set("created_by_ref", program_id())
            .set("abstract", format!("{}: {}", file.ship(e.mmsi), events::kind(Language::En, e)))
            .set(
                "content",
                format!("{}. Contents unknown: position reports speak of movement alone.", events::tell(Language::En, e, file)),
            )
            .set("object_refs", json!([own, ship_id(e.mmsi.get())]))
            .set("external_references", e.evidence.iter().map(line).collect::<Vec<_>>());
        out.push(o.done());
    }
    out
}

/// The identifier of an observation.
pub(super) fn observation_id(observation: &str) -> String {
    id("note", &format!("observation {observation}"))
}

/// Observations as notes on the events they were made from and on whoever observed.
pub(super) fn observations(file: &CaseFile) -> Vec<Value> {
    let mut out = Vec::new();
    for item in file.assessment.evidence.iter().filter(|i| i.kind == "observation") {
        let Some(seen) = file.observation(&item.id) else { continue };
        let known = |id: &&String| file.events.iter().any(|e| e.id.as_str() == **id && !e.evidence.is_empty());
        let mut refs: Vec<String> = seen.events.iter().filter(known).map(|id| event_id(id)).collect();
        refs.push(party_id(&item.origin));
        let cargo = if seen.about_cargo { "about cargo or receipt" } else { "not about cargo" };
        let but = if seen.alternatives.is_empty() {
            String::new()
        } else {
            format!(" Need not mean it: {}.", seen.alternatives.join("; "))
        };
        let mut o = object("note", observation_id(&item.id), Some(&seen.known.to_string()));
        o.set("created_by_ref", program_id())
            .set("abstract", format!("Observation: {} ({cargo})", seen.family().words()))
            .set("content", format!("{}{but}", seen.text))
            .set("authors", json!([seen.by]))
            .set("object_refs", refs)
            .set(
                "external_references",
                if seen.source.is_empty() {
                    Value::Null
                } else {
                    json!([reference(&seen.by, Some(&seen.source), Some(&seen.id), Some(&seen.source))])
                },
            );
        out.push(o.done());
    }
    out
}
