//! `FollowTheMoney` entities, one a line: those of `OpenSanctions` and others, nested or flat.
//!
//! Nested entities carry their sanctions and owners inside; flat ones are joined by id once all lines are read. What is neither
//! a target nor sanctioned is in such files for its ties: its name serves the ties, but it is no designation.

use std::io::{self, BufRead};

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    date::{Order, date},
    designation::{Designation, NameKind, Place, Role, Schema, add_all},
    list::{Format, Refused, Taking},
    number,
};

#[derive(Deserialize)]
struct Entity {
    id: String,
    schema: String,
    #[serde(default)]
    caption: Option<String>,
    #[serde(default)]
    properties: Map<String, Value>,
    #[serde(default)]
    target: Option<bool>,
    #[serde(default)]
    datasets: Vec<String>,
    #[serde(default)]
    last_change: Option<String>,
}

/// A sanction of, or a tie to, an entity that may stand on another line.
enum Tie {
    Sanction { of: String, what: Box<Entity> },
    Party { of: String, role: Role, who: String },
}

#[derive(Default)]
struct Lines {
    /// Each entity's place among the designations, with whether it is known to be designated.
    by_id: FxHashMap<String, (usize, bool)>,
    names: FxHashMap<String, String>,
    ties: Vec<Tie>,
    latest: Option<model::Day>,
}

pub(crate) fn read(name: &str, mut text: impl BufRead) -> io::Result<Taking> {
    let mut taking = Taking::new(name, Format::Ftm, "OpenSanctions");
    let mut lines = Lines::default();
    let mut line = String::new();
    let mut n = 0;
    loop {
        line.clear();
        if text.read_line(&mut line)? == 0 {
            break;
        }
        n += 1;
        let place = Place::Line(n);
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Entity>(&line) {
            Ok(entity) => lines.take(entity, place, &mut taking),
            Err(e) if e.is_eof() && !line.ends_with('\n') => {
                taking.refuse(place, Refused::Malformed, "the line has no end");
                taking.cut(place, "its last line has no end");
            }
            Err(e) => {
                taking.refuse(place, Refused::Malformed, &format!("{e}; expected one entity with id, schema and properties"));
            }
        }
    }
    lines.finish(&mut taking);
    Ok(taking)
}

impl Entity {
    /// The texts of a property; those of entities inside are their names.
    fn all(&self, property: &str) -> Vec<&str> {
        self.values(property).filter_map(Value::as_str).collect()
    }

    fn values(&self, property: &str) -> impl Iterator<Item = &Value> {
        self.properties.get(property).and_then(Value::as_array).into_iter().flatten()
    }

    fn inside(&self, property: &str) -> Vec<Self> {
        self.values(property).filter(|v| v.is_object()).filter_map(|v| Self::deserialize(v).ok()).collect()
    }

    fn first(&self, property: &str) -> &str {
        self.all(property).first().copied().unwrap_or_default()
    }

    fn name(&self) -> &str {
        let name = self.first("name");
        if name.is_empty() { self.caption.as_deref().unwrap_or_default() } else { name }
    }

    /// Whether it is in the file for itself.
    fn designated(&self) -> bool {
        let topics = self.all("topics");
        let sanctioned = topics.contains(&"sanction") || self.values("sanctions").next().is_some();
        sanctioned || self.target.unwrap_or(topics.is_empty()) && topics.iter().all(|t| *t != "sanction.linked")
    }

    fn schema(&self) -> Option<Schema> {
        Some(match self.schema.as_str() {
            "Vessel" => Schema::Vessel,
            "Airplane" => Schema::Aircraft,
            "Person" => Schema::Person,
            "Company" | "Organization" | "LegalEntity" | "PublicBody" => Schema::Organisation,
            _ => return None,
        })
    }
}

impl Lines {
    fn take(&mut self, entity: Entity, place: Place, taking: &mut Taking) {
        self.latest = self.latest.max(entity.last_change.as_deref().and_then(|d| date(d, Order::DayFirst)));
        match entity.schema.as_str() {
            "Sanction" => {
                taking.took();
                let of: Vec<String> = entity.all("entity").iter().map(|s| (*s).to_owned()).collect();
                let Some(of) = of.into_iter().next() else { return };
                self.ties.push(Tie::Sanction { of, what: Box::new(entity) });
                return;
            }
            "Ownership" => {
                taking.took();
                self.tie(&entity, "asset", "owner", Role::Owner);
                return;
            }
            "Representation" | "UnknownLink" | "Directorship" => {
                taking.took();
                self.tie(&entity, "object", "subject", Role::Linked);
                return;
            }
            _ => {}
        }
        let Some(schema) = entity.schema() else {
            taking.refuse(place, Refused::NotDesignated, &format!("schema {:?} designates nobody", entity.schema));
            return;
        };
        if entity.name().is_empty() && entity.first("imoNumber").is_empty() {
            taking.refuse(place, Refused::Nameless, "an entity without name and IMO number");
            return;
        }
        taking.took();
        self.names.insert(entity.id.clone(), entity.name().to_owned());
        let designated = entity.designated();
        let entry = designation(&entity, schema, place);
        self.nested(&entity);
        self.by_id.insert(entity.id, (taking.designations.len(), designated));
        taking.designations.push(entry);
    }

    fn tie(&mut self, entity: &Entity, of: &str, who: &str, role: Role) {
        let role = if entity.first("endDate").is_empty() { role } else { Role::Former };
        let id = |property: &str| {
            let inside = entity.inside(property).into_iter().next().map(|e| e.id);
            inside.unwrap_or_else(|| entity.first(property).to_owned())
        };
        for e in entity.inside(who).into_iter().chain(entity.inside(of)) {
            let name = e.name().to_owned();
            self.names.insert(e.id, name);
        }
        self.ties.push(Tie::Party { of: id(of), role, who: id(who) });
    }

    /// Sanctions and owners that stand inside.
    fn nested(&mut self, entity: &Entity) {
        for sanction in entity.inside("sanctions") {
            self.ties.push(Tie::Sanction { of: entity.id.clone(), what: Box::new(sanction) });
        }
        for (property, role) in
            [("ownershipAsset", Role::Owner), ("unknownLinkTo", Role::Linked), ("unknownLinkFrom", Role::Linked)]
        {
            for link in entity.inside(property) {
                let role = if link.first("endDate").is_empty() { role } else { Role::Former };
                for who in ["owner", "subject", "object"].iter().flat_map(|p| link.inside(p)).filter(|e| e.id != entity.id) {
                    self.names.insert(who.id.clone(), who.name().to_owned());
                    self.ties.push(Tie::Party { of: entity.id.clone(), role, who: who.id });
                }
            }
        }
        for (property, role) in [("owner", Role::Owner), ("operator", Role::Operator), ("manager", Role::Manager)] {
            let ids = entity.all(property).into_iter().map(str::to_owned);
            let inside = entity.inside(property);
            let inside = inside.into_iter().map(|e| {
                self.names.insert(e.id.clone(), e.name().to_owned());
                e.id
            });
            let whole: Vec<String> = inside.chain(ids).collect();
            self.ties.extend(whole.into_iter().map(|who| Tie::Party { of: entity.id.clone(), role, who }));
        }
    }

    fn finish(mut self, taking: &mut Taking) {
        taking.info.date.day = self.latest;
        for tie in std::mem::take(&mut self.ties) {
            match tie {
                Tie::Sanction { of, what } => {
                    let Some((at, designated)) = self.by_id.get_mut(&of) else { continue };
                    *designated = true;
                    if let Some(entry) = taking.designations.get_mut(*at) {
                        sanction(entry, &what);
                    }
                }
                Tie::Party { of, role, who } => {
                    let Some((at, _)) = self.by_id.get(&of) else { continue };
                    if let Some(entry) = taking.designations.get_mut(*at) {
                        entry.add_party(role, self.names.get(&who).unwrap_or(&who));
                    }
                }
            }
        }
        let mut designated = vec![false; taking.designations.len()];
        for (at, yes) in self.by_id.values() {
            if let Some(d) = designated.get_mut(*at) {
                *d = *yes;
            }
        }
        let (kept, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut taking.designations).into_iter().zip(designated).partition(|(_, yes)| *yes);
        taking.designations = kept.into_iter().map(|(d, _)| d).collect();
        for (other, _) in others {
            taking.take_back(other.place, Refused::NotDesignated, &format!("{:?} is in the file for its ties", other.name()));
        }
    }
}

fn designation(entity: &Entity, schema: Schema, place: Place) -> Designation {
    let mut entry = Designation::new(&*entity.id, schema, place);
    let names = [
        ("name", NameKind::Primary),
        ("alias", NameKind::Alias),
        ("previousName", NameKind::Former),
        ("weakAlias", NameKind::Weak),
    ];
    for (property, kind) in names {
        entry.add_names(entity.all(property), kind);
    }
    if entry.names.is_empty() {
        entry.add_name(entity.name(), NameKind::Primary);
    }
    for text in entity.all("imoNumber") {
        if schema == Schema::Vessel {
            entry.add_ship_numbers(number::ship_numbers(text));
        } else if schema == Schema::Organisation {
            entry.add_company_numbers(number::company_numbers(text));
        }
    }
    entry.add_all_mmsi(entity.all("mmsi"));
    add_all(&mut entry.call_signs, entity.all("callSign"));
    let one = |properties: &[&str]| properties.iter().map(|p| entity.first(p)).find(|t| !t.is_empty()).map(str::to_owned);
    entry.flag = one(&["flag", "jurisdiction", "country"]);
    add_all(&mut entry.former_flags, entity.all("pastFlags"));
    entry.vessel_type = one(&["type"]);
    entry.tonnage = one(&["grossRegisteredTonnage", "tonnage", "deadweightTonnage"]);
    add_all(&mut entry.programmes, entity.all("program").into_iter().chain(entity.all("programId")));
    add_all(&mut entry.authorities, entity.datasets.iter().map(String::as_str));
    add_all(&mut entry.addresses, entity.all("address"));
    for note in entity.all("notes") {
        entry.add_remarks(note);
    }
    entry
}

fn sanction(entry: &mut Designation, what: &Entity) {
    add_all(&mut entry.authorities, what.all("authority"));
    add_all(&mut entry.programmes, what.all("program").into_iter().chain(what.all("programId")));
    let day = ["listingDate", "startDate"].iter().find_map(|p| date(what.first(p), Order::DayFirst));
    // Of several lists, since the first.
    entry.listed_on = match (entry.listed_on, day) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
}
