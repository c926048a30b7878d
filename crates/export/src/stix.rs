//! The case as a STIX 2.1 bundle.
//!
//! STIX has no claim: one is an object of its own, `x-sillage-claim`, announced by an extension definition. A stage is a note with its
//! sentence; where it has a likelihood, an opinion beside it. A stage without one has no opinion, for STIX's "neutral" would be read
//! as fifty-fifty. A denial is the opinion of whoever denies. Analytic confidence is the note's `confidence` on the scale None, Low,
//! Med, High; the Admiralty digit is the opinion's, both of appendix A of the specification.

mod assessment;
mod claim;
mod object;
mod people;
mod seen;

use serde_json::{Error, Value, json};

use crate::{
    case_file::CaseFile,
    stix::object::{extension_id, id, object},
};

/// The bundle.
///
/// # Errors
///
/// It cannot be written.
pub fn stix(file: &CaseFile) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(&bundle(file))?;
    text.push('\n');
    Ok(text)
}

fn bundle(file: &CaseFile) -> Value {
    let mut all = vec![people::program(), extension()];
    all.extend(people::identities(file));
    all.extend(people::locations(file));
    all.extend(claim::claims(file));
    all.extend(claim::denials(file));
    all.extend(seen::documents(file));
    all.extend(seen::events(file));
    all.extend(seen::observations(file));
    all.extend(assessment::stages(file));
    all.extend(assessment::checks(file));
    // One object an id, whatever it was met as.
    let mut known = std::collections::BTreeSet::new();
    all.retain(|o| known.insert(o.get("id").and_then(Value::as_str).unwrap_or_default().to_owned()));
    all.extend(assessment::grouping(file, &all));
    all.push(assessment::report(file, &all));
    json!({ "type": "bundle", "id": id("bundle", &format!("{}\n{}", file.case.id, file.assessment.as_of)), "objects": all })
}

/// What `x-sillage-claim` means.
fn extension() -> Value {
    let mut o = object("extension-definition", extension_id(), None);
    o.set("created_by_ref", people::program_id())
        .set("name", "Claims on arms transfers")
        .set("description", "A claim: one speaker, one stance, one stage of a transfer, with the words of the passage and where they stand in a document. A denial and a refusal to say are claims too.")
        .set("schema", "https://github.com/sillage/sillage/blob/main/docs/stix-claim.md")
        .set("version", "1.0.0")
        .set("extension_types", json!(["new-sdo"]));
    o.done()
}

#[cfg(test)]
#[path = "stix_tests.rs"]
mod tests;
