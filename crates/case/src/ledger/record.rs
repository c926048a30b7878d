//! One record, and its hash.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::store::Head;

/// The hash before the first record.
pub(crate) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A record.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its number, from 1 without holes.
    pub seq: i64,
    /// The hash of the record before, 64 zeros for the first.
    pub prev_hash: String,
    /// The SHA-256 of all the other fields.
    pub hash: String,
    /// When it was added, RFC 3339.
    pub at: String,
    /// Who added it.
    pub actor: String,
    /// The program and its version.
    pub tool: String,
    /// What was done: `add`, `judge`, `assess` ...
    pub action: String,
    /// The kind of object.
    pub kind: String,
    /// The object's id. A later record of the same kind and id is its new version.
    pub id: String,
    /// The object, as the very text that was hashed.
    pub object: Box<RawValue>,
}

impl Record {
    pub(crate) fn after(head: &Head, at: &str, actor: &str, action: &str, kind: &str, id: &str, object: String) -> Self {
        let clean = |text: &str| text.replace('\0', "");
        let mut record = Self {
            seq: head.seq + 1,
            prev_hash: head.hash.clone(),
            hash: String::new(),
            at: at.to_owned(),
            actor: clean(actor),
            tool: format!("sillage {}", env!("CARGO_PKG_VERSION")),
            action: clean(action),
            kind: kind.to_owned(),
            id: clean(id),
            object: raw(object),
        };
        record.hash = record.computed();
        record
    }

    /// The hash that it should have: of a JSON array, in which no field can run into the next.
    pub fn computed(&self) -> String {
        let fields =
            (self.seq, &self.prev_hash, &self.at, &self.actor, &self.tool, &self.action, &self.kind, &self.id, self.object.get());
        // Numbers and strings always serialise.
        let bytes = serde_json::to_vec(&fields).unwrap_or_default();
        Sha256::digest(&bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// Text as raw JSON; what is no JSON, which only a tampered ledger has, becomes a string.
pub(crate) fn raw(text: String) -> Box<RawValue> {
    RawValue::from_string(text.clone())
        .or_else(|_| RawValue::from_string(serde_json::Value::String(text).to_string()))
        .unwrap_or_else(|_| RawValue::NULL.to_owned())
}
