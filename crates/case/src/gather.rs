//! From all that was known to the pieces of evidence of one case, and what is left out with the rule that says why.

use std::collections::{BTreeMap, BTreeSet};

use model::{Claim, Day, Rendering, Scope, Stage, Stance, Zone};

use crate::{
    case_file::Case,
    config::Config,
    decisions::Decisions,
    evidence::{Evidence, Received, claim_day},
    grades::Grades,
    item::Items,
    observation::Observation,
    opinion::Opinion,
    piece::{Piece, Way},
    rule::Rule,
    sea,
    thread::{self, Belongs},
};

/// What of the evidence is of one case.
#[derive(Default)]
pub(crate) struct Gathered<'a> {
    pub(crate) pieces: Vec<Piece>,
    /// Claims of the case with the reason, whether they count for a stage or not.
    pub(crate) claims: Vec<(&'a Claim, Option<Day>, String)>,
    pub(crate) observations: Vec<(&'a Observation, String)>,
    pub(crate) left_out: Vec<(String, Rule, String)>,
    pub(crate) endorsements: Vec<&'a Claim>,
    /// Denials that may be about the case.
    pub(crate) perhaps: Vec<(&'a Claim, Option<Day>, String)>,
    /// Documents that only repeat others.
    pub(crate) copies: BTreeSet<&'a str>,
    pub(crate) documents: BTreeMap<&'a str, &'a Received>,
}

/// Gathers the evidence of a case.
pub(crate) fn gather<'a>(
    case: &Case,
    evidence: &'a Evidence,
    grades: &Grades<'_>,
    items: &Items,
    config: &Config,
) -> Gathered<'a> {
    let documents = evidence.by_document();
    let decisions = Decisions::of(case, evidence);
    let mut out = Gathered { copies: copies(&documents), ..Gathered::default() };
    let (claims, perhaps, other) = of_the_case(case, evidence, items, &decisions);
    out.left_out.extend(other);
    out.perhaps = perhaps.into_iter().map(|(c, why)| (c, claim_day(c, &documents), why)).collect();
    let stages: BTreeMap<&str, Stage> = claims.iter().filter_map(|(c, _)| Some((c.id.as_str(), c.stage?))).collect();
    let mut whole: Vec<Piece> = Vec::new();
    for (claim, why) in claims {
        let day = claim_day(claim, &documents);
        out.claims.push((claim, day, why));
        if decisions.endorsing.contains(claim.id.as_str()) || (endorses(claim) && claim.stance != Stance::Denies) {
            out.endorsements.push(claim);
            continue;
        }
        if let Some((rule, why)) = sifted(claim, &out.copies, &decisions) {
            out.left_out.push((claim.id.clone(), rule, why));
            continue;
        }
        let origin = grades.canonical(&claim.origin);
        let grade = grades.of(&origin);
        if !grade.mapped {
            let who = if claim.origin.is_empty() { "nobody in particular" } else { &claim.origin };
            out.left_out.push((claim.id.clone(), Rule::Unmapped, format!("{who} is mapped to no graded origin")));
            continue;
        }
        let Some(day) = day else { continue };
        let translated = documents.get(claim.document.as_str()).is_some_and(|d| d.document.machine_translated.is_some());
        let way = match claim.stance {
            Stance::Denies => Way::Against,
            Stance::Undetermined => Way::Unknown,
            _ => Way::For,
        };
        let trust = config.trust(grade.applied(way == Way::Against));
        let piece = |stage| Piece {
            id: claim.id.clone(),
            origin: origin.clone(),
            stage,
            way,
            day,
            opinion: config.seed(claim.stance, claim.rendering).discounted(trust),
            stance: Some(claim.stance),
            family: crate::observation::Family::Statement,
            closeness: (claim.rendering, translated),
            about_cargo: false,
            ambiguous: claim.ambiguous,
            said: true,
            translated,
            text: claim.exact.clone(),
        };
        if way == Way::Against {
            let mut denied: BTreeSet<Stage> = claim.denies.iter().filter_map(|id| stages.get(id.as_str()).copied()).collect();
            if denied.is_empty() || !claim.ambiguous {
                denied.extend(claim.stage);
            }
            if denied.is_empty() {
                whole.push(piece(Stage::InTransit));
            }
            out.pieces.extend(denied.into_iter().map(piece));
        } else if let Some(stage) = claim.stage {
            out.pieces.push(piece(stage));
        }
    }
    seen(case, evidence, grades, items, config, &decisions, &mut out);
    // A denial of the whole meets every stage that somebody speaks for.
    let spoken: BTreeSet<Stage> = out.pieces.iter().filter(|p| p.way == Way::For).map(|p| p.stage).collect();
    out.pieces.extend(
        whole.into_iter().flat_map(|p| spoken.iter().map(move |&stage| Piece { stage, ..p.clone() }).collect::<Vec<_>>()),
    );
    out.pieces.sort_by(|a, b| (a.stage, &a.id).cmp(&(b.stage, &b.id)));
    out.left_out.sort();
    out.documents = documents;
    out
}

type Sorted<'a> = (Vec<(&'a Claim, String)>, Vec<(&'a Claim, String)>, Vec<(String, Rule, String)>);

/// Claims of the case, denials that may be, and the others.
fn of_the_case<'a>(case: &Case, evidence: &'a Evidence, items: &Items, decisions: &Decisions<'_>) -> Sorted<'a> {
    let (mut yes, mut perhaps, mut no) = (Vec::new(), Vec::new(), Vec::new());
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    // Denials come after what they deny, wherever they stand.
    let (denials, rest): (Vec<_>, Vec<_>) =
        evidence.claims.iter().partition(|c| c.stance == Stance::Denies && !c.denies.is_empty());
    for claim in rest.into_iter().chain(denials) {
        let belongs = match decisions.accepted.get(claim.id.as_str()) {
            Some(by) => Belongs::Yes(format!("accepted by {by}")),
            None => thread::claim(case, claim, items, &ids),
        };
        match belongs {
            Belongs::Yes(why) => {
                ids.insert(&claim.id);
                yes.push((claim, why));
            }
            Belongs::Perhaps(why) => perhaps.push((claim, why)),
            Belongs::No(rule, why) => no.push((claim.id.clone(), rule, why)),
        }
    }
    yes.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    perhaps.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    (yes, perhaps, no)
}

/// Why a claim of the case counts for no stage.
fn sifted(claim: &Claim, copies: &BTreeSet<&str>, decisions: &Decisions<'_>) -> Option<(Rule, String)> {
    if let Some(by) = decisions.rejected.get(claim.id.as_str()) {
        return Some((Rule::Judgement, format!("rejected by {by}")));
    }
    if copies.contains(claim.document.as_str()) {
        return Some((Rule::R6, "in a copy or translation of a document that is here".to_owned()));
    }
    if decisions.accepted.contains_key(claim.id.as_str()) {
        return None;
    }
    let denial = claim.stance == Stance::Denies;
    let raises = !denial && claim.stance != Stance::Undetermined;
    let found = if claim.zone == Zone::Headline || claim.rendering == Rendering::Headline {
        (Rule::R7, "a headline")
    } else if !claim.evidential {
        (Rule::Qualifies, "background")
    } else if claim.scope != Scope::Whole {
        (Rule::Qualifies, "about a part of it, not about a stage")
    } else if matches!(claim.stance, Stance::DeclinesToSpecify | Stance::Predicts) {
        (Rule::Qualifies, "declines to say, or speaks of what is to come")
    } else if claim.attempted && raises {
        (Rule::Attempted, "tried, not done")
    } else if claim.stage == Some(Stage::Used) && claim.intended_use.is_some() && raises {
        (Rule::R8, "says what it is meant for, not that it was used")
    } else if claim.rendering == Rendering::Narrated && raises {
        (Rule::R13, "taken for granted by the narrator")
    } else if claim.stage.is_none() && !denial {
        (Rule::Qualifies, "about no stage")
    } else {
        return None;
    };
    Some((found.0, found.1.to_owned()))
}

/// Whether a claim only agrees with another's.
fn endorses(claim: &Claim) -> bool {
    let text = claim.exact.to_lowercase();
    claim.rule.contains("endors")
        || include_str!("../data/endorsement.txt")
            .lines()
            .any(|words| !words.starts_with('#') && !words.is_empty() && text.contains(words))
}

/// Documents that copy one that is here.
fn copies<'a>(documents: &BTreeMap<&'a str, &'a Received>) -> BTreeSet<&'a str> {
    let here = |of: &str| {
        // Where two are said to copy each other, the first by id is the original.
        let back = documents.get(of).and_then(|d| d.copy_of.as_deref());
        (documents.contains_key(of), back.map(str::to_owned))
    };
    documents
        .iter()
        .filter(|(id, d)| {
            d.copy_of.as_deref().is_some_and(|of| {
                let (known, back) = here(of);
                known && of != **id && (back.as_deref() != Some(**id) || of < **id)
            })
        })
        .map(|(id, _)| *id)
        .collect()
}

/// Observations of the case.
fn seen<'a>(
    case: &Case,
    evidence: &'a Evidence,
    grades: &Grades<'_>,
    items: &Items,
    config: &Config,
    decisions: &Decisions<'_>,
    out: &mut Gathered<'a>,
) {
    let mut of_case: Vec<&Observation> = Vec::new();
    for seen in &evidence.observations {
        let rejected = decisions.rejected.get(seen.id.as_str()).map(|by| (Rule::Judgement, format!("rejected by {by}")));
        let accepted = decisions.accepted.get(seen.id.as_str());
        let belongs =
            accepted.map_or_else(|| thread::observation(case, seen, items), |by| Belongs::Yes(format!("accepted by {by}")));
        match (rejected, belongs) {
            (Some((rule, why)), _) | (None, Belongs::No(rule, why)) => out.left_out.push((seen.id.clone(), rule, why)),
            (None, Belongs::Yes(why) | Belongs::Perhaps(why)) => {
                out.observations.push((seen, why));
                of_case.push(seen);
            }
        }
    }
    out.observations.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    for seen in &of_case {
        let origin = grades.canonical(seen.origin());
        let grade = grades.of(&origin);
        if !grade.mapped {
            out.left_out.push((seen.id.clone(), Rule::Unmapped, format!("{origin:?} is mapped to no graded origin")));
            continue;
        }
        if seen.absent && sea::absence_says_nothing(case, seen) {
            let why = "not seen, where silence is expected or the way may be another";
            out.left_out.push((seen.id.clone(), Rule::R12, why.to_owned()));
            continue;
        }
        for &stage in &seen.stages {
            if let Some(why) = sea::beyond_movement(seen, stage, &of_case) {
                out.left_out.push((seen.id.clone(), Rule::R12, why));
                continue;
            }
            let opinion = config.observed(seen);
            if opinion == Opinion::VACUOUS {
                continue;
            }
            let against = opinion.disbelief > 0.0;
            out.pieces.push(Piece {
                id: seen.id.clone(),
                origin: origin.clone(),
                stage,
                way: if against { Way::Against } else { Way::For },
                day: seen.known,
                opinion: opinion.discounted(config.trust(grade.applied(against))),
                stance: None,
                family: seen.family(),
                closeness: (Rendering::Direct, false),
                about_cargo: seen.about_cargo,
                ambiguous: false,
                said: false,
                translated: false,
                text: seen.text.clone(),
            });
        }
    }
}
