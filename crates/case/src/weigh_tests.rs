use model::{Stage, Stance};

use crate::{
    assessment::Answer,
    evidence::Evidence,
    made::{answer, claim, seen},
    observation::{ObservationKind, Strength},
    word::Likelihood,
};

#[test]
fn a_denial_never_makes_a_word_of_too_little() {
    // Just above the limit of uncertainty; the denial takes the sum below it.
    let mut claims = vec![claim("a.1", "KR", Stance::HasIndications, Stage::InTransit, "2022-11-02")];
    let alone = Evidence { claims: claims.clone(), ..Evidence::default() };
    assert_eq!(answer(&alone, Stage::InTransit), Answer::InsufficientBasis, "self-interested: one grade down");
    claims.push(claim("b.1", "RU", Stance::Denies, Stage::InTransit, "2022-11-03"));
    assert_eq!(answer(&Evidence { claims, ..Evidence::default() }, Stage::InTransit), Answer::InsufficientBasis);
}

#[test]
fn one_against_is_no_less_than_unlikely() {
    let against = claim("a.1", "GB", Stance::Denies, Stage::InTransit, "2022-11-02");
    let evidence = Evidence { claims: vec![against], ..Evidence::default() };
    assert_eq!(answer(&evidence, Stage::InTransit), Answer::Judged(Likelihood::Unlikely));
}

#[test]
fn imagery_that_cannot_show_the_purpose_is_no_second_origin() {
    let us = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    let train = seen("o1", "38 North", ObservationKind::Imagery, Stage::InTransit, Strength::Weak, "2022-11-04");
    let evidence = Evidence { claims: vec![us], observations: vec![train], ..Evidence::default() };
    assert_eq!(answer(&evidence, Stage::InTransit), Answer::Judged(Likelihood::Likely));
}

#[test]
fn a_later_stage_lifts_the_earlier_ones_with_it() {
    let claims = vec![
        claim("a.1", "US", Stance::Asserts, Stage::Received, "2022-11-02"),
        claim("b.1", "GB", Stance::Asserts, Stage::Received, "2022-11-02"),
        claim("c.1", "JP", Stance::Denies, Stage::Arrived, "2022-11-02"),
    ];
    let evidence = Evidence { claims, ..Evidence::default() };
    assert_eq!(answer(&evidence, Stage::Received), Answer::Judged(Likelihood::VeryLikely));
    assert_eq!(answer(&evidence, Stage::Arrived), Answer::Judged(Likelihood::VeryLikely), "what was received has arrived");
}
