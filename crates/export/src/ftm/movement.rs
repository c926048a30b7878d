//! What was seen, and what the ships did.

use model::{Detail, Language, Voyage};

use crate::{
    case_file::CaseFile,
    events,
    ftm::{
        case_id,
        entity::{Entity, id},
        people::vessel_id,
    },
};

/// Observations of the case.
pub(super) fn observations(file: &CaseFile) -> Vec<Entity> {
    let mut out = Vec::new();
    for item in file.assessment.evidence.iter().filter(|i| i.kind == "observation") {
        let Some(o) = file.observation(&item.id) else { continue };
        let own = id("observation", &o.id);
        let mut e = Entity::new(own.clone(), "Event");
        e.add("name", &format!("{} observed: {}", o.by, o.family().words()))
            .add("description", &o.text)
            .url("sourceUrl", &o.source);
        e.add("keywords", "observation")
            .add("notes", &o.alternatives.join("; "))
            .add("recordId", &o.id)
            .add("createdAt", &o.known.to_string());
        for stage in &o.stages {
            e.add("keywords", &format!("stage:{}", stage.name()));
        }
        if !o.about_cargo {
            e.add("keywords", "not about cargo");
        }
        e.maybe("startDate", o.begin.map(|d| d.to_string()).as_deref()).maybe("endDate", o.end.map(|d| d.to_string()).as_deref());
        for place in o.from.iter().chain(&o.to) {
            e.add("location", place);
        }
        out.push(e);
        out.push(link(&own, &case_id(file), "observation of the case"));
    }
    out
}

/// Events of ships: voyages between known ports as trips, the others as events, each joined to its ship.
pub(super) fn events(file: &CaseFile) -> Vec<Entity> {
    let mut out = Vec::new();
    for event in &file.events {
        let own = id("event", event.id.as_str());
        let ship = vessel_id(file, Some(event.mmsi.get()), None, None);
        let trip = if let Detail::Voyage(v) = &event.detail { ends(v) } else { None };
        let mut e = Entity::new(own.clone(), if trip.is_some() { "Trip" } else { "Event" });
        let (begin, end) = event.span();
        e.add("name", &format!("{}: {}", file.ship(event.mmsi), events::kind(Language::En, event)));
        e.add("summary", &events::tell(Language::En, event, file))
            .add("recordId", event.id.as_str())
            .add("startDate", &begin.to_string());
        e.maybe("endDate", end.map(|t| t.to_string()).as_deref())
            .add("notes", "Contents unknown: position reports speak of movement alone.");
        for line in &event.evidence {
            e.add("notes", &format!("{} at {}: {}:{}", line.role, line.t, file.input(line.source), line.offset));
        }
        if let Detail::Voyage(v) = &event.detail {
            for d in &v.declared {
                e.add(
                    "description",
                    &format!("declared destination {:?}, read as {}", d.text, d.place_name.as_deref().unwrap_or(&d.reading)),
                );
            }
            e.add("keywords", &format!("destination {}", events::judged(Language::En, v)));
        }
        match trip {
            Some(ports) => {
                for (property, (key, name)) in ["startLocation", "endLocation"].into_iter().zip(ports) {
                    let mut address = Entity::new(id("port", &key), "Address");
                    address.add("name", &name).add("full", &name);
                    address.country("country", key.get(..2).unwrap_or_default());
                    e.add(property, &address.id);
                    out.push(address);
                }
                e.add("vehicle", &ship);
            }
            None => out.push(link(&ship, &own, "the ship")),
        }
        if let Detail::Encounter(met) = &event.detail {
            out.push(link(&vessel_id(file, Some(met.other_mmsi), None, None), &own, "the other ship"));
        }
        out.push(e);
    }
    out
}

/// Both ports of a voyage, key and name; nothing where one is not known.
fn ends(v: &Voyage) -> Option<[(String, String); 2]> {
    let port = |key: &Option<String>, name: &Option<String>| {
        let key = key.clone()?;
        Some((key.clone(), name.clone().unwrap_or(key)))
    };
    Some([port(&v.from_port, &v.from_name)?, port(&v.to_port, &v.to_name)?])
}

fn link(subject: &str, object: &str, role: &str) -> Entity {
    let mut e = Entity::new(id("link", &format!("{subject}\n{object}")), "UnknownLink");
    e.add("subject", subject).add("object", object).add("role", role);
    e
}
