//! The case as one JSON document, keys always in the same order. It can be read back.
//!
//! `form` says how to read it; a reader that does not know the form must refuse it.

use serde::{Deserialize, Serialize};

use crate::case_file::CaseFile;

/// The form of the document; grows when a reader of the old form could misread the new one.
pub const FORM: &str = "sillage/case-file/1";

/// Why a document is refused.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// It is no JSON of a case file.
    #[error("no case file: {0}")]
    Json(#[from] serde_json::Error),
    /// It is of a form that this program does not read.
    #[error("the case file has the form {0:?}; this program reads {FORM:?}")]
    Form(String),
}

#[derive(Serialize)]
struct Written<'a> {
    form: &'static str,
    made_by: &'static str,
    version: &'a str,
    #[serde(flatten)]
    file: &'a CaseFile,
}

#[derive(Deserialize)]
struct Form {
    form: String,
}

/// Writes the document, indented.
///
/// # Errors
///
/// A number cannot be written.
pub fn json(file: &CaseFile) -> Result<String, JsonError> {
    let written = Written { form: FORM, made_by: "Sillage", version: &file.assessment.version, file };
    let mut text = serde_json::to_string_pretty(&written)?;
    text.push('\n');
    Ok(text)
}

/// Reads a document.
///
/// # Errors
///
/// It is no case file, or of another form.
pub fn read_json(text: &str) -> Result<CaseFile, JsonError> {
    let form: Form = serde_json::from_str(text)?;
    if form.form != FORM {
        return Err(JsonError::Form(form.form));
    }
    Ok(serde_json::from_str(text)?)
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
