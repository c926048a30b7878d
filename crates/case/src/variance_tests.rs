use model::{Rendering, Stage, Stance};

use crate::{
    evidence::Evidence,
    made::{assessed, claim},
};

#[test]
fn renderings_that_differ_are_variance() {
    let mut disguised = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    disguised.pretended = vec!["Middle East".into()];
    let mut through = claim("b.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-03");
    (through.transit, through.rendering) = (vec!["Middle East".into()], Rendering::Indirect);
    let a = assessed(&Evidence { claims: vec![through, disguised], ..Evidence::default() }, "2022-11-03");
    let v = &a.variances[0];
    assert_eq!((v.origin.as_str(), v.field.as_str()), ("US", "destination"));
    assert_eq!(v.readings[0], ("pretended destination".to_owned(), vec!["a.1".to_owned()]), "the closest decides");
    assert!(!a.stage(Stage::InTransit).unwrap().contested);
}
