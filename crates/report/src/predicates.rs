//! Predicates: where a sentence speaks of a stage of a transfer.

use std::ops::Range;

use model::{Stage, Stance};

use crate::{
    groups::{Group, Mood},
    lexicon::{Form, Frame, Govern, Lexicon, Sense},
    scan::Scan,
    token::Kind,
};

/// Where a predicate was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// A noun: *delivery*.
    Noun,
    /// A participle without an auxiliary.
    Participle,
    /// A phrase without a verb of its own: *en route*.
    Phrase,
    /// An infinitive or gerund.
    Infinitive,
    /// A verb with its subject.
    Finite,
}

/// A predicate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Predicate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The stage it speaks of.
    pub stage: Stage,
    /// Who its subject is.
    pub frame: Frame,
    /// How firm it stands.
    pub strength: Strength,
    /// The verb group that carries its tense.
    pub group: Option<Group>,
    /// Tried only.
    pub attempted: bool,
    /// What its form says of the stance: denied, to come, hearsay.
    pub stance: Option<Stance>,
    /// So ordinary a word that goods must stand beside it.
    pub weak: bool,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The predicates of a range of tokens, in order.
pub(crate) fn find(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> Vec<Predicate> {
    let mut found: Vec<Predicate> = Vec::new();
    for hit in scan.hits_in(range.clone()) {
        if let Sense::Stage(stage, frame) = hit.sense {
            if blocked(scan, hit.from, hit.to) || purposed(scan, hit.from, range.start, lexicon) {
                continue;
            }
            let group = match hit.verb {
                Some(at) => scan.groups_in(at..at + 1).first().cloned(),
                // "sont en mouvement": the verb before, or inside.
                None => scan
                    .groups_in(hit.from..hit.to)
                    .first()
                    .or_else(|| scan.groups_in(hit.from.saturating_sub(4).max(range.start)..hit.from).last())
                    .cloned(),
            };
            let copula = group.is_none().then(|| copula(scan, hit.from, range.start, lexicon)).flatten();
            let strength = match group.as_ref().map(|g| g.mood) {
                Some(Mood::Finite) => Strength::Finite,
                Some(Mood::Infinitive | Mood::Gerund) => Strength::Infinitive,
                _ if copula.is_some() => Strength::Finite,
                _ => Strength::Phrase,
            };
            let mut predicate = Predicate {
                tokens: hit.from..hit.to,
                stage,
                frame,
                strength,
                group,
                attempted: false,
                stance: None,
                weak: true,
                rule: "stage_phrase",
            };
            if let Some(copula) = copula {
                predicate.stance = copula;
            }
            shade(scan, &mut predicate, range.clone(), lexicon);
            found.push(predicate);
        }
    }
    for group in scan.groups_in(range.clone()) {
        let Some(verb) = lexicon.verb(group.verb) else { continue };
        let Some(stage) = verb.stage else { continue };
        if blocked(scan, group.from, group.at + 1)
            || found.iter().any(|p| p.tokens.contains(&group.at))
            || purposed(scan, group.from, range.start, lexicon)
        {
            continue;
        }
        let strength = match group.mood {
            Mood::Finite => Strength::Finite,
            Mood::Infinitive | Mood::Gerund => Strength::Infinitive,
            Mood::Participle => Strength::Participle,
        };
        let done = group.completed && group.mood != Mood::Participle || group.future;
        let stage = if done { verb.perfect.unwrap_or(stage) } else { stage };
        let mut predicate = Predicate {
            tokens: group.from..group.at + 1,
            stage,
            frame: verb.frame,
            strength,
            group: Some(group.clone()),
            attempted: false,
            stance: None,
            weak: verb.weak,
            rule: "stage_verb",
        };
        shade(scan, &mut predicate, range.clone(), lexicon);
        found.push(predicate);
    }
    for hit in scan.hits_in(range.clone()) {
        if let Sense::Noun(stage, frame) = hit.sense
            && !blocked(scan, hit.from, hit.to)
            && !found.iter().any(|p| p.tokens.start <= hit.from && hit.to <= p.tokens.end)
        {
            found.push(noun(scan, hit.from, hit.to, stage, frame, range.clone(), lexicon));
        }
    }
    found.sort_by_key(|p| p.tokens.start);
    found
}

/// A stage's noun, with what the verb of happening beside it says.
fn noun(
    scan: &Scan<'_>,
    from: usize,
    to: usize,
    stage: Stage,
    frame: Frame,
    range: Range<usize>,
    lexicon: &Lexicon,
) -> Predicate {
    let near = from.saturating_sub(8).max(range.start)..(to + 12).min(range.end);
    let occurs =
        scan.groups_in(near).iter().find(|g| lexicon.verb(g.verb).is_some_and(|v| v.occurs) && g.mood == Mood::Finite).cloned();
    let took_place = (to..(to + 12).min(range.end))
        .find(|i| matches!((scan.word(*i), scan.word(i + 1)), ("lieu", _) | ("take" | "took" | "taken" | "taking", "place")));
    let mut predicate = Predicate {
        tokens: from..to,
        stage,
        frame,
        strength: if occurs.is_some() || took_place.is_some() { Strength::Finite } else { Strength::Noun },
        group: occurs,
        attempted: false,
        stance: None,
        weak: true,
        rule: "stage_noun",
    };
    let before = (from.saturating_sub(3).max(range.start)..from)
        .any(|i| matches!(scan.word(i), "aucun" | "aucune" | "no" | "nulle" | "nul"));
    if before || took_place.is_some_and(|t| (from..t).any(|i| lexicon.negates(scan.word(i)))) {
        predicate.stance = Some(Stance::Denies);
    } else if took_place.is_some_and(|t| (from..t).any(|i| matches!(scan.word(i), "aurait" | "auraient" | "may" | "might"))) {
        predicate.stance = Some(Stance::Suspects);
    } else if took_place.is_some_and(|t| (from..t).any(|i| matches!(scan.word(i), "aura" | "auront" | "will"))) {
        predicate.stance = Some(Stance::Predicts);
    } else if let Some(group) = &predicate.group {
        predicate.stance = form_stance(group);
    }
    predicate
}

/// *Is*, *sont* before a phrase: what it says of the stance.
#[allow(clippy::option_option)]
fn copula(scan: &Scan<'_>, at: usize, lowest: usize, lexicon: &Lexicon) -> Option<Option<Stance>> {
    let mut negated = false;
    for i in (at.saturating_sub(5).max(lowest)..at).rev() {
        let word = scan.word(i);
        if lexicon.negates(word) {
            negated = true;
        }
        for (verb, tense) in lexicon.readings(word) {
            if lexicon.verb(*verb).is_some_and(|v| matches!(v.aux, Some(crate::lexicon::Aux::Be))) {
                use crate::conjugate::Tense;
                let stance = match tense {
                    Tense::Conditional => Some(Stance::Suspects),
                    Tense::Future => Some(Stance::Predicts),
                    _ if negated || (lowest..i).any(|k| i - k < 8 && matches!(scan.word(k), "aucun" | "aucune" | "no")) => {
                        Some(Stance::Denies)
                    }
                    _ => None,
                };
                return Some(stance);
            }
        }
        if scan.tokens[i].kind == Kind::Mark && scan.mark(i) != Some('-') {
            break;
        }
    }
    None
}

/// What a finite group says of the stance by its form.
pub(crate) fn form_stance(group: &Group) -> Option<Stance> {
    if group.negated {
        Some(Stance::Denies)
    } else if group.hearsay {
        Some(Stance::Suspects)
    } else if group.future {
        Some(Stance::Predicts)
    } else {
        None
    }
}

/// Whether a phrase that only looks like the stage covers it.
fn blocked(scan: &Scan<'_>, from: usize, to: usize) -> bool {
    scan.hits_in(from.saturating_sub(6)..to).iter().any(|h| h.sense == Sense::Block && h.from < to && h.to > from)
}

/// Whether a purpose governs it: *for use against*, *destinés à être utilisés*.
fn purposed(scan: &Scan<'_>, at: usize, lowest: usize, lexicon: &Lexicon) -> bool {
    scan.hits_in(at.saturating_sub(5).max(lowest)..at).iter().any(|h| {
        matches!(h.sense, Sense::Purpose)
            && h.to <= at
            && (h.to..at).all(|i| {
                scan.tokens[i].kind == Kind::Word
                    && (lexicon.skips(scan.word(i))
                        || matches!(
                            scan.word(i),
                            "les" | "être" | "be" | "une" | "des" | "l'" | "leur" | "it" | "them" | "ne" | "pas"
                        ))
            })
    })
}

/// What governs a predicate: the verb before an infinitive, and the form itself.
fn shade(scan: &Scan<'_>, predicate: &mut Predicate, range: Range<usize>, lexicon: &Lexicon) {
    let Some(group) = predicate.group.clone() else { return };
    if predicate.stance.is_none() {
        predicate.stance = form_stance(&group);
    }
    let nonfinite = matches!(group.mood, Mood::Infinitive | Mood::Gerund);
    let mut at = group.from;
    let mut steps = 0;
    while let Some(governor) = governor(scan, at, range.start, nonfinite || steps > 0, lexicon) {
        steps += 1;
        let Some(verb) = lexicon.verb(governor.verb) else { break };
        match verb.govern {
            Some(Govern::Attempt) => predicate.attempted = true,
            Some(Govern::Seek) => predicate.stage = Stage::Sought,
            Some(Govern::Plan) => predicate.stance = predicate.stance.or(Some(Stance::Predicts)),
            Some(Govern::Modal) => predicate.stance = Some(Stance::Suspects),
            Some(Govern::Refuse) if verb.lemma != "garder" => predicate.stance = Some(Stance::Denies),
            Some(Govern::Start | Govern::Refuse) => {}
            None => break,
        }
        if let Some(stance) = form_stance(&governor) {
            predicate.stance = Some(stance);
        }
        if governor.mood == Mood::Finite {
            predicate.strength = Strength::Finite;
            break;
        }
        at = governor.from;
        if steps > 3 {
            break;
        }
    }
}

/// The verb that governs the infinitive whose group begins at `at`.
fn governor(scan: &Scan<'_>, at: usize, lowest: usize, nonfinite: bool, lexicon: &Lexicon) -> Option<Group> {
    if !nonfinite {
        return None;
    }
    let group = scan.groups_in(at.saturating_sub(6).max(lowest)..at).last()?;
    let only_links = (group.at + 1..at).all(|i| {
        let word = scan.word(i);
        lexicon.skips(word)
            || lexicon.negates(word)
            || lexicon.negator(word)
            || matches!(
                word,
                "à" | "de"
                    | "d'"
                    | "to"
                    | "from"
                    | "on"
                    | "s'"
                    | "se"
                    | "les"
                    | "l'"
                    | "le"
                    | "la"
                    | "en"
                    | "for"
                    | "about"
                    | "not"
                    | "with"
                    | "by"
            )
    });
    only_links.then(|| group.clone())
}

/// Goods named in a range: their hits.
pub(crate) fn goods<'s>(scan: &'s Scan<'_>, range: Range<usize>) -> impl Iterator<Item = (&'s crate::scan::Hit, u16)> {
    scan.hits_in(range).iter().filter_map(|h| if let Sense::Item(n) = h.sense { Some((h, n)) } else { None })
}

/// Whether arms are named in a range: goods that are no mere consignment.
pub(crate) fn arms(scan: &Scan<'_>, range: Range<usize>, lexicon: &Lexicon) -> bool {
    goods(scan, range).any(|(_, n)| lexicon.items.get(n).is_some_and(|c| !c.generic && !c.weak))
}

/// Whether a demonym stands right beside a token.
pub(crate) fn demonym_at(scan: &Scan<'_>, at: usize) -> Option<u16> {
    scan.hits_in(at..at + 1).iter().find_map(|h| match h.sense {
        Sense::Place(n, Form::Demonym) => Some(n),
        _ => None,
    })
}
