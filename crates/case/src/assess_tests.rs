//! One test a gate.

use model::{Claim, Rendering, Stage, Stance, When, Zone};

use super::*;
use crate::{
    assessment::Answer,
    judgement::{Decision, Judgement},
    made::{answer, assessed, claim, day, goods, party, seen, shells},
    observation::{ObservationKind, Strength},
    rule::Rule,
    word::{Confidence, Likelihood},
};

const LIKELY: Answer = Answer::Judged(Likelihood::Likely);
const VERY_LIKELY: Answer = Answer::Judged(Likelihood::VeryLikely);

fn said(claims: Vec<Claim>) -> Evidence {
    Evidence { claims, ..Evidence::default() }
}

fn gates(a: &Assessment, stage: Stage) -> Vec<Rule> {
    a.stage(stage).unwrap().gates.iter().map(|g| g.rule).collect()
}

fn left(a: &Assessment, id: &str) -> Option<Rule> {
    a.left_out.iter().find(|l| l.id == id).map(|l| l.rule)
}

#[test]
fn r1_one_origin_is_never_above_likely_and_low() {
    let outlets = (1..20).map(|n| claim(&format!("d{n}.1"), "US", Stance::Asserts, Stage::InTransit, "2022-11-02")).collect();
    let a = assessed(&said(outlets), "2022-11-03");
    let s = a.stage(Stage::InTransit).unwrap();
    assert_eq!((s.answer, s.confidence), (LIKELY, Some(Confidence::Low)));
    assert!(gates(&a, Stage::InTransit).contains(&Rule::R1));
    assert_eq!(s.origins.len(), 1);
}

#[test]
fn r2_very_likely_needs_two_origins_and_almost_certain_cargo_seen() {
    let two = vec![
        claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02"),
        claim("b.1", "GB", Stance::Asserts, Stage::InTransit, "2022-11-02"),
    ];
    let mut evidence = said(two);
    let a = assessed(&evidence, "2022-11-03");
    assert_eq!(a.stage(Stage::InTransit).unwrap().answer, VERY_LIKELY);
    assert_eq!(a.stage(Stage::InTransit).unwrap().confidence, Some(Confidence::Moderate));
    for (id, by) in [("o1", "CSIS"), ("o2", "38 North"), ("o3", "RUSI"), ("o4", "C4ADS")] {
        let train = seen(id, by, ObservationKind::Imagery, Stage::InTransit, Strength::Conclusive, "2022-11-02");
        evidence.observations.push(train);
    }
    let a = assessed(&evidence, "2022-11-03");
    assert_eq!(a.stage(Stage::InTransit).unwrap().answer, VERY_LIKELY, "movement is not cargo");
    assert!(gates(&a, Stage::InTransit).contains(&Rule::R2));
    evidence.observations[0].about_cargo = true;
    let a = assessed(&evidence, "2022-11-03");
    let s = a.stage(Stage::InTransit).unwrap();
    assert_eq!((s.answer, s.confidence), (Answer::Judged(Likelihood::AlmostCertain), Some(Confidence::High)));
    evidence.claims.push(claim("c.1", "RU", Stance::Denies, Stage::InTransit, "2022-11-02"));
    assert_eq!(answer(&evidence, Stage::InTransit), VERY_LIKELY, "an open contradiction");
}

#[test]
fn r3_still_monitoring_is_not_established_until_something_later() {
    let mut claims = vec![
        claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02"),
        claim("a.2", "US", Stance::Undetermined, Stage::Received, "2022-11-02"),
    ];
    let a = assessed(&said(claims.clone()), "2022-11-03");
    let s = a.stage(Stage::Received).unwrap();
    assert_eq!(s.answer, Answer::NotEstablished);
    assert!(s.confidence.is_none() && gates(&a, Stage::Received).contains(&Rule::R3), "{s:?}");
    assert!(s.sentence.contains("US said on 2022-11-02"), "{}", s.sentence);
    claims.push(claim("b.1", "US", Stance::Asserts, Stage::Received, "2022-12-20"));
    assert_eq!(answer(&said(claims), Stage::Received), LIKELY);
}

#[test]
fn r4_too_little_is_insufficient_never_even() {
    let suspicion = claim("a.1", "US", Stance::Suspects, Stage::InTransit, "2022-11-02");
    let a = assessed(&said(vec![suspicion]), "2022-11-03");
    assert_eq!(a.stage(Stage::InTransit).unwrap().answer, Answer::InsufficientBasis);
    assert_eq!(gates(&a, Stage::InTransit), [Rule::R4]);
}

#[test]
fn r5_the_denial_of_the_accused_is_shown_and_moves_little() {
    let mut claims = vec![claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02")];
    let before = assessed(&said(claims.clone()), "2022-12-01");
    claims.push(claim("b.1", "KP", Stance::Denies, Stage::InTransit, "2022-11-08"));
    claims.push(claim("c.1", "RU", Stance::Denies, Stage::InTransit, "2022-11-08"));
    let after = assessed(&said(claims), "2022-12-01");
    let (b, a) = (before.stage(Stage::InTransit).unwrap(), after.stage(Stage::InTransit).unwrap());
    assert!(a.expected < b.expected && b.expected - a.expected <= 0.1 + 1e-9);
    assert_eq!(a.answer, LIKELY);
    assert!(a.contested && a.conflicts.len() == 2 && a.digit != 1);
    assert!(gates(&after, Stage::InTransit).contains(&Rule::R5));
}

#[test]
fn r6_the_quotation_overrides_the_paraphrase() {
    let mut paraphrase = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    paraphrase.rendering = Rendering::Indirect;
    let quotation = claim("a.2", "US", Stance::HasIndications, Stage::InTransit, "2022-11-02");
    let a = assessed(&said(vec![paraphrase, quotation]), "2022-11-03");
    let s = a.stage(Stage::InTransit).unwrap();
    assert_eq!(s.origins[0].stance, Some(Stance::HasIndications));
    assert_eq!(s.origins[0].superseded, ["a.1"]);
    assert!(gates(&a, Stage::InTransit).contains(&Rule::R6));
    assert!((s.expected - 0.7).abs() < 1e-9);
}

#[test]
fn r7_a_headline_is_no_evidence() {
    let mut headline = claim("a.1", "US", Stance::Asserts, Stage::Used, "2022-11-02");
    headline.zone = Zone::Headline;
    let a = assessed(&said(vec![headline]), "2022-11-03");
    assert_eq!(left(&a, "a.1"), Some(Rule::R7));
    assert_eq!(a.stage(Stage::Used).unwrap().answer, Answer::InsufficientBasis);
}

#[test]
fn r8_a_purpose_is_no_use() {
    let mut purpose = claim("a.1", "US", Stance::Asserts, Stage::Used, "2022-11-02");
    purpose.intended_use = Some("against UA".into());
    let a = assessed(&said(vec![purpose]), "2022-11-03");
    assert_eq!(left(&a, "a.1"), Some(Rule::R8));
    assert_eq!(a.stage(Stage::Used).unwrap().answer, Answer::NoInformation);
}

#[test]
fn r9_the_same_origin_later_is_an_update() {
    let claims = vec![
        claim("a.1", "US", Stance::Undetermined, Stage::Bought, "2022-09-06"),
        claim("b.1", "US", Stance::HasIndications, Stage::Bought, "2022-11-02"),
    ];
    let evidence = said(claims);
    assert_eq!(assessed(&evidence, "2022-10-01").stage(Stage::Bought).unwrap().answer, Answer::NotEstablished);
    let a = assessed(&evidence, "2022-11-03");
    let s = a.stage(Stage::Bought).unwrap();
    assert_eq!(s.answer, LIKELY);
    assert!(!s.contested && gates(&a, Stage::Bought).contains(&Rule::R9));
    assert_eq!(s.origins[0].superseded, ["a.1"]);
}

#[test]
fn r10_other_goods_or_another_recipient_are_another_consignment() {
    let mut missiles = claim("a.1", "US", Stance::Asserts, Stage::Received, "2022-12-22");
    missiles.items = goods(&["rocket", "missile"]);
    let mut elsewhere = claim("a.2", "US", Stance::Asserts, Stage::Received, "2022-12-22");
    elsewhere.recipient = party("Wagner Group");
    let a = assessed(&said(vec![missiles, elsewhere]), "2023-01-01");
    assert_eq!((left(&a, "a.1"), left(&a, "a.2")), (Some(Rule::R10), Some(Rule::R10)));
    assert_eq!(a.stage(Stage::Received).unwrap().answer, Answer::NoInformation);
}

#[test]
fn r11_implication_runs_backward_only() {
    let used = said(vec![claim("a.1", "US", Stance::Asserts, Stage::Used, "2022-11-02")]);
    let a = assessed(&used, "2022-11-03");
    for stage in [Stage::Used, Stage::Received, Stage::Arrived, Stage::InTransit] {
        assert_eq!(a.stage(stage).unwrap().answer, LIKELY, "{stage}");
    }
    for stage in [Stage::Sought, Stage::Bought] {
        assert_eq!(a.stage(stage).unwrap().answer, Answer::NoInformation, "{stage}");
    }
    assert!(gates(&a, Stage::Received).contains(&Rule::R11));
    let moving = said(vec![claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02")]);
    assert_eq!(answer(&moving, Stage::Received), Answer::NoInformation);
}

#[test]
fn r12_position_reports_speak_of_movement_alone() {
    let mut visit = seen("o1", "AIS", ObservationKind::Visit, Stage::Received, Strength::Conclusive, "2022-11-02");
    visit.vessels = vec!["9000001".into()];
    let mut evidence = Evidence { observations: vec![visit], ..Evidence::default() };
    let a = assessed(&evidence, "2022-11-03");
    assert_eq!(left(&a, "o1"), Some(Rule::R12));
    assert_eq!(a.stage(Stage::Received).unwrap().answer, Answer::NoInformation);
    evidence.claims = vec![claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02")];
    evidence.observations =
        vec![seen("o1", "AIS", ObservationKind::Voyage, Stage::InTransit, Strength::Conclusive, "2022-11-02")];
    let a = assessed(&evidence, "2022-11-03");
    assert_eq!(a.stage(Stage::InTransit).unwrap().answer, LIKELY);
    assert!(gates(&a, Stage::InTransit).contains(&Rule::R12));
}

#[test]
fn r12_not_being_heard_says_nothing() {
    let evidence = said(vec![claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02")]);
    let mut silent = evidence.clone();
    let mut nothing = seen("o1", "AIS", ObservationKind::Voyage, Stage::InTransit, Strength::Strong, "2022-11-02");
    nothing.absent = true;
    silent.observations.push(nothing);
    let (before, after) = (assessed(&evidence, "2022-11-03"), assessed(&silent, "2022-11-03"));
    assert_eq!(before.stages, after.stages);
    assert_eq!(left(&after, "o1"), Some(Rule::R12));
    assert!(after.hypotheses.rows.iter().all(|row| row.cells.last().is_some_and(|c| c == "0")));
}

#[test]
fn r13_a_narrator_raises_nothing() {
    let mut narrated = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    narrated.rendering = Rendering::Narrated;
    let a = assessed(&said(vec![narrated]), "2022-11-03");
    assert_eq!(left(&a, "a.1"), Some(Rule::R13));
    assert_eq!(a.stage(Stage::InTransit).unwrap().answer, Answer::InsufficientBasis);
}

#[test]
fn r14_an_ambiguous_denial_stays_with_what_stands_next_to_it() {
    let one = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    let mut other = claim("a.2", "US", Stance::Asserts, Stage::Received, "2022-11-02");
    (other.supplier, other.items) = (party("IR"), goods(&["drone"]));
    let mut denial = claim("a.3", "RU", Stance::Denies, Stage::Received, "2022-11-02");
    (denial.stage, denial.ambiguous, denial.denies) = (None, true, vec!["a.2".into()]);
    (denial.supplier, denial.recipient, denial.items) = (None, None, vec![]);
    let a = assessed(&said(vec![one, other, denial]), "2022-11-03");
    assert!(!a.stage(Stage::InTransit).unwrap().contested);
    assert_eq!(a.ambiguous_denials.len(), 1);
    assert_eq!(a.ambiguous_denials[0].origin, "RU");
}

#[test]
fn r15_every_stage_lists_its_basis() {
    let a = assessed(&said(vec![claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02")]), "2022-11-03");
    for s in &a.stages {
        for part in ["Origins:", "Families:", "Denied or contradicted by:", "Not known:", "Would change it:"] {
            assert!(s.basis_sentence.contains(part), "{}", s.basis_sentence);
        }
        assert!(!s.sentence.contains("onfidence"), "likelihood and confidence in one sentence: {}", s.sentence);
    }
}

#[test]
fn who_agrees_is_no_origin_and_what_the_accuser_releases_is_the_accusers() {
    let mut agrees = claim("b.1", "GB", Stance::Asserts, Stage::InTransit, "2022-12-22");
    agrees.exact = "The United Kingdom concurs with the American assessment.".into();
    let mut picture = seen("o1", "Planet", ObservationKind::Imagery, Stage::InTransit, Strength::Strong, "2022-12-22");
    picture.released_by = Some("US".into());
    let us = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-12-22");
    let evidence = Evidence { claims: vec![us, agrees], observations: vec![picture], ..Evidence::default() };
    let a = assessed(&evidence, "2022-12-23");
    let s = a.stage(Stage::InTransit).unwrap();
    assert_eq!((s.answer, s.origins.len(), a.endorsements.len()), (LIKELY, 1, 1));
}

#[test]
fn who_is_mapped_to_nobody_corroborates_nothing() {
    let us = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    let blog = claim("b.1", "some blog", Stance::Asserts, Stage::InTransit, "2022-11-02");
    let evidence = said(vec![us, blog]);
    let a = assessed(&evidence, "2022-11-03");
    assert_eq!(left(&a, "b.1"), Some(Rule::Unmapped));
    assert_eq!(a.stage(Stage::InTransit).unwrap().answer, LIKELY);
}

#[test]
fn third_parties_that_contradict_are_not_fused() {
    let claims = vec![
        claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02"),
        claim("b.1", "GB", Stance::Denies, Stage::InTransit, "2022-11-02"),
    ];
    let a = assessed(&said(claims), "2022-11-03");
    assert_eq!(a.stage(Stage::InTransit).unwrap().answer, Answer::Conflicting);
    assert_eq!(gates(&a, Stage::InTransit), [Rule::Conflict]);
}

#[test]
fn judgements_count_with_their_author() {
    let mut evidence = said(vec![claim("a.1", "US", Stance::HasIndications, Stage::InTransit, "2022-11-02")]);
    let judgement = |id: &str, on: &str, decision| Judgement {
        id: id.into(),
        case: "shells".into(),
        author: "ada".into(),
        day: day(on),
        decision,
        reason: "checked".into(),
    };
    evidence.judgements.push(judgement("j1", "2022-11-10", Decision::Reject { of: "a.1".into() }));
    evidence.judgements.push(judgement("j2", "2022-11-20", Decision::Accept { of: "a.1".into() }));
    evidence.judgements.push(judgement("j3", "2022-11-25", Decision::Grade { origin: "US".into(), letter: crate::Letter::D }));
    let on = |d: &str| assessed(&evidence, d).stage(Stage::InTransit).unwrap().answer;
    assert_eq!(on("2022-11-09"), LIKELY);
    assert_eq!(on("2022-11-10"), Answer::NoInformation);
    assert_eq!(on("2022-11-20"), LIKELY);
    assert_eq!(on("2022-11-25"), Answer::InsufficientBasis);
    let a = assessed(&evidence, "2022-11-10");
    assert!(a.left_out[0].why.contains("ada") && a.judgements[0].author == "ada");
}

#[test]
fn a_case_outside_its_period_is_another() {
    let mut case = shells();
    case.period.from = Some(day("2022-08-01"));
    let mut old = claim("a.1", "US", Stance::Asserts, Stage::Received, "2022-11-02");
    old.about = Some(When::day(day("2015-01-01"), "2015"));
    let a = assess(&case, &said(vec![old]), day("2022-11-03"), &Method::embedded().unwrap());
    assert_eq!(left(&a, "a.1"), Some(Rule::R10));
}
