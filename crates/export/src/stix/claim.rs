//! Claims as objects of the extension, and denials as opinions.

use case::assessment::Item;
use model::{Claim, Stance};
use serde_json::{Value, json};

use crate::{
    case_file::CaseFile,
    stix::{
        object::{extension_id, id, object, reference},
        people::{party_id, program_id},
    },
};

/// The identifier of a claim.
pub(super) fn claim_id(claim: &str) -> String {
    id("x-sillage-claim", claim)
}

/// The claims of the case.
pub(super) fn claims(file: &CaseFile) -> Vec<Value> {
    file.assessment.evidence.iter().filter_map(|i| Some(one(i, file.claim(&i.id)?, file))).collect()
}

fn one(item: &Item, c: &Claim, file: &CaseFile) -> Value {
    let mut o = object("x-sillage-claim", claim_id(&c.id), item.day.as_deref());
    let party = |p: &Option<model::Party>| p.as_ref().map(|p| p.code.clone());
    let goods = |items: &[model::Item]| items.iter().map(|i| i.class.clone()).collect::<Vec<_>>();
    let origin = if item.origin.is_empty() { Value::Null } else { party_id(&item.origin).into() };
    o.set("created_by_ref", program_id())
        .set("statement", c.exact.clone())
        .set("stance", c.stance.name())
        .set("stage", c.stage.map(model::Stage::name))
        .set("scope", json!(c.scope))
        .set("rendering", json!(c.rendering))
        .set("speaker", c.speaker.clone())
        .set("origin_ref", origin)
        .set("said", item.day.clone())
        .set("supplier", party(&c.supplier))
        .set("recipient", party(&c.recipient))
        .set("maker", party(&c.maker))
        .set("items", goods(&c.items))
        .set("excluded_items", goods(&c.excluded))
        .set("quantity", c.quantity.as_ref().map(ToString::to_string))
        .set("from_places", c.from.clone())
        .set("to_places", c.to.clone())
        .set("pretended_places", c.pretended.clone())
        .set("transit_places", c.transit.clone())
        .set("mode", c.mode.map(model::Mode::name))
        .set("vessels", c.vessels.clone())
        .set("evidential", c.evidential)
        .set("passage_start", c.span.start)
        .set("passage_end", c.span.end)
        .set("extensions", json!({ extension_id(): { "extension_type": "new-sdo" } }));
    if let Some(d) = file.document(&c.document) {
        let name = d.outlet.as_deref().unwrap_or("document");
        o.set("external_references", json!([reference(name, Some(&d.uri), Some(&d.id), d.title.as_deref())]));
    }
    o.done()
}

/// Each denial as the opinion of whoever denies, on what it denies.
pub(super) fn denials(file: &CaseFile) -> Vec<Value> {
    let a = &file.assessment;
    let of_case = |id: &str| a.evidence.iter().any(|i| i.id == id && i.kind == "claim");
    let one = |item: &Item| {
        let c = file.claim(&item.id).filter(|c| c.stance == Stance::Denies)?;
        let named: Vec<String> = c.denies.iter().filter(|d| of_case(d)).map(|d| claim_id(d)).collect();
        let same_stage = |i: &&Item| {
            i.kind == "claim"
                && i.stages == item.stages
                && !matches!(i.stance, Some(Stance::Denies | Stance::Undetermined | Stance::DeclinesToSpecify))
        };
        let met: Vec<String> = a.evidence.iter().filter(same_stage).map(|i| claim_id(&i.id)).collect();
        let own = || vec![claim_id(&item.id)];
        let (on, word) = match (named.is_empty(), met.is_empty()) {
            (false, _) => (named, "strongly-disagree"),
            (true, false) => (met, "strongly-disagree"),
            // Nobody whose claim it could be on: the denial stands by itself.
            (true, true) => (own(), "strongly-agree"),
        };
        let mut o = object("opinion", id("opinion", &format!("denial {}", item.id)), item.day.as_deref());
        let by = if item.origin.is_empty() { program_id() } else { party_id(&item.origin) };
        o.set("created_by_ref", by)
            .set("opinion", word)
            .set("explanation", c.exact.clone())
            .set("authors", json!([c.speaker]))
            .set("object_refs", on)
            .set("labels", if c.ambiguous { json!(["denial", "ambiguous-scope"]) } else { json!(["denial"]) });
        Some(o.done())
    };
    a.evidence.iter().filter_map(one).collect()
}
