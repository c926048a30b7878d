use model::{Stage, Stance};

use super::*;
use crate::made::{claim as made_claim, goods, party, shells};

fn belongs(c: &Claim) -> Belongs {
    claim(&shells(), c, &Items::embedded(), &BTreeSet::new())
}

#[test]
fn the_same_parties_and_wider_goods_belong() {
    let mut c = made_claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    c.items = goods(&["munition"]);
    assert_eq!(belongs(&c), Belongs::Yes("supplier KP, recipient RU, munition".into()));
    c.items = goods(&["missile", "shell"]);
    assert!(matches!(belongs(&c), Belongs::Yes(_)), "one of several goods is enough");
}

#[test]
fn another_maker_is_another_consignment() {
    let mut c = made_claim("a.1", "US", Stance::Asserts, Stage::Received, "2022-11-02");
    (c.supplier, c.maker) = (None, party("IR"));
    assert_eq!(belongs(&c), Belongs::No(Rule::R10, "another supplier: IR".into()));
}

#[test]
fn what_is_said_not_to_be_of_the_case_does_not_belong() {
    let mut c = made_claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    (c.items, c.excluded) = (goods(&["arms"]), goods(&["munition"]));
    assert_eq!(belongs(&c), Belongs::No(Rule::R10, "it is said to be no munition".into()));
}

#[test]
fn a_claim_that_names_nothing_belongs_nowhere() {
    let mut c = made_claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    (c.supplier, c.recipient, c.items) = (None, None, vec![]);
    assert!(matches!(belongs(&c), Belongs::No(Rule::R10, _)));
    (c.stance, c.ambiguous) = (Stance::Denies, true);
    assert!(matches!(belongs(&c), Belongs::Perhaps(_)));
}
