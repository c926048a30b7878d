//! Who is named in a document: persons with their offices, so that a surname, an office or a pronoun finds its person again.

mod introduce;
mod phrase;
mod speaker;

/// A person of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The full name.
    pub name: String,
    /// The last word of it, folded.
    pub surname: String,
    /// The folded head of the office that introduced them: *ministre*.
    pub office: Option<String>,
    /// The code of the state or the name of the body they speak for.
    pub origin: String,
    /// A woman, where the text says so.
    pub feminine: Option<bool>,
    /// The token where the name first stands.
    pub first: usize,
}

/// Somebody who speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Speaker {
    /// The name, office or body.
    pub name: String,
    /// Whose knowledge it is.
    pub origin: String,
    /// Several.
    pub plural: bool,
    /// A woman or a feminine noun, where the text says so.
    pub feminine: Option<bool>,
    /// The folded head of the office.
    pub office: Option<String>,
    /// A pronoun stood for them.
    pub pronoun: bool,
    /// A person, and not a body or state.
    pub person: bool,
}

/// The persons of a document and who spoke last.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// In order of their first mention.
    pub named: Vec<Named>,
    /// Those who spoke, last at the end.
    pub spoke: Vec<Speaker>,
    /// Bodies and organisations named in full.
    bodies: Vec<Body>,
    /// The state of the dateline, or the first one named.
    pub home: String,
}

/// A body named in full, for *the ministry* behind it.
#[derive(Debug)]
struct Body {
    head: String,
    name: String,
    origin: String,
    first: usize,
}

#[cfg(test)]
#[path = "people_tests.rs"]
mod tests;
