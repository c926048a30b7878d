//! The lists of an assessment: evidence, places, modes, origins, quantities, judgements.

use std::collections::{BTreeMap, BTreeSet};

use model::{Claim, Day, Mode};

use crate::{
    assessment::{Conflict, Counts, Item, JudgementView, OriginView, Place, StatedMode, StatedQuantity},
    case_file::Case,
    evidence::Evidence,
    gather::Gathered,
    grades::Grades,
    observation::Family,
    piece::Way,
    sea,
};

pub(crate) fn claim_item(claim: &Claim, day: Option<Day>, why: &str, grades: &Grades<'_>) -> Item {
    Item {
        id: claim.id.clone(),
        kind: "claim".to_owned(),
        origin: grades.canonical(&claim.origin),
        speaker: claim.speaker.clone(),
        day: day.map(|d| d.to_string()),
        stance: Some(claim.stance),
        stages: claim.stage.into_iter().collect(),
        family: Family::Statement,
        text: claim.exact.clone(),
        source: claim.document.clone(),
        why: why.to_owned(),
        alternatives: Vec::new(),
    }
}

pub(crate) fn evidence_items(gathered: &Gathered<'_>, grades: &Grades<'_>) -> Vec<Item> {
    let claims = gathered.claims.iter().map(|(c, day, why)| claim_item(c, *day, why, grades));
    let observations = gathered.observations.iter().map(|(o, why)| Item {
        id: o.id.clone(),
        kind: "observation".to_owned(),
        origin: grades.canonical(o.origin()),
        speaker: o.by.clone(),
        day: Some(o.known.to_string()),
        stance: None,
        stages: o.stages.clone(),
        family: o.family(),
        text: o.text.clone(),
        source: o.source.clone(),
        why: if grades.canonical(o.origin()) == grades.canonical(&o.by) {
            why.clone()
        } else {
            format!("{why}; released by {}, so its evidence", o.origin())
        },
        alternatives: o.alternatives.clone(),
    });
    let mut items: Vec<Item> = claims.chain(observations).collect();
    items.sort_by(|a, b| (&a.day, &a.id).cmp(&(&b.day, &b.id)));
    items
}

pub(crate) fn perhaps(gathered: &Gathered<'_>, grades: &Grades<'_>) -> Vec<Conflict> {
    let view = |(claim, day, why): &(&Claim, Option<Day>, String)| Conflict {
        origin: grades.canonical(&claim.origin),
        interest: grades.of(&grades.canonical(&claim.origin)).interest,
        day: day.map(|d| d.to_string()),
        ids: vec![claim.id.clone()],
        ambiguous: true,
        counted: false,
        text: format!("{} ({why})", claim.exact),
    };
    gathered.perhaps.iter().map(view).collect()
}

pub(crate) fn places(gathered: &Gathered<'_>, grades: &Grades<'_>, of: fn(&Claim) -> &Vec<String>) -> Vec<Place> {
    let mut by_place: BTreeMap<&str, (BTreeSet<String>, Vec<String>)> = BTreeMap::new();
    for (claim, ..) in gathered.claims.iter().filter(|(c, ..)| c.evidential) {
        for place in of(claim) {
            let entry = by_place.entry(place).or_default();
            entry.0.insert(grades.canonical(&claim.origin));
            entry.1.push(claim.id.clone());
        }
    }
    let view = |(place, (origins, claims)): (&str, (BTreeSet<String>, Vec<String>))| Place {
        place: place.to_owned(),
        origins: origins.into_iter().collect(),
        claims,
    };
    by_place.into_iter().map(view).collect()
}

pub(crate) fn modes(gathered: &Gathered<'_>, grades: &Grades<'_>) -> Vec<StatedMode> {
    let mut by_mode: BTreeMap<Mode, (BTreeSet<String>, Vec<String>)> = BTreeMap::new();
    let said = gathered.claims.iter().filter(|(c, ..)| c.evidential).filter_map(|(c, ..)| Some((c.mode?, &c.origin, &c.id)));
    let origins: Vec<(Mode, String, &String)> =
        gathered.observations.iter().filter_map(|(o, _)| Some((sea::mode_of(o)?, o.origin().to_owned(), &o.id))).collect();
    for (mode, origin, id) in said.chain(origins.iter().map(|(m, o, id)| (*m, o, *id))) {
        let entry = by_mode.entry(mode).or_default();
        entry.0.insert(grades.canonical(origin));
        entry.1.push(id.clone());
    }
    by_mode.into_iter().map(|(mode, (origins, ids))| StatedMode { mode, origins: origins.into_iter().collect(), ids }).collect()
}

pub(crate) fn stated(gathered: &Gathered<'_>, grades: &Grades<'_>) -> Vec<StatedQuantity> {
    let view = |(claim, day, _): &(&Claim, Option<Day>, String)| {
        Some(StatedQuantity {
            quantity: claim.quantity.as_ref()?.to_string(),
            origin: grades.canonical(&claim.origin),
            day: day.map(|d| d.to_string()),
            claim: claim.id.clone(),
        })
    };
    gathered.claims.iter().filter_map(view).collect()
}

pub(crate) fn origins(gathered: &Gathered<'_>, grades: &Grades<'_>) -> Vec<OriginView> {
    let mut names: BTreeSet<String> = gathered.pieces.iter().map(|p| p.origin.clone()).collect();
    names.extend(gathered.observations.iter().map(|(o, _)| grades.canonical(o.origin())));
    let view = |origin: String| {
        let grade = grades.of(&origin);
        let said = || gathered.claims.iter().map(|(c, ..)| *c).filter(|c| grades.canonical(&c.origin) == origin);
        let denies = gathered.pieces.iter().filter(|p| p.origin == origin).all(|p| p.way == Way::Against);
        let mut days: Vec<i32> = gathered.pieces.iter().filter(|p| p.origin == origin && p.said).map(|p| p.day.days()).collect();
        days.sort_unstable();
        days.dedup();
        let families: BTreeSet<Family> = gathered.pieces.iter().filter(|p| p.origin == origin).map(|p| p.family).collect();
        OriginView {
            letter: grade.letter,
            applied: grade.applied(denies),
            rationale: grade.rationale,
            interest: grade.interest,
            utterances: utterances(&days),
            documents: said().map(|c| &c.document).collect::<BTreeSet<_>>().len(),
            families: families.into_iter().collect(),
            origin,
        }
    };
    names.into_iter().map(view).collect()
}

/// Days of speech that are more than a day apart.
fn utterances(days: &[i32]) -> usize {
    let mut first = None;
    let mut n = 0;
    for day in days {
        if first.is_none_or(|f| day - f > 1) {
            first = Some(*day);
            n += 1;
        }
    }
    n
}

pub(crate) fn counts(gathered: &Gathered<'_>, grades: &Grades<'_>) -> Counts {
    let documents: BTreeSet<&str> = gathered.claims.iter().map(|(c, ..)| c.document.as_str()).collect();
    let views = origins(gathered, grades);
    Counts {
        copies: documents.iter().filter(|d| gathered.copies.contains(*d)).count(),
        documents: documents.len(),
        utterances: views.iter().map(|v| v.utterances).sum(),
        origins: views.len(),
        claims: gathered.claims.len(),
        observations: gathered.observations.len(),
    }
}

pub(crate) fn judgements(case: &Case, known: &Evidence) -> Vec<JudgementView> {
    let view = |j: &crate::judgement::Judgement| JudgementView {
        id: j.id.clone(),
        author: j.author.clone(),
        day: j.day.to_string(),
        text: j.decision.words(),
        reason: j.reason.clone(),
    };
    let mut views: Vec<JudgementView> = known.judgements.iter().filter(|j| j.case == case.id).map(view).collect();
    views.sort_by(|a, b| (&a.day, &a.id).cmp(&(&b.day, &b.id)));
    views
}

pub(crate) fn checks(known: &Evidence) -> Vec<crate::observation::ListCheck> {
    let mut checks = known.checks.clone();
    checks.sort_by(|a, b| (&a.subject, &a.list, &a.id).cmp(&(&b.subject, &b.list, &b.id)));
    checks
}

pub(crate) fn whole_assumptions(case: &Case, gathered: &Gathered<'_>) -> Vec<String> {
    let mut out = vec!["an origin is one voice, however many outlets carry it".to_owned()];
    if gathered.observations.iter().any(|(o, _)| o.family() == Family::Ais) {
        out.push("position reports are those of the ships that they name; contents unknown".to_owned());
    }
    if case.period.from.is_none() && case.period.to.is_none() {
        out.push("the case has no period: any time counts".to_owned());
    }
    out
}
