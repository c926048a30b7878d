//! What a clause says, before it is a claim.

use std::ops::Range;

use model::{Scope, Stage, Stance, Zone};

use super::{
    attribute::Attribution,
    item,
    view::{View, distance, pronoun_beside},
};
use crate::{
    cues::Cue,
    lexicon::{Frame, Lexicon, Sense},
    predicates::{self, Predicate, Strength},
    scan::{Hit, Scan},
};

/// The rule of what a speaker cites beside the claim: *citing Western efforts to ...*
pub(super) const CITED: &str = "cited";

/// The rule of what is said beside a claim.
pub(super) const ASIDE: &str = "said_beside_claim";

/// What a clause says.
pub(super) struct Draft {
    /// Its tokens.
    pub clause: Range<usize>,
    /// The token of what it says.
    pub at: usize,
    /// The stage it speaks of.
    pub predicate: Option<Predicate>,
    /// Who says it.
    pub attribution: Attribution,
    /// How firmly.
    pub stance: Stance,
    /// What it is about.
    pub scope: Scope,
    /// The rules that read it.
    pub rule: String,
    /// It has no subject of its own.
    pub bound: bool,
    /// How surely it belongs to the matter.
    pub weight: f32,
}

/// Reads a clause: what it says, and its attribution for the clause behind it.
pub(super) fn draft(view: &View<'_, '_>) -> (Option<Draft>, Attribution) {
    if cites(view) {
        return (cited_clause(view), Attribution::default());
    }
    let inside = inside(view);
    let best = best(view, &inside);
    let declines = view.marker(Stance::DeclinesToSpecify);
    let at = best.map_or_else(|| declines.map_or(view.clause.start, |h| h.from), |p| p.tokens.start);
    let attribution = view.attribute(at);
    let noun = inside.iter().copied().find(|p| p.strength == Strength::Noun && (view.armed || view.thread));
    // Each room says "not mine" with None; a denial may also say "no claim".
    let found = if declines.is_some() {
        declined(view, attribution.clone())
    } else if let Some(predicate) = best {
        Some(staged(view, predicate, &inside, attribution.clone()))
    } else {
        match denied(view, noun) {
            Denied::Claim(draft) => Some(*draft),
            Denied::Nothing => aside(view),
            Denied::NoDenial => endorsed(view, attribution.clone())
                .or_else(|| unknown(view, noun, attribution.clone()))
                .or_else(|| excluding(view))
                .or_else(|| noun_of_cue(view, noun, &attribution))
                .or_else(|| aside(view)),
        }
    };
    let attribution = found.as_ref().map_or(attribution, |d| d.attribution.clone());
    (found, attribution)
}

/// *Citing ...* before the main clause.
fn cites(view: &View<'_, '_>) -> bool {
    let clause = &view.clause;
    cited(view.scan.word(clause.start)) && clause.start == view.sentence.tokens.start && clause.end < view.sentence.tokens.end
}

/// What a speaker cites is background.
fn cited_clause(view: &View<'_, '_>) -> Option<Draft> {
    let speaker = view.cues.iter().find_map(|c| c.speaker.clone());
    let attribution = Attribution { speaker, ..Attribution::default() };
    let named = view.hits.iter().any(|h| matches!(h.sense, Sense::Place(..) | Sense::Item(_)))
        || view.predicates.iter().any(|p| view.clause.contains(&p.tokens.start));
    named.then(|| Draft { bound: false, ..view.make(view.clause.start, None, attribution, Stance::Asserts, Scope::Whole, CITED) })
}

/// The predicates of the clause; what stands before a cue that governs more is its frame: "the disclosure comes after X said that ...".
fn inside<'v>(view: &View<'v, '_>) -> Vec<&'v Predicate> {
    let cue = view.cues.iter().find(|c| !c.trailing && view.clause.contains(&c.tokens.start)).filter(|c| c.speaker.is_some());
    let from = cue.map_or(0, |c| c.tokens.start);
    view.predicates.iter().filter(|p| view.clause.contains(&p.tokens.start) && p.tokens.start >= from).collect()
}

/// The predicate that the clause is about.
fn best<'v>(view: &View<'v, '_>, inside: &[&'v Predicate]) -> Option<&'v Predicate> {
    inside
        .iter()
        .copied()
        .filter(|p| relevant(view, p) || view.sentence.zone != Zone::Headline && p.strength == Strength::Finite)
        .filter(|p| p.strength > Strength::Noun || service(p, view))
        .max_by(|a, b| (relevant(view, a), rank(a)).cmp(&(relevant(view, b), rank(b))).then(b.tokens.start.cmp(&a.tokens.start)))
}

/// Whether a predicate speaks of the transfer: weak words need arms, a thread or a voice beside them.
pub(super) fn relevant(view: &View<'_, '_>, p: &Predicate) -> bool {
    let (scan, lexicon) = (view.scan, view.lexicon);
    let strong = !p.weak && p.strength > Strength::Noun;
    let beside = predicates::arms(scan, view.clause.clone(), lexicon) || view.anaphor;
    if p.stage == Stage::Sought && p.weak {
        return beside || view.near && view.voiced && pronoun_beside(scan, view.clause.clone(), lexicon);
    }
    if view.voiced {
        let goods = predicates::goods(scan, view.sentence.tokens.clone()).next().is_some();
        view.armed || view.near && p.strength > Strength::Noun || strong && (view.thread || goods)
    } else {
        let placed = scan.hits_in(view.sentence.tokens.clone()).iter().any(|h| matches!(h.sense, Sense::Place(..)));
        beside && (placed || view.near) && p.strength > Strength::Participle
            || view.armed && view.near && (strong || p.strength == Strength::Finite)
    }
}

/// A refusal to say.
fn declined(view: &View<'_, '_>, mut attribution: Attribution) -> Option<Draft> {
    let hit = view.marker(Stance::DeclinesToSpecify)?;
    if attribution.speaker.is_none() || attribution.cue.as_ref().is_some_and(|c| !c.trailing && c.tokens.start > hit.from) {
        attribution.speaker =
            view.subject_of(hit.from).or_else(|| view.before.and_then(|b| b.speaker.clone())).or(attribution.speaker);
    }
    let holds = |sense: Sense| view.hits.iter().any(|h| h.sense == sense);
    let scope = if holds(Sense::Amount) {
        Scope::Quantity
    } else if holds(Sense::Way) {
        Scope::Mode
    } else {
        Scope::Comment
    };
    Some(view.make(hit.from, None, attribution, Stance::DeclinesToSpecify, scope, "declines"))
}

/// A stage.
fn staged(view: &View<'_, '_>, predicate: &Predicate, inside: &[&Predicate], mut attribution: Attribution) -> Draft {
    let (scan, lexicon) = (view.scan, view.lexicon);
    let mut predicate = predicate.clone();
    // Technicians that are sent, arrive or are received are a service, not goods.
    if matches!(predicate.stage, Stage::InTransit | Stage::Arrived | Stage::Received)
        && inside.iter().any(|p| p.stage == Stage::SupportService)
        && !predicates::arms(scan, view.clause.clone(), lexicon)
        || predicate.stage == Stage::InTransit && service_goods(scan, view.clause.clone(), lexicon)
    {
        predicate.stage = Stage::SupportService;
        predicate.frame = Frame::Serve;
    }
    let at = predicate.tokens.start;
    let (mut stance, rule) = view.stance(Some(&predicate), &attribution);
    // "indications that they bought them and that they are on the move": the frame holds for both.
    if stance == Stance::Asserts && lexicon.that(scan.word(view.clause.start)) {
        let from = scan.quote_at(at).map_or(view.sentence.tokens.start, |q| q.tokens.start);
        let frame = scan.hits_in(from..view.clause.start).iter().find_map(|h| match h.sense {
            Sense::Stance(s @ (Stance::HasIndications | Stance::Believes | Stance::Suspects)) => Some(s),
            _ => None,
        });
        stance = frame.unwrap_or(stance);
    }
    if attribution.speaker.is_none() && matches!(stance, Stance::Undetermined | Stance::Believes | Stance::HasIndications) {
        attribution.speaker = view.subject_of(at).filter(|s| s.office.is_some() && !s.pronoun);
    }
    let rule = format!("{} {} {rule}", attribution.rule, predicate.rule);
    view.make(at, Some(predicate), attribution, stance, Scope::Whole, rule.trim())
}

/// What looking for a denial found.
enum Denied {
    /// A denial.
    Claim(Box<Draft>),
    /// A denial of another matter.
    Nothing,
    /// Nothing is denied.
    NoDenial,
}

/// A denial of a noun, of allegations, or by itself.
fn denied(view: &View<'_, '_>, noun: Option<&Predicate>) -> Denied {
    let cue = view.cues.iter().find(|c| c.stance == Stance::Denies && view.clause.contains(&c.tokens.start));
    let marker = view.marker(Stance::Denies).map(|h| h.from);
    let Some(at) = cue.map(|c| c.tokens.end - 1).or(marker) else { return Denied::NoDenial };
    if cue.is_some_and(|c| c.negated) {
        return Denied::Nothing;
    }
    let mut attribution = view.attribute(at + 1);
    if let Some(cue) = cue {
        if attribution.cue.as_ref().is_none_or(|c| !c.trailing) {
            attribution.speaker = cue.speaker.clone().or(attribution.speaker);
        }
    } else if attribution.speaker.is_none() {
        attribution.speaker = view.subject_of(at);
    }
    if attribution.speaker.is_none() {
        return Denied::Nothing;
    }
    let noun = noun.filter(|n| n.tokens.start > at.saturating_sub(6));
    // What is denied must be there: a claim right before, allegations, goods, or a deed.
    let allegation = view.hits.iter().any(|h| matches!(h.sense, Sense::Allegation | Sense::Item(_)));
    let right_behind = view.thread && distance(view.scan, view.sentence, view.context) <= 2 && view.clause.len() < 24;
    if !(allegation || noun.is_some() || view.anaphor || right_behind) {
        return Denied::Nothing;
    }
    Denied::Claim(Box::new(view.make(at, noun.cloned(), attribution, Stance::Denies, Scope::Whole, "denial")))
}

/// Another's claim shared.
fn endorsed(view: &View<'_, '_>, mut attribution: Attribution) -> Option<Draft> {
    let hit = view.hits.iter().find(|h| h.sense == Sense::Endorses).filter(|_| view.thread)?;
    attribution.speaker = Some(attribution.speaker.or_else(|| view.subject_of(hit.from))?);
    Some(view.make(hit.from, None, attribution, Stance::Believes, Scope::Whole, "endorses"))
}

/// Not known.
fn unknown(view: &View<'_, '_>, noun: Option<&Predicate>, mut attribution: Attribution) -> Option<Draft> {
    let hit = view.marker(Stance::Undetermined)?;
    if !(noun.is_some() || view.anaphor || view.armed && view.thread || view.near && view.voiced) {
        return None;
    }
    if attribution.speaker.is_none() {
        attribution.speaker = view.subject_of(hit.from);
    }
    Some(view.make(hit.from, noun.cloned(), attribution, Stance::Undetermined, Scope::Whole, "undetermined"))
}

/// "Artillery shells, not missiles"; "it contained no munitions".
fn excluding(view: &View<'_, '_>) -> Option<Draft> {
    let (items, excluded) = item::read(view.scan, view.clause.clone(), &[], view.lexicon);
    if excluded.is_empty() || items.is_empty() && !view.thread {
        return None;
    }
    let at = view.hits.iter().find(|h| matches!(h.sense, Sense::Item(_))).map_or(view.clause.start, |h| h.from);
    let attribution = view.attribute(at);
    (attribution.speaker.is_some() || view.near && view.voiced)
        .then(|| view.make(at, None, attribution, Stance::Asserts, Scope::Item, "item_not_other"))
}

/// A noun confirmed, announced, spoken of as a fact: "has confirmed the sale".
fn noun_of_cue(view: &View<'_, '_>, noun: Option<&Predicate>, attribution: &Attribution) -> Option<Draft> {
    let noun = noun.filter(|_| view.armed || view.anaphor)?;
    let at = noun.tokens.start;
    let cue = view.cues.iter().find(|c| {
        view.clause.contains(&c.tokens.start)
            && !c.trailing
            && c.tokens.end <= at
            && !(c.tokens.end..at).any(|i| view.lexicon.that(view.scan.word(i)))
            && at - c.tokens.end <= 5
    });
    if let Some(cue) = cue {
        let mut attribution = view.attribute(at);
        attribution.speaker = attribution.speaker.or_else(|| cue.speaker.clone());
        let stance = if cue.negated { Stance::Undetermined } else { view.stance(Some(noun), &attribution).0 };
        return Some(view.make(at, Some(noun.clone()), attribution, stance, Scope::Whole, "noun_of_cue"));
    }
    (view.sentence.zone == Zone::Headline)
        .then(|| view.make(at, Some(noun.clone()), attribution.clone(), Stance::Asserts, Scope::Whole, "headline_noun"))
}

/// Whatever stands right behind a claim may be about the same transfer; it speaks of no stage. `matter` decides whether it stays.
fn aside(view: &View<'_, '_>) -> Option<Draft> {
    let (scan, clause, lexicon) = (view.scan, &view.clause, view.lexicon);
    if view.sentence.zone == Zone::Headline {
        return None;
    }
    let own = view.cues.iter().find(|c| clause.contains(&c.tokens.start) && c.speaker.is_some());
    let cue = own.or_else(|| view.cues.iter().find(|c| c.scope.contains(&clause.start) || clause.contains(&c.tokens.start)));
    let at = clause.start.max(cue.map_or(clause.start, |c| c.scope.start.min(clause.end - 1)));
    let attribution = view.attribute(at);
    let (mut stance, _) = view.stance(None, &attribution);
    let negated = clause.clone().any(|i| lexicon.negates(scan.word(i)) || scan.word(i) == "non");
    if stance == Stance::Asserts && clause.clone().any(|i| future(scan, i, lexicon)) {
        stance = Stance::Predicts;
    }
    // Who denied before goes on denying: "Not by sea, not by rail."
    let speaker = attribution.speaker.as_ref().map_or("", |s| s.name.as_str());
    let denied = view.context.claims.iter().any(|c| c.stance == Stance::Denies && c.speaker == speaker);
    // Words in quotation that say no: "they have not left Haldvik".
    let says_no = attribution.speaker.is_some() && scan.quote_at(at).is_some() || view.context.interviewee.is_some();
    if (denied || says_no) && stance == Stance::Asserts && negated {
        stance = Stance::Denies;
    }
    Some(view.make(at, None, attribution, stance, Scope::Whole, ASIDE))
}

/// A verb to come: *will*, *-ront*.
fn future(scan: &Scan<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let word = scan.word(at);
    match lexicon.language {
        model::Language::En => word == "will",
        model::Language::Fr => word.len() > 5 && word.ends_with("ront"),
    }
}

/// Nothing but people or services is sent.
fn service_goods(scan: &Scan<'_>, clause: Range<usize>, lexicon: &Lexicon) -> bool {
    let before_purpose = scan.hits_in(clause.clone()).iter().find(|h| h.sense == Sense::Purpose).map_or(clause.end, |h| h.from);
    let mut classes = predicates::goods(scan, clause.start..before_purpose).filter_map(|(_, n)| lexicon.items.get(n)).peekable();
    classes.peek().is_some() && classes.all(|c| matches!(c.class.as_str(), "personnel" | "support"))
}

/// *Citing*, *citant* at the head of a sentence.
pub(crate) fn cited(word: &str) -> bool {
    matches!(word, "citant" | "évoquant" | "invoquant" | "rappelant" | "citing" | "invoking" | "recalling")
}

/// Technicians, trainers: their presence is the claim, whatever the verb, unless they are who speaks.
fn service(p: &Predicate, view: &View<'_, '_>) -> bool {
    let speaks = |c: &Cue| {
        c.speaker.as_ref().is_some_and(|s| s.office.is_none())
            && c.tokens.start > p.tokens.start
            && c.tokens.start < p.tokens.end + 4
    };
    let purposed = |h: &Hit| h.sense == Sense::Purpose && h.to >= p.tokens.start.saturating_sub(1) && h.from < p.tokens.start;
    p.stage == Stage::SupportService
        && p.strength == Strength::Noun
        && !view.cues.iter().any(speaks)
        && !view.hits.iter().any(purposed)
}

fn rank(p: &Predicate) -> (Strength, bool, bool) {
    (p.strength, p.stance == Some(Stance::Denies), !p.weak)
}
