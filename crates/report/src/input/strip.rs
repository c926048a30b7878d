//! HTML to paragraphs: what a page shows, block by block.

use super::tags::{Piece, attribute, pieces};

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 34] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "form",
    "hr",
    "body",
    "address",
    "title",
];

/// Elements that show nothing worth reading.
const HIDDEN: [&str; 9] = ["head", "noscript", "svg", "template", "select", "button", "object", "math", "canvas"];

/// The paragraphs of a page or of a part of one; what is hidden, and what navigates where `chrome` is false, is left out.
pub(super) fn paragraphs(html: &str, chrome: bool) -> Vec<String> {
    let mut out = Out::default();
    // The hidden element that we are in, and how often it is open.
    let mut hidden: Option<(&str, usize)> = None;
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) if hidden.is_none() => out.text(text),
            Piece::Open(name, attributes) => {
                if let Some((inside, open)) = &mut hidden {
                    if name.eq_ignore_ascii_case(inside) {
                        *open += 1;
                    } else if inside.eq_ignore_ascii_case("head") && shows(name) {
                        // A head that is never closed ends where the body begins.
                        hidden = None;
                        out.end();
                    }
                } else if (is(&HIDDEN, name) || !chrome && is(&["nav", "footer", "form"], name)) && !attributes.ends_with('/') {
                    hidden = Some((name, 1));
                    out.end();
                } else if is(&BLOCKS, name) {
                    out.end();
                } else if name.eq_ignore_ascii_case("br") {
                    out.line();
                } else if name.eq_ignore_ascii_case("q") {
                    out.text("“");
                } else if name.eq_ignore_ascii_case("img") && attribute(attributes, "class").is_some_and(|c| c.contains("emoji"))
                {
                    out.text(" ");
                }
            }
            Piece::Close(name) => {
                if let Some((inside, open)) = &mut hidden {
                    if name.eq_ignore_ascii_case(inside) {
                        *open -= 1;
                        if *open == 0 {
                            hidden = None;
                        }
                    } else if is(&["body", "html", "article", "main"], name) {
                        hidden = None;
                    }
                } else if is(&BLOCKS, name) {
                    out.end();
                } else if name.eq_ignore_ascii_case("q") {
                    out.text("”");
                }
            }
            Piece::Text(_) | Piece::Inside(..) => {}
        }
    }
    out.end();
    out.paragraphs
}

fn is(list: &[&str], name: &str) -> bool {
    list.iter().any(|l| l.eq_ignore_ascii_case(name))
}

/// Whether an element belongs to the body.
fn shows(name: &str) -> bool {
    is(&BLOCKS, name) && !name.eq_ignore_ascii_case("title")
}

#[derive(Default)]
struct Out {
    paragraphs: Vec<String>,
    open: String,
    /// A line break stands here; two in a row end a paragraph.
    broken: bool,
}

impl Out {
    fn text(&mut self, text: &str) {
        let text = html_escape::decode_html_entities(text);
        for (number, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            // Runs of space are one; a no-break space is a character of its own.
            if number > 0 && !self.open.is_empty() && !self.open.ends_with(' ') {
                self.open.push(' ');
            }
            if !word.is_empty() {
                self.broken = false;
                self.open.push_str(word);
            }
        }
    }

    fn line(&mut self) {
        if self.broken {
            self.end();
        } else {
            self.broken = true;
            if !self.open.is_empty() && !self.open.ends_with(' ') {
                self.open.push(' ');
            }
        }
    }

    fn end(&mut self) {
        self.broken = false;
        let done = self.open.trim();
        if !done.is_empty() {
            self.paragraphs.push(done.to_owned());
        }
        self.open.clear();
    }
}

#[cfg(test)]
#[path = "strip_tests.rs"]
mod tests;
