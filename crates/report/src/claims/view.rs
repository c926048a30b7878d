//! A clause with all that is known around it.

use std::ops::Range;

use model::{Scope, Stance};

use super::{
    attribute::{self, Attribution},
    context::Context,
    draft::Draft,
};
use crate::{
    clauses,
    cues::Cue,
    lexicon::{Lexicon, Sense},
    predicates::{self, Predicate},
    scan::{Hit, Scan, Sentence},
};

/// A clause with all that is known around it.
pub(super) struct View<'v, 't> {
    /// The document.
    pub scan: &'v Scan<'t>,
    /// The sentence's number.
    pub number: usize,
    /// The sentence.
    pub sentence: &'v Sentence,
    /// The clause.
    pub clause: Range<usize>,
    /// The sentence's cues.
    pub cues: &'v [Cue],
    /// The sentence's predicates.
    pub predicates: &'v [Predicate],
    /// The attribution of the clause before.
    pub before: Option<&'v Attribution>,
    /// What was read before.
    pub context: &'v Context<'t>,
    /// The words.
    pub lexicon: &'v Lexicon,
    /// The words of the lexicon in the clause.
    pub hits: &'v [Hit],
    /// Arms are named in the sentence.
    pub armed: bool,
    /// The matter is named again: *these shipments*.
    pub anaphor: bool,
    /// The document has spoken of a transfer before, or its title does.
    pub thread: bool,
    /// It has done so within the last sentences.
    pub near: bool,
    /// Somebody speaks in the sentence.
    pub voiced: bool,
}

impl<'v, 't> View<'v, 't> {
    /// Looks at a clause.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn new(
        scan: &'v Scan<'t>,
        number: usize,
        sentence: &'v Sentence,
        clause: Range<usize>,
        cues: &'v [Cue],
        predicates: &'v [Predicate],
        before: Option<&'v Attribution>,
        context: &'v Context<'t>,
        lexicon: &'v Lexicon,
    ) -> Self {
        let hits = scan.hits_in(clause.clone());
        let thread = !context.claims.is_empty() || context.topical;
        let quoted = scan.quotes_in(clause.clone()).next().is_some();
        Self {
            armed: predicates::arms(scan, sentence.tokens.clone(), lexicon),
            anaphor: hits.iter().any(|h| h.sense == Sense::Anaphor),
            thread,
            near: thread && distance(scan, sentence, context) <= 3,
            voiced: cues.iter().any(|c| c.speaker.is_some()) || before.is_some() || quoted || context.interviewee.is_some(),
            scan,
            number,
            sentence,
            clause,
            cues,
            predicates,
            before,
            context,
            lexicon,
            hits,
        }
    }

    /// The first marker of a stance in the clause.
    pub(super) fn marker(&self, stance: Stance) -> Option<&Hit> {
        self.hits.iter().find(|h| h.sense == Sense::Stance(stance))
    }

    /// Whether the clause names goods of any kind.
    pub(super) fn goods(&self) -> bool {
        predicates::goods(self.scan, self.clause.clone()).next().is_some()
    }

    pub(super) fn attribute(&self, at: usize) -> Attribution {
        attribute::attribute(
            self.scan,
            self.sentence,
            self.clause.clone(),
            at,
            self.cues,
            self.before,
            self.context,
            self.lexicon,
        )
    }

    pub(super) fn subject_of(&self, before: usize) -> Option<crate::people::Speaker> {
        attribute::subject_of(self.scan, before, self.sentence, self.context, self.lexicon)
    }

    pub(super) fn stance(&self, predicate: Option<&Predicate>, attribution: &Attribution) -> (Stance, &'static str) {
        attribute::stance(self.scan, self.clause.clone(), predicate, attribution, self.lexicon)
    }

    pub(super) fn make(
        &self,
        at: usize,
        predicate: Option<Predicate>,
        attribution: Attribution,
        stance: Stance,
        scope: Scope,
        rule: &str,
    ) -> Draft {
        let head = (self.clause.start + 5).min(self.clause.end).max(self.clause.start + 1);
        Draft {
            bound: !clauses::own_subject(self.scan, self.clause.start, head, self.lexicon),
            clause: self.clause.clone(),
            at,
            predicate,
            attribution,
            stance,
            scope,
            rule: rule.to_owned(),
            weight: 0.0,
        }
    }
}

/// The sentences since the last claim.
pub(super) fn distance(scan: &Scan<'_>, sentence: &Sentence, context: &Context) -> usize {
    let number = scan.sentences.partition_point(|s| s.tokens.start < sentence.tokens.start);
    number.saturating_sub(context.last_sentence)
}

/// Whether a pronoun stands in a clause that may mean the goods of the thread.
pub(super) fn pronoun_beside(scan: &Scan<'_>, mut clause: Range<usize>, lexicon: &Lexicon) -> bool {
    clause.any(|i| lexicon.object(scan.word(i)))
}
