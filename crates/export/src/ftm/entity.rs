//! An entity: an id, a schema, and properties that each hold several values.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ids::uuid;

/// An entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Entity {
    pub(super) id: String,
    pub(super) schema: &'static str,
    pub(super) properties: BTreeMap<&'static str, Vec<String>>,
}

/// The id of a thing of a kind.
pub(super) fn id(kind: &str, name: &str) -> String {
    format!("sillage-{}", uuid(kind, name).simple())
}

impl Entity {
    pub(super) fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: BTreeMap::new() }
    }

    /// Adds a value; what is empty or there already is not added.
    pub(super) fn add(&mut self, property: &'static str, value: &str) -> &mut Self {
        let value = value.trim();
        if !value.is_empty() {
            let values = self.properties.entry(property).or_default();
            if !values.iter().any(|v| v == value) {
                values.push(value.to_owned());
            }
        }
        self
    }

    pub(super) fn maybe(&mut self, property: &'static str, value: Option<&str>) -> &mut Self {
        if let Some(value) = value {
            self.add(property, value);
        }
        self
    }

    /// Adds an address of the web; a path is none.
    pub(super) fn url(&mut self, property: &'static str, uri: &str) -> &mut Self {
        if uri.starts_with("https://") || uri.starts_with("http://") {
            self.add(property, uri);
        }
        self
    }

    /// Adds a country where a code is one of ISO 3166-1; names of blocs and bodies are none.
    pub(super) fn country(&mut self, property: &'static str, code: &str) -> &mut Self {
        if is_state(code) {
            self.add(property, &code.to_ascii_lowercase());
        }
        self
    }
}

/// Whether a code is a state's.
pub(super) fn is_state(code: &str) -> bool {
    code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase())
}
