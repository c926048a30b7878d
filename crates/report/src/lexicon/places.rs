//! States, capitals, regions and ports as texts name them.

use model::Language;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) place: Vec<Row>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A state: it speaks, sends and receives.
    State,
    /// A bloc, alliance or territory that speaks or receives like one.
    Bloc,
    /// A sea, a part of a continent, a province.
    Region,
    /// A port or a city.
    Port,
}

/// A place as its file gives it.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Row {
    code: String,
    kind: PlaceKind,
    fr: Vec<String>,
    en: Vec<String>,
    demonym_fr: Vec<String>,
    demonym_en: Vec<String>,
    capital: Vec<String>,
    capital_fr: Vec<String>,
    capital_en: Vec<String>,
    seat_fr: Vec<String>,
    seat_en: Vec<String>,
    #[serde(rename = "in")]
    inside: Option<String>,
}

impl Default for Row {
    fn default() -> Self {
        Self {
            code: String::new(),
            kind: PlaceKind::State,
            fr: Vec::new(),
            en: Vec::new(),
            demonym_fr: Vec::new(),
            demonym_en: Vec::new(),
            capital: Vec::new(),
            capital_fr: Vec::new(),
            capital_en: Vec::new(),
            seat_fr: Vec::new(),
            seat_en: Vec::new(),
            inside: None,
        }
    }
}

/// The form in which a text names a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Its name.
    Name,
    /// An adjective or its people.
    Demonym,
    /// Its capital, which may stand for it.
    Capital,
    /// The seat of its government, which stands for it.
    Seat,
}

impl Row {
    pub(super) fn forms(&self, language: Language) -> Vec<(Form, Vec<String>)> {
        let own = |fr: &[String], en: &[String]| if language == Language::Fr { fr.to_vec() } else { en.to_vec() };
        vec![
            (Form::Name, own(&self.fr, &self.en)),
            (Form::Demonym, own(&self.demonym_fr, &self.demonym_en)),
            (Form::Capital, [self.capital.clone(), own(&self.capital_fr, &self.capital_en)].concat()),
            (Form::Seat, own(&self.seat_fr, &self.seat_en)),
        ]
    }
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// A state's ISO 3166 code, or a code of its own.
    pub code: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Its name in the lexicon's language or else the other.
    pub names: [String; 2],
    /// The code of the state it lies in.
    pub inside: Option<String>,
}

impl From<Row> for Place {
    fn from(row: Row) -> Self {
        let first = |names: &[String]| names.first().cloned().unwrap_or_default();
        Self { names: [first(&row.fr), first(&row.en)], code: row.code, kind: row.kind, inside: row.inside }
    }
}

impl Place {
    /// Its name in a language.
    pub fn name(&self, language: Language) -> &str {
        let [fr, en] = &self.names;
        if language == Language::Fr && !fr.is_empty() || en.is_empty() { fr } else { en }
    }
}
