use model::{Stage, Stance};

use crate::{
    assessment::Answer,
    evidence::Evidence,
    made::{answer, assessed, claim},
    word::Likelihood,
};

#[test]
fn who_denied_and_now_does_not_know_has_still_denied() {
    let claims = vec![
        claim("a.1", "GB", Stance::Denies, Stage::InTransit, "2022-11-01"),
        claim("b.1", "GB", Stance::Undetermined, Stage::InTransit, "2022-11-10"),
        claim("c.1", "US", Stance::HasIndications, Stage::InTransit, "2022-11-20"),
    ];
    let a = assessed(&Evidence { claims, ..Evidence::default() }, "2022-12-01");
    let s = a.stage(Stage::InTransit).unwrap();
    assert_eq!(s.conflicts.len(), 1);
    assert!(s.answer.likelihood().is_none_or(|w| w <= Likelihood::RoughlyEven), "{:?}", s.answer);
}

#[test]
fn who_admits_has_no_longer_denied() {
    let claims = vec![
        claim("a.1", "RU", Stance::Denies, Stage::Received, "2022-11-01"),
        claim("b.1", "RU", Stance::Asserts, Stage::Received, "2022-12-01"),
    ];
    let a = assessed(&Evidence { claims, ..Evidence::default() }, "2023-01-01");
    let s = a.stage(Stage::Received).unwrap();
    assert!(s.conflicts.is_empty() && s.origins[0].opinion.belief > 0.3, "against its own interest: no grade down");
}

#[test]
fn one_who_does_not_know_takes_nothing_from_two_who_do() {
    let mut claims = vec![
        claim("a.1", "US", Stance::Asserts, Stage::Received, "2022-11-01"),
        claim("b.1", "JP", Stance::Undetermined, Stage::Received, "2022-11-10"),
    ];
    let one = Evidence { claims: claims.clone(), ..Evidence::default() };
    assert_eq!(answer(&one, Stage::Received), Answer::NotEstablished);
    claims.push(claim("c.1", "GB", Stance::Asserts, Stage::Received, "2022-11-01"));
    let two = Evidence { claims, ..Evidence::default() };
    assert_eq!(answer(&two, Stage::Received), Answer::Judged(Likelihood::VeryLikely));
}
