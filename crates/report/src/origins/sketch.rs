//! What is kept of a document: enough to tell whose words it renders, small enough for tens of thousands.

use model::{Claim, Day, Language, Mode, Precision, Quantity, QuantityKind, Rendering, Stage, Stance, When, Zone};
use rustc_hash::FxHashMap;

use super::{
    agencies::{Agencies, House},
    shingles::Shingles,
};
use crate::{Raw, Reader, Reading};

/// What is kept of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The claim's id.
    pub claim: String,
    /// How the speaker stands to it.
    pub stance: Stance,
    /// Its stage.
    pub stage: Option<Stage>,
    /// Tried, not done.
    pub attempted: bool,
    /// How close to the words spoken.
    pub rendering: Rendering,
    /// How many characters show it.
    pub length: u32,
    /// Who sends: a code, or folded words.
    pub supplier: Option<String>,
    /// Who gets.
    pub recipient: Option<String>,
    /// Classes of goods.
    pub items: Vec<String>,
    /// Classes excluded.
    pub excluded: Vec<String>,
    /// How much, in a form that does not depend on the language.
    pub quantity: Option<String>,
    /// Where it pretends to go: codes where the places are known.
    pub pretended: Vec<String>,
    /// Through where.
    pub transit: Vec<String>,
    /// By what means.
    pub mode: Option<Mode>,
}

/// What is kept of an utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct Speech {
    /// Its id in its document.
    pub utterance: String,
    /// The speaker in the document's words.
    pub speaker: String,
    /// The last name, folded, where the speaker is a person; an office or body has none.
    pub surname: Option<String>,
    /// Whose knowledge it is; empty where it cannot be told.
    pub origin: String,
    /// The outlet speaks for itself.
    pub narrated: bool,
    /// The days it can have been said on.
    pub days: Option<(Day, Day)>,
    /// The text dates it; else the day is the document's own.
    pub dated: bool,
    /// Its claims that count, in order of the text.
    pub parts: Vec<Part>,
}

/// What is kept of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// The document's id.
    pub document: String,
    /// Its language.
    pub language: Option<Language>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// The outlet's house, where it is known.
    pub house: Option<House>,
    /// The agency it credits.
    pub agency: Option<String>,
    /// The mark of machine translation found.
    pub residue: Option<String>,
    /// When it was published.
    pub published: Option<Day>,
    /// What it renders.
    pub speeches: Vec<Speech>,
    /// Its word sequences.
    pub(super) shingles: Shingles,
    /// The numbers written in digits, sorted.
    pub(super) numbers: Vec<u64>,
}

impl Sketch {
    /// Sketches a document that was read.
    pub fn new(raw: &Raw, reading: &Reading, reader: &Reader, agencies: &Agencies) -> Self {
        let document = &reading.document;
        let mut by_utterance: FxHashMap<&str, Vec<Part>> = FxHashMap::default();
        for claim in reading.claims.iter().filter(|c| c.evidential && c.zone != Zone::Headline) {
            by_utterance.entry(&claim.utterance).or_default().push(part(claim, reader));
        }
        let speeches: Vec<Speech> = reading
            .utterances
            .iter()
            .filter_map(|u| {
                let parts = by_utterance.remove(u.id.as_str())?;
                let narrated = u.speaker == "narrator" || u.speaker.is_empty();
                Some(Speech {
                    utterance: u.id.clone(),
                    surname: if narrated { None } else { surname(&u.speaker, reader, document.language) },
                    speaker: u.speaker.clone(),
                    origin: u.origin.clone(),
                    narrated,
                    days: u.said.as_ref().and_then(days),
                    dated: u.said.as_ref().is_some_and(|said| Some(said) != document.published.as_ref()),
                    parts,
                })
            })
            .collect();
        let house = document.outlet.as_deref().and_then(|o| agencies.house(o)).cloned();
        let credited = document.agency.as_deref().or_else(|| agencies.credited(&raw.text)).map(str::to_owned);
        let agency = credited.or_else(|| match &house {
            Some(House::Agency(name)) => Some(name.clone()),
            _ => None,
        });
        Self {
            document: document.id.clone(),
            language: document.language,
            outlet: document.outlet.clone(),
            house,
            agency,
            residue: document.machine_translated.clone().or_else(|| agencies.translated(&raw.text, document.language)),
            published: document.published.as_ref().and_then(|w| w.from),
            speeches: joined(speeches),
            shingles: Shingles::new(&raw.text),
            numbers: numbers(&raw.text),
        }
    }
}

/// An article of Wednesday dates a briefing once, "on Tuesday", and goes on without a date: what its speaker says undated belongs to
/// what the same origin said a few days before.
fn joined(speeches: Vec<Speech>) -> Vec<Speech> {
    const DAYS: i32 = 3;
    let (mut kept, undated): (Vec<Speech>, Vec<Speech>) =
        speeches.into_iter().partition(|s| s.dated || s.narrated || s.origin.is_empty());
    for speech in undated {
        let before = kept.iter_mut().find(|k| {
            let day = |s: &Speech| s.days.filter(|(a, b)| a == b).map(|(a, _)| a.days());
            let apart = day(k).zip(day(&speech)).map(|(known, own)| own - known);
            k.dated && k.origin == speech.origin && apart.is_some_and(|days| (0..=DAYS).contains(&days))
        });
        match before {
            Some(known) => {
                if known.surname.is_none() && speech.surname.is_some() {
                    (known.speaker, known.surname) = (speech.speaker, speech.surname);
                }
                known.parts.extend(speech.parts);
            }
            None => kept.push(speech),
        }
    }
    kept
}

/// The days of a date that can be told; a month and more is no day but still bounds it.
fn days(when: &When) -> Option<(Day, Day)> {
    match when.precision {
        Precision::Day | Precision::Month | Precision::Range => when.from.zip(when.to),
        _ => None,
    }
}

/// A person's last name, folded: the last word of two or more that begin with capitals, none of which the lexicon knows.
fn surname(speaker: &str, reader: &Reader, language: Option<Language>) -> Option<String> {
    let words: Vec<&str> = speaker.split_whitespace().collect();
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let particle =
        |w: &&str| matches!(*w, "de" | "du" | "des" | "la" | "le" | "von" | "van" | "der" | "al" | "el" | "bin" | "da" | "di");
    if words.len() < 2 || words.len() > 5 || !words.iter().all(|w| capital(w) || particle(w)) {
        return None;
    }
    if reader.institution(speaker, language.unwrap_or(Language::En)) {
        return None;
    }
    words.last().map(|w| fold(w))
}

/// Small letters without accents.
pub(super) fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

fn part(claim: &Claim, reader: &Reader) -> Part {
    let party = |p: &Option<model::Party>| p.as_ref().map(|p| fold(&p.code)).filter(|c| !c.is_empty());
    let classes = |items: &[model::Item]| {
        let mut classes: Vec<String> = items.iter().map(|i| i.class.clone()).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    };
    let places = |names: &[String]| names.iter().map(|n| reader.place_code(n).unwrap_or_else(|| fold(n))).collect();
    Part {
        claim: claim.id.clone(),
        stance: claim.stance,
        stage: claim.stage,
        attempted: claim.attempted,
        rendering: claim.rendering,
        length: claim.span.len(),
        supplier: party(&claim.supplier),
        recipient: party(&claim.recipient),
        items: classes(&claim.items),
        excluded: classes(&claim.excluded),
        quantity: claim.quantity.as_ref().and_then(quantity),
        pretended: places(&claim.pretended),
        transit: places(&claim.transit),
        mode: claim.mode,
    }
}

/// A quantity without the words of a language: its kind and bounds. One declined is no rendering of an amount.
fn quantity(quantity: &Quantity) -> Option<String> {
    let number = |n: Option<f64>| n.map_or_else(|| "?".to_owned(), |n| n.to_string());
    match quantity.kind {
        QuantityKind::Declined => None,
        QuantityKind::Vague => Some("vague".to_owned()),
        QuantityKind::Exact => Some(number(quantity.min.or(quantity.max))),
        QuantityKind::Min => Some(format!(">={}", number(quantity.min))),
        QuantityKind::Max => Some(format!("<={}", number(quantity.max))),
        QuantityKind::Range | QuantityKind::Magnitude => Some(format!("{}-{}", number(quantity.min), number(quantity.max))),
    }
}

/// The numbers of two digits and more, thousands joined, each once.
fn numbers(text: &str) -> Vec<u64> {
    const MOST: usize = 200;
    let mut found = Vec::new();
    let mut open: Option<u64> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c.to_digit(10), open) {
            (Some(d), before) => open = Some(before.unwrap_or(0).saturating_mul(10).saturating_add(u64::from(d))),
            (None, Some(_))
                if matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}') && chars.peek().is_some_and(char::is_ascii_digit) => {}
            (None, Some(number)) => {
                found.extend((number >= 10).then_some(number));
                open = None;
            }
            (None, None) => {}
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.extend(open.filter(|n| *n >= 10));
    found.sort_unstable();
    found.dedup();
    found
}
