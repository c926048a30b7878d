use model::{Mode, Stage, Stance};

use crate::{
    evidence::Evidence,
    made::{assessed, claim, seen},
    observation::{ObservationKind, Strength},
};

#[test]
fn sea_said_and_rail_seen_tell_the_rivals_apart() {
    let mut by_sea = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    by_sea.mode = Some(Mode::Sea);
    let mut train = seen("o1", "CSIS", ObservationKind::Rail, Stage::InTransit, Strength::Moderate, "2022-11-02");
    train.about_cargo = false;
    let evidence = Evidence { claims: vec![by_sea], observations: vec![train], ..Evidence::default() };
    let table = assessed(&evidence, "2022-11-03").hypotheses;
    let cells = |name: &str| table.rows.iter().find(|r| r.hypothesis == name).unwrap().cells.clone();
    assert_eq!(cells("sea"), ["+", "0"]);
    assert_eq!(cells("rail"), ["-", "+"]);
    assert_eq!(cells("mixed"), ["+", "+"]);
    assert_eq!(cells("no_transfer"), ["-", "-"]);
}
