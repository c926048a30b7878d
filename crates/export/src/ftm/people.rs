//! Parties, ships, and what the lists say of them.

use case::ListCheck;
use model::{Claim, Mmsi};

use crate::{
    case_file::CaseFile,
    ftm::{
        case_id, document_id,
        entity::{Entity, id, is_state},
    },
};

fn party_id(code: &str) -> String {
    id("party", code)
}

/// The case's parties and its origins: states as public bodies, all others as organisations.
pub(super) fn parties(file: &CaseFile) -> Vec<Entity> {
    let case = &file.case;
    let mut codes: Vec<(&str, &[String])> =
        case.supplier.iter().chain(&case.recipient).map(|p| (p.code.as_str(), p.names.as_slice())).collect();
    let origins = file.assessment.origins.iter().map(|o| o.origin.as_str()).filter(|o| *o != "AIS");
    let conflicts = file.assessment.stages.iter().flat_map(|s| &s.conflicts).map(|c| c.origin.as_str());
    codes.extend(origins.chain(conflicts).filter(|o| !o.is_empty()).map(|o| (o, [].as_slice())));
    let one = |(code, names): (&str, &[String])| {
        let mut e = Entity::new(party_id(code), if is_state(code) { "PublicBody" } else { "Organization" });
        e.add("name", names.first().map_or(code, String::as_str)).country("country", code);
        for name in names.iter().skip(1) {
            e.add("alias", name);
        }
        e
    };
    codes.into_iter().map(one).collect()
}

/// The id of a ship: by its IMO number, else its MMSI, else its name.
pub(super) fn vessel_id(file: &CaseFile, mmsi: Option<u32>, imo: Option<u32>, name: Option<&str>) -> String {
    let known = || file.case.watch.ships.iter().find(|s| mmsi.is_some() && s.mmsi == mmsi).and_then(|s| s.imo);
    let heard = || file.tracks.iter().find(|t| Some(t.mmsi.get()) == mmsi).and_then(|t| t.imo).map(model::Imo::get);
    match (imo.or_else(known).or_else(heard), mmsi) {
        (Some(imo), _) => id("vessel", &format!("imo {imo}")),
        (None, Some(mmsi)) => id("vessel", &format!("mmsi {mmsi}")),
        (None, None) => id("vessel", &format!("name {}", name.unwrap_or_default())),
    }
}

/// The ship of that name, where the case or a track has one.
pub(super) fn vessel_named(file: &CaseFile, name: &str) -> Option<String> {
    let same = |other: &Option<String>| other.as_deref().is_some_and(|o| o.eq_ignore_ascii_case(name));
    let watched = file.case.watch.ships.iter().find(|s| same(&s.name));
    if let Some(s) = watched {
        return Some(vessel_id(file, s.mmsi, s.imo, s.name.as_deref()));
    }
    file.tracks.iter().find(|t| same(&t.name)).map(|t| vessel_id(file, Some(t.mmsi.get()), t.imo.map(model::Imo::get), None))
}

/// Ships that are watched, that were heard, or that were met.
pub(super) fn vessels(file: &CaseFile) -> Vec<Entity> {
    let mut ships: Vec<(Option<u32>, Option<u32>, Option<String>)> =
        file.case.watch.ships.iter().map(|s| (s.mmsi, s.imo, s.name.clone())).collect();
    ships.extend(file.tracks.iter().map(|t| (Some(t.mmsi.get()), t.imo.map(model::Imo::get), t.name.clone())));
    for event in &file.events {
        ships.push((Some(event.mmsi.get()), None, None));
        if let model::Detail::Encounter(met) = &event.detail {
            ships.push((Some(met.other_mmsi), None, None));
        }
    }
    let mut out: Vec<Entity> = Vec::new();
    for (mmsi, imo, name) in ships {
        let id = vessel_id(file, mmsi, imo, name.as_deref());
        let at = out.iter().position(|e| e.id == id).unwrap_or_else(|| {
            out.push(Entity::new(id, "Vessel"));
            out.len() - 1
        });
        let Some(e) = out.get_mut(at) else { continue };
        let called = name.or_else(|| Mmsi::new(mmsi?.into()).ok().map(|m| file.ship(m)));
        let property = if e.properties.contains_key("name") { "alias" } else { "name" };
        if let Some(name) = called.filter(|n| e.properties.get("name").is_none_or(|names| !names.contains(n))) {
            e.add(property, &name);
        }
        if let Some(imo) = imo.filter(|n| model::Imo::new(*n).is_ok()) {
            e.add("imoNumber", &format!("IMO{imo}"));
        }
        if let Some(mmsi) = mmsi {
            e.add("mmsi", &format!("{mmsi:09}"));
        }
    }
    for e in &mut out {
        if !e.properties.contains_key("name") {
            e.add("name", "not known");
        }
    }
    out
}

/// Entries of sanctions lists; what is not on a list is a note with the list and its date.
pub(super) fn checks(file: &CaseFile) -> Vec<Entity> {
    file.assessment.list_checks.iter().map(|c| check(c, file)).collect()
}

fn check(c: &ListCheck, file: &CaseFile) -> Entity {
    let subject = subject(c, file).unwrap_or_else(|| case_id(file));
    let key = id("check", &format!("{}\n{}\n{}", c.id, c.list, c.checked));
    let told = format!("{}, list of {}, checked {}", c.list, c.list_date, c.checked);
    if let Some(entry) = c.entry.as_deref().filter(|_| c.decisive) {
        let mut e = Entity::new(key, "Sanction");
        e.add("entity", &subject).add("authority", &c.list).add("recordId", entry).add("summary", &told);
        e.add("description", &c.features.join(", "));
        return e;
    }
    let (name, what) = match &c.entry {
        Some(entry) => ("A lead, not settled", format!("{}: perhaps {entry}: {told}", c.subject)),
        None => ("Not on the list", format!("{} is not on {told}", c.subject)),
    };
    let mut e = Entity::new(key, "Note");
    e.add("name", name).add("description", &what).add("entity", &subject).add("keywords", "screening");
    e.add("createdAt", &c.checked.to_string());
    e
}

/// The ship or party that was looked for.
fn subject(c: &ListCheck, file: &CaseFile) -> Option<String> {
    let number = |ship: &case::Ship| ship.imo.is_some_and(|imo| c.subject.contains(&imo.to_string()));
    let name = |ship: &case::Ship| ship.name.as_deref().is_some_and(|n| c.subject.contains(n));
    let ships = &file.case.watch.ships;
    let ship = ships.iter().find(|s| number(s)).or_else(|| ships.iter().find(|s| name(s)));
    if let Some(s) = ship {
        return Some(vessel_id(file, s.mmsi, s.imo, s.name.as_deref()));
    }
    let parties = file.case.supplier.iter().chain(&file.case.recipient);
    parties.into_iter().find(|p| p.is(&c.subject, &c.subject)).map(|p| party_id(&p.code))
}

/// Who a document names: the parties of a claim and its speaker.
pub(super) fn mentions(c: &Claim, file: &CaseFile) -> Vec<Entity> {
    let known = |code: &str| file.case.supplier.iter().chain(&file.case.recipient).any(|p| p.code == code);
    let mention = |name: &str, resolved: Option<&str>| {
        let mut e = Entity::new(id("mention", &format!("{}\n{name}", c.document)), "Mention");
        e.add("document", &document_id(&c.document)).add("name", name);
        e.maybe("resolved", resolved.map(party_id).as_deref());
        e
    };
    if file.document(&c.document).is_none() {
        return Vec::new();
    }
    let parties = [&c.supplier, &c.recipient, &c.maker].into_iter().flatten();
    let named = parties.map(|p| mention(&p.text, known(&p.code).then_some(p.code.as_str())));
    named.chain((!c.speaker.is_empty()).then(|| mention(&c.speaker, None))).collect()
}
