//! The assessment of a case on a day, from all that was known by then. A pure function: the same evidence gives the same answer, and what
//! is taken away leaves no trace.

use std::collections::BTreeMap;

use model::{Day, Stage, Stance};

use crate::{
    assessment::{Assessment, Conflict, LeftOut, OriginBasis, StageAssessment},
    case_file::Case,
    config::Config,
    digit::digit,
    evidence::Evidence,
    gather::{Gathered, gather},
    grade::{Interest, Sources},
    grades::Grades,
    hypotheses,
    item::Items,
    lists,
    opinion::Opinion,
    piece::Way,
    quantity,
    standing::{ORDER, Standings, implied, standings},
    tell,
    variance::variances,
    weigh::{Weighed, weigh},
};

/// What assessing rests on besides the evidence: numbers and tables.
#[derive(Clone, Debug)]
pub struct Method {
    /// The numbers of the calculus.
    pub config: Config,
    /// The default grades.
    pub sources: Sources,
    /// The tree of goods.
    pub items: Items,
}

impl Method {
    /// The one built into the program.
    ///
    /// # Errors
    ///
    /// A table is broken; the tests see to it that none is.
    pub fn embedded() -> Result<Self, toml::de::Error> {
        Ok(Self { config: Config::default(), sources: Sources::embedded()?, items: Items::embedded() })
    }
}

/// Assesses a case on what was known by the end of a day.
pub fn assess(case: &Case, evidence: &Evidence, as_of: Day, method: &Method) -> Assessment {
    let known = evidence.known_by(as_of);
    let grades = Grades::new(case, &method.sources, &known.judgements);
    let gathered = gather(case, &known, &grades, &method.items, &method.config);
    let accusers = gathered.pieces.iter().filter(|p| p.said && p.way == Way::For).map(|p| p.origin.clone()).collect();
    let grades = grades.with_accusers(accusers);
    let interest = |origin: &str| grades.of(origin).interest;
    let all = standings(&gathered.pieces, &method.config);
    let mut weighed: BTreeMap<Stage, Weighed> = BTreeMap::new();
    for stage in ORDER {
        let nothing = Standings::new();
        let touched = gathered.left_out.iter().any(|(id, rule, _)| touches(&gathered, id, *rule, stage));
        let mut here = weigh(stage, all.get(&stage).unwrap_or(&nothing), &interest, touched, &method.config);
        for (above, theirs) in weighed.iter().filter(|(above, _)| implied(**above) == Some(stage)) {
            here.at_least(theirs, *above);
        }
        weighed.insert(stage, here);
    }
    let beside = gathered.pieces.iter().any(|p| p.stage == Stage::SupportService);
    let ladder = Stage::LADDER.into_iter().chain(beside.then_some(Stage::SupportService));
    let stages = ladder
        .filter_map(|stage| Some((stage, weighed.get(&stage)?, all.get(&stage)?)))
        .map(|(stage, weighed, standings)| stage_view(stage, weighed, standings, &interest, case, &gathered))
        .collect();
    Assessment {
        case: case.id.clone(),
        title: case.title.clone(),
        question: case.question.clone(),
        as_of: as_of.to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        stages,
        pretended: lists::places(&gathered, &grades, |c| &c.pretended),
        transit: lists::places(&gathered, &grades, |c| &c.transit),
        modes: lists::modes(&gathered, &grades),
        variances: variances(&gathered.claims, &grades, &method.config),
        origins: lists::origins(&gathered, &grades),
        hypotheses: hypotheses::table(case, &gathered, &interest),
        quantity: quantity::estimate(&case.quantity, case.items.first().map_or("pieces", String::as_str)),
        stated_quantities: lists::stated(&gathered, &grades),
        evidence: lists::evidence_items(&gathered, &grades),
        ambiguous_denials: lists::perhaps(&gathered, &grades),
        endorsements: gathered.endorsements.iter().map(|c| lists::claim_item(c, None, "agrees with another", &grades)).collect(),
        judgements: lists::judgements(case, &known),
        list_checks: lists::checks(&known),
        assumptions: lists::whole_assumptions(case, &gathered),
        counts: lists::counts(&gathered, &grades),
        left_out: gathered.left_out.into_iter().map(|(id, rule, why)| LeftOut { id, rule, why }).collect(),
    }
}

/// Whether something that does not count speaks of a stage all the same.
fn touches(gathered: &Gathered<'_>, id: &str, rule: crate::rule::Rule, stage: Stage) -> bool {
    use crate::rule::Rule;
    matches!(rule, Rule::R7 | Rule::R13 | Rule::Unmapped)
        && gathered.claims.iter().any(|(c, ..)| c.id == id && c.stage == Some(stage))
}

fn stage_view(
    stage: Stage,
    weighed: &Weighed,
    standings: &Standings,
    interest: &dyn Fn(&str) -> Interest,
    case: &Case,
    gathered: &Gathered<'_>,
) -> StageAssessment {
    let (digit, reason) = digit(weighed, standings);
    let mut view = StageAssessment {
        stage,
        answer: weighed.answer,
        confidence: weighed.confidence,
        contested: weighed.contested,
        since: standings.values().filter_map(|s| s.support.as_ref().and(s.first)).min().map(|d| d.to_string()),
        opinion: weighed.opinion,
        expected: weighed.expected,
        digit,
        digit_reason: reason.to_owned(),
        gates: weighed.gates.clone(),
        origins: standings.iter().map(|(origin, s)| basis(origin, s)).collect(),
        families: weighed.families.iter().copied().collect(),
        conflicts: standings
            .iter()
            .filter_map(|(origin, s)| {
                let denial = s.denial.as_ref()?;
                Some(Conflict {
                    origin: origin.clone(),
                    interest: interest(origin),
                    day: Some(denial.day.to_string()),
                    ids: denial.ids.clone(),
                    ambiguous: denial.ambiguous,
                    counted: true,
                    text: denial.text.clone(),
                })
            })
            .collect(),
        assumptions: Vec::new(),
        gaps: Vec::new(),
        would_change: Vec::new(),
        sentence: String::new(),
        sentence_fr: String::new(),
        confidence_sentence: String::new(),
        confidence_sentence_fr: String::new(),
        basis_sentence: String::new(),
    };
    view.assumptions = tell::assumptions(&view, case, gathered);
    view.gaps = tell::gaps(&view, gathered);
    view.would_change = tell::would_change(&view, weighed.supporters.len());
    tell::tell(&mut view);
    view
}

fn basis(origin: &str, s: &crate::standing::Standing) -> OriginBasis {
    let counted = s.support.as_ref().map(|s| s.counted.clone());
    let unknown = s.unknown.as_ref().map(|u| vec![u.2.clone()]);
    let denied = s.denial.as_ref().map(|d| d.ids.clone());
    let denies = s.denial.as_ref().filter(|d| d.said).map(|_| Stance::Denies);
    let doubts = s.unknown.as_ref().map(|_| Stance::Undetermined).or(denies);
    let stance = s.support.as_ref().map_or(doubts, |s| s.stance);
    let day = s.support.as_ref().map(|s| s.day).or(s.unknown.as_ref().map(|u| u.0)).or(s.denial.as_ref().map(|d| d.day));
    OriginBasis {
        origin: origin.to_owned(),
        opinion: s.support.as_ref().map(|s| s.opinion).or(s.denial.as_ref().map(|d| d.opinion)).unwrap_or(Opinion::VACUOUS),
        stance,
        implied_by: s.support.as_ref().and_then(|s| s.implied_by),
        day: day.map(|d| d.to_string()),
        families: s.support.as_ref().map_or_else(Vec::new, |s| s.families.iter().copied().collect()),
        counted: counted.into_iter().chain(unknown).chain(denied).flatten().collect(),
        superseded: s.superseded.clone(),
        rules: s.rules.iter().copied().collect(),
    }
}

#[cfg(test)]
#[path = "assess_tests.rs"]
mod tests;
