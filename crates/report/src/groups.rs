//! Verb groups: a verb with its auxiliaries, its tense, whether it is negated, passive, hearsay or still to come.

use std::ops::Range;

use crate::{
    conjugate::Tense,
    lexicon::{Aux, Form, Lexicon, Person, Sense},
    scan::Scan,
    token::Kind,
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

/// Words in front of which a form is a noun.
const DETERMINERS: [&str; 48] = [
    "le",
    "la",
    "les",
    "l'",
    "un",
    "une",
    "des",
    "du",
    "de",
    "d'",
    "ce",
    "cet",
    "cette",
    "ces",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "au",
    "aux",
    "aucun",
    "aucune",
    "toute",
    "tout",
    "chaque",
    "notre",
    "nos",
    "the",
    "a",
    "an",
    "this",
    "these",
    "those",
    "its",
    "their",
    "his",
    "her",
    "our",
    "any",
    "no",
    "of",
    "such",
    "every",
    "each",
    "some",
    "further",
    "première",
];

/// What stands to the left of a verb.
#[derive(Default)]
struct Left {
    from: usize,
    have: Option<Tense>,
    be: Option<Tense>,
    /// Between `be` and the verb stands *been*, *été*.
    been: bool,
    will: bool,
    would: bool,
    may: bool,
    does: Option<Tense>,
    to: bool,
    negated: bool,
    negator: bool,
    clitic_subject: bool,
}

fn left_of(scan: &Scan<'_>, at: usize, lowest: usize, lexicon: &Lexicon) -> Left {
    let mut left = Left { from: at, ..Left::default() };
    let mut i = at;
    let mut steps = 0;
    while i > lowest && steps < 9 {
        i -= 1;
        steps += 1;
        let word = scan.word(i);
        if word == "to" && lexicon.language == model::Language::En {
            if left.have.is_none() && left.be.is_none() && steps > 1 && left.from != i + 1 && i + 1 != at {
                break;
            }
            left.to = true;
            left.from = i;
            break;
        }
        let aux = lexicon.readings(word).iter().find_map(|(v, t)| lexicon.verb(*v).and_then(|v| v.aux).map(|a| (a, *t)));
        if let Some((aux, tense)) = aux {
            // "a" is an article in English and "est" the east; the language decides.
            match aux {
                Aux::Have => left.have = Some(tense),
                Aux::Be => {
                    if tense == Tense::Participle {
                        left.been = true;
                        if left.be.is_none() {
                            left.be = Some(tense);
                        }
                    } else if left.be.is_none() || left.been {
                        left.be = Some(tense);
                    }
                }
                Aux::Will => left.will = true,
                Aux::Would => left.would = true,
                Aux::May => left.may = true,
                Aux::Do => left.does = Some(tense),
            }
            left.from = i;
            continue;
        }
        if lexicon.negates(word) {
            left.negated = true;
            left.from = i;
            continue;
        }
        if lexicon.negator(word) {
            left.negator = true;
            left.from = i;
            continue;
        }
        // "n'avoir « jamais livré »": a quoted word changes nothing.
        if matches!(scan.mark(i), Some('«' | '“' | '"')) && steps <= 4 {
            continue;
        }
        if lexicon.skips(word) || scan.mark(i) == Some('-') && scan.tokens.get(i + 1).is_some_and(|t| t.glued) {
            if scan.tokens[i].glued && matches!(word, "il" | "elle" | "ils" | "elles" | "on") {
                left.clitic_subject = true;
                left.from = i;
            }
            // An adverb belongs to the group only between an auxiliary and the verb; the next auxiliary takes it in.
            if matches!(scan.tokens[i].kind, Kind::Mark) && !scan.tokens.get(i + 1).is_some_and(|t| t.glued) {
                break;
            }
            continue;
        }
        break;
    }
    left
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

/// Whether the determiner before is an object pronoun: `ne les livre pas`, `il l'a`.
fn clitic(scan: &Scan<'_>, at: usize, lowest: usize) -> bool {
    let word = scan.word(at - 1);
    matches!(word, "le" | "la" | "les" | "l'" | "leur")
        && at >= lowest + 2
        && matches!(scan.word(at - 2), "ne" | "n'" | "il" | "elle" | "ils" | "elles" | "on" | "je" | "nous" | "qui" | "s'")
}

/// English forms that are nouns as often as verbs.
fn nounlike(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "ship",
        "ships",
        "supply",
        "supplies",
        "order",
        "orders",
        "use",
        "uses",
        "transfer",
        "transfers",
        "purchase",
        "purchases",
        "export",
        "exports",
        "claim",
        "claims",
        "report",
        "reports",
        "train",
        "trains",
        "arm",
        "arms",
        "fire",
        "fires",
        "load",
        "loads",
        "land",
        "lands",
        "dock",
        "docks",
        "route",
        "routes",
        "offer",
        "offers",
        "request",
        "requests",
        "plan",
        "plans",
        "attempt",
        "attempts",
        "signal",
        "signals",
        "move",
        "moves",
        "sail",
        "sails",
        "reply",
        "comment",
        "comments",
        "note",
        "notes",
        "post",
        "posts",
        "hope",
        "hopes",
        "fear",
        "fears",
        "start",
        "stop",
        "document",
        "documents",
        "estimate",
        "estimates",
        "launch",
        "entre",
        "commande",
        "commandes",
        "charge",
        "charges",
        "suit",
        "suis",
        "forme",
        "part",
        "sort",
        "arme",
        "armes",
        "livre",
        "livres",
        "affirme",
        "mine",
        "reste",
    ];
    NOUNS.contains(&word)
}

/// Whether a subject stands right before: a name, a pronoun, a body.
fn subject_before(scan: &Scan<'_>, at: usize, lowest: usize) -> bool {
    let Some(i) = at.checked_sub(1).filter(|i| *i >= lowest) else { return false };
    if matches!(
        scan.word(i),
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "who"
            | "which"
            | "officials"
            | "and"
            | "also"
            | "il"
            | "elle"
            | "qui"
            | "ne"
            | "n'"
            | "en"
            | "je"
            | "ils"
            | "elles"
            | "on"
            | "et"
    ) {
        return true;
    }
    scan.hits_in(i.saturating_sub(4).max(lowest)..at).iter().any(|h| {
        h.to == at
            && match &h.sense {
                Sense::Place(_, form) => *form != Form::Demonym,
                Sense::Body | Sense::Office | Sense::Pronoun(Person::Last) => true,
                _ => false,
            }
    })
}

/// Whether an English past form is a participle behind its noun: *shells shipped from Dorsk were ...*
fn reduced(scan: &Scan<'_>, at: usize, lowest: usize, highest: usize, lexicon: &Lexicon) -> bool {
    let next = scan.word(at + 1);
    if next == "by" {
        return true;
    }
    let before = at.checked_sub(1).filter(|i| *i >= lowest).map_or("", |i| scan.word(i));
    if scan.mark(at.wrapping_sub(1)) == Some(',') && matches!(next, "to" | "from" | "for") {
        return true;
    }
    let name = at > lowest + 1 && scan.tokens[at - 1].capital;
    if name || subject_before(scan, at, lowest) || before.is_empty() {
        return false;
    }
    // A finite verb later in the clause.
    matches!(next, "from" | "in" | "at" | "through" | "via" | "to" | "for" | "on" | "last" | "under" | "as")
        && (at + 1..highest.min(at + 14)).take_while(|i| !matches!(scan.mark(*i), Some('.' | ';' | ',' | '”' | '"'))).any(|i| {
            lexicon
                .readings(scan.word(i))
                .iter()
                .any(|(v, t)| matches!(t, Tense::Present | Tense::Past) && lexicon.verb(*v).is_some_and(|v| v.aux.is_some()))
        })
}

/// Negation outside the group: `ne livre pas`, `aucun obus n'a`, `no shells were`, `not a single`.
fn negated_around(scan: &Scan<'_>, group: &Group, negator: bool, lowest: usize, highest: usize, lexicon: &Lexicon) -> bool {
    let french = lexicon.language == model::Language::Fr;
    if french {
        let behind = (group.at + 1..highest.min(group.at + 3)).any(|i| lexicon.negates(scan.word(i)));
        let ne = negator || (group.from.saturating_sub(3).max(lowest)..group.from).any(|i| lexicon.negator(scan.word(i)));
        if ne
            && (behind || (group.at + 1..highest.min(group.at + 4)).any(|i| matches!(scan.word(i), "aucun" | "aucune" | "rien")))
        {
            return true;
        }
        let one = (group.from.saturating_sub(10).max(lowest)..group.from)
            .rev()
            .take_while(|i| !matches!(scan.mark(*i), Some(',' | ';' | '«' | ':')))
            .any(|i| scan.word(i) == "pas" && matches!(scan.word(i + 1), "un" | "une"));
        if ne && one {
            return true;
        }
        if !ne {
            return group.mood == Mood::Infinitive
                && (group.from.saturating_sub(2).max(lowest)..group.from).any(|i| scan.word(i) == "sans");
        }
        // "aucun ... n'a", "ni l'un ni l'autre n'a": the subject holds it.
        return (group.from.saturating_sub(9).max(lowest)..group.from)
            .rev()
            .take_while(|i| !matches!(scan.mark(*i), Some(',' | ';' | '«' | ':')))
            .any(|i| matches!(scan.word(i), "aucun" | "aucune" | "ni" | "nul" | "nulle" | "rien" | "personne" | "jamais"));
    }
    let object = |i: usize| {
        matches!(scan.word(i), "nothing" | "none" | "nobody")
            || scan.word(i) == "no" && !matches!(scan.word(i + 1), "more" | "fewer" | "less" | "longer" | "later")
    };
    let staged = lexicon.verb(group.verb).is_some_and(|v| v.report.is_none());
    if staged && (group.at + 1..highest.min(group.at + 3)).any(object) {
        return true;
    }
    (group.from.saturating_sub(9).max(lowest)..group.from)
        .rev()
        .take_while(|i| !matches!(scan.mark(*i), Some(',' | ';' | '“' | '"' | ':')) && !lexicon.parts(scan.word(*i)))
        .take_while(|i| !matches!(scan.word(*i), "that" | "and" | "which"))
        .any(|i| {
            matches!(scan.word(i), "no" | "none" | "neither" | "nothing" | "nobody" | "nor") && scan.word(i + 1) != "longer"
                || scan.word(i) == "not" && matches!(scan.word(i + 1), "a" | "one" | "any")
        })
}

/// *Not only* negates nothing.
fn only(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| matches!(scan.word(i), "only" | "seulement"))
}

#[cfg(test)]
#[path = "groups_tests.rs"]
mod tests;
