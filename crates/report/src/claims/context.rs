//! What a sentence takes over from those before it.

use std::ops::Range;

use model::{Claim, Day, Item, Party, When};

use crate::{
    cues::Cue,
    people::{People, Speaker},
};

/// The state of reading a document.
#[derive(Debug)]
pub struct Context {
    /// The document's id.
    pub document: String,
    /// The day it was published.
    pub day: Option<Day>,
    /// The date of publication as a claim's date of speech.
    pub published: Option<When>,
    /// Who is named and who spoke.
    pub people: People,
    /// The claims so far.
    pub claims: Vec<Claim>,
    /// Who spoke in the last quotation, and the tokens of its sentence.
    pub quoted: Option<(Speaker, Range<usize>)>,
    /// The last cue, for a quotation that goes on.
    pub last_cue: Option<Cue>,
    /// The date of speech of the last cue.
    pub last_said: Option<When>,
    /// Who answers in an interview.
    pub interviewee: Option<Speaker>,
    /// The supplier of the transfer spoken of.
    pub supplier: Option<Party>,
    /// Its recipient.
    pub recipient: Option<Party>,
    /// Its goods.
    pub items: Vec<Item>,
    /// The title names arms.
    pub topical: bool,
    /// The number of the last claim's sentence.
    pub last_sentence: usize,
}

impl Context {
    /// Of a document that has not been read yet.
    pub fn new(document: &str, published: Option<When>, people: People) -> Self {
        let day = published.as_ref().and_then(|w| w.from);
        Self {
            document: document.to_owned(),
            day,
            published,
            people,
            claims: Vec::new(),
            quoted: None,
            last_cue: None,
            last_said: None,
            interviewee: None,
            supplier: None,
            recipient: None,
            items: Vec::new(),
            topical: false,
            last_sentence: 0,
        }
    }
}
