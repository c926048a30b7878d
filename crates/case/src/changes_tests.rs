use model::{Stage, Stance};

use super::*;
use crate::{
    evidence::Evidence,
    made::{assessed, claim},
    word::Likelihood,
};

#[test]
fn a_change_names_its_reason() {
    let claims = vec![
        claim("a.1", "US", Stance::Undetermined, Stage::Received, "2022-11-02"),
        claim("b.1", "US", Stance::Asserts, Stage::Received, "2023-10-13"),
    ];
    let evidence = Evidence { claims, ..Evidence::default() };
    let found = changes(&assessed(&evidence, "2022-11-03"), &assessed(&evidence, "2023-10-14"));
    let received = found.stages.iter().find(|c| c.stage == Stage::Received).unwrap();
    assert_eq!((received.before, received.after), (Answer::NotEstablished, Answer::Judged(Likelihood::Likely)));
    assert_eq!(received.new_evidence, ["b.1"]);
    assert!(received.lifted_gates.contains(&Rule::R3) && received.new_gates.contains(&Rule::R1));
    assert!(
        received.sentence.contains("likely, was not established")
            && received.sentence.contains("US official statement (2023-10-13)")
    );
}

#[test]
fn nothing_new_is_no_change() {
    let evidence =
        Evidence { claims: vec![claim("a.1", "US", Stance::Asserts, Stage::Bought, "2022-11-02")], ..Evidence::default() };
    let found = changes(&assessed(&evidence, "2022-11-03"), &assessed(&evidence, "2023-11-03"));
    assert!(found.stages.is_empty() && found.new_evidence.is_empty());
}
