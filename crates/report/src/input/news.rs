//! The answers of news APIs: lists of articles under various names, or a line of JSON for each.

use serde_json::{Map, Value};

use super::{InputError, Taken, Way, date, outlet, strip};
use crate::{Raw, decode::Decoded};

/// Where lists are found in an object, and how an error names these places.
const LISTS: [&[&str]; 10] = [
    &["articles"],
    &["response", "docs"],
    &["response", "results"],
    &["response", "articles"],
    &["items"],
    &["data"],
    &["results"],
    &["docs"],
    &["stories"],
    &["articles", "results"],
];
const EXPECTED: &str = "articles, response.docs, response.results, items, data, results, docs or stories";

const TITLE: [&str; 5] = ["title", "headline", "headline.main", "webTitle", "fields.headline"];
const TEXT: [&str; 12] = [
    "content",
    "body",
    "text",
    "bodyText",
    "fields.bodyText",
    "fields.body",
    "full_content",
    "content_text",
    "content_html",
    "lead_paragraph",
    "description",
    "abstract",
];
const ADDRESS: [&str; 6] = ["url", "link", "webUrl", "web_url", "guid", "id"];
const DAY: [&str; 9] = [
    "publishedAt",
    "pubDate",
    "published_at",
    "webPublicationDate",
    "pub_date",
    "published",
    "date_published",
    "datePublished",
    "date",
];
const OUTLET: [&str; 9] =
    ["source.name", "source.title", "source", "outlet", "source_name", "publisher.name", "publisher", "source_id", "site"];
const WRITER: [&str; 5] = ["author", "byline", "byline.original", "creator", "fields.byline"];
const LANGUAGE: [&str; 2] = ["language", "lang"];

/// Reads a news API's answer.
pub(super) fn read(uri: &str, decoded: &Decoded, sha256: &str) -> Vec<Result<Taken, InputError>> {
    let bad = |source| vec![Err(InputError::Json { uri: uri.to_owned(), source })];
    let values = match serde_json::from_str::<Value>(&decoded.text) {
        Ok(value) => match list(value) {
            Some(values) => values.into_iter().map(Ok).collect(),
            None => return vec![Err(InputError::NoList { uri: uri.to_owned(), expected: EXPECTED })],
        },
        Err(source) => match lines(&decoded.text) {
            Some(values) => values,
            None => return bad(source),
        },
    };
    values
        .into_iter()
        .enumerate()
        .map(|(index, value)| {
            let bad = |expected| InputError::Entry { uri: uri.to_owned(), index, expected };
            match value {
                Ok(Value::Object(entry)) => one(uri, index, &entry, decoded, sha256).map_err(bad),
                Ok(_) => Err(bad("an object")),
                Err(NotJson) => Err(bad("a line of JSON")),
            }
        })
        .collect()
}

/// A line that is no JSON.
struct NotJson;

/// The list of articles in an answer; a single article is a list of one.
fn list(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(list) => Some(list),
        Value::Object(object) => {
            let found = LISTS.iter().find_map(|path| {
                let (first, rest) = path.split_first()?;
                rest.iter().try_fold(object.get(*first)?, |v, key| v.get(key))?.as_array().cloned()
            });
            found.or_else(|| {
                let single = pick(&object, &TITLE).is_some() && pick(&object, &TEXT).is_some();
                single.then(|| vec![Value::Object(object)])
            })
        }
        _ => None,
    }
}

/// JSON lines: at least the first that is not blank must be JSON.
fn lines(text: &str) -> Option<Vec<Result<Value, NotJson>>> {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    let values: Vec<_> = lines.map(|l| serde_json::from_str(l).map_err(|_| NotJson)).collect();
    (values.len() > 1 && values.iter().any(Result::is_ok)).then_some(values)
}

/// The first of some fields that holds text or a number; dots go into objects.
fn pick(entry: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let mut keys = name.split('.');
        let first = entry.get(keys.next()?)?;
        match keys.try_fold(first, |v, key| v.get(key))? {
            Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            Value::Array(list) => {
                let all: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                (!all.is_empty()).then(|| all.join(", "))
            }
            _ => None,
        }
    })
}

fn one(uri: &str, index: usize, entry: &Map<String, Value>, decoded: &Decoded, sha256: &str) -> Result<Taken, &'static str> {
    let title = pick(entry, &TITLE).map(|t| strip::paragraphs(&t, true).join(" ")).filter(|t| !t.is_empty());
    let text = pick(entry, &TEXT).ok_or("text in content, body, text, bodyText or description")?;
    let body = if marked_up(&text) { strip::paragraphs(&text, true).join("\n\n") } else { text };
    let address = pick(entry, &ADDRESS).filter(|a| a.starts_with("http"));
    let stated = pick(entry, &DAY);
    let published = stated.as_deref().and_then(date);
    if stated.is_some() && published.is_none() {
        return Err("a date in ISO 8601, RFC 2822 or seconds since 1970");
    }
    let text = match &title {
        Some(title) if !body.starts_with(title.as_str()) => format!("{title}\n\n{body}"),
        _ => body,
    };
    Ok(Taken {
        raw: Raw {
            uri: address.clone().unwrap_or_else(|| format!("{uri}#{index}")),
            // A title that the body begins with is only its first paragraph if it is a paragraph.
            title: title.filter(|t| text.split('\n').next() == Some(t.as_str())),
            text,
            raw_sha256: sha256.to_owned(),
            published,
            outlet: pick(entry, &OUTLET).or_else(|| address.as_deref().and_then(outlet)),
        },
        byline: pick(entry, &WRITER),
        modified: pick(entry, &["updatedAt", "updated_at", "date_modified", "modified"]).as_deref().and_then(date),
        language: pick(entry, &LANGUAGE),
        encoding: decoded.encoding,
        replaced: decoded.replaced,
        way: Way::Entry,
    })
}

/// Whether a text is HTML.
fn marked_up(text: &str) -> bool {
    ["<p", "<br", "</", "<div", "<li", "<h", "&nbsp;", "&amp;", "&#"].iter().any(|mark| text.contains(mark))
}

#[cfg(test)]
#[path = "news_tests.rs"]
mod tests;
