//! HTML cut into tags and text, in one pass without a tree: for the head, for depth, and for pages no tree should be made of.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Text, entities and all.
    Text(&'t str),
    /// An opening tag: its name as written, and what follows the name.
    Open(&'t str, &'t str),
    /// A closing tag.
    Close(&'t str),
    /// The content of a script, style, title or text area, with the element's name.
    Inside(&'t str, &'t str),
}

/// The pieces of a page. Comments and declarations are left out.
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
    /// The element whose content is text alone, opened last.
    raw: Option<&'t str>,
    /// Raw elements known to have no end in the rest: never searched for twice, lest the time grow with the square.
    endless: Vec<String>,
}

/// Elements whose content holds no tags.
const RAW: [&str; 7] = ["script", "style", "title", "textarea", "noembed", "xmp", "iframe"];

/// The pieces of `text`.
pub(super) fn pieces(text: &str) -> Pieces<'_> {
    Pieces { text, at: 0, raw: None, endless: Vec::new() }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some(name) = self.raw.take() {
            let rest = self.text.get(self.at..)?;
            let end = self.closing(name, rest);
            self.at += end;
            return Some(Piece::Inside(name, rest.get(..end)?));
        }
        loop {
            let rest = self.text.get(self.at..).filter(|r| !r.is_empty())?;
            if !starts_tag(rest) {
                let end = 1 + memchr::memchr_iter(b'<', rest.as_bytes().get(1..)?)
                    .find(|i| rest.get(i + 1..).is_some_and(starts_tag))
                    .unwrap_or(rest.len() - 1);
                // A text that begins within a character cannot be: `<` is ASCII.
                self.at += end;
                return Some(Piece::Text(rest.get(..end)?));
            }
            if let Some(comment) = rest.strip_prefix("<!--") {
                self.at += comment.find("-->").map_or(rest.len(), |i| i + 7);
                continue;
            }
            let end = tag_end(rest);
            let inner = rest.get(1..end).unwrap_or_default();
            self.at += (end + 1).min(rest.len());
            if inner.starts_with(['!', '?']) {
                continue;
            }
            if let Some(closing) = inner.strip_prefix('/') {
                return Some(Piece::Close(name_of(closing)));
            }
            let name = name_of(inner);
            if RAW.iter().any(|r| r.eq_ignore_ascii_case(name)) && !inner.ends_with('/') {
                self.raw = Some(name);
            }
            return Some(Piece::Open(name, inner.get(name.len()..).unwrap_or_default()));
        }
    }
}

impl Pieces<'_> {
    /// Where the closing tag of a raw element stands; right here where it never closes, so that its content is not lost.
    fn closing(&mut self, name: &str, rest: &str) -> usize {
        let lower = name.to_ascii_lowercase();
        if self.endless.contains(&lower) {
            return 0;
        }
        let found = memchr::memmem::find_iter(rest.as_bytes(), b"</")
            .find(|i| rest.as_bytes().get(i + 2..i + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())));
        found.unwrap_or_else(|| {
            self.endless.push(lower);
            0
        })
    }
}

/// Whether a tag, comment or declaration begins here.
fn starts_tag(rest: &str) -> bool {
    let mut bytes = rest.bytes();
    bytes.next() == Some(b'<') && matches!(bytes.next(), Some(b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?'))
}

/// The byte of the `>` that ends a tag, outside quotation marks; a mark left open ends at the next `>`.
fn tag_end(rest: &str) -> usize {
    // No tag that means anything is longer.
    const LONGEST: usize = 1 << 16;
    let bytes = rest.as_bytes();
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') if bytes.get(at.wrapping_sub(1)).is_some_and(|b| matches!(b, b'=' | b' ')) => {
                quote = Some(*byte);
            }
            (Some(q), b) if q == *b => quote = None,
            _ => {}
        }
    }
    memchr::memchr(b'>', bytes).unwrap_or(bytes.len())
}

fn name_of(inner: &str) -> &str {
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(inner.len());
    inner.get(..end).unwrap_or_default()
}

/// The value of an attribute, its entities resolved.
pub(super) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let name_end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        // A stray `=` is no name.
        let name_end = name_end.max(rest.chars().next().map_or(0, char::len_utf8));
        let (name, after) = rest.split_at(name_end);
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            rest = after;
            continue;
        };
        let (value, next) = match value.chars().next() {
            Some(q @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(q).unwrap_or((inner, ""))
            }
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(html_escape::decode_html_entities(value).into_owned());
        }
        rest = next;
    }
}

/// How deep a page's elements nest at most, as far as that can be told without a tree, and how many elements there are.
///
/// Elements that close themselves in practice (paragraphs, cells, items of lists) do not count, so that a page that never closes a
/// paragraph is not deep.
pub(super) fn shape(text: &str) -> (usize, usize) {
    const FLAT: [&str; 32] = [
        "p", "li", "td", "tr", "th", "dt", "dd", "option", "tbody", "thead", "html", "head", "body", "area", "base", "br", "col",
        "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "title", "script", "style", "iframe",
        "textarea",
    ];
    let (mut depth, mut deepest, mut count) = (0_usize, 0, 0);
    for piece in pieces(text) {
        match piece {
            Piece::Open(name, rest) => {
                count += 1;
                if !rest.ends_with('/') && !FLAT.iter().any(|f| f.eq_ignore_ascii_case(name)) {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
            }
            Piece::Close(name) if !FLAT.iter().any(|f| f.eq_ignore_ascii_case(name)) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    (deepest, count)
}

#[cfg(test)]
#[path = "tags_tests.rs"]
mod tests;
