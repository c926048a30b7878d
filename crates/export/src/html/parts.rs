//! What every section uses: phrases in their language, links to evidence, traces, and links that leave the page.

use maud::{Markup, html};
use model::{Language, SourceId, Timestamp};

use crate::{case_file::CaseFile, phrases, words::say};

/// A sentence of the assessment, marked where it is not in the page's language.
pub(super) fn phrase(l: Language, english: &str) -> Markup {
    let (text, language) = phrases::phrase(l, english);
    html! { @if language == l { (text) } @else { span lang=(language.code()) { (text) } } }
}

/// Free text from a case or a source, which may run from right to left.
pub(super) fn free(text: &str) -> Markup {
    html! { bdi { (text) } }
}

/// Text that is English whatever the page's language.
pub(super) fn english(l: Language, text: &str) -> Markup {
    html! { @if l == Language::En { (text) } @else { span lang="en" { (text) } } }
}

/// The anchor of a claim or observation.
pub(super) fn anchor(id: &str) -> String {
    let safe: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("e-{safe}")
}

/// Links to claims and observations by their ids.
pub(super) fn ids(ids: &[String], file: &CaseFile) -> Markup {
    html! {
        @for (n, id) in ids.iter().enumerate() {
            @if n > 0 { ", " }
            @if file.assessment.evidence.iter().any(|i| i.id == *id) {
                a.id href={ "#" (anchor(id)) } { (id) }
            } @else {
                span.id { (id) }
            }
        }
    }
}

/// A link that leaves the page, where it is one of the web; anything else is text.
pub(super) fn link(uri: &str, text: &str) -> Markup {
    let web = ["https://", "http://"]
        .iter()
        .any(|scheme| uri.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)));
    html! {
        @if web { a.out href=(uri) rel="noopener noreferrer external" { (free(text)) } }
        @else if text == uri || uri.is_empty() { (free(text)) }
        @else { (free(text)) " (" (free(uri)) ")" }
    }
}

/// A line of an input, to be read again.
pub(super) fn trace(file: &CaseFile, source: SourceId, offset: u64) -> Markup {
    let title = file.inputs.iter().find(|i| i.id == source).map(|i| format!("SHA-256 {}", i.sha256));
    html! { code.trace title=[title] { (file.input(source)) ":" (offset) } }
}

/// A moment.
pub(super) fn moment(t: Timestamp) -> Markup {
    html! { time datetime=(t) { (t.to_minute()) "Z" } }
}

/// A list, or a word where it is empty.
pub(super) fn list(l: Language, items: &[String]) -> Markup {
    html! {
        @if items.is_empty() { span.none { (say(l, "none", "aucun")) } }
        @else if items.len() == 1 { @for item in items { (phrase(l, item)) } }
        @else { ul { @for item in items { li { (phrase(l, item)) } } } }
    }
}
