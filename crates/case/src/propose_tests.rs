use model::{Stage, Stance};

use super::*;
use crate::made::{claim, goods, party};

#[test]
fn a_draft_is_a_case_and_holds_its_claims() {
    let mut shells = claim("a.1", "US", Stance::Asserts, Stage::InTransit, "2022-11-02");
    shells.pretended = vec!["Middle \"East\"".into()];
    shells.vessels = vec!["Star".into()];
    let mut wide = claim("a.2", "US", Stance::Asserts, Stage::Bought, "2022-11-02");
    wide.items = goods(&["munition"]);
    let mut drones = claim("a.3", "US", Stance::Asserts, Stage::Received, "2022-11-02");
    (drones.supplier, drones.items) = (party("IR"), goods(&["drone"]));
    let drafts = Case::propose(&[drones, shells, wide], &Items::embedded());
    assert_eq!(drafts.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), ["kp-ru-shell", "ir-ru-drone"]);
    assert_eq!(drafts[0].claims, ["a.1", "a.2"]);
    let case = Case::parse(&drafts[0].toml).unwrap();
    assert_eq!((case.items, case.watch.pretended), (vec!["shell".to_owned()], vec!["Middle \"East\"".to_owned()]));
    assert_eq!(case.watch.ships[0].name.as_deref(), Some("Star"));
}
