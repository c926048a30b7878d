//! Claims by a language model, where one is at hand: an addition to the rules, never needed.
//!
//! Speaks to any endpoint that speaks as `OpenAI` does (llama.cpp, vLLM and others). A model is a source of proposals: each must quote its passage,
//! the passage must stand in the text, and offsets come from there. Whatever does not anchor is refused and counted.

mod anchor;
mod endpoint;
mod schema;

use std::{collections::BTreeMap, time::Duration};

use model::{Claim, Language, Precision, Span, Utterance, When};

use self::anchor::Anchors;
pub use self::endpoint::EndpointError;
use crate::{Offsets, Raw, Reading};

/// Where the model is, and how to speak to it.
#[derive(Clone, Debug)]
pub struct ExtractOptions {
    /// The address before `/v1/chat/completions`, http or https.
    pub base: String,
    /// The model's name.
    pub model: String,
    /// Sent as a bearer token, where the endpoint wants one.
    pub key: Option<String>,
    /// For one request as a whole.
    pub timeout: Duration,
    /// Before the second try.
    pub pause: Duration,
    /// Characters of a document shown to the model at most.
    pub max_chars: usize,
}

impl ExtractOptions {
    /// With the defaults.
    pub fn new(base: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            base: base.into(),
            model: model.into(),
            key: None,
            timeout: Duration::from_mins(2),
            pause: Duration::from_secs(1),
            max_chars: 24_000,
        }
    }
}

/// Why a proposal of the model is no claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// Its passage stands nowhere in the text.
    NotInText,
    /// Its passage stands in a caption, a share bar or the like.
    InNoise,
    /// Its passage is too short to show anything.
    TooShort,
    /// A stance, stage, mode or kind that does not exist.
    UnknownValue,
    /// Not of the form asked for.
    Malformed,
    /// The same passage, stance and stage as another's.
    Repeated,
}

/// What came of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extracted {
    /// The claims that anchor, their rule `model:<name>`.
    pub claims: Vec<Claim>,
    /// Their utterances.
    pub utterances: Vec<Utterance>,
    /// Proposals refused, by reason.
    pub refused: BTreeMap<Refusal, usize>,
    /// The document was longer than was shown.
    pub truncated: bool,
}

/// Asks the model for a document's claims. `reading` says what is noise, what language it is in, and which numbers are taken.
pub fn extract(raw: &Raw, reading: &Reading, options: &ExtractOptions) -> Result<Extracted, EndpointError> {
    let mut extracted = Extracted::default();
    let Some(language) = reading.document.language else { return Ok(extracted) };
    let end = raw.text.char_indices().nth(options.max_chars).map_or(raw.text.len(), |(i, _)| i);
    extracted.truncated = end < raw.text.len();
    let shown = raw.text.get(..end).unwrap_or_default();
    let answer = endpoint::ask(options, &schema::messages(shown, language, reading), &schema::schema())?;
    let anchors = Anchors::new(&raw.text);
    let offsets = Offsets::new(&raw.text);
    let mut refuse = |reason| *extracted.refused.entry(reason).or_default() += 1;
    for proposal in answer {
        let proposal = match serde_json::from_value::<schema::Proposal>(proposal) {
            Ok(proposal) => proposal,
            Err(error) => {
                // An unknown name in a list of names, or a form that is none.
                refuse(if error.to_string().starts_with("unknown variant") { Refusal::UnknownValue } else { Refusal::Malformed });
                continue;
            }
        };
        // Three words are the least that says anything.
        if proposal.passage.split_whitespace().count() < 3 {
            refuse(Refusal::TooShort);
            continue;
        }
        let places: Vec<_> = anchors.find(&proposal.passage);
        let spans = places.iter().map(|bytes| (bytes.clone(), offsets.span(bytes.clone())));
        let noisy = |span: Span| reading.document.noise.iter().any(|n| n.span.shared(span) > 0);
        let Some((bytes, span)) = spans.clone().find(|(_, span)| !noisy(*span)) else {
            refuse(if places.is_empty() { Refusal::NotInText } else { Refusal::InNoise });
            continue;
        };
        let known = |c: &Claim| c.span == span && c.stance == proposal.stance && c.stage == proposal.stage;
        if extracted.claims.iter().any(known) {
            refuse(Refusal::Repeated);
            continue;
        }
        let exact = raw.text.get(bytes).unwrap_or_default().to_owned();
        let number = extracted.claims.len() + 1;
        let said = proposal.said.as_deref().and_then(day).or_else(|| reading.document.published.clone());
        let claim = proposal.claim(
            format!("{}.M{number}", reading.document.id),
            &reading.document.id,
            (span, exact),
            said,
            &options.model,
        );
        extracted.claims.push(claim);
    }
    extracted.claims.sort_by_key(|c| c.span);
    extracted.utterances = crate::claims::utterances(&mut extracted.claims);
    // Their numbers must not meet those of the rules' utterances.
    let renamed = |id: &str| id.replacen(".u", ".m", 1);
    extracted.utterances.iter_mut().for_each(|u| u.id = renamed(&u.id));
    extracted.claims.iter_mut().for_each(|c| c.utterance = renamed(&c.utterance));
    Ok(extracted)
}

/// Adds a model's claims to what the rules read: those of the same passage that the rules have already are left out.
pub fn merge(reading: &mut Reading, extracted: Extracted) -> usize {
    // From this overlap on, with the same stance and stage, two claims are one.
    const SAME: f64 = 0.6;
    let before = reading.claims.len();
    let same = |c: &Claim, m: &Claim| c.stance == m.stance && c.stage == m.stage && c.span.overlap(m.span) >= SAME;
    let new: Vec<Claim> = extracted.claims.into_iter().filter(|m| !reading.claims.iter().any(|c| same(c, m))).collect();
    let used = |u: &Utterance| new.iter().any(|c| c.utterance == u.id);
    reading.utterances.extend(extracted.utterances.into_iter().filter(used));
    reading.claims.extend(new);
    reading.claims.sort_by_key(|c| c.span);
    reading.claims.len() - before
}

/// A day as the schema asks for it.
fn day(text: &str) -> Option<When> {
    let day = model::Day::parse(text.trim())?;
    Some(When { from: Some(day), to: Some(day), precision: Precision::Day, expression: text.trim().to_owned() })
}

/// The language's name in the prompt.
const fn name(language: Language) -> &'static str {
    match language {
        Language::Fr => "French",
        Language::En => "English",
    }
}

#[cfg(test)]
#[path = "extract_tests.rs"]
mod tests;
