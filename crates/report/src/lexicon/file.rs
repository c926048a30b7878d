//! The shape of a language's file.

use std::collections::BTreeMap;

use model::{Language, Mode, Stage, Stance};
use serde::Deserialize;

use super::{Person, Sense};
use crate::conjugate::Forms;

/// Who a stage's subject is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frame {
    /// The supplier: *sends*.
    Give,
    /// The recipient: *buys*.
    Take,
    /// The goods or the carrier: *arrived*.
    #[default]
    Move,
    /// The user, who is the recipient: *fires*.
    Use,
    /// Whoever helps the recipient: *trains*.
    Serve,
}

/// What a verb does to the infinitive, the gerund or the clause that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Govern {
    /// Tries to.
    Attempt,
    /// Seeks to, negotiates to.
    Seek,
    /// Plans to, is about to.
    Plan,
    /// May.
    Modal,
    /// Begins to, continues to: nothing.
    Start,
    /// Refuses to.
    Refuse,
}

/// Auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aux {
    /// Makes perfects.
    Have,
    /// Makes passives, in French some perfects, in English progressives.
    Be,
    /// Will, va: makes futures.
    Will,
    /// May, might, could.
    May,
    /// Would.
    Would,
    /// Does.
    Do,
}

/// A verb and what it says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Verb {
    /// The infinitive.
    pub lemma: String,
    /// Irregular forms.
    pub forms: Forms,
    /// It reports speech, with this stance.
    pub report: Option<Stance>,
    /// The stage that it says of things under way.
    pub stage: Option<Stage>,
    /// The stage that it says of things done, where another.
    pub perfect: Option<Stage>,
    /// Who its subject is.
    pub frame: Frame,
    /// What it does to what it governs.
    pub govern: Option<Govern>,
    /// It is an auxiliary.
    pub aux: Option<Aux>,
    /// With a stage's noun it says that the stage happened: *took place*.
    pub occurs: bool,
    /// Needs goods, arms or a known transfer beside it, so ordinary is it: *send*, *buy*.
    pub weak: bool,
    /// As the object of `cannot`, `unable to`: *confirm*, *say*.
    pub tells: bool,
}

/// Words with one function.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Words {
    pub(super) skip: Vec<String>,
    pub(super) negation: Vec<String>,
    pub(super) negator: Vec<String>,
    pub(super) title: Vec<String>,
    pub(super) coordinator: Vec<String>,
    pub(super) strong: Vec<String>,
    pub(super) that: Vec<String>,
    pub(super) particle: Vec<String>,
    pub(super) carrier: Vec<String>,
    pub(super) object: Vec<String>,
}

/// The words of dates.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DateWords {
    /// January first; alternatives separated by `|`.
    pub months: Vec<String>,
    /// Monday first.
    pub weekdays: Vec<String>,
    /// A unit's words: `day`, `week`, `month`, `year`.
    pub units: BTreeMap<String, Vec<String>>,
    /// Expressions and their offset: `-1d`, `-1w`, `-1m`, `-1y`, `+1w`, `0d`, `0m`.
    pub fixed: BTreeMap<String, String>,
    /// Before or behind a number and a unit: *ago*, *il y a*.
    pub ago: Vec<String>,
    /// Behind a weekday, month or unit: *last*, *dernier*.
    pub last: Vec<String>,
    /// Likewise: *next*, *prochain*.
    pub next: Vec<String>,
    /// Before a date: *since*.
    pub since: Vec<String>,
    /// Before a date: *by*, *before*.
    pub until: Vec<String>,
    /// Seasons and their months: `summer = [6, 8]`.
    pub seasons: BTreeMap<String, Vec<u32>>,
    /// *End of*, *fin*.
    pub end: Vec<String>,
    /// *Beginning of*, *début*.
    pub begin: Vec<String>,
    /// Between the words of a date: *of*, *the*.
    pub glue: Vec<String>,
}

/// Words around numbers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bounds {
    /// At least, more than.
    pub min: Vec<String>,
    /// At most, up to.
    pub max: Vec<String>,
    /// About.
    pub about: Vec<String>,
    /// Between.
    pub between: Vec<String>,
    /// To, and, or: between two numbers.
    pub to: Vec<String>,
    /// Units beyond goods: tonnes, containers, railcars.
    pub units: Vec<String>,
}

/// A language's file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) language: Language,
    #[serde(default)]
    pub(super) verb: Vec<Verb>,
    #[serde(default)]
    pub(super) words: Words,
    #[serde(default)]
    speech: BTreeMap<Stance, Vec<String>>,
    #[serde(default)]
    stance: BTreeMap<Stance, Vec<String>>,
    #[serde(default)]
    stage: BTreeMap<Stage, BTreeMap<FrameKey, Vec<String>>>,
    #[serde(default)]
    noun: BTreeMap<Stage, BTreeMap<FrameKey, Vec<String>>>,
    #[serde(default)]
    mode: BTreeMap<Mode, Vec<String>>,
    #[serde(default)]
    mark: Marks,
    #[serde(default)]
    pronoun: Pronouns,
    #[serde(default)]
    pub(super) numbers: BTreeMap<String, f64>,
    #[serde(default)]
    pub(super) magnitudes: BTreeMap<String, [f64; 2]>,
    #[serde(default)]
    pub(super) dates: DateWords,
    #[serde(default)]
    pub(super) bounds: Bounds,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum FrameKey {
    Give,
    Take,
    Move,
    Use,
    Serve,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Marks {
    source: Vec<String>,
    no_source: Vec<String>,
    purpose: Vec<String>,
    pretended: Vec<String>,
    transit: Vec<String>,
    covert: Vec<String>,
    vague: Vec<String>,
    forum: Vec<String>,
    allegation: Vec<String>,
    endorses: Vec<String>,
    anaphor: Vec<String>,
    office: Vec<String>,
    body: Vec<String>,
    organisation: Vec<String>,
    block: Vec<String>,
    amount: Vec<String>,
    way: Vec<String>,
    background: Vec<String>,
    unplaced: Vec<String>,
    issued: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Pronouns {
    masculine: Vec<String>,
    neuter: Vec<String>,
    feminine: Vec<String>,
    plural: Vec<String>,
    last: Vec<String>,
    first: Vec<String>,
}

impl File {
    /// Every pattern list with its meaning.
    pub(super) fn senses(&self) -> Vec<(Sense, &[String])> {
        let frame = |key: FrameKey| match key {
            FrameKey::Give => Frame::Give,
            FrameKey::Take => Frame::Take,
            FrameKey::Move => Frame::Move,
            FrameKey::Use => Frame::Use,
            FrameKey::Serve => Frame::Serve,
        };
        let mut senses: Vec<(Sense, &[String])> = Vec::new();
        senses.extend(self.speech.iter().map(|(s, p)| (Sense::Speech(*s), p.as_slice())));
        senses.extend(self.stance.iter().map(|(s, p)| (Sense::Stance(*s), p.as_slice())));
        for (stage, frames) in &self.stage {
            senses.extend(frames.iter().map(|(f, p)| (Sense::Stage(*stage, frame(*f)), p.as_slice())));
        }
        for (stage, frames) in &self.noun {
            senses.extend(frames.iter().map(|(f, p)| (Sense::Noun(*stage, frame(*f)), p.as_slice())));
        }
        senses.extend(self.mode.iter().map(|(m, p)| (Sense::Mode(*m), p.as_slice())));
        let m = &self.mark;
        senses.extend([
            (Sense::Source, m.source.as_slice()),
            (Sense::NoSource, &m.no_source),
            (Sense::Purpose, &m.purpose),
            (Sense::Pretended, &m.pretended),
            (Sense::Transit, &m.transit),
            (Sense::Covert, &m.covert),
            (Sense::Vague, &m.vague),
            (Sense::Forum, &m.forum),
            (Sense::Allegation, &m.allegation),
            (Sense::Endorses, &m.endorses),
            (Sense::Anaphor, &m.anaphor),
            (Sense::Office, &m.office),
            (Sense::Body, &m.body),
            (Sense::Organisation, &m.organisation),
            (Sense::Block, &m.block),
            (Sense::Amount, &m.amount),
            (Sense::Way, &m.way),
            (Sense::Background, &m.background),
            (Sense::Unplaced, &m.unplaced),
            (Sense::Issued, &m.issued),
            (Sense::Pronoun(Person::Neuter), &self.pronoun.neuter),
            (Sense::Pronoun(Person::Masculine), &self.pronoun.masculine),
            (Sense::Pronoun(Person::Feminine), &self.pronoun.feminine),
            (Sense::Pronoun(Person::Plural), &self.pronoun.plural),
            (Sense::Pronoun(Person::Last), &self.pronoun.last),
            (Sense::Pronoun(Person::First), &self.pronoun.first),
        ]);
        senses
    }
}
