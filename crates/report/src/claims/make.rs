//! A drafted clause to a claim with all its fields.

use std::{collections::BTreeMap, ops::Range};

use model::{Claim, Party, QuantityKind, Scope, Stage, Stance, Zone};

use super::{
    attribute,
    context::Context,
    draft::{ASIDE, CITED, Draft},
    item, span,
    vessels::vessels,
    zones::{about, said, zones},
};
use crate::{
    cues::Cue,
    dates::Stated,
    groups::Mood,
    lexicon::{Lexicon, Sense},
    parties,
    people::Speaker,
    quantities,
    scan::Scan,
};

#[allow(clippy::too_many_arguments)]
pub(super) fn claim(
    scan: &Scan<'_>,
    number: usize,
    draft: &Draft,
    alone: bool,
    places: &[usize],
    cues: &[Cue],
    dates: &[Stated],
    context: &mut Context,
    lexicon: &Lexicon,
) {
    let sentence = &scan.sentences[number];
    let bytes = if alone {
        span::whole(scan, sentence.tokens.clone())
    } else {
        span::clause(scan, draft.clause.clone(), draft.clause.start == sentence.tokens.start, draft.at, places, cues)
    };
    if bytes.is_empty() {
        return;
    }
    let narrator = draft.attribution.speaker.is_none();
    let speaker =
        draft.attribution.speaker.clone().unwrap_or_else(|| Speaker { name: "narrator".to_owned(), ..Speaker::default() });
    let zones = zones(scan, sentence, cues);
    let subject = own_deed(scan, draft, lexicon)
        .then(|| Party { code: speaker.origin.clone(), text: speaker.name.clone() })
        .filter(|p| !p.code.is_empty());
    let read = parties::read(scan, draft.clause.clone(), draft.predicate.as_ref(), &zones, subject.as_ref(), lexicon);
    let (items, excluded) = item::read(scan, draft.clause.clone(), &zones, lexicon);
    let taken: Vec<Range<usize>> = dates.iter().map(|d| d.from..d.to).collect();
    let mut quantity = quantities::find(scan, draft.clause.clone(), &taken, lexicon);
    if draft.stance == Stance::DeclinesToSpecify {
        quantity = (draft.scope == Scope::Quantity).then(|| model::Quantity {
            kind: QuantityKind::Declined,
            min: None,
            max: None,
            unit: String::new(),
            raw: String::new(),
        });
    }
    let said = said(sentence, draft, &zones, dates, context);
    let about = about(draft, &zones, dates, said.as_ref());
    let hits = scan.hits_in(draft.clause.clone());
    let spoken = !narrator;
    let stage = draft.predicate.as_ref().map(|p| p.stage);
    let mut carried = BTreeMap::new();
    let mut carry = |own: Option<Party>, other: &Option<Party>, last: &Option<Party>, field: &str| {
        own.or_else(|| {
            let taken = last.clone().filter(|l| other.as_ref().is_none_or(|o| o.code != l.code));
            if taken.is_some() {
                carried.insert(field.to_owned(), "the transfer spoken of".to_owned());
            }
            taken
        })
    };
    // Another thread: new parties that share none with the last.
    let service = stage == Some(Stage::SupportService);
    let supplier = carry(
        read.supplier.clone().or_else(|| read.maker.clone().filter(|_| false)),
        &read.recipient,
        if read.maker.is_some() { &None } else { &context.supplier },
        "supplier",
    );
    let recipient = carry(read.recipient.clone(), &supplier, &context.recipient, "recipient");
    let items_carried = items.is_empty() && !service;
    let claim_items = if items_carried { context.items.clone() } else { items.clone() };
    if items_carried && !claim_items.is_empty() {
        carried.insert("items".to_owned(), "the transfer spoken of".to_owned());
    }
    let vessels = vessels(scan, draft.clause.clone(), context, lexicon);
    let claim = Claim {
        id: format!("{}.{}", context.document, context.claims.len() + 1),
        document: context.document.clone(),
        utterance: String::new(),
        span: context.offsets.span(bytes.clone()),
        exact: scan.text.get(bytes.clone()).unwrap_or_default().to_owned(),
        zone: sentence.zone,
        rendering: attribute::rendering(
            scan,
            draft.clause.clone(),
            draft.at,
            sentence.zone == Zone::Headline,
            draft.stance,
            spoken,
        ),
        speaker: speaker.name.clone(),
        chain: draft.attribution.inner.clone(),
        origin: speaker.origin.clone(),
        stance: draft.stance,
        stage,
        attempted: draft.predicate.as_ref().is_some_and(|p| p.attempted),
        scope: draft.scope,
        supplier: supplier.clone(),
        recipient: recipient.clone(),
        maker: read.maker.clone(),
        items: claim_items,
        excluded,
        quantity,
        from: read.from,
        to: read.to,
        pretended: read.pretended,
        transit: read.transit,
        mode: hits.iter().find_map(|h| if let Sense::Mode(m) = h.sense { Some(m) } else { None }),
        vessels,
        intended_use: read.intended_use,
        covert: hits.iter().any(|h| h.sense == Sense::Covert),
        said,
        about,
        denies: Vec::new(),
        ambiguous: false,
        // A prediction that names no stage, and what a speaker only cites, are background.
        evidential: sentence.zone != Zone::Headline
            && draft.rule != CITED
            && !(draft.stance == Stance::Predicts && stage.is_none()),
        carried,
        rule: draft.rule.clone(),
    };
    if draft.stance != Stance::DeclinesToSpecify || context.supplier.is_none() {
        if supplier.is_some() {
            context.supplier = supplier;
        }
        if recipient.is_some() {
            context.recipient = recipient;
        }
    }
    let matter = !items.is_empty();
    if !items.is_empty() && !service {
        context.items = items;
    }
    if draft.rule != ASIDE || matter {
        context.last_sentence = number;
    }
    if narrator && sentence.zone != Zone::Headline {
        // The narrator's own words follow.
    } else if let Some(speaker) = &draft.attribution.speaker {
        context.people.spoke.push(Speaker { pronoun: false, ..speaker.clone() });
    }
    context.claims.push(claim);
}

/// Whether the speaker is the one who does or denies it: *denies having shipped*.
fn own_deed(scan: &Scan<'_>, draft: &Draft, lexicon: &Lexicon) -> bool {
    let Some(group) = draft.predicate.as_ref().and_then(|p| p.group.as_ref()) else {
        return draft.stance == Stance::Denies && draft.predicate.is_some();
    };
    let first = (group.from..=group.at).chain(group.from.saturating_sub(2)..group.from).any(|i| {
        scan.hits_in(i..i + 1).iter().any(|h| h.sense == Sense::Pronoun(crate::lexicon::Person::First)) && scan.word(i) != "on"
    });
    // Nothing stands between the cue and its infinitive: *denies having shipped*, *dit avoir livré*.
    let governed = |c: &Cue| {
        !c.trailing
            && c.tokens.end <= group.from
            && group.from - c.tokens.end <= 8
            && !(c.tokens.end..group.from).any(|i| lexicon.that(scan.word(i)) || scan.mark(i) == Some(','))
            && !attribute::own_subject(scan, c.tokens.end..group.from, group.from, lexicon)
    };
    first || matches!(group.mood, Mood::Infinitive | Mood::Gerund) && draft.attribution.cue.as_ref().is_some_and(governed)
}
