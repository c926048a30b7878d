//! The words that rules look for: data files, one a language, with the tables of places and goods.
//!
//! An analyst can read and extend them: see `lexicon/README.md`. What is wrong in one is told with its file and entry.

mod file;
mod items;
pub(crate) mod pattern;
mod places;

use model::{Language, Mode, Stage, Stance};
use rustc_hash::FxHashMap;

pub use self::{
    file::{Aux, DateWords, Frame, Govern, Verb},
    items::{ItemClass, Items},
    places::{Form, Place, PlaceKind},
};
use crate::{
    conjugate::{self, Tense},
    dates::DateIndex,
};

/// Why a lexicon cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// Not the shape of a lexicon.
    #[error("{file}: {source}")]
    Shape {
        /// The file.
        file: String,
        /// What the reader says, with its line.
        source: Box<toml::de::Error>,
    },
    /// A pattern that cannot be read.
    #[error("{file}: {source}")]
    Pattern {
        /// The file.
        file: String,
        /// The pattern and why.
        source: pattern::BadPattern,
    },
    /// A word used where another kind was expected.
    #[error("{file}: {what}")]
    Entry {
        /// The file.
        file: String,
        /// What is wrong.
        what: String,
    },
}

/// What a pattern of the lexicon means.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// How somebody stands to what follows.
    Stance(Stance),
    /// A stage, with who its subject is.
    Stage(Stage, Frame),
    /// A noun of a stage: *delivery*.
    Noun(Stage, Frame),
    /// Goods, by number in the table.
    Item(u16),
    /// A place, by number in the table.
    Place(u16, Form),
    /// A person in office.
    Office,
    /// A body that speaks.
    Body,
    /// An organisation that speaks for itself: an institute, a company, a newspaper.
    Organisation,
    /// *According to*.
    Source,
    /// *According to which*: no attribution.
    NoSource,
    /// Means of carriage.
    Mode(Mode),
    /// What follows is a purpose.
    Purpose,
    /// What follows is only pretended.
    Pretended,
    /// What follows lies on the way.
    Transit,
    /// Hidden.
    Covert,
    /// A quantity without bounds.
    Vague,
    /// A forum: briefing, communiqué.
    Forum,
    /// Speaks of the claims of another: *these allegations*.
    Allegation,
    /// Shares another's claim: *concurs with the assessment*.
    Endorses,
    /// The subject of a claim named again: *these shipments*.
    Anaphor,
    /// A phrase that reports speech: *made clear*.
    Speech(Stance),
    /// Speaks for nobody that could be placed: a source, a docker.
    Unplaced,
    /// A text that somebody issues and speaks in: a communiqué, a letter.
    Issued,
    /// What a refusal leaves open: how many.
    Amount,
    /// Likewise: by which way.
    Way,
    /// Of another matter: elections, budgets, the course of the war.
    Background,
    /// Not about a transfer although its words are.
    Block,
    /// What a pronoun of the third person stands for: masculine, feminine, plural.
    Pronoun(Person),
}

/// Third persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// He, il.
    Masculine,
    /// She, elle.
    Feminine,
    /// They.
    Plural,
    /// It: a body or state.
    Neuter,
    /// Whoever spoke last: *the latter*, *ce dernier*.
    Last,
    /// I, we: the speaker.
    First,
}

/// A language's words, with the places and goods known by them.
#[derive(Debug)]
pub struct Lexicon {
    /// The language.
    pub language: Language,
    /// Its verbs.
    pub verbs: Vec<Verb>,
    forms: FxHashMap<String, Vec<(u16, Tense)>>,
    lemmas: FxHashMap<String, Vec<String>>,
    pub(crate) index: pattern::Index,
    senses: Vec<Sense>,
    words: FxHashMap<String, u16>,
    /// Numbers in words.
    pub numbers: FxHashMap<String, f64>,
    /// Magnitudes in words: their bounds.
    pub magnitudes: FxHashMap<String, (f64, f64)>,
    /// The words of dates.
    pub date_index: DateIndex,
    /// Places.
    pub places: Vec<Place>,
    /// Goods.
    pub items: Items,
    /// Words of bounds: at least, at most, about, between.
    pub bounds: file::Bounds,
}

const SKIP: u16 = 1;
const NEGATION: u16 = 2;
const NEGATOR: u16 = 4;
const TITLE: u16 = 8;
const COORDINATOR: u16 = 16;
const STRONG: u16 = 32;
const THAT: u16 = 64;
const LOWER_NAME: u16 = 128;
const CARRIER: u16 = 256;
const OBJECT: u16 = 512;

impl Lexicon {
    /// Reads the files of a language, each given with its name for messages.
    pub fn read(language: (&str, &str), places: &[(&str, &str)], items: (&str, &str)) -> Result<Self, LexiconError> {
        let shape = |file: &str| {
            let file = file.to_owned();
            move |source| LexiconError::Shape { file, source: Box::new(source) }
        };
        let file: file::File = toml::from_str(language.1).map_err(shape(language.0))?;
        let mut lexicon = Self {
            language: file.language,
            verbs: Vec::new(),
            forms: FxHashMap::default(),
            lemmas: FxHashMap::default(),
            index: pattern::Index::default(),
            senses: Vec::new(),
            words: FxHashMap::default(),
            numbers: file.numbers.clone().into_iter().collect(),
            magnitudes: file.magnitudes.clone().into_iter().map(|(k, v)| (k, (v[0], v[1]))).collect(),
            date_index: DateIndex::new(&file.dates).map_err(|what| LexiconError::Entry { file: language.0.to_owned(), what })?,
            places: Vec::new(),
            items: Items::default(),
            bounds: file.bounds.clone(),
        };
        for verb in &file.verb {
            if lexicon.verbs.iter().any(|v| v.lemma == verb.lemma) {
                let what = format!("the verb {:?} has two entries", verb.lemma);
                return Err(LexiconError::Entry { file: language.0.to_owned(), what });
            }
            lexicon.add_verb(verb);
        }
        for (sense, patterns) in file.senses() {
            lexicon.add(language.0, &sense, patterns)?;
        }
        for (words, flag) in [
            (&file.words.skip, SKIP),
            (&file.words.negation, NEGATION),
            (&file.words.negator, NEGATOR),
            (&file.words.title, TITLE),
            (&file.words.coordinator, COORDINATOR),
            (&file.words.strong, STRONG),
            (&file.words.that, THAT),
            (&file.words.particle, LOWER_NAME),
            (&file.words.carrier, CARRIER),
            (&file.words.object, OBJECT),
        ] {
            for word in words {
                *lexicon.words.entry(word.clone()).or_default() |= flag;
            }
        }
        for (name, text) in places {
            let table: places::Table = toml::from_str(text).map_err(shape(name))?;
            for place in table.place {
                let number = lexicon.places.len() as u16;
                for (form, patterns) in place.forms(lexicon.language) {
                    lexicon.add(name, &Sense::Place(number, form), &patterns)?;
                }
                lexicon.places.push(place.into());
            }
        }
        let table: items::Table = toml::from_str(items.1).map_err(shape(items.0))?;
        lexicon.items = Items::new(&table).map_err(|what| LexiconError::Entry { file: items.0.to_owned(), what })?;
        for (number, item) in table.item.iter().enumerate() {
            lexicon.add(items.0, &Sense::Item(number as u16), item.words(lexicon.language))?;
        }
        Ok(lexicon)
    }

    fn add(&mut self, file: &str, sense: &Sense, patterns: &[String]) -> Result<(), LexiconError> {
        for text in patterns {
            let elements = pattern::parse(text).map_err(|source| LexiconError::Pattern { file: file.to_owned(), source })?;
            for element in &elements {
                if let pattern::Element::Verb(lemma) = element
                    && !self.verbs.iter().any(|v| v.lemma == *lemma)
                {
                    return Err(LexiconError::Entry {
                        file: file.to_owned(),
                        what: format!("pattern {text:?} uses the verb {lemma:?}, which has no [[verb]] entry"),
                    });
                }
            }
            self.index.add(elements);
            self.senses.push(sense.clone());
        }
        Ok(())
    }

    fn add_verb(&mut self, verb: &Verb) {
        let number = self.verbs.len() as u16;
        let forms = match self.language {
            Language::Fr => conjugate::french(&verb.lemma, &verb.forms),
            Language::En => conjugate::english(&verb.lemma, &verb.forms),
        };
        for (form, tense) in forms {
            let readings = self.forms.entry(form.clone()).or_default();
            if !readings.contains(&(number, tense)) {
                readings.push((number, tense));
            }
            let lemmas = self.lemmas.entry(form).or_default();
            if !lemmas.contains(&verb.lemma) {
                lemmas.push(verb.lemma.clone());
            }
        }
        self.verbs.push(verb.clone());
    }

    /// The readings of a word as a form of a verb: the verb's number and the tense.
    pub fn readings(&self, word: &str) -> &[(u16, Tense)] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// The lemmas of a word's readings.
    pub fn lemmas(&self, word: &str) -> &[String] {
        self.lemmas.get(word).map_or(&[], Vec::as_slice)
    }

    /// A verb by number.
    pub fn verb(&self, number: u16) -> Option<&Verb> {
        self.verbs.get(usize::from(number))
    }

    /// A pattern's meaning.
    pub fn sense(&self, pattern: u32) -> Option<&Sense> {
        self.senses.get(pattern as usize)
    }

    fn flag(&self, word: &str, flag: u16) -> bool {
        self.words.get(word).is_some_and(|f| f & flag != 0)
    }

    /// May stand between an auxiliary and its verb.
    pub fn skips(&self, word: &str) -> bool {
        self.flag(word, SKIP)
            || self.language == Language::Fr && word.len() > 6 && word.ends_with("ment")
            || self.language == Language::En && word.len() > 4 && word.ends_with("ly")
    }

    /// *not*, *pas*.
    pub fn negates(&self, word: &str) -> bool {
        self.flag(word, NEGATION)
    }

    /// *ne*, which alone negates nothing.
    pub fn negator(&self, word: &str) -> bool {
        self.flag(word, NEGATOR)
    }

    /// *Mr*, *M.*
    pub fn title(&self, word: &str) -> bool {
        self.flag(word, TITLE)
    }

    /// *and*, *but*.
    pub fn coordinates(&self, word: &str) -> bool {
        self.flag(word, COORDINATOR | STRONG)
    }

    /// *while*, *but*: a new clause for sure.
    pub fn parts(&self, word: &str) -> bool {
        self.flag(word, STRONG)
    }

    /// *that*, *que*.
    pub fn that(&self, word: &str) -> bool {
        self.flag(word, THAT)
    }

    /// A weekday or a month.
    pub fn dates_hold(&self, word: &str) -> bool {
        self.date_index.names(word)
    }

    /// A ship, before its name.
    pub fn carrier(&self, word: &str) -> bool {
        self.flag(word, CARRIER)
    }

    /// A pronoun that may mean the goods.
    pub fn object(&self, word: &str) -> bool {
        self.flag(word, OBJECT)
    }

    /// Small words inside names: *de*, *van*, *al*.
    pub fn particle(&self, word: &str) -> bool {
        self.flag(word, LOWER_NAME)
    }
}

#[cfg(test)]
#[path = "lexicon_tests.rs"]
mod tests;
