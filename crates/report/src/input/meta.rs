//! What a page says of itself: `<title>`, `<meta>`, JSON-LD, the language of `<html>`.

use serde_json::Value;

use super::tags::{Piece, attribute, pieces};

/// What a page's head holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    /// The content of `<title>`, site's name and all.
    pub(super) window: Option<String>,
}

/// The charset that a page declares in its first bytes.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    // Declarations are ASCII, whatever the rest is.
    let head: String = head.iter().map(|b| if b.is_ascii() { char::from(*b) } else { ' ' }).collect();
    pieces(&head).find_map(|piece| {
        let Piece::Open(name, attributes) = piece else { return None };
        if !name.eq_ignore_ascii_case("meta") {
            return None;
        }
        attribute(attributes, "charset").or_else(|| {
            let content = attribute(attributes, "content")?.to_ascii_lowercase();
            let (_, after) = content.split_once("charset=")?;
            Some(after.split([';', ' ']).next()?.trim_matches(['"', '\'']).to_owned())
        })
    })
}

/// Reads a page's head. JSON-LD goes before `<meta>`, and that before `<title>` and the first heading.
pub(super) fn head(html: &str) -> Head {
    // Metadata stands at the head; some sites put JSON-LD at the end.
    const PIECES: usize = 200_000;
    let mut tags = Head::default();
    let mut linked = Head::default();
    let mut script = false;
    let mut heading: Option<String> = None;
    let mut in_heading = false;
    for piece in pieces(html).take(PIECES) {
        match piece {
            Piece::Open(name, attributes) if name.eq_ignore_ascii_case("meta") => meta(attributes, &mut tags),
            Piece::Open(name, attributes) if name.eq_ignore_ascii_case("html") => {
                tags.language =
                    tags.language.or_else(|| attribute(attributes, "lang").or_else(|| attribute(attributes, "xml:lang")));
            }
            Piece::Open(name, attributes) if name.eq_ignore_ascii_case("script") => {
                script = attribute(attributes, "type").is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json"));
            }
            Piece::Open(name, attributes) if name.eq_ignore_ascii_case("time") => {
                tags.published = tags.published.or_else(|| attribute(attributes, "datetime"));
            }
            Piece::Open(name, _) if name.eq_ignore_ascii_case("h1") && heading.is_none() => {
                in_heading = true;
                heading = Some(String::new());
            }
            Piece::Close(name) if name.eq_ignore_ascii_case("h1") => in_heading = false,
            Piece::Text(text) if in_heading => {
                if let Some(h) = heading.as_mut().filter(|h| h.len() < 400) {
                    h.push_str(text);
                }
            }
            Piece::Inside(name, content) if name.eq_ignore_ascii_case("script") && script => {
                if let Ok(value) = serde_json::from_str::<Value>(content.trim()) {
                    linked_data(&value, &mut linked, 0);
                }
            }
            Piece::Inside(name, content) if name.eq_ignore_ascii_case("title") && tags.window.is_none() => {
                tags.window = clean(content);
            }
            _ => {}
        }
    }
    let window = tags.window;
    let title = linked.title.or(tags.title).or_else(|| heading.as_deref().and_then(clean)).or_else(|| window.clone());
    Head {
        title: title.as_deref().and_then(clean),
        byline: linked.byline.or(tags.byline),
        published: linked.published.or(tags.published),
        modified: linked.modified.or(tags.modified),
        site: linked.site.or(tags.site),
        language: tags.language.or(linked.language),
        window,
    }
}

fn clean(text: &str) -> Option<String> {
    let text = html_escape::decode_html_entities(text);
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn meta(attributes: &str, into: &mut Head) {
    let name = ["property", "name", "itemprop"].iter().find_map(|n| attribute(attributes, n));
    let (Some(name), Some(content)) = (name, attribute(attributes, "content").as_deref().and_then(clean)) else { return };
    let field = match name.to_ascii_lowercase().as_str() {
        "og:title" | "twitter:title" | "dc.title" | "headline" => &mut into.title,
        "og:site_name" | "application-name" => &mut into.site,
        "article:published_time" | "datepublished" | "date" | "pubdate" | "dc.date" | "dc.date.issued" | "dcterms.created" => {
            &mut into.published
        }
        "article:modified_time" | "og:updated_time" | "datemodified" | "last-modified" => &mut into.modified,
        "author" | "article:author" | "dc.creator" | "parsely-author" => &mut into.byline,
        "og:locale" | "content-language" | "language" => &mut into.language,
        _ => return,
    };
    field.get_or_insert(content);
}

/// Takes what an article's JSON-LD says; looks through lists and graphs.
fn linked_data(value: &Value, into: &mut Head, depth: usize) {
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().take(100).for_each(|v| linked_data(v, into, depth + 1)),
        Value::Object(object) => {
            if let Some(graph) = object.get("@graph") {
                linked_data(graph, into, depth + 1);
            }
            let article = |kind: &str| kind.contains("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report");
            let is_article = match object.get("@type") {
                Some(Value::String(kind)) => article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(article),
                _ => false,
            };
            if !is_article {
                return;
            }
            let set = |field: &mut Option<String>, found: Option<String>| *field = field.take().or(found);
            let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
            set(&mut into.title, text("headline").or_else(|| text("name")));
            set(&mut into.published, text("datePublished").or_else(|| text("dateCreated")));
            set(&mut into.modified, text("dateModified"));
            set(&mut into.language, text("inLanguage"));
            set(&mut into.byline, object.get("author").and_then(names));
            set(&mut into.site, object.get("publisher").and_then(names));
        }
        _ => {}
    }
}

fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => clean(name),
        Value::Object(object) => object.get("name").and_then(Value::as_str).and_then(clean),
        Value::Array(list) => {
            let all: Vec<String> = list.iter().take(20).filter(|v| !v.is_array()).filter_map(names).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "meta_tests.rs"]
mod tests;
