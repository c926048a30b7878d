//! Objects with the properties that all have, and their identifiers.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::ids::uuid;

/// What does not depend on a day, such as who somebody is, has this for its time of making.
const ALWAYS: &str = "2026-01-01T00:00:00.000Z";

/// An object under way.
pub(super) struct Object(Map<String, Value>);

/// The identifier of an object by its type and what it is about.
pub(super) fn id(kind: &str, name: &str) -> String {
    format!("{kind}--{}", uuid(kind, name))
}

/// The identifier of the extension for claims.
pub(super) fn extension_id() -> String {
    id("extension-definition", "x-sillage-claim 1")
}

/// The identifier of a cyber-observable by its contributing properties, as the specification has it (section 2.9).
pub(super) fn observable_id(kind: &str, contributing: &Value) -> String {
    let namespace = Uuid::from_u128(0x00ab_edb4_aa42_466c_9c01_fed2_3315_a9b7);
    format!("{kind}--{}", Uuid::new_v5(&namespace, contributing.to_string().as_bytes()))
}

/// The first moment of a day, `YYYY-MM-DD`.
pub(super) fn midnight(day: &str) -> String {
    format!("{day}T00:00:00.000Z")
}

/// A moment with milliseconds.
pub(super) fn moment(t: model::Timestamp) -> String {
    let text = t.to_string();
    if text.contains('.') { text } else { text.replace('Z', ".000Z") }
}

/// An object made on a day; without one, such as never change.
pub(super) fn object(kind: &str, id: String, day: Option<&str>) -> Object {
    let made = day.map_or_else(|| ALWAYS.to_owned(), midnight);
    let mut o = Object(Map::new());
    o.set("type", kind).set("spec_version", "2.1").set("id", id).set("created", made.clone()).set("modified", made);
    o
}

/// A cyber-observable, which has no time of making.
pub(super) fn observable(kind: &str, id: String) -> Object {
    let mut o = Object(Map::new());
    o.set("type", kind).set("spec_version", "2.1").set("id", id);
    o
}

impl Object {
    /// Sets a property; what is empty is not set, for the specification forbids empty lists and strings.
    pub(super) fn set(&mut self, property: &str, value: impl Into<Value>) -> &mut Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(s) => s.is_empty(),
            Value::Array(a) => a.is_empty(),
            Value::Object(o) => o.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !empty {
            self.0.insert(property.to_owned(), value);
        }
        self
    }

    pub(super) fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// A reference to a source outside.
pub(super) fn reference(name: &str, uri: Option<&str>, external: Option<&str>, description: Option<&str>) -> Value {
    let mut out = Map::new();
    out.insert("source_name".to_owned(), name.into());
    let web = uri.filter(|u| u.starts_with("https://") || u.starts_with("http://"));
    for (key, value) in [("url", web), ("external_id", external), ("description", description)] {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            out.insert(key.to_owned(), value.into());
        }
    }
    // The specification wants one of the three beside the name.
    if out.len() == 1 {
        out.insert("description".to_owned(), json!(name));
    }
    Value::Object(out)
}
