//! One field of theirs against ours.

use serde_json::Value;

use crate::{form::Ours, labels::Labels};

/// What differs, or nothing.
#[derive(Debug)]
pub enum Verdict {
    Same,
    Differs { ours: String },
}

/// Compares a field.
pub fn compare(theirs: &Value, ours: &Ours, labels: &mut Labels) -> Verdict {
    let (same, shown) = match ours {
        Ours::Number(n) => (theirs.as_i64() == Some(*n), n.to_string()),
        Ours::Flag(flag) => (theirs.as_bool() == Some(*flag) || theirs.as_i64() == Some(i64::from(*flag)), flag.to_string()),
        Ours::Text(text) => (theirs.as_str() == Some(text), format!("{text:?}")),
        Ours::Near(value, off) => (theirs.as_f64().is_some_and(|t| (t - value).abs() <= *off), value.to_string()),
        Ours::Null => (theirs.is_null(), "null".to_owned()),
        Ours::Label(kind, code) => {
            let words = theirs.as_str().unwrap_or_default();
            (labels.fits(kind, *code, words), format!("the words for {kind} {code}"))
        }
        Ours::Elsewhere => (true, String::new()),
    };
    if same { Verdict::Same } else { Verdict::Differs { ours: shown } }
}

/// The fields of an answer; those of an object within it by `outer.inner`.
pub fn fields(answer: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (name, value) in answer.as_object().expect("an object") {
        match value {
            Value::Object(inner) => all.extend(inner.iter().map(|(n, v)| (format!("{name}.{n}"), v.clone()))),
            _ => all.push((name.clone(), value.clone())),
        }
    }
    all
}
