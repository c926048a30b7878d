//! Verb groups: a verb with its auxiliaries, its tense, whether it is negated, passive, hearsay or still to come.

mod left;
mod negation;
mod noun;

use std::ops::Range;

use crate::{
    conjugate::Tense,
    lexicon::{Aux, Lexicon},
    scan::Scan,
    token::Kind,
};

use self::{
    left::left_of,
    negation::{negated_around, only},
    noun::{DETERMINERS, clitic, nounlike, reduced, subject_before},
};

/// How a verb stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// With a subject.
    Finite,
    /// *To ship*, *d'expédier*.
    Infinitive,
    /// *Shipping*, *expédiant*.
    Gerund,
    /// *Shipped by*, *livrés*: without an auxiliary.
    Participle,
}

/// A verb group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its first token.
    pub from: usize,
    /// The token of its verb.
    pub at: usize,
    /// The verb's number in the lexicon.
    pub verb: u16,
    /// How it stands.
    pub mood: Mood,
    /// Perfect, preterite: done.
    pub completed: bool,
    /// Still to come.
    pub future: bool,
    /// Conditional of rumour, *may have*.
    pub hearsay: bool,
    /// Its subject suffers it.
    pub passive: bool,
    /// *Not*, *never*, *no* before it.
    pub negated: bool,
    /// Stands with its subject behind it: *a-t-il dit*, *said Voss*.
    pub inverted: bool,
}

/// Appends the verb groups among `range` to the scan.
pub(crate) fn find(scan: &mut Scan<'_>, range: Range<usize>, lexicon: &Lexicon) {
    let mut groups = Vec::new();
    for at in range.clone() {
        // "anti-ship" is no verb; "a-t-il" has its own way.
        let compound = scan.tokens[at].glued && lexicon.language == model::Language::En;
        if scan.tokens[at].kind == Kind::Word
            && !compound
            && let Some(group) = at_token(scan, at, range.start, range.end, lexicon)
        {
            groups.push(group);
        }
    }
    scan.groups.append(&mut groups);
}

fn at_token(scan: &Scan<'_>, at: usize, lowest: usize, highest: usize, lexicon: &Lexicon) -> Option<Group> {
    let word = scan.word(at);
    let readings = lexicon.readings(word);
    if readings.is_empty() || readings.iter().all(|(v, _)| lexicon.verb(*v).is_none_or(|v| v.aux.is_some())) {
        return None;
    }
    let left = left_of(scan, at, lowest, lexicon);
    let before = at.checked_sub(1).filter(|i| *i >= lowest).map_or("", |i| scan.word(i));
    let has = |tense: Tense| {
        readings.iter().find(|(v, t)| *t == tense && lexicon.verb(*v).is_some_and(|v| v.aux.is_none())).map(|(v, _)| *v)
    };
    let auxiliary = left.have.is_some() || left.be.is_some();
    let mut group = Group {
        from: left.from,
        at,
        verb: 0,
        mood: Mood::Finite,
        completed: false,
        future: left.will,
        hearsay: left.may || left.have == Some(Tense::Conditional) || left.be == Some(Tense::Conditional),
        passive: false,
        negated: left.negated,
        inverted: left.clitic_subject,
    };
    group.future |= left.have == Some(Tense::Future) || left.be == Some(Tense::Future);
    if let Some(verb) = has(Tense::Participle).filter(|_| auxiliary) {
        group.verb = verb;
        group.passive = left.be.is_some() && !moves(lexicon, verb);
        group.completed =
            left.have.is_some() || matches!(left.be, Some(Tense::Past | Tense::Imperfect | Tense::Participle)) || !group.passive;
        // English "are carried", French "sont livrés" are under way; "were handed over" is done.
        let nonfinite = |t: Option<Tense>| matches!(t, Some(Tense::Infinitive | Tense::Gerund));
        if nonfinite(left.have) || left.have.is_none() && nonfinite(left.be) {
            let gerund = left.have == Some(Tense::Gerund) || left.have.is_none() && left.be == Some(Tense::Gerund);
            let bare = left.to || lexicon.language == model::Language::Fr;
            group.mood = if gerund && left.be != Some(Tense::Present) {
                Mood::Gerund
            } else if bare && !left.will && !left.may {
                Mood::Infinitive
            } else {
                Mood::Finite
            };
        }
        if left.have.is_none() && left.be == Some(Tense::Gerund) {
            // "are being carried".
            group.completed = false;
            if scan.words[group.from..at].iter().any(|w| matches!(w.as_str(), "is" | "are" | "was" | "were" | "'s" | "'re")) {
                group.mood = Mood::Finite;
            }
        }
        if group.mood == Mood::Finite && left.would {
            group.hearsay = true;
        }
    } else if let Some(verb) = has(Tense::Gerund).filter(|_| left.be.is_some() && lexicon.language == model::Language::En) {
        group.verb = verb;
    } else if let Some(verb) = has(Tense::Future) {
        (group.verb, group.future) = (verb, true);
    } else if let Some(verb) = has(Tense::Conditional) {
        (group.verb, group.hearsay) = (verb, true);
    } else if let Some(verb) = has(Tense::Imperfect) {
        group.verb = verb;
    } else if let Some(verb) =
        has(Tense::Infinitive).filter(|_| left.to || left.will || left.may || left.would || left.does.is_some())
    {
        group.verb = verb;
        if left.to {
            group.mood = Mood::Infinitive;
        } else if matches!(left.does, Some(Tense::Past)) && !left.negated && scan.words[group.from..at].iter().any(|w| w == "did")
        {
            group.completed = true;
        }
        group.hearsay |= left.would && !left.will;
    } else if let Some(verb) = has(Tense::Infinitive).filter(|_| lexicon.language == model::Language::Fr) {
        group.verb = verb;
        group.mood = if left.will && !auxiliary { Mood::Finite } else { Mood::Infinitive };
        if left.may && group.mood == Mood::Infinitive {
            (group.mood, group.hearsay) = (Mood::Finite, true);
        }
    } else if DETERMINERS.contains(&before) && !clitic(scan, at, lowest) {
        return None;
    } else if let Some(verb) = has(Tense::Present) {
        if nounlike(word) && !subject_before(scan, at, lowest) {
            return None;
        }
        group.verb = verb;
    } else if let Some(verb) = has(Tense::Past) {
        let speech = lexicon.verb(verb).is_some_and(|v| v.report.is_some()) && scan.word(at + 1) != "by";
        let participle = has(Tense::Participle).is_some() && !speech && reduced(scan, at, lowest, highest, lexicon);
        group.verb = verb;
        group.completed = true;
        group.mood = if participle { Mood::Participle } else { Mood::Finite };
        group.passive = participle;
    } else if let Some(verb) = has(Tense::Gerund) {
        group.verb = verb;
        group.mood = Mood::Gerund;
    } else if let Some(verb) = has(Tense::Participle) {
        group.verb = verb;
        group.mood = Mood::Participle;
        group.passive = true;
        group.completed = true;
        // "a vendu et livré": the auxiliary is shared.
        let shared = lexicon.coordinates(before)
            && (at.saturating_sub(16).max(lowest)..at - 1).any(|i| {
                lexicon.readings(scan.word(i)).iter().any(|(_, t)| *t == Tense::Participle)
                    && (i.saturating_sub(3).max(lowest)..i).any(|k| {
                        lexicon
                            .readings(scan.word(k))
                            .iter()
                            .any(|(v, _)| lexicon.verb(*v).is_some_and(|v| v.aux == Some(Aux::Have)))
                    })
            });
        if shared {
            group.mood = Mood::Finite;
            group.passive = false;
        }
    } else if let Some(verb) = has(Tense::Infinitive) {
        // An English base form without "to": a present with a plural subject, where it is no noun.
        if nounlike(word) && !subject_before(scan, at, lowest) {
            return None;
        }
        group.verb = verb;
    } else {
        return None;
    }
    if !group.negated {
        group.negated = negated_around(scan, &group, left.negator, lowest, highest, lexicon);
    }
    // A verb of speech is negated by its own auxiliaries: "said that no ship" denies the ship, not the saying.
    if lexicon.verb(group.verb).is_some_and(|v| v.report.is_some()) && lexicon.language == model::Language::En {
        group.negated = left.negated;
    }
    group.negated &= !only(scan, at);
    Some(group)
}

/// French verbs of motion make their perfect with *être*; English *gone* likewise.
fn moves(lexicon: &Lexicon, verb: u16) -> bool {
    lexicon.language == model::Language::Fr
        && lexicon.verb(verb).is_some_and(|v| {
            matches!(
                v.lemma.as_str(),
                "arriver" | "partir" | "parvenir" | "venir" | "intervenir" | "abstenir" | "refuser" | "garder"
            )
        })
}

#[cfg(test)]
#[path = "groups_tests.rs"]
mod tests;
