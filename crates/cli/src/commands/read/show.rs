//! Claims as people and machines read them.

use model::{Claim, Day, Item, Stance};
use report::{
    Reading,
    origins::{Cluster, Origins},
};
use serde_json::{Value, json};

use crate::{exit::CliError, output::line};

/// A document with all that was read from it.
pub(super) fn json(reading: &Reading) -> Value {
    let mut value = json!({ "document": reading.document, "utterances": reading.utterances, "claims": reading.claims });
    dated(&mut value);
    value
}

/// Days as people write them, in every stated date.
fn dated(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(dated),
        Value::Object(fields) => {
            if fields.contains_key("precision") {
                for key in ["from", "to"] {
                    if let Some(day) = fields.get(key).and_then(Value::as_i64).and_then(|d| i32::try_from(d).ok()) {
                        fields.insert(key.to_owned(), json!(Day::from_days(day).to_string()));
                    }
                }
            }
            fields.values_mut().for_each(dated);
        }
        _ => {}
    }
}

/// One document: its head, and each claim with its passage.
pub(super) fn reading(reading: &Reading) -> Result<(), CliError> {
    let d = &reading.document;
    line(d.title.as_deref().unwrap_or("(no title)"))?;
    let published = d.published.as_ref().map_or_else(|| "no date".to_owned(), ToString::to_string);
    let language = d.language.map_or_else(|| d.detected.clone().unwrap_or_else(|| "?".to_owned()), |l| l.code().to_owned());
    line(&format!(
        "  {}; {language}; {published}; {} claims, {} utterances, {} stretches left out; document {}",
        d.uri,
        reading.claims.len(),
        reading.utterances.len(),
        d.noise.len(),
        d.id
    ))?;
    for claim in &reading.claims {
        line("")?;
        line(&format!("  {}  {}", number(claim), said(claim)))?;
        for fact in facts(claim) {
            line(&format!("       {fact}"))?;
        }
        line(&format!("       {}-{} {}", claim.span.start, claim.span.end, claim.exact.replace('\n', " ")))?;
    }
    line("")
}

/// What documents come to: each act of speech with who renders it, and how many are independent.
pub(super) fn origins(origins: &Origins, readings: &[Reading], json: bool) -> Result<(), CliError> {
    let uri = |at: usize| readings.get(at).map_or("?", |r| r.document.uri.as_str());
    let said = |c: &Cluster| {
        c.said.map_or_else(|| "no date".to_owned(), |(a, b)| if a == b { a.to_string() } else { format!("{a} to {b}") })
    };
    if json {
        let clusters: Vec<Value> = origins
            .utterances
            .iter()
            .map(|c| {
                json!({
                    "speaker": c.speaker, "origin": c.origin, "independent": c.independent, "said": said(c), "outlets": c.outlets,
                    "agencies": c.agencies, "utterances": c.rendered.iter().map(|(_, u)| u).collect::<Vec<_>>(),
                    "most_verbatim": c.most_verbatim, "updates": c.updates,
                    "variance": c.variance.iter().map(|v| v.variants.iter().map(|x| x.value.clone()).collect::<Vec<_>>()).collect::<Vec<_>>(),
                })
            })
            .collect();
        let copies: Vec<Value> = origins
            .documents
            .iter()
            .filter_map(|d| Some(json!({ "document": d.document, "copy_of": origins.documents.get(d.copy?.of)?.document })))
            .collect();
        return line(
            &json!({ "documents": origins.documents.len(), "copies": copies, "utterances": clusters, "origins": origins.origins }).to_string(),
        );
    }
    line(&format!(
        "{} documents, {} acts of speech, {} independent origins: {}",
        origins.documents.len(),
        origins.utterances.len(),
        origins.origins.len(),
        origins.origins.join(", ")
    ))?;
    for cluster in &origins.utterances {
        let documents: Vec<&str> = cluster.rendered.iter().map(|(at, _)| uri(*at)).collect();
        let counts = if cluster.independent { "" } else { " [no origin of its own]" };
        line(&format!(
            "  {}  {} ({}){counts}: {} renderings: {}",
            said(cluster),
            cluster.speaker,
            cluster.origin,
            cluster.rendered.len(),
            documents.join(", ")
        ))?;
        for variance in &cluster.variance {
            let variants: Vec<String> =
                variance.variants.iter().map(|v| format!("{} ({})", v.value, v.documents.len())).collect();
            line(&format!("      reported differently: {}", variants.join(" | ")))?;
        }
    }
    Ok(())
}

/// The claim's number in its document.
fn number(claim: &Claim) -> String {
    format!("{:>3}", claim.id.rsplit('.').next().unwrap_or_default())
}

/// `John Kirby (US) has indications: in transit`.
fn said(claim: &Claim) -> String {
    let origin =
        if claim.origin.is_empty() || claim.origin == claim.speaker { String::new() } else { format!(" ({})", claim.origin) };
    let stance = match claim.stance {
        Stance::HasIndications => "has indications",
        Stance::Undetermined => "does not know",
        Stance::DeclinesToSpecify => "does not say",
        other => other.name(),
    };
    let tried = if claim.attempted { " (tried)" } else { "" };
    let stage = claim.stage.map_or_else(String::new, |s| format!(": {s}{tried}"));
    let weight = if claim.evidential { "" } else { " [no evidence]" };
    format!("{}{origin} {stance}{stage}{weight}", claim.speaker)
}

fn facts(claim: &Claim) -> Vec<String> {
    let mut lines = Vec::new();
    let party = |p: &Option<model::Party>| p.as_ref().map_or_else(|| "?".to_owned(), |p| format!("{} [{}]", p.text, p.code));
    if claim.supplier.is_some() || claim.recipient.is_some() {
        lines.push(format!("from {} to {}", party(&claim.supplier), party(&claim.recipient)));
    }
    if let Some(maker) = &claim.maker {
        lines.push(format!("made by {} [{}]", maker.text, maker.code));
    }
    let names = |items: &[Item]| items.iter().map(|i| i.text.clone()).collect::<Vec<_>>().join(", ");
    let mut goods = Vec::new();
    if !claim.items.is_empty() {
        goods.push(names(&claim.items));
    }
    if !claim.excluded.is_empty() {
        goods.push(format!("not {}", names(&claim.excluded)));
    }
    if let Some(quantity) = &claim.quantity {
        goods.push(format!("quantity {quantity}"));
    }
    if let Some(mode) = claim.mode {
        goods.push(format!("by {}", mode.name()));
    }
    if !claim.vessels.is_empty() {
        goods.push(format!("ship {}", claim.vessels.join(", ")));
    }
    if !goods.is_empty() {
        lines.push(goods.join("; "));
    }
    for (what, places) in [("pretends to go to", &claim.pretended), ("by way of", &claim.transit)] {
        if !places.is_empty() {
            lines.push(format!("{what} {}", places.join(", ")));
        }
    }
    if let Some(purpose) = &claim.intended_use {
        lines.push(format!("purpose: {purpose}"));
    }
    if !claim.denies.is_empty() {
        let numbers: Vec<&str> = claim.denies.iter().filter_map(|id| id.rsplit('.').next()).collect();
        lines.push(format!(
            "denies {}{}",
            numbers.join(", "),
            if claim.ambiguous { " (its scope could be read otherwise)" } else { "" }
        ));
    }
    let when = |w: &Option<model::When>| w.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
    lines.push(format!("said {}, about {}", when(&claim.said), when(&claim.about)));
    lines
}
