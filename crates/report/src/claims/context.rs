//! What a sentence takes over from those before it.

use std::ops::Range;

use model::{Claim, Day, Item, Party, When};

use crate::{
    people::{People, Speaker},
    reader::Offsets,
};

/// What a document as a whole is about, as shares of its sentences.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Subject {
    /// Sentences that name arms.
    pub arms: f32,
    /// Sentences that name goods of any kind.
    pub goods: f32,
    /// Sentences that speak of other matters.
    pub background: f32,
}

/// The state of reading a document.
#[derive(Debug)]
pub(crate) struct Context<'t> {
    /// Bytes to characters.
    pub offsets: Offsets<'t>,
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
    /// Who speaks freely where nobody else is named: in an interview, a transcript, a letter.
    pub interviewee: Option<Speaker>,
    /// Who answers in an interview of questions and dashed answers.
    pub host: Option<Speaker>,
    /// It is such an interview.
    pub dashed: bool,
    /// The supplier of the transfer spoken of.
    pub supplier: Option<Party>,
    /// Its recipient.
    pub recipient: Option<Party>,
    /// Its goods.
    pub items: Vec<Item>,
    /// The title names arms.
    pub topical: bool,
    /// What the document as a whole is about.
    pub subject: Subject,
    /// The number of the last claim's sentence.
    pub last_sentence: usize,
}

impl<'t> Context<'t> {
    /// Of a document that has not been read yet.
    pub(crate) fn new(document: &str, published: Option<When>, people: People, offsets: Offsets<'t>) -> Self {
        let day = published.as_ref().and_then(|w| w.from);
        Self {
            offsets,
            document: document.to_owned(),
            day,
            published,
            people,
            claims: Vec::new(),
            quoted: None,
            interviewee: None,
            host: None,
            dashed: false,
            supplier: None,
            recipient: None,
            items: Vec::new(),
            topical: false,
            subject: Subject::default(),
            last_sentence: 0,
        }
    }
}
