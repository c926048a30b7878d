//! A document to its claims.

use model::{Claim, Document, Language, Noise, Span, Utterance, When};
use sha2::{Digest, Sha256};

use crate::{
    claims::{self, Context},
    dates,
    lexicon::{Lexicon, LexiconError, Sense},
    noise::NoiseRules,
    people::People,
    scan::Scan,
};

const PLACES: &str = include_str!("../lexicon/places.toml");
const ITEMS: &str = include_str!("../lexicon/items.toml");
const NOISE: &str = include_str!("../lexicon/noise.toml");
const FRENCH: &str = include_str!("../lexicon/fr.toml");
const ENGLISH: &str = include_str!("../lexicon/en.toml");

/// A text with what is known of it beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    /// A path or URL.
    pub uri: String,
    /// The text.
    pub text: String,
    /// The SHA-256 of the bytes that it was read from, in hexadecimal digits.
    pub raw_sha256: String,
    /// The title, where metadata gives it; it is then the text's first paragraph.
    pub title: Option<String>,
    /// When it was published, where metadata says.
    pub published: Option<When>,
    /// The outlet, where metadata or the address says.
    pub outlet: Option<String>,
}

/// What was read from a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// Its acts of speech.
    pub utterances: Vec<Utterance>,
    /// Its claims, in order of the text.
    pub claims: Vec<Claim>,
}

/// Reads documents. Making one reads the lexicons; it can be shared between threads.
#[derive(Debug)]
pub struct Reader {
    french: Lexicon,
    english: Lexicon,
    noise: NoiseRules,
}

impl Reader {
    /// With the lexicons inside the program, and further tables of places, each with its name for messages.
    pub fn new(more_places: &[(&str, &str)]) -> Result<Self, LexiconError> {
        let mut places = vec![("places.toml", PLACES)];
        places.extend_from_slice(more_places);
        Ok(Self {
            french: Lexicon::read(("fr.toml", FRENCH), &places, ("items.toml", ITEMS))?,
            english: Lexicon::read(("en.toml", ENGLISH), &places, ("items.toml", ITEMS))?,
            noise: NoiseRules::read("noise.toml", NOISE)?,
        })
    }

    /// The lexicon of a language.
    pub fn lexicon(&self, language: Language) -> &Lexicon {
        match language {
            Language::Fr => &self.french,
            Language::En => &self.english,
        }
    }

    /// Whether a speaker's name is that of a state, office or body, not of a person.
    pub(crate) fn institution(&self, name: &str, language: Language) -> bool {
        let lexicon = self.lexicon(language);
        let scan = Scan::new(name, false, lexicon, &self.noise);
        scan.hits.iter().any(|h| matches!(h.sense, Sense::Place(..) | Sense::Office | Sense::Body | Sense::Organisation))
    }

    /// The code of a place by one of its names as claims give it.
    pub(crate) fn place_code(&self, name: &str) -> Option<String> {
        let places = &self.english.places;
        places.iter().find(|p| p.code == name || p.names.iter().any(|n| n == name)).map(|p| p.code.clone())
    }

    /// The class of goods above another, by their names.
    pub(crate) fn class_above(&self, class: &str) -> Option<&str> {
        let items = &self.english.items;
        let all = (0..u16::MAX).map_while(|n| items.get(n));
        let above = all.clone().find(|c| c.class == class)?.above?;
        items.get(above).map(|c| c.class.as_str())
    }

    /// Which sentences of a text are attributed to anybody.
    pub fn attributed(&self, text: &str, language: Language) -> Vec<crate::Attributed> {
        crate::attributed::read(text, self.lexicon(language), &self.noise)
    }

    /// Reads one document. A language that we do not read gives a document without claims that names the language.
    pub fn read(&self, raw: &Raw) -> Reading {
        let id = crate::input::hex(&Sha256::digest(raw.text.as_bytes()));
        let id = id.get(..16).unwrap_or(&id).to_owned();
        let (language, detected) = detect(&raw.text);
        let mut document = Document {
            id: id.clone(),
            raw_sha256: raw.raw_sha256.clone(),
            uri: raw.uri.clone(),
            title: raw.title.clone(),
            outlet: raw.outlet.clone(),
            agency: None,
            language,
            detected,
            published: raw.published.clone(),
            machine_translated: None,
            noise: Vec::new(),
        };
        let Some(language) = language else {
            return Reading { document, utterances: Vec::new(), claims: Vec::new() };
        };
        let lexicon = self.lexicon(language);
        let scan = Scan::new(&raw.text, raw.title.is_some(), lexicon, &self.noise);
        let offsets = Offsets::new(&raw.text);
        document.noise = scan
            .paragraphs
            .iter()
            .filter_map(|p| {
                p.noise.as_ref().map(|(rule, kind)| Noise {
                    span: offsets.span(p.bytes.clone()),
                    kind: *kind,
                    rule: rule.clone(),
                })
            })
            .collect();
        if document.title.is_none() {
            document.title = scan
                .paragraphs
                .iter()
                .find(|p| p.zone == model::Zone::Headline)
                .and_then(|p| raw.text.get(p.bytes.clone()))
                .map(str::to_owned);
        }
        document.published = document.published.or_else(|| published(&scan, lexicon));
        let people = People::read(&scan, lexicon);
        let mut context = Context::new(&id, document.published.clone(), people, offsets);
        claims::free_speaker(&scan, &mut context, lexicon);
        context.topical = topical(&scan, lexicon);
        context.subject = claims::subject(&scan, lexicon);
        for number in 0..scan.sentences.len() {
            claims::read(&scan, number, &mut context, lexicon);
        }
        let mut claims = context.claims;
        claims::link(&mut claims);
        let utterances = claims::utterances(&mut claims);
        Reading { document, utterances, claims }
    }
}

/// Whether a document is about a transfer of arms: its title names arms, or several sentences do and one of them speaks of a stage.
fn topical(scan: &Scan<'_>, lexicon: &Lexicon) -> bool {
    let armed = |s: &&crate::scan::Sentence| crate::predicates::arms(scan, s.tokens.clone(), lexicon);
    let staged = |s: &crate::scan::Sentence| !crate::predicates::find(scan, s.tokens.clone(), lexicon).is_empty();
    scan.sentences.iter().take_while(|s| s.zone == model::Zone::Headline).any(|s| armed(&s))
        || scan.sentences.iter().filter(armed).take(2).count() == 2 && scan.sentences.iter().filter(armed).any(staged)
}

/// The day of publication: from lines that say so, else from the first paragraphs, else from wherever a full date stands.
fn published(scan: &Scan<'_>, lexicon: &Lexicon) -> Option<When> {
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    let lines = |kind| {
        scan.paragraphs.iter().filter(move |p| p.noise.as_ref().is_some_and(|(_, k)| *k == kind)).map(|p| p.tokens.clone())
    };
    ranges.extend(lines(model::NoiseKind::Dateline));
    ranges.extend(scan.paragraphs.iter().filter(|p| p.noise.is_none()).take(4).map(|p| p.tokens.clone()));
    ranges.extend(scan.paragraphs.iter().filter(|p| p.noise.is_none()).skip(4).take(200).map(|p| p.tokens.clone()));
    ranges.extend(scan.paragraphs.iter().filter(|p| p.noise.is_some()).take(50).map(|p| p.tokens.clone()));
    dates::published(scan.text, &scan.tokens, &scan.words, &ranges, lexicon)
}

/// The language of a text, where it is one that we read, and what was detected (ISO 639-3).
fn detect(text: &str) -> (Option<Language>, Option<String>) {
    // The head is enough: detecting takes longer than all else that is done with the same text.
    let end = text.char_indices().nth(600).map_or(text.len(), |(i, _)| i);
    let Some(info) = whatlang::detect(text.get(..end).unwrap_or(text)) else { return (None, None) };
    let language = match info.lang() {
        whatlang::Lang::Fra => Some(Language::Fr),
        whatlang::Lang::Eng => Some(Language::En),
        _ => None,
    };
    (language, Some(info.lang().code().to_owned()))
}

/// Byte offsets to offsets in Unicode scalar values.
#[derive(Debug)]
pub struct Offsets<'t> {
    /// Characters before each 256th byte.
    marks: Vec<u32>,
    text: &'t [u8],
}

impl<'t> Offsets<'t> {
    /// Counts once.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / 256 + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % 256 == 0 {
                marks.push(count);
            }
            count += u32::from(byte & 0xC0 != 0x80);
        }
        marks.push(count);
        Self { marks, text: text.as_bytes() }
    }

    /// The characters before a byte.
    pub fn chars(&self, byte: usize) -> u32 {
        let block = byte / 256;
        let base = self.marks.get(block).or(self.marks.last()).copied().unwrap_or(0);
        let rest = self.text.get(block * 256..byte.min(self.text.len())).unwrap_or_default();
        base + rest.iter().filter(|b| **b & 0xC0 != 0x80).count() as u32
    }

    /// A byte range in characters.
    pub fn span(&self, bytes: std::ops::Range<usize>) -> Span {
        Span::new(self.chars(bytes.start), self.chars(bytes.end))
    }
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
