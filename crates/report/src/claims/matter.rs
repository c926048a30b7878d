//! Whether a drafted clause belongs to the matter: signs for and against it, weighed.
//!
//! A list of words can never hold all that a newspaper may write about a transfer. So every clause is drafted, and a few plain signs
//! decide whether it stays: goods, states, who speaks, what was claimed right before, how much of the document names arms. Their weights
//! are those of a logistic regression over one half of `gold/*/tune`, pruned by what they tell of the other half.

use model::{Stance, Zone};

use super::{
    context::Subject,
    draft::{ASIDE, CITED, Draft},
    view::{View, distance, pronoun_beside},
};
use crate::{
    lexicon::{Form, Lexicon, Person, PlaceKind, Sense},
    predicates::{self, Strength},
    scan::Scan,
    token::Kind,
};

/// The weight from which a draft stays.
pub(super) const ENOUGH: f32 = 0.1;

/// The weight that a clause without a stage wants beside a claim in its own sentence.
pub(super) const BESIDE_A_CLAIM: f32 = 2.2;

/// The weight that a draft's stage wants.
pub(super) const FOR_A_STAGE: f32 = 0.9;

/// Reads what a document is about.
pub(crate) fn subject(scan: &Scan<'_>, lexicon: &Lexicon) -> Subject {
    let mut subject = Subject::default();
    let mut sentences = 0.0_f32;
    for sentence in scan.sentences.iter().filter(|s| s.zone != Zone::Headline) {
        let range = sentence.tokens.clone();
        sentences += 1.0;
        subject.arms += one(predicates::arms(scan, range.clone(), lexicon));
        subject.goods += one(predicates::goods(scan, range.clone()).next().is_some());
        subject.background += one(scan.hits_in(range).iter().any(|h| h.sense == Sense::Background));
    }
    let all = sentences.max(1.0);
    Subject { arms: subject.arms / all, goods: subject.goods / all, background: subject.background / all }
}

fn one(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

/// The weight of a draft.
pub(super) fn weigh(view: &View<'_, '_>, draft: &Draft) -> f32 {
    const CERTAIN: f32 = 9.0;
    if view.sentence.zone == Zone::Headline || draft.rule == CITED {
        return CERTAIN;
    }
    let aside = draft.rule == ASIDE;
    of_draft(view, draft, aside) + of_clause(view, draft, aside) + of_place(view)
}

/// What kind of draft it is, and who speaks.
fn of_draft(view: &View<'_, '_>, draft: &Draft, aside: bool) -> f32 {
    let context = view.context;
    let stage = draft.predicate.is_some();
    let speaker = draft.attribution.speaker.as_ref();
    let cue =
        view.cues.iter().any(|c| c.speaker.is_some() && (view.clause.contains(&c.tokens.start) || c.scope.contains(&draft.at)));
    let arms = predicates::arms(view.scan, view.clause.clone(), view.lexicon);
    let party = speaker
        .filter(|s| !s.origin.is_empty())
        .is_some_and(|s| [&context.supplier, &context.recipient].iter().any(|p| p.as_ref().is_some_and(|p| p.code == s.origin)));
    let nouns = view.predicates.iter().filter(|p| view.clause.contains(&p.tokens.start));
    let loose = !stage && nouns.clone().count() > 0 && nouns.clone().all(|p| p.strength < Strength::Finite);
    1.43 + 0.72 * one(draft.rule == "declines") + 0.45 * one(draft.rule == "undetermined") - 1.75 * one(aside)
        - 0.38 * one(aside && cue)
        - 0.52 * one(aside && context.interviewee.is_some())
        + 0.45 * one(stage && arms)
        + 0.74 * one(loose)
        + 0.46 * one(speaker.is_some_and(|s| s.office.is_some()))
        + 0.34 * one(party)
        // What denies an allegation by name denies what was claimed.
        + 0.8 * one(draft.rule == "denial" && view.hits.iter().any(|h| h.sense == Sense::Allegation))
        + 0.27 * one(view.voiced && speaker.is_none())
        - 1.13 * one(!view.voiced && speaker.is_none())
}

/// What the clause names.
fn of_clause(view: &View<'_, '_>, draft: &Draft, aside: bool) -> f32 {
    let (scan, lexicon) = (view.scan, view.lexicon);
    let clause = view.clause.clone();
    let hit = |f: &dyn Fn(&Sense) -> bool| view.hits.iter().any(|h| f(&h.sense));
    let arms = predicates::arms(scan, clause.clone(), lexicon);
    let number = clause.clone().any(|i| {
        scan.tokens.get(i).is_some_and(|t| t.kind == Kind::Number) || lexicon.numbers.get(scan.word(i)).is_some_and(|n| *n > 1.0)
    });
    let object = pronoun_beside(scan, clause.clone(), lexicon);
    let tied = number || object || hit(&|s| matches!(s, Sense::Item(_) | Sense::Stance(_) | Sense::Mode(_) | Sense::Place(..)));
    let carried = clause.clone().any(|i| lexicon.carrier(scan.word(i))) || hit(&|s| matches!(s, Sense::Mode(_)));
    let believed =
        |s: &Sense| matches!(s, Sense::Stance(Stance::Believes | Stance::HasIndications | Stance::Suspects | Stance::Predicts));
    1.01 * one(arms)
        + 0.92 * one(view.goods() && !arms)
        + 0.29 * one(view.anaphor)
        + 0.13 * one(scan.quote_at(draft.at).is_some())
        + 0.16 * one(number)
        + 0.73 * one(view.hits.iter().any(|h| state(&h.sense, lexicon)))
        + 0.6 * one(clause.clone().any(|i| lexicon.negates(scan.word(i))))
        + 1.25 * one(hit(&believed))
        - 0.61 * one(hit(&|s| *s == Sense::Background))
        + 0.26 * one(hit(&|s| *s == Sense::Pronoun(Person::First)))
        + 0.33 * one(object)
        + 0.83 * one(carried)
        + 0.37 * one(aside && tied)
}

/// Where the clause stands in its document, and what that is about.
fn of_place(view: &View<'_, '_>) -> f32 {
    let (scan, context) = (view.scan, view.context);
    let none_yet = context.claims.is_empty();
    let gap = distance(scan, view.sentence, context);
    // A short text has no tail of background.
    let last = view.number > 3 && scan.sentences.last().is_some_and(|s| s.paragraph == view.sentence.paragraph);
    let first = scan.sentences.iter().take(2).take_while(|s| s.zone == Zone::Headline).count();
    let Subject { arms, goods, background } = context.subject;
    let (at, all) = (view.number as f32, scan.sentences.len().max(1) as f32);
    0.66 * one(gap == 1 && !none_yet) + 0.37 * one(gap == 2 && !none_yet)
        - 0.87 * one(none_yet)
        - 1.46 * one(last)
        - 0.21 * one(view.number <= first + 1)
        - 0.74 * arms
        - 0.36 * goods
        - 1.09 * background
        - 1.1 * at / all
}

/// Whether a word names a state itself, not its people.
fn state(sense: &Sense, lexicon: &Lexicon) -> bool {
    matches!(sense, Sense::Place(n, form) if *form != Form::Demonym
        && lexicon.places.get(usize::from(*n)).is_some_and(|p| p.kind == PlaceKind::State))
}
