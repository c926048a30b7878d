//! A page to its article.

use dom_smoothie::{Config, Readability};

use super::{
    meta::{self, Head},
    strip, tags,
};

/// A page read.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// Title first, then its paragraphs, blank lines between them.
    pub(super) text: String,
    pub(super) head: Head,
    /// The text is that of an article found in the page, not everything that the page shows.
    pub(super) article: bool,
}

/// Beyond any of these no tree is made: building one takes time and stack that grow faster than the page.
const MAX_BYTES: usize = 4 << 20;
const MAX_DEPTH: usize = 200;
const MAX_ELEMENTS: usize = 50_000;

/// Reads a page.
pub(super) fn read(html: &str) -> Page {
    let mut head = meta::head(html);
    let found = article(html);
    let is_article = found.is_some();
    let (title, mut paragraphs) = found.unwrap_or_else(|| {
        let all = strip::paragraphs(html, false);
        // A page that is all navigation, or that opens a footer and never closes it.
        (None, if all.is_empty() { strip::paragraphs(html, true) } else { all })
    });
    head.title = match (&head.title, &head.window, title) {
        // Better than the window's title, which names the site as well.
        (Some(t), Some(w), Some(found)) if t == w => Some(found),
        (None, _, found) => found,
        (t, ..) => t.clone(),
    };
    if let Some(title) = &head.title {
        let same = |p: &String| fold(p) == fold(title);
        if let Some(at) = paragraphs.iter().take(5).position(same) {
            paragraphs.remove(at);
        }
        paragraphs.insert(0, title.clone());
    }
    Page { text: paragraphs.join("\n\n"), head, article: is_article }
}

fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The title and the paragraphs of the article, where Readability finds one.
fn article(html: &str) -> Option<(Option<String>, Vec<String>)> {
    if html.len() > MAX_BYTES {
        return None;
    }
    let (depth, elements) = tags::shape(html);
    if depth > MAX_DEPTH || elements > MAX_ELEMENTS {
        return None;
    }
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let found = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    let paragraphs = strip::paragraphs(&found.content, true);
    // A few words are a cookie notice or a caption, unless there is little else to be had.
    let length: usize = paragraphs.iter().map(String::len).sum();
    if length < 200 && strip::paragraphs(html, false).iter().map(String::len).sum::<usize>() > 2 * length {
        return None;
    }
    let title = found.title.trim();
    Some(((!title.is_empty()).then(|| title.to_owned()), paragraphs))
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
