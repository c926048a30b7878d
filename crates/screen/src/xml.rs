//! Some elements of an XML text, one after the other, as small trees.

use std::io::BufRead;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// Deeper ones are left out.
const DEEPEST: usize = 32;

/// An element with what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
    pub(crate) inside: Vec<Element>,
    pub(crate) byte: u64,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The elements of a name right inside.
    pub(crate) fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.inside.iter().filter(move |e| e.name == name)
    }

    /// Elements of a name inside those of another, as lists have them.
    pub(crate) fn listed<'a>(&'a self, list: &'a str, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.each(list).flat_map(move |l| l.each(name))
    }

    /// The text of the first element of a name; empty where there is none.
    pub(crate) fn said(&self, name: &str) -> &str {
        self.inside.iter().find(|e| e.name == name).map_or("", |e| e.text.trim())
    }
}

/// What comes out of the text.
pub(crate) enum Part {
    /// The outermost element, as yet without what is in it.
    Root(Element),
    /// One of those wanted.
    Wanted(Element),
    /// It breaks off at this byte, and why.
    Cut(u64, String),
}

/// Gives the outermost element's begin, each wanted element, and where the text breaks off if it does.
pub(crate) fn parts(text: impl BufRead, wanted: &[&str], mut give: impl FnMut(Part)) {
    let mut reader = Reader::from_reader(text);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    // Open elements that are wanted or in one that is; and how many are open around them.
    let mut open: Vec<Element> = Vec::new();
    let mut too_deep = 0_usize;
    let mut around = 0_usize;
    let mut rooted = false;
    loop {
        let before = reader.buffer_position();
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => {
                let element = begin(&start, before);
                if !rooted {
                    rooted = true;
                    give(Part::Root(element));
                    around += 1;
                } else if open.len() >= DEEPEST {
                    too_deep += 1;
                } else if !open.is_empty() || wanted.contains(&element.name.as_str()) {
                    open.push(element);
                } else {
                    around += 1;
                }
            }
            Ok(Event::End(_)) => {
                if too_deep > 0 {
                    too_deep -= 1;
                } else if let Some(done) = open.pop() {
                    match open.last_mut() {
                        Some(outer) => outer.inside.push(done),
                        None => give(Part::Wanted(done)),
                    }
                } else {
                    around = around.saturating_sub(1);
                }
            }
            Ok(Event::Text(text)) => {
                if let Some(last) = open.last_mut() {
                    last.text.push_str(&text.xml10_content());
                }
            }
            Ok(Event::CData(text)) => {
                if let Some(last) = open.last_mut() {
                    last.text.push_str(&text.xml10_content());
                }
            }
            Ok(Event::GeneralRef(reference)) => {
                if let Some(last) = open.last_mut() {
                    let character = reference.resolve_char_ref().ok().flatten().or_else(|| named(&reference));
                    if let Some(c) = character {
                        last.text.push(c);
                    } else {
                        last.text.push('&');
                        last.text.push_str(&reference);
                        last.text.push(';');
                    }
                }
            }
            Ok(Event::Eof) => {
                if around > 0 || !open.is_empty() || !rooted {
                    give(Part::Cut(before, "the end of the file, elements still open".to_owned()));
                }
                return;
            }
            Ok(_) => {}
            Err(e) => {
                give(Part::Cut(before, e.to_string()));
                return;
            }
        }
    }
}

fn named(reference: &str) -> Option<char> {
    Some(match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn begin(start: &BytesStart<'_>, byte: u64) -> Element {
    let attributes =
        start.attributes().flatten().map(|a| (a.key.local_name().as_ref().to_owned(), a.value.to_string())).collect();
    Element { name: start.local_name().as_ref().to_owned(), attributes, byte, ..Element::default() }
}

#[cfg(test)]
#[path = "xml_tests.rs"]
mod tests;
